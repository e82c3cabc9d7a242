// SPDX-License-Identifier: Apache-2.0
// Tests: an uncaught exception with an overridden toString, thrown from a lambda in main.
// Expects: its own text and frames on stderr, exit code 1.
import java.util.List;

public class UncaughtCustom {
    static class Odd extends RuntimeException {
        Odd(Throwable cause) { super("hidden", cause); }
        @Override public String toString() { return "Odd things\n  on two lines"; }
    }

    public static void main(String[] args) {
        Runnable r = () -> {
            try { Integer.valueOf("x1"); } catch (NumberFormatException e) { throw new Odd(e); }
        };
        List.of(r).forEach(x -> x.run());
    }
}
