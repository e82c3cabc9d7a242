// SPDX-License-Identifier: Apache-2.0
// Tests: Method.invoke with boxing, varargs, static, private, overridden, exceptions wrapped, wrong arguments.
// Expects: InvocationTargetException with the cause; IllegalArgumentException texts.
import java.lang.reflect.*;
import java.util.Arrays;

public class MethodCalls {
    static class A { String who() { return "A"; } private String secret(int n) { return "secret" + n; }
            static long sum(int... v) { return Arrays.stream(v).sum(); } void fail() throws Exception {
            throw new Exception("checked"); } }
    static class B extends A { @Override String who() { return "B"; } }
    static double mixed(byte a, char b, long c, float d, boolean e, String f, Object g) {
            return a + b + c + d + (e ? 0.5 : 0) + f.length(); }

    public static void main(String[] args) throws Exception {
        Method who = A.class.getDeclaredMethod("who");
        System.out.println(who.invoke(new A()) + " " + who.invoke(new B()));
        Method secret = A.class.getDeclaredMethod("secret", int.class);
        secret.setAccessible(true);
        System.out.println(secret.invoke(new B(), 5) + " " + secret.invoke(new A(), (short) 6));
        System.out.println(A.class.getDeclaredMethod("sum", int[].class).invoke(null, new int[] {1, 2, 3}));
        Method mixed = null;
        for (Method m : MethodCalls.class.getDeclaredMethods()) if (m.getName().equals("mixed")) mixed = m;
        System.out.println(mixed.invoke(null, (byte) 1, 'c', 2, 3L, true, "four", null) + " " + mixed);
        try { A.class.getDeclaredMethod("fail").invoke(new A()); } catch (InvocationTargetException e) {
                System.out.println(e.getCause() + " " + e.getMessage()); }
        try { who.invoke("no A"); } catch (IllegalArgumentException e) { System.out.println(e.getMessage()); }
        try { secret.invoke(new A()); } catch (IllegalArgumentException e) { System.out.println(e.getMessage()); }
        try { secret.invoke(new A(), "x"); } catch (IllegalArgumentException e) { System.out.println(e.getMessage()); }
        try { who.invoke(null); } catch (NullPointerException e) { System.out.println("null receiver"); }
        for (int i = 0; i < 40; i++) who.invoke(new B());
        System.out.println(who.getReturnType() + " " + secret.getParameterCount() + " "
                + mixed.getExceptionTypes().length + " "
                + A.class.getDeclaredMethod("fail").getExceptionTypes()[0].getSimpleName());
    }
}
