// SPDX-License-Identifier: Apache-2.0
// Benchmark: power iteration on an implicit matrix; small static methods, double division.
public class SpectralNorm {
    static double a(int i, int j) { return 1.0 / ((i + j) * (i + j + 1) / 2 + i + 1); }

    static void times(double[] v, double[] out, boolean transposed) {
        for (int i = 0; i < v.length; i++) {
            double s = 0;
            for (int j = 0; j < v.length; j++) s += (transposed ? a(j, i) : a(i, j)) * v[j];
            out[i] = s;
        }
    }

    public static void main(String[] args) {
        int n = 560;
        double[] u = new double[n], v = new double[n], t = new double[n];
        java.util.Arrays.fill(u, 1);
        for (int i = 0; i < 8; i++) { times(u, t, false); times(t, v, true); times(v, t, false); times(t, u, true); }
        double uv = 0, vv = 0;
        for (int i = 0; i < n; i++) { uv += u[i] * v[i]; vv += v[i] * v[i]; }
        System.out.printf(java.util.Locale.ROOT, "%.9f%n", Math.sqrt(uv / vv));
    }
}
