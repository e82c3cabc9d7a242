// SPDX-License-Identifier: Apache-2.0
// Tests: tricks on bits: popcount by hand against the library, Gray codes, byte swaps, sign extension, masks, packing.
// Expects: library and hand-made versions agree.
public class UnsignedAndBits {
    static int pop(int x) { x -= x >>> 1 & 0x55555555; x = (x & 0x33333333) + (x >>> 2 & 0x33333333);
            return (x + (x >>> 4) & 0x0f0f0f0f) * 0x01010101 >>> 24; }
    static int nlz(int x) { if (x == 0) return 32; int n = 0; while (x > 0) { x <<= 1; n++; } return n; }

    public static void main(String[] args) {
        int agree = 0, x = 1;
        for (int i = 0; i < 500; i++) { x = x * 1664525 + 1013904223; if (pop(x) == Integer.bitCount(x)) agree++;
                if (nlz(x >>> i % 33) == Integer.numberOfLeadingZeros(x >>> i % 33)) agree++;
                if (Long.numberOfTrailingZeros((long) x << 20) == 20 + Integer.numberOfTrailingZeros(x)) agree++;
                if ((Integer.parseUnsignedInt(Integer.toUnsignedString(x))) == x) agree++; }
        System.out.println(agree);
        byte[] bytes = {(byte) 0x80, 0x7f, (byte) 0xff, 1};
        int packed = (bytes[0] & 255) << 24 | (bytes[1] & 255) << 16 | (bytes[2] & 255) << 8 | bytes[3] & 255;
        System.out.println(packed + " " + (packed >>> 28) + " " + (packed >> 28) + " " + (byte) (packed >> 8) + " "
                + (char) (packed & 0x7f) + " " + (packed ^ packed >>> 1));
        long l = 0xFEDCBA9876543210L;
        System.out.println((int) (l >>> 32) + " " + (int) l + " " + (l & 0xFFFFFFFFL) + " " + (l >>> 60) + " "
                + (l << 60 >> 60) + " " + Long.toBinaryString(l >>> 57) + " " + (short) l + " "
                + Long.highestOneBit(l));
        System.out.println((5 & 6) + " " + (5 | 6) + " " + (5 ^ 6) + " " + ~5 + " " + (-17 >> 2) + " " + (-17 >>> 28)
                + " " + (-17 / 4) + " " + (-17 % 4) + " " + (1 << 31) + " " + (1 << 32) + " " + (1L << 32));
    }
}
