// SPDX-License-Identifier: Apache-2.0
// Tests: atomic classes: integers, longs, references, arrays, field updaters, stamped references, accumulators.
// Expects: documented return values; exact totals under contention.
import java.util.concurrent.atomic.*;

public class Atomics {
    volatile int f;
    volatile String s = "a";
    volatile long l;

    public static void main(String[] args) throws Exception {
        AtomicInteger i = new AtomicInteger(5);
        System.out.println(i.getAndIncrement() + " " + i.incrementAndGet() + " " + i.getAndAdd(10) + " "
                + i.compareAndSet(17, 1) + " " + i.updateAndGet(x -> x * 7) + " " + i.getAndAccumulate(3,
                Math::max) + " " + i.getAndSet(0));
        AtomicLong l = new AtomicLong(Long.MAX_VALUE);
        System.out.println(l.incrementAndGet() + " " + l.accumulateAndGet(5, (a, b) -> a ^ b));
        AtomicReference<String> r = new AtomicReference<>("x");
        System.out.println(r.compareAndSet("x", "y") + " " + r.getAndUpdate(v -> v + v) + " " + r + " "
                + r.compareAndExchange("zz", "q"));
        AtomicBoolean z = new AtomicBoolean();
        AtomicIntegerArray a = new AtomicIntegerArray(3);
        System.out.println(z.getAndSet(true) + " " + z.compareAndSet(true, false) + " " + a.addAndGet(1, 4) + " " + a);
        Atomics o = new Atomics();
        AtomicIntegerFieldUpdater<Atomics> fu = AtomicIntegerFieldUpdater.newUpdater(Atomics.class, "f");
        AtomicReferenceFieldUpdater<Atomics, String> su = AtomicReferenceFieldUpdater.newUpdater(Atomics.class,
                String.class, "s");
        AtomicLongFieldUpdater<Atomics> lu = AtomicLongFieldUpdater.newUpdater(Atomics.class, "l");
        System.out.println(fu.addAndGet(o, 5) + " " + su.getAndSet(o, "b") + o.s + " " + lu.compareAndSet(o, 0,
                9) + o.l);
        AtomicStampedReference<String> st = new AtomicStampedReference<>("v", 1);
        int[] stamp = new int[1];
        System.out.println(st.compareAndSet("v", "w", 1, 2) + " " + st.get(stamp) + stamp[0] + " "
                + new AtomicMarkableReference<>("m", true).isMarked());
        LongAccumulator acc = new LongAccumulator(Long::max, Long.MIN_VALUE);
        AtomicLong total = new AtomicLong();
        Thread[] ts = new Thread[3];
        for (int t = 0; t < 3; t++) { int n = t; ts[t] = new Thread(() -> { for (int k = 0; k < 2000; k++) {
                fu.incrementAndGet(o); acc.accumulate(k * n); total.addAndGet(k);
                su.accumulateAndGet(o, "", String::concat); } }); ts[t].start(); }
        for (Thread t : ts) t.join();
        System.out.println(o.f + " " + acc + " " + total + " " + o.s);
    }
}
