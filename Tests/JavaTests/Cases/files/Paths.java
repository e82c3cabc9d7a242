// SPDX-License-Identifier: Apache-2.0
// Tests: Path algebra: resolve, relativize, normalize, names, subpaths, comparison, roots.
// Expects: texts; nothing touches the disk.
import java.nio.file.*;

public class Paths {
    public static void main(String[] args) {
        Path p = Path.of("/a/b/../c/./d.txt");
        System.out.println(p + " " + p.normalize() + " " + p.getFileName() + " " + p.getParent() + " " + p.getRoot()
                + " " + p.getNameCount() + " " + p.getName(1) + " " + p.subpath(1, 3) + " " + p.isAbsolute());
        System.out.println(Path.of("x", "y", "z") + " " + Path.of("x").resolve("y/z") + " "
                + Path.of("x").resolve("/abs") + " " + Path.of("x/y").resolveSibling("w") + " "
                + Path.of("").resolve("q"));
        System.out.println(Path.of("/a/b").relativize(Path.of("/a/c/d")) + " " + Path.of("a").relativize(Path.of("a/b"))
                + " " + Path.of("a//b///c") + " " + Path.of("a/").equals(Path.of("a")) + " "
                + Path.of("a").compareTo(Path.of("b")));
        System.out.println(p.startsWith("/a") + " " + p.endsWith("d.txt") + " " + p.startsWith("/a/b/..") + " "
                + Path.of("/").getFileName() + " " + Path.of("a").getParent() + " [" + Path.of("") + "]");
        StringBuilder b = new StringBuilder();
        for (Path n : p) b.append(n).append('|');
        System.out.println(b + " " + Path.of("/x y/\u00e4").toUri() + " " + new java.io.File("/a/b.txt").getName()
                + new java.io.File("rel/../f").getParent());
        PathMatcher m = FileSystems.getDefault().getPathMatcher("glob:**/*.{java,txt}");
        System.out.println(m.matches(p) + " " + m.matches(Path.of("a.java")) + " "
                + FileSystems.getDefault().getPathMatcher("glob:[!a]?c*").matches(Path.of("bbcd")));
        try { Path.of("a\0b"); } catch (InvalidPathException e) { System.out.println(e.getReason()); }
        try { Path.of("/a").relativize(Path.of("b")); } catch (IllegalArgumentException e) {
                System.out.println(e.getMessage()); }
    }
}
