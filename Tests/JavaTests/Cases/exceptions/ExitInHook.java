// SPDX-License-Identifier: Apache-2.0
// Tests: exit codes truncate to eight bits; a hook sees the output flushed; exit from another thread.
// Expects: exit code 44 (300 modulo 256).
public class ExitInHook {
    public static void main(String[] args) throws Exception {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook in "
                + Thread.currentThread().getName().replaceAll("\\d+", "n"))));
        Thread t = new Thread(() -> { System.out.print("exit from thread, "); System.exit(300); });
        t.start();
        Thread.sleep(60000);
        System.out.println("not reached");
    }
}
