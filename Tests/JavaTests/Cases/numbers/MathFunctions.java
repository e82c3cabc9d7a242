// SPDX-License-Identifier: Apache-2.0
// Tests: Math: rounding, exact arithmetic, floorMod, fma, powers, roots, hypot, ulp, next values, trigonometry.
// Expects: values HotSpot's interpreter prints (StrictMath for the transcendental ones).
public class MathFunctions {
    public static void main(String[] args) {
        double[] values = {2.5, -2.5, 0.5, -0.5, 1.4999999999999998, 4503599627370497.5, -0.0, Double.NaN, 1e300};
        for (double d : values) {
            System.out.println(Math.round(d) + " " + Math.rint(d) + " " + Math.floor(d) + " " + Math.ceil(d) + " "
                    + Math.round((float) d)
                    + " " + Math.abs(d) + " " + Math.signum(d) + " " + Math.ulp(d) + " " + Math.nextUp(d) + " "
                            + Math.getExponent(d));
        }
        System.out.println(Math.floorMod(-7, 3) + " " + Math.floorDiv(-7, 3) + " " + Math.ceilDiv(7,
                3) + " " + Math.clamp(15L, 1, 10) + " " + Math.abs(Integer.MIN_VALUE));
        System.out.println(Math.min(-0.0, 0.0) + " " + Math.max(-0.0, 0.0) + " " + Math.max(Double.NaN,
                1) + " " + Math.hypot(3, 4) + " " + Math.cbrt(27));
        System.out.println(Math.sqrt(2) + " " + Math.fma(0.1, 10, -1) + " " + Math.IEEEremainder(5,
                3) + " " + Math.multiplyHigh(1L << 62, 12) + " " + Math.scalb(1.5, 4));
        System.out.println(StrictMath.sin(1) + " " + StrictMath.cos(1) + " " + StrictMath.tan(1) + " "
                + StrictMath.exp(1) + " " + StrictMath.log(10) + " " + StrictMath.pow(2, 0.5)
                + " " + StrictMath.atan2(1, -1) + " " + StrictMath.asin(0.5) + " " + StrictMath.log10(1000) + " "
                        + StrictMath.sinh(1) + " " + StrictMath.expm1(1e-10));
        System.out.println(StrictMath.sin(1e22) + " " + Math.pow(2, 10) + " " + Math.pow(-8,
                1 / 3.0) + " " + Math.toDegrees(Math.PI) + " " + Math.copySign(3, -0.0));
        try { Math.multiplyExact(1L << 40, 1L << 40); } catch (ArithmeticException e) {
                System.out.println(e.getMessage()); }
        try { Math.negateExact(Integer.MIN_VALUE); } catch (ArithmeticException e) { System.out.println(e.getMessage());
                }
    }
}
