int x = 3
void f() { System.out.println("f " + x); }
/drop x
int x = 9
f()
/reload
f()
/reset
f()
/reload -restore
f()
System.exit(3)
x
/reload -restore -quiet
x
/exit
