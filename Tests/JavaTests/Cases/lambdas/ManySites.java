// SPDX-License-Identifier: Apache-2.0
// Tests: forty different lambda sites, each linked once, called in a loop.
// Expects: a checksum.
import java.util.function.IntUnaryOperator;

public class ManySites {
    public static void main(String[] args) {
        IntUnaryOperator[] f = {
            x -> x + 1, x -> x - 2, x -> x * 3, x -> x ^ 4, x -> x | 5, x -> x & 0xFFFFFF, x -> ~x, x -> -x,
                    x -> x << 1, x -> x >> 1,
            x -> x >>> 2, x -> x + x, x -> x * x, x -> x % 1000, x -> x / 3, x -> x + args.length,
                    x -> Integer.reverse(x), Integer::bitCount, Math::abs, x -> x == 0 ? 1 : x,
            Integer::reverseBytes, x -> (byte) x, x -> (short) x, x -> (char) x, x -> (int) (x * 1.5), x -> Math.max(x,
                    10), x -> Math.min(x, 100000), x -> x - 1, x -> x * 7, x -> x ^ (x >>> 3)
        };
        int h = 17;
        for (int round = 0; round < 200; round++) for (IntUnaryOperator g : f) h = g.applyAsInt(h) + round;
        System.out.println(h);
        System.out.println(f[0].getClass() == f[1].getClass());
        System.out.println(f[0].getClass().isHidden() + " " + f[0].getClass().isSynthetic() + " "
                + f[0].getClass().getInterfaces()[0].getName() + " "
                + f[0].getClass().getSimpleName().startsWith("ManySites$$Lambda"));
    }
}
