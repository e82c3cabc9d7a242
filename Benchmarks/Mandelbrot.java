// SPDX-License-Identifier: Apache-2.0
// Benchmark: escape times over a grid; double arithmetic in locals only.
public class Mandelbrot {
    public static void main(String[] args) {
        int size = 500, limit = 60;
        long sum = 0;
        for (int py = 0; py < size; py++) {
            double cy = 2.0 * py / size - 1;
            for (int px = 0; px < size; px++) {
                double cx = 2.0 * px / size - 1.5, x = 0, y = 0;
                int k = 0;
                while (k < limit && x * x + y * y < 4) { double t = x * x - y * y + cx; y = 2 * x * y + cy; x = t; k++;
                        }
                sum = sum * 31 + k;
            }
        }
        System.out.println(sum);
    }
}
