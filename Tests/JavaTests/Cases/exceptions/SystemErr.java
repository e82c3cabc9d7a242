// SPDX-License-Identifier: Apache-2.0
// Tests: System.err text beside System.out, printStackTrace to both, redirected streams.
// Expects: each stream's text in order.
import java.io.*;

public class SystemErr {
    public static void main(String[] args) {
        System.out.println("out 1");
        System.err.println("err 1");
        new RuntimeException("printed").printStackTrace();
        System.err.printf("%d-%s%n", 2, "é");
        PrintStream old = System.out;
        ByteArrayOutputStream b = new ByteArrayOutputStream();
        System.setOut(new PrintStream(b, true));
        System.out.print("captured");
        System.setOut(old);
        System.out.println("[" + b + "]");
        new Exception("on out").printStackTrace(System.out);
        System.err.print("no line end");
    }
}
