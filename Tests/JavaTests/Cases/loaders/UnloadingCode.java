// SPDX-License-Identifier: Apache-2.0
// Tests: code that runs often calls interfaces of receivers whose classes are unloaded, and others take their place; loops and calls
// in classes that are unloaded themselves.
// Expects: each call reaches its own class.
import java.lang.classfile.*;
import java.lang.constant.*;
import java.lang.invoke.MethodHandles;
import java.lang.ref.WeakReference;
import java.util.*;
import java.util.function.IntUnaryOperator;

public class UnloadingCode {
    // x -> the sum of `factor` over a loop of x turns, by a static method of the class itself.
    static byte[] bytes(int factor) {
        ClassDesc own = ClassDesc.of("UnloadingCode$Made");
        MethodTypeDesc type = MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_int);
        return ClassFile.of().build(own, c -> {
            c.withFlags(ClassFile.ACC_PUBLIC);
            c.withInterfaceSymbols(ClassDesc.of("java.util.function.IntUnaryOperator"));
            c.withMethodBody("<init>", ConstantDescs.MTD_void, ClassFile.ACC_PUBLIC, k -> k.aload(0)
                    .invokespecial(ConstantDescs.CD_Object, "<init>", ConstantDescs.MTD_void).return_());
            c.withMethodBody("add", type, ClassFile.ACC_STATIC, k -> k.iload(0).loadConstant(factor).iadd().ireturn());
            c.withMethodBody("applyAsInt", type, ClassFile.ACC_PUBLIC, k -> {
                Label head = k.newLabel(), end = k.newLabel();
                k.iconst_0().istore(2).labelBinding(head).iload(1).ifle(end);
                k.iload(2).invokestatic(own, "add", type).istore(2).iinc(1, -1).goto_(head);
                k.labelBinding(end).iload(2).ireturn();
            });
        });
    }

    static int through(IntUnaryOperator operator, int turns) { return operator.applyAsInt(turns); }

    static IntUnaryOperator make(int factor) throws Exception {
        return (IntUnaryOperator) MethodHandles.lookup().defineHiddenClass(bytes(factor), true).lookupClass()
                .getDeclaredConstructor().newInstance();
    }

    static WeakReference<Class<?>> round(int factor, int[] wrong) throws Exception {
        IntUnaryOperator operator = make(factor);
        for (int i = 0; i < 300; i++) if (through(operator, 7) != 7 * factor) wrong[0]++;
        if (through(operator, 3000) != 3000 * factor) wrong[0]++;
        return new WeakReference<>(operator.getClass());
    }

    public static void main(String[] args) throws Exception {
        int[] wrong = new int[1];
        List<WeakReference<Class<?>>> made = new ArrayList<>();
        IntUnaryOperator kept = make(1000);
        for (int i = 1; i <= 40; i++) {
            made.add(round(i, wrong));
            if (through(kept, 2) != 2000) wrong[0]++;
            if (i % 8 == 0) System.gc();
        }
        System.gc();
        int gone = 0;
        for (var reference : made) if (reference.get() == null) gone++;
        System.out.println(wrong[0] + " wrong, most gone: " + (gone >= 36));
        System.out.println(through(kept, 5));
    }
}
