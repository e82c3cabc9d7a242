interface Shape permits Circle, Square { }
sealed interface Shape permits Circle, Square { double area(); }
record Circle(double r) implements Shape { public double area() { return r * r * 3; } }
record Square(double s) implements Shape { public double area() { return s * s; } }
Shape s = new Circle(2)
s.area()
String name(Shape s) { return switch (s) { case Circle c -> "circle " + c.r(); case Square(double side) when side > 1 -> "large"; case Square q -> "small"; }; }
name(new Square(3))
name(new Square(1))
record Pair<A, B>(A a, B b) { public Pair { Objects.requireNonNull(a); } static <T> Pair<T, T> twice(T t) { return new Pair<>(t, t); } }
Pair.twice("x")
new Pair<>(1, List.of(2))
new Pair<>(null, 1)
<T extends Comparable<T>> T larger(T a, T b) { return a.compareTo(b) > 0 ? a : b; }
larger("a", "b")
Function<Integer, Function<Integer, Integer>> add = a -> b -> a + b
add.apply(1).apply(2)
Supplier<Supplier<String>> nested = () -> () -> "deep"
nested.get().get()
BiFunction<Integer, Integer, Integer> op = Math::max
op.apply(3, 4)
var map = new TreeMap<String, List<Integer>>()
map.computeIfAbsent("k", k -> new ArrayList<>()).add(1)
map
int[][] grid = {{1, 2}, {3}}
grid
Object o = 42
o instanceof Integer i && i > 40
if (o instanceof Integer i) System.out.println(i + 1);
enum Color { RED { int v() { return 1; } }, GREEN { int v() { return 2; } }; abstract int v(); }
Color.GREEN.v()
Arrays.stream(Color.values()).mapToInt(Color::v).sum()
char c = 'x'; c += 1; c
long big = 1L << 40
byte b = (byte) 200
float fl = 1f / 3
double inf = 1 / 0.0
String block = """
    a "quoted"
      b\
    c
    """
interface Greeter { String greet(String n); }
Greeter g = n -> "Hello " + n
g.greet("you")
/vars
/types
/methods
