// SPDX-License-Identifier: Apache-2.0
// Tests: overload choice among fixed arity, boxing and varargs; null and array arguments.
// Expects: phases of JLS 15.12.2.
public class Varargs {
    static String f(Object o) { return "one"; }
    static String f(Object... o) { return "many" + (o == null ? "null" : o.length); }
    static String g(int a, int... b) { return "int" + b.length; }
    static String g(long a) { return "long"; }
    static String h(Integer i) { return "Integer"; }
    static String h(Number n) { return "Number"; }
    static String h(Object... o) { return "Object..."; }

    public static void main(String[] args) {
        System.out.println(f() + f(1) + f(1, 2) + f((Object) null) + f((Object[]) null) + f(new Object[3])
                + f((Object) new Object[3]) + f(new String[2]) + f(new int[4]));
        System.out.println(g(1) + g(1, 2) + g(1, new int[5]) + g(2L));
        System.out.println(h(1) + h(1L) + h('c') + h((Object) "s") + h(1, 2) + h());
    }
}
