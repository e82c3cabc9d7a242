// SPDX-License-Identifier: Apache-2.0
// Tests: hooks run at normal end of main, after the last non-daemon thread; adding during shutdown fails.
// Expects: order main, worker, hook.
public class ShutdownHooks {
    public static void main(String[] args) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            System.out.println("hook");
            try { Runtime.getRuntime().addShutdownHook(new Thread()); } catch (IllegalStateException e) {
                    System.out.println(e.getMessage()); }
        }));
        Thread removed = new Thread(() -> System.out.println("must not run"));
        Runtime.getRuntime().addShutdownHook(removed);
        System.out.println(Runtime.getRuntime().removeShutdownHook(removed));
        Thread daemon = new Thread(() -> { try { Thread.sleep(100000); } catch (InterruptedException e) { }
                System.out.println("must not end"); });
        daemon.setDaemon(true);
        daemon.start();
        Thread main = Thread.currentThread();
        new Thread(() -> { try { main.join(); } catch (InterruptedException e) { }
                System.out.println("worker after main"); }).start();
        System.out.println("main ends");
    }
}
