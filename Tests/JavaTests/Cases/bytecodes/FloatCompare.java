// SPDX-License-Identifier: Apache-2.0
// Tests: fcmpl, fcmpg, dcmpl, dcmpg with NaN, signed zeros and infinities in all six comparisons.
// Expects: every comparison with NaN false except !=; zeros equal.
public class FloatCompare {
    static String all(double a, double b) {
        return (a < b ? "<" : "") + (a <= b ? "<=" : "") + (a == b ? "==" : "") + (a != b ? "!=" : "")
                + (a >= b ? ">=" : "") + (a > b ? ">" : "");
    }

    static String all(float a, float b) {
        return (a < b ? "<" : "") + (a <= b ? "<=" : "") + (a == b ? "==" : "") + (a != b ? "!=" : "")
                + (a >= b ? ">=" : "") + (a > b ? ">" : "") + (!(a < b) ? "nlt" : "") + (!(a > b) ? "ngt" : "");
    }

    public static void main(String[] args) {
        double[] values = {0.0, -0.0, 1.5, -1.5, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (double a : values) {
            for (double b : values) {
                System.out.println(a + " " + b + " " + all(a, b) + " " + all((float) a, (float) b));
            }
        }
    }
}
