// SPDX-License-Identifier: Apache-2.0
// Tests: index checks of every array type, loads and stores, negative sizes.
// Expects: ArrayIndexOutOfBoundsException and NegativeArraySizeException with HotSpot's messages.
public class ArrayBounds {
    static void attempt(Runnable r) {
        try {
            r.run();
            System.out.println("no exception");
        } catch (RuntimeException e) {
            System.out.println(e);
        }
    }

    public static void main(String[] args) {
        boolean[] z = new boolean[1];
        byte[] b = {};
        char[] c = new char[4];
        short[] s = new short[4];
        int[] i = new int[2];
        long[] l = new long[4];
        float[] f = new float[1];
        double[] d = new double[1];
        Object[] o = new Object[1];
        attempt(() -> System.out.println(i[-1]));
        attempt(() -> System.out.println(i[2]));
        attempt(() -> System.out.println(i[1]));
        attempt(() -> b[0]++);
        attempt(() -> z[1] = true);
        attempt(() -> c[-1] = 'c');
        attempt(() -> s[4]--);
        attempt(() -> l[1 << 30] = 4);
        attempt(() -> f[Integer.MIN_VALUE] = 4);
        attempt(() -> d[Integer.MAX_VALUE] = 4);
        attempt(() -> o[2] = "s");
        attempt(() -> System.out.println(o[-2]));
        attempt(() -> System.out.println(new int[args.length - 5].length));
        attempt(() -> System.out.println(new String[args.length - 1].length));
    }
}
