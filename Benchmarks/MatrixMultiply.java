// SPDX-License-Identifier: Apache-2.0
// Benchmark: dense products of double and long matrices, row arrays.
public class MatrixMultiply {
    public static void main(String[] args) {
        int n = 240;
        double[][] a = new double[n][n], b = new double[n][n], c = new double[n][n];
        long[][] p = new long[n][n], q = new long[n][n];
        for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) { a[i][j] = i + j * 0.5; b[i][j] = i * j % 7;
                p[i][j] = i ^ j; q[i][j] = 0; }
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++) { double s = 0; for (int k = 0; k < n; k++) s += a[i][k] * b[k][j]; c[i][j] = s;
                    }
        for (int i = 0; i < n; i++)
            for (int k = 0; k < n; k++) { long v = p[i][k]; long[] row = p[k], out = q[i]; for (int j = 0; j < n;
                    j++) out[j] += v * row[j]; }
        double s = 0;
        long t = 0;
        for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) { s += c[i][j]; t = t * 3 + q[i][j]; }
        System.out.println(s + " " + t);
    }
}
