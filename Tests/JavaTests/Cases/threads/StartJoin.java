// SPDX-License-Identifier: Apache-2.0
// Tests: start, join, states, names, priorities, daemon flag, starting twice.
// Expects: states NEW, TERMINATED; IllegalThreadStateException.
public class StartJoin {
    static int value;

    public static void main(String[] args) throws Exception {
        Thread t = new Thread(() -> value = 42, "worker");
        System.out.println(t.getState() + " " + t.getName() + " " + t.isAlive() + " " + t.isDaemon() + " "
                + t.getPriority());
        t.start();
        t.join();
        System.out.println(t.getState() + " " + value + " " + t.isAlive());
        try { t.start(); } catch (IllegalThreadStateException e) { System.out.println("no second start"); }
        Thread sub = new Thread() { @Override public void run() {
                System.out.println("subclass " + (Thread.currentThread() == this) + " "
                + getName().startsWith("Thread-")); } };
        sub.setDaemon(true);
        sub.start();
        sub.join(10000);
        Thread m = Thread.currentThread();
        System.out.println(m.getName() + " " + m.getThreadGroup().getName() + " " + m.getState());
        System.out.println(Thread.ofPlatform().name("built-", 5).unstarted(() -> {}).getName());
        try { t.setPriority(11); } catch (IllegalArgumentException e) { System.out.println("priority"); }
    }
}
