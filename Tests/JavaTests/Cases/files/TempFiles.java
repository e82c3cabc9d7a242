// SPDX-License-Identifier: Apache-2.0
// Tests: java.nio.file.Files: create, write, read, append, copy, move, delete, attributes, exceptions.
// Expects: contents; exception class names.
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;

public class TempFiles {
    public static void main(String[] args) throws Exception {
        Path dir = Files.createTempDirectory("case");
        Path a = dir.resolve("a.txt"), b = dir.resolve("b.txt");
        Files.writeString(a, "line 1\nline 2 \u20ac\n");
        Files.write(a, List.of("line 3"), StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        System.out.println(Files.readAllLines(a) + " " + Files.size(a) + " " + Files.exists(b) + " "
                + Files.isDirectory(dir) + " " + Files.isRegularFile(a));
        Files.copy(a, b);
        System.out.println(Files.mismatch(a, b) + " " + Files.readString(b).length());
        try { Files.copy(a, b); } catch (FileAlreadyExistsException e) {
                System.out.println("exists " + Path.of(e.getMessage()).getFileName()); }
        Files.move(a, dir.resolve("c.txt"), StandardCopyOption.REPLACE_EXISTING);
        try { Files.readString(a); } catch (NoSuchFileException e) {
                System.out.println("gone " + Path.of(e.getFile()).getFileName()); }
        try { Files.delete(dir); } catch (DirectoryNotEmptyException e) { System.out.println("not empty"); }
        try (var s = Files.list(dir)) { System.out.println(s.map(p -> p.getFileName().toString()).sorted().toList()); }
        System.out.println(Files.deleteIfExists(a) + " " + Files.deleteIfExists(b) + " "
                + Files.getLastModifiedTime(dir.resolve("c.txt")).toMillis() / 1_000_000_000_000L + " "
                + Files.isReadable(dir) + " " + Files.isHidden(Path.of(".x")));
        Files.delete(dir.resolve("c.txt"));
        Files.delete(dir);
        System.out.println(Files.notExists(dir));
    }
}
