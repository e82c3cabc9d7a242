// SPDX-License-Identifier: Apache-2.0
// Tests: ReentrantLock, fairness, tryLock, conditions, ReadWriteLock, StampedLock.
// Expects: states and hold counts.
import java.util.concurrent.*;
import java.util.concurrent.locks.*;

public class LocksAndConditions {
    public static void main(String[] args) throws Exception {
        ReentrantLock l = new ReentrantLock(true);
        l.lock();
        l.lock();
        System.out.println(l.getHoldCount() + " " + l.isHeldByCurrentThread() + " " + l.isFair() + " "
                + l.toString().replaceAll("@[0-9a-f]+", "@"));
        Thread t = new Thread(() -> { System.out.println("other tryLock " + l.tryLock()); l.lock(); try {
                System.out.println("got it"); } finally { l.unlock(); } });
        t.start();
        while (!l.hasQueuedThreads()) Thread.onSpinWait();
        l.unlock();
        l.unlock();
        t.join();
        try { l.unlock(); } catch (IllegalMonitorStateException e) { System.out.println("not owner " + e.getMessage());
                }
        Condition c = l.newCondition();
        l.lock();
        System.out.println(c.await(1, TimeUnit.MILLISECONDS) + " " + (c.awaitNanos(1000) <= 0));
        l.unlock();
        ReentrantReadWriteLock rw = new ReentrantReadWriteLock();
        rw.readLock().lock();
        rw.readLock().lock();
        System.out.println(rw.getReadLockCount() + " " + rw.writeLock().tryLock() + " " + rw.getReadHoldCount());
        rw.readLock().unlock();
        rw.readLock().unlock();
        rw.writeLock().lock();
        rw.readLock().lock();
        rw.writeLock().unlock();
        System.out.println(rw.isWriteLocked() + " " + rw.getReadLockCount());
        StampedLock s = new StampedLock();
        long o = s.tryOptimisticRead();
        System.out.println(s.validate(o) + " " + (s.tryConvertToWriteLock(o) != 0) + " " + s.validate(o) + " "
                + s.isWriteLocked());
        s.tryUnlockWrite();
        Thread p = new Thread(() -> { LockSupport.park("blocker"); System.out.println("released"); });
        p.start();
        while (LockSupport.getBlocker(p) == null) Thread.onSpinWait();
        System.out.println(LockSupport.getBlocker(p));
        LockSupport.unpark(p);
        p.join();
    }
}
