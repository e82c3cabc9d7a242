// SPDX-License-Identifier: Apache-2.0
package swiftlet.vm;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * One direction of a channel: bytes in a ring of shared memory, with a bell at each end for a side that sleeps
 * (spec/guest-channel.md). Both counters only grow; their difference is how many bytes are in the ring.
 */
final class Ring {
    static final int TO_HOST = 64;
    static final int TO_GUEST = 512;

    private static final int MAGIC = 0x48435753;
    private static final int HEADER = 4096;
    // Distances from the start of a direction's part of the header, a cache line each.
    private static final int WRITTEN = 0;
    private static final int READ = 64;
    private static final int READER_SLEEPS = 128;
    private static final int WRITER_SLEEPS = 192;
    private static final int CLOSED = 256;
    /** How often a side looks again before it sleeps: some tens of microseconds. */
    private static final int PATIENCE = 2_000;

    private static final VarHandle LONGS =
            MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN).withInvokeExactBehavior();
    private static final VarHandle INTS =
            MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN).withInvokeExactBehavior();

    private final ByteBuffer memory;
    private final RandomAccessFile bell;
    private final int header;
    private final int data;
    private final int capacity;
    private final boolean isWriter;
    /** Our own counter, which nobody else changes. */
    private long position;
    /** What the other side's counter was when we last looked. */
    private long limit;
    private final byte[] prefix = new byte[4];

    Ring(ByteBuffer memory, int header, boolean isWriter, String bell) throws IOException {
        this.memory = memory;
        this.header = header;
        this.isWriter = isWriter;
        int magic = (int) INTS.getVolatile(memory, 0);
        long size = (long) LONGS.getVolatile(memory, 8);
        if (magic != MAGIC || size < 4096 || size > 1 << 28 || Long.bitCount(size) != 1
                || HEADER + 2 * size > memory.capacity()) {
            throw new IOException("no channel");
        }
        capacity = (int) size;
        data = header == TO_HOST ? HEADER : HEADER + capacity;
        position = (long) LONGS.getVolatile(memory, header + (isWriter ? WRITTEN : READ));
        // As if there were nothing to do: the first look says what there is.
        limit = isWriter ? position - capacity : position;
        this.bell = new RandomAccessFile(bell, "rw");
    }

    /** Bytes to read, or room for bytes to write, at least one; -1 at the end. */
    private int available(boolean waits) throws IOException {
        int count = look();
        if (count > 0 || !waits) return count;
        for (int i = 0; i < PATIENCE; i++) {
            Thread.onSpinWait();
            count = look();
            if (count != 0) return count;
        }
        int flag = header + (isWriter ? WRITER_SLEEPS : READER_SLEEPS);
        while (true) {
            INTS.setVolatile(memory, flag, 1);
            count = look();
            if (count == 0 && bell.read() < 0) throw new IOException("the channel is gone");
            if (count != 0) {
                INTS.setVolatile(memory, flag, 0);
                return count;
            }
        }
    }

    int available() throws IOException { return Math.max(0, available(false)); }

    /** As `available`, without waiting: 0 if there is nothing yet. */
    private int look() throws IOException {
        long used = isWriter ? position - limit : limit - position;
        if (isWriter ? used < capacity : used > 0) return (int) (isWriter ? capacity - used : used);
        boolean closed = !isWriter && (int) INTS.getVolatile(memory, header + CLOSED) != 0;
        limit = (long) LONGS.getVolatile(memory, header + (isWriter ? READ : WRITTEN));
        used = isWriter ? position - limit : limit - position;
        if (used < 0 || used > capacity) throw new IOException("the other side broke the channel");
        if (!isWriter && used == 0 && closed) return -1;
        return (int) (isWriter ? capacity - used : used);
    }

    /** Makes progress visible, and wakes the other side if it sleeps. */
    private void publish() throws IOException {
        LONGS.setVolatile(memory, header + (isWriter ? WRITTEN : READ), position);
        ring();
    }

    private void ring() throws IOException {
        int flag = header + (isWriter ? READER_SLEEPS : WRITER_SLEEPS);
        if ((int) INTS.getVolatile(memory, flag) != 0 && (int) INTS.getAndSet(memory, flag, 0) != 0) bell.write(1);
    }

    /** Copies bytes in, as far as there is room without waiting for `room`. */
    private void put(byte[] bytes, int offset, int count) {
        int at = (int) (position & (capacity - 1));
        int first = Math.min(count, capacity - at);
        memory.put(data + at, bytes, offset, first);
        if (first < count) memory.put(data, bytes, offset + first, count - first);
        position += count;
    }

    void write(byte[] bytes, int offset, int count) throws IOException {
        for (int done = 0; done < count;) {
            int piece = Math.min(available(true), count - done);
            put(bytes, offset + done, piece);
            publish();
            done += piece;
        }
    }

    /** Length and bytes of a message; together if they fit, so that the other side wakes once. */
    void writeMessage(byte[] bytes, int offset, int count) throws IOException {
        for (int i = 0; i < 4; i++) prefix[i] = (byte) (count >> 24 - 8 * i);
        if (available(false) >= count + 4) {
            put(prefix, 0, 4);
            put(bytes, offset, count);
            publish();
        } else {
            write(prefix, 0, 4);
            write(bytes, offset, count);
        }
    }

    /** At least one byte; -1 at the end. */
    int read(byte[] bytes, int offset, int count) throws IOException {
        int piece = Math.min(available(true), count);
        if (piece <= 0) return piece;
        int at = (int) (position & (capacity - 1));
        int first = Math.min(piece, capacity - at);
        memory.get(data + at, bytes, offset, first);
        if (first < piece) memory.get(data, bytes, offset + first, piece - first);
        position += piece;
        publish();
        return piece;
    }

    /** The length before a message; -1 at the end. */
    int readLength() throws IOException {
        for (int done = 0; done < 4;) {
            int piece = read(prefix, done, 4 - done);
            if (piece < 0) {
                if (done > 0) throw new IOException("the channel ends within a message");
                return -1;
            }
            done += piece;
        }
        int count = 0;
        for (byte part : prefix) count = count << 8 | part & 0xff;
        if (count < 0) throw new IOException("message of " + Integer.toUnsignedString(count) + " bytes");
        return count;
    }

    void close() throws IOException {
        INTS.setVolatile(memory, header + CLOSED, 1);
        ring();
    }
}
