// SPDX-License-Identifier: Apache-2.0
// Tests: iadd, isub, imul, idiv, irem, ineg, iinc with wide operands and wrap-around.
// Expects: two's complement results; MIN_VALUE / -1 is MIN_VALUE, its remainder 0.
public class IntArithmetic {
    static int[] samples = {0, 1, -1, 7, -7, 46341, Integer.MAX_VALUE, Integer.MIN_VALUE};

    public static void main(String[] args) {
        for (int a : samples) {
            for (int b : samples) {
                StringBuilder line = new StringBuilder();
                line.append(a + b).append(' ').append(a - b).append(' ').append(a * b);
                if (b != 0) {
                    line.append(' ').append(a / b).append(' ').append(a % b);
                }
                System.out.println(line);
            }
            System.out.println(-a);
        }
        int i = 5;
        i += 30000;
        i -= 70000;
        i++;
        System.out.println(i);
    }
}
