// SPDX-License-Identifier: Apache-2.0
// Tests: figures of the memory, collector, thread, runtime, class loading and system beans are true as far as a program
// can tell.
// Expects: the relations between them.
import java.lang.management.*;

public class Figures {
    static Object kept;

    static void check(String what, boolean holds) { System.out.println(what + ": " + holds); }

    public static void main(String[] args) throws Exception {
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        check("used <= committed", heap.getUsed() <= heap.getCommitted());
        check("committed <= max", heap.getCommitted() <= heap.getMax());
        check("max", heap.getMax() == Runtime.getRuntime().maxMemory());
        kept = new byte[3 << 20];
        check("grows", ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >= 3 << 20);
        long before = 0, after = 0;
        for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) before += bean.getCollectionCount();
        System.gc();
        for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) after += bean.getCollectionCount();
        check("collected", after > before);
        boolean heapPool = false, otherPool = false;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP) heapPool = true; else otherPool = true;
            if (pool.getPeakUsage().getUsed() < 0 || pool.getMemoryManagerNames().length == 0) check(pool.getName(), false);
        }
        check("pools", heapPool && otherPool);
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long bytes = threads.getCurrentThreadAllocatedBytes(), time = threads.getCurrentThreadCpuTime();
        long sum = 0;
        for (int i = 0; i < 200_000; i++) sum += new int[16].length + i;
        check("sum", sum > 0);
        long allocated = threads.getCurrentThreadAllocatedBytes() - bytes;
        check("allocated", allocated > 10 << 20 && allocated < 64 << 20);
        check("time", threads.getCurrentThreadCpuTime() > time && threads.getCurrentThreadUserTime() >= 0);
        int live = threads.getThreadCount();
        Thread sleeper = new Thread(() -> { try { Thread.sleep(60_000); } catch (InterruptedException e) { } });
        sleeper.start();
        check("one more", threads.getThreadCount() == live + 1 && threads.getPeakThreadCount() > live);
        check("its time", threads.getThreadCpuTime(sleeper.threadId()) >= 0);
        sleeper.interrupt();
        sleeper.join();
        check("gone", threads.getThreadCpuTime(sleeper.threadId()) == -1);
        RuntimeMXBean runtime = ManagementFactory.getRuntimeMXBean();
        check("uptime", runtime.getUptime() >= 0 && runtime.getStartTime() <= System.currentTimeMillis());
        check("pid", runtime.getPid() == ProcessHandle.current().pid());
        check("properties", runtime.getSystemProperties().containsKey("java.home"));
        check("classes", ManagementFactory.getClassLoadingMXBean().getLoadedClassCount() > 300);
    }
}
