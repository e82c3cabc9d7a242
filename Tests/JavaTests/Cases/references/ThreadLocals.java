// SPDX-License-Identifier: Apache-2.0
// Tests: ThreadLocal, initial values, removal, inheritance; entries of many dead locals.
// Expects: values per thread.
public class ThreadLocals {
    static final ThreadLocal<StringBuilder> LOCAL = ThreadLocal.withInitial(() -> new StringBuilder("init"));
    static final InheritableThreadLocal<String> INHERITED = new InheritableThreadLocal<>() {
        @Override protected String childValue(String p) { return p + ">child"; }
    };

    public static void main(String[] args) throws Exception {
        LOCAL.get().append("-main");
        INHERITED.set("main");
        Thread t = new Thread(() -> { System.out.println(LOCAL.get() + " " + INHERITED.get()); INHERITED.set("gone");
                });
        t.start();
        t.join();
        for (int i = 0; i < 200; i++) new ThreadLocal<byte[]>().set(new byte[100]);
        System.gc();
        System.out.println(LOCAL.get() + " " + INHERITED.get());
        LOCAL.remove();
        System.out.println(LOCAL.get());
    }
}
