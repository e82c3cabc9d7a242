int x = 3
void f() { System.out.println("f " + x); }
x
wrong
int gone = 1
/drop gone
x = 4
