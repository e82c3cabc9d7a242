// SPDX-License-Identifier: Apache-2.0
// Sample: writes a class file with java.lang.classfile, defines it as a hidden class and calls it.
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

public class Generator {
    public static void main(String[] args) throws Throwable {
        MethodTypeDesc unary = MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_int);
        ClassDesc self = ClassDesc.of("Generated");
        byte[] bytes = ClassFile.of().build(self, type -> type
                .withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL)
                .withMethodBody("factorial", unary, ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC, code -> {
                    var again = code.newLabel();
                    var done = code.newLabel();
                    code.iconst_1().istore(1)
                            .labelBinding(again).iload(0).ifle(done)
                            .iload(1).iload(0).imul().istore(1).iinc(0, -1).goto_(again)
                            .labelBinding(done).iload(1).ireturn();
                })
                .withMethodBody("greet", MethodTypeDesc.of(ConstantDescs.CD_String, ConstantDescs.CD_String),
                        ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC, code -> code
                        .ldc("Generated code greets ").aload(0)
                        .invokevirtual(ConstantDescs.CD_String, "concat", MethodTypeDesc.of(ConstantDescs.CD_String,
                                ConstantDescs.CD_String)).areturn()));

        ClassModel model = ClassFile.of().parse(bytes);
        System.out.println(model.thisClass().asInternalName() + ", version " + model.majorVersion());
        for (MethodModel method : model.methods()) {
            int[] instructions = {0};
            method.code().ifPresent(code -> code.forEach(e -> {
                    if (e instanceof java.lang.classfile.Instruction) instructions[0]++; }));
            System.out.println("  " + method.methodName().stringValue() + method.methodType().stringValue() + ", "
                    + instructions[0] + " instructions");
        }

        MethodHandles.Lookup hidden = MethodHandles.lookup().defineHiddenClass(bytes, true);
        MethodHandle factorial = hidden.findStatic(hidden.lookupClass(), "factorial", MethodType.methodType(int.class,
                int.class));
        for (int n : new int[] {0, 5, 10}) {
            System.out.println(n + "! = " + (int) factorial.invokeExact(n));
        }
        MethodHandle greet = hidden.findStatic(hidden.lookupClass(), "greet", MethodType.methodType(String.class,
                String.class));
        System.out.println((String) greet.invokeExact("the reader") + ", hidden: " + hidden.lookupClass().isHidden());
    }
}
