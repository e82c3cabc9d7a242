// SPDX-License-Identifier: Apache-2.0
// Tests: services of modules made at run time: providers by constructor and by a static provider method, across layers, lazily,
// with reload; broken providers.
// Expects: providers in order of their modules, ServiceConfigurationErrors with the JDK's texts.
import java.lang.classfile.*;
import java.lang.constant.*;
import java.lang.module.*;
import java.io.*;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.*;
import java.util.function.Supplier;
import java.util.stream.*;
import static java.lang.classfile.ClassFile.*;
import static java.lang.constant.ConstantDescs.*;

public class Services {
    static final ClassDesc SUPPLIER = ClassDesc.of("java.util.function.Supplier");

    static class Finder implements ModuleFinder {
        final Map<String, ModuleReference> modules = new TreeMap<>();
        Finder add(String name, List<String> providers, Map<String, byte[]> classes) {
            Map<String, byte[]> contents = new TreeMap<>();
            classes.forEach((n, b) -> contents.put(n.replace('.', '/') + ".class", b));
            var d = ModuleDescriptor.newModule(name).provides("java.util.function.Supplier", providers)
                    .packages(classes.keySet().stream().map(n -> n.substring(0, n.lastIndexOf('.'))).collect(Collectors.toSet())).build();
            modules.put(name, new ModuleReference(d, URI.create("memory:/" + name)) {
                @Override public ModuleReader open() {
                    return new ModuleReader() {
                        @Override public Optional<URI> find(String n) { return Optional.empty(); }
                        @Override public Optional<ByteBuffer> read(String n) { return Optional.ofNullable(contents.get(n)).map(ByteBuffer::wrap); }
                        @Override public Stream<String> list() { return contents.keySet().stream(); }
                        @Override public void close() { }
                    };
                }
            });
            return this;
        }
        @Override public Optional<ModuleReference> find(String name) { return Optional.ofNullable(modules.get(name)); }
        @Override public Set<ModuleReference> findAll() { return Set.copyOf(modules.values()); }
    }

    enum Kind { GOOD, METHOD, NULL_METHOD, WRONG_METHOD, THROWS, NOT_PUBLIC, NO_CONSTRUCTOR, PRIVATE_CONSTRUCTOR, NOT_A_SUPPLIER, ABSTRACT, METHOD_THROWS }

    static byte[] provider(String name, Kind kind) {
        ClassDesc self = ClassDesc.of(name);
        return ClassFile.of().build(self, c -> {
            c.withFlags((kind == Kind.NOT_PUBLIC ? 0 : ACC_PUBLIC) | (kind == Kind.ABSTRACT ? ACC_ABSTRACT : 0));
            if (kind != Kind.NOT_A_SUPPLIER) c.withInterfaceSymbols(SUPPLIER);
            if (kind == Kind.METHOD || kind == Kind.NULL_METHOD || kind == Kind.WRONG_METHOD || kind == Kind.METHOD_THROWS) {
                c.withMethodBody("provider", MethodTypeDesc.of(kind == Kind.WRONG_METHOD ? CD_String : SUPPLIER), ACC_PUBLIC | ACC_STATIC, k -> {
                    switch (kind) {
                        case METHOD -> k.new_(self).dup().invokespecial(self, INIT_NAME, MTD_void).areturn();
                        case NULL_METHOD -> k.aconst_null().areturn();
                        case WRONG_METHOD -> k.ldc("a text").areturn();
                        default -> k.new_(ClassDesc.of("java.lang.IllegalStateException")).dup().ldc("no provider")
                                .invokespecial(ClassDesc.of("java.lang.IllegalStateException"), INIT_NAME, MethodTypeDesc.of(CD_void, CD_String)).athrow();
                    }
                });
            }
            c.withMethodBody(INIT_NAME, kind == Kind.NO_CONSTRUCTOR ? MethodTypeDesc.of(CD_void, CD_int) : MTD_void,
                    kind == Kind.PRIVATE_CONSTRUCTOR ? ACC_PRIVATE : ACC_PUBLIC, k -> {
                k.aload(0).invokespecial(CD_Object, INIT_NAME, MTD_void);
                if (kind == Kind.THROWS) k.iconst_1().iconst_0().idiv().pop();
                k.return_();
            });
            c.withMethodBody("get", MethodTypeDesc.of(CD_Object), ACC_PUBLIC, k -> k.ldc(name + " " + kind).areturn());
        });
    }

    static void show(String what, ServiceLoader<Supplier> loader) {
        System.out.println(what);
        Iterator<Supplier> all = loader.iterator();
        for (int errors = 0; errors < 20; ) {
            try {
                if (!all.hasNext()) break;
                Supplier s = all.next();
                System.out.println("  " + s.get() + " of " + s.getClass().getModule());
            } catch (ServiceConfigurationError e) {
                errors++;
                System.out.println("  " + e + (e.getCause() == null ? "" : " <- " + e.getCause()));
            }
        }
    }

    public static void main(String[] args) {
        ModuleLayer boot = ModuleLayer.boot();
        var lower = new Finder().add("one", List.of("one.B", "one.A"), Map.of("one.A", provider("one.A", Kind.GOOD), "one.B", provider("one.B", Kind.METHOD)));
        ModuleLayer first = boot.defineModulesWithOneLoader(boot.configuration().resolveAndBind(lower, ModuleFinder.of(), Set.of("one")), null);
        show("one layer", ServiceLoader.load(first, Supplier.class));
        var upper = new Finder().add("two", List.of("two.C"), Map.of("two.C", provider("two.C", Kind.GOOD)));
        ModuleLayer second = first.defineModulesWithManyLoaders(first.configuration().resolveAndBind(upper, ModuleFinder.of(), Set.of("two")), null);
        var loader = ServiceLoader.load(second, Supplier.class);
        show("two layers", loader);
        System.out.println(loader.stream().map(p -> p.type().getName()).toList() + " " + loader.findFirst().map(Supplier::get));
        loader.reload();
        show("reloaded", loader);
        for (Kind kind : Kind.values()) {
            if (kind == Kind.GOOD || kind == Kind.METHOD) continue;
            var bad = new Finder().add("bad", List.of("bad.P"), Map.of("bad.P", provider("bad.P", kind)));
            ModuleLayer l = boot.defineModulesWithOneLoader(boot.configuration().resolve(bad, ModuleFinder.of(), Set.of("bad")), null);
            show("bad " + kind, ServiceLoader.load(l, Supplier.class));
        }
        var missing = new Finder().add("gone", List.of("gone.P"), Map.of("gone.Q", provider("gone.Q", Kind.GOOD)));
        ModuleLayer l = boot.defineModulesWithOneLoader(boot.configuration().resolve(missing, ModuleFinder.of(), Set.of("gone")), null);
        show("missing class", ServiceLoader.load(l, Supplier.class));
        try {
            ServiceLoader.load(boot, Runnable.class).findFirst();
        } catch (ServiceConfigurationError e) { System.out.println(e); }
        System.out.println(ServiceLoader.load(java.nio.file.spi.FileSystemProvider.class).stream().map(p -> p.type().getSimpleName()).sorted().toList());
        System.out.println(ServiceLoader.loadInstalled(java.util.spi.ToolProvider.class).stream().count() >= 0);
    }
}
