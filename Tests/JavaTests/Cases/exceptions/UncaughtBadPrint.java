// SPDX-License-Identifier: Apache-2.0
// Tests: an uncaught Error whose printStackTrace throws.
// Expects: as above.
import java.io.*;

public class UncaughtBadPrint {
    public static void main(String[] args) throws Exception {
        throw new Error("x") { @Override public void printStackTrace(PrintStream s) { throw new RuntimeException("in print"); } };
    }
}
