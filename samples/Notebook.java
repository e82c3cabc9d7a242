// SPDX-License-Identifier: Apache-2.0
// Sample: files: a temporary folder, lines written and read, attributes, a walk, and tidying up.
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

public class Notebook {
    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("notebook");
        try {
            Path notes = folder.resolve("notes.txt");
            try (BufferedWriter writer = Files.newBufferedWriter(notes)) {
                for (int i = 1; i <= 5; i++) {
                    writer.write("note " + i + (i % 2 == 0 ? ": buy milk" : ": água é vida"));
                    writer.newLine();
                }
            }
            Files.writeString(notes, "the end\n", StandardOpenOption.APPEND);
            List<String> lines = Files.readAllLines(notes);
            System.out.println(lines.size() + " lines, " + Files.size(notes) + " bytes, last: " + lines.getLast());
            Files.createDirectories(folder.resolve("archive/2024"));
            Files.copy(notes, folder.resolve("archive/2024/copy.txt"));
            try (Stream<String> stream = Files.lines(notes)) {
                Files.write(folder.resolve("archive/milk.txt"), stream.filter(l -> l.contains("milk")).toList());
            }
            try (Stream<Path> walk = Files.walk(folder)) {
                walk.map(p -> folder.relativize(p).toString()).filter(p ->
                        !p.isEmpty()).sorted().forEach(System.out::println);
            }
            System.out.println(Files.readString(folder.resolve("archive/milk.txt")).strip().replace('\n', '|'));
            try {
                Files.readString(folder.resolve("missing.txt"));
            } catch (NoSuchFileException e) {
                System.out.println("no " + Path.of(e.getFile()).getFileName());
            }
        } finally {
            try (Stream<Path> walk = Files.walk(folder)) {
                for (Path p : walk.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(p);
                }
            }
        }
        System.out.println("tidy: " + Files.notExists(folder));
    }
}
