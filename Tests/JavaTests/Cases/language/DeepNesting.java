// SPDX-License-Identifier: Apache-2.0
// Tests: deeply nested expressions, long else-if chains, big methods with many locals and constants.
// Expects: known sums.
public class DeepNesting {
    static int chain(int n) {
        if (n == 0) return 5; else if (n == 1) return 4; else if (n == 2) return 3; else if (n == 3) return 2;
        else if (n == 4) return 1; else if (n < 10) { if (n % 2 == 0) { if (n == 6) return 66; else return 88;
                } else return 77; }
        else return -1;
    }

    public static void main(String[] args) {
        int a = 1;
        int r = ((((((((((a + 1) * 2 + a) * 2 + a) * 2 + a) * 2 + a) * 2 + a) * 2 + a) * 2 + a) * 2 + a) * 2 + a) * 2;
        System.out.println(r);
        int s = a + (a + (a + (a + (a + (a + (a + (a + (a + (a + (a + (a + (a + (a + (a + (a + (a + (a + (a
                + 1))))))))))))))))));
        System.out.println(s);
        StringBuilder b = new StringBuilder();
        for (int i = 0; i < 12; i++) b.append(chain(i)).append(' ');
        System.out.println(b);
        double d = Math.max(Math.min(Math.abs(Math.max(-3.5, Math.min(a, 2))), Math.max(1, 2)), Math.min(0.5, 0.25));
        System.out.println(d);
        boolean x = a > 0 ? a > 1 ? a > 2 : a < 2 ? a != 3 : a == 4 : false;
        System.out.println(x);
    }
}
