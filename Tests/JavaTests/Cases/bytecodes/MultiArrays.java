// SPDX-License-Identifier: Apache-2.0
// Tests: multianewarray with all and with some dimensions given, zero and negative lengths, jagged arrays.
// Expects: shapes and NegativeArraySizeException for a negative length even behind a zero one, but not behind one that
// is too large.
import java.util.Arrays;

public class MultiArrays {
    public static void main(String[] args) {
        int[][][] a = new int[2][3][4];
        a[1][2][3] = 9;
        System.out.println(Arrays.deepToString(a));
        String[][][] b = new String[2][1][];
        System.out.println(Arrays.deepToString(b));
        long[][] jagged = {{1}, {2, 3}, {}, null};
        System.out.println(Arrays.deepToString(jagged));
        System.out.println(new int[0][5].length + " " + a.getClass() + " " + b.getClass().getName() + " "
                + b[0].getClass().getSimpleName());
        try {
            int[][] n = new int[0][-1];
            System.out.println(n.length);
        } catch (NegativeArraySizeException e) {
            System.out.println(e);
        }
        int zero = 0, one = 1, most = Integer.MAX_VALUE;
        int[][] lengths = {{-one, -2}, {3, -one}, {zero, -one}, {most, -one}, {most, zero}, {zero, most}, {2, most}};
        for (int[] pair : lengths) {
            try {
                System.out.println(new int[pair[0]][pair[1]].length);
            } catch (NegativeArraySizeException | OutOfMemoryError e) {
                System.out.println(Arrays.toString(pair) + " " + e);
            }
            try {
                System.out.println(((Object[]) java.lang.reflect.Array.newInstance(int.class, pair)).length);
            } catch (NegativeArraySizeException | OutOfMemoryError e) {
                System.out.println(Arrays.toString(pair) + " " + e);
            }
        }
        a[0] = a[1];
        a[0][2][3]++;
        System.out.println(a[1][2][3]);
        double[][][][] deep = new double[1][2][1][2];
        deep[0][1][0][1] = 2.5;
        System.out.println(Arrays.deepToString(deep));
    }
}
