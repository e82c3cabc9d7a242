// SPDX-License-Identifier: Apache-2.0
// Tests: code points, surrogates, case mapping beyond ASCII, normalization-free comparison, encodings.
// Expects: code point arithmetic and bytes per encoding.
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

public class Unicode {
    public static void main(String[] args) {
        String s = "a\u00e9\u20ac\ud83d\ude00z";
        System.out.println(s.length() + " " + s.codePointCount(0,
                s.length()) + " " + s.codePointAt(3) + " " + s.offsetByCodePoints(0, 4));
        System.out.println(Arrays.toString(s.codePoints().toArray()));
        System.out.println(Arrays.toString(s.getBytes(StandardCharsets.UTF_8)));
        System.out.println(Arrays.toString(s.getBytes(StandardCharsets.UTF_16BE)));
        System.out.println(Arrays.toString(s.getBytes(StandardCharsets.ISO_8859_1))
                + Arrays.toString(s.getBytes(StandardCharsets.US_ASCII)));
        System.out.println(new String(new byte[] {(byte) 0xC3, (byte) 0xA9, (byte) 0xFF, 'x'},
                StandardCharsets.UTF_8).codePointAt(1));
        System.out.println("straße".toUpperCase() + " " + "ÀÉ".toLowerCase() + " " + "ΑΣ".toLowerCase() + " "
                + "ǆ".toUpperCase());
        System.out.println(Character.isLetter('é') + " " + Character.isDigit('٣') + " " + Character.getNumericValue('٣')
                + " " + Character.isWhitespace('\u00a0') + " " + Character.getType('€'));
        System.out.println(Character.getName('A') == null ? "no names" : "names");
        System.out.println(Character.toChars(0x1F600).length + " " + Character.isSurrogate('\ud83d') + " "
                + Character.isJavaIdentifierStart('$') + " " + Character.toTitleCase('ǆ'));
        System.out.println(new String(new int[] {0x1F600, 'b'}, 0,
                2) + " " + new String("lone \ud800").getBytes(StandardCharsets.UTF_8)[5]);
    }
}
