// SPDX-License-Identifier: Apache-2.0
// Tests: virtual threads: start, join, names, daemon, isVirtual, group.
// Expects: the documented properties.
public class VirtualBasics {
    public static void main(String[] args) throws Exception {
        Thread t = Thread.ofVirtual().name("v1").start(() -> System.out.println(Thread.currentThread().isVirtual() + " "
                + Thread.currentThread().getName()));
        t.join();
        System.out.println(t.isDaemon() + " " + t.getState() + " " + t.getThreadGroup() + " " + t.getPriority());
        Thread u = Thread.ofVirtual().unstarted(() -> { });
        System.out.println(u.getState() + " [" + u.getName() + "]");
        try { u.setDaemon(false); } catch (IllegalArgumentException e) { System.out.println(e.getMessage()); }
        u.start();
        u.join();
        int[] sum = {0};
        Thread[] many = new Thread[200];
        for (int i = 0; i < many.length; i++) { int n = i; many[i] = Thread.startVirtualThread(() -> {
                synchronized (sum) { sum[0] += n; } }); }
        for (Thread m : many) m.join();
        System.out.println(sum[0]);
    }
}
