// SPDX-License-Identifier: Apache-2.0
// Tests: an exception in the main class's initializer.
// Expects: ExceptionInInitializerError with cause on stderr, exit code 1.
public class UncaughtInInitializer {
    static int value = Integer.parseInt("not a number".substring(4));

    public static void main(String[] args) {
        System.out.println("not reached");
    }
}
