int x = 3
x * 14
String greet(String name) { return "hello " + name; }
greet("shell")
void count(int n) { if (n > 0) { System.out.print(n + " "); count(n - 1); } }
count(5)
record Point(int x, int y) { double length() { return Math.sqrt(x * x + y * y); } }
new Point(3, 4).length()
IntStream.range(0, 10).filter(i -> i % 2 == 1).boxed().toList()
undefined + 1
int y = 1 / 0
switch (new Point(1, 2)) { case Point(int a, int b) when a < b -> "less"; default -> "other"; }
/vars
/methods
/exit
