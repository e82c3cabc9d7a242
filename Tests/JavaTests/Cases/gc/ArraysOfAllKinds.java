// SPDX-License-Identifier: Apache-2.0
// Tests: arrays of every element type live across collections with contents and lengths intact.
// Expects: a checksum computed twice is the same.
public class ArraysOfAllKinds {
    static boolean[] z = new boolean[33]; static byte[] b = new byte[101]; static char[] c = new char[77];
            static short[] s = new short[55];
    static int[] i = new int[200]; static long[] l = new long[99]; static float[] f = new float[31];
            static double[] d = new double[63];
    static Object[] o = new Object[50]; static String[][] m = new String[7][5];

    static long check() {
        long h = 7;
        for (boolean x : z) h = h * 31 + (x ? 1 : 0);
        for (byte x : b) h = h * 31 + x;
        for (char x : c) h = h * 31 + x;
        for (short x : s) h = h * 31 + x;
        for (int x : i) h = h * 31 + x;
        for (long x : l) h = h * 31 + x;
        for (float x : f) h = h * 31 + Float.floatToIntBits(x);
        for (double x : d) h = h * 31 + Double.doubleToLongBits(x);
        for (Object x : o) h = h * 31 + (x instanceof int[] a ? a.length + a[a.length - 1] : x instanceof String t
                ? t.hashCode() : 3);
        for (String[] r : m) for (String x : r) h = h * 31 + (x == null ? 0 : x.length());
        return h;
    }

    public static void main(String[] args) {
        for (int k = 0; k < 33; k++) z[k] = k % 3 == 0;
        for (int k = 0; k < 101; k++) b[k] = (byte) (k * 7);
        for (int k = 0; k < 77; k++) c[k] = (char) (k * 997);
        for (int k = 0; k < 55; k++) s[k] = (short) (k * 1999);
        for (int k = 0; k < 200; k++) i[k] = k * 123456789;
        for (int k = 0; k < 99; k++) l[k] = k * 1234567890123L;
        for (int k = 0; k < 31; k++) f[k] = k / 3f;
        for (int k = 0; k < 63; k++) d[k] = k / 7.0;
        for (int k = 0; k < 50; k++) o[k] = k % 3 == 0 ? new int[k + 1] : k % 3 == 1 ? "s" + k : null;
        for (int k = 0; k < 7; k++) m[k][k % 5] = "x".repeat(k);
        long before = check();
        for (int k = 0; k < 300; k++) { Object[] garbage = new Object[k]; if (k > 0) garbage[k - 1] = new long[k]; }
        System.gc();
        System.out.println(before + " " + (before == check()));
    }
}
