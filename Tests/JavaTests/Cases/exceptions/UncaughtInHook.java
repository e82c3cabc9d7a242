// SPDX-License-Identifier: Apache-2.0
// Tests: an uncaught exception in main and one in a shutdown hook.
// Expects: both, and the other hook runs.
import java.io.*;

public class UncaughtInHook {
    public static void main(String[] args) throws Exception {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> { throw new RuntimeException("in hook"); }, "H")); Runtime.getRuntime().addShutdownHook(new Thread(() -> { try { Thread.sleep(300); } catch (InterruptedException e) {} System.out.println("other"); }, "H2")); throw new Exception("main");
    }
}
