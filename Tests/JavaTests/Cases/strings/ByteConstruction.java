// SPDX-License-Identifier: Apache-2.0
// Tests: strings from bytes, code points and char ranges; bounds checks; copies are independent of the arrays.
// Expects: contents fixed at construction.
import java.nio.charset.StandardCharsets;

public class ByteConstruction {
    public static void main(String[] args) throws Exception {
        char[] c = {'a', 'b', 'c', 'd'};
        String s = new String(c, 1, 2);
        c[1] = 'X';
        byte[] b = "h\u00e9llo".getBytes(StandardCharsets.ISO_8859_1);
        System.out.println(s + " " + new String(b, StandardCharsets.ISO_8859_1) + " " + new String(b, 2, 3,
                "US-ASCII") + " " + new String(new int[] {0x61, 0x1F600, 0x62}, 1, 2).length());
        try { new String(c, 3, 2); } catch (StringIndexOutOfBoundsException e) { System.out.println(e.getMessage()); }
        try { new String(b, -1, 2, StandardCharsets.UTF_8); } catch (StringIndexOutOfBoundsException e) {
                System.out.println(e.getMessage()); }
        try { new String(new int[] {0x110000}, 0, 1); } catch (IllegalArgumentException e) {
                System.out.println(e.getMessage()); }
        try { "x".getBytes("none"); } catch (java.io.UnsupportedEncodingException e) {
                System.out.println(e.getMessage()); }
        byte[] bad = {(byte) 0xF0, (byte) 0x9F, 'a', (byte) 0x80, (byte) 0xC0, (byte) 0x80, (byte) 0xED, (byte) 0xA0,
                (byte) 0x80};
        StringBuilder h = new StringBuilder();
        for (char x : new String(bad, StandardCharsets.UTF_8).toCharArray()) h.append(Integer.toHexString(x)).append(' ');
        System.out.println(h);
    }
}
