// SPDX-License-Identifier: Apache-2.0
// Tests: an uncaught Error without a writable stack trace.
// Expects: one line.
import java.io.*;

public class UncaughtBareError {
    public static void main(String[] args) throws Exception {
        throw new Error("x", null, false, false) { };
    }
}
