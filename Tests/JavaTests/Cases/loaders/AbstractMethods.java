// SPDX-License-Identifier: Apache-2.0
// Tests: which words an AbstractMethodError has: by invokevirtual, invokeinterface, invokespecial, a method handle and
// reflection; at the first call of a site and at later ones; with the resolved method abstract, overridden by an abstract one,
// or hidden by one that is not public.
// Expects: HotSpot's words, and IllegalAccessError or IncompatibleClassChangeError where those come instead.
import java.lang.classfile.*;
import java.lang.constant.*;
import java.lang.invoke.*;
import java.util.*;
import java.util.function.Consumer;
import static java.lang.classfile.ClassFile.*;
import static java.lang.constant.ConstantDescs.*;

public class AbstractMethods extends ClassLoader {
    static final MethodTypeDesc TEXT = MethodTypeDesc.of(CD_String, CD_int);
    static final MethodTypeDesc CALL = MethodTypeDesc.of(CD_String, CD_Object);
    final Map<String, byte[]> classes = new HashMap<>();

    AbstractMethods() { super("abstracts", AbstractMethods.class.getClassLoader()); }

    @Override protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = classes.get(name);
        if (bytes == null) throw new ClassNotFoundException(name);
        return defineClass(name, bytes, 0, bytes.length);
    }

    /** A class or interface; each method is flags and whether it has a body. */
    void add(String name, int flags, String superclass, List<String> interfaces, int... methods) {
        classes.put(name, ClassFile.of().build(ClassDesc.of(name), c -> {
            c.withFlags(flags).withSuperclass(ClassDesc.of(superclass));
            c.withInterfaceSymbols(interfaces.stream().map(ClassDesc::of).toList());
            if ((flags & ACC_INTERFACE) == 0) {
                c.withMethodBody(INIT_NAME, MTD_void, ACC_PUBLIC, k -> k.aload(0)
                        .invokespecial(ClassDesc.of(superclass), INIT_NAME, MTD_void).return_());
            }
            for (int m : methods) {
                if ((m & ACC_ABSTRACT) != 0) c.withMethod("text", TEXT, m, b -> { });
                else c.withMethodBody("text", TEXT, m, k -> k.ldc("from " + name).areturn());
            }
        }));
    }

    void caller(String name, Consumer<CodeBuilder> body) {
        classes.put(name, ClassFile.of().build(ClassDesc.of(name), c -> c.withFlags(ACC_PUBLIC)
                .withMethodBody("call", CALL, ACC_PUBLIC | ACC_STATIC, body)));
    }

    static void attempt(String what, AbstractMethods l, String caller, String... receivers) throws Exception {
        var call = l.loadClass(caller).getMethod("call", Object.class);
        for (String receiver : receivers) {
            try {
                System.out.println(what + " " + receiver + ": "
                        + call.invoke(null, l.loadClass(receiver).getConstructor().newInstance()));
            } catch (java.lang.reflect.InvocationTargetException e) {
                System.out.println(what + " " + receiver + ": " + words(e.getCause()));
            }
        }
    }

    static String words(Throwable t) {
        return t.toString().replaceAll("@(0x)?[0-9a-f]+", "@hash") + (t.getCause() == null ? "" : " <- " + t.getCause());
    }

    static AbstractMethods fill() {
        AbstractMethods l = new AbstractMethods();
        int face = ACC_PUBLIC | ACC_INTERFACE | ACC_ABSTRACT, todo = ACC_PUBLIC | ACC_ABSTRACT;
        String object = "java.lang.Object";
        l.add("p.I", face, object, List.of(), todo);
        l.add("p.J", face, object, List.of("p.I"), ACC_PUBLIC);
        l.add("p.K", face, object, List.of("p.I"), todo);
        l.add("p.D1", face, object, List.of(), ACC_PUBLIC);
        l.add("p.D2", face, object, List.of(), ACC_PUBLIC);
        l.add("p.Good", ACC_PUBLIC, object, List.of("p.I"), ACC_PUBLIC);
        l.add("p.Lacks", ACC_PUBLIC, object, List.of("p.I"));
        l.add("p.LacksToo", ACC_PUBLIC, object, List.of("p.K"));
        l.add("p.AbstractIn", ACC_PUBLIC | ACC_ABSTRACT, object, List.of("p.I"), todo);
        l.add("p.Below", ACC_PUBLIC, "p.AbstractIn", List.of());
        l.add("p.BelowGood", ACC_PUBLIC, "p.AbstractIn", List.of(), ACC_PUBLIC);
        l.add("p.Again", ACC_PUBLIC | ACC_ABSTRACT, "p.Good", List.of(), todo);
        l.add("p.BelowAgain", ACC_PUBLIC, "p.Again", List.of());
        l.add("p.Private", ACC_PUBLIC, object, List.of("p.I"), ACC_PRIVATE);
        l.add("p.Protected", ACC_PUBLIC, object, List.of("p.I"), ACC_PROTECTED);
        l.add("p.Package", ACC_PUBLIC, object, List.of("p.I"), 0);
        l.add("p.Static", ACC_PUBLIC, object, List.of("p.I"), ACC_PUBLIC | ACC_STATIC);
        l.add("p.PrivateBelow", ACC_PUBLIC, "p.Good", List.of(), ACC_PRIVATE);
        l.add("p.StaticBelow", ACC_PUBLIC, "p.Good", List.of(), ACC_PUBLIC | ACC_STATIC);
        l.add("p.Default", ACC_PUBLIC, object, List.of("p.J"));
        l.add("p.Conflict", ACC_PUBLIC, object, List.of("p.D1", "p.D2"));
        l.add("p.ConflictBelow", ACC_PUBLIC, "p.Conflict", List.of());
        l.add("p.PrivateDefault", ACC_PUBLIC, object, List.of("p.J"), ACC_PRIVATE);
        l.add("p.ProtectedDefault", ACC_PUBLIC, object, List.of("p.J"), ACC_PROTECTED);
        l.add("p.PackageTop", ACC_PUBLIC | ACC_ABSTRACT, object, List.of(), ACC_ABSTRACT);
        l.add("q.OtherPackage", ACC_PUBLIC, "p.PackageTop", List.of(), ACC_PUBLIC);
        l.add("p.SamePackage", ACC_PUBLIC, "p.PackageTop", List.of(), ACC_PUBLIC);
        l.add("p.Unrelated", ACC_PUBLIC, object, List.of(), ACC_PUBLIC);
        for (String s : List.of("p.I", "p.J", "p.K", "p.D1")) {
            l.caller("c.Interface" + s.substring(2), k -> k.aload(0).iconst_0().invokeinterface(ClassDesc.of(s), "text", TEXT).areturn());
        }
        for (String s : List.of("p.Good", "p.Lacks", "p.AbstractIn", "p.Again", "p.Private", "p.Protected", "p.Static", "p.Conflict", "p.Below", "p.PrivateBelow", "p.Default")) {
            l.caller("c.Virtual" + s.substring(2), k -> k.aload(0).checkcast(ClassDesc.of(s)).iconst_0().invokevirtual(ClassDesc.of(s), "text", TEXT).areturn());
        }
        l.caller("p.VirtualPackageTop", k -> k.aload(0).checkcast(ClassDesc.of("p.PackageTop")).iconst_0().invokevirtual(ClassDesc.of("p.PackageTop"), "text", TEXT).areturn());
        return l;
    }

    static void special(String name, String superclass, List<String> interfaces, String named, boolean isInterface) throws Exception {
        AbstractMethods l = fill();
        l.classes.put(name, ClassFile.of().build(ClassDesc.of(name), c -> {
            c.withFlags(ACC_PUBLIC).withSuperclass(ClassDesc.of(superclass));
            c.withInterfaceSymbols(interfaces.stream().map(ClassDesc::of).toList());
            c.withMethodBody(INIT_NAME, MTD_void, ACC_PUBLIC, k -> k.aload(0)
                        .invokespecial(ClassDesc.of(superclass), INIT_NAME, MTD_void).return_());
            c.withMethodBody("run", MethodTypeDesc.of(CD_String), ACC_PUBLIC, k -> k.aload(0).iconst_0()
                    .invokespecial(ClassDesc.of(named), "text", TEXT, isInterface).areturn());
        }));
        for (int i = 0; i < 2; i++) {
            try {
                Class<?> c = l.loadClass(name);
                System.out.println("special " + name + " " + named + ": " + c.getMethod("run").invoke(c.getConstructor().newInstance()));
            } catch (java.lang.reflect.InvocationTargetException e) {
                System.out.println("special " + name + " " + named + ": " + words(e.getCause()));
            } catch (LinkageError e) {
                System.out.println("special " + name + " " + named + ": " + words(e));
            }
        }
    }

    static void handle(AbstractMethods l, String holder, String receiver) throws Exception {
        Class<?> h = l.loadClass(holder);
        Object r = l.loadClass(receiver).getConstructor().newInstance();
        for (int i = 0; i < 2; i++) {
            try {
                MethodHandle m = MethodHandles.publicLookup().findVirtual(h, "text", MethodType.methodType(String.class, int.class));
                System.out.println("handle " + holder + " " + receiver + ": " + m.invoke(r, 1));
            } catch (Throwable t) { System.out.println("handle " + holder + " " + receiver + ": " + words(t)); }
            try {
                System.out.println("reflection " + holder + " " + receiver + ": " + h.getMethod("text", int.class).invoke(r, 1));
            } catch (java.lang.reflect.InvocationTargetException e) {
                System.out.println("reflection " + holder + " " + receiver + ": " + words(e.getCause()));
            } catch (Throwable t) { System.out.println("reflection " + holder + " " + receiver + ": " + words(t)); }
        }
    }

    public static void main(String[] args) throws Exception {
        String[] ofI = "Lacks Lacks Good LacksToo Below BelowGood BelowAgain Private Private Protected Package Static Static Default PrivateBelow StaticBelow PrivateDefault ProtectedDefault Lacks".split(" ");
        for (String s : ofI) attempt("first", fill(), "c.InterfaceI", "p." + s, "p." + s);
        AbstractMethods l = fill();
        for (String s : ofI) attempt("again", l, "c.InterfaceI", "p." + s);
        attempt("null", fill(), "c.InterfaceJ", "p.Default", "p.PrivateDefault", "p.ProtectedDefault", "p.Unrelated");
        attempt("null", fill(), "c.InterfaceK", "p.LacksToo", "p.LacksToo", "p.Lacks");
        attempt("conflict", fill(), "c.InterfaceD1", "p.Conflict", "p.Conflict", "p.ConflictBelow");
        attempt("conflict", fill(), "c.VirtualConflict", "p.Conflict", "p.Conflict", "p.ConflictBelow");
        attempt("virtual", fill(), "c.VirtualGood", "p.BelowAgain", "p.BelowAgain", "p.Good", "p.BelowAgain", "p.PrivateBelow", "p.StaticBelow");
        attempt("virtual", fill(), "c.VirtualLacks", "p.Lacks", "p.Lacks");
        attempt("virtual", fill(), "c.VirtualAbstractIn", "p.Below", "p.Below", "p.BelowGood", "p.Below");
        attempt("virtual", fill(), "c.VirtualBelow", "p.Below", "p.Below");
        attempt("virtual", fill(), "c.VirtualAgain", "p.BelowAgain", "p.BelowAgain");
        attempt("virtual", fill(), "c.VirtualPrivate", "p.Private", "p.Private");
        attempt("virtual", fill(), "c.VirtualProtected", "p.Protected", "p.Protected");
        attempt("virtual", fill(), "c.VirtualStatic", "p.Static", "p.Static");
        attempt("virtual", fill(), "c.VirtualPrivateBelow", "p.PrivateBelow", "p.PrivateBelow");
        attempt("virtual", fill(), "c.VirtualDefault", "p.Default", "p.Default");
        attempt("package", fill(), "p.VirtualPackageTop", "q.OtherPackage", "q.OtherPackage", "p.SamePackage", "q.OtherPackage");
        special("p.S1", "p.AbstractIn", List.of(), "p.AbstractIn", false);
        special("p.S2", "p.Lacks", List.of(), "p.Lacks", false);
        special("p.S3", "java.lang.Object", List.of("p.I"), "p.I", true);
        special("p.S4", "java.lang.Object", List.of("p.J"), "p.J", true);
        special("p.S5", "p.Again", List.of(), "p.Good", false);
        special("p.S6", "p.Again", List.of(), "p.Again", false);
        special("p.S7", "p.Private", List.of(), "p.Private", false);
        special("p.S8", "p.Conflict", List.of(), "p.Conflict", false);
        special("p.S9", "p.Good", List.of("p.I"), "p.I", true);
        special("p.S10", "p.Good", List.of(), "p.I", true);
        special("p.S11", "p.Static", List.of(), "p.Static", false);
        special("p.S12", "p.Unrelated", List.of(), "p.Good", false);
        special("p.S13", "p.PrivateBelow", List.of(), "p.Good", false);
        special("p.S14", "p.StaticBelow", List.of(), "p.Good", false);
        l = fill();
        for (String s : ofI) handle(l, "p.I", "p." + s);
        handle(l, "p.D1", "p.Conflict");
        handle(l, "p.Conflict", "p.ConflictBelow");
        handle(l, "p.AbstractIn", "p.Below");
        handle(l, "p.Good", "p.BelowAgain");
        handle(l, "p.I", "p.Unrelated");
    }
}
