// SPDX-License-Identifier: Apache-2.0
// Tests: module layers made at run time from generated modules: one loader, a loader each, parents; qualified exports, services
// between layers, what classes say of their module.
// Expects: modules, readability and accessibility as the descriptors say; IllegalAccessErrors in HotSpot's words.
import java.lang.classfile.*;
import java.lang.classfile.attribute.ModuleAttribute;
import java.lang.constant.*;
import java.lang.module.*;
import java.io.*;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.*;
import java.util.stream.*;
import static java.lang.classfile.ClassFile.*;
import static java.lang.constant.ConstantDescs.*;

public class Layers {
    /** Modules in memory: descriptors, and the bytes of their classes by resource name. */
    static class Finder implements ModuleFinder {
        final Map<String, ModuleReference> modules = new TreeMap<>();

        Finder add(ModuleDescriptor d, Map<String, byte[]> contents) {
            modules.put(d.name(), new ModuleReference(d, URI.create("memory:/" + d.name())) {
                @Override public ModuleReader open() {
                    return new ModuleReader() {
                        @Override public Optional<URI> find(String name) {
                            return contents.containsKey(name) ? Optional.of(URI.create("memory:/" + d.name() + "/" + name)) : Optional.empty();
                        }
                        @Override public Optional<ByteBuffer> read(String name) { return Optional.ofNullable(contents.get(name)).map(ByteBuffer::wrap); }
                        @Override public Optional<InputStream> open(String name) { return Optional.ofNullable(contents.get(name)).map(ByteArrayInputStream::new); }
                        @Override public Stream<String> list() { return contents.keySet().stream().sorted(); }
                        @Override public void close() { }
                    };
                }
            });
            return this;
        }
        @Override public Optional<ModuleReference> find(String name) { return Optional.ofNullable(modules.get(name)); }
        @Override public Set<ModuleReference> findAll() { return Set.copyOf(modules.values()); }
    }

    /** A class with a static method `call` that returns a text, or what another class's `call` returns. */
    static byte[] caller(String name, String target) {
        return ClassFile.of().build(ClassDesc.of(name), c -> c.withFlags(ACC_PUBLIC)
                .withMethodBody("call", MethodTypeDesc.of(CD_String), ACC_PUBLIC | ACC_STATIC, k -> {
                    if (target == null) k.ldc(name).areturn();
                    else k.invokestatic(ClassDesc.of(target), "call", MethodTypeDesc.of(CD_String)).areturn();
                }));
    }

    static Finder finder() {
        return new Finder()
                .add(ModuleDescriptor.newModule("lib").exports("lib.open").exports("lib.friends", Set.of("app")).packages(Set.of("lib.closed")).build(),
                        Map.of("lib/open/A.class", caller("lib.open.A", "lib.closed.C"), "lib/closed/C.class", caller("lib.closed.C", null),
                                "lib/friends/F.class", caller("lib.friends.F", null)))
                .add(ModuleDescriptor.newModule("app").requires("lib").exports("app").build(),
                        Map.of("app/Open.class", caller("app.Open", "lib.open.A"), "app/Friend.class", caller("app.Friend", "lib.friends.F"),
                                "app/Closed.class", caller("app.Closed", "lib.closed.C"), "app/Own.class", caller("app.Own", null)))
                .add(ModuleDescriptor.newModule("stranger").requires("lib").requires("app").exports("stranger").build(),
                        Map.of("stranger/Friend.class", caller("stranger.Friend", "lib.friends.F")))
                .add(ModuleDescriptor.newModule("blind").exports("blind").build(),
                        Map.of("blind/Own.class", caller("blind.Own", null), "blind/NotRead.class", caller("blind.NotRead", "app.Own")));
    }

    static String words(Throwable t) {
        return t.toString().replaceAll("@(0x)?[0-9a-f]+", "@hash");
    }

    static void call(ModuleLayer layer, String module, String name) throws Exception {
        for (int i = 0; i < 2; i++) {
            try {
                Class<?> c = layer.findLoader(module).loadClass(name);
                System.out.println("  " + name + ": " + c.getMethod("call").invoke(null));
            } catch (InvocationTargetException e) {
                System.out.println("  " + name + ": " + words(e.getCause()));
            } catch (ClassNotFoundException | IllegalAccessException e) {
                System.out.println("  " + name + ": " + words(e));
            }
        }
    }

    static void show(String how, ModuleLayer layer) throws Exception {
        System.out.println(how + ": " + layer.modules().stream().map(Module::getName).sorted().toList());
        for (String n : List.of("app.Open", "app.Friend", "app.Closed", "app.Own")) call(layer, "app", n);
        call(layer, "stranger", "stranger.Friend");
        call(layer, "blind", "blind.Own");
        call(layer, "blind", "blind.NotRead");
        call(layer, "lib", "lib.closed.C");
        Module lib = layer.findModule("lib").orElseThrow(), app = layer.findModule("app").orElseThrow(), blind = layer.findModule("blind").orElseThrow();
        System.out.println("  " + lib + " " + app.canRead(lib) + " " + lib.canRead(app) + " " + lib.isExported("lib.open") + " " + lib.isExported("lib.friends")
                + " " + lib.isExported("lib.friends", app) + " " + lib.isExported("lib.friends", blind) + " " + lib.isExported("lib.closed") + " " + lib.isOpen("lib.open")
                + " " + lib.isOpen("lib.open", app) + " " + lib.isExported("lib.closed", lib));
        System.out.println("  " + (layer.findLoader("lib") == layer.findLoader("app")) + " " + lib.getPackages().stream().sorted().toList()
                + " " + lib.getDescriptor().exports().stream().map(Object::toString).sorted().toList());
        try {
            app.addExports("app", blind);
            System.out.println("  ?");
        } catch (IllegalCallerException e) { System.out.println("  " + words(e)); }
        Class<?> c = layer.findLoader("lib").loadClass("lib.open.A");
        System.out.println("  " + c.getModule() + " " + c.getPackage() + " " + (c.getModule().getLayer() == layer) + " " + c.getModule().isNamed()
                + " " + c.getModule().getDescriptor().isOpen());
        Object texts = null;
        try {
            texts = layer.findLoader("lib").loadClass("lib.closed.C").getMethod("call").invoke(null);
        } catch (IllegalAccessException e) { texts = words(e); }
        System.out.println("  " + texts);
    }

    public static void main(String[] args) throws Exception {
        ModuleLayer boot = ModuleLayer.boot();
        Configuration all = boot.configuration().resolve(finder(), ModuleFinder.of(), Set.of("app", "stranger", "blind"));
        System.out.println(all.modules().stream().map(m -> m.name() + " reads " + m.reads().stream().map(ResolvedModule::name).sorted().toList()).sorted().toList());
        show("one loader", boot.defineModulesWithOneLoader(all, ClassLoader.getSystemClassLoader()));
        show("many loaders", boot.defineModulesWithManyLoaders(all, ClassLoader.getSystemClassLoader()));
        ModuleLayer lower = boot.defineModulesWithOneLoader(boot.configuration().resolve(finder(), ModuleFinder.of(), Set.of("lib")), null);
        Finder rest = finder();
        rest.modules.remove("lib");
        Configuration upper = lower.configuration().resolve(rest, ModuleFinder.of(), Set.of("app", "stranger", "blind"));
        ModuleLayer over = lower.defineModulesWithManyLoaders(upper, null);
        System.out.println("over another layer: " + over.modules().stream().map(Module::getName).sorted().toList() + " " + (over.parents().getFirst() == lower)
                + " " + over.findModule("lib").orElseThrow().getLayer().equals(lower) + " " + over.findModule("java.base").isPresent());
        for (String n : List.of("app.Open", "app.Friend", "app.Closed")) call(over, "app", n);
        call(over, "stranger", "stranger.Friend");
        call(over, "blind", "blind.NotRead");
    }
}
