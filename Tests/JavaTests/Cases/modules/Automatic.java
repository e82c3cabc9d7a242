// SPDX-License-Identifier: Apache-2.0
// Tests: modules found in jars and folders: automatic modules named by file or manifest, services in META-INF, multi-release
// modules, wrong jars; packages in an unnamed module beside them.
// Expects: names and contents as ModuleFinder.of derives them, FindExceptions with the JDK's texts.
import java.io.*;
import java.lang.classfile.*;
import java.lang.constant.*;
import java.lang.module.*;
import java.nio.file.*;
import java.util.*;
import java.util.jar.*;
import java.util.zip.ZipEntry;
import static java.lang.classfile.ClassFile.*;
import static java.lang.constant.ConstantDescs.*;

public class Automatic {
    static byte[] type(String name, String text) {
        return ClassFile.of().build(ClassDesc.of(name), c -> c.withFlags(ACC_PUBLIC)
                .withMethodBody("call", MethodTypeDesc.of(CD_String), ACC_PUBLIC | ACC_STATIC, k -> k.ldc(text).areturn()));
    }

    static Path jar(Path folder, String name, Map<String, String> manifest, Map<String, byte[]> entries) throws IOException {
        Path file = folder.resolve(name);
        Manifest m = new Manifest();
        m.getMainAttributes().put(java.util.jar.Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.forEach((k, v) -> m.getMainAttributes().putValue(k, v));
        try (var out = new JarOutputStream(Files.newOutputStream(file), m)) {
            for (var e : new TreeMap<>(entries).entrySet()) {
                out.putNextEntry(new ZipEntry(e.getKey()));
                out.write(e.getValue());
                out.closeEntry();
            }
        }
        return file;
    }

    static void describe(Path... paths) {
        try {
            for (ModuleReference r : new TreeSet<ModuleReference>(Comparator.comparing(r -> r.descriptor().name())) {{ addAll(ModuleFinder.of(paths).findAll()); }}) {
                ModuleDescriptor d = r.descriptor();
                System.out.println("  " + d.toNameAndVersion() + " automatic " + d.isAutomatic() + " packages " + new TreeSet<>(d.packages()) + " provides " + d.provides()
                        + " main " + d.mainClass().orElse("none") + " requires " + d.requires());
            }
        } catch (FindException e) {
            System.out.println("  " + texts(e));
        }
    }

    static String texts(Throwable t) {
        String text = t.toString().replaceAll("/[^ ]*/", "");
        return t.getCause() == null ? text : text + " <- " + texts(t.getCause());
    }

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("modules");
        try {
            byte[] a = type("p.A", "A");
            for (String name : List.of("tool.jar", "my-tool-1.2.3.jar", "a..b--c_9.jar", "tool-2-beta.jar", "x1y.2.0-rc+7.jar", "9lives.jar", "-.jar", "Ünder.jar", "new.jar")) {
                Path own = Files.createDirectory(folder.resolve("d" + name.hashCode()));
                System.out.println(name);
                describe(jar(own, name, Map.of(), Map.of("p/A.class", a)));
            }
            System.out.println("named by manifest");
            describe(jar(folder, "whatever.jar", Map.of("Automatic-Module-Name", "nice.name", "Main-Class", "p.A"), Map.of("p/A.class", a)));
            describe(jar(folder, "wrong.jar", Map.of("Automatic-Module-Name", "no-name"), Map.of("p/A.class", a)));
            System.out.println("services");
            describe(jar(folder, "services.jar", Map.of(), Map.of("p/A.class", a, "META-INF/services/java.lang.Runnable", "# comment\n p.A # more\n\n".getBytes())));
            describe(jar(folder, "services2.jar", Map.of(), Map.of("p/A.class", a, "META-INF/services/java.lang.Runnable", "q.A".getBytes())));
            System.out.println("unnamed package, folder, text");
            describe(jar(folder, "top.jar", Map.of(), Map.of("Top.class", type("Top", "t"))));
            describe(Files.write(folder.resolve("text.jar"), "no jar".getBytes()));
            describe(folder.resolve("nowhere"), Files.createDirectory(folder.resolve("empty")));
            describe(Files.write(folder.resolve("file.txt"), new byte[3]));
            byte[] info = ClassFile.of().buildModule(java.lang.classfile.attribute.ModuleAttribute.of(ModuleDesc.of("real"),
                    b -> b.requires(ModuleDesc.of("java.base"), ACC_MANDATED, "25").exports(PackageDesc.of("p"), 0)));
            System.out.println("explicit, multi-release");
            describe(jar(folder, "explicit.jar", Map.of(), Map.of("p/A.class", a, "q/B.class", type("q.B", "B"), "module-info.class", info)));
            Path multi = jar(folder, "multi.jar", Map.of("Multi-Release", "true"), Map.of("p/A.class", a, "META-INF/versions/11/p/A.class", type("p.A", "A of 11"),
                    "META-INF/versions/17/p/Extra.class", type("p.Extra", "extra"), "META-INF/versions/99/p/A.class", type("p.A", "A of 99")));
            describe(multi);
            Path exploded = Files.createDirectories(folder.resolve("exploded/p"));
            Files.write(exploded.resolve("A.class"), a);
            Files.write(folder.resolve("exploded/module-info.class"), info);
            describe(folder.resolve("exploded"));
            Files.write(folder.resolve("exploded/module-info.class"), new byte[] {1, 2, 3});
            describe(folder.resolve("exploded"));
            System.out.println("two of a name");
            Path both = Files.createDirectory(folder.resolve("both"));
            jar(both, "same-1.0.jar", Map.of(), Map.of("p/A.class", a));
            jar(both, "same-2.0.jar", Map.of(), Map.of("p/A.class", a));
            describe(both);
            System.out.println("a layer");
            ModuleFinder finder = ModuleFinder.of(multi, folder.resolve("explicit.jar"));
            ModuleLayer boot = ModuleLayer.boot();
            for (String root : List.of("multi", "real")) {
                ModuleLayer l = boot.defineModulesWithOneLoader(boot.configuration().resolve(finder, ModuleFinder.of(), Set.of(root)), null);
                Class<?> c = l.findLoader(root).loadClass("p.A");
                Module m = c.getModule();
                System.out.println("  " + c.getMethod("call").invoke(null) + " of " + m + " " + m.isOpen("p") + " " + m.getDescriptor().isAutomatic()
                        + " " + m.canRead(ClassLoader.getSystemClassLoader().getUnnamedModule()));
            }
            try {
                boot.configuration().resolve(finder, ModuleFinder.of(), Set.of("multi", "real"));
            } catch (ResolutionException e) { System.out.println("  " + texts(e).replaceAll("multi|real", "X")); }
        } finally {
            try (var all = Files.walk(folder)) {
                for (Path p : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(p);
            }
        }
    }
}
