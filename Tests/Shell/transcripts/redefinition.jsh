class A { }
A aa = null
int useA(A a) { return 1; }
useA(aa)
class A { int q = 7; }
aa
useA(new A())
aa = null
new A().q
int k = 1
int readK() { return k; }
readK()
String k = "text"
readK()
int k = 3
readK()
int readK() { return k * 2; }
readK()
/drop k
readK()
int k = 100
readK()
/drop readK
readK()
/list
/exit
