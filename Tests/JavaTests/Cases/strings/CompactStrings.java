// SPDX-License-Identifier: Apache-2.0
// Tests: Latin-1 and UTF-16 contents meet in equality, comparison, search, concatenation and hashing.
// Expects: results do not depend on the representation.
public class CompactStrings {
    public static void main(String[] args) {
        String latin = "caf\u00e9";
        String wide = ("caf\u00e9\u20ac").substring(0, 4);
        System.out.println(latin.equals(wide) + " " + (latin.hashCode() == wide.hashCode()) + " "
                + latin.compareTo(wide) + " " + wide.contentEquals(new StringBuilder(latin)));
        String mixed = latin + "\u20ac" + wide;
        System.out.println(mixed.indexOf(latin, 1) + " " + mixed.lastIndexOf("\u00e9") + " " + mixed.indexOf('\u20ac')
                + " " + latin.indexOf('\u20ac'));
        System.out.println("\u00ff".compareTo("\u0100") + " " + "a".compareTo("\u20ac") + " "
                + "\u20ac".compareTo("a"));
        System.out.println(mixed.replace('\u20ac', '-').equals("caf\u00e9-caf\u00e9") + " " + mixed.replace("\u20ac",
                "").length());
        System.out.println(latin.contains(wide) + " " + "\u20ac\u20ad".contains("\u20ad") + " "
                + latin.equalsIgnoreCase("CAF\u00c9"));
        StringBuilder b = new StringBuilder("x");
        b.append("\u20ac").setLength(1);
        System.out.println(b.toString().equals("x") + " " + b.toString().hashCode() + " "
                + b.compareTo(new StringBuilder("x")));
        char[] chars = new char[8];
        mixed.getChars(1, 7, chars, 2);
        System.out.println((int) chars[1] + " " + chars[2] + " " + new String(chars, 2,
                4) + " " + String.copyValueOf(chars, 3, 2));
        System.out.println("\u00b5".toUpperCase().codePointAt(0) + " " + "\u00ff".toUpperCase().codePointAt(0));
    }
}
