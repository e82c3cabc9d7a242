// SPDX-License-Identifier: Apache-2.0
// Tests: BigDecimal scale, rounding modes, division, comparison against equality, plain and engineering text.
// Expects: exact decimal results.
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

public class BigDecimals {
    public static void main(String[] args) {
        BigDecimal a = new BigDecimal("10.25"), b = new BigDecimal("-3.100");
        System.out.println(a.add(b) + " " + a.subtract(b) + " " + a.multiply(b) + " " + a.divide(b, 5,
                RoundingMode.HALF_UP) + " " + a.remainder(b));
        for (RoundingMode m : RoundingMode.values()) {
            if (m == RoundingMode.UNNECESSARY) continue;
            System.out.print(m + ":");
            for (String s : new String[] {"2.5", "-2.5", "1.1", "-1.6",
                    "5.5"}) System.out.print(" " + new BigDecimal(s).setScale(0, m));
            System.out.println();
        }
        try { BigDecimal.ONE.divide(new BigDecimal(3)); } catch (ArithmeticException e) {
                System.out.println(e.getMessage()); }
        System.out.println(BigDecimal.ONE.divide(new BigDecimal(3), MathContext.DECIMAL64) + " " + new BigDecimal(0.1));
        System.out.println(new BigDecimal("2.0").equals(new BigDecimal("2.00")) + " "
                + new BigDecimal("2.0").compareTo(new BigDecimal("2.00")) + " " + b.stripTrailingZeros().scale());
        System.out.println(new BigDecimal("1E+5") + " " + new BigDecimal("1E+5").toPlainString() + " "
                + new BigDecimal("12345E-10").toEngineeringString() + " " + BigDecimal.valueOf(2.50));
        System.out.println(new BigDecimal(2).sqrt(new MathContext(30)) + " " + a.pow(5) + " " + a.precision() + " "
                + a.unscaledValue() + " " + a.hashCode());
    }
}
