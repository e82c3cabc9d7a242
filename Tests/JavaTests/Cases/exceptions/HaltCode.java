// SPDX-License-Identifier: Apache-2.0
// Tests: Runtime.halt skips shutdown hooks.
// Expects: exit code 3, no hook output.
public class HaltCode {
    public static void main(String[] args) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook must not run")));
        System.out.println("halting");
        System.out.flush();
        Runtime.getRuntime().halt(3);
    }
}
