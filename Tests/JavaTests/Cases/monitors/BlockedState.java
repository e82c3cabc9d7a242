// SPDX-License-Identifier: Apache-2.0
// Tests: Thread.State BLOCKED, WAITING and TIMED_WAITING seen from outside.
// Expects: each state reached.
public class BlockedState {
    static void await(Thread t, Thread.State s) { while (t.getState() != s) Thread.onSpinWait(); System.out.println(s);
            }

    public static void main(String[] args) throws Exception {
        Object lock = new Object();
        Thread blocked = new Thread(() -> { synchronized (lock) { System.out.println("entered"); } });
        synchronized (lock) { blocked.start(); await(blocked, Thread.State.BLOCKED); }
        blocked.join();
        Thread timed = new Thread(() -> { try { Thread.sleep(100000); } catch (InterruptedException e) { } });
        timed.start();
        await(timed, Thread.State.TIMED_WAITING);
        timed.interrupt();
        timed.join();
        Thread joiner = new Thread(() -> { try { Thread.currentThread().join(); } catch (InterruptedException e) {
                System.out.println("self join ended"); } });
        joiner.start();
        await(joiner, Thread.State.WAITING);
        joiner.interrupt();
        joiner.join();
    }
}
