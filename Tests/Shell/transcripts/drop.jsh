int x = 1
int y = 2
void f() { x++; }
class A { int z() { return y; } }
import java.util.zip.CRC32
/drop x
f()
/drop y
new A().z()
/drop f A
/drop 5
/drop 5
/drop s1
/imports
/drop
/drop nothing
/drop 99
/drop -all
int p = 1, q = 2
/drop p q
/vars
/list -all
/set feedback verbose
int x = 4
void f() { x++; }
/drop x
/drop f
