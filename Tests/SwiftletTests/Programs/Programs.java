// SPDX-License-Identifier: Apache-2.0
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.TimeZone;

/** What the machines of these tests run. Compile with {@code javac --release 25 Programs.java}. */
public class Programs {
    static volatile long counter;

    /** Arguments: what to do, and a file to write to. */
    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "hello" -> write(arguments[1], "Hello from " + System.getProperty("who", "nobody"));
            case "exit" -> System.exit(Integer.parseInt(arguments[1]));
            case "throw" -> throw new IllegalStateException("as asked");
            case "print" -> {
                System.setOut(new java.io.PrintStream(new FileOutputStream(java.io.FileDescriptor.out), true, "UTF-8"));
                System.setErr(new java.io.PrintStream(new FileOutputStream(java.io.FileDescriptor.err), true, "UTF-8"));
                System.out.println("out " + arguments[1]);
                System.err.println("err " + arguments[1]);
                var channel = new FileOutputStream(java.io.FileDescriptor.out).getChannel();
                byte[] bytes = ("channel " + arguments[1] + "\n").getBytes("UTF-8");
                channel.write(new java.nio.ByteBuffer[] {java.nio.ByteBuffer.wrap(bytes, 0, 3), java.nio.ByteBuffer.wrap(bytes, 3, bytes.length - 3)});
            }
            case "count" -> {
                int lines = 0, characters = 0;
                var in = new java.io.BufferedReader(new java.io.InputStreamReader(System.in));
                for (String line; (line = in.readLine()) != null; lines++) characters += line.length();
                System.out.println(lines + " lines, " + characters + " characters");
            }
            case "square" -> {
                var in = new java.util.Scanner(System.in);
                while (in.hasNextInt()) {
                    int n = in.nextInt();
                    System.out.println(n * n);
                }
            }
            case "close" -> {
                System.out.println("before");
                System.out.close();
                System.out.println("after");
            }
            default -> { }
        }
    }

    static void write(String file, String text) throws Exception {
        try (FileOutputStream out = new FileOutputStream(file)) {
            out.write(text.getBytes());
        }
    }

    static int say(String text) throws Exception {
        System.out.println(text);
        return System.in.read() == 'x' && System.in.read() == -1 && System.console() == null ? 1 : 0;
    }

    static void loop() {
        while (true) counter++;
    }

    static void sleep() throws Exception {
        while (true) {
            try {
                Thread.sleep(1_000_000);
            } finally {
                counter = -1;
            }
        }
    }

    static void waitForever() throws Exception {
        Object lock = new Object();
        synchronized (lock) {
            while (true) lock.wait();
        }
    }

    static void read(String fifo) throws Exception {
        try (FileInputStream in = new FileInputStream(fifo)) {
            while (in.read() >= 0) counter++;
        }
    }

    static void askHost() {
        TimeZone.getDefault();
    }

    /** Two threads, one for a monitor that the other never gives up. */
    static void contend() throws Exception {
        Object lock = new Object();
        Thread other = new Thread(() -> {
            synchronized (lock) {
                counter++;
            }
        });
        synchronized (lock) {
            other.start();
            while (true) Thread.sleep(1_000_000);
        }
    }

    /** Runs one of the above on a thread of its own. */
    static void start(String what, String argument) {
        Thread thread = new Thread(() -> {
            try {
                switch (what) {
                    case "loop" -> loop();
                    case "sleep" -> sleep();
                    case "wait" -> waitForever();
                    case "read" -> read(argument);
                    case "contend" -> contend();
                    case "ask" -> askHost();
                    default -> throw new IllegalArgumentException(what);
                }
            } catch (Throwable e) {
                counter = -2;
            }
        }, what + "-thread");
        thread.start();
    }

    static String property(String name) {
        return System.getProperty(name);
    }

    static int fail(String message) {
        throw new IllegalArgumentException(message);
    }

    static byte narrow(byte value) {
        return (byte) -value;
    }

    static double mix(int i, long l, float f, double d, boolean b) {
        return b ? i + l + f + d : 0;
    }

    /** Strings, boxing, hashing, a lambda, exceptions, garbage: some of everything. */
    static String work(int rounds) {
        Map<String, Integer> counts = new HashMap<>();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rounds; i++) {
            counts.merge("key" + i % 17, i, Integer::sum);
            try {
                if (i % 100 == 99) Integer.parseInt("no number " + i);
            } catch (NumberFormatException e) {
                text.append(e.getMessage().length() % 10);
            }
        }
        int sum = counts.values().stream().mapToInt(v -> v).sum();
        return counts.size() + " " + sum + " " + text;
    }

    private final String name;

    Programs(String name) {
        this.name = name;
    }

    String greet(String greeting) {
        return greeting + ", " + name + "!";
    }
}
