// SPDX-License-Identifier: Apache-2.0
// Tests: encoders and decoders, malformed input, Base64 variants, HexFormat, URL encoding.
// Expects: bytes and replacement behaviour.
import java.net.*;
import java.nio.*;
import java.nio.charset.*;
import java.util.*;

public class CharsetsAndBase64 {
    public static void main(String[] args) throws Exception {
        byte[] b = "any carnal pleas\u00fcre".getBytes(StandardCharsets.UTF_8);
        String e = Base64.getEncoder().encodeToString(b);
        System.out.println(e + " " + new String(Base64.getDecoder().decode(e),
                StandardCharsets.UTF_8) + " " + Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[] {-1,
                -2, -3, -4}));
        System.out.println(Base64.getMimeEncoder(20, new byte[] {'|'}).encodeToString(new byte[40]));
        try { Base64.getDecoder().decode("a*b="); } catch (IllegalArgumentException x) {
                System.out.println(x.getMessage()); }
        System.out.println(HexFormat.of().formatHex(b, 0, 4) + " "
                + HexFormat.ofDelimiter(":").withUpperCase().formatHex(new byte[] {-1,
                10}) + " " + Arrays.toString(HexFormat.of().parseHex("00ff7f")));
        System.out.println(URLEncoder.encode("a b&c=\u20ac/d",
                StandardCharsets.UTF_8) + " " + URLDecoder.decode("a+b%26%E2%82%AC", StandardCharsets.UTF_8));
        CharsetDecoder d = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        try { d.decode(ByteBuffer.wrap(new byte[] {'a', (byte) 0xE2, (byte) 0x82}));
                } catch (CharacterCodingException x) { System.out.println(x); }
        CharBuffer out = CharBuffer.allocate(2);
        CoderResult r = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap("abc".getBytes()), out, true);
        System.out.println(r + " " + out.flip());
        System.out.println(Charset.forName("latin1").name() + " " + Charset.isSupported("UTF-32") + " "
                + StandardCharsets.US_ASCII.newEncoder().canEncode('\u00e9') + " " + new String(new byte[] {0, 65, 32,
                (byte) 0xAC}, "UTF-16BE") + " " + Arrays.toString("A\u20ac".getBytes("UTF-16")));
        try { Charset.forName("no-such"); } catch (UnsupportedCharsetException x) { System.out.println(x.getMessage());
                }
        System.out.println(Arrays.toString("\ud83d\ude00".getBytes("UTF-32BE")) + " "
                + "\u20ac".getBytes("windows-1252")[0]);
    }
}
