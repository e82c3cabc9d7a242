// SPDX-License-Identifier: Apache-2.0
// Tests: what reflection and method handles refuse: wrong receivers, arguments, kinds, names, accesses, proxies, array names.
// Expects: the JDK's exceptions with their texts.
import java.lang.reflect.*;
import java.lang.invoke.*;
import java.util.*;
public class Refusals {
    interface R { Object run() throws Throwable; }
    static void t(String n, R r) { try { System.out.println(n + " = " + r.run()); } catch (Throwable e) { System.out.println((n + " ! " + e + (e.getCause() != null ? " <- " + e.getCause() : "")).replaceAll("module @[0-9a-f]+", "module @hash")); } }
    static class P { private int x = 1; private final int f = 2; static final String S = "s"; private P() {} P(int a) { if (a > 0) throw new IllegalStateException("ctor"); } private int m(int a, String b) { return a; } static void vs(Object... o) { System.out.println(o.length); } <T extends Number & Comparable<T>> T gen(List<? super T> l, T[]... a) throws java.io.IOException { return null; } }
    abstract static class Abs { Abs() {} } enum E { A; } record Rec(int a, String b) {} interface I { default int d() { return 1; } private int p() { return 2; } static int s() { return 3; } }
    class Inner { Inner(int q) {} }
    @interface Ann {}
    public static void main(String[] a) throws Throwable {
        t("abs", () -> Abs.class.getDeclaredConstructor().newInstance());
        t("enum", () -> { var c = E.class.getDeclaredConstructors()[0]; c.setAccessible(true); return c.newInstance("B", 1); });
        t("iface", () -> I.class.getDeclaredConstructor());
        t("arr", () -> int[].class.getDeclaredConstructors().length);
        t("prim", () -> int.class.getMethods().length);
        t("nocons", () -> P.class.getDeclaredConstructor(String.class));
        t("nometh", () -> P.class.getDeclaredMethod("m", int.class));
        t("nofield", () -> P.class.getField("x"));
        t("pub", () -> P.class.getMethod("m", int.class, String.class));
        t("ctor", () -> P.class.getDeclaredConstructor(int.class).newInstance(1));
        t("argc", () -> P.class.getDeclaredMethod("m", int.class, String.class).invoke(new P(), 1));
        t("argt", () -> P.class.getDeclaredMethod("m", int.class, String.class).invoke(new P(), "x", "y"));
        t("argnull", () -> P.class.getDeclaredMethod("m", int.class, String.class).invoke(new P(), null, "y"));
        t("recv", () -> P.class.getDeclaredMethod("m", int.class, String.class).invoke("p", 1, "y"));
        t("nullargs", () -> P.class.getDeclaredMethod("vs", Object[].class).invoke(null, (Object[]) null));
        t("widen", () -> P.class.getDeclaredMethod("m", int.class, String.class).invoke(new P(), (short) 3, null));
        t("narrow", () -> P.class.getDeclaredMethod("m", int.class, String.class).invoke(new P(), 3L, null));
        t("char", () -> P.class.getDeclaredMethod("m", int.class, String.class).invoke(new P(), 'c', null));
        Field x = P.class.getDeclaredField("x"), f = P.class.getDeclaredField("f"), s = P.class.getDeclaredField("S"); P p = new P();
        t("set", () -> { x.set(p, 5); return x.get(p); });
        t("setL", () -> { x.set(p, 5L); return 0; });
        t("setS", () -> { x.set(p, "s"); return 0; });
        t("setnull", () -> { x.set(p, null); return 0; });
        t("setshort", () -> { x.setShort(p, (short) 3); return x.getLong(p) + x.getDouble(p); });
        t("getshort", () -> x.getShort(p));
        t("getbool", () -> x.getBoolean(p));
        t("final", () -> { f.set(p, 3); return 0; });
        t("final2", () -> { f.setAccessible(true); f.set(p, 3); return f.get(p); });
        t("static final", () -> { s.setAccessible(true); s.set(null, "t"); return 0; });
        t("wrongobj", () -> x.get("s"));
        t("recfield", () -> { Field q = Rec.class.getDeclaredField("a"); q.setAccessible(true); q.set(new Rec(1, ""), 2); return 0; });
        t("generic", () -> Arrays.stream(P.class.getDeclaredMethods()).filter(m -> m.getName().equals("gen")).findFirst().get().toGenericString());
        t("tostring", () -> P.class.getDeclaredMethod("m", int.class, String.class));
        t("inner", () -> Inner.class.getDeclaredConstructors()[0].toGenericString() + Inner.class.getDeclaredConstructors()[0].getParameterCount());
        t("default", () -> I.class.getMethod("d").isDefault() + " " + I.class.getDeclaredMethod("p") + Modifier.toString(Rec.class.getModifiers()) + Modifier.toString(E.class.getModifiers()) + Modifier.toString(Ann.class.getModifiers()));
        t("proxy", () -> ((Comparable) Proxy.newProxyInstance(Refusals.class.getClassLoader(), new Class<?>[]{Comparable.class}, (o, m, z) -> "str")).compareTo(1));
        t("proxynull", () -> ((Comparable) Proxy.newProxyInstance(Refusals.class.getClassLoader(), new Class<?>[]{Comparable.class}, (o, m, z) -> null)).compareTo(1));
        t("proxyex", () -> ((Runnable & java.io.Serializable) Proxy.newProxyInstance(Refusals.class.getClassLoader(), new Class<?>[]{Runnable.class, java.io.Serializable.class}, (o, m, z) -> { throw new java.io.IOException("x"); })).hashCode());
        t("proxycls", () -> Proxy.newProxyInstance(Refusals.class.getClassLoader(), new Class<?>[]{String.class}, (o, m, z) -> null));
        t("proxydup", () -> Proxy.newProxyInstance(Refusals.class.getClassLoader(), new Class<?>[]{Runnable.class, Runnable.class}, (o, m, z) -> null));
        t("proxydef", () -> { I i = (I) Proxy.newProxyInstance(Refusals.class.getClassLoader(), new Class<?>[]{I.class}, (o, m, z) -> InvocationHandler.invokeDefault(o, m)); return i.d(); });
        t("forName", () -> Class.forName(""));
        t("forName2", () -> Class.forName("a/b"));
        t("forName3", () -> Class.forName("[I") + " " + Class.forName("[[Ljava.lang.String;"));
        t("forName4", () -> Class.forName("["));
        t("forName5", () -> Class.forName("[Lint;"));
        t("forName6", () -> Class.forName("int"));
        t("forName7", () -> Class.forName("[Ljava/lang/String;"));
        t("forName8", () -> Class.forName(null));
        t("forName9", () -> Class.forName("java.lang.String[]"));
        t("forName10", () -> Class.forName("Refusals$1Nope"));
        t("forName11", () -> Class.forName("[".repeat(256) + "I"));
        t("forName12", () -> Class.forName("n4")); 
        MethodHandles.Lookup l = MethodHandles.lookup();
        t("mh", () -> l.findVirtual(String.class, "length", MethodType.methodType(int.class)).invokeExact("x"));
        t("mh2", () -> l.findVirtual(String.class, "length", MethodType.methodType(int.class)).invoke(5));
        t("mh3", () -> l.findVirtual(String.class, "length", MethodType.methodType(int.class)).invoke("a", "b"));
        t("mh4", () -> (int) l.findVirtual(String.class, "length", MethodType.methodType(int.class)).invokeExact((String) null));
        t("mh5", () -> l.findVirtual(String.class, "nope", MethodType.methodType(int.class)));
        t("mh6", () -> l.findStatic(String.class, "length", MethodType.methodType(int.class)));
        t("mh7", () -> l.findSpecial(Object.class, "toString", MethodType.methodType(String.class), String.class));
        t("mh8", () -> l.findConstructor(Abs.class, MethodType.methodType(void.class)).invoke());
        t("mh9", () -> l.findGetter(String.class, "value", byte[].class));
        t("mh10", () -> MethodHandles.insertArguments(l.findVirtual(String.class, "concat", MethodType.methodType(String.class, String.class)), 1, 5));
        t("mh11", () -> MethodHandles.constant(int.class, "x"));
        t("mh12", () -> MethodHandles.identity(void.class));
        t("mh13", () -> MethodHandles.arrayElementGetter(String.class));
        t("mh14", () -> MethodHandles.filterReturnValue(l.findVirtual(String.class, "length", MethodType.methodType(int.class)), l.findVirtual(String.class, "length", MethodType.methodType(int.class))));
        t("mh15", () -> MethodType.methodType(int.class, void.class));
        t("mh16", () -> MethodHandles.throwException(void.class, Exception.class).invoke(new Exception("thrown")));
        t("mh17", () -> MethodHandles.arrayElementGetter(int[].class).invoke(new int[2], 2));
        t("mh18", () -> MethodHandles.explicitCastArguments(MethodHandles.identity(byte.class), MethodType.methodType(byte.class, double.class)).invoke(300.5));
        t("mh19", () -> MethodType.fromMethodDescriptorString("(I)Q", null));
        t("mh20", () -> MethodType.genericMethodType(256));
        t("mh21", () -> MethodHandles.dropArguments(MethodHandles.constant(int.class, 1), 0, Collections.nCopies(254, Object.class)).type().parameterCount());
        t("mh22", () -> MethodHandles.dropArguments(MethodHandles.constant(int.class, 1), 0, Collections.nCopies(255, Object.class)).type().parameterCount());
    }
}
