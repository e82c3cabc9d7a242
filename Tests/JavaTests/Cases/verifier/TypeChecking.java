// SPDX-License-Identifier: Apache-2.0
// Tests: methods that the type-checking verifier refuses, in classes of a custom loader, with stack maps and without.
// Expects: HotSpot's VerifyErrors, details included, at every use; superclasses are linked before; boot classes are trusted.
import java.lang.classfile.*;
import java.lang.classfile.attribute.*;
import java.lang.constant.*;
import java.util.function.Consumer;
import static java.lang.constant.ConstantDescs.*;

public class TypeChecking extends ClassLoader {
    static final ClassDesc SELF = ClassDesc.of("Bad");
    int count;

    TypeChecking() { super(TypeChecking.class.getClassLoader()); }

    static void attempt(String what, int version, Consumer<CodeBuilder> body) {
        var options = ClassFile.of(ClassFile.StackMapsOption.DROP_STACK_MAPS, ClassFile.DeadCodeOption.KEEP_DEAD_CODE);
        byte[] b = options.build(SELF, c -> c.withVersion(version, 0).withFlags(ClassFile.ACC_PUBLIC)
                .withField("number", CD_int, ClassFile.ACC_STATIC)
                .withMethodBody("run", MethodTypeDesc.of(CD_void, CD_Object, CD_int),
                        ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC, body));
        TypeChecking l = new TypeChecking();
        Class<?> c = l.defineClass("Bad", b, 0, b.length);
        for (int i = 0; i < 2; i++) {
            try {
                c.getMethod("run", Object.class, int.class).invoke(null, "text", 7);
                System.out.println(what + " ran");
            } catch (LinkageError e) {
                System.out.println(what + " " + e);
            } catch (ReflectiveOperationException e) {
                System.out.println(what + " " + e + " " + e.getCause());
            }
        }
    }

    public static void main(String[] args) {
        for (int version : new int[] {49, 50, 52, 69}) {
            System.out.println("== " + version);
            attempt("fine", version, k -> k.iload(1).putstatic(SELF, "number", CD_int).return_());
            attempt("int as reference", version, k -> k.iload(1).astore(0).return_());
            attempt("reference as int", version, k -> k.aload(0).putstatic(SELF, "number", CD_int).return_());
            attempt("wrong class", version, k -> k.aload(0).invokevirtual(CD_String, "length",
                    MethodTypeDesc.of(CD_int)).pop().return_());
            attempt("underflow", version, k -> k.pop().return_());
            attempt("falls off", version, k -> k.nop());
            attempt("uninitialized", version, k -> k.new_(CD_Object).astore(0).aload(0).invokevirtual(CD_Object,
                    "hashCode", MethodTypeDesc.of(CD_int)).pop().return_());
            attempt("half a long", version, k -> k.lconst_0().pop().return_());
            attempt("branch without a frame", version, k -> {
                Label end = k.newLabel();
                k.iload(1).ifeq(end).nop().labelBinding(end).return_();
            });
            attempt("missing class", version, k -> k.aload(0).invokestatic(SELF, "take",
                    MethodTypeDesc.of(CD_void, ClassDesc.of("Nowhere"))).return_());
            attempt("empty local", version, k -> k.aload(2).pop().return_());
        }
    }
}
