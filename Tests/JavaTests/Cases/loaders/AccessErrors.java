// SPDX-License-Identifier: Apache-2.0
// Tests: what was accessible, of the right kind or there when the code was compiled, and no longer is: classes, fields, methods,
// constructors; private, protected, other packages, static or not, final fields, interfaces for classes, abstract methods.
// Expects: IllegalAccessError, IncompatibleClassChangeError, AbstractMethodError, NoSuch…Error, InstantiationError as HotSpot words them.
import java.lang.classfile.*;
import java.lang.constant.*;
import java.util.*;
import java.util.function.Consumer;
import static java.lang.constant.ConstantDescs.*;

public class AccessErrors extends ClassLoader {
    static final ClassDesc TARGET = ClassDesc.of("p.Target"), FACE = ClassDesc.of("p.Face"), IMPL = ClassDesc.of("p.Impl");
    static final MethodTypeDesc IV = MethodTypeDesc.of(CD_void, CD_int);
    final Map<String, byte[]> classes = new HashMap<>();

    AccessErrors() { super("access", AccessErrors.class.getClassLoader()); }

    @Override protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = classes.get(name);
        if (bytes == null) throw new ClassNotFoundException(name);
        return defineClass(name, bytes, 0, bytes.length);
    }

    static void constructor(ClassBuilder c, int flags) {
        c.withMethodBody(INIT_NAME, MTD_void, flags, k -> k.aload(0).invokespecial(CD_Object, INIT_NAME,
                MTD_void).return_());
    }

    AccessErrors fill() {
        int pub = ClassFile.ACC_PUBLIC, priv = ClassFile.ACC_PRIVATE, prot = ClassFile.ACC_PROTECTED, stat = ClassFile.ACC_STATIC;
        classes.put("p.Target", ClassFile.of().build(TARGET, c -> {
            c.withFlags(pub);
            constructor(c, priv);
            c.withField("secret", CD_int, priv).withField("secretStatic", CD_int, priv | stat);
            c.withField("own", CD_int, 0).withField("kept", CD_String, prot).withField("open", CD_int, pub);
            c.withField("fixed", CD_int, pub | stat | ClassFile.ACC_FINAL);
            c.withMethodBody("hidden", IV, priv | stat, k -> k.return_());
            c.withMethodBody("local", MTD_void, stat, k -> k.return_());
            c.withMethodBody("kept", MTD_void, prot, k -> k.return_());
            c.withMethodBody("instance", MTD_void, pub, k -> k.return_());
            c.withMethodBody("statically", MTD_void, pub | stat, k -> k.return_());
        }));
        classes.put("p.Hidden", ClassFile.of().build(ClassDesc.of("p.Hidden"), c -> constructor(c.withFlags(0), pub)));
        classes.put("p.Abstract", ClassFile.of().build(ClassDesc.of("p.Abstract"), c -> {
            constructor(c.withFlags(pub | ClassFile.ACC_ABSTRACT), pub);
            c.withMethod("todo", MTD_void, pub | ClassFile.ACC_ABSTRACT, m -> { });
        }));
        classes.put("p.Face", ClassFile.of().build(FACE, c -> {
            c.withFlags(pub | ClassFile.ACC_INTERFACE | ClassFile.ACC_ABSTRACT);
            c.withMethod("todo", MTD_void, pub | ClassFile.ACC_ABSTRACT, m -> { });
        }));
        classes.put("p.Impl", ClassFile.of().build(IMPL, c -> {
            constructor(c.withFlags(pub).withSuperclass(CD_Object).withInterfaceSymbols(FACE), pub);
        }));
        classes.put("p.Half", ClassFile.of().build(ClassDesc.of("p.Half"), c -> {
            c.withFlags(pub).withSuperclass(ClassDesc.of("p.Abstract"));
            c.withMethodBody(INIT_NAME, MTD_void, pub, k -> k.aload(0).invokespecial(ClassDesc.of("p.Abstract"), INIT_NAME,
                    MTD_void).return_());
        }));
        return this;
    }

    static void attempt(String name, Consumer<CodeBuilder> body) throws Exception {
        AccessErrors l = new AccessErrors().fill();
        l.classes.put(name, ClassFile.of().build(ClassDesc.of(name), c -> {
            constructor(c.withFlags(ClassFile.ACC_PUBLIC), ClassFile.ACC_PUBLIC);
            c.withMethodBody("run", MTD_void, ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC, body);
        }));
        for (int i = 0; i < 2; i++) {
            try {
                l.loadClass(name).getMethod("run").invoke(null);
                System.out.println(name + " ran");
            } catch (java.lang.reflect.InvocationTargetException e) {
                System.out.println(name + ": " + e.getCause().toString().replaceAll("@(0x)?[0-9a-f]+", "@hash")
                        + (e.getCause().getCause() == null ? "" : " <- " + e.getCause().getCause()));
            }
        }
    }

    static CodeBuilder make(CodeBuilder k, ClassDesc c) { return k.new_(c).dup().invokespecial(c, INIT_NAME, MTD_void); }

    public static void main(String[] args) throws Exception {
        ClassDesc hidden = ClassDesc.of("p.Hidden"), half = ClassDesc.of("p.Half"), missing = ClassDesc.of("p.Missing");
        attempt("q.HiddenClass", k -> make(k, hidden).pop().return_());
        attempt("q.HiddenArray", k -> k.iconst_0().anewarray(hidden.arrayType()).pop().return_());
        attempt("q.Unexported", k -> k.ldc(ClassDesc.of("jdk.internal.misc.Unsafe")).pop().return_());
        attempt("q.NotRead", k -> k.ldc(ClassDesc.of("sun.security.ec.ECOperations")).pop().return_());
        attempt("q.PrivateConstructor", k -> make(k, TARGET).pop().return_());
        attempt("p.PrivateMethod", k -> k.iconst_0().invokestatic(TARGET, "hidden", IV).return_());
        attempt("q.LocalMethod", k -> k.invokestatic(TARGET, "local", MTD_void).return_());
        attempt("q.ProtectedMethod", k -> k.aconst_null().invokevirtual(TARGET, "kept", MTD_void).return_());
        attempt("p.PrivateField", k -> k.aconst_null().getfield(TARGET, "secret", CD_int).pop().return_());
        attempt("p.PrivateStatic", k -> k.getstatic(TARGET, "secretStatic", CD_int).pop().return_());
        attempt("q.LocalField", k -> k.aconst_null().getfield(TARGET, "own", CD_int).pop().return_());
        attempt("q.ProtectedField", k -> k.aconst_null().getfield(TARGET, "kept", CD_String).pop().return_());
        attempt("q.FinalField", k -> k.iconst_1().putstatic(TARGET, "fixed", CD_int).return_());
        attempt("q.StaticAsInstance", k -> k.aconst_null().getfield(TARGET, "fixed", CD_int).pop().return_());
        attempt("q.InstanceAsStatic", k -> k.getstatic(TARGET, "open", CD_int).pop().return_());
        attempt("q.NoField", k -> k.getstatic(TARGET, "gone", CD_String.arrayType()).pop().return_());
        attempt("q.NoMethod", k -> k.aconst_null().aconst_null().invokestatic(TARGET, "gone", MethodTypeDesc.of(CD_String, CD_int.arrayType(),
                TARGET)).pop().return_());
        attempt("q.NoConstructor", k -> k.new_(IMPL).iconst_1().invokespecial(IMPL, INIT_NAME, IV).return_());
        attempt("q.StaticCall", k -> k.invokestatic(TARGET, "instance", MTD_void).return_());
        attempt("q.InstanceCall", k -> k.aconst_null().invokevirtual(TARGET, "statically", MTD_void).return_());
        attempt("q.SpecialCall", k -> k.aconst_null().invokevirtual(IMPL, "gone", MTD_void).return_());
        attempt("q.ClassAsInterface", k -> k.aconst_null().invokeinterface(TARGET, "instance", MTD_void).return_());
        attempt("q.InterfaceAsClass", k -> k.aconst_null().invokevirtual(FACE, "todo", MTD_void).return_());
        attempt("q.NotImplementing", k -> k.ldc("text").checkcast(CD_Object).invokeinterface(FACE, "todo",
                MTD_void).return_());
        attempt("q.AbstractCall", k -> make(k, IMPL).invokeinterface(FACE, "todo", MTD_void).return_());
        attempt("q.AbstractVirtual", k -> make(k, IMPL).invokevirtual(IMPL, "todo", MTD_void).return_());
        attempt("q.AbstractSuper", k -> make(k, half).invokevirtual(ClassDesc.of("p.Abstract"), "todo", MTD_void).return_());
        attempt("q.Instantiates", k -> make(k, ClassDesc.of("p.Abstract")).pop().return_());
        attempt("q.Missing", k -> k.aconst_null().checkcast(missing).iconst_1().anewarray(missing).pop().pop().return_());
        attempt("q.MissingCall", k -> k.invokestatic(missing, "f", MTD_void).return_());
        attempt("q.MissingHolder", k -> k.ldc(missing.arrayType()).pop().return_());
    }
}
