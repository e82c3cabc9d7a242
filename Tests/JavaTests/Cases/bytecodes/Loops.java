// SPDX-License-Identifier: Apache-2.0
// Tests: backward branches, nested and labelled loops, loops over every counter type, empty bodies.
// Expects: counts.
public class Loops {
    public static void main(String[] args) {
        int n = 0;
        outer:
        for (int i = 0; ; i++) {
            for (int j = 0; j < 10; j++) {
                if (j == i) continue outer;
                if (i * j > 30) break outer;
                n += i * j;
            }
        }
        System.out.println(n);
        long steps = 0;
        for (byte b = 0; b >= 0; b++) steps++;
        for (char c = 65000; c != 0; c++) steps++;
        for (double d = 0; d < 1; d += 0.125) steps++;
        for (long l = Long.MAX_VALUE - 3; l > 0; l++) steps++;
        System.out.println(steps);
        int w = 10;
        do { w -= 3; } while (w > 0);
        while (w < 100) w *= -2;
        System.out.println(w);
        block: {
            if (w > 0) break block;
            System.out.println("not reached");
        }
        int sum = 0;
        for (int i = 0, j = 100; i < j; i += 3, j -= 2) sum += j - i;
        System.out.println(sum);
    }
}
