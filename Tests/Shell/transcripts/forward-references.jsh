int f(int a) { return g(a) + h; }
/methods
f(1)
int g(int a) { return a * 2; }
/methods
f(1)
int h = 10
/methods
f(1)
class A extends B { int v() { return w(); } }
/types
class B { int w() { return 5; } }
new A().v()
interface I { default int m() { return later(); } }
new I() { }.m()
int later() { return 3; }
new I() { }.m()
enum E { X; int f() { return absent(); } }
E.X
record R(Missing m) { }
/types
class Missing { }
new R(null)
C makeC() { return new C(); }
makeC()
Unknown u
/vars
class Unknown { public String toString() { return "known"; } }
u
u = new Unknown()
int a1() { return b1() + c1() + D1.z; }
@interface Mark { Class<?> value() default Nope.class; }
List<Nowhere> list
abstract class Shape { abstract double area(Unit u); }
/types
