// SPDX-License-Identifier: Apache-2.0
// Tests: classes whose supertypes do not fit: a class as interface, an interface as superclass, final, sealed, not accessible,
// in an unexported package, circular, missing; the order in which a loader is asked for them; overridden final methods.
// Expects: errors in HotSpot's words.
import java.lang.classfile.*;
import java.lang.classfile.attribute.*;
import java.lang.constant.*;
import java.util.*;
import static java.lang.constant.ConstantDescs.*;

public class SupertypeErrors extends ClassLoader {
    final Map<String, byte[]> classes = new HashMap<>();
    boolean isTracing;

    SupertypeErrors() { super("supers", SupertypeErrors.class.getClassLoader()); }

    @Override protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (isTracing) System.out.println("  asked for " + name);
        Class<?> known = findLoadedClass(name);
        if (known != null) return known;
        byte[] bytes = classes.get(name);
        return bytes == null ? super.loadClass(name, resolve) : defineClass(name, bytes, 0, bytes.length);
    }

    void add(String name, int flags, String superclass, String... interfaces) { add(name, flags, superclass, List.of(), interfaces); }

    void add(String name, int flags, String superclass, List<String> permitted, String... interfaces) {
        classes.put(name, ClassFile.of().build(ClassDesc.of(name), c -> {
            c.withFlags(flags).withSuperclass(ClassDesc.of(superclass));
            c.withInterfaceSymbols(Arrays.stream(interfaces).map(ClassDesc::of).toList());
            if (!permitted.isEmpty()) {
                c.with(PermittedSubclassesAttribute.ofSymbols(permitted.stream().map(ClassDesc::of).toList()));
            }
            int method = (flags & ClassFile.ACC_INTERFACE) != 0 ? ClassFile.ACC_PUBLIC | ClassFile.ACC_ABSTRACT
                    : ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL;
            if ((flags & ClassFile.ACC_INTERFACE) == 0) {
                c.withMethodBody("f", MTD_void, method, k -> k.return_());
            }
        }));
    }

    static void attempt(String what, SupertypeErrors l, String name) {
        for (int i = 0; i < 2; i++) {
            try {
                System.out.println(what + ": " + Class.forName(name, true, l));
            } catch (Throwable t) {
                System.out.println(what + ": " + String.valueOf(t).replaceAll("@(0x)?[0-9a-f]+", "@hash")
                        + (t.getCause() == null ? "" : " <- " + t.getCause()));
            }
        }
    }

    public static void main(String[] args) {
        int open = ClassFile.ACC_PUBLIC, interfaceFlags = open | ClassFile.ACC_INTERFACE | ClassFile.ACC_ABSTRACT;
        String object = "java.lang.Object";
        SupertypeErrors l = new SupertypeErrors();
        l.add("p.I", interfaceFlags, object);
        l.add("p.HiddenI", interfaceFlags & ~open, object);
        l.add("p.C", open, object);
        l.add("p.HiddenC", ClassFile.ACC_ABSTRACT, object);
        l.add("p.F", open | ClassFile.ACC_FINAL, object);
        l.add("p.SealedC", open, object, List.of("p.Allowed", "q.Other"));
        l.add("p.SealedI", interfaceFlags, object, List.of("p.Allowed"));
        l.add("p.Allowed", 0, "p.SealedC", "p.SealedI");
        l.add("p.NotAllowed", open, "p.SealedC");
        l.add("p.NotAllowedI", open, object, "p.SealedI");
        l.add("q.Other", 0, "p.SealedC");
        l.add("p.ClassAsInterface", open, object, "p.C");
        l.add("p.InterfaceAsClass", open, "p.I");
        l.add("p.ExtendsFinal", open, "p.F");
        l.add("p.Overrides", open, "p.C");
        l.add("q.ExtendsHidden", open, "p.HiddenC");
        l.add("q.ImplementsHidden", open, object, "p.HiddenI");
        l.add("q.ExtendsUnexported", open, "jdk.internal.misc.Unsafe");
        l.add("q.ExtendsUnexported2", open, "sun.net.www.protocol.http.Handler");
        l.add("q.ImplementsUnexported", open, object, "jdk.internal.access.JavaLangAccess");
        l.add("p.Circle1", open, "p.Circle2");
        l.add("p.Circle2", open, object, "p.Circle3");
        l.add("p.Circle3", interfaceFlags, object, "p.Circle1");
        l.add("p.Self", open, "p.Self");
        l.add("p.Missing", open, "p.Nowhere", "p.NowhereI");
        l.add("p.Both", open, "p.MissingSuper", "p.I");
        l.classes.put("p.Renamed", l.classes.get("p.C"));
        for (String name : "Allowed NotAllowed NotAllowedI ClassAsInterface InterfaceAsClass ExtendsFinal Overrides Circle1 Circle3 Self Missing Renamed".split(" ")) {
            attempt(name, l, "p." + name);
        }
        for (String name : "Other ExtendsHidden ImplementsHidden ExtendsUnexported ExtendsUnexported2 ImplementsUnexported".split(" ")) {
            attempt(name, l, "q." + name);
        }
        l.isTracing = true;
        attempt("order", l, "p.Both");
    }
}
