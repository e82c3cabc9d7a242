// SPDX-License-Identifier: Apache-2.0
// Tests: NIO buffers: position, limit, mark, slice, duplicate, views, byte order, read-only, bulk operations, exceptions.
// Expects: the invariants.
import java.nio.*;
import java.util.Arrays;

public class Buffers {
    public static void main(String[] args) {
        for (ByteBuffer b : new ByteBuffer[] {ByteBuffer.allocate(24), ByteBuffer.allocateDirect(24)}) {
            b.putInt(1).putShort((short) 2).put((byte) 3).putChar('c').putDouble(4.5);
            System.out.println(b + " " + b.remaining() + " " + b.isDirect());
            b.flip();
            System.out.println(b.getInt() + " " + b.getShort() + " " + b.get() + " " + b.getChar() + " " + b.getDouble()
                    + " " + b.hasRemaining());
            b.rewind().order(ByteOrder.LITTLE_ENDIAN);
            System.out.println(b.getInt() + " " + b.mark().position() + " " + b.slice().capacity() + " "
                    + b.duplicate().order());
            b.clear();
            IntBuffer i = b.asIntBuffer();
            i.put(new int[] {10, 20, 30}).flip();
            System.out.println(i + " " + b.getInt(4) + " " + i.get(2) + " " + b.compact().position());
            ByteBuffer r = b.asReadOnlyBuffer();
            try { r.put(0, (byte) 1); } catch (ReadOnlyBufferException e) {
                    System.out.println("read only " + r.hasArray()); }
            try { b.position(24); b.get(); } catch (BufferUnderflowException e) { System.out.println("underflow"); }
            try { b.limit(4).position(2); b.putInt(1); } catch (BufferOverflowException e) {
                    System.out.println("overflow"); }
            try { b.get(4); } catch (IndexOutOfBoundsException e) { System.out.println("index"); }
        }
        System.out.println(CharBuffer.wrap("hello", 1, 4) + " " + ByteBuffer.wrap(new byte[] {1, 2,
                3}).equals(ByteBuffer.wrap(new byte[] {0, 1, 2, 3}, 1,
                3)) + " " + LongBuffer.allocate(2).put(5).get(0) + " " + ByteBuffer.wrap(new byte[] {1,
                2}).compareTo(ByteBuffer.wrap(new byte[] {1, 3})));
        FloatBuffer f = FloatBuffer.wrap(new float[4], 1, 2).slice();
        f.put(1.5f);
        System.out.println(Arrays.toString(f.array()) + f.arrayOffset());
    }
}
