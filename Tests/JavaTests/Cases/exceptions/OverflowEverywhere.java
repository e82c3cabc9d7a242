// SPDX-License-Identifier: Apache-2.0
// Tests: stack overflow in finally, in initializers, in library code, with monitors, in handlers, in threads of all sizes.
// Expects: StackOverflowErrors that are caught, initializers that failed, monitors that are free, deep recursion on a big stack.
import java.util.*;
public class OverflowEverywhere {
    static int depth; static int fin;
    static void rec() { depth++; try { rec(); } finally { fin++; } }
    static long recArgs(long a, double b, Object c, int d) { return recArgs(a + 1, b, c, d) + 1; }
    static int clinitDepth;
    static class Deep { static { go(0); } static void go(int i) { if (i < 1_000_000) go(i + 1); } }
    static class A { static { try { recurse(0); } catch (StackOverflowError e) { System.out.println("caught in clinit"); } } static int recurse(int i) { return recurse(i + 1) + 1; } static int x = 3; }
    public static void main(String[] a) throws Exception {
        try { rec(); } catch (StackOverflowError e) { System.out.println("SOE " + (depth > 500) + " " + (fin > 0) + " " + e.getMessage() + " " + e.getStackTrace().length); }
        try { recArgs(1, 2, null, 3); } catch (StackOverflowError e) { System.out.println("SOE2 " + e.getStackTrace().length); }
        System.out.println(A.x);
        try { new Deep(); } catch (Throwable t) { System.out.println(t.getClass() + " " + (t instanceof ExceptionInInitializerError)); }
        try { new Deep(); } catch (Throwable t) { System.out.println(t + " " + t.getCause()); }
        // overflow in hashCode, toString, comparators, streams, regex
        List<Object> l = new ArrayList<>(); l.add(l);
        try { l.hashCode(); } catch (StackOverflowError e) { System.out.println("list hash"); }
        Map<Object,Object> m = new HashMap<>(); m.put(1, m); System.out.println(m);
        try { "a".repeat(100000).matches("(a|b)*"); System.out.println("matched"); } catch (StackOverflowError e) { System.out.println("regex SOE"); }
        StringBuilder nested = new StringBuilder("x"); 
        Comparator<Integer> c = Integer::compare; for (int i = 0; i < 200000; i++) c = c.thenComparing(Integer::compare);
        try { System.out.println(c.compare(1, 1)); } catch (StackOverflowError e) { System.out.println("comparator SOE"); }
        // deep recursion in a thread with big stack
        Thread t = new Thread(null, () -> { int[] d = {0}; new Object() { void f(int n) { d[0] = n; if (n < 200000) f(n + 1); } }.f(0); System.out.println("deep " + d[0]); }, "big", 1L << 29); t.start(); t.join();
        Thread s = new Thread(null, () -> { try { rec(); } catch (StackOverflowError e) { System.out.println("small SOE"); } }, "small", 1); s.start(); s.join();
        Thread v = Thread.ofVirtual().start(() -> { try { rec(); } catch (StackOverflowError e) { System.out.println("virtual SOE"); } }); v.join();
        // SOE inside synchronized: lock must be released
        Object lock = new Object();
        try { sync(lock); } catch (StackOverflowError e) { System.out.println("sync SOE " + Thread.holdsLock(lock)); }
        // overflow in catch
        try { try { rec(); } catch (StackOverflowError e) { rec(); } } catch (StackOverflowError e) { System.out.println("again"); }
        for (int i = 0; i < 50; i++) try { rec(); } catch (StackOverflowError e) { }
        System.out.println("ok");
    }
    static void sync(Object lock) { synchronized (lock) { sync(lock); } }
}
