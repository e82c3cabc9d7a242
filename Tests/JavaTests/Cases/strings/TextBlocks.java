// SPDX-License-Identifier: Apache-2.0
// Tests: text blocks: indentation, escapes, line joins, quotes.
// Expects: contents with incidental space removed.
public class TextBlocks {
    public static void main(String[] args) {
        String a = """
            Hello
              indented "quoted" \"""
            tab\there trailing\s\s
            joined \
            line
            """;
        System.out.print(a.replace(' ', '.'));
        String b = """
            no newline at end""";
        System.out.println("[" + b + "]" + b.length());
        System.out.println("""
            {"key": [1, 2, 3],
             "text": "a\\nb"}""".lines().count());
        System.out.println("""
            octal \101 unicode \u0041
            """.strip() == "octal A unicode A".strip() ? "same object" : "equal only");
    }
}
