int x = 0
for (int i = 0; i < 2; i++) System.out.println(i)
if (x == 0) {
  System.out.println("zero");
} else {
  System.out.println("other");
}
while (x < 10) x++;
x
{ int q = 3; System.out.println(q); }
do { x--; } while (x > 5)
x
int m = switch (x) { case 5 -> 2; default -> { yield 7; } }
int k(int n) {

  // comment
  return n * 2; /* more
  */
}
k(4)
for (String t : List.of("a","b")) {
    System.out.println(t);
}
String multi = """
   hello
     world
   """
synchronized (multi) { System.out.println("locked"); }
int a = 1; int b = 2; a + b
label: for (;;) { break label; }
;
// only a comment
List.of(1, 2, 3)
  .size()
/exit
