// SPDX-License-Identifier: Apache-2.0
package swiftlet.vm;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Runs further main classes in a machine that is up, each in a thread group of its own and with streams of its own, for
 * `swiftlet vm exec` (spec/guest-channel.md). The class library has one System.in, out and err; from the first such program
 * on they are streams that look which program the calling thread belongs to.
 */
final class Executions {
    private static final String DEVICE = "/dev/swiftlet/exec";
    private static final int ARGUMENTS = 1;
    private static final int INPUT = 2;
    private static final int OUTPUT = 3;
    private static final int ERRORS = 4;
    private static final int STATUS = 5;
    private static final int FRAME_LIMIT = 1 << 20;
    private static final int ACCEPT_FAILURES = 1000;

    private static final InheritableThreadLocal<Executions> CURRENT = new InheritableThreadLocal<>();
    private static boolean hasOwnStreams;

    private final RandomAccessFile connection;
    private final Input input = new Input();

    private Executions(RandomAccessFile connection) { this.connection = connection; }

    /** Called by the launcher, once. */
    static void start() {
        var thread = new Thread(Executions::accept, "Executions");
        thread.setDaemon(true);
        thread.start();
    }

    /** Opening the device waits for the next who asks. */
    private static void accept() {
        int failures = 0;
        for (int number = 1; failures < ACCEPT_FAILURES; number++) {
            try {
                var execution = new Executions(new RandomAccessFile(DEVICE, "rw"));
                var group = new ThreadGroup("exec " + number);
                var thread = new Thread(group, execution::serve, "exec " + number);
                thread.setDaemon(true);
                thread.start();
                failures = 0;
            } catch (IOException failure) {
                // Too many open files, perhaps, or a signal: whoever asks next may have more luck.
                failures++;
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException nobody) {
            // The thread is known to nobody.
        }
    }

    private void serve() {
        try (connection) {
            var arguments = arguments();
            divideStreams();
            CURRENT.set(this);
            Thread.ofPlatform().name("exec input").daemon().inheritInheritableThreadLocals(false).start(this::readInput);
            int status = run(arguments);
            System.out.flush();
            System.err.flush();
            send(STATUS, new byte[] {(byte) status}, 0, 1);
        } catch (IOException failure) {
            // Whoever asked is gone.
        }
    }

    /** The main class and its arguments, each ended by a zero. */
    private String[] arguments() throws IOException {
        if (connection.read() != ARGUMENTS) throw new IOException("no arguments");
        var text = new String(frame(), StandardCharsets.UTF_8);
        var words = text.split("\0", -1);
        if (words.length < 2) throw new IOException("no main class");
        return Arrays.copyOf(words, words.length - 1);
    }

    private byte[] frame() throws IOException {
        int count = connection.readInt();
        if (count < 0 || count > FRAME_LIMIT) throw new IOException("a frame of " + count + " bytes");
        var bytes = new byte[count];
        connection.readFully(bytes);
        return bytes;
    }

    private void readInput() {
        try {
            while (true) {
                int kind = connection.read();
                if (kind != INPUT) throw new EOFException();
                var bytes = frame();
                input.add(bytes);
                if (bytes.length == 0) return;
            }
        } catch (IOException failure) {
            input.add(new byte[0]);
        }
    }

    private void send(int kind, byte[] bytes, int offset, int count) throws IOException {
        var frame = new ByteArrayOutputStream(count + 5);
        frame.write(kind);
        for (int shift = 24; shift >= 0; shift -= 8) frame.write(count >> shift);
        frame.write(bytes, offset, count);
        synchronized (connection) {
            connection.write(frame.toByteArray());
        }
    }

    // The program

    private int run(String[] words) {
        try {
            var type = Class.forName(words[0], true, ClassLoader.getSystemClassLoader());
            Thread.currentThread().setContextClassLoader(ClassLoader.getSystemClassLoader());
            call(type, Arrays.copyOfRange(words, 1, words.length));
            awaitThreads();
            return 0;
        } catch (InvocationTargetException failure) {
            System.err.print("Exception in thread \"" + Thread.currentThread().getName() + "\" ");
            failure.getCause().printStackTrace();
        } catch (ClassNotFoundException failure) {
            System.err.println("Error: Could not find or load main class " + words[0]);
        } catch (ReflectiveOperationException | LinkageError failure) {
            System.err.println("Error: " + failure);
        }
        return 1;
    }

    private static void call(Class<?> type, String[] arguments) throws ReflectiveOperationException {
        var main = main(type, String[].class);
        boolean takesArguments = main != null;
        if (!takesArguments) main = main(type);
        if (main == null) throw new NoSuchMethodException("Main method not found in class " + type.getName());
        main.setAccessible(true);
        Object receiver = null;
        if (!Modifier.isStatic(main.getModifiers())) {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            receiver = constructor.newInstance();
        }
        if (takesArguments) main.invoke(receiver, (Object) arguments); else main.invoke(receiver);
    }

    private static Method main(Class<?> type, Class<?>... parameters) {
        for (var owner = type; owner != null; owner = owner.getSuperclass()) {
            try {
                return owner.getDeclaredMethod("main", parameters);
            } catch (NoSuchMethodException none) {
                // Perhaps the superclass has it.
            }
        }
        return null;
    }

    /** As at the end of a machine: until no thread of the program's is left but daemons. */
    private static void awaitThreads() {
        var group = Thread.currentThread().getThreadGroup();
        while (true) {
            var threads = new Thread[group.activeCount() + 8];
            int count = group.enumerate(threads);
            Thread other = null;
            for (int i = 0; i < count && other == null; i++) {
                if (threads[i] != Thread.currentThread() && !threads[i].isDaemon()) other = threads[i];
            }
            if (other == null) return;
            try {
                other.join();
            } catch (InterruptedException again) {
                // Nobody but the program itself interrupts this thread.
            }
        }
    }

    // Streams

    private static synchronized void divideStreams() {
        if (hasOwnStreams) return;
        hasOwnStreams = true;
        System.setOut(new PrintStream(new Divided(System.out, OUTPUT), true, System.out.charset()));
        System.setErr(new PrintStream(new Divided(System.err, ERRORS), true, System.err.charset()));
        var original = System.in;
        System.setIn(new InputStream() {
            private InputStream current() {
                var execution = CURRENT.get();
                return execution == null ? original : execution.input;
            }

            @Override
            public int read() throws IOException { return current().read(); }

            @Override
            public int read(byte[] bytes, int offset, int count) throws IOException {
                return current().read(bytes, offset, count);
            }

            @Override
            public int available() throws IOException { return current().available(); }
        });
    }

    /** Output that goes where the calling thread's program has it go. */
    private static final class Divided extends OutputStream {
        private final PrintStream original;
        private final int kind;

        Divided(PrintStream original, int kind) {
            this.original = original;
            this.kind = kind;
        }

        @Override
        public void write(int value) throws IOException { write(new byte[] {(byte) value}, 0, 1); }

        @Override
        public void write(byte[] bytes, int offset, int count) throws IOException {
            var execution = CURRENT.get();
            if (execution == null) {
                original.write(bytes, offset, count);
                return;
            }
            for (int done = 0; done < count; done += FRAME_LIMIT) {
                execution.send(kind, bytes, offset + done, Math.min(FRAME_LIMIT, count - done));
            }
        }

        @Override
        public void flush() {
            if (CURRENT.get() == null) original.flush();
        }
    }

    /** What has come for the program's System.in and not been read. */
    private static final class Input extends InputStream {
        private byte[] bytes = new byte[0];
        private int position;
        private boolean isOver;

        synchronized void add(byte[] more) {
            if (more.length == 0) isOver = true;
            var joined = Arrays.copyOfRange(bytes, position, bytes.length + more.length);
            System.arraycopy(more, 0, joined, bytes.length - position, more.length);
            bytes = joined;
            position = 0;
            notifyAll();
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public synchronized int read(byte[] target, int offset, int count) throws IOException {
            if (count == 0) return 0;
            while (position == bytes.length) {
                if (isOver) return -1;
                try {
                    wait();
                } catch (InterruptedException interruption) {
                    Thread.currentThread().interrupt();
                    throw new java.io.InterruptedIOException();
                }
            }
            int piece = Math.min(count, bytes.length - position);
            System.arraycopy(bytes, position, target, offset, piece);
            position += piece;
            return piece;
        }

        @Override
        public synchronized int available() { return bytes.length - position; }
    }
}
