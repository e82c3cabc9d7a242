// SPDX-License-Identifier: Apache-2.0
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** What a C program calls in the machine it has made. */
public class Guest {
    static int counter = 40;
    private final String name;
    private double total;

    public Guest(String name) {
        this.name = name;
    }

    static int add(int a, long b, short c, byte d) {
        return (int) (a + b + c + d);
    }

    static double mix(float f, double d, boolean z, char c) {
        return f * d + (z ? 1 : 0) + c;
    }

    static String greet(String who) {
        return "hello, " + who;
    }

    double pay(double amount) {
        total += amount;
        return total;
    }

    @Override
    public String toString() {
        return name + " has " + total;
    }

    static long sum(int[] numbers) {
        long result = 0;
        for (int number : numbers) result += number;
        return result;
    }

    static String[] words() {
        return new String[] {"one", "two", "\u00fcber"};
    }

    /** What the class library says of the thread and the machine. */
    static void describe() {
        Thread thread = Thread.currentThread();
        System.out.println("thread " + thread.getName() + ", group " + thread.getThreadGroup().getName()
                + (thread.isDaemon() ? ", daemon" : "") + ", priority " + thread.getPriority()
                + ", loader " + name(thread.getContextClassLoader()) + ", state " + thread.getState());
    }

    private static String name(ClassLoader loader) {
        return loader == null ? "none" : loader.getClass().getSimpleName();
    }

    static void properties() {
        System.out.println("greeting=" + System.getProperty("greeting") + " empty=" + System.getProperty("empty")
                + " launcher=" + System.getProperty("sun.java.launcher")
                + " command=" + System.getProperty("sun.java.command"));
        System.out.println("heap at most " + (Runtime.getRuntime().maxMemory() >> 20 <= 64 ? "64 MB" : "more"));
    }

    static void fail(int depth) {
        if (depth == 0) throw new IllegalStateException("deep enough", new RuntimeException("the cause"));
        fail(depth - 1);
    }

    static int depth;

    static void recurse() {
        depth++;
        recurse();
    }

    /** Whether a stack overflows as an error, and the machine goes on. */
    static void overflow() {
        depth = 0;
        try {
            recurse();
        } catch (StackOverflowError error) {
            System.out.println("overflow, " + (depth > 100 ? "deep" : "after " + depth));
        }
    }

    static native int twice(int number);

    static native String callBack(Guest guest, Object[] things, long big, double real);

    static native void throwing(String text);

    static native int detachHere();

    static void natives() {
        System.out.println(twice(21));
        System.out.println(callBack(new Guest("native"), new Object[] {"a", null, 7}, 1L << 40, 2.5));
        try {
            throwing("from C");
        } catch (IllegalArgumentException exception) {
            System.out.println(exception + " at " + exception.getStackTrace()[0].getMethodName());
        }
        System.out.println("detached: " + detachHere());
    }

    static String trace() {
        List<String> names = new ArrayList<>();
        for (StackTraceElement element : Thread.currentThread().getStackTrace()) {
            names.add(element.getClassName() + "." + element.getMethodName());
        }
        return String.join(" ", names);
    }

    static final Object lock = new Object();

    /** Whether anybody else holds the lock. */
    static void takeLock() throws InterruptedException {
        CountDownLatch taken = new CountDownLatch(1);
        Thread.ofPlatform().start(() -> {
            synchronized (lock) {
                taken.countDown();
            }
        });
        taken.await();
        System.out.println("the lock is free");
    }

    static void installHook() {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            System.out.println("hook, " + Thread.currentThread().getThreadGroup().getName());
        }));
    }

    static void startWorkers() {
        Thread daemon = new Thread(() -> {
            while (true) Thread.onSpinWait();
        });
        daemon.setDaemon(true);
        daemon.start();
        new Thread(() -> {
            try {
                Thread.sleep(100);
            } catch (InterruptedException exception) {
                System.out.println("interrupted");
            }
            System.out.println("worker done");
        }, "worker").start();
    }

    static void garbage() {
        Object[] kept = new Object[64];
        for (int i = 0; i < 200_000; i++) kept[i & 63] = new int[100];
        System.gc();
        System.out.println("collected");
    }

    static void exit(int status) {
        System.exit(status);
    }
}
