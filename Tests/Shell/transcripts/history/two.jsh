int second = 2
/history
/history -all
/history -wrong
/history more
