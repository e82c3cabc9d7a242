// SPDX-License-Identifier: Apache-2.0
// Tests: switch on strings: old and arrow forms, yield, several labels, colliding hashes, empty string, default in the middle.
// Expects: the matching arm.
public class StringSwitch {
    static int old(String s) {
        int r = 0;
        switch (s) {
            case "": r = 1; break;
            default: r = 9;
            case "a": r += 2;
            case "b": r += 3; break;
            case "Aa": r = 4; break;
            case "BB": r = 5;
        }
        return r;
    }

    static String arrow(String s) {
        return switch (s) {
            case "mon", "tue" -> "work";
            case "sat" -> { String t = s.toUpperCase(); yield t + "!"; }
            case String t when t.length() > 5 -> "long";
            case "€uro" -> "wide";
            default -> throw new IllegalArgumentException(s);
        };
    }

    public static void main(String[] args) {
        for (String s : new String[] {"", "a", "b", "Aa", "BB", "zz", "C#"}) System.out.print(old(s) + " ");
        System.out.println();
        for (String s : new String[] {"mon", "tue", "sat", "saturday", "€uro", "?"}) {
            try { System.out.println(arrow(new String(s))); } catch (IllegalArgumentException e) {
                    System.out.println("bad " + e.getMessage()); }
        }
        try { old(null); } catch (NullPointerException e) { System.out.println("null"); }
    }
}
