void f() { g(); }
f()
int g() { return 3; }
f()
g()
int h(int n) { return n <= 1 ? 1 : n * h(n - 1); }
h(10)
void over(int a, String b) { }
void over() { System.out.println("none"); over(1); }
void over(int a) { System.out.println("one " + a); }
over()
boolean even(int n) { return n == 0 || odd(n - 1); }
boolean odd(int n) { return n != 0 && even(n - 1); }
even(10)
int g() { return 4; }
g()
long g() { return 5; }
g()
int useLater() { return later + 1; }
useLater()
int later = 41
useLater()
later = 1
useLater()
<T extends Comparable<T>> T most(List<T> l) { return Collections.max(l); }
most(List.of(1, 5, 2))
int sum(int... all) { return IntStream.of(all).sum(); }
sum(1, 2, 3)
D mk() { return null; }
class D {}
mk()
static int st() { return 9; }
st()
int dup(int a) { int a = 3; return a; }
int noReturn() { }
int thrower() throws java.io.IOException { throw new java.io.IOException("checked"); }
thrower()
/methods
/exit
