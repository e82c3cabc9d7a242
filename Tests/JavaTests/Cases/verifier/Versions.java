// SPDX-License-Identifier: Apache-2.0
// Tests: code that only the inferring verifier accepts, in versions 49, 50 and 51: no frames where paths meet, dead code,
// types that meet in a common superclass, an interface where a class is wanted.
// Expects: 49 and 50 run, 51 is refused; what both refuse is refused in the words of the first, for 50.
import java.lang.classfile.*;
import java.lang.constant.*;
import java.util.function.Consumer;
import static java.lang.constant.ConstantDescs.*;

public class Versions extends ClassLoader {
    static final ClassDesc SELF = ClassDesc.of("Old");
    static final ClassDesc SYSTEM = ClassDesc.of("java.lang.System"), STREAM = ClassDesc.of("java.io.PrintStream");

    Versions() { super(Versions.class.getClassLoader()); }

    static void attempt(String what, int version, Consumer<CodeBuilder> body) {
        var options = ClassFile.of(ClassFile.StackMapsOption.DROP_STACK_MAPS, ClassFile.DeadCodeOption.KEEP_DEAD_CODE);
        byte[] b = options.build(SELF, c -> c.withVersion(version, 0).withFlags(ClassFile.ACC_PUBLIC)
                .withMethodBody("run", MethodTypeDesc.of(CD_void, CD_Object, CD_int),
                        ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC, body));
        Class<?> c = new Versions().defineClass("Old", b, 0, b.length);
        try {
            c.getMethod("run", Object.class, int.class).invoke(null, "text", 7);
        } catch (LinkageError e) {
            System.out.println(what + " " + version + " " + e);
        } catch (ReflectiveOperationException e) {
            System.out.println(what + " " + version + " " + e.getCause());
        }
    }

    static CodeBuilder print(CodeBuilder k, int local) {
        return k.getstatic(SYSTEM, "out", STREAM).aload(local).invokevirtual(STREAM, "println",
                MethodTypeDesc.of(CD_void, CD_Object));
    }

    static void meet(CodeBuilder k) {
        Label other = k.newLabel(), end = k.newLabel();
        k.iload(1).ifeq(other).loadConstant(5).invokestatic(CD_Integer, "valueOf", MethodTypeDesc.of(CD_Integer,
                CD_int)).astore(2).goto_(end);
        k.labelBinding(other).loadConstant(6L).invokestatic(CD_Long, "valueOf", MethodTypeDesc.of(CD_Long,
                CD_long)).astore(2);
        k.labelBinding(end).aload(2).invokevirtual(CD_Number, "longValue", MethodTypeDesc.of(CD_long)).pop2();
        print(k, 2).return_();
    }

    static void loop(CodeBuilder k) {
        Label top = k.newLabel();
        k.labelBinding(top).iinc(1, -1).iload(1).ifgt(top);
        print(k, 0).return_();
    }

    static void dead(CodeBuilder k) {
        print(k, 0).return_();
        k.pop().pop().iadd().athrow();
    }

    static void worse(CodeBuilder k) {
        Label end = k.newLabel();
        k.iload(1).ifeq(end).iconst_0().astore(0).labelBinding(end);
        print(k, 0).return_();
    }

    public static void main(String[] args) {
        for (int version : new int[] {45, 48, 49, 50, 51}) {
            attempt("meet", version, Versions::meet);
            attempt("loop", version, Versions::loop);
            attempt("dead", version, Versions::dead);
            attempt("worse", version, Versions::worse);
        }
    }
}
