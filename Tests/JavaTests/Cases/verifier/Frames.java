// SPDX-License-Identifier: Apache-2.0
// Tests: stack map frames written by hand that do not fit: too early, too late, missing, of wrong types, sizes, offsets, kinds
// and lengths; frames that fit but say less.
// Expects: runs, VerifyErrors and ClassFormatErrors in HotSpot's words.
import java.lang.classfile.*;
import java.lang.classfile.attribute.*;
import java.lang.constant.*;
import java.util.*;
import static java.lang.classfile.ClassFile.*;
import static java.lang.constant.ConstantDescs.*;

public class Frames extends ClassLoader {
    static final ClassDesc SELF = ClassDesc.of("Framed");

    Frames() { super(Frames.class.getClassLoader()); }

    /** static int run(Object, int): `if (i != 0) o = "x"; return i` with the given raw StackMapTable. */
    static byte[] build(int... table) {
        byte[] b = ClassFile.of(StackMapsOption.DROP_STACK_MAPS).build(SELF, c -> c.withVersion(55, 0).withFlags(ACC_PUBLIC)
                .withMethodBody("run", MethodTypeDesc.of(CD_int, CD_Object, CD_int), ACC_PUBLIC | ACC_STATIC, k -> {
                    k.constantPool().utf8Entry("StackMapTable");
                    k.constantPool().classEntry(CD_String);
                    k.constantPool().classEntry(CD_Object);
                    k.constantPool().classEntry(ClassDesc.of("Nowhere"));
                    Label end = k.newLabel();
                    k.iload(1).ifeq(end).ldc("x").astore(0).labelBinding(end).iload(1).ireturn();
                }));
        // The attribute replaces the empty list of the Code attribute, which ends the method.
        byte[] code = {0x1B, (byte) 0x99, 0, 6, 0x12};
        int at = find(b, code);
        int end = at + 9;
        int attributes = end + 2;
        byte[] raw = new byte[table.length];
        for (int i = 0; i < raw.length; i++) raw[i] = (byte) (table[i] >= 1000 ? pool(b, table[i]) : table[i]);
        byte[] r = new byte[b.length + 6 + raw.length];
        System.arraycopy(b, 0, r, 0, attributes);
        r[attributes + 1] = 1;
        int name = utf8(b, "StackMapTable");
        r[attributes + 2] = (byte) (name >> 8);
        r[attributes + 3] = (byte) name;
        r[attributes + 7] = (byte) raw.length;
        System.arraycopy(raw, 0, r, attributes + 8, raw.length);
        System.arraycopy(b, attributes + 2, r, attributes + 8 + raw.length, b.length - attributes - 2);
        int length = at - 12;
        r[length + 3] = (byte) (r[length + 3] + 6 + raw.length);
        return r;
    }

    static int find(byte[] in, byte[] what) {
        for (int i = 0; i < in.length; i++) if (Arrays.equals(in, i, Math.min(in.length, i + what.length), what, 0, what.length)) return i;
        throw new IllegalStateException();
    }

    static final int STRING = 1000, OBJECT = 1001, NOWHERE = 1002, UTF8 = 1003;

    static int pool(byte[] b, int what) {
        ClassModel m = ClassFile.of().parse(b);
        if (what == UTF8) return utf8(b, "StackMapTable");
        String name = switch (what) { case STRING -> "java/lang/String"; case OBJECT -> "java/lang/Object"; default -> "Nowhere"; };
        for (var e : m.constantPool()) if (e instanceof java.lang.classfile.constantpool.ClassEntry c && c.asInternalName().equals(name)) return e.index();
        throw new IllegalStateException(name);
    }

    static int utf8(byte[] b, String text) {
        for (var e : ClassFile.of().parse(b).constantPool()) {
            if (e instanceof java.lang.classfile.constantpool.Utf8Entry u && u.equalsString(text)) return e.index();
        }
        throw new IllegalStateException(text);
    }

    static void attempt(String what, int... table) {
        try {
            byte[] b = build(table);
            Class<?> c = new Frames().defineClass("Framed", b, 0, b.length);
            System.out.println(what + ": " + c.getMethod("run", Object.class, int.class).invoke(null, "o", 4));
        } catch (Throwable e) {
            System.out.println(what + ": " + e);
        }
    }

    public static void main(String[] args) {
        // The only target is 7; the code ends at 9.
        attempt("same", 0, 1, 7);
        attempt("same extended", 0, 1, 251, 0, 7);
        attempt("full", 0, 1, 255, 0, 7, 0, 2, 7, 0, OBJECT, 1, 0, 0);
        attempt("full, less known", 0, 1, 255, 0, 7, 0, 2, 0, 1, 0, 0);
        attempt("full, int lost", 0, 1, 255, 0, 7, 0, 1, 7, 0, OBJECT, 0, 0);
        attempt("full, other class", 0, 1, 255, 0, 7, 0, 2, 7, 0, STRING, 1, 0, 0);
        attempt("full, missing class", 0, 1, 255, 0, 7, 0, 2, 7, 0, NOWHERE, 1, 0, 0);
        attempt("full, with a stack", 0, 1, 255, 0, 7, 0, 2, 7, 0, OBJECT, 1, 0, 1, 1);
        attempt("full, too many locals", 0, 1, 255, 0, 7, 0, 3, 7, 0, OBJECT, 1, 1, 0, 0);
        attempt("full, long for int", 0, 1, 255, 0, 7, 0, 2, 7, 0, OBJECT, 4, 0, 0);
        attempt("full, null", 0, 1, 255, 0, 7, 0, 2, 5, 1, 0, 0);
        attempt("full, uninitialized this", 0, 1, 255, 0, 7, 0, 2, 6, 1, 0, 0);
        attempt("full, uninitialized", 0, 1, 255, 0, 7, 0, 2, 8, 0, 4, 1, 0, 0);
        attempt("full, uninitialized behind the end", 0, 1, 255, 0, 7, 0, 2, 8, 0, 40, 1, 0, 0);
        attempt("unknown type", 0, 1, 255, 0, 7, 0, 2, 9, 1, 0, 0);
        attempt("class index 0", 0, 1, 255, 0, 7, 0, 2, 7, 0, 0, 1, 0, 0);
        attempt("class index of a text", 0, 1, 255, 0, 7, 0, 2, 7, 0, UTF8, 1, 0, 0);
        attempt("class index behind the end", 0, 1, 255, 0, 7, 0, 2, 7, 99, 0, 1, 0, 0);
        attempt("chop", 0, 1, 250, 0, 7);
        attempt("chop all", 0, 1, 249, 0, 7);
        attempt("chop more", 0, 1, 248, 0, 7);
        attempt("append", 0, 1, 252, 0, 7, 1);
        attempt("append top", 0, 1, 252, 0, 7, 0);
        attempt("stack item", 0, 1, 71, 1);
        attempt("stack item extended", 0, 1, 247, 0, 7, 1);
        attempt("reserved", 0, 1, 128, 0, 7);
        attempt("too early", 0, 1, 6);
        attempt("inside an instruction", 0, 1, 5);
        attempt("at the last", 0, 1, 8);
        attempt("at the end", 0, 1, 9);
        attempt("behind the end", 0, 1, 30);
        attempt("two", 0, 2, 4, 2);
        attempt("two, one too many", 0, 2, 7, 0);
        attempt("two, one behind the end", 0, 2, 7, 9);
        attempt("none", 0, 0);
        attempt("more than there are", 0, 2, 7);
        attempt("fewer than there are", 0, 1, 7, 0);
        attempt("cut off", 0, 1, 255, 0, 7, 0, 2, 7);
        attempt("count only", 0, 1);
        attempt("nothing");
        attempt("one byte", 0);
        attempt("frame at 0", 0, 2, 0, 6);
        attempt("frame at 0 that is wrong", 0, 2, 255, 0, 0, 0, 0, 0, 0, 6);
    }
}
