1 + 2
$1 * 2
"a\tb" + 'c'
'\n'
"quote \" and \\"
1.5f
10_000_000_000L
5 / 2.0
true && false
null
new int[]{1,2,3}
new int[2][3]
new String[]{"x", null}
List.of(1, 2)
Map.of("k", List.of(1.5))
Stream.of(1, 2, 3).map(q -> q + 1).toList()
(Object) "q"
'x' + 1
x
Math.max(3, 4);
"text".length() > 3 ? "long" : "short"
new StringBuilder("abc").reverse()
Optional.empty()
System.out.println("printed")
new Object() { int hidden = 5; }.hidden
int.class
"x".repeat(100)
"y".repeat(1200)
/vars
/exit
