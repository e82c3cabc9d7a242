// SPDX-License-Identifier: Apache-2.0
// Tests: Double.toString and parseDouble: shortest repr, exponents, hexadecimal, subnormals, round trips.
// Expects: JDK 19+ shortest decimal texts.
public class DoubleText {
    public static void main(String[] args) {
        double[] values = {0, -0.0, 1, 0.1, 100, 1e7, 9999999, 1e-3, 9.99e-4, 2e23, 1.0E23, 4.9e-324,
                2.2250738585072014E-308,
            Double.MAX_VALUE, Math.PI, Math.E, 1 / 3.0, 123456789.123, 1e21, 9007199254740993.0, 2.0e-3, Double.NaN,
                    1 / 0.0};
        for (double d : values) {
            String s = Double.toString(d);
            System.out.println(s + " " + Double.toHexString(d) + " " + (Double.compare(Double.parseDouble(s),
                    d) == 0) + " " + (float) d + " " + Double.doubleToLongBits(d));
        }
        System.out.println(Double.parseDouble("0x1.8p1") + " " + Double.parseDouble(" 1e3d ") + " "
                + Double.parseDouble("-Infinity") + " " + Float.parseFloat("1e-50") + " "
                + Double.parseDouble("1e999"));
        System.out.println(Double.parseDouble("2.2250738585072012e-308") + " " + Float.parseFloat("16777217") + " "
                + Double.parseDouble("9007199254740992.5") + " " + Double.parseDouble("0." + "0".repeat(330) + "1"));
    }
}
