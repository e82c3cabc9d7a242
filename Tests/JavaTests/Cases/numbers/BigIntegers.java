// SPDX-License-Identifier: Apache-2.0
// Tests: BigInteger arithmetic, modular powers, gcd, shifts, bit operations, primes, parsing and printing.
// Expects: exact values.
import java.math.BigInteger;

public class BigIntegers {
    public static void main(String[] args) {
        BigInteger f = BigInteger.ONE;
        for (int i = 2; i <= 60; i++) f = f.multiply(BigInteger.valueOf(i));
        System.out.println(f + " " + f.bitLength() + " " + f.toString(36));
        BigInteger a = new BigInteger("-123456789012345678901234567890"),
                b = new BigInteger("987654321098765432109876543210");
        System.out.println(a.add(b) + " " + a.subtract(b) + " " + b.divide(a) + " " + b.remainder(a) + " "
                + a.mod(BigInteger.TEN));
        System.out.println(a.gcd(b) + " " + b.modPow(BigInteger.valueOf(65537),
                BigInteger.TWO.pow(61).subtract(BigInteger.ONE)) + " " + b.sqrt());
        System.out.println(a.and(b) + " " + a.or(b).xor(b) + " " + a.not() + " " + a.shiftRight(70) + " "
                + b.shiftLeft(33).bitCount());
        System.out.println(BigInteger.TWO.pow(127).subtract(BigInteger.ONE).isProbablePrime(20) + " "
                + BigInteger.valueOf(561).isProbablePrime(20));
        System.out.println(BigInteger.valueOf(3).modInverse(BigInteger.valueOf(11)) + " " + a.signum() + " "
                + a.compareTo(b) + " " + a.longValue() + " " + b.doubleValue() + " " + a.hashCode());
        System.out.println(java.util.Arrays.toString(a.toByteArray()) + " " + new BigInteger("ff".repeat(20), 16));
        BigInteger fib = BigInteger.ONE, last = BigInteger.ZERO;
        for (int i = 1; i < 1000; i++) { BigInteger next = fib.add(last); last = fib; fib = next; }
        System.out.println(fib.toString().length() + " " + fib.mod(BigInteger.valueOf(1_000_000_007)));
    }
}
