// SPDX-License-Identifier: Apache-2.0
// Benchmark: Conway's game on a torus in byte arrays; two-dimensional indexing.
public class Life {
    public static void main(String[] args) {
        int n = 96;
        byte[][] a = new byte[n][n], b = new byte[n][n];
        for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) a[i][j] = (byte) (i * 7 + j * j * 3 + i * j & 4) != 0
                ? (byte) 1 : 0;
        for (int g = 0; g < 620; g++) {
            for (int i = 0; i < n; i++) {
                byte[] up = a[(i + n - 1) % n], row = a[i], down = a[(i + 1) % n];
                for (int j = 0; j < n; j++) {
                    int l = (j + n - 1) % n, r = (j + 1) % n;
                    int c = up[l] + up[j] + up[r] + row[l] + row[r] + down[l] + down[j] + down[r];
                    b[i][j] = (byte) (c == 3 || c == 2 && row[j] == 1 ? 1 : 0);
                }
            }
            byte[][] t = a; a = b; b = t;
        }
        int alive = 0, hash = 0;
        for (byte[] row : a) for (byte c : row) { alive += c; hash = hash * 31 + c; }
        System.out.println(alive + " " + hash);
    }
}
