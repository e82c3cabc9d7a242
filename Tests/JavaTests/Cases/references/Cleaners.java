// SPDX-License-Identifier: Apache-2.0
// Tests: java.lang.ref.Cleaner runs its action once, on clean() or after the object is gone.
// Expects: two cleanings.
import java.lang.ref.Cleaner;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

public class Cleaners {
    static final Cleaner CLEANER = Cleaner.create();
    static void drop(CountDownLatch l) { CLEANER.register(new Object(), l::countDown); }

    public static void main(String[] args) throws Exception {
        Object o = new Object();
        Cleaner.Cleanable c = CLEANER.register(o, () -> System.out.println("cleaned explicitly"));
        c.clean();
        c.clean();
        CountDownLatch latch = new CountDownLatch(1);
        drop(latch);
        System.gc();
        System.out.println(latch.await(10, TimeUnit.SECONDS));
        java.lang.ref.Reference.reachabilityFence(o);
    }
}
