// SPDX-License-Identifier: Apache-2.0
// A program whose methods get machine code where there can be any.
public class Hot {
    static int turn(int x) {
        for (int i = 0; i < 100; i++) x = x * 31 + i;
        return x;
    }

    public static void main(String[] args) {
        int x = 1;
        long ticks = 0;
        for (int i = 0; i < 20_000; i++) {
            x = turn(x);
            if (System.nanoTime() == 0) ticks++;
        }
        System.out.println("hot " + x + " " + ticks);
    }
}
