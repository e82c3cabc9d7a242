// SPDX-License-Identifier: Apache-2.0
// Tests: java.util.regex: groups, quantifiers, look-around, back references, flags, replacement, splitting, named groups.
// Expects: matches and positions.
import java.util.regex.*;
import java.util.*;

public class Regex {
    static void all(String p, String s) {
        Matcher m = Pattern.compile(p).matcher(s);
        StringBuilder b = new StringBuilder(p + ":");
        while (m.find()) { b.append(" [").append(m.group()).append('@').append(m.start()).append('-').append(m.end());
                for (int i = 1; i <= m.groupCount(); i++) b.append(',').append(m.group(i)); b.append(']'); }
        System.out.println(b);
    }

    public static void main(String[] args) {
        all("a+b?", "aab ab b aaa");
        all("(\\w)(\\d+)?", "a1 b c33");
        all("(?<y>\\d{4})-(\\d\\d)", "2024-05 and 1999-12");
        all("(a|ab)(c|bcd)(d*)", "abcd");
        all(".*?b", "aabab");
        all("(?i)HELLO", "Hello hello");
        all("\\bfoo\\b(?! bar)", "foo bar foo baz food");
        all("(?<=\\$)\\d+", "$5 6 $77");
        all("(\\w)\\1", "aabbcd");
        all("[^a-c&&[\\w]]+", "abcxyz_1c");
        all("^\\s*(\\S+)\\s*=\\s*(.*)$", "  key = some value ");
        all("(?m)^.", "ab\ncd");
        all("(x++)x|y{2,3}", "xxx yyyy");
        all("\\p{Lu}\\p{L}*|\\p{javaDigit}", "Ärger x 5 Zoë");
        System.out.println("a1b22".replaceAll("(\\d+)", "<$1>") + " "
                + Pattern.compile("\\d").matcher("a1b2").replaceAll(r -> "" + (Integer.parseInt(r.group()) + 1)) + " "
                + "x.y".replaceFirst(".", "z") + " " + Matcher.quoteReplacement("$1\\"));
        System.out.println(Arrays.toString(Pattern.compile("\\s*,\\s*").split("a , b,c ,d"))
                + Arrays.toString("boo:and:foo".split("o", -1))
                + Arrays.toString(Pattern.compile(":").splitWithDelimiters("a:b", 0)));
        Matcher m = Pattern.compile("(?<k>\\w+)=(?<v>\\w*)").matcher("a=1;bb=;c=xyz");
        while (m.find()) System.out.print(m.group("k") + "->" + m.group("v") + " ");
        System.out.println(Pattern.matches("(a*)*b", "a".repeat(18)) + " " + "abc".matches("[a-c]{3}") + " "
                + Pattern.compile("x").asPredicate().test("axb"));
        try { Pattern.compile("(a"); } catch (PatternSyntaxException e) { System.out.println(e.getMessage()); }
        System.out.println(Pattern.compile("b").matcher("abab").results().map(MatchResult::start).toList() + " "
                + Pattern.quote("a.b") + " " + Pattern.compile("a.c", Pattern.DOTALL).matcher("a\nc").lookingAt());
    }
}
