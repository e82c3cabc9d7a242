class A { int v = 1; public String toString() { return "A" + v; } }
new A()
var a = new A()
a.v
a.v = 9
a
record P(int a, int b) { int sum() { return a + b; } }
new P(1,2)
new P(2,1).sum()
enum E { X, Y; E next() { return values()[(ordinal() + 1) % 2]; } }
E.X.next()
interface I { int m(); }
I i = new I() { public int m() { return 4; } public String toString() { return "an I"; } }
i.m()
class B extends C { int f() { return 1; } }
new B()
class C { int z = 3; }
new B().z
sealed interface Shape permits Sq {}
record Sq(int s) implements Shape {}
Shape s = new Sq(3)
s
switch (s) { case Sq(int side) -> System.out.println("side " + side); }
@interface Mark { }
@Mark class Marked { }
public class Pub { private int v; public int get() { return v; } }
new Pub().get()
class U { void call() { missing(); } int fine() { return 1; } }
new U().fine()
void missing() { }
new U().fine()
interface Broken permits Nothing {}
class Node<T> { T value; Node<T> next; Node(T v) { value = v; } }
new Node<>("n").value
abstract class Abs { abstract int q(); }
new Abs() { int q() { return 12; } }.q()
/types
/exit
