// SPDX-License-Identifier: Apache-2.0
// Tests: getStackTrace elements: class, method, line, constructors, static initializers, lambdas; fillInStackTrace.
// Expects: frames from the throw to main.
public class StackTraces {
    static class Made {
        static Throwable fromInitializer = new Throwable("in clinit");
        final Throwable fromConstructor = new Throwable("in constructor");
    }

    static void print(Throwable t) {
        System.out.println(t.getMessage());
        for (StackTraceElement e : t.getStackTrace()) {
            System.out.println("  " + e.getClassName() + "." + e.getMethodName() + ":" + e.getLineNumber() + " "
                    + e.getFileName());
        }
    }

    static Throwable refill(Throwable t) {
        return t.fillInStackTrace();
    }

    public static void main(String[] args) {
        print(Made.fromInitializer);
        print(new Made().fromConstructor);
        Throwable t = new Throwable(
                "line of the new");
        print(t);
        print(refill(t));
        Runnable r = () -> print(new Throwable("in lambda"));
        r.run();
        t.setStackTrace(new StackTraceElement[] {new StackTraceElement("C", "m", "C.java", 7)});
        print(t);
        print(new Throwable("unwritable", null, false, false) { });
    }
}
