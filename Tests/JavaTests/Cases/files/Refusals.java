// SPDX-License-Identifier: Apache-2.0
// Tests: what files, folders, channels, mappings, archives and object streams refuse, and how they say so.
// Expects: the exceptions of the JDK with the texts of the system.
import java.io.*;
import java.net.*;
import java.nio.*;
import java.nio.channels.*;
import java.nio.file.*;
import java.nio.file.attribute.*;
import java.util.*;
import java.util.zip.*;

public class Refusals {
    interface R { Object run() throws Throwable; }
    static Path base;

    static void t(String n, R r) {
        String text;
        try { text = n + " = " + r.run(); } catch (Throwable e) { text = n + " ! " + e + (e.getCause() != null ? " <- " + e.getCause() : ""); }
        System.out.println(base == null ? text : text.replace(base.toString(), "BASE"));
    }

    public static void main(String[] a) throws Exception {
        base = Files.createTempDirectory("refusals").toRealPath();
        Path f = base.resolve("f.txt");
        Files.writeString(f, "hello\nworld\n");
        t("nofile", () -> new FileInputStream(base + "/nope"));
        t("dir", () -> new FileInputStream(base.toString()));
        t("outdir", () -> new FileOutputStream(base.toString()));
        t("noparent", () -> new FileOutputStream(base + "/x/y"));
        t("empty", () -> new FileInputStream(""));
        t("raf", () -> new RandomAccessFile(f.toFile(), "x"));
        t("raf2", () -> new RandomAccessFile(f.toFile(), "r").read(new byte[3], 2, 5));
        t("raf3", () -> { var r = new RandomAccessFile(f.toFile(), "r"); r.seek(-1); return 0; });
        t("raf4", () -> { var r = new RandomAccessFile(f.toFile(), "r"); r.write(1); return 0; });
        t("raf5", () -> { var r = new RandomAccessFile(f.toFile(), "rw"); r.seek(100); r.write(1); r.setLength(5); return r.length() + " " + r.getFilePointer() + " " + r.readLine(); });
        t("closed", () -> { var i = new FileInputStream(f.toFile()); i.close(); return i.read(); });
        t("closed2", () -> { var i = new FileOutputStream(f.toFile(), true); i.close(); i.write(1); return 0; });
        Files.writeString(f, "hello\nworld\n");
        t("nio nofile", () -> Files.readAllBytes(base.resolve("nope")));
        t("nio dir", () -> Files.readString(base));
        t("nio exists", () -> Files.createFile(f));
        t("nio mkdir", () -> Files.createDirectory(base));
        t("nio mkdirs", () -> Files.createDirectories(f));
        t("nio mkdirs2", () -> Files.createDirectories(f.resolve("x")));
        t("nio del", () -> { Files.delete(base.resolve("nope")); return 0; });
        t("nio del2", () -> { Files.delete(base); return 0; });
        t("nio copy", () -> Files.copy(f, f));
        t("nio copy2", () -> { Files.createDirectory(base.resolve("sub")); return Files.copy(f, base.resolve("sub")); });
        t("nio move", () -> Files.move(base.resolve("nope"), f));
        t("nio move2", () -> Files.move(f, base.resolve("sub"), StandardCopyOption.REPLACE_EXISTING));
        t("nio list", () -> Files.list(f));
        t("nio link", () -> Files.createSymbolicLink(base.resolve("sub"), f));
        Files.writeString(f, "hello\nworld\n");
        t("nio link2", () -> Files.readSymbolicLink(f));
        t("nio loop", () -> { Files.createSymbolicLink(base.resolve("l1"), Path.of("l2")); Files.createSymbolicLink(base.resolve("l2"), Path.of("l1")); return Files.readString(base.resolve("l1")); });
        t("nio real", () -> base.resolve("l1").toRealPath());
        t("nio attr", () -> Files.readAttributes(base.resolve("l1"), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).isSymbolicLink());
        t("perm2", () -> PosixFilePermissions.fromString("rwx"));
        t("attr", () -> Files.getAttribute(f, "nope:x"));
        t("attr2", () -> Files.getAttribute(f, "unix:mode"));
        t("attr3", () -> Files.readAttributes(f, "size,nope"));
        t("user attr", () -> { var v = Files.getFileAttributeView(f, UserDefinedFileAttributeView.class); v.write("k", ByteBuffer.wrap("v".getBytes())); return v.list() + " " + v.size("k"); });
        t("time", () -> { Files.setLastModifiedTime(f, FileTime.fromMillis(1234567890123L)); return Files.getLastModifiedTime(f) + " " + f.toFile().lastModified(); });
        t("invalid path", () -> Path.of("a\0b"));
        t("invalid enc", () -> Path.of("\ud800"));
        t("resolve", () -> Path.of("/a/../b/./c").normalize() + " " + Path.of("a/b").relativize(Path.of("a/c/d")) + " " + Path.of("/a").relativize(Path.of("/")));
        t("relativize", () -> Path.of("/a").relativize(Path.of("b")));
        t("subpath", () -> Path.of("/a/b").subpath(1, 5));
        t("uri", () -> Path.of(URI.create("file:relative")));
        t("uri2", () -> Path.of(URI.create("foo:/x")));
        t("glob", () -> FileSystems.getDefault().getPathMatcher("glob:["));
        t("glob2", () -> FileSystems.getDefault().getPathMatcher("nope:x"));
        t("isSame", () -> Files.isSameFile(f, base.resolve("./f.txt")));
        t("mismatch", () -> Files.mismatch(f, f));
        t("channel", () -> { try (var c = FileChannel.open(f, StandardOpenOption.READ)) { return c.write(ByteBuffer.allocate(1)); } });
        t("channel2", () -> FileChannel.open(base.resolve("n"), StandardOpenOption.READ));
        t("channel3", () -> { try (var c = FileChannel.open(f, StandardOpenOption.WRITE)) { return c.position(-1); } });
        t("map", () -> { try (var c = FileChannel.open(f, StandardOpenOption.READ)) { return c.map(FileChannel.MapMode.READ_WRITE, 0, 10); } });
        t("map3", () -> { try (var c = FileChannel.open(f, StandardOpenOption.READ)) { return c.map(FileChannel.MapMode.READ_ONLY, 5, 3); } });
        t("map4", () -> { try (var c = FileChannel.open(f, StandardOpenOption.READ)) { var m = c.map(FileChannel.MapMode.READ_ONLY, 0, 12); m.put((byte) 1); return m; } });
        t("lock", () -> { try (var c = FileChannel.open(base.resolve("lk"), StandardOpenOption.WRITE, StandardOpenOption.CREATE)) { var l = c.lock(); return c.tryLock(); } });
        t("closedch", () -> { var c = FileChannel.open(f); c.close(); return c.size(); });
        t("opts", () -> Files.newByteChannel(f, StandardOpenOption.READ, StandardOpenOption.APPEND));
        t("opts2", () -> Files.newOutputStream(f, StandardOpenOption.CREATE_NEW));
        t("opts3", () -> Files.newInputStream(f, StandardOpenOption.WRITE));
        t("zip", () -> new ZipFile(f.toFile()));
        t("zip2", () -> new ZipFile(base + "/nope.zip"));
        t("jar", () -> new java.util.jar.JarFile(base.toFile()));
        t("gzip", () -> new GZIPInputStream(new ByteArrayInputStream("x".getBytes())));
        t("gzip2", () -> new GZIPInputStream(new ByteArrayInputStream(new byte[20])));
        t("inflate", () -> new InflaterInputStream(new ByteArrayInputStream("hello world".getBytes())).read());
        t("inflate2", () -> { var i = new Inflater(); i.setInput(new byte[] {0x78, (byte) 0x9c, 1, 2, 3, 4, 5, 6, 7, 8}); return i.inflate(new byte[10]); });
        t("inflate3", () -> { var i = new Inflater(); i.end(); return i.inflate(new byte[1]); });
        t("deflate", () -> new Deflater(10));
        t("zipdup", () -> { var z = new ZipOutputStream(new ByteArrayOutputStream()); z.putNextEntry(new ZipEntry("a")); z.putNextEntry(new ZipEntry("a")); return 0; });
        t("zipstore", () -> { var z = new ZipOutputStream(new ByteArrayOutputStream()); z.setMethod(0); z.putNextEntry(new ZipEntry("a")); return 0; });
        t("zipin", () -> new ZipInputStream(new ByteArrayInputStream(new byte[] {'P', 'K', 3, 4, 9, 9})).getNextEntry());
        t("ser", () -> new ObjectInputStream(new ByteArrayInputStream(new byte[4])));
        t("ser2", () -> { new ObjectOutputStream(new ByteArrayOutputStream()).writeObject(new Object()); return 0; });
        t("ser3", () -> new ObjectInputStream(new ByteArrayInputStream(HexFormat.of().parseHex("aced0005737200054e6f7065730000000000000000020000787070"))).readObject());
        try (var all = Files.walk(base)) { for (Path p : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(p); }
    }
}
