// SPDX-License-Identifier: Apache-2.0
// Tests: PhantomReference never yields its referent and is enqueued after it is gone.
// Expects: enqueued.
import java.lang.ref.*;

public class Phantom {
    static PhantomReference<Object> make(ReferenceQueue<Object> q) { return new PhantomReference<>(new byte[1000], q); }

    public static void main(String[] args) throws Exception {
        ReferenceQueue<Object> q = new ReferenceQueue<>();
        PhantomReference<Object> p = make(q);
        System.out.println(p.get());
        System.gc();
        System.out.println(q.remove(10000) == p);
        System.out.println(p.refersTo(null));
    }
}
