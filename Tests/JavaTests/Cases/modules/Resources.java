// SPDX-License-Identifier: Apache-2.0
// Tests: resources of named modules: class files are open to all, others only in open or exported-to-nobody packages as the
// specification of Module.getResourceAsStream says; META-INF; jrt URLs; the unnamed module.
// Expects: found or not, as the rules of encapsulation say.
import java.io.InputStream;
import java.net.*;
import java.nio.file.*;
import java.util.*;

public class Resources {
    static String found(InputStream in) throws Exception {
        if (in == null) return "none";
        try (in) { return in.readNBytes(4).length == 4 ? "found" : "short"; }
    }

    public static void main(String[] args) throws Exception {
        Module base = Object.class.getModule(), me = Resources.class.getModule();
        for (String name : List.of("java/lang/Object.class", "/java/lang/Object.class", "module-info.class", "java/lang/nothing.txt",
                "java/security/security.properties", "sun/net/idn/uidna.spp", "jdk/internal/icu/impl/data/icudt76b/nfc.nrm", "META-INF/nothing", "")) {
            System.out.println(name + ": " + (name.isEmpty() ? "-" : found(base.getResourceAsStream(name))) + " "
                    + found(Object.class.getResourceAsStream(name.startsWith("/") ? name : "/" + name)) + " "
                    + (ClassLoader.getSystemResource(name) == null ? "none" : "found"));
        }
        System.out.println(Object.class.getResource("String.class"));
        System.out.println(Object.class.getResource("/java/util/List.class") + " " + java.sql.Date.class.getResource("Date.class"));
        System.out.println(found(Resources.class.getResourceAsStream("Resources.class")) + " " + found(me.getResourceAsStream("Resources.class"))
                + " " + Resources.class.getResource("Resources.class").getProtocol());
        URL url = URI.create("jrt:/java.base/java/lang/Object.class").toURL();
        System.out.println(found(url.openStream()) + " " + (url.openConnection().getContentLength() > 1000));
        try {
            URI.create("jrt:/java.base/java/lang/Nothing.class").toURL().openStream();
        } catch (java.io.IOException e) { System.out.println(e); }
        FileSystem jrt = FileSystems.getFileSystem(URI.create("jrt:/"));
        Path object = jrt.getPath("/modules/java.base/java/lang/Object.class");
        byte[] bytes = Files.readAllBytes(object);
        System.out.printf("%s %08x %b %s%n", object, java.nio.ByteBuffer.wrap(bytes).getInt(), Files.isRegularFile(object), jrt.isReadOnly());
        try (var list = Files.list(jrt.getPath("/packages/java.lang"))) { System.out.println(list.map(Path::toString).sorted().toList()); }
        try (var list = Files.list(jrt.getPath("/modules/java.base/java/lang/constant"))) {
            System.out.println(list.map(p -> p.getFileName().toString()).filter(s -> s.startsWith("C")).sorted().toList());
        }
        try {
            Files.write(jrt.getPath("/modules/x"), new byte[0]);
        } catch (ReadOnlyFileSystemException e) { System.out.println(e); }
        try {
            Files.readAllBytes(jrt.getPath("/modules/java.base/nix"));
        } catch (NoSuchFileException e) { System.out.println(e); }
        System.out.println(jrt.getPath("/modules/java.base/../java.sql/./java").normalize() + " " + jrt.getPath("a/b").toAbsolutePath() + " " + object.toUri());
        List<String> names = new ArrayList<>();
        Files.walkFileTree(jrt.getPath("/modules/java.base/java/util/zip"), new SimpleFileVisitor<Path>() {
            @Override public FileVisitResult visitFile(Path p, java.nio.file.attribute.BasicFileAttributes a) {
                if (p.toString().contains("Checked")) names.add(p.getFileName() + (a.size() > 100 ? " big" : " small"));
                return FileVisitResult.CONTINUE;
            }
        });
        Collections.sort(names);
        System.out.println(names);
    }
}
