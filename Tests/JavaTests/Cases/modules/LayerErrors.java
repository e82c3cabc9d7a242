// SPDX-License-Identifier: Apache-2.0
// Tests: configurations that cannot be resolved and layers that cannot be made: missing modules, circles, a package in two modules,
// wrong versions and names, packages of the boot layer, loaders that are taken.
// Expects: FindException, ResolutionException, LayerInstantiationException and others with the JDK's texts.
import java.lang.module.*;
import java.net.URI;
import java.util.*;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

public class LayerErrors {
    static class Finder implements ModuleFinder {
        final Map<String, ModuleReference> modules = new TreeMap<>();
        Finder add(String name, Consumer<ModuleDescriptor.Builder> rest) {
            var b = ModuleDescriptor.newModule(name);
            rest.accept(b);
            modules.put(name, new ModuleReference(b.build(), URI.create("memory:/" + name)) {
                @Override public ModuleReader open() throws java.io.IOException { throw new java.io.IOException("nothing to read"); }
            });
            return this;
        }
        @Override public Optional<ModuleReference> find(String name) { return Optional.ofNullable(modules.get(name)); }
        @Override public Set<ModuleReference> findAll() { return Set.copyOf(modules.values()); }
    }

    static void attempt(String what, Callable<?> c) {
        try {
            System.out.println(what + ": " + c.call());
        } catch (Throwable t) {
            System.out.println(what + ": " + t.toString().replaceAll("@[0-9a-f]+", "@hash")
                    + (t.getCause() == null ? "" : " <- " + t.getCause()));
        }
    }

    static Configuration resolve(Finder f, String... roots) {
        return ModuleLayer.boot().configuration().resolve(f, ModuleFinder.of(), Set.of(roots));
    }

    static Object layer(Finder f, String... roots) {
        return ModuleLayer.boot().defineModulesWithOneLoader(resolve(f, roots), null).modules().stream().map(Module::getName).sorted().toList();
    }

    public static void main(String[] args) {
        attempt("missing root", () -> resolve(new Finder(), "nowhere"));
        attempt("missing required", () -> resolve(new Finder().add("a", b -> b.requires("nowhere")), "a"));
        attempt("static required", () -> layer(new Finder().add("a", b -> b.requires(Set.of(ModuleDescriptor.Requires.Modifier.STATIC), "nowhere")), "a"));
        attempt("circle", () -> resolve(new Finder().add("a", b -> b.requires("b")).add("b", b -> b.requires("c")).add("c", b -> b.requires("a")), "a"));
                attempt("own package exported by another", () -> resolve(new Finder().add("a", b -> b.packages(Set.of("p"))).add("b", b -> b.requires("a").exports("p")), "b").modules().size());
        attempt("own package read from another", () -> resolve(new Finder().add("a", b -> b.exports("p")).add("b", b -> b.requires("a").packages(Set.of("p"))), "b"));
        attempt("hidden twice", () -> layer(new Finder().add("a", b -> b.packages(Set.of("p"))).add("b", b -> b.requires("a").packages(Set.of("p"))), "b"));
        attempt("package of java.base", () -> resolve(new Finder().add("a", b -> b.packages(Set.of("java.util"))), "a"));
        attempt("package java", () -> layer(new Finder().add("a", b -> b.packages(Set.of("java.mine"))), "a"));
        attempt("no package", () -> layer(new Finder().add("a", b -> { }), "a"));
        attempt("taken name", () -> layer(new Finder().add("java.base", b -> { }), "java.base"));
        attempt("transitive", () -> layer(new Finder().add("a", b -> b.exports("p")).add("b", b -> b.requires(Set.of(ModuleDescriptor.Requires.Modifier.TRANSITIVE), "a"))
                .add("c", b -> b.requires("b").packages(Set.of("q"))), "c"));
        attempt("uses nothing", () -> layer(new Finder().add("a", b -> b.uses("p.Service").packages(Set.of("q"))), "a"));
        attempt("bad name", () -> ModuleDescriptor.newModule("1a"));
        attempt("bad package", () -> ModuleDescriptor.newModule("a").exports("p..q"));
        attempt("twice exported", () -> ModuleDescriptor.newModule("a").exports("p").exports("p"));
        attempt("twice required", () -> ModuleDescriptor.newModule("a").requires("b").requires("b"));
        attempt("requires itself", () -> ModuleDescriptor.newModule("a").requires("a"));
        attempt("opens in open", () -> ModuleDescriptor.newOpenModule("a").opens("p"));
        attempt("main outside", () -> ModuleDescriptor.newModule("a").packages(Set.of("p")).mainClass("q.Main").build());
        attempt("unnamed main", () -> ModuleDescriptor.newModule("a").mainClass("Main").build());
        attempt("bad version", () -> ModuleDescriptor.newModule("a").version("x"));
        attempt("versions", () -> ModuleDescriptor.Version.parse("1.2").compareTo(ModuleDescriptor.Version.parse("1.2-ea+3")) + " "
                + ModuleDescriptor.newModule("a").version("7.1").build().toNameAndVersion());
        attempt("bad provider", () -> ModuleDescriptor.newModule("a").provides("p.S", List.of("q.", "r.T")));
        attempt("empty providers", () -> ModuleDescriptor.newModule("a").provides("p.S", List.of()));
        attempt("descriptor", () -> ModuleDescriptor.newModule("a").exports("p", Set.of("c")).opens("q").uses("p.S").provides("p.S", List.of("q.T")).build());
        ModuleLayer boot = ModuleLayer.boot();
        attempt("not the parent", () -> {
            Configuration own = Configuration.empty().resolve(new Finder().add("a", b -> { }), ModuleFinder.ofSystem(), Set.of("a"));
            return ModuleLayer.defineModules(own, List.of(boot), n -> null);
        });
        attempt("boot loader", () -> ModuleLayer.defineModules(resolve(new Finder().add("a", b -> b.packages(Set.of("p"))), "a"), List.of(boot), n -> null).layer());
        attempt("platform loader", () -> ModuleLayer.defineModules(resolve(new Finder().add("a", b -> b.packages(Set.of("p"))), "a"), List.of(boot),
                n -> ClassLoader.getPlatformClassLoader()).layer());
        ClassLoader mine = new ClassLoader("mine", null) { };
        attempt("same loader twice", () -> {
            for (int i = 0; i < 2; i++) {
                ModuleLayer.defineModules(resolve(new Finder().add("a", b -> b.packages(Set.of("p"))), "a"), List.of(boot), n -> mine);
            }
            return "made twice";
        });
        attempt("same package, same loader", () -> ModuleLayer.defineModules(resolve(new Finder().add("c", b -> b.packages(Set.of("p"))), "c"), List.of(boot), n -> mine));
        attempt("two in one loader", () -> ModuleLayer.defineModules(resolve(new Finder().add("x", b -> b.packages(Set.of("r"))).add("y", b -> b.packages(Set.of("r"))), "x", "y"),
                List.of(boot), n -> new ClassLoader("fresh", null) { }).layer().modules().size());
        ClassLoader one = new ClassLoader("one", null) { };
        attempt("two in the one loader", () -> ModuleLayer.defineModules(resolve(new Finder().add("x", b -> b.packages(Set.of("r"))).add("y", b -> b.packages(Set.of("r"))), "x", "y"),
                List.of(boot), n -> one));
    }
}
