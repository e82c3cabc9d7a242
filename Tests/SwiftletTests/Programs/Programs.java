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
            default -> { }
        }
    }

    static void write(String file, String text) throws Exception {
        try (FileOutputStream out = new FileOutputStream(file)) {
            out.write(text.getBytes());
        }
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
