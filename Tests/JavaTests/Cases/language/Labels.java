// SPDX-License-Identifier: Apache-2.0
// Tests: labelled break and continue out of loops, blocks, switches and try-finally.
// Expects: the path.
public class Labels {
    public static void main(String[] args) {
        StringBuilder s = new StringBuilder();
        a:
        for (int i = 0; i < 5; i++) {
            b:
            for (int j = 0; ; j++) {
                try {
                    switch (j) {
                        case 1: continue b;
                        case 2: if (i == 1) continue a; break;
                        case 4: break b;
                        case 3: if (i == 3) break a;
                        default: s.append(j);
                    }
                    s.append('.');
                } finally {
                    s.append('f');
                }
            }
            s.append(';');
        }
        System.out.println(s);
        c: { d: { if (s.length() > 3) break c; System.out.println("not reached"); } System.out.println("nor this"); }
        e: do { for (;;) continue e; } while (false);
        System.out.println("end");
    }
}
