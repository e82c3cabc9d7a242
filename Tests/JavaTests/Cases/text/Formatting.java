// SPDX-License-Identifier: Apache-2.0
// Tests: String.format: all conversions, flags, widths, precision, argument indexes, rounding.
// Expects: the documented texts; exceptions for bad formats.
import java.util.*;

public class Formatting {
    static void attempt(String f, Object... a) {
        try { System.out.println("[" + String.format(Locale.ROOT, f, a) + "]"); } catch (IllegalFormatException e) {
                System.out.println(e.getClass().getSimpleName() + ": " + e.getMessage()); }
    }

    public static void main(String[] args) {
        attempt("%d %5d %-5d| %05d %+d %,d %(d %x %X %o %#x", 1, 2, 3, 4, 5, 1234567, -8, 255, 255, 8, 16);
        attempt("%s %10s %-10s| %.2s %S %c %C %b %h %n%%", "a", "b", "c", "defg", "h", 'i', 'j', null, "hash");
        attempt("%f %.2f %10.3f %-10.1f| %e %.3E %g %a", 1.5, 2.345, 3.14159, 4.0, 12345.678, 0.00012, 0.0001234, 1.0);
        attempt("%.0f %.0f %.0f %.1f %.2f", 0.5, 1.5, 2.5, 0.25, 1.005);
        attempt("%2$s %1$s %<s %s", "a", "b");
        attempt("%f %e %d %s", Double.NaN, Double.POSITIVE_INFINITY, new java.math.BigInteger("123456789012345678901"),
                List.of(1));
        attempt("%,.2f %(,.1f %+08.2f", 1234567.891, -1234.5, 3.14159);
        attempt("%tY-%<tm-%<td %<tH:%<tM:%<tS", new GregorianCalendar(2024, Calendar.FEBRUARY, 29, 13, 5, 9));
        attempt("%d", "text");
        attempt("%s %s", 1);
        attempt("%q", 1);
        attempt("%-d", 1);
        attempt("%.2d", 1);
        attempt("%b %b %b", true, "x", null);
        attempt("%08.3f|%x|%x", -3.14159, -1L, (byte) -1);
        System.out.println("%s-%s".formatted("x", 1));
        System.out.printf(Locale.GERMANY, "%,.2f%n", 1234.5);
    }
}
