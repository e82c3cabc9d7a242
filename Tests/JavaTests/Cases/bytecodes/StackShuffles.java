// SPDX-License-Identifier: Apache-2.0
// Tests: dup, dup_x1, dup_x2, dup2, dup2_x1, dup2_x2, pop, pop2 as javac emits them for compound values.
// Expects: values of assignments used as expressions.
public class StackShuffles {
    int field;
    long wide;
    static long staticWide;

    static long effect(long v) {
        staticWide += v;
        return v;
    }

    public static void main(String[] args) {
        StackShuffles s = new StackShuffles();
        int[] a = new int[3];
        long[] l = new long[3];
        int x = s.field = 7;
        long y = s.wide = 8;
        int z = a[1] = 9;
        long w = l[2] = 10;
        System.out.println(x + " " + y + " " + z + " " + w);
        System.out.println(s.field++ + " " + ++s.field + " " + s.wide-- + " " + --s.wide);
        System.out.println(a[1]++ + " " + ++a[1] + " " + l[2]-- + " " + --l[2]);
        System.out.println((a[0] = a[1] = a[2] = 4) + (l[0] = l[1] = 5L));
        effect(3);
        effect(s.wide += 2);
        System.out.println(staticWide++ + " " + (staticWide += 4.7));
        String t = "a";
        String u = t += "b";
        System.out.println(t + u + (u == t));
        int i = 0;
        a[i++] = a[i] + i++;
        System.out.println(i + " " + a[0]);
    }
}
