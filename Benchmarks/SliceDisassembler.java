// SPDX-License-Identifier: Apache-2.0
// Benchmark, slice of a real program: javap prints a class of the library.
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.spi.ToolProvider;

public class SliceDisassembler {
    public static void main(String[] args) {
        ToolProvider javap = ToolProvider.findFirst("javap").orElseThrow();
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        int code = javap.run(out, out, "-c", "-p", "java.util.TreeMap", "java.util.ArrayDeque");
        System.out.println(code + " " + text.toString().lines().mapToLong(String::hashCode).sum());
    }
}
