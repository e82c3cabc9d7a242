// SPDX-License-Identifier: Apache-2.0
// What javac and HotSpot say of many small programs, in one virtual machine. Each line of standard input is one job:
//
//     compile <tab> output folder <tab> options separated by spaces <tab> source files separated by tabs
//     load    <tab> folder of class files
//     run     <tab> folder of class files <tab> name of a class with a main method
//
// `compile` answers as batch-compile does: `job FOLDER`, then a line per message. `load` links all classes of a folder,
// `run` also calls main; they answer with `job FOLDER`, what goes wrong and, each behind a bar, lines that were printed.
import com.sun.tools.javac.api.BasicJavacTask;
import com.sun.tools.javac.api.ClientCodeWrapper;
import com.sun.tools.javac.util.Context;
import com.sun.tools.javac.util.JCDiagnostic;
import com.sun.tools.javac.util.Log;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticListener;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

public class CompilerOracle {
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();
    private static final PrintStream OUT = System.out;

    public static void main(String[] args) throws Exception {
        Locale.setDefault(Locale.ENGLISH);
        try (var jobs = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line; (line = jobs.readLine()) != null;) {
                String[] parts = line.split("\t");
                OUT.println("job " + parts[1]);
                switch (parts[0]) {
                    case "compile" -> compile(parts);
                    case "load" -> load(Path.of(parts[1]), null);
                    case "run" -> load(Path.of(parts[1]), parts[2]);
                    default -> throw new IllegalArgumentException(line);
                }
            }
        }
        OUT.flush();
        System.exit(0);
    }

    private static void compile(String[] parts) throws Exception {
        List<String> options = new ArrayList<>(List.of("-proc:none", "-encoding", "UTF-8", "-d", parts[1]));
        for (String option : parts[2].split(" ")) {
            if (!option.isEmpty()) {
                options.add(option);
            }
        }
        List<Path> sources = new ArrayList<>();
        for (int i = 3; i < parts.length; i++) {
            sources.add(Path.of(parts[i]));
        }
        List<Context> context = new ArrayList<>();
        DiagnosticListener<JavaFileObject> listener = found -> show(found, Log.instance(context.getFirst()));
        try (var own = COMPILER.getStandardFileManager(null, Locale.ENGLISH, StandardCharsets.UTF_8)) {
            var units = own.getJavaFileObjectsFromPaths(sources);
            var task = (BasicJavacTask) COMPILER.getTask(
                    new PrintWriter(OUT, true), own, listener, options, null, units);
            context.add(task.getContext());
            task.call();
        } catch (IllegalArgumentException refused) {
            OUT.println("\t0\terror\toptions\t" + refused.getMessage());
        }
    }

    private static void show(Diagnostic<? extends JavaFileObject> found, Log log) {
        String file = found.getSource() == null ? "" : Path.of(found.getSource().getName()).getFileName().toString();
        String kind = switch (found.getKind()) {
            case ERROR -> "error";
            case WARNING, MANDATORY_WARNING -> "warning";
            default -> "note";
        };
        String key = found.getCode().replaceFirst("^compiler\\.(err|warn|note|misc)\\.", "");
        JCDiagnostic inside = ((ClientCodeWrapper.DiagnosticSourceUnwrapper) found).d;
        // As the command line shows it: names are simple where they are clear.
        String all = log.getDiagnosticFormatter().formatMessage(inside, Locale.ENGLISH);
        String text = all.lines().findFirst().orElse("");
        OUT.println(file + "\t" + Math.max(0, found.getLineNumber()) + "\t" + kind + "\t" + key + "\t" + text);
    }

    private static void load(Path folder, String mainClass) throws Exception {
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(f -> f.toString().endsWith(".class") && !f.endsWith("module-info.class"))
                    .forEach(f -> names.add(folder.relativize(f).toString().replace('/', '.').replaceAll("\\.class$", "")));
        }
        names.sort(null);
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(printed, false, StandardCharsets.UTF_8);
        try (var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            loader.setDefaultAssertionStatus(true);
            for (String name : names) {
                try {
                    // Asking for the methods links the class, and so verifies it.
                    Class.forName(name, false, loader).getDeclaredMethods();
                } catch (LinkageError wrong) {
                    OUT.println(name + ": " + wrong.toString().lines().findFirst().orElse(""));
                }
            }
            if (mainClass != null) {
                System.setOut(stream);
                try {
                    Method main = Class.forName(mainClass, true, loader).getDeclaredMethod("main", String[].class);
                    main.setAccessible(true);
                    main.invoke(null, (Object) new String[0]);
                } catch (InvocationTargetException thrown) {
                    stream.println("thrown: " + thrown.getCause());
                } catch (Throwable wrong) {
                    stream.println("not run: " + wrong);
                } finally {
                    System.setOut(OUT);
                }
            }
        }
        stream.flush();
        printed.toString(StandardCharsets.UTF_8).lines().forEach(l -> OUT.println("|" + l));
    }
}
