/set feedback
/set start
/set editor
