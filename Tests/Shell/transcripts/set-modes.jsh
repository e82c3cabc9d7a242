/set mode mine normal -command
/set mode mine
/set mode
/set feedback mine
int x = 3
/set mode quiet -quiet
/set feedback quiet
1 + 1
/set feedback normal
/set mode loud verbose -command
/set feedback loud
int y = 4
/set mode loud -delete
/set feedback normal
/set mode loud -delete
/set mode -delete loud
/set mode mine normal -command
/set mode other
/set mode other -command -quiet
/set mode a b -command
/set mode "q" -command
/set mode normal -delete
/set mode -command
/set mode x normal y -command
/set mode nor
/set feedback
/set feedback n
/set feedback zzz
/set feedback normal extra
/set feedback -wrong
/set
