// SPDX-License-Identifier: Apache-2.0
// Tests: ThreadMXBean finds two threads that wait for each other's monitors, and two that wait for each other's locks.
// Expects: both pairs by name; only the first pair when asked for monitors alone.
import java.lang.management.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.locks.*;

public class Deadlocks {
    static void start(String name, CountDownLatch both, Runnable first) {
        Thread thread = new Thread(first, name);
        thread.setDaemon(true);
        thread.start();
    }

    static void await(CountDownLatch latch) {
        latch.countDown();
        try { latch.await(); } catch (InterruptedException e) { throw new IllegalStateException(e); }
    }

    static void monitors(String name, Object mine, Object other, CountDownLatch both) {
        start(name, both, () -> { synchronized (mine) { await(both); synchronized (other) { } } });
    }

    static void locks(String name, Lock mine, Lock other, CountDownLatch both) {
        start(name, both, () -> { mine.lock(); await(both); other.lock(); });
    }

    static List<String> names(ThreadMXBean bean, long[] ids) {
        List<String> names = new ArrayList<>();
        if (ids != null) for (ThreadInfo info : bean.getThreadInfo(ids)) names.add(info.getThreadName());
        Collections.sort(names);
        return names;
    }

    public static void main(String[] args) throws Exception {
        ThreadMXBean bean = ManagementFactory.getThreadMXBean();
        System.out.println(bean.findDeadlockedThreads() == null);
        Object a = new Object(), b = new Object();
        CountDownLatch first = new CountDownLatch(2), second = new CountDownLatch(2);
        monitors("m1", a, b, first);
        monitors("m2", b, a, first);
        Lock c = new ReentrantLock(), d = new ReentrantLock();
        locks("l1", c, d, second);
        locks("l2", d, c, second);
        while (names(bean, bean.findDeadlockedThreads()).size() < 4) Thread.sleep(5);
        System.out.println(names(bean, bean.findDeadlockedThreads()));
        System.out.println(names(bean, bean.findMonitorDeadlockedThreads()));
    }
}
