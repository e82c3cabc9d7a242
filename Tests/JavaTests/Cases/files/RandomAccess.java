// SPDX-License-Identifier: Apache-2.0
// Tests: RandomAccessFile, FileChannel, mapped and direct buffers, truncation, positions.
// Expects: bytes where they were put.
import java.io.*;
import java.nio.*;
import java.nio.channels.FileChannel;
import java.nio.file.*;

public class RandomAccess {
    public static void main(String[] args) throws Exception {
        Path p = Files.createTempFile("ra", ".bin");
        try (RandomAccessFile f = new RandomAccessFile(p.toFile(), "rw")) {
            f.writeInt(0xCAFE);
            f.seek(100);
            f.writeUTF("far");
            f.seek(2);
            System.out.println(f.length() + " " + f.readUnsignedShort() + " " + f.getFilePointer());
            f.seek(100);
            System.out.println(f.readUTF());
            f.setLength(50);
            System.out.println(f.length() + " " + f.read());
        }
        try (FileChannel c = FileChannel.open(p, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer d = ByteBuffer.allocateDirect(16).order(ByteOrder.LITTLE_ENDIAN);
            d.putLong(0x0102030405060708L).putInt(7).flip();
            System.out.println(c.write(d, 10) + " " + c.position() + " " + c.size());
            MappedByteBuffer m = c.map(FileChannel.MapMode.READ_WRITE, 0, 50);
            System.out.println(m.get(10) + " " + m.getInt(18) + " " + m.capacity());
            m.put(0, (byte) 77);
            m.force();
            ByteBuffer one = ByteBuffer.allocate(1);
            c.read(one, 0);
            System.out.println(one.get(0) + " " + c.truncate(5).size());
        }
        System.out.println(Files.readAllBytes(p).length);
        Files.delete(p);
        try { new FileInputStream(p.toFile()); } catch (FileNotFoundException e) {
                System.out.println(e.getMessage().endsWith("(No such file or directory)")); }
    }
}
