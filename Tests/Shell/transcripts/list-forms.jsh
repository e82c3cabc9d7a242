int x = 1
int y = 2
void f() {}
class A {}
x + y
wrong
int x = 3
/list
/list x
/list x y
/list 1
/list 1-3
/list 3-1
/list 2 4
/list s1
/list -start
/list -all
/list e1
/list e1-e1
/list 1-e1
/list s1-3
/list nothing
/list 99
/list 1-99
/list a-b
/list -wrong
/list -all x
/list -all -start
/list -al
/list -hist
/vars x
/vars f
/vars -all
/vars -start
/methods f
/methods x
/methods -all
/types A
/types x
/types -all
/imports
