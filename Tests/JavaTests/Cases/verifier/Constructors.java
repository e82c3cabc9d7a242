// SPDX-License-Identifier: Apache-2.0
// Tests: the rules of constructors: fields before the super call, two calls, none, calls in handlers and branches, the
// uninitialized object passed on, stored, returned, compared; new objects across branches and back edges.
// Expects: code that runs, or HotSpot's VerifyErrors, details included, by either verifier.
import java.lang.classfile.*;
import java.lang.classfile.attribute.*;
import java.lang.constant.*;
import java.util.function.Consumer;
import static java.lang.classfile.ClassFile.*;
import static java.lang.constant.ConstantDescs.*;

public class Constructors extends ClassLoader {
    static final ClassDesc SELF = ClassDesc.of("Made"), TOP = ClassDesc.of("Constructors$Top");
    static final MethodTypeDesc I = MethodTypeDesc.of(CD_void, CD_int), O = MethodTypeDesc.of(CD_void, CD_Object);

    public static class Top {
        public int fromTop = 1;
        public Top() { }
        public Top(int i) { if (i < 0) throw new IllegalArgumentException("negative"); fromTop = i; }
        public static void take(Object o) { System.out.print("took "); }
    }

    Constructors() { super(Constructors.class.getClassLoader()); }

    static void attempt(String what, Consumer<CodeBuilder> body) {
        for (int version : new int[] {49, 65}) {
            var options = ClassFile.of(version < 50 ? StackMapsOption.DROP_STACK_MAPS : StackMapsOption.STACK_MAPS_WHEN_REQUIRED, DeadCodeOption.KEEP_DEAD_CODE);
            try {
                byte[] b = options.build(SELF, c -> c.withVersion(version, 0).withFlags(ACC_PUBLIC | ACC_SUPER).withSuperclass(TOP)
                        .withField("own", CD_int, ACC_PUBLIC).withField("fixed", CD_int, ACC_PUBLIC | ACC_FINAL).withField("any", CD_Object, ACC_PUBLIC | ACC_STATIC)
                        .withMethodBody(INIT_NAME, MTD_void, ACC_PUBLIC, k -> k.aload(0).invokespecial(TOP, INIT_NAME, MTD_void).return_())
                        .withMethodBody(INIT_NAME, I, ACC_PUBLIC, body));
                Object made = new Constructors().defineClass("Made", b, 0, b.length).getConstructor(int.class).newInstance(3);
                Class<?> c = made.getClass();
                System.out.println(what + " " + version + ": own " + c.getField("own").get(made) + " fixed " + c.getField("fixed").get(made) + " top " + ((Top) made).fromTop);
            } catch (java.lang.reflect.InvocationTargetException e) {
                System.out.println(what + " " + version + ": " + e.getCause());
            } catch (Throwable e) {
                System.out.println(what + " " + version + ": " + e);
            }
        }
    }

    static CodeBuilder top(CodeBuilder k) { return k.aload(0).invokespecial(TOP, INIT_NAME, MTD_void); }

    public static void main(String[] args) {
        attempt("plain", k -> top(k).return_());
        attempt("own field before", k -> top(k.aload(0).iload(1).putfield(SELF, "own", CD_int).aload(0).iconst_5().putfield(SELF, "fixed", CD_int)).return_());
        attempt("field of the superclass before", k -> top(k.aload(0).iload(1).putfield(TOP, "fromTop", CD_int)).return_());
        attempt("inherited field by own name before", k -> top(k.aload(0).iload(1).putfield(SELF, "fromTop", CD_int)).return_());
        attempt("field read before", k -> top(k.aload(0).getfield(SELF, "own", CD_int).pop()).return_());
        attempt("none", k -> k.return_());
        attempt("twice", k -> top(top(k)).return_());
        attempt("this and super", k -> top(k.aload(0).invokespecial(SELF, INIT_NAME, MTD_void)).return_());
        attempt("this", k -> k.aload(0).invokespecial(SELF, INIT_NAME, MTD_void).return_());
        attempt("of Object", k -> k.aload(0).invokespecial(CD_Object, INIT_NAME, MTD_void).return_());
        attempt("of a stranger", k -> k.aload(0).invokespecial(ClassDesc.of("java.util.ArrayList"), INIT_NAME, MTD_void).return_());
        attempt("passed on", k -> top(k.aload(0).invokestatic(TOP, "take", O)).return_());
        attempt("stored", k -> top(k.aload(0).putstatic(SELF, "any", CD_Object)).return_());
        attempt("stored in an array", k -> top(k.iconst_1().anewarray(CD_Object).iconst_0().aload(0).aastore()).return_());
        attempt("compared with null", k -> { Label l = k.newLabel(); top(k.aload(0).ifnull(l).labelBinding(l)).return_(); });
        attempt("compared", k -> { Label l = k.newLabel(); top(k.aload(0).aload(0).if_acmpeq(l).labelBinding(l)).return_(); });
        attempt("cast", k -> top(k.aload(0).checkcast(SELF).pop()).return_());
        attempt("locked", k -> top(k.aload(0).monitorenter()).aload(0).monitorexit().return_());
        attempt("copied", k -> top(k.aload(0).astore(2).aload(0).astore(3)).aload(2).putstatic(SELF, "any", CD_Object).return_());
        attempt("overwritten", k -> k.aload(0).aconst_null().astore(0).invokespecial(TOP, INIT_NAME, MTD_void).return_());
        attempt("overwritten by another", k -> k.new_(SELF).astore(0).aload(0).invokespecial(TOP, INIT_NAME, MTD_void).return_());
        attempt("in a branch", k -> {
            Label other = k.newLabel(), end = k.newLabel();
            k.iload(1).ifeq(other).aload(0).iload(1).invokespecial(TOP, INIT_NAME, I).goto_(end).labelBinding(other);
            top(k).labelBinding(end).return_();
        });
        attempt("in one branch", k -> {
            Label end = k.newLabel();
            top(k.iload(1).ifeq(end)).labelBinding(end).return_();
        });
        attempt("by an argument of a branch", k -> {
            Label other = k.newLabel(), end = k.newLabel();
            k.aload(0).iload(1).ifeq(other).bipush(7).goto_(end).labelBinding(other).bipush(8).labelBinding(end).invokespecial(TOP, INIT_NAME, I).return_();
        });
        attempt("in a loop", k -> {
            Label start = k.newLabel();
            top(k.labelBinding(start)).iinc(1, -1).iload(1).ifgt(start).return_();
        });
        attempt("loop before", k -> {
            Label start = k.newLabel();
            top(k.labelBinding(start).iinc(1, -1).iload(1).ifgt(start)).return_();
        });
        attempt("handler around", k -> k.trying(b -> top(b), c -> c.catching(ClassDesc.of("java.lang.RuntimeException"), b -> b.pop())).return_());
        attempt("handler around that throws", k -> k.trying(b -> b.aload(0).bipush(-1).invokespecial(TOP, INIT_NAME, I),
                c -> c.catching(ClassDesc.of("java.lang.RuntimeException"), b -> b.athrow())).return_());
        attempt("handler before", k -> {
            k.trying(b -> b.iload(1).iconst_0().idiv().pop(), c -> c.catching(ClassDesc.of("java.lang.ArithmeticException"), b -> b.pop().iinc(1, 4)));
            k.aload(0).iload(1).invokespecial(TOP, INIT_NAME, I).return_();
        });
        attempt("endless", k -> { Label l = k.newLabel(); k.iconst_1().iconst_0().idiv().pop().labelBinding(l).goto_(l); });
        attempt("new of its own", k -> top(k).new_(SELF).dup().invokespecial(SELF, INIT_NAME, MTD_void).putstatic(SELF, "any", CD_Object).return_());
        attempt("new across a back edge", k -> {
            Label l = k.newLabel();
            top(k).new_(CD_Object).astore(2).labelBinding(l).iinc(1, -1).iload(1).ifgt(l).aload(2).invokespecial(CD_Object, INIT_NAME, MTD_void).return_();
        });
        attempt("new used before", k -> top(k).new_(CD_Object).dup().invokevirtual(CD_Object, "hashCode", MethodTypeDesc.of(CD_int)).pop().invokespecial(CD_Object, INIT_NAME, MTD_void).return_());
        attempt("new by the wrong class", k -> top(k).new_(CD_Object).invokespecial(CD_String, INIT_NAME, MTD_void).return_());
        attempt("constructed again", k -> top(k).new_(CD_Object).dup().dup().invokespecial(CD_Object, INIT_NAME, MTD_void).invokespecial(CD_Object, INIT_NAME, MTD_void).return_());
        attempt("by invokevirtual", k -> k.aload(0).invokevirtual(TOP, INIT_NAME, MTD_void).return_());
        attempt("two new, other order", k -> top(k).new_(CD_Object).new_(TOP).dup().iload(1).invokespecial(TOP, INIT_NAME, I).astore(2).invokespecial(CD_Object, INIT_NAME, MTD_void).return_());
        attempt("returns a value", k -> top(k).iload(1).ireturn());
    }
}
