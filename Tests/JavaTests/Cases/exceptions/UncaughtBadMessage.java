// SPDX-License-Identifier: Apache-2.0
// Tests: an uncaught Error whose getMessage throws.
// Expects: what HotSpot says of an exception while printing one.
import java.io.*;

public class UncaughtBadMessage {
    public static void main(String[] args) throws Exception {
        throw new Error("x") { @Override public String getMessage() { throw new RuntimeException("in getMessage"); } };
    }
}
