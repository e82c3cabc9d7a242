// SPDX-License-Identifier: Apache-2.0
// Benchmark: BigInteger products, powers and decimal conversion.
import java.math.BigInteger;

public class BigNumbers {
    public static void main(String[] args) {
        BigInteger f = BigInteger.ONE;
        for (int i = 2; i < 3400; i++) f = f.multiply(BigInteger.valueOf(i));
        BigInteger m = BigInteger.TWO.pow(521).subtract(BigInteger.ONE), p = BigInteger.valueOf(3),
                sum = BigInteger.ZERO;
        for (int i = 0; i < 330; i++) { p = p.modPow(BigInteger.valueOf(65_537 + i), m); sum = sum.add(p); }
        BigInteger a = BigInteger.ZERO, b = BigInteger.ONE;
        for (int i = 0; i < 13000; i++) { BigInteger t = a.add(b); a = b; b = t; }
        System.out.println(f.toString().hashCode() + " " + sum.mod(BigInteger.valueOf(1_000_003)) + " " + a.bitLength()
                + " " + f.divide(a).bitCount());
    }
}
