/set mode mine normal -command
/set prompt mine "<%s> " "... "
/set feedback mine
int x = 1
x + 1
/set prompt mine
/set prompt mine "one"
/set prompt mine bare "two"
/set prompt normal "a" "b"
/set prompt mine 'single "quoted" ' "\101\x"
/set prompt mine
/set prompt
/set feedback normal
