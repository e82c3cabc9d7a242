List<String> raw = new ArrayList()
List old = new ArrayList()
old.add("x")
void f(List<String> l) { }
void g() { List<String> l = old; }
@SuppressWarnings("unchecked") void h() { List<String> l = old; }
new Integer(3)
class W<T> { T[] make() { return (T[]) new Object[1]; } }
