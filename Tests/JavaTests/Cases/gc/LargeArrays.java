// SPDX-License-Identifier: Apache-2.0
// Tests: objects larger than allocation buffers and regions, many in turn, some kept.
// Expects: contents intact.
public class LargeArrays {
    public static void main(String[] args) {
        int[][] kept = new int[4][];
        long sum = 0;
        for (int i = 0; i < 24; i++) {
            int[] a = new int[200_000];
            a[0] = i;
            a[a.length - 1] = i * 2;
            if (i % 6 == 0) kept[i / 6] = a;
            sum += a[a.length - 1];
        }
        System.gc();
        for (int[] a : kept) sum += a[0] * 1000L + a[a.length - 1] + a[100_000];
        System.out.println(sum);
        Object[] big = new Object[150_000];
        for (int i = 0; i < big.length; i += 5000) big[i] = new byte[i % 3000];
        System.gc();
        int bytes = 0;
        for (Object o : big) if (o != null) bytes += ((byte[]) o).length;
        System.out.println(bytes);
    }
}
