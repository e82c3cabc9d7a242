// SPDX-License-Identifier: Apache-2.0
// Tests: parsing integers and doubles in many spellings, signs, radixes, underscores, spaces, non-ASCII digits.
// Expects: values or NumberFormatException texts.
public class NumberParsing {
    static void i(String s) { try { System.out.print(Integer.parseInt(s) + " "); } catch (NumberFormatException e) {
            System.out.print("<" + e.getMessage() + "> "); } }
    static void d(String s) { try { System.out.print(Double.parseDouble(s) + " "); } catch (NumberFormatException e) {
            System.out.print("<" + e.getMessage() + "> "); } }

    public static void main(String[] args) {
        for (String s : new String[] {"0", "+7", "-0", "2147483647", "2147483648", "-2147483648", "١٢", " 1", "1_000",
                "0x10", "+", "-", "1e3"}) i(s);
        System.out.println();
        for (String s : new String[] {"1", "-.5", "5.", " 2.5 ", "1e-400", "1e400", "NaN", "+Infinity", "0x1p-3", "1f",
                "2D", "1__0", ".", "e5", "", "1,5"}) d(s);
        System.out.println();
        System.out.println(Integer.parseInt("zz", 36) + " " + Long.parseLong("-1010",
                2) + " " + Integer.parseInt("abc123def", 3, 6,
                10) + " " + Integer.valueOf("12") + " " + Short.decode("#7f") + " "
                + Long.parseUnsignedLong("18446744073709551615"));
        try { Byte.parseByte("128"); } catch (NumberFormatException e) { System.out.println(e.getMessage()); }
        try { Integer.parseInt("1", 99); } catch (NumberFormatException e) { System.out.println(e.getMessage()); }
    }
}
