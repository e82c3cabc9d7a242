// SPDX-License-Identifier: Apache-2.0
// Tests: VarHandles of fields, statics and arrays in all access modes, byte-array views.
// Expects: compare-and-set semantics, old values returned.
import java.lang.invoke.*;
import java.nio.ByteOrder;

public class VarHandles {
    volatile int i = 5;
    long l;
    String s = "a";
    static double d = 1.5;
    boolean z;
    byte b;

    public static void main(String[] args) throws Throwable {
        MethodHandles.Lookup k = MethodHandles.lookup();
        VarHandle i = k.findVarHandle(VarHandles.class, "i", int.class), l = k.findVarHandle(VarHandles.class, "l",
                long.class), s = k.findVarHandle(VarHandles.class, "s", String.class);
        VarHandle d = k.findStaticVarHandle(VarHandles.class, "d", double.class), b = k.findVarHandle(VarHandles.class,
                "b", byte.class);
        VarHandles o = new VarHandles();
        System.out.println((int) i.get(o) + " " + i.compareAndSet(o, 5, 6) + " " + i.compareAndSet(o, 5,
                7) + " " + (int) i.getAndAdd(o, 10) + " " + (int) i.getVolatile(o) + " " + (int) i.compareAndExchange(o,
                16, 1) + " " + (int) i.getAndBitwiseOr(o, 6) + " " + o.i);
        l.setRelease(o, 1L << 40);
        System.out.println((long) l.getAcquire(o) + " " + (long) l.getAndSet(o,
                -1L) + " " + (long) l.getAndBitwiseXor(o, 5L) + " " + o.l);
        System.out.println(s.compareAndSet(o, "a", "b") + " " + (String) s.getAndSet(o, null) + " " + s.get(o));
        d.setOpaque(2.5);
        System.out.println((double) d.getAndAdd(0.25) + " " + d.get());
        System.out.println((byte) b.getAndAdd(o, (byte) 100) + " " + (byte) b.getAndAdd(o, (byte) 100) + " " + o.b);
        VarHandle a = MethodHandles.arrayElementVarHandle(int[].class),
                oa = MethodHandles.arrayElementVarHandle(String[].class);
        int[] ints = {1, 2, 3};
        a.setVolatile(ints, 1, 20);
        System.out.println((int) a.getAndAdd(ints, 1, 2) + " " + ints[1] + " " + oa.compareAndSet(new String[] {null},
                0, null, "x"));
        try { a.get(ints, 3); } catch (ArrayIndexOutOfBoundsException e) { System.out.println(e.getMessage()); }
        VarHandle view = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN),
                le = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
        byte[] bytes = {0, 0, 1, 2, 3, 4, 5, 6, 7, 8};
        System.out.println((int) view.get(bytes, 1) + " " + (long) le.get(bytes, 2));
        try { i.set(o, "text"); } catch (WrongMethodTypeException e) { System.out.println("wrong type"); }
        try { oa.set((Object[]) new String[1], 0, (Object) 5); } catch (ClassCastException e) {
                System.out.println("wrong element"); }
        System.out.println(i.varType() + " " + i.coordinateTypes() + " "
                + i.isAccessModeSupported(VarHandle.AccessMode.GET_AND_ADD) + " "
                + s.isAccessModeSupported(VarHandle.AccessMode.GET_AND_ADD));
    }
}
