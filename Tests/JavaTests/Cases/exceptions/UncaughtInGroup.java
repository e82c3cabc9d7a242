// SPDX-License-Identifier: Apache-2.0
// Tests: an uncaught Error in a thread of a group that handles it.
// Expects: the group's words, exit code 0.
import java.io.*;

public class UncaughtInGroup {
    public static void main(String[] args) throws Exception {
        ThreadGroup g = new ThreadGroup("g") { @Override public void uncaughtException(Thread t, Throwable e) { System.out.println("group " + t.getName() + " " + e); } }; Thread t = new Thread(g, () -> { throw new Error("x"); }, "T"); t.start(); t.join();
    }
}
