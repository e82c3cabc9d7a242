int x = 3
void f() {}
class A {}
1 + 1
bad
/list -all
/list -start
/list x
/list 2-4
/drop 2
/drop nothing
/vars -all
/methods
/types
/drop A x
/list
/history
/open none.txt
/foo
/re
/list nothing
/list 77
/save
/!
/-1
/4
/reset
/list
/vars
/exit 2 + 1
