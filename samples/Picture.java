// SPDX-License-Identifier: Apache-2.0
// Sample: a PNG image written with java.util.zip alone, then read back chunk by chunk and checked.
// With an argument, the picture is also written to that file.
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

public class Picture {
    static final int WIDTH = 96, HEIGHT = 64;
    static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    /** Eight-bit RGB rows, each behind a filter byte of zero: a sunset over water. */
    static byte[] pixels() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int y = 0; y < HEIGHT; y++) {
            out.write(0);
            for (int x = 0; x < WIDTH; x++) {
                int dx = x - WIDTH / 2, dy = y - HEIGHT / 2;
                boolean sun = dx * dx + dy * dy < 300 && y < HEIGHT / 2;
                boolean water = y >= HEIGHT / 2;
                int wave = water && (x + y * y / 3) % 7 < 2 ? 60 : 0;
                out.write(sun ? 255 : water ? 20 + wave : 250 - y * 3);
                out.write(sun ? 220 : water ? 60 + wave : 120 - y);
                out.write(sun ? 90 : water ? 120 + wave : 60 + y * 2);
            }
        }
        return out.toByteArray();
    }

    static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) crc.getValue());
    }

    static byte[] png() throws IOException {
        ByteArrayOutputStream header = new ByteArrayOutputStream(), packed = new ByteArrayOutputStream(),
                file = new ByteArrayOutputStream();
        DataOutputStream h = new DataOutputStream(header);
        h.writeInt(WIDTH);
        h.writeInt(HEIGHT);
        h.write(new byte[] {8, 2, 0, 0, 0});
        try (DeflaterOutputStream deflate = new DeflaterOutputStream(packed)) {
            deflate.write(pixels());
        }
        DataOutputStream out = new DataOutputStream(file);
        out.write(SIGNATURE);
        chunk(out, "IHDR", header.toByteArray());
        chunk(out, "IDAT", packed.toByteArray());
        chunk(out, "IEND", new byte[0]);
        return file.toByteArray();
    }

    static void check(byte[] png) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(png));
        System.out.println("signature " + java.util.Arrays.equals(in.readNBytes(8), SIGNATURE));
        for (String type = ""; !type.equals("IEND");) {
            byte[] data = new byte[4 + in.readInt()];
            in.readFully(data);
            CRC32 crc = new CRC32();
            crc.update(data);
            type = new String(data, 0, 4, StandardCharsets.US_ASCII);
            System.out.println(type + ", checksum " + (crc.getValue() == (in.readInt() & 0xFFFFFFFFL)));
            if (type.equals("IDAT")) {
                byte[] raw = new InflaterInputStream(new ByteArrayInputStream(data, 4, data.length - 4)).readAllBytes();
                System.out.println(raw.length + " bytes unpacked, equal " + java.util.Arrays.equals(raw,
                        pixels()) + ", packed smaller " + (data.length < raw.length / 4));
            }
        }
    }

    public static void main(String[] args) throws IOException {
        byte[] png = png();
        check(png);
        if (args.length > 0) {
            Files.write(Path.of(args[0]), png);
        }
    }
}
