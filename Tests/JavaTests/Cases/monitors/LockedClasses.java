// SPDX-License-Identifier: Apache-2.0
// Tests: locks on class objects, strings, boxed integers, arrays and enum constants from several threads.
// Expects: exact count.
public class LockedClasses {
    enum E { A }
    static int n;
    static final Object[] LOCKS = {LockedClasses.class, "interned", new int[2], E.A, Object[].class, (Runnable) () -> {
            }};

    static void all(int i) {
        if (i == LOCKS.length) { n++; return; }
        synchronized (LOCKS[i]) { all(i + 1); }
    }

    public static void main(String[] args) throws Exception {
        Thread[] ts = new Thread[3];
        for (int i = 0; i < 3; i++) { ts[i] = new Thread(() -> { for (int k = 0; k < 300; k++) all(0); });
                ts[i].start(); }
        for (Thread t : ts) t.join();
        System.out.println(n);
        try { synchronized (nothing()) { n++; } } catch (NullPointerException e) { System.out.println(e.getMessage()); }
    }
    static Object nothing() { return null; }
}
