// SPDX-License-Identifier: Apache-2.0
package swiftlet.vm;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The guest's end of a channel between a program in a virtual machine and one on the host.
 *
 * A channel carries bytes both ways, in order; {@link #send} and {@link #receive} carry messages in them, a length of four
 * bytes, most significant first, before each. One kind of use at a time in each direction. Sending and receiving may be
 * done by different threads; several threads in one direction take turns.
 *
 * The other side is not trusted to keep the rules: what it breaks shows as an IOException.
 */
public final class Channel implements Closeable {
    /** Bytes of a message, at most. */
    public static final int MESSAGE_LIMIT = 16 << 20;

    private final Ring outgoing;
    private final Ring incoming;

    private Channel(Ring outgoing, Ring incoming) {
        this.outgoing = outgoing;
        this.incoming = incoming;
    }

    /**
     * Opens a channel that the machine was given.
     *
     * @throws java.nio.file.NoSuchFileException if it was given none of that name
     */
    public static Channel open(String name) throws IOException {
        var path = Path.of("/dev/swiftlet/" + name);
        try (var file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            var memory = file.map(FileChannel.MapMode.READ_WRITE, 0, file.size());
            return new Channel(
                    new Ring(memory, Ring.TO_HOST, true, path + ".out"), new Ring(memory, Ring.TO_GUEST, false, path + ".in"));
        }
    }

    /** Sends a message; waits while the other side has no room for it. */
    public void send(byte[] message) throws IOException { send(message, 0, message.length); }

    /** Sends a part of an array as a message. */
    public void send(byte[] bytes, int offset, int count) throws IOException {
        if (count > MESSAGE_LIMIT) throw new IllegalArgumentException("message of " + count + " bytes");
        java.util.Objects.checkFromIndexSize(offset, count, bytes.length);
        synchronized (outgoing) {
            outgoing.writeMessage(bytes, offset, count);
        }
    }

    /** The next message; null when the other side has closed the channel. Waits for it. */
    public byte[] receive() throws IOException {
        synchronized (incoming) {
            int count = incoming.readLength();
            if (count < 0) return null;
            if (count > MESSAGE_LIMIT) throw new IOException("message of " + count + " bytes");
            var message = new byte[count];
            for (int done = 0; done < count;) {
                int read = incoming.read(message, done, count - done);
                if (read < 0) throw new EOFException("the channel ends within a message");
                done += read;
            }
            return message;
        }
    }

    /** What the other side sends, as it comes. Its end is the other side's closing. */
    public InputStream inputStream() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                var one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int offset, int count) throws IOException {
                java.util.Objects.checkFromIndexSize(offset, count, bytes.length);
                if (count == 0) return 0;
                synchronized (incoming) {
                    return incoming.read(bytes, offset, count);
                }
            }

            @Override
            public int available() throws IOException { return incoming.available(); }
        };
    }

    /** Bytes for the other side. Closing it closes that direction. */
    public OutputStream outputStream() {
        return new OutputStream() {
            @Override
            public void write(int value) throws IOException { write(new byte[] {(byte) value}, 0, 1); }

            @Override
            public void write(byte[] bytes, int offset, int count) throws IOException {
                java.util.Objects.checkFromIndexSize(offset, count, bytes.length);
                synchronized (outgoing) {
                    outgoing.write(bytes, offset, count);
                }
            }

            @Override
            public void close() throws IOException { outgoing.close(); }
        };
    }

    /** Tells the other side that nothing more comes. What it sent can still be received. */
    @Override
    public void close() throws IOException { outgoing.close(); }
}
