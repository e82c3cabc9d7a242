// SPDX-License-Identifier: Apache-2.0
// Tests: virtual threads that sleep, park and hand values over queues.
// Expects: all values arrive in order per producer.
import java.util.concurrent.*;
import java.util.concurrent.locks.LockSupport;

public class Parking {
    public static void main(String[] args) throws Exception {
        SynchronousQueue<Integer> q = new SynchronousQueue<>();
        Thread p = Thread.startVirtualThread(() -> { try { for (int i = 0; i < 100; i++) q.put(i);
                } catch (InterruptedException e) { } });
        int ordered = 0;
        for (int i = 0; i < 100; i++) if (q.take() == i) ordered++;
        p.join();
        System.out.println(ordered);
        Thread parked = Thread.ofVirtual().start(() -> { LockSupport.park(); System.out.println("unparked"); });
        LockSupport.unpark(parked);
        parked.join();
        Thread[] sleepers = new Thread[50];
        for (int i = 0; i < 50; i++) sleepers[i] = Thread.startVirtualThread(() -> { try { Thread.sleep(5);
                } catch (InterruptedException e) { } });
        for (Thread t : sleepers) t.join();
        System.out.println("slept");
        Thread in = Thread.startVirtualThread(() -> { try { Thread.sleep(100000); } catch (InterruptedException e) {
                System.out.println("interrupted " + Thread.currentThread().isInterrupted()); } });
        in.interrupt();
        in.join();
    }
}
