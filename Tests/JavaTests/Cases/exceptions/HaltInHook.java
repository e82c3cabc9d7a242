// SPDX-License-Identifier: Apache-2.0
// Tests: halt in a shutdown hook.
// Expects: the exit code of halt.
import java.io.*;

public class HaltInHook {
    public static void main(String[] args) throws Exception {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> { System.out.println("hook"); Runtime.getRuntime().halt(7); })); System.exit(1);
    }
}
