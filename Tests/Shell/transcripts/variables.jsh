int x = 5
x
x = 7
x++
x += 2
(x)
x
double x
x
String s = "hi" + x
s = null
var l = new ArrayList<String>()
l.add("q")
l
int[] a = {1,2,3}
a[1] = 5
a
int b[] = {4}, c = 6
long p, q = 3
char r
boolean t
final int fin = 3;
fin = 4
fin
var d = 1.5; d * 2
int y = "s"
var n = null
var v
String long1 = "z".repeat(90)
/vars
/vars x
/list
/exit
