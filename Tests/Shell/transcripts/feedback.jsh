/set feedback verbose
int y = 4
y
y = 5
void g() { y++; }
2+2
class B {}
interface In { }
import java.util.zip.*
B b
class B { int q; }
void g() { }
/set feedback concise
int z = 1
z
3+3
class C {}
/set feedback silent
z
5+5
nothing
/set feedback nope
/set feedback normal
z
/exit
