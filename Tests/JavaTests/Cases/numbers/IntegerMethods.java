// SPDX-License-Identifier: Apache-2.0
// Tests: Integer and Long: parse, toString in radixes, bit counts, rotations, reversal, unsigned arithmetic, caching.
// Expects: the documented values.
public class IntegerMethods {
    public static void main(String[] args) {
        int[] values = {0, 1, -1, 10, -128, 0x0F0F0F0F, Integer.MAX_VALUE, Integer.MIN_VALUE};
        for (int v : values) {
            System.out.println(Integer.toString(v, 7) + " " + Integer.toHexString(v) + " " + Integer.toBinaryString(v)
                    + " " + Integer.toOctalString(v)
                    + " " + Integer.bitCount(v) + " " + Integer.numberOfLeadingZeros(v) + " "
                            + Integer.numberOfTrailingZeros(v)
                    + " " + Integer.reverse(v) + " " + Integer.reverseBytes(v) + " " + Integer.rotateLeft(v,
                            5) + " " + Integer.highestOneBit(v)
                    + " " + Integer.lowestOneBit(v) + " " + Integer.signum(v) + " " + Integer.toUnsignedString(v) + " "
                            + Integer.divideUnsigned(v, 10));
            long w = v * 0x1_0000_0001L;
            System.out.println(Long.toString(w, 36) + " " + Long.toHexString(w) + " " + Long.bitCount(w) + " "
                    + Long.numberOfLeadingZeros(w)
                    + " " + Long.numberOfTrailingZeros(w) + " " + Long.reverse(w) + " " + Long.reverseBytes(w) + " "
                            + Long.rotateRight(w, 13)
                    + " " + Long.toUnsignedString(w) + " " + Long.remainderUnsigned(w, 1000));
        }
        System.out.println(Integer.parseInt("-7fffffff", 16) + " " + Integer.parseUnsignedInt("4294967295") + " "
                + Integer.decode("0x10") + Integer.decode("-010"));
        Integer a = 127, b = 127, c = 128, d = 128;
        System.out.println((a == b) + " " + c.equals(d) + " " + a.compareTo(c) + " " + Integer.compareUnsigned(-1,
                1) + " " + Integer.hashCode(-5) + Long.hashCode(-5L));
        System.out.println(Byte.parseByte("-128") + " " + Short.toUnsignedInt((short) -1) + " "
                + Byte.toUnsignedInt((byte) -1) + " " + Short.reverseBytes((short) 0x1234));
        System.out.println(Long.parseLong("-9223372036854775808") + " " + Long.MAX_VALUE + " "
                + Integer.compress(0xABCD, 0xF0F0) + " " + Integer.expand(0xAB, 0xF0F0));
    }
}
