// SPDX-License-Identifier: Apache-2.0
// Tests: java.util.Arrays: sort of all types, ranges, fill, copyOf, equals, compare, hashCode, asList, setAll, prefix.
// Expects: sorted data and stable order for objects.
import java.util.Arrays;
import java.util.Comparator;

public class ArraysMethods {
    record Item(int key, int seq) {}

    public static void main(String[] args) {
        int n = 500;
        int[] i = new int[n]; double[] d = new double[n]; byte[] b = new byte[n]; char[] c = new char[n];
                long[] l = new long[n]; short[] s = new short[n]; float[] f = new float[n];
        int seed = 12345;
        for (int k = 0; k < n; k++) {
            seed = seed * 1103515245 + 12345;
            i[k] = seed; d[k] = seed / 7.0; b[k] = (byte) (seed >> 16); c[k] = (char) (seed >> 15);
                    l[k] = (long) seed * seed; s[k] = (short) (seed >> 14); f[k] = seed % 1000 / 8f;
        }
        d[7] = Double.NaN; d[8] = -0.0; d[9] = 0.0;
        Arrays.sort(i); Arrays.sort(d); Arrays.sort(b); Arrays.sort(c); Arrays.sort(l); Arrays.sort(s); Arrays.sort(f);
        System.out.println(Arrays.hashCode(i) + " " + Arrays.hashCode(d) + " " + Arrays.hashCode(b) + " "
                + Arrays.hashCode(c) + " " + Arrays.hashCode(l) + " " + Arrays.hashCode(s) + " " + Arrays.hashCode(f));
        boolean sorted = true;
        for (int k = 1; k < n; k++) sorted &= i[k - 1] <= i[k] && b[k - 1] <= b[k] && c[k - 1] <= c[k]
                && l[k - 1] <= l[k] && Double.compare(d[k - 1], d[k]) <= 0;
        System.out.println(sorted + " " + d[n - 1] + " " + (Arrays.binarySearch(i, i[123]) >= 0));
        Item[] items = new Item[100];
        for (int k = 0; k < 100; k++) items[k] = new Item(k * 37 % 10, k);
        Arrays.sort(items, Comparator.comparingInt(Item::key));
        boolean stable = true;
        for (int k = 1; k < 100; k++) stable &= items[k - 1].key < items[k].key || items[k - 1].seq < items[k].seq;
        System.out.println(stable + " " + items[0] + " " + items[99]);
        int[] small = {5, 4, 3, 2, 1};
        Arrays.sort(small, 1, 4);
        System.out.println(Arrays.toString(small) + Arrays.toString(Arrays.copyOfRange(small, 3,
                7)) + Arrays.equals(small, small.clone()) + Arrays.compare(new int[] {1}, new int[] {1, 0}));
        Arrays.fill(small, 1, 3, 9);
        Arrays.parallelPrefix(small, Integer::sum);
        System.out.println(Arrays.toString(small) + " " + Arrays.stream(small).sum());
        Arrays.setAll(small, k -> k * k);
        System.out.println(Arrays.toString(small) + Arrays.deepEquals(new int[][] {{1}}, new int[][] {{1}}));
    }
}
