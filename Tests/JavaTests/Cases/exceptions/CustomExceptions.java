// SPDX-License-Identifier: Apache-2.0
// Tests: overridden getMessage, toString and fillInStackTrace; checked exceptions thrown sneakily; initCause rules.
// Expects: the overrides used by printing; IllegalStateException for a second cause.
import java.io.PrintWriter;
import java.io.StringWriter;

public class CustomExceptions {
    static class Quiet extends Exception {
        final int code;
        Quiet(int code) { super("code " + code); this.code = code; }
        @Override public String getMessage() { return super.getMessage() + "!"; }
        @Override public synchronized Throwable fillInStackTrace() { return this; }
    }

    @SuppressWarnings("unchecked")
    static <T extends Throwable> void sneak(Throwable t) throws T { throw (T) t; }

    public static void main(String[] args) {
        try {
            CustomExceptions.<RuntimeException>sneak(new Quiet(7));
        } catch (Exception e) {
            StringWriter w = new StringWriter();
            e.printStackTrace(new PrintWriter(w, true));
            System.out.print(w);
            System.out.println(e.getStackTrace().length);
        }
        Exception a = new Exception("a"), b = new Exception("b", a);
        try { b.initCause(a); } catch (IllegalStateException e) { System.out.println(e.getMessage()); }
        try { a.initCause(a); } catch (IllegalArgumentException e) { System.out.println(e.getMessage()); }
        try { a.addSuppressed(a); } catch (IllegalArgumentException e) { System.out.println(e.getMessage()); }
        a.initCause(b);
        StringWriter w = new StringWriter();
        a.setStackTrace(new StackTraceElement[0]);
        b.setStackTrace(new StackTraceElement[0]);
        a.printStackTrace(new PrintWriter(w, true));
        System.out.print(w);
    }
}
