// SPDX-License-Identifier: Apache-2.0
// Tests: System.exit in the middle of work, with finally blocks that must not run and hooks that must.
// Expects: exit code 42.
public class ExitCode {
    public static void main(String[] args) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
        try {
            System.out.println("leaving");
            System.exit(42);
        } finally {
            System.out.println("not reached");
        }
    }
}
