// SPDX-License-Identifier: Apache-2.0
// Runs a benchmark's main several times in one process: the checksum of the last turn goes to standard output, the
// nanoseconds of the shortest turn to standard error.
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;

public class Steady {
    public static void main(String[] args) throws Exception {
        Method program = Class.forName(args[0]).getMethod("main", String[].class);
        int turns = Integer.parseInt(args[1]);
        PrintStream out = System.out;
        long best = Long.MAX_VALUE;
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int i = 0; i < turns; i++) {
            text.reset();
            System.setOut(new PrintStream(text, true));
            long start = System.nanoTime();
            program.invoke(null, (Object) new String[0]);
            best = Math.min(best, System.nanoTime() - start);
        }
        System.setOut(out);
        out.print(text);
        out.flush();
        System.err.println("steady " + best);
    }
}
