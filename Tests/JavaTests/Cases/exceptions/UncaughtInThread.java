// SPDX-License-Identifier: Apache-2.0
// Tests: an uncaught exception of another thread does not end the process with an error.
// Expects: its trace on stderr, main's end afterwards, exit code 0.
public class UncaughtInThread {
    public static void main(String[] args) throws Exception {
        Thread t = new Thread(() -> { throw new IllegalStateException("in worker"); }, "worker-1");
        t.start();
        t.join();
        System.out.println("main goes on, worker " + t.getState());
        Thread handled = new Thread(() -> { throw new RuntimeException("handled"); }, "worker-2");
        handled.setUncaughtExceptionHandler((thread, e) -> System.out.println(thread.getName() + " " + e));
        handled.start();
        handled.join();
    }
}
