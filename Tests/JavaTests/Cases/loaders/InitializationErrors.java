// SPDX-License-Identifier: Apache-2.0
// Tests: initializers that throw an exception, an error, with and without message or cause, in classes, interfaces, enums and
// superclasses; what later uses get, and from other threads.
// Expects: ExceptionInInitializerError first, then NoClassDefFoundError with its cause's text.
public class InitializationErrors {
    static class Exceptional { static int x = 1 / Integer.parseInt("0"); }
    static class Checked { static { sneak(new Exception("checked", new RuntimeException("inner"))); } }
    static class NoMessage { static { if (true) throw new IllegalStateException(); } static void f() {} }
    static class Err { static { if (true) throw new AssertionError("own"); } static int x; }
    static class Sub extends Exceptional { static int y = 3; static { System.out.println("never"); } }
    interface Face { int VALUE = Integer.parseInt("x"); default void f() {} }
    static class Faced implements Face { }
    enum Color { RED; static { System.out.println((new int[0])[1]); } }
    static class Linkage { static { Missing.gone(); } static int x; }
    static class Missing { static void gone() { throw new NoSuchMethodError("gone"); } }
    static class Twice { static { try { Err.x++; } catch (Throwable t) { throw t; } } static int x; }

    @SuppressWarnings("unchecked")
    static <T extends Throwable> void sneak(Throwable t) throws T { throw (T) t; }

    /** The innermost frame; a stripped class library knows no positions, so these are left out of its frames. */
    static String top(Throwable t) {
        if (t.getStackTrace().length == 0) return "nowhere";
        StackTraceElement element = t.getStackTrace()[0];
        return element.getModuleName() == null ? element.toString() : element.getClassName() + "." + element.getMethodName();
    }

    interface Use { void use() throws Exception; }

    static void show(String what, Use use) {
        for (int i = 0; i < 2; i++) {
            try {
                use.use();
                System.out.println(what + " fine");
            } catch (Throwable t) {
                System.out.println(what + ": " + t);
                for (Throwable c = t.getCause(); c != null; c = c.getCause()) {
                    System.out.println("    <- " + c + " at " + top(c));
                }
            }
        }
    }

    public static void main(String[] args) throws Exception {
        show("exception", () -> System.out.println(Exceptional.x));
        show("checked", () -> new Checked());
        show("no message", () -> NoMessage.f());
        show("error", () -> Err.x++);
        show("superclass", () -> System.out.println(Sub.y));
        show("interface", () -> new Faced());
        show("enum", () -> System.out.println(Color.RED));
        show("linkage", () -> Linkage.x++);
        show("twice", () -> Twice.x++);
        show("reflection", () -> Class.forName("InitializationErrors$Err").getDeclaredField("x").setInt(null, 1));
        Thread t = new Thread(() -> show("thread", () -> Exceptional.x++), "other");
        t.start();
        t.join();
    }
}
