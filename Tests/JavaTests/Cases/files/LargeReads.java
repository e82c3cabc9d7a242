// SPDX-License-Identifier: Apache-2.0
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** One read of a file brings all that it has and the array takes, however large; what was written at once is all there. */
public class LargeReads {
    public static void main(String[] words) throws IOException {
        Path file = Files.createTempFile("large", null);
        try {
            var bytes = new byte[3_000_001];
            // The period fits no size of pieces.
            for (int i = 0; i < 4_099; i++) bytes[i] = (byte) (i * 31 + (i >> 5));
            for (int end = 4_099; end < bytes.length; end += 4_099) System.arraycopy(bytes, 0, bytes, end, Math.min(4_099, bytes.length - end));
            try (var out = new FileOutputStream(file.toFile())) { out.write(bytes, 1, 3_000_000); }
            var wanted = Arrays.copyOfRange(bytes, 1, bytes.length);
            System.out.println(Files.size(file));
            for (int size : new int[] {0, 65_536, 65_537, (1 << 20) + 1, 4_000_000}) {
                var array = new byte[size + 2];
                try (var in = new FileInputStream(file.toFile())) { report("stream", in.read(array, 1, size), array, wanted); }
                try (var in = new RandomAccessFile(file.toFile(), "r")) { report("random", in.read(array, 1, size), array, wanted); }
                try (var in = Files.newInputStream(file)) { report("path", in.read(array, 1, size), array, wanted); }
                try (var in = new FileInputStream(file.toFile()).getChannel()) {
                    report("channel", in.read(ByteBuffer.wrap(array, 1, size)), array, wanted);
                }
            }
            try (var in = new FileInputStream(file.toFile())) {
                in.skip(2_999_000);
                System.out.println(in.read(new byte[2_000_000]) + " " + in.read(new byte[2_000_000]));
            }
            try (var out = new RandomAccessFile(file.toFile(), "rw")) {
                out.seek(500_000);
                out.write(bytes, 0, 3_000_001);
                System.out.println(out.length() + " " + out.getFilePointer());
            }
        } finally {
            Files.delete(file);
        }
    }

    private static void report(String what, int count, byte[] array, byte[] wanted) {
        boolean isRight = count <= 0 || Arrays.equals(array, 1, 1 + count, wanted, 0, count);
        System.out.println(what + " " + (array.length - 2) + ": " + count + " " + isRight + " " + array[array.length - 1]);
    }
}
