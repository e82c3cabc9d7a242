// SPDX-License-Identifier: Apache-2.0
// Benchmark, slice of a real program: javac compiles a program that is made here, from text to bytes in memory.
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.*;
import javax.tools.*;

public class SliceCompiler {
    static final class Text extends SimpleJavaFileObject {
        final String text;
        Text(String name, String text) { super(URI.create("mem:///" + name + ".java"), Kind.SOURCE); this.text = text; }
        @Override public CharSequence getCharContent(boolean ignore) { return text; }
    }

    static final class Bytes extends SimpleJavaFileObject {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Bytes(String name) { super(URI.create("mem:///" + name + ".class"), Kind.CLASS); }
        @Override public OutputStream openOutputStream() { return bytes; }
    }

    static String program() {
        StringBuilder b = new StringBuilder("import java.util.*;\npublic class P {\n");
        for (int i = 0; i < 24; i++) b.append("static int m").append(i).append("(int[] a, String s) { int r = ").append(i)
                .append("; for (int x : a) { if (x % 3 == 0) r += x * ").append(i + 2)
                .append("; else switch (x & 3) { case 1: r ^= s.length(); break; default: r--; } }\n")
                .append("List<String> l = new ArrayList<>(); for (int i = 0; i < r % 7; i++) l.add(s + i);\n")
                .append("l.sort((p, q) -> q.compareTo(p)); return l.isEmpty() ? r : r + l.get(0).hashCode(); }\n");
        return b.append("}\n").toString();
    }

    public static void main(String[] args) throws Exception {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Map<String, Bytes> made = new TreeMap<>();
        var files = new ForwardingJavaFileManager<>(compiler.getStandardFileManager(null, null, null)) {
            @Override public JavaFileObject getJavaFileForOutput(Location at, String name, JavaFileObject.Kind kind,
                    FileObject sibling) { return made.computeIfAbsent(name, Bytes::new); }
        };
        boolean done = compiler.getTask(null, files, null, List.of("-proc:none", "-g"), null,
                List.of(new Text("P", program()))).call();
        int hash = 0;
        for (Bytes b : made.values()) hash = hash * 31 + Arrays.hashCode(b.bytes.toByteArray());
        System.out.println(done + " " + made.keySet() + " " + hash);
    }
}
