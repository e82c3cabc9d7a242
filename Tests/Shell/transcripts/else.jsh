if (1 > 0) System.out.println("a"); else System.out.println("b");
if (1 < 0) System.out.println("a");
else System.out.println("b");
if (1 < 0)
System.out.println("c");
else
System.out.println("d");
if (1 < 0) {
  System.out.println("e");
} else {
  System.out.println("f");
}
if (1 < 0) {
  System.out.println("e");
}
else {
  System.out.println("g");
}
catch (Exception e) { }
finally { }
try { throw new Exception("h"); }
catch (Exception e) { System.out.println(e.getMessage()); }
try { throw new Exception("i"); } catch (Exception e) { System.out.println(e.getMessage()); }
do
  System.out.println("j");
while (false)
1
