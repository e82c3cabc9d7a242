// SPDX-License-Identifier: Apache-2.0
// Tests: interrupts of threads that sleep, wait, park, join, take, accept, select, read, and of those that do nothing yet; misuse of
// threads and monitors.
// Expects: InterruptedExceptions and closed channels with the JDK's texts, the status cleared or kept as specified.
import java.nio.ByteBuffer;
import java.nio.channels.*;
import java.util.concurrent.*;
import java.util.concurrent.locks.*;

public class InterruptEverywhere {
    interface Body { Object run() throws Throwable; }

    static void attempt(String what, boolean isVirtual, Body body) throws Exception {
        CountDownLatch ready = new CountDownLatch(1);
        Runnable r = () -> {
            ready.countDown();
            Object result;
            try { result = body.run(); } catch (Throwable t) { result = t; }
            System.out.println(what + ": " + result + ", interrupted " + Thread.currentThread().isInterrupted());
        };
        Thread t = isVirtual ? Thread.ofVirtual().unstarted(r) : new Thread(r);
        t.start();
        ready.await();
        Thread.sleep(15);
        t.interrupt();
        t.join(60_000);
        if (t.isAlive()) System.out.println(what + " goes on");
    }

    static void refused(String what, Body body) {
        try { System.out.println(what + ": " + body.run()); } catch (Throwable t) { System.out.println(what + ": " + t); }
    }

    public static void main(String[] args) throws Exception {
        Object lock = new Object();
        for (boolean isVirtual : new boolean[] {false, true}) {
            System.out.println(isVirtual ? "virtual" : "platform");
            attempt("sleep", isVirtual, () -> { Thread.sleep(100_000); return 0; });
            attempt("sleep of nothing", isVirtual, () -> { Thread.currentThread().interrupt(); Thread.sleep(0); return 0; });
            attempt("wait", isVirtual, () -> { synchronized (lock) { lock.wait(); } return 0; });
            attempt("timed wait", isVirtual, () -> { synchronized (lock) { lock.wait(100_000, 5); } return 0; });
            attempt("wait when interrupted", isVirtual, () -> { Thread.currentThread().interrupt(); synchronized (lock) { lock.wait(1); } return 0; });
            attempt("park", isVirtual, () -> { LockSupport.park(); return "parked"; });
            attempt("timed park", isVirtual, () -> { LockSupport.parkNanos(100_000_000_000L); return "parked"; });
            attempt("join", isVirtual, () -> { Thread.currentThread().join(); return 0; });
            attempt("latch", isVirtual, () -> { new CountDownLatch(1).await(); return 0; });
            attempt("lock", isVirtual, () -> { var l = new ReentrantLock(); l.lockInterruptibly(); l.newCondition().await(); return 0; });
            attempt("uninterruptible", isVirtual, () -> { var l = new ReentrantLock(); l.lock(); return l.newCondition().awaitNanos(1) <= 0; });
            attempt("queue", isVirtual, () -> new SynchronousQueue<>().take());
            attempt("exchange", isVirtual, () -> new Exchanger<>().exchange(1));
            attempt("barrier", isVirtual, () -> new CyclicBarrier(2).await());
            attempt("semaphore", isVirtual, () -> { new Semaphore(0).acquire(); return 0; });
            attempt("future", isVirtual, () -> new CompletableFuture<>().get());
            attempt("join of a future", isVirtual, () -> new CompletableFuture<>().completeOnTimeout(1, 600, TimeUnit.MILLISECONDS).join());
            attempt("accept", isVirtual, () -> { try (var s = ServerSocketChannel.open()) { return s.bind(null).accept(); } });
            attempt("datagram", isVirtual, () -> { try (var s = DatagramChannel.open()) { return s.bind(null).receive(ByteBuffer.allocate(1)); } });
            attempt("pipe", isVirtual, () -> { var p = Pipe.open(); try { return p.source().read(ByteBuffer.allocate(1)); } finally { p.sink().close(); } });
            attempt("select", isVirtual, () -> { try (var s = Selector.open()) { return s.select(); } });
        }
        refused("wait without the monitor", () -> { new Object().wait(); return 0; });
        refused("notify without the monitor", () -> { new Object().notifyAll(); return 0; });
        refused("wait of a negative time", () -> { synchronized (lock) { lock.wait(-1); } return 0; });
        refused("wait of many nanoseconds", () -> { synchronized (lock) { lock.wait(1, 1_000_000); } return 0; });
        refused("sleep of a negative time", () -> { Thread.sleep(-1); return 0; });
        refused("started twice", () -> { Thread.currentThread().start(); return 0; });
        refused("daemon when alive", () -> { Thread.currentThread().setDaemon(true); return 0; });
        refused("priority 11", () -> { Thread.currentThread().setPriority(11); return 0; });
        refused("stop", () -> { Thread.currentThread().stop(); return 0; });
        refused("no name", () -> new Thread((String) null));
        refused("own thread", () -> { Thread.currentThread().join(-1); return 0; });
        refused("virtual, not a daemon", () -> { Thread.ofVirtual().unstarted(() -> { }).setDaemon(false); return 0; });
        refused("unlock", () -> { new ReentrantLock().unlock(); return 0; });
        refused("read unlock", () -> { new ReentrantReadWriteLock().readLock().unlock(); return 0; });
    }
}
