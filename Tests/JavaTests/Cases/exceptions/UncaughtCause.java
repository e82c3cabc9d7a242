// SPDX-License-Identifier: Apache-2.0
// Tests: printed cause chains with "... n more", suppressed exceptions and multi-line messages.
// Expects: the standard rendering on stderr, exit code 1.
public class UncaughtCause {
    static class Resource implements AutoCloseable {
        final String name;
        Resource(String name) { this.name = name; }
        @Override public void close() { throw new IllegalArgumentException("closing " + name); }
    }

    static void inner() {
        throw new UnsupportedOperationException("first line\nsecond line");
    }

    static void middle() {
        try (Resource a = new Resource("a"); Resource b = new Resource("b")) {
            inner();
        }
    }

    static void outer() {
        try {
            middle();
        } catch (RuntimeException e) {
            throw new IllegalStateException("wrapped", e);
        }
    }

    public static void main(String[] args) throws Exception {
        try {
            outer();
        } catch (RuntimeException e) {
            throw new Exception(e);
        }
    }
}
