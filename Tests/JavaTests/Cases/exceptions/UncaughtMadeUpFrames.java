// SPDX-License-Identifier: Apache-2.0
// Tests: an uncaught Error with frames made up by the program.
// Expects: the frames as StackTraceElement prints them.
import java.io.*;

public class UncaughtMadeUpFrames {
    public static void main(String[] args) throws Exception {
        Error e = new Error("x"); e.setStackTrace(new StackTraceElement[] { new StackTraceElement("C", "m", "F.java", 3), new StackTraceElement("l", "mod", "1", "C", "m", null, -2), new StackTraceElement("C", "m", null, -1) }); throw e;
    }
}
