// SPDX-License-Identifier: Apache-2.0
// Calls every group of functions of the Java Native Interface through natives.c, and prints what came of it. The output
// must be HotSpot's.

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.Callable;

public class Natives {
    static {
        System.load(System.getProperty("library"));
    }

    int number = 5;
    double fraction = 1.5;
    long big = 7;
    boolean flag = true;
    byte small = -3;
    char letter = 'x';
    static String text = "before";
    private final String name;

    Natives(String name) { this.name = name; }

    @Override
    public String toString() { return "Natives " + name; }

    int combine(int a, long b, double c) { return (int) (a + b + c); }
    static int count(String text, int more) { return text.length() + more; }
    float twice(float value) { return value * 2; }

    native int add(int a, int b);
    static native long mixed(byte b, char c, short s, int i, long l, float f, double d, boolean z, Object o, int x, int y);
    static native String greet(String name);
    native double fields();
    static native int sum(int[] numbers);
    static native int[] squares(int count);
    static native void critical(long[] numbers);
    static native String call(Object target, String method);
    static native Object make(String name);
    static native void raise(String message);
    static native boolean catches(Runnable action);
    static native String variadic(Natives target);
    static native float half(float value);
    static native byte narrow(int value);
    static native char unsigned(int value);
    static native void locked(Object lock, Runnable action);
    static native ByteBuffer buffer(int capacity);
    static native int total(ByteBuffer buffer);
    static native Object[] strings(int count, Object initial);
    static native int references(Object object);
    static native int registered(int value);
    static native void elsewhere(Runnable action);
    static native void missing();
    static native int overloaded(int value);
    static native int overloaded(String value);
    static native int many(int count);
    static native Class<?> find(String name);
    static native String region(String text);

    static void show(String what, Callable<?> action) {
        try {
            Object result = action.call();
            System.out.println(what + " = " + switch (result) {
                case int[] numbers -> Arrays.toString(numbers);
                case Object[] objects -> Arrays.toString(objects);
                case null, default -> String.valueOf(result);
            });
        } catch (Throwable problem) {
            System.out.println(what + " ! " + problem);
        }
    }

    static void values() {
        Natives target = new Natives("target");
        show("add", () -> target.add(3, 4));
        show("mixed", () -> mixed((byte) -1, 'a', (short) -2, 3, 4L, 5.5f, 6.25, true, "o", 10, 11));
        show("greet", () -> greet("Wörld\0\ud83d\ude00"));
        show("fields", () -> target.fields() + " " + target.number + text + target.fraction + target.big + target.flag
                + target.small + target.letter);
        show("variadic", () -> variadic(target));
        show("results", () -> half(1.5f) + " " + narrow(200) + " " + (int) unsigned(70000));
        show("region", () -> region("a\u00e9\u20acb"));
    }

    static void arrays() {
        show("sum", () -> sum(new int[] {1, 2, 3}));
        show("squares", () -> squares(5));
        show("negative", () -> squares(-1));
        show("critical", () -> {
            long[] numbers = {1, 2, 3};
            critical(numbers);
            return numbers[2];
        });
        show("strings", () -> strings(3, "v"));
        show("buffer", () -> buffer(16) + " " + buffer(16).get(3) + " " + total(buffer(16)) + " " + total(ByteBuffer.allocate(4)));
    }

    static void calls() {
        show("call", () -> call(new Natives("called"), "toString"));
        show("no method", () -> call("abc", "nope"));
        show("make", () -> make("made"));
        show("raise", () -> { raise("boom"); return null; });
        show("catches", () -> catches(() -> { throw new IllegalStateException("x"); }) + " " + catches(() -> { }));
        show("overloaded", () -> overloaded(1) + overloaded("x"));
        show("registered", () -> registered(20));
        show("missing", () -> { missing(); return null; });
        show("find", () -> find("java/util/HashMap") + " " + find("Natives") + " " + find("[I"));
        show("find nothing", () -> find("no/Such"));
    }

    static void threads() {
        Object lock = new Object();
        show("locked", () -> {
            locked(lock, () -> System.out.println("holds " + Thread.holdsLock(lock)));
            return Thread.holdsLock(lock);
        });
        show("references", () -> references(new Object()));
        show("elsewhere", () -> {
            elsewhere(() -> System.out.println("on " + Thread.currentThread().getName()));
            return null;
        });
        show("many", () -> many(200_000));
        show("collecting", () -> {
            for (int i = 0; i < 100; i++) {
                squares(5000);
                if (i % 20 == 0) System.gc();
            }
            return references("x");
        });
    }

    public static void main(String[] arguments) {
        values();
        arrays();
        calls();
        threads();
        try {
            System.load("/no/such/library.so");
        } catch (UnsatisfiedLinkError e) {
            System.out.println(e.getMessage());
        }
    }
}
