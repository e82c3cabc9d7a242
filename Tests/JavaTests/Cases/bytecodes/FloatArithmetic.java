// SPDX-License-Identifier: Apache-2.0
// Tests: fadd to frem and dadd to drem with infinities, NaN, signed zeros, subnormals; no extra precision.
// Expects: IEEE 754 results rounded to the type at each step; remainder as by truncation.
public class FloatArithmetic {
    public static void main(String[] args) {
        double[] d = {0.1, -0.1, 3.0, -0.0, 1e308, 4.9e-324, Double.NaN, Double.POSITIVE_INFINITY};
        for (double a : d) {
            StringBuilder line = new StringBuilder();
            for (double b : d) {
                line.append(a + b).append(' ').append(a - b).append(' ').append(a * b).append(' ')
                        .append(a / b).append(' ').append(a % b).append("; ");
            }
            System.out.println(line.append(-a));
        }
        float[] f = {0.1f, 16777216f, -7.5f, 2f, 1e-45f, Float.MAX_VALUE};
        for (float a : f) {
            StringBuilder line = new StringBuilder();
            for (float b : f) {
                line.append(a + b).append(' ').append(a - b).append(' ').append(a * b).append(' ')
                        .append(a / b).append(' ').append(a % b).append("; ");
            }
            System.out.println(line.append(-a));
        }
        float third = 1f / 3f;
        System.out.println(third * 3f == 1f);
        System.out.println((0.1f + 0.2f) + " " + (0.1 + 0.2));
    }
}
