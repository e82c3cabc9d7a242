// SPDX-License-Identifier: Apache-2.0
// Tests: a reference subclass with own fields; several references to one object are all enqueued.
// Expects: all names, sorted.
import java.lang.ref.*;
import java.util.TreeSet;

public class QueueOrder {
    static class Named extends WeakReference<Object> {
        final String name;
        Named(String n, Object o, ReferenceQueue<Object> q) { super(o, q); name = n; }
    }
    static Named[] refs = new Named[6];
    static void make(ReferenceQueue<Object> q) {
        Object a = new Object(), b = new int[10];
        for (int i = 0; i < 6; i++) refs[i] = new Named("n" + i, i % 2 == 0 ? a : b, q);
    }

    public static void main(String[] args) throws Exception {
        ReferenceQueue<Object> q = new ReferenceQueue<>();
        make(q);
        System.gc();
        TreeSet<String> names = new TreeSet<>();
        for (int i = 0; i < 6; i++) { Reference<?> r = q.remove(10000); if (r != null) names.add(((Named) r).name); }
        System.out.println(names + " " + q.poll());
    }
}
