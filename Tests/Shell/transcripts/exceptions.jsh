throw new RuntimeException("boo")
1/0
void thrower() { throw new IllegalStateException("in method", new RuntimeException("cause")); }
thrower()
Integer.parseInt("zz")
List.of(1).add(2)
class Res implements AutoCloseable { public void close() { throw new IllegalArgumentException("closing"); } }
try (Res r = new Res()) { System.out.println("in"); }
int twoLines() {
  int a = 1;
  return a / 0;
}
twoLines()
int init = Integer.parseInt("no")
init
new int[-1]
Object o = "s"
Integer n = (Integer) o
try { throw new java.io.IOException("caught"); } catch (Exception e) { System.out.println(e.getMessage()); }
Thread.ofPlatform().start(() -> System.out.println("thread")).join()
assert false
/exit
