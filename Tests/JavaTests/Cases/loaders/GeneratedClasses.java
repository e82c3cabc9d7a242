// SPDX-License-Identifier: Apache-2.0
// Tests: classes generated with java.lang.classfile and defined by a loader: an interface implementation, a subclass, fields.
// Expects: generated code runs and is reflected upon.
import java.lang.classfile.*;
import java.lang.constant.*;
import java.util.*;
import static java.lang.constant.ConstantDescs.*;

public class GeneratedClasses extends ClassLoader {
    public interface Op { int apply(int a, int b); default String show(int a, int b) {
            return getClass().getName() + "=" + apply(a, b); } }
    public static abstract class Base implements Op { protected int bias = 100; }
    GeneratedClasses() { super(GeneratedClasses.class.getClassLoader()); }

    Op make(String name, java.util.function.Consumer<CodeBuilder> body) throws Exception {
        ClassDesc base = ClassDesc.of("GeneratedClasses$Base");
        byte[] b = ClassFile.of().build(ClassDesc.of(name), c -> c.withFlags(ClassFile.ACC_PUBLIC).withSuperclass(base)
                .withField("extra", CD_long, ClassFile.ACC_PUBLIC)
                .withMethodBody(INIT_NAME, MTD_void, ClassFile.ACC_PUBLIC, k -> k.aload(0).invokespecial(base,
                        INIT_NAME, MTD_void).return_())
                .withMethodBody("apply", MethodTypeDesc.of(CD_int, CD_int, CD_int), ClassFile.ACC_PUBLIC, body));
        return (Op) defineClass(name, b, 0, b.length).getConstructor().newInstance();
    }

    public static void main(String[] args) throws Exception {
        GeneratedClasses l = new GeneratedClasses();
        Op add = l.make("gen.Add", k -> k.iload(1).iload(2).iadd().ireturn());
        Op biased = l.make("gen.Biased", k -> k.iload(1).aload(0).getfield(ClassDesc.of("gen.Biased"), "bias",
                CD_int).imul().iload(2).ixor().ireturn());
        Op max = l.make("gen.Max", k -> {
            Label first = k.newLabel();
            k.iload(1).iload(2).if_icmpge(first).iload(2).ireturn().labelBinding(first).iload(1).ireturn();
        });
        for (Op o : List.of(add, biased, max)) System.out.println(o.show(7,
                5) + " " + o.getClass().getPackageName() + " " + o.getClass().getDeclaredFields()[0].getName() + " "
                + (o.getClass().getClassLoader() == l));
        int sum = 0;
        for (int i = 0; i < 1000; i++) sum += add.apply(i, biased.apply(i, 3)) - max.apply(i, 500);
        System.out.println(sum);
    }
}
