// SPDX-License-Identifier: Apache-2.0
// Native methods called often enough to have machine code of their own: results of all types, arguments of one and two slots,
// exceptions out of them, objects that move meanwhile, calls from several kinds of call sites, frames in stack traces.
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.Arrays;

public class NativeMethods {
    static final int TURNS = 3000;

    static class Copied implements Cloneable {
        int number;
        Object link;
        Copied(int number, Object link) { this.number = number; this.link = link; }
        Copied copy() throws CloneNotSupportedException { return (Copied) clone(); }
    }

    static class NotCopied {
        Object copy() throws CloneNotSupportedException { return clone(); }
    }

    static native int unbound(int a, long b);

    static void results() throws Exception {
        int sum = 0;
        Object[] lengths = {new int[3], new byte[5], new Object[7], new double[11]};
        for (int i = 0; i < TURNS; i++) sum += Array.getLength(lengths[i & 3]);
        System.out.println("int " + sum);

        boolean held = false;
        Object lock = new Object();
        int yes = 0;
        for (int i = 0; i < TURNS; i++) {
            synchronized (lock) { if (Thread.holdsLock(lock)) yes++; }
            held |= Thread.holdsLock(lock);
        }
        System.out.println("boolean " + yes + " " + held);

        long[] longs = {1L << 40, -1, Long.MIN_VALUE};
        long wide = 0;
        for (int i = 0; i < TURNS; i++) {
            Array.setLong(longs, i % 3, Array.getLong(longs, i % 3) + i);
            wide ^= Array.getLong(longs, (i + 1) % 3);
        }
        System.out.println("long " + wide + " " + Arrays.toString(longs));

        double[] doubles = {0.5, -0.0, 1e300};
        float[] floats = {1.5f, -2.25f, 0};
        double real = 0;
        for (int i = 0; i < TURNS; i++) {
            Array.setDouble(doubles, i % 3, Array.getDouble(doubles, i % 3) / 3 + i);
            Array.setFloat(floats, i % 3, Array.getFloat(floats, i % 3) / 2 - i);
            real += Array.getDouble(doubles, 2) + Array.getFloat(floats, 1);
        }
        System.out.println("double " + real + " " + floats[0]);

        byte[] bytes = {-1, 2};
        char[] chars = {'a', 'z'};
        short[] shorts = {-300, 300};
        boolean[] flags = {true, false};
        int narrow = 0;
        for (int i = 0; i < TURNS; i++) {
            narrow += Array.getByte(bytes, i & 1) + Array.getChar(chars, i & 1) + Array.getShort(shorts, i & 1);
            if (Array.getBoolean(flags, i & 1)) narrow++;
        }
        System.out.println("narrow " + narrow);
        long before = System.nanoTime(), backwards = 0;
        for (int i = 0; i < TURNS; i++) {
            long now = System.nanoTime();
            if (now < before) backwards++;
            before = now;
        }
        System.out.println("backwards " + backwards);
    }

    static void objects() throws Exception {
        Copied last = new Copied(-1, null);
        for (int i = 0; i < TURNS; i++) {
            last.number = i;
            Copied next = last.copy();
            next.link = i % 100 == 0 ? null : last;
            last = next;
        }
        int depth = 0;
        for (Object at = last; at instanceof Copied copied; at = copied.link) depth++;
        System.out.println("copies " + depth + " " + last.number);

        String[] names = new String[50];
        int same = 0;
        for (int i = 0; i < TURNS; i++) {
            String name = new StringBuilder("name").append(i % 50).toString().intern();
            if (names[i % 50] == name) same++;
            names[i % 50] = name;
        }
        System.out.println("interned " + same + " " + (names[7] == "name7"));

        int rows = 0;
        for (int i = 0; i < TURNS; i++) {
            int[][] made = (int[][]) Array.newInstance(int.class, i % 5, 3);
            rows += made.length + (made.length > 0 ? made[0].length : 0);
        }
        System.out.println("rows " + rows);
    }

    static String failure(Object array, int index) {
        try {
            return "" + Array.get(array, index);
        } catch (RuntimeException e) {
            return e.toString();
        }
    }

    static void exceptions() {
        int[] two = {1, 2};
        String[] last = new String[4];
        int caught = 0;
        for (int i = 0; i < TURNS; i++) {
            last[i & 3] = failure((i & 3) == 3 ? "no array" : two, i & 3);
            try {
                new NotCopied().copy();
            } catch (CloneNotSupportedException e) {
                caught++;
            }
        }
        System.out.println(caught + " " + Arrays.toString(last));
        int missing = 0;
        String text = null;
        for (int i = 0; i < TURNS; i++) {
            try {
                missing += unbound(i, i);
            } catch (UnsatisfiedLinkError e) {
                missing--;
                text = e.getMessage();
            }
        }
        System.out.println(missing + " " + text);
        StackTraceElement[] trace = null;
        for (int i = 0; i < TURNS; i++) {
            try {
                Array.getInt(two, 2);
            } catch (ArrayIndexOutOfBoundsException e) {
                trace = e.getStackTrace();
            }
        }
        System.out.println(trace[0].getMethodName() + " " + trace[0].isNativeMethod() + " " + trace[1].getMethodName());
    }

    static void callSites() throws Exception {
        Method length = Array.class.getMethod("getLength", Object.class);
        int[][] arrays = {new int[1], new int[2], new int[3]};
        int sum = 0;
        for (int i = 0; i < TURNS; i++) sum += (Integer) length.invoke(null, (Object) arrays[i % 3]);
        System.out.println("reflected " + sum);
        java.util.function.ToIntFunction<Object> reference = Array::getLength;
        sum = 0;
        for (int i = 0; i < TURNS; i++) sum += reference.applyAsInt(arrays[i % 3]);
        System.out.println("referred to " + sum);
        try {
            length.invoke(null, "text");
        } catch (java.lang.reflect.InvocationTargetException e) {
            System.out.println(e.getCause());
        }
    }

    static int deep(int depth, Object array) {
        return depth == 0 ? Array.getLength(array) : deep(depth - 1, array) + Array.getLength(array);
    }

    static int endless(Object array) { return endless(array) + Array.getLength(array); }

    public static void main(String[] args) throws Exception {
        for (int round = 0; round < 2; round++) {
            results();
            objects();
            exceptions();
            callSites();
            System.out.println(deep(500, new long[2]));
            try {
                endless(new int[1]);
            } catch (StackOverflowError e) {
                System.out.println("overflow");
            }
        }
    }
}
