// SPDX-License-Identifier: Apache-2.0
// Tests: zip streams in memory, GZIP, Deflater and Inflater, CRC32, Adler32, CRC32C.
// Expects: round trips and checksums.
import java.io.*;
import java.util.*;
import java.util.zip.*;

public class ZipAndChecksums {
    public static void main(String[] args) throws Exception {
        byte[] data = "the quick brown fox jumps over the lazy dog. ".repeat(60).getBytes();
        for (Checksum c : new Checksum[] {new CRC32(), new Adler32(), new CRC32C()}) { c.update(data, 0, data.length);
                c.update(7); System.out.print(Long.toHexString(c.getValue()) + " "); }
        System.out.println();
        ByteArrayOutputStream z = new ByteArrayOutputStream();
        try (ZipOutputStream o = new ZipOutputStream(z)) {
            for (String n : new String[] {"a.txt", "dir/b.bin"}) { ZipEntry e = new ZipEntry(n);
                    e.setTime(1_000_000_000_000L); e.setComment("c"); o.putNextEntry(e);
                    o.write(data, 0, n.length() * 100); o.closeEntry(); }
            o.setMethod(ZipOutputStream.STORED);
            ZipEntry s = new ZipEntry("stored"); s.setSize(3); s.setCrc(0x352441C2L); o.putNextEntry(s);
                    o.write("abc".getBytes());
        }
        try (ZipInputStream i = new ZipInputStream(new ByteArrayInputStream(z.toByteArray()))) {
            for (ZipEntry e; (e = i.getNextEntry()) != null;) System.out.println(e.getName() + " "
                    + i.readAllBytes().length + " " + e.getMethod());
        }
        ByteArrayOutputStream g = new ByteArrayOutputStream();
        try (GZIPOutputStream o = new GZIPOutputStream(g)) { o.write(data); }
        System.out.println(Arrays.equals(data, new GZIPInputStream(new ByteArrayInputStream(g.toByteArray())).readAllBytes()) + " " + (g.size() < data.length / 5));
        Deflater d = new Deflater(9, true);
        d.setInput(data);
        d.finish();
        byte[] out = new byte[data.length];
        int n = d.deflate(out);
        Inflater f = new Inflater(true);
        f.setInput(out, 0, n);
        byte[] back = new byte[data.length + 5];
        System.out.println(f.inflate(back) + " " + f.finished() + " " + f.getTotalIn() / n + " " + d.getTotalIn());
        try { new Inflater().inflate(new byte[0], 0, 1); } catch (ArrayIndexOutOfBoundsException e) {
                System.out.println("bounds"); }
        try { Inflater bad = new Inflater(); bad.setInput(new byte[] {1, 2, 3, 4}); bad.inflate(new byte[10]);
                } catch (DataFormatException e) { System.out.println(e.getMessage()); }
    }
}
