// SPDX-License-Identifier: Apache-2.0
// Tests: walkFileTree, walk, find, directory streams with globs, symbolic links, recursive deletion.
// Expects: sorted relative names.
import java.io.IOException;
import java.nio.file.*;
import java.nio.file.attribute.*;
import java.util.*;

public class Walking {
    public static void main(String[] args) throws IOException {
        Path dir = Files.createTempDirectory("walk");
        for (String s : new String[] {"a/b/c.txt", "a/d.java", "e.txt", "f/g/h/i.md"}) { Path p = dir.resolve(s);
                Files.createDirectories(p.getParent()); Files.writeString(p, s); }
        Files.createSymbolicLink(dir.resolve("link"), Path.of("e.txt"));
        try (var s = Files.walk(dir)) { System.out.println(s.map(p -> dir.relativize(p).toString()).sorted().toList());
                }
        try (var s = Files.find(dir, 3, (p, at) -> at.isRegularFile() && at.size() > 6)) {
                System.out.println(s.map(p -> p.getFileName().toString()).sorted().toList()); }
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> d = Files.newDirectoryStream(dir, "*.{txt,md}")) {
                for (Path p : d) names.add(p.getFileName().toString()); }
        System.out.println(names + " " + Files.isSymbolicLink(dir.resolve("link")) + " "
                + Files.readSymbolicLink(dir.resolve("link")) + " " + Files.readString(dir.resolve("link")) + " "
                + Files.isSameFile(dir.resolve("link"), dir.resolve("e.txt")));
        int[] counts = new int[3];
        Files.walkFileTree(dir, new SimpleFileVisitor<>() {
            @Override public FileVisitResult preVisitDirectory(Path p, BasicFileAttributes a) { counts[0]++;
                    return FileVisitResult.CONTINUE; }
            @Override public FileVisitResult visitFile(Path p, BasicFileAttributes a) throws IOException { counts[1]++;
                    Files.delete(p); return FileVisitResult.CONTINUE; }
            @Override public FileVisitResult postVisitDirectory(Path p, IOException e) throws IOException { counts[2]++;
                    Files.delete(p); return FileVisitResult.CONTINUE; }
        });
        System.out.println(Arrays.toString(counts) + " " + Files.exists(dir));
    }
}
