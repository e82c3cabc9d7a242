// SPDX-License-Identifier: Apache-2.0
// Tests: WeakReference cleared after its referent is unreachable, kept while reachable; queue notified.
// Expects: cleared once, enqueued once.
import java.lang.ref.*;

public class Weak {
    static Object strong = new Object();
    static WeakReference<Object> make(ReferenceQueue<Object> q) { return new WeakReference<>(new Object(), q); }

    public static void main(String[] args) throws Exception {
        ReferenceQueue<Object> q = new ReferenceQueue<>();
        WeakReference<Object> kept = new WeakReference<>(strong, q);
        WeakReference<Object> lost = make(q);
        System.gc();
        Reference<?> r = q.remove(10000);
        System.out.println((r == lost) + " " + lost.get() + " " + (kept.get() == strong) + " " + lost.refersTo(null)
                + " " + kept.refersTo(strong));
        System.out.println(q.poll() + " " + lost.enqueue());
        kept.clear();
        System.out.println(kept.get() + " " + kept.enqueue() + " " + (q.poll() == kept));
    }
}
