// SPDX-License-Identifier: Apache-2.0
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Defines and links each class file named on standard input, and prints what the verifier says of it: "ok", or the
 * error's class and message with line ends written as \n. Arguments: folders in which the classes that these refer to
 * are looked for before the class library.
 */
public class VerifierOracle {
    static final List<Path> FOLDERS = new ArrayList<>();

    static class Loader extends ClassLoader {
        Loader() { super(VerifierOracle.class.getClassLoader()); }

        Class<?> define(byte[] bytes) { return defineClass(null, bytes, 0, bytes.length); }

        @Override protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (this) {
                Class<?> known = findLoadedClass(name);
                if (known != null) return known;
                if (!name.startsWith("java.")) {
                    for (Path folder : FOLDERS) {
                        Path file = folder.resolve(name.replace('.', '/') + ".class");
                        if (!Files.exists(file)) continue;
                        try {
                            return define(Files.readAllBytes(file));
                        } catch (IOException e) {
                            throw new ClassNotFoundException(name, e);
                        }
                    }
                }
                return super.loadClass(name, resolve);
            }
        }
    }

    public static void main(String[] arguments) throws Exception {
        for (String argument : arguments) FOLDERS.add(Path.of(argument));
        PrintStream out = new PrintStream(System.out, false, "UTF-8");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String verdict = "ok";
            try {
                // Asking for methods links the class, without initializing it.
                new Loader().define(Files.readAllBytes(Path.of(line))).getDeclaredMethods();
            } catch (Throwable e) {
                verdict = e.getClass().getName() + ": " + e.getMessage();
            }
            out.println(line + "\t" + verdict.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r"));
        }
        out.flush();
    }
}
