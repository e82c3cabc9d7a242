// SPDX-License-Identifier: Apache-2.0
// Tests: compound assignment on long and double array elements and fields reached through calls with effects.
// Expects: each operand evaluated once.
public class Dup2Forms {
    long[] l = {1, 2};
    double d = 1.5;
    static int calls;
    Dup2Forms me() { calls++; return this; }
    int one() { calls += 100; return 1; }

    public static void main(String[] args) {
        Dup2Forms x = new Dup2Forms();
        System.out.println((x.me().l[x.one()] += 5) + " " + x.me().l[x.one()]++ + " " + --x.me().l[x.one()]);
        System.out.println((x.me().d *= 4) + " " + x.me().d++ + " " + (x.me().d -= 0.5));
        System.out.println(calls);
        long a, b, c;
        a = b = c = x.l[0] = 7L;
        double e = x.d = a = b;
        System.out.println(a + b + c + " " + e);
        byte[] q = {127};
        q[0]++;
        q[0] += 1000;
        char[] r = {'a'};
        r[0] += 1.7;
        r[0]++;
        System.out.println(q[0] + " " + r[0] + " " + (q[0] <<= 3) + " " + (r[0] >>= 1));
        float[] f = {1};
        f[0] /= 3;
        System.out.println(f[0] % 0.25f + " " + (f[0] += 1e10));
        Integer[] boxed = {5};
        boxed[0]++;
        boxed[0] *= 3;
        System.out.println(boxed[0]-- + " " + boxed[0]);
    }
}
