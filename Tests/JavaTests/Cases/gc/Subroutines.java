// SPDX-License-Identifier: Apache-2.0
// Tests: jsr and ret in a class file of version 49, with collections inside of subroutines: a local first stored to inside, one
// that holds a reference at one call and a number at another, nested calls, a return past a level, a handler inside.
// Expects: every reference survives where it is, and every number stays.
import java.lang.classfile.*;
import java.lang.classfile.instruction.DiscontinuedInstruction.*;
import java.lang.constant.*;
import static java.lang.constant.ConstantDescs.*;

public class Subroutines extends ClassLoader {
    static final ClassDesc SELF = ClassDesc.of("Subroutines");
    static final MethodTypeDesc MAKER = MethodTypeDesc.of(CD_String, CD_int);
    static Object sink;
    /** Where to write the classes, for those who want them as files. */
    static String folder;

    Subroutines() { super(Subroutines.class.getClassLoader()); }

    /** A String nobody else holds, after garbage of its size. */
    public static String make(int n) {
        for (int i = 0; i < 50; i++) sink = new byte[16 + i];
        return "made " + n;
    }

    public static void fail(int n) {
        make(n);
        throw new IllegalStateException("failed " + n);
    }

    static void jsr(CodeBuilder k, Label target) { k.with(JsrInstruction.of(target)); }
    static void ret(CodeBuilder k, int local) { k.with(RetInstruction.of(local)); }
    static void make(CodeBuilder k, int n) { k.loadConstant(n).invokestatic(SELF, "make", MAKER); }
    static void print(CodeBuilder k, int local) {
        k.aload(local).invokestatic(SELF, "print", MethodTypeDesc.of(CD_void, CD_Object));
    }
    static void printInt(CodeBuilder k, int local) {
        k.iload(local).invokestatic(SELF, "print", MethodTypeDesc.of(CD_void, CD_int));
    }
    public static void print(Object o) { System.out.println(o); }
    public static void print(int i) { System.out.println("int " + i); }

    static void firstStoredInside(CodeBuilder k) {
        Label s = k.newLabel();
        jsr(k, s);
        make(k, 0);
        k.pop();
        print(k, 1);
        jsr(k, s);
        print(k, 1);
        k.return_().labelBinding(s).astore(0);
        make(k, 1);
        k.astore(1);
        make(k, 2);
        k.pop();
        ret(k, 0);
    }

    static void dependsOnCaller(CodeBuilder k) {
        Label s = k.newLabel();
        make(k, 3);
        k.astore(1).loadConstant(0x12340).istore(2);
        jsr(k, s);
        print(k, 1);
        printInt(k, 2);
        k.loadConstant(0x56780).istore(1);
        make(k, 4);
        k.astore(2);
        jsr(k, s);
        printInt(k, 1);
        print(k, 2);
        k.return_().labelBinding(s).astore(0);
        make(k, 5);
        k.astore(3);
        make(k, 6);
        k.pop();
        print(k, 3);
        ret(k, 0);
    }

    static void nested(CodeBuilder k) {
        Label outer = k.newLabel(), inner = k.newLabel();
        make(k, 7);
        k.astore(2);
        jsr(k, outer);
        print(k, 2);
        print(k, 3);
        k.loadConstant(0x9ABC0).istore(2);
        jsr(k, outer);
        printInt(k, 2);
        print(k, 3);
        k.return_();
        k.labelBinding(outer).astore(0);
        make(k, 8);
        k.astore(3);
        jsr(k, inner);
        make(k, 9);
        k.pop();
        ret(k, 0);
        k.labelBinding(inner).astore(1);
        make(k, 10);
        k.pop();
        ret(k, 1);
    }

    /** The inner subroutine returns to where the outer one was called. */
    static void pastLevel(CodeBuilder k) {
        Label outer = k.newLabel(), inner = k.newLabel();
        make(k, 11);
        k.astore(2);
        jsr(k, outer);
        print(k, 2);
        print(k, 3);
        k.return_();
        k.labelBinding(outer).astore(0);
        make(k, 12);
        k.astore(3);
        jsr(k, inner);
        k.return_();
        k.labelBinding(inner).pop();
        make(k, 13);
        k.pop();
        ret(k, 0);
    }

    static void handlerInside(CodeBuilder k) {
        Label s = k.newLabel(), start = k.newLabel(), end = k.newLabel(), handler = k.newLabel(), out = k.newLabel();
        make(k, 14);
        k.astore(1);
        jsr(k, s);
        print(k, 1);
        k.loadConstant(0x11110).istore(1);
        jsr(k, s);
        printInt(k, 1);
        k.return_();
        k.labelBinding(s).astore(0);
        k.labelBinding(start).loadConstant(15).invokestatic(SELF, "fail", MethodTypeDesc.of(CD_void, CD_int));
        k.labelBinding(end).goto_(out);
        k.labelBinding(handler).astore(2);
        make(k, 16);
        k.pop();
        print(k, 2);
        k.labelBinding(out);
        ret(k, 0);
        k.exceptionCatchAll(start, end, handler);
    }

    interface Body { void emit(CodeBuilder k); }

    void run(String name, Body body) throws Exception {
        var options = ClassFile.of(ClassFile.StackMapsOption.DROP_STACK_MAPS);
        byte[] b = options.build(ClassDesc.of(name), c -> c.withVersion(49, 0).withFlags(ClassFile.ACC_PUBLIC)
                .withMethodBody("run", MTD_void, ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC, body::emit));
        System.out.println(name);
        if (folder != null) java.nio.file.Files.write(java.nio.file.Path.of(folder, name + ".class"), b);
        defineClass(name, b, 0, b.length).getMethod("run").invoke(null);
    }

    public static void main(String[] args) throws Exception {
        if (args.length > 0) folder = args[0];
        Subroutines l = new Subroutines();
        l.run("FirstStoredInside", Subroutines::firstStoredInside);
        l.run("DependsOnCaller", Subroutines::dependsOnCaller);
        l.run("Nested", Subroutines::nested);
        l.run("PastLevel", Subroutines::pastLevel);
        l.run("HandlerInside", Subroutines::handlerInside);
    }
}
