// SPDX-License-Identifier: Apache-2.0
package swiftlet.internal;

import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What most programs do first, done once before a start-up image is written: the classes it needs are then linked, their
 * methods decoded, and the method handles behind lambdas and string concatenation of the usual shapes are made.
 *
 * It leaves nothing behind that a program could see: no property, no stream, no thread, no time zone or environment.
 */
final class StartupTraining {
    private enum Color { RED, GREEN }

    private sealed interface Shape permits Circle, Square {}

    private record Circle(int radius, String name) implements Shape {}

    private record Square(long side) implements Shape {}

    private int count;

    /**
     * As a program of a class path, in a machine of its own that is not kept: what finding and defining classes in a folder and in
     * a jar needs, and writing to a file, is then known. The image holds those classes too, not initialized.
     */
    public static void main(String[] arguments) throws Exception {
        train();
        Path folder = Path.of(arguments[0]);
        String entry = StartupTraining.class.getName().replace('.', '/') + ".class";
        Path jar = folder.resolve("training.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        try (JarOutputStream out = new JarOutputStream(new FileOutputStream(jar.toFile()), manifest)) {
            out.putNextEntry(new JarEntry(entry));
            Files.copy(folder.resolve(entry), out);
        }
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            loader.loadClass(StartupTraining.class.getName());
        }
        try (PrintStream stream = new PrintStream(new FileOutputStream(folder.resolve("text").toFile()), true)) {
            stream.println("text");
        }
    }

    static void train() {
        StartupTraining self = new StartupTraining();
        self.count += self.lambdas("a", 1);
        self.count += self.concatenations("a", 1, 2L, 'c', true, 1.5);
        self.count += self.collections();
        self.count += self.shapes(new Circle(1, "c"));
        self.count += self.shapes(new Square(2));
        self.count += self.switches("b", Color.GREEN, 7);
        self.count += self.exceptions();
        self.count += self.texts();
        self.count += self.output();
    }

    private int lambdas(String text, int number) {
        Supplier<String> constant = () -> "x";
        Supplier<String> one = () -> text;
        Supplier<String> two = () -> text + number;
        Supplier<Object> bound = () -> this.count;
        Function<String, Integer> length = String::length;
        Function<String, String> plain = s -> s + "!";
        Function<String, String> capturing = s -> s + number;
        Function<Integer, Integer> boxing = n -> n + 1;
        BiFunction<Integer, Integer, Integer> add = (a, b) -> a + b;
        BinaryOperator<Integer> sum = Integer::sum;
        UnaryOperator<String> upper = String::toUpperCase;
        Predicate<String> empty = String::isEmpty;
        Consumer<String> consumer = s -> count += s.length();
        Runnable runnable = () -> count++;
        Runnable free = () -> {};
        IntFunction<String> toText = Integer::toString;
        IntUnaryOperator twice = n -> n * 2;
        IntPredicate even = n -> n % 2 == 0;
        Supplier<List<String>> maker = ArrayList::new;
        Comparator<String> byLength = Comparator.comparing(String::length);
        runnable.run();
        free.run();
        consumer.accept(plain.apply(constant.get()) + capturing.apply(one.get()) + two.get() + bound.get());
        return length.apply(upper.apply("y")) + boxing.apply(add.apply(1, sum.apply(2, 3))) + toText.apply(4).length()
            + twice.applyAsInt(2) + (even.test(2) ? 1 : 0) + (empty.test("") ? 1 : 0) + maker.get().size()
            + byLength.compare("a", "bb");
    }

    private int concatenations(String s, int i, long l, char c, boolean b, double d) {
        Object o = s;
        return ("s" + s).length() + (s + s).length() + (s + "s").length() + ("i" + i).length() + (i + "i").length()
            + (s + i).length() + ("s" + s + "i" + i).length() + (s + " " + s).length() + ("l" + l).length()
            + ("c" + c).length() + ("b" + b).length() + ("d" + d).length() + ("o" + o).length()
            + (s + i + s).length() + ("a" + s + "b" + s + "c").length() + ("a" + i + "b" + i).length()
            + ("a" + s + "b" + i + "c" + s).length() + (s + "=" + l).length() + ("a" + i + "b").length()
            + ("a" + s + "b").length() + ("a" + s + "b" + d).length() + (s + o).length();
    }

    private int collections() {
        List<String> list = new ArrayList<>(List.of("b", "a", "c"));
        list.sort(Comparator.naturalOrder());
        list.removeIf(s -> s.equals("c"));
        Map<String, Integer> map = new HashMap<>();
        for (String s : list) map.merge(s, 1, Integer::sum);
        for (Map.Entry<String, Integer> entry : map.entrySet()) count += entry.getValue();
        map.computeIfAbsent("d", k -> 4);
        map.forEach((k, v) -> count += v);
        Map<String, List<String>> groups = new TreeMap<>();
        groups.computeIfAbsent("x", k -> new ArrayList<>()).add("y");
        new LinkedHashMap<>(map).putAll(Map.of("e", 5));
        new ConcurrentHashMap<String, String>().putIfAbsent("k", "v");
        int[] numbers = {3, 1, 2};
        Arrays.sort(numbers);
        return list.stream().filter(s -> s.length() == 1).map(s -> s + "x").collect(Collectors.toList()).size()
            + IntStream.range(0, 4).map(n -> n * n).sum()
            + list.stream().mapToInt(String::length).sum()
            + list.stream().collect(Collectors.joining(",")).length()
            + list.stream().sorted().toList().size()
            + list.toString().length() + map.toString().length() + Arrays.toString(numbers).length();
    }

    private int shapes(Shape shape) {
        int area = switch (shape) {
            case Circle(int radius, String name) when radius > 0 -> radius * name.length();
            case Circle circle -> circle.radius();
            case Square square -> (int) square.side();
        };
        return area + shape.hashCode() + shape.toString().length() + (shape.equals(shape) ? 1 : 0);
    }

    private int switches(String text, Color color, int number) {
        Object object = number;
        int first = switch (text) {
            case "a" -> 1;
            case "b" -> 2;
            default -> 3;
        };
        int second = switch (color) {
            case RED -> 1;
            case GREEN -> 2;
        };
        String third = switch (object) {
            case null -> "null";
            case Integer n when n > 100 -> "large";
            case Integer n -> "int";
            case String s -> s;
            default -> "other";
        };
        return first + second + third.length() + Color.valueOf("RED").ordinal() + color.name().length();
    }

    private int exceptions() {
        try {
            Object[] none = new Object[0];
            none[count & 1 | 2] = null;
            return 0;
        } catch (ArrayIndexOutOfBoundsException e) {
            return e.getMessage().length() + e.getStackTrace().length;
        }
    }

    private int texts() {
        return Integer.parseInt("42") + Long.toString(42).length() + Double.toString(1.5).length()
            + "a,b,c".split(",").length + "a b".replace("a", "b").length() + "text".substring(1, 3).indexOf('x')
            + String.join("-", "a", "b").length() + " strip ".strip().length() + "ab".repeat(2).length()
            + "a-b".replaceAll("[a-z]", "x").length();
    }

    private int output() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(bytes, true);
        stream.println("text");
        stream.println(42);
        stream.print('c');
        stream.println(1.5);
        stream.println((Object) "object");
        stream.println();
        new Exception("trained").printStackTrace(stream);
        return bytes.size();
    }
}
