// SPDX-License-Identifier: Apache-2.0
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32;

/**
 * Runs programs of which one class is damaged, in loaders of their own, and prints what became of each: number, a tab,
 * and `ok` with a checksum of the output, or the exception. Driven by scripts/fuzz-classes.
 *
 *     FuzzClasses run FOLDERS SEED FIRST COUNT MILLISECONDS     FOLDERS: a file with a folder of classes a line
 *     FuzzClasses write FOLDERS SEED NUMBER FILE                writes a mutant; prints its folder and the class's file
 *     FuzzClasses replay MILLISECONDS (FOLDER FILE MUTANT)…     runs mutants kept as files
 *
 * A program that does not end in time is reported as `endless`, and the process ends with code 3: its thread cannot be
 * stopped otherwise.
 */
public final class FuzzClasses {
    record Mutant(Path folder, String file, byte[] bytes) {}

    /** Finds the classes of a folder, one of them damaged. */
    static final class Loader extends ClassLoader {
        private final Mutant mutant;

        Loader(Mutant mutant) {
            super("fuzz", ClassLoader.getPlatformClassLoader());
            this.mutant = mutant;
        }

        @Override protected Class<?> findClass(String name) throws ClassNotFoundException {
            String file = name.replace('.', '/') + ".class";
            try {
                byte[] bytes = file.equals(mutant.file) ? mutant.bytes : Files.readAllBytes(mutant.folder.resolve(file));
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException | java.nio.file.InvalidPathException e) {
                throw new ClassNotFoundException(name);
            }
        }
    }

    /** Takes a checksum of what is printed; refuses to go on when it is too much. */
    static final class Sink extends OutputStream {
        final CRC32 sum = new CRC32();
        int left = 1 << 20;

        @Override public void write(int b) throws IOException { write(new byte[] {(byte) b}, 0, 1); }
        @Override public void write(byte[] b, int from, int count) throws IOException {
            left -= count;
            if (left < 0) throw new IOException("too much output");
            sum.update(b, from, count);
        }
    }

    private static final PrintStream OUT = System.out;
    private static volatile long startedAt;
    private static volatile String current = "";
    private static volatile boolean isDone;

    /** Every class of every folder, in a fixed order. */
    static List<Mutant> programs(Path list) throws IOException {
        List<Mutant> found = new ArrayList<>();
        for (String line : Files.readAllLines(list)) {
            Path folder = Path.of(line);
            try (var files = Files.list(folder)) {
                for (Path file : files.filter(f -> f.toString().endsWith(".class")).sorted().toList()) {
                    found.add(new Mutant(folder, file.getFileName().toString(), Files.readAllBytes(file)));
                }
            }
        }
        return found;
    }

    static Mutant mutant(List<Mutant> programs, long seed, int number) {
        var random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number);
        Mutant original = programs.get(random.nextInt(programs.size()));
        return new Mutant(original.folder, original.file, new ClassMutator(random).mutate(original.bytes));
    }

    /** The main class of a folder has its name. */
    static String run(Mutant mutant) {
        Sink sink = new Sink();
        PrintStream stream = new PrintStream(sink);
        System.setOut(stream);
        System.setErr(stream);
        String outcome;
        try {
            Loader loader = new Loader(mutant);
            touch(loader, mutant.file.replace(".class", ""));
            Class<?> main = loader.loadClass(mutant.folder.getFileName().toString());
            main.getMethod("main", String[].class).invoke(null, (Object) new String[0]);
            outcome = "ok";
        } catch (java.lang.reflect.InvocationTargetException e) {
            outcome = describe(e.getCause());
        } catch (Throwable t) {
            outcome = describe(t);
        }
        return outcome + " " + Long.toHexString(sink.sum.getValue());
    }

    /** Links and reflects on the damaged class, in case the program gets nowhere near it. */
    private static void touch(ClassLoader loader, String name) {
        try {
            Class<?> damaged = Class.forName(name, true, loader);
            System.out.println(damaged.toGenericString() + damaged.getSuperclass() + damaged.getDeclaredMethods().length
                    + damaged.getDeclaredFields().length + damaged.getAnnotations().length);
        } catch (Throwable t) {
            System.out.println(describe(t));
        }
    }

    static String describe(Throwable t) {
        try {
            return String.valueOf(t).replaceAll("@[0-9a-f]+|0x[0-9a-f]{6,}", "@").replace('\n', '|');
        } catch (Throwable inner) {
            return t.getClass().getName();
        }
    }

    private static void one(String label, Mutant mutant) {
        current = label;
        startedAt = System.nanoTime();
        String outcome = run(mutant);
        // Either this or the watcher says what became of it.
        synchronized (OUT) {
            startedAt = 0;
            OUT.println(label + "\t" + outcome);
            OUT.flush();
        }
    }

    private static void watch(Thread worker, int milliseconds) throws InterruptedException {
        while (!isDone && worker.isAlive()) {
            Thread.sleep(20);
            long start = startedAt;
            if (start == 0 || System.nanoTime() - start < milliseconds * 1_000_000L) continue;
            synchronized (OUT) {
                if (startedAt != start) continue;
                OUT.println(current + "\tendless");
                OUT.flush();
                Runtime.getRuntime().halt(3);
            }
        }
    }

    public static void main(String[] words) throws Exception {
        String[] args = words;
        switch (args[0]) {
            case "write" -> {
                Mutant mutant = mutant(programs(Path.of(args[1])), Long.parseLong(args[2]), Integer.parseInt(args[3]));
                Files.write(Path.of(args[4]), mutant.bytes);
                OUT.println(mutant.folder + "\t" + mutant.file);
            }
            case "run" -> {
                List<Mutant> programs = programs(Path.of(args[1]));
                long seed = Long.parseLong(args[2]);
                int first = Integer.parseInt(args[3]), end = first + Integer.parseInt(args[4]);
                inBackground(Integer.parseInt(args[5]), () -> {
                    for (int i = first; i < end; i++) one(String.valueOf(i), mutant(programs, seed, i));
                });
            }
            case "replay" -> inBackground(Integer.parseInt(args[1]), () -> {
                for (int i = 2; i + 2 < args.length; i += 3) {
                    one(args[i + 2], new Mutant(Path.of(args[i]), args[i + 1], Files.readAllBytes(Path.of(args[i + 2]))));
                }
            });
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    interface Work { void run() throws Exception; }

    private static void inBackground(int milliseconds, Work work) throws InterruptedException {
        Thread worker = new Thread(() -> {
            try {
                work.run();
            } catch (Exception e) {
                OUT.println("broken\t" + e);
            }
            isDone = true;
        });
        worker.setDaemon(true);
        worker.start();
        watch(worker, milliseconds);
        OUT.flush();
        // Threads that mutants left behind do not keep the process.
        Runtime.getRuntime().halt(isDone ? 0 : 4);
    }
}
