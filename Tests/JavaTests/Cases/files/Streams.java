// SPDX-License-Identifier: Apache-2.0
// Tests: data, buffered, object, piped, sequence and pushback streams in memory.
// Expects: values round-trip.
import java.io.*;
import java.util.*;

public class Streams {
    static class Node implements Serializable { int v; transient int t = 9; Node next; Node(int v) { this.v = v; } }

    public static void main(String[] args) throws Exception {
        ByteArrayOutputStream b = new ByteArrayOutputStream();
        try (DataOutputStream d = new DataOutputStream(b)) { d.writeInt(-5); d.writeLong(1L << 50); d.writeDouble(2.5);
                d.writeUTF("\u20ac\0x"); d.writeBoolean(true); d.writeChar('c'); d.writeShort(-2); d.writeByte(200);
                d.writeFloat(0.5f); }
        System.out.println(b.size() + " " + Arrays.hashCode(b.toByteArray()));
        DataInputStream i = new DataInputStream(new BufferedInputStream(new ByteArrayInputStream(b.toByteArray()), 3));
        System.out.println(i.readInt() + " " + i.readLong() + " " + i.readDouble() + " " + i.readUTF().length() + " "
                + i.readBoolean() + i.readChar() + i.readShort() + " " + i.readUnsignedByte() + " " + i.readFloat());
        try { i.readByte(); } catch (EOFException e) { System.out.println("end"); }
        Node n = new Node(1);
        n.next = new Node(2);
        n.next.next = n;
        ByteArrayOutputStream o = new ByteArrayOutputStream();
        new ObjectOutputStream(o).writeObject(n);
        Node m = (Node) new ObjectInputStream(new ByteArrayInputStream(o.toByteArray())).readObject();
        System.out.println(m.v + " " + m.next.v + " " + (m.next.next == m) + " " + m.t);
        SequenceInputStream s = new SequenceInputStream(new ByteArrayInputStream("ab".getBytes()),
                new ByteArrayInputStream("cd".getBytes()));
        PushbackInputStream p = new PushbackInputStream(s);
        int c = p.read();
        p.unread('z');
        System.out.println((char) c + new String(p.readAllBytes()));
        PipedOutputStream po = new PipedOutputStream();
        PipedInputStream pi = new PipedInputStream(po, 4);
        Thread t = new Thread(() -> { try (po) { po.write("through the pipe".getBytes()); } catch (IOException e) { }
                });
        t.start();
        System.out.println(new String(pi.readAllBytes()));
        t.join();
        System.out.println(new String(new ByteArrayInputStream("skip me".getBytes()) {{ skip(5);
                }}.readNBytes(9)) + " " + new StringReader("x").read() + " "
                + new LineNumberReader(new StringReader("a\nb\n")).lines().count());
    }
}
