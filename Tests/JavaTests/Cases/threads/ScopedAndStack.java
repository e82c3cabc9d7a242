// SPDX-License-Identifier: Apache-2.0
// Tests: getStackTrace of the current and of a waiting thread, StackWalker, dumpStack frames.
// Expects: method names from the top.
import java.util.stream.Collectors;

public class ScopedAndStack {
    static String walk() { return StackWalker.getInstance().walk(s ->
            s.map(StackWalker.StackFrame::getMethodName).collect(Collectors.joining(","))); }
    static String outer() { return walk(); }
    static Class<?> caller() {
            return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE).getCallerClass(); }
    static void waiting(Object o) { synchronized (o) { try { o.wait(); } catch (InterruptedException e) { } } }

    public static void main(String[] args) throws Exception {
        System.out.println(outer() + " " + caller().getName());
        StackTraceElement[] mine = Thread.currentThread().getStackTrace();
        System.out.println(mine[0].getMethodName() + " " + mine[1].getMethodName() + " " + mine.length);
        Object lock = new Object();
        Thread t = new Thread(() -> waiting(lock));
        t.start();
        while (t.getState() != Thread.State.WAITING) Thread.yield();
        boolean seen = false;
        for (StackTraceElement e : t.getStackTrace()) seen |= e.getMethodName().equals("waiting")
                && e.getLineNumber() == 12;
        System.out.println(seen);
        t.interrupt();
        t.join();
        System.out.println(t.getStackTrace().length);
        ScopedValue<String> v = ScopedValue.newInstance();
        ScopedValue.where(v, "bound").run(() -> { System.out.println(v.get());
                ScopedValue.where(v, "inner").run(() -> System.out.println(v.get())); });
        System.out.println(v.isBound() + " " + v.orElse("unbound"));
    }
}
