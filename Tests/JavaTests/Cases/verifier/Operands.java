// SPDX-License-Identifier: Apache-2.0
// Tests: operands that do not fit, one instruction each: locals, stack sizes, constants, switches, arrays, fields, calls,
// invokeinterface counts, reserved opcodes, wide, jumps into instructions, code that is too short.
// Expects: VerifyErrors and ClassFormatErrors in HotSpot's words, of the type checker and of the older verifier.
import java.lang.classfile.*;
import java.lang.constant.*;
import java.util.*;
import static java.lang.classfile.ClassFile.*;
import static java.lang.constant.ConstantDescs.*;

public class Operands extends ClassLoader {
    static final ClassDesc SELF = ClassDesc.of("Coded");
    static final Map<String, Integer> POOL = new HashMap<>();

    Operands() { super(Operands.class.getClassLoader()); }

    /** A class whose static method run(int, long, Object) has this code, 7 locals and a stack of 4. */
    static byte[] build(int version, int[] code) {
        byte[] marker = new byte[code.length];
        byte[] b = ClassFile.of(StackMapsOption.DROP_STACK_MAPS, DeadCodeOption.KEEP_DEAD_CODE).build(SELF, c -> c.withVersion(version, 0).withFlags(ACC_PUBLIC)
                .withField("f", CD_int, ACC_PUBLIC).withField("s", CD_int, ACC_PUBLIC | ACC_STATIC)
                .withMethodBody("run", MethodTypeDesc.of(CD_void, CD_int, CD_long, CD_Object), ACC_PUBLIC | ACC_STATIC, k -> {
                    var p = k.constantPool();
                    POOL.put("int", p.intEntry(70000).index());
                    POOL.put("long", p.longEntry(1L << 40).index());
                    POOL.put("text", p.stringEntry("text").index());
                    POOL.put("class", p.classEntry(CD_String).index());
                    POOL.put("arrayclass", p.classEntry(CD_int.arrayType(2)).index());
                    POOL.put("field", p.fieldRefEntry(SELF, "f", CD_int).index());
                    POOL.put("static", p.fieldRefEntry(SELF, "s", CD_int).index());
                    POOL.put("method", p.methodRefEntry(CD_Object, "hashCode", MethodTypeDesc.of(CD_int)).index());
                    POOL.put("init", p.methodRefEntry(CD_Object, INIT_NAME, MTD_void).index());
                    POOL.put("interface", p.interfaceMethodRefEntry(ClassDesc.of("java.lang.Runnable"), "run", MTD_void).index());
                    POOL.put("utf8", p.utf8Entry("run").index());
                    for (int i = 0; i < code.length; i++) k.nop();
                    k.lconst_0().lconst_0().pop2().pop2().iconst_0().istore(6).return_();
                }));
        for (int i = 0; i < code.length; i++) marker[i] = 0;
        byte[] tail = {0x09, 0x09, 0x58, 0x58, 0x03, 0x36, 0x06, (byte) 0xB1};
        int at = 0;
        while (!Arrays.equals(b, at + code.length, Math.min(b.length, at + code.length + tail.length), tail, 0, tail.length)
                || !Arrays.equals(b, at, at + code.length, marker, 0, code.length)) at++;
        for (int i = 0; i < code.length; i++) b[at + i] = (byte) code[i];
        return b;
    }

    static void attempt(String what, int... code) {
        for (int version : new int[] {49, 60}) {
            try {
                byte[] b = build(version, code);
                Class<?> c = new Operands().defineClass("Coded", b, 0, b.length);
                c.getMethod("run", int.class, long.class, Object.class).invoke(null, 1, 2L, "three");
                System.out.println(what + " " + version + ": ran");
            } catch (java.lang.reflect.InvocationTargetException e) {
                System.out.println(what + " " + version + ": " + e.getCause());
            } catch (Throwable e) {
                System.out.println(what + " " + version + ": " + e.toString().lines().limit(9).reduce("", (x, y) -> x + y + "\n").strip());
            }
        }
    }

    static int pool(String name) { return POOL.get(name); }

    public static void main(String[] args) {
        build(60, new int[1]);
        attempt("local behind the last", 0x15, 7, 0x57);
        attempt("half of a long", 0x1B, 0x57);
        attempt("long over the edge", 0x16, 6, 0x58);
        attempt("store over the edge", 0x09, 0x37, 6);
        attempt("wide local", 0xC4, 0x15, 1, 0, 0x57);
        attempt("wide of another", 0xC4, 0x60, 0, 0);
        attempt("iinc of an object", 0x84, 3, 1);
        attempt("int of an object", 0x15, 3, 0x57);
        attempt("stack of five", 0x03, 0x03, 0x03, 0x03, 0x03, 0x57, 0x57, 0x57, 0x57, 0x57);
        attempt("pop of half", 0x09, 0x57, 0x57);
        attempt("dup of half", 0x09, 0x59, 0x57, 0x58);
        attempt("swap of halves", 0x09, 0x5F, 0x58);
        attempt("dup2_x1 below", 0x09, 0x5D, 0x58, 0x58);
        attempt("pop2 of two", 0x03, 0x03, 0x58);
        attempt("underflow", 0x60);
        attempt("bipush, add object", 0x10, 5, 0x2D, 0x60, 0x57);
        attempt("ldc of a class", 0x12, pool("class"), 0x57);
        attempt("ldc of a long", 0x12, pool("long"), 0x57);
        attempt("ldc2_w of an int", 0x14, 0, pool("int"), 0x58);
        attempt("ldc of 0", 0x12, 0, 0x57);
        attempt("ldc of a field", 0x12, pool("field"), 0x57);
        attempt("ldc behind the end", 0x13, 3, 0, 0x57);
        attempt("new of an array", 0xBB, 0, pool("arrayclass"), 0x57);
        attempt("new of a text", 0xBB, 0, pool("text"), 0x57);
        attempt("newarray of type 3", 0x04, 0xBC, 3, 0x57);
        attempt("newarray of type 12", 0x04, 0xBC, 12, 0x57);
        attempt("newarray", 0x04, 0xBC, 10, 0x57);
        attempt("multianewarray of 0", 0x04, 0xC5, 0, pool("arrayclass"), 0, 0x57);
        attempt("multianewarray of 3", 0x04, 0x04, 0x04, 0xC5, 0, pool("arrayclass"), 3, 0x57);
        attempt("multianewarray of no array", 0x04, 0xC5, 0, pool("class"), 1, 0x57);
        attempt("getfield of a static", 0x2D, 0xB4, 0, pool("static"), 0x57);
        attempt("getfield of a method", 0x2D, 0xB4, 0, pool("method"), 0x57);
        attempt("getfield of null", 0x01, 0xB4, 0, pool("field"), 0x57);
        attempt("putstatic of a long", 0x09, 0xB3, 0, pool("static"));
        attempt("invokevirtual of an interface method", 0x2D, 0xB6, 0, pool("interface"));
        attempt("invokeinterface of a class method", 0x2D, 0xB9, 0, pool("method"), 1, 0, 0x57);
        attempt("invokeinterface of two", 0x2D, 0xB9, 0, pool("interface"), 2, 0);
        attempt("invokeinterface of zero", 0x2D, 0xB9, 0, pool("interface"), 0, 0);
        attempt("invokeinterface, last byte", 0x2D, 0xB9, 0, pool("interface"), 1, 1);
        attempt("invokespecial of a stranger", 0x2D, 0xB7, 0, pool("method"), 0x57);
        attempt("invokestatic of a constructor", 0xB8, 0, pool("init"));
        attempt("invokedynamic of a method", 0xBA, 0, pool("method"), 0, 0);
        attempt("invokevirtual of a class", 0x2D, 0xB6, 0, pool("class"));
        attempt("arraylength of an object", 0x2D, 0xBE, 0x57);
        attempt("iaload of an object", 0x2D, 0x03, 0x2E, 0x57);
        attempt("aaload of null", 0x01, 0x03, 0x32, 0x57);
        attempt("athrow of an object", 0x2D, 0xBF);
        attempt("athrow of null", 0x01, 0xBF);
        attempt("areturn", 0x2D, 0xB0);
        attempt("monitor of an int", 0x03, 0xC2);
        attempt("jump to the middle", 0xA7, 0, 4, 0x10, 0xB1, 0x57);
        attempt("jump before", 0xA7, 0xFF, 0xF0);
        attempt("jump behind", 0xA7, 0x10, 0);
        attempt("jump to itself, never", 0x03, 0x9A, 0, 0);
        attempt("goto_w", 0xC8, 0, 0, 0, 5);
        attempt("tableswitch, low over high", 0x03, 0xAA, 0, 0, 0, 0, 0, 18, 0, 0, 0, 2, 0, 0, 0, 1);
        attempt("tableswitch padding", 0x03, 0xAA, 1, 1, 0, 0, 0, 15, 0, 0, 0, 0, 0, 0, 0, 0xFF);
        attempt("lookupswitch not sorted", 0x03, 0xAB, 0, 0, 0, 0, 0, 27, 0, 0, 0, 2, 0, 0, 0, 5, 0, 0, 0, 27, 0, 0, 0, 1, 0, 0, 0, 27);
        attempt("lookupswitch of -1", 0x03, 0xAB, 0, 0, 0, 0, 0, 11, 0xFF, 0xFF, 0xFF, 0xFF);
        attempt("opcode 202", 0xCA);
        attempt("opcode 203", 0xCB);
        attempt("opcode 255", 0xFF);
        attempt("jsr", 0xA8, 0, 6, 0xA7, 0, 6, 0x4D, 0xA9, 2);
        attempt("ret of an int", 0xA9, 0);
    }
}
