// SPDX-License-Identifier: Apache-2.0
// Tests: name-based UUIDs, message digests, hash mixing: deterministic "random-looking" values.
// Expects: known digests.
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.*;

public class UuidAndHashes {
    public static void main(String[] args) throws Exception {
        UUID u = UUID.nameUUIDFromBytes("name".getBytes(StandardCharsets.UTF_8));
        System.out.println(u + " " + u.version() + " " + u.variant() + " "
                + UUID.fromString("123e4567-e89b-12d3-a456-426614174000").getMostSignificantBits() + " "
                + u.compareTo(new UUID(0, 1)) + " " + u.hashCode());
        for (String a : new String[] {"MD5", "SHA-1", "SHA-256", "SHA-512",
                "SHA3-256"}) System.out.println(a + " "
                + HexFormat.of().formatHex(MessageDigest.getInstance(a).digest("abc".getBytes())));
        MessageDigest d = MessageDigest.getInstance("SHA-256");
        for (int i = 0; i < 100; i++) d.update((byte) i);
        System.out.println(HexFormat.of().formatHex(d.digest()).substring(0, 16));
        try { UUID.fromString("x"); } catch (IllegalArgumentException e) { System.out.println(e.getMessage()); }
        try { MessageDigest.getInstance("NOPE"); } catch (java.security.NoSuchAlgorithmException e) {
                System.out.println(e.getMessage()); }
    }
}
