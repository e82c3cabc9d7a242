// SPDX-License-Identifier: Apache-2.0
// Tests: interrupt flag, InterruptedException from sleep, wait and join; flag cleared.
// Expects: the documented flag states.
public class Interruption {
    public static void main(String[] args) throws Exception {
        Thread.currentThread().interrupt();
        System.out.println(Thread.currentThread().isInterrupted() + " " + Thread.interrupted() + " "
                + Thread.interrupted());
        Thread.currentThread().interrupt();
        try { Thread.sleep(10000); } catch (InterruptedException e) {
                System.out.println(e.getMessage() + " " + Thread.currentThread().isInterrupted()); }
        Object lock = new Object();
        Thread w = new Thread(() -> {
            synchronized (lock) {
                try { lock.wait(); } catch (InterruptedException e) {
                        System.out.println("wait interrupted " + Thread.holdsLock(lock)); }
            }
        });
        w.start();
        while (w.getState() != Thread.State.WAITING) Thread.onSpinWait();
        w.interrupt();
        w.join();
        Thread.currentThread().interrupt();
        try { w.join(); System.out.println("ended thread: no wait"); } catch (InterruptedException e) {
                System.out.println("join interrupted"); }
        System.out.println(Thread.interrupted());
        Thread sleeper = new Thread(() -> { try { Thread.sleep(60000); } catch (InterruptedException e) {
                System.out.println("sleep interrupted"); } });
        sleeper.start();
        sleeper.interrupt();
        sleeper.join();
        Thread parked = new Thread(() -> { while (!Thread.currentThread().isInterrupted()) java.util.concurrent.locks.LockSupport.park(); System.out.println("park returns, flag kept " + Thread.currentThread().isInterrupted()); });
        parked.start();
        parked.interrupt();
        parked.join();
    }
}
