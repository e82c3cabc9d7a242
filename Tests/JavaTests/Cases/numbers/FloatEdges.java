// SPDX-License-Identifier: Apache-2.0
// Tests: NaN payloads through int bits, subnormal arithmetic, next values, min and max of zeros, casts at the edges.
// Expects: IEEE behaviour without flushing to zero.
public class FloatEdges {
    public static void main(String[] args) {
        float f = Float.intBitsToFloat(0x7fc01234);
        System.out.println(Float.isNaN(f) + " " + Integer.toHexString(Float.floatToIntBits(f)) + " " + (f == f) + " "
                + Float.valueOf(f).equals(Float.NaN));
        float sub = Float.MIN_VALUE;
        System.out.println(sub / 2 + " " + sub * 1.5f + " " + Float.MIN_NORMAL / 4 * 4 + " "
                + (Float.MIN_NORMAL - Float.MIN_VALUE) + " " + Double.MIN_VALUE / 3 + " " + Double.MIN_VALUE * 0.5);
        System.out.println(Math.nextAfter(1f, 2) + " " + Math.nextDown(0.0) + " " + Math.ulp(1e20f) + " "
                + Float.MAX_VALUE * 2 + " " + -Float.MAX_VALUE * 2 + " " + Float.MAX_VALUE / Float.MIN_VALUE);
        System.out.println(1 / Math.min(0f, -0f) + " " + 1 / Math.max(-0.0,
                0.0) + " " + (0.0 == -0.0) + " " + Double.compare(0.0,
                -0.0) + " " + 0.0 / -1 + " " + (0f + -0f) + " " + (-0f - 0f));
        System.out.println((float) 1e-46 + " " + (float) 3.4028235677973366e38 + " " + (float) 3.4028235677973362e38
                + " " + (int) Float.NaN + " " + (long) 9.3e18f + " " + (char) 70000.7f + " " + (byte) 300.5);
        System.out.println(16777216f + 1f + " " + (double) 16777217f + " " + (0.1f == 0.1) + " " + 0.1f * 3 + " "
                + 0.1 * 3 + " " + 1e16 + 1);
        System.out.println(Float.float16ToFloat((short) 0x3c01) + " " + Float.floatToFloat16(65504f) + " "
                + Float.floatToFloat16(1e9f) + " " + Float.toHexString(0.1f));
        float s = 0;
        for (int i = 0; i < 1000; i++) s += 0.1f;
        double d = 0;
        for (int i = 0; i < 1000; i++) d += 0.1;
        System.out.println(s + " " + d);
    }
}
