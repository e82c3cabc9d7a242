// SPDX-License-Identifier: Apache-2.0
// Tests: ThreadInfo of threads that are blocked, wait, park and sleep: states, locks, owners, frames, locked monitors.
// Expects: what each thread was made to do.
import java.lang.management.*;
import java.util.concurrent.locks.*;

public class ThreadInfos {
    static final Object LOCK = new Object(), SIGNAL = new Object();
    static final ReentrantLock HELD = new ReentrantLock();

    static synchronized void blockInside() { synchronized (LOCK) { } }

    static void await() {
        synchronized (SIGNAL) {
            try { SIGNAL.wait(); } catch (InterruptedException e) { return; }
        }
    }

    static ThreadInfo show(String name, Runnable body, Thread.State state) throws Exception {
        ThreadMXBean bean = ManagementFactory.getThreadMXBean();
        Thread thread = new Thread(body, name);
        thread.setDaemon(true);
        thread.start();
        while (thread.getState() != state) Thread.sleep(2);
        ThreadInfo info = bean.getThreadInfo(new long[] {thread.threadId()}, true, true)[0];
        String lock = info.getLockInfo() == null ? "none" : info.getLockInfo().getClassName();
        System.out.println(name + " " + info.getThreadState() + " " + lock + " " + info.getLockOwnerName() + " "
                + info.isDaemon() + " " + info.isInNative() + " " + info.isSuspended());
        for (MonitorInfo monitor : info.getLockedMonitors()) {
            System.out.println("  holds " + monitor.getClassName() + " since " + monitor.getLockedStackFrame().getMethodName());
        }
        return info;
    }

    public static void main(String[] args) throws Exception {
        synchronized (LOCK) {
            ThreadInfo info = show("blocked", ThreadInfos::blockInside, Thread.State.BLOCKED);
            System.out.println(info.getBlockedCount() + " " + info.getStackTrace()[0].getMethodName());
        }
        show("waiting", ThreadInfos::await, Thread.State.WAITING);
        HELD.lock();
        ThreadInfo parked = show("parked", HELD::lock, Thread.State.WAITING);
        System.out.println(parked.getWaitedCount() > 0);
        show("sleeping", () -> { try { Thread.sleep(60_000); } catch (InterruptedException e) { } },
                Thread.State.TIMED_WAITING);
        ThreadInfo own = ManagementFactory.getThreadMXBean()
                .getThreadInfo(new long[] {Thread.currentThread().threadId()}, false, true)[0];
        System.out.println(own.getLockedSynchronizers().length + " " + own.getLockedSynchronizers()[0].getClassName());
        System.out.println(ManagementFactory.getThreadMXBean().getThreadInfo(1L << 40) == null);
    }
}
