// SPDX-License-Identifier: Apache-2.0
// Tests: overflow in loops, compound assignment and mixed-width expressions; the classic averaging mistake.
// Expects: wrapped values.
public class Overflow {
    public static void main(String[] args) {
        int factorial = 1;
        for (int i = 1; i < 20; i++) factorial *= i;
        System.out.println(factorial);
        long micros = 24 * 60 * 60 * 1000 * 1000;
        long right = 24L * 60 * 60 * 1000 * 1000;
        System.out.println(micros + " " + right);
        int low = 2_000_000_000, high = 2_100_000_000;
        System.out.println((low + high) / 2 + " " + ((low + high) >>> 1) + " " + (low + (high - low) / 2));
        System.out.println(Integer.MIN_VALUE == -Integer.MIN_VALUE);
        System.out.println((byte) 0x80 + " " + (short) 0x18000 + " " + (int) 3e9f + " " + (char) 98 + " " + (int) 'b');
        int i = Integer.MAX_VALUE;
        i += 1.0f;
        System.out.println(i);
        i = Integer.MAX_VALUE;
        i++;
        System.out.println(i);
        long l = Long.MAX_VALUE;
        l += 0.5;
        System.out.println(l);
        System.out.println((0.1 + 0.2 == 0.3) + " " + (0.1f + 0.2f == 0.3f) + " " + (float) (0.1 + 0.2));
        int h = 0;
        for (int k = 0; k < 100000; k++) h = 31 * h + k;
        System.out.println(h);
    }
}
