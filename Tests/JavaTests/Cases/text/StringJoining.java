// SPDX-License-Identifier: Apache-2.0
// Tests: StringJoiner, Collectors.joining, text tables, character classes, StringCharacterIterator, BreakIterator-free splitting.
// Expects: joined texts.
import java.text.*;
import java.util.*;

public class StringJoining {
    public static void main(String[] args) {
        StringJoiner j = new StringJoiner(", ", "{", "}").setEmptyValue("EMPTY");
        System.out.println(j + " " + j.length());
        j.add("a").add("b");
        System.out.println(j.merge(new StringJoiner("+").add("x").add("y")) + " " + String.join("/", List.of("p",
                "q")));
        CharacterIterator it = new StringCharacterIterator("abc");
        for (char c = it.first(); c != CharacterIterator.DONE; c = it.next()) System.out.print((int) c + " ");
        System.out.println();
        StringBuilder table = new StringBuilder();
        for (int i = 1; i <= 4; i++) { for (int k = 1; k <= 4; k++) table.append(String.format("%4d", i * k));
                table.append('\n'); }
        System.out.print(table);
        for (char c : "aZ5 _\u00e9\u0660\u3042-".toCharArray()) System.out.print((Character.isLetter(c) ? "L" : "")
                + (Character.isDigit(c) ? "D" : "") + (Character.isUpperCase(c) ? "U" : "") + (Character.isSpaceChar(c)
                ? "S" : "") + (Character.isIdeographic(c) ? "I" : "") + Character.getType(c) + " ");
        System.out.println(Character.UnicodeBlock.of('\u3042') + " " + Character.UnicodeScript.of('\u0416') + " "
                + Character.forDigit(11, 16) + Character.digit('f', 16));
        System.out.println(Normalizer.normalize("e\u0301", Normalizer.Form.NFC).length() + " "
                + Normalizer.normalize("\u00e9", Normalizer.Form.NFD).length());
    }
}
