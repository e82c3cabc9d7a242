// SPDX-License-Identifier: Apache-2.0
// Benchmark: CRC-32, Adler and FNV by hand, and SHA-256 of the class library, over byte arrays.
import java.security.MessageDigest;
import java.util.HexFormat;

public class Checksums {
    public static void main(String[] args) throws Exception {
        int[] table = new int[256];
        for (int i = 0; i < 256; i++) { int c = i; for (int k = 0; k < 8;
                k++) c = (c & 1) != 0 ? c >>> 1 ^ 0xEDB88320 : c >>> 1; table[i] = c; }
        byte[] data = new byte[180_000];
        for (int i = 0; i < data.length; i++) data[i] = (byte) (i * 31 + (i >> 5));
        int crc = -1, a = 1, b = 0;
        long fnv = 0xcbf29ce484222325L;
        for (int round = 0; round < 55; round++) {
            for (byte d : data) { crc = table[(crc ^ d) & 255] ^ crc >>> 8; a = (a + (d & 255)) % 65521;
                    b = (b + a) % 65521; fnv = (fnv ^ d & 255) * 0x100000001b3L; }
        }
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        byte[] digest = sha.digest(java.util.Arrays.copyOf(data, 80_000));
        System.out.println(Integer.toHexString(~crc) + " " + (b << 16 | a) + " " + fnv + " "
                + HexFormat.of().formatHex(digest, 0, 4));
    }
}
