// SPDX-License-Identifier: Apache-2.0
// Benchmark, slice of a real program: an archive is written, read back and its manifest digested, as the jar tool does.
import java.io.*;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.*;
import java.util.jar.*;
import java.util.zip.*;

public class SliceArchive {
    public static void main(String[] args) throws Exception {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        Map<String, byte[]> contents = new LinkedHashMap<>();
        for (int i = 0; i < 600; i++) {
            StringBuilder b = new StringBuilder();
            for (int k = 0; k < 30; k++) b.append("line ").append(k * i % 17).append(" of file ").append(i).append('\n');
            byte[] text = b.toString().getBytes(StandardCharsets.UTF_8);
            contents.put("p" + i % 7 + "/File" + i + ".txt", text);
            Attributes a = new Attributes();
            a.putValue("SHA-256-Digest", Base64.getEncoder().encodeToString(digest.digest(text)));
            manifest.getEntries().put("p" + i % 7 + "/File" + i + ".txt", a);
        }
        try (JarOutputStream out = new JarOutputStream(bytes, manifest)) {
            for (Map.Entry<String, byte[]> e : contents.entrySet()) {
                ZipEntry entry = new ZipEntry(e.getKey());
                entry.setTime(1_000_000_000_000L);
                out.putNextEntry(entry);
                out.write(e.getValue());
                out.closeEntry();
            }
        }
        int good = 0;
        long sum = 0;
        try (JarInputStream in = new JarInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            for (JarEntry e; (e = in.getNextJarEntry()) != null;) {
                byte[] text = in.readAllBytes();
                CRC32 crc = new CRC32();
                crc.update(text);
                sum += crc.getValue();
                String wanted = in.getManifest().getAttributes(e.getName()).getValue("SHA-256-Digest");
                if (wanted.equals(Base64.getEncoder().encodeToString(digest.digest(text)))) good++;
            }
        }
        System.out.println(good + " " + sum + " " + manifest.getEntries().size());
    }
}
