// SPDX-License-Identifier: Apache-2.0
// Tests: length, charAt, indexOf, substring, replace, trim, case, compare, equals, hashCode, join, split.
// Expects: the documented results.
import java.util.Arrays;

public class Basics {
    public static void main(String[] args) {
        String s = "Hello, World";
        System.out.println(s.length() + " " + s.charAt(4) + " " + s.indexOf('o') + " " + s.lastIndexOf("o") + " "
                + s.indexOf("xyz"));
        System.out.println(s.substring(7) + " " + s.substring(0, 5) + " " + s.replace('l',
                'L') + " " + s.replace("World", "you"));
        System.out.println("[" + "  x y ".trim() + "][" + "\u2003 x ".strip() + "][" + "x  ".stripTrailing() + "]");
        System.out.println(s.toUpperCase() + s.toLowerCase() + " " + "a".compareTo("abc") + " " + "b".compareTo("a")
                + " " + "A".compareToIgnoreCase("b"));
        System.out.println(s.equals("Hello, " + "World") + " " + s.equalsIgnoreCase("HELLO, WORLD") + " " + s.hashCode()
                + " " + "".hashCode());
        System.out.println(String.join("-", "a", "b", "c") + " " + Arrays.toString("a,b,,c,,".split(","))
                + Arrays.toString("a1b22c".split("\\d+")));
        System.out.println(s.startsWith("Hell") + " " + s.endsWith("World") + " " + s.contains("lo, W") + " "
                + s.startsWith("W", 7));
        System.out.println("ab".repeat(3) + " " + "".isEmpty() + " " + " \t".isBlank() + " "
                + "a\nb\r\nc".lines().toList());
        System.out.println(Arrays.toString(s.toCharArray()) + " "
                + Arrays.toString("hé€".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        System.out.println(String.valueOf((Object) null) + String.valueOf(3.0) + String.valueOf(new char[] {'x',
                'y'}) + String.valueOf(true));
        System.out.println("%d%%".formatted(5) + " " + "tESt".chars().sum() + " " + "x".concat("y") + " "
                + s.regionMatches(true, 7, "WOR", 0, 3));
        System.out.println("  indent\n two".indent(2) + "a\\tb".translateEscapes() + " " + "  a\n   b".stripIndent());
    }
}
