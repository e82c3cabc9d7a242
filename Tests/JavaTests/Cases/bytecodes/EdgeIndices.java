// SPDX-License-Identifier: Apache-2.0
// Expects: an index equal to the length is out of bounds for loads and stores of every type; the one before it is not.
public class EdgeIndices {
    interface Access {
        void at(int index);
    }

    static void probe(String name, int length, Access access) {
        for (int index : new int[] {0, length - 1, length, length + 1, -1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            try {
                access.at(index);
                System.out.println(name + " " + index + " fine");
            } catch (ArrayIndexOutOfBoundsException e) {
                System.out.println(name + " " + e.getMessage());
            }
        }
    }

    static long sum;

    public static void main(String[] args) {
        boolean[] booleans = new boolean[1];
        byte[] bytes = new byte[2];
        char[] chars = new char[3];
        short[] shorts = new short[4];
        int[] ints = new int[5];
        long[] longs = new long[6];
        float[] floats = new float[7];
        double[] doubles = new double[8];
        String[] strings = new String[9];
        int[][] rows = new int[10][];
        probe("boolean load", 1, i -> sum += booleans[i] ? 1 : 0);
        probe("boolean store", 1, i -> booleans[i] = true);
        probe("byte load", 2, i -> sum += bytes[i]);
        probe("byte store", 2, i -> bytes[i] = 1);
        probe("char load", 3, i -> sum += chars[i]);
        probe("char store", 3, i -> chars[i] = 'x');
        probe("short load", 4, i -> sum += shorts[i]);
        probe("short store", 4, i -> shorts[i] = 1);
        probe("int load", 5, i -> sum += ints[i]);
        probe("int store", 5, i -> ints[i] = 1);
        probe("int change", 5, i -> ints[i] += 3);
        probe("long load", 6, i -> sum += longs[i]);
        probe("long store", 6, i -> longs[i] = 1);
        probe("float load", 7, i -> sum += (long) floats[i]);
        probe("float store", 7, i -> floats[i] = 1);
        probe("double load", 8, i -> sum += (long) doubles[i]);
        probe("double store", 8, i -> doubles[i] = 1);
        probe("reference load", 9, i -> sum += strings[i] == null ? 0 : 1);
        probe("reference store", 9, i -> strings[i] = "s");
        probe("array store", 10, i -> rows[i] = ints);
        int last = 0;
        try {
            for (last = 0; ; last++) sum += ints[last];
        } catch (ArrayIndexOutOfBoundsException e) {
            System.out.println("loop ends at " + last + ": " + e.getMessage());
        }
        System.out.println(sum);
    }
}
