// SPDX-License-Identifier: Apache-2.0
// Tests: Field get and set of every type, static and instance, private, final; widening and type errors.
// Expects: values; IllegalArgumentException and IllegalAccessException texts.
import java.lang.reflect.*;

public class FieldAccess {
    boolean z = true; byte b = 1; char c = 'c'; short s = 2; int i = 3; long l = 4; float f = 5; double d = 6;
            String t = "t";
    private final int fin = 7;
    static int st = 8;
    static final Object SF = "sf";

    static void attempt(Field f, Object o, Object v) {
        try { f.set(o, v); System.out.println(f.getName() + " = " + f.get(o)); } catch (NullPointerException e) {
                System.out.println("null receiver"); } catch (Exception e) {
                System.out.println(e.getClass().getSimpleName() + ": " + e.getMessage()); }
    }

    public static void main(String[] args) throws Exception {
        FieldAccess o = new FieldAccess();
        for (Field f : FieldAccess.class.getDeclaredFields()) System.out.println(f + " " + f.get(o));
        attempt(FieldAccess.class.getDeclaredField("l"), o, 40);
        attempt(FieldAccess.class.getDeclaredField("d"), o, 'x');
        attempt(FieldAccess.class.getDeclaredField("i"), o, 5L);
        attempt(FieldAccess.class.getDeclaredField("t"), o, 5);
        attempt(FieldAccess.class.getDeclaredField("i"), null, 5);
        attempt(FieldAccess.class.getDeclaredField("i"), "wrong", 5);
        attempt(FieldAccess.class.getDeclaredField("st"), null, 80);
        attempt(FieldAccess.class.getDeclaredField("SF"), null, "x");
        Field fin = FieldAccess.class.getDeclaredField("fin");
        attempt(fin, o, 70);
        fin.setAccessible(true);
        attempt(fin, o, 70);
        Field b = FieldAccess.class.getDeclaredField("b");
        b.setByte(o, (byte) -3);
        System.out.println(b.getLong(o) + " " + b.getDouble(o) + " "
                + FieldAccess.class.getDeclaredField("c").getInt(o));
        try { b.getChar(o); } catch (IllegalArgumentException e) { System.out.println(e.getMessage()); }
        System.out.println(Modifier.toString(fin.getModifiers()) + " "
                + fin.equals(FieldAccess.class.getDeclaredField("fin")));
    }
}
