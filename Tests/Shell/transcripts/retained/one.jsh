/set mode mine normal -command
/set prompt mine "mine> " "   > "
/set mode -retain mine
/set feedback -retain mine
/set editor -retain vi -x
/set start -retain start.jsh
/set feedback -retain
/set truncation mine 20
/set mode mine
/set start
/set editor
