// SPDX-License-Identifier: Apache-2.0
import java.util.*;

/** Inner classes have a field for the instance around if something but constructors uses it, or they are serializable; it is never null. */
public class OuterInstances {
    int x = 5;
    class Uses { int get() { return x; } }
    class Not { int get() { return 1; } }
    class NotSer implements java.io.Serializable { int get() { return 1; } }
    class CtorOnly { final int y; CtorOnly() { y = x; } }
    class Init { int y = x; { y += x; } }
    class Deep { class Deeper { int get() { return x; } } }
    class Deep2 { class Deeper { int get() { return 1; } } }
    class Lam { Runnable r() { return () -> System.out.println(x); } }
    class Sub extends Not { }
    class Sub2 extends Uses { Sub2() { super(); } int q() { return get(); } }
    class Makes { Object o() { return new Not(); } }
    class Qual { Object o() { return OuterInstances.this; } }
    class StaticUse { int z() { return s(); } }
    static int s() { return 1; }
    int inst() { return 2; }
    class Inst { int z() { return inst(); } }
    class Ref { java.util.function.Supplier<Object> z() { return Not::new; } }
    class Delegates { Delegates() { this(x); } Delegates(int k) {} }
    Object anon() { return new Object() { public String toString() { return "a"; } }; }
    Object anon2() { return new Object() { public String toString() { return "a" + x; } }; }
    Object local(int p) { class L { int g() { return p; } } return new L(); }
    Object local2(int p) { class L { int g() { return p; } } class M { Object m() { return new L(); } } return new M(); }
    static Object loc3() { class L {} return new L(); }
    enum E { A { int k() { return 3; } }; int k() { return 2; } }
    interface I { int k(); }
    I chain() { return new I() { public int k() { I j = new I() { public int k() { return x; } }; return j.k(); } }; }
    I chain2() { return new I() { public int k() { I j = new I() { public int k() { return 7; } }; return j.k(); } }; }
    public static void main(String[] a) throws Exception {
        var o = new OuterInstances();
        List<Class<?>> l = new ArrayList<>(List.of(OuterInstances.class.getDeclaredClasses()));
        l.sort(Comparator.comparing(Class::getName));
        l.add(o.anon().getClass()); l.add(o.anon2().getClass()); l.add(o.local(1).getClass()); l.add(o.local2(1).getClass()); l.add(o.chain().getClass()); l.add(o.chain2().getClass());
        l.add(Deep.Deeper.class); l.add(Deep2.Deeper.class);
        for (var c : l) System.out.println(c.getName() + " " + Arrays.toString(c.getDeclaredFields()) + Arrays.toString(c.getDeclaredConstructors()));
        for (var c : List.of(Not.class, Uses.class, Sub.class)) try { c.getDeclaredConstructor(OuterInstances.class).newInstance((Object) null); System.out.println("made"); } catch (java.lang.reflect.InvocationTargetException e) { System.out.println(e.getCause()); }
        System.out.println(((I) o.chain()).k() + ((I) o.chain2()).k());
    }
}
