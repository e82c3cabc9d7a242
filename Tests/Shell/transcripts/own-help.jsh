/help
/help list
/help /set editor
/? intro
/help se mode
/help feed
/help nothing
/help rerun
