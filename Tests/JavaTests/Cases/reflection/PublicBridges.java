// SPDX-License-Identifier: Apache-2.0
import java.lang.annotation.*;
@Retention(RetentionPolicy.RUNTIME) @interface Ann { int value() default 1; }
interface Hidden { default void viaInterface() {} void abs(); static void st() {} }
abstract class Base<T> implements Hidden {
    @Ann(3) public void plain(@Ann(4) int a, String b) throws java.io.IOException {}
    public final void fin() {}
    public static void stat() {}
    protected void prot() {}
    void pack() {}
    public abstract void abst();
    public T gen(T t, String... more) { return t; }
    public void over() {}
    public <X extends Exception> X thrower(X x) throws X { return x; }
    public void abs() {}
    public synchronized void sync() {}
    public int va(int... x) { return 1; }
}
class Mid extends Base<String> { public void abst() {} public void over() {} }
/** Public classes have bridges to public methods that they inherit from classes that are not public, with their annotations. */
public class PublicBridges extends Mid {
    public static class Nested extends Base<String> { public void abst() {} public String gen(String s, String... m) { return s; } }
    public static class Again extends PublicBridges {}
    static class NotPublic extends Base<Integer> { public void abst() {} }
    protected static class Prot extends Mid { }
    public static class OfNotPublic extends NotPublic { }
    public static class Impl implements Hidden { public void abs() {} }
    public interface Pub extends Hidden { }
    private static class Priv { public void inPriv() {} }
    public static class OfPriv extends Priv { }
    public enum E { A { public void x() {} }; public void x() {} }
    public static void main(String[] a) throws Exception {
        for (Class<?> c : new Class<?>[] {PublicBridges.class, Nested.class, Again.class, NotPublic.class, Prot.class, OfNotPublic.class, Impl.class, Pub.class, OfPriv.class, E.class, E.A.getClass()}) {
            var l = new java.util.ArrayList<String>();
            for (var m : c.getDeclaredMethods()) if (!m.isSynthetic() || m.isBridge()) l.add(m.toGenericString() + " " + m.getModifiers() + " " + java.util.Arrays.toString(m.getAnnotations()) + java.util.Arrays.deepToString(m.getParameterAnnotations()) + java.util.Arrays.toString(m.getExceptionTypes()) + m.isBridge() + m.isVarArgs());
            java.util.Collections.sort(l);
            System.out.println(c.getName());
            for (var s : l) System.out.println("  " + s);
        }
        new PublicBridges().plain(1, "");
        PublicBridges.class.getMethod("plain", int.class, String.class).invoke(new PublicBridges(), 1, "x");
        new OfPriv().inPriv();
    }
}
