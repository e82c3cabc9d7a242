// SPDX-License-Identifier: Apache-2.0
// Tests: idiv, irem, ldiv, lrem by zero; float division by zero does not throw.
// Expects: ArithmeticException "/ by zero" four times, then infinities and NaN.
public class DivideByZero {
    static int zero;
    static long longZero;

    public static void main(String[] args) {
        try { System.out.println(1 / zero); } catch (ArithmeticException e) { System.out.println(e.getMessage()); }
        try { System.out.println(1 % zero); } catch (ArithmeticException e) { System.out.println(e.getMessage()); }
        try { System.out.println(1L / longZero); } catch (ArithmeticException e) { System.out.println(e); }
        try { System.out.println(1L % longZero); } catch (ArithmeticException e) { System.out.println(e); }
        System.out.println(1.0 / zero);
        System.out.println(-1.0f / zero);
        System.out.println(0.0 / zero);
        System.out.println(5.5 % zero);
    }
}
