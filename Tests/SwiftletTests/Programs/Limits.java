// SPDX-License-Identifier: Apache-2.0
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.TimeZone;
import java.util.concurrent.locks.LockSupport;

/** What calls with limits are made of. Compile with {@code javac --release 25 Limits.java}. */
public class Limits {
    static volatile long counter;
    static volatile int handlers;
    static final Object lock = new Object();

    // Things that never end by themselves, and hold on to whatever they can.

    static void spin() {
        while (true) counter++;
    }

    /** No call and no memory access in the loop. */
    static int spinOnLocals() {
        int a = 1;
        for (int i = 0; i >= 0; i = (i + 1) & 0xFFFF) a += i ^ a;
        return a;
    }

    static void spinAndCatch() {
        while (true) {
            try {
                while (true) counter++;
            } catch (Throwable e) {
                handlers++;
            } finally {
                handlers++;
            }
        }
    }

    /** Goes on after every overflow of the stack: two to the power of its depth calls. */
    static void recurse() {
        try {
            recurse();
        } catch (Throwable e) {
            recurse();
        }
        recurse();
    }

    static int deep(int depth) {
        return 1 + deep(depth + 1);
    }

    static void sleep() {
        while (true) {
            try {
                Thread.sleep(1_000_000);
            } catch (Throwable e) {
                handlers++;
            }
        }
    }

    static void park() {
        while (true) LockSupport.park();
    }

    static synchronized void waitInside(int depth) throws Exception {
        synchronized (lock) {
            if (depth > 0) waitInside(depth - 1);
            while (true) {
                try {
                    lock.wait();
                } catch (Throwable e) {
                    handlers++;
                }
            }
        }
    }

    /** More monitors than the lock stack takes, one of them entered thrice. */
    static void hold(int depth) {
        synchronized (depth % 3 == 0 ? lock : new Object()) {
            if (depth > 0) hold(depth - 1);
            spin();
        }
    }

    static void block() throws Exception {
        Object taken = new Object();
        Thread owner = Thread.ofPlatform().daemon().start(() -> {
            synchronized (taken) {
                counter = -1;
                while (true) LockSupport.park();
            }
        });
        while (counter != -1) Thread.onSpinWait();
        synchronized (lock) {
            synchronized (taken) {
                handlers++;
            }
        }
    }

    static void join() throws Exception {
        Thread other = Thread.ofPlatform().daemon().start(() -> {
            while (true) LockSupport.park();
        });
        other.join();
    }

    static void read() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket accepted = server.accept()) {
            while (true) {
                try {
                    accepted.getInputStream().read();
                } catch (Throwable e) {
                    handlers++;
                }
            }
        }
    }

    /** The initializers of sockets take longer than a machine waits for them where everything is compiled first. */
    static void prepare() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket accepted = server.accept()) {
            client.getOutputStream().write(1);
            counter = accepted.getInputStream().read();
        }
    }

    static void accept() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.accept();
        }
    }

    static class Slow {
        static int value;

        static {
            while (value >= 0) value = value + 1 & 0xFFFF;
        }
    }

    static int initialize() {
        return Slow.value;
    }

    // What must work afterwards.

    /** Whether another thread gets all the monitors that the above hold, and how many handlers have run. */
    static String state() throws Exception {
        boolean[] done = new boolean[1];
        Thread other = new Thread(() -> {
            synchronized (Limits.class) {
                synchronized (lock) {
                    done[0] = true;
                }
            }
        });
        other.setDaemon(true);
        other.start();
        other.join(5000);
        return done[0] + " " + handlers;
    }

    static int loop(int turns) {
        int sum = 0;
        for (int i = 0; i < turns; i++) sum += i;
        return sum;
    }

    private int field = 3;

    int field() {
        return field;
    }

    static int calls(int turns) {
        int sum = 0;
        Limits object = new Limits();
        for (int i = 0; i < turns; i++) {
            sum += object.field() + loop(i % 7);
            switch (i % 3) {
                case 0 -> sum += new Limits().field();
                case 1 -> {
                    try {
                        sum += loop(-1) / (i % 2);
                    } catch (ArithmeticException e) {
                        sum++;
                    }
                }
                default -> sum += String.valueOf(i).hashCode();
            }
        }
        return sum;
    }

    /** Uses a part of the class library for the first time. */
    static String library(int which) throws Exception {
        return switch (which) {
            case 0 -> java.util.regex.Pattern.compile("(a|b)*\\p{Lu}").matcher("abaC").matches() + "";
            case 1 -> java.time.LocalDate.of(2026, 2, 3).plusDays(40).toString();
            case 2 -> String.format("%5.2f|%s", 3.14159, java.util.Locale.ROOT);
            case 3 -> java.util.stream.IntStream.range(0, 9).boxed().toList().toString();
            case 4 -> new java.math.BigDecimal("1.5").pow(9).toPlainString();
            case 5 -> java.util.concurrent.CompletableFuture.supplyAsync(() -> "async").get();
            case 6 -> java.text.NumberFormat.getInstance(java.util.Locale.US).format(1234567.5);
            default -> java.nio.file.Path.of("a/../b").normalize().toString();
        };
    }

    /** Asks the host, which calls back, with monitors held. */
    static String askHost() {
        synchronized (lock) {
            TimeZone.setDefault(null);
            TimeZone.getDefault();
            return Thread.holdsLock(lock) + " " + Thread.holdsLock(Limits.class);
        }
    }

    static void spinInMonitors() {
        synchronized (lock) {
            synchronized (Limits.class) {
                spin();
            }
        }
    }

    static volatile boolean recurses;
    static Thread[] recursing = new Thread[3];
    static volatile boolean isWrong;

    /** Goes down, spends time there, and comes back through frames of code that may be gone. */
    static long descend(int depth, long sum) {
        if (depth == 0) return sum + calls(20) * 0L;
        long below = depth % 2 == 0 ? descend(depth - 1, sum + depth) : new Limits().descendAgain(depth - 1, sum + depth);
        if (depth % 50 == 0) Thread.yield();
        return below + 1;
    }

    long descendAgain(int depth, long sum) {
        return descend(depth, sum);
    }

    static void startRecursions() {
        recurses = true;
        for (int i = 0; i < recursing.length; i++) {
            recursing[i] = new Thread(() -> {
                while (recurses) if (descend(400, 0) != 400 * 401 / 2 + 400) isWrong = true;
            });
            recursing[i].start();
        }
    }

    static boolean endRecursions() throws Exception {
        recurses = false;
        for (Thread thread : recursing) thread.join();
        return !isWrong;
    }

    record A(int value) {}

    record B(int value) {}

    record C(int value) {}

    static final Record[] RECORDS = {new A(1), new A(2), new B(3), new C(4)};

    static int profiled(int turns) {
        int sum = 0;
        for (int i = 0; i < turns; i++) {
            Record some = RECORDS[i & 3];
            if ((i & 3) == 3) sum++;
            if (some instanceof B) sum += 2;
            sum += some.hashCode();
        }
        return sum;
    }
}
