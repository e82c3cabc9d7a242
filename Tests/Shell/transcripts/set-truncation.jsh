/set mode mine normal -command
/set truncation mine 20
/set truncation mine 30 expression
/set truncation mine
/set feedback mine
String s = "abcdefghijklmnopqrstuvwxyz0123456789"
s
"abcdefghijklmnopqrstuvwxyz0123456789"
/vars
/set truncation mine 10 varvalue
s
/set truncation mine zero
/set truncation mine -1
/set truncation normal 5
/set truncation mine 5 wrong
/set truncation
