// SPDX-License-Identifier: Apache-2.0
import java.io.*;
import java.util.*;
import org.apache.commons.compress.archivers.*;
import org.apache.commons.compress.archivers.ar.*;
import org.apache.commons.compress.archivers.cpio.*;
import org.apache.commons.compress.archivers.tar.*;
import org.apache.commons.compress.archivers.zip.*;
import org.apache.commons.compress.compressors.*;
import org.apache.commons.compress.utils.IOUtils;

/** commons-compress: every archive format and compressor that needs no other library, there and back. */
public class CompressProgram {
    public static void main(String[] args) throws Exception {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 3000; i++) text.append("line ").append(i * i % 977).append(" of the text\n");
        byte[] data = text.toString().getBytes("UTF-8");
        for (String format : List.of("gz", "bzip2", "deflate", "lz4-block", "lz4-framed", "snappy-framed")) {
            var bytes = new ByteArrayOutputStream();
            try (var out = new CompressorStreamFactory().createCompressorOutputStream(format, bytes)) { out.write(data); }
            var in = new CompressorStreamFactory().createCompressorInputStream(format, new ByteArrayInputStream(bytes.toByteArray()));
            byte[] back = IOUtils.toByteArray(in);
            System.out.println(format + " " + bytes.size() + " " + Arrays.equals(data, back));
        }
        for (String format : List.of("zip", "tar", "cpio", "ar", "jar")) {
            var bytes = new ByteArrayOutputStream();
            try (ArchiveOutputStream out = new ArchiveStreamFactory().createArchiveOutputStream(format, bytes)) {
                for (int i = 0; i < 5; i++) {
                    byte[] part = Arrays.copyOfRange(data, i * 1000, (i + 1) * 1000);
                    ArchiveEntry entry = switch (format) {
                        case "tar" -> { var e = new TarArchiveEntry("f" + i); e.setSize(1000); e.setModTime(0); yield e; }
                        case "cpio" -> { var e = new CpioArchiveEntry("f" + i, 1000); e.setMode(CpioConstants.C_ISREG); yield e; }
                        case "ar" -> new ArArchiveEntry("f" + i, 1000, 0, 0, 33188, 0);
                        case "jar" -> { var e = new org.apache.commons.compress.archivers.jar.JarArchiveEntry("f" + i); e.setTime(0); yield e; }
                        default -> { var e = new ZipArchiveEntry("f" + i); e.setTime(0); yield e; }
                    };
                    out.putArchiveEntry(entry);
                    out.write(part);
                    out.closeArchiveEntry();
                }
            }
            int entries = 0;
            long sum = 0;
            try (ArchiveInputStream in = new ArchiveStreamFactory()
                .createArchiveInputStream(format, new ByteArrayInputStream(bytes.toByteArray()))) {
                for (ArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                    entries++;
                    for (byte b : IOUtils.toByteArray(in)) sum = sum * 31 + b;
                }
            }
            System.out.println(format + " " + entries + " " + bytes.size() + " " + sum);
        }
    }
}
