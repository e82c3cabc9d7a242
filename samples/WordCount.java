// SPDX-License-Identifier: Apache-2.0
// Tests: counting the words of many files in parallel: by threads and a shared map, by fork and join, by a parallel stream.
// Expects: three equal tables.
import java.io.IOException;
import java.nio.file.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.*;

public class WordCount {
    static final String[] WORDS = ("the of and a to in is you that it he was for on are as with his they at be this have from or one had "
            + "by word but not what all were we when your can said there use an each which she do how their if will up other about").split(" ");

    /** Texts in which frequent words are frequent, the same ones each time. */
    static List<Path> write(Path folder, int files, int words) throws IOException {
        var random = new Random(2025);
        List<Path> result = new ArrayList<>();
        for (int f = 0; f < files; f++) {
            var text = new StringBuilder();
            for (int w = 0; w < words; w++) {
                String word = WORDS[(int) (WORDS.length * Math.pow(random.nextDouble(), 3))];
                text.append(random.nextInt(12) == 0 ? word.toUpperCase(Locale.ROOT) : word);
                text.append(switch (random.nextInt(14)) { case 0 -> ".\n"; case 1 -> ", "; default -> " "; });
            }
            result.add(Files.writeString(folder.resolve("text" + f + ".txt"), text));
        }
        return result;
    }

    static Stream<String> words(Path file) {
        try {
            return Pattern.split(Files.readString(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static class Pattern {
        private static final java.util.regex.Pattern BREAKS = java.util.regex.Pattern.compile("[^A-Za-z]+");
        static Stream<String> split(String text) {
            return BREAKS.splitAsStream(text).filter(w -> !w.isEmpty()).map(w -> w.toLowerCase(Locale.ROOT));
        }
    }

    static Map<String, Long> byThreads(List<Path> files) throws Exception {
        var counts = new ConcurrentHashMap<String, LongAdder>();
        try (var pool = Executors.newFixedThreadPool(4)) {
            for (Path f : files) {
                pool.submit(() -> words(f).forEach(w -> counts.computeIfAbsent(w, x -> new LongAdder()).increment()));
            }
        }
        return counts.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().sum()));
    }

    static class Count extends RecursiveTask<Map<String, Long>> {
        final List<Path> files;
        Count(List<Path> files) { this.files = files; }

        @Override protected Map<String, Long> compute() {
            if (files.size() == 1) {
                Map<String, Long> result = new HashMap<>();
                words(files.getFirst()).forEach(w -> result.merge(w, 1L, Long::sum));
                return result;
            }
            var left = new Count(files.subList(0, files.size() / 2));
            var right = new Count(files.subList(files.size() / 2, files.size()));
            left.fork();
            Map<String, Long> result = right.compute();
            left.join().forEach((w, n) -> result.merge(w, n, Long::sum));
            return result;
        }
    }

    static Map<String, Long> byStream(List<Path> files) {
        return files.parallelStream().flatMap(WordCount::words)
                .collect(Collectors.groupingByConcurrent(Function.identity(), Collectors.counting()));
    }

    static void print(String how, Map<String, Long> counts) {
        System.out.println(how + ": " + counts.values().stream().mapToLong(n -> n).sum() + " words, " + counts.size() + " different");
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(5).forEach(e -> System.out.printf("  %-6s %6d%n", e.getKey(), e.getValue()));
    }

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("words");
        try {
            List<Path> files = write(folder, 16, 500);
            print("threads", byThreads(files));
            print("fork and join", ForkJoinPool.commonPool().invoke(new Count(files)));
            print("stream", byStream(files));
        } finally {
            try (var all = Files.walk(folder)) {
                for (Path p : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(p);
            }
        }
    }
}
