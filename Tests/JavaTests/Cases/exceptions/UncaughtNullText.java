// SPDX-License-Identifier: Apache-2.0
// Tests: an uncaught Error whose toString is null.
// Expects: the word null, and frames.
import java.io.*;

public class UncaughtNullText {
    public static void main(String[] args) throws Exception {
        throw new Error((String) null) { @Override public String toString() { return null; } };
    }
}
