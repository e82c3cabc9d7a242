// SPDX-License-Identifier: Apache-2.0
// What javac says of small programs, and whether class files of ours behave on HotSpot as those javac makes. One virtual
// machine serves thousands of programs: javac keeps what it has read of the class library, class files stay in memory.
// Since it keeps what it knew of earlier programs, too, it gets each with another name for Main.
// Each line of standard input is one job:
//
//     both  <tab> folder of our class files, empty if there are none <tab> source file
//     mark  <tab> any text
//
// Both answer with `job` and their first word. `both` then gives a line per message as CompilerOracle does; if there is
// no error and there are class files of ours, `same`, or what was printed: behind `ours|` and `javac|`, line by line.
// `endless` says that a program still runs: then this process should not be used any longer. `mark` makes sure that
// everything before it has been answered.
import com.sun.tools.javac.api.BasicJavacTask;
import com.sun.tools.javac.api.ClientCodeWrapper;
import com.sun.tools.javac.api.JavacTaskPool;
import com.sun.tools.javac.util.JCDiagnostic;
import com.sun.tools.javac.util.Log;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

public class FuzzOracle {
    private static final PrintStream OUT =
            new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), false, StandardCharsets.UTF_8);
    private static final List<String> OPTIONS = List.of("-proc:none", "-Xlint:none");
    private static final long SECONDS = 20;
    private static final int MAXIMUM_OUTPUT = 1 << 20;
    private static final Pattern IDENTITY = Pattern.compile("@[0-9a-f]{1,8}\\b");
    private static int number;
    /** What the program at hand calls its class instead of Main. */
    private static String name;

    public static void main(String[] args) throws Exception {
        Locale.setDefault(Locale.ENGLISH);
        var standard = ToolProvider.getSystemJavaCompiler().getStandardFileManager(
                null, Locale.ENGLISH, StandardCharsets.UTF_8);
        // Nothing but the class library is to be found.
        standard.setLocation(javax.tools.StandardLocation.CLASS_PATH, List.of());
        var files = new Memory(standard);
        var pool = new JavacTaskPool(1);
        try (var jobs = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line; (line = jobs.readLine()) != null;) {
                String[] parts = line.split("\t", -1);
                OUT.println("job " + parts[1]);
                if (parts[0].equals("mark")) {
                    OUT.flush();
                    continue;
                }
                boolean isSound = compile(pool, files, Path.of(parts[2]));
                if (isSound && !parts[1].isEmpty()) {
                    compare(read(Path.of(parts[1])), files.made);
                }
            }
        }
        OUT.flush();
        // Programs that never end may still be running.
        Runtime.getRuntime().halt(0);
    }

    private static boolean compile(JavacTaskPool pool, Memory files, Path source) throws Exception {
        files.made.clear();
        name = "M" + (100_000_000 + number++);
        String text = Files.readString(source).replaceAll("\\bMain\\b", name);
        var unit = new SimpleJavaFileObject(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
        List<Diagnostic<? extends JavaFileObject>> found = new ArrayList<>();
        return pool.getTask(new PrintWriter(OUT, true), files, found::add, OPTIONS, null, List.of(unit), task -> {
            Log log = Log.instance(((BasicJavacTask) task).getContext());
            boolean isFine = task.call();
            for (var each : found) {
                show(each, log);
            }
            return isFine;
        });
    }

    private static void show(Diagnostic<? extends JavaFileObject> found, Log log) {
        String file = found.getSource() == null ? "" : Path.of(found.getSource().getName()).getFileName().toString();
        String kind = switch (found.getKind()) {
            case ERROR -> "error";
            case WARNING, MANDATORY_WARNING -> "warning";
            default -> "note";
        };
        String key = found.getCode().replaceFirst("^compiler\\.(err|warn|note|misc)\\.", "");
        JCDiagnostic inside = found instanceof ClientCodeWrapper.DiagnosticSourceUnwrapper wrapped
                ? wrapped.d : (JCDiagnostic) found;
        String all = log.getDiagnosticFormatter().formatMessage(inside, Locale.ENGLISH);
        String line = file + "\t" + Math.max(0, found.getLineNumber()) + "\t" + kind + "\t" + key + "\t"
                + all.lines().findFirst().orElse("");
        OUT.println(line.replace(name, "Main"));
    }

    private static Map<String, byte[]> read(Path folder) throws IOException {
        Map<String, byte[]> classes = new TreeMap<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : (Iterable<Path>) all.filter(f -> f.toString().endsWith(".class"))::iterator) {
                classes.put(file.getFileName().toString().replaceAll("\\.class$", ""), Files.readAllBytes(file));
            }
        }
        return classes;
    }

    private static void compare(Map<String, byte[]> ours, Map<String, byte[]> javac) throws Exception {
        List<String> first = run(ours, "Main");
        List<String> second = run(new TreeMap<>(javac), name);
        second.replaceAll(line -> line.replace(name, "Main"));
        if (first.equals(second)) {
            OUT.println("same");
            return;
        }
        first.forEach(line -> OUT.println("ours|" + line));
        second.forEach(line -> OUT.println("javac|" + line));
    }

    /** Links all classes, calls main, and gives what is wrong and what was printed. */
    private static List<String> run(Map<String, byte[]> classes, String mainClass) throws Exception {
        var printed = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] bytes, int offset, int length) {
                if (count < MAXIMUM_OUTPUT) {
                    super.write(bytes, offset, length);
                }
            }
        };
        var stream = new PrintStream(printed, false, StandardCharsets.UTF_8);
        List<String> lines = new ArrayList<>();
        PrintStream outer = System.out;
        System.setOut(stream);
        // A damaged program may run for ever.
        Thread runner = Thread.ofPlatform().daemon().start(() -> {
            var loader = new Loader(classes);
            for (String each : classes.keySet()) {
                try {
                    Class.forName(each, false, loader).getDeclaredMethods();
                } catch (LinkageError | ClassNotFoundException wrong) {
                    lines.add(each + ": " + wrong.toString().lines().findFirst().orElse(""));
                }
            }
            try {
                Method main = Class.forName(mainClass, true, loader).getDeclaredMethod("main", String[].class);
                main.setAccessible(true);
                main.invoke(null, (Object) new String[0]);
            } catch (InvocationTargetException thrown) {
                stream.println("thrown: " + thrown.getCause());
            } catch (Throwable wrong) {
                stream.println("not run: " + wrong);
            }
        });
        runner.join(SECONDS * 1000);
        System.setOut(outer);
        if (runner.isAlive()) {
            OUT.println("endless");
            return new ArrayList<>(List.of("does not end"));
        }
        stream.flush();
        // Identity hash codes are no behaviour of the program's.
        String text = IDENTITY.matcher(printed.toString(StandardCharsets.UTF_8)).replaceAll("@");
        text.lines().forEach(lines::add);
        return lines;
    }

    /** Class files in memory. */
    private static final class Loader extends ClassLoader {
        private final Map<String, byte[]> classes;

        Loader(Map<String, byte[]> classes) {
            super(ClassLoader.getPlatformClassLoader());
            this.classes = classes;
            setDefaultAssertionStatus(true);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = classes.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }

    /** Keeps what javac writes. */
    private static final class Memory extends ForwardingJavaFileManager<StandardJavaFileManager> {
        final Map<String, byte[]> made = new HashMap<>();

        Memory(StandardJavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                JavaFileManager.Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("mem:///" + name.replace('.', '/')), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return new ByteArrayOutputStream() {
                        @Override
                        public void close() {
                            made.put(name, toByteArray());
                        }
                    };
                }
            };
        }
    }
}
