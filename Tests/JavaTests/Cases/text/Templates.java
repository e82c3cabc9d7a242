// SPDX-License-Identifier: Apache-2.0
// Tests: a template engine by hand over regex appendReplacement, StringBuilder scanning and maps.
// Expects: filled templates.
import java.util.*;
import java.util.regex.*;

public class Templates {
    static String fill(String t, Map<String, ?> m) {
        Matcher x = Pattern.compile("\\$\\{(\\w+)(?::([^}]*))?}").matcher(t);
        StringBuilder b = new StringBuilder();
        while (x.find()) { Object v = m.get(x.group(1)); x.appendReplacement(b,
                Matcher.quoteReplacement(v != null ? v.toString() : x.group(2) != null ? x.group(2) : "?")); }
        return x.appendTail(b).toString();
    }
    static String wrap(String s, int width) {
        StringBuilder out = new StringBuilder();
        int col = 0;
        for (String w : s.split(" ")) { if (col > 0 && col + w.length() >= width) { out.append('\n'); col = 0;
                } else if (col > 0) { out.append(' '); col++; } out.append(w); col += w.length(); }
        return out.toString();
    }
    static String caesar(String s, int k) { return s.chars().map(c -> Character.isUpperCase(c) ? 'A' + (c - 'A' + k
            + 26) % 26 : Character.isLowerCase(c) ? 'a' + (c - 'a' + k + 26) % 26 : c).collect(StringBuilder::new,
            StringBuilder::appendCodePoint, StringBuilder::append).toString(); }

    public static void main(String[] args) {
        System.out.println(fill("Dear ${name}, you owe ${amount} to ${who:us}${none}. \\ $", Map.of("name", "$1",
                "amount", 12.5)));
        System.out.println(wrap("the quick brown fox jumps over the lazy dog and runs away", 16));
        System.out.println(caesar("Hello, Zebra!", 3) + " " + caesar(caesar("Round Trip", 7), -7));
        StringBuilder rle = new StringBuilder();
        for (Matcher m = Pattern.compile("(.)\\1*").matcher("aaabccdddd");
                m.find();) rle.append(m.end() - m.start()).append(m.group(1));
        System.out.println(rle);
    }
}
