// SPDX-License-Identifier: Apache-2.0
// Tests: a JSON tool: reads a document, prints it compactly or indented, answers queries such as `.orders[1].lines[*].price`,
// and says where a document is wrong. `json FILE [QUERY]` reads a file, without arguments it shows what it can do.
// Expects: what is printed here.
import java.math.BigDecimal;
import java.nio.file.*;
import java.util.*;
import java.util.stream.*;

public class Json {
    sealed interface Value permits Null, Bool, Num, Str, Arr, Obj {}
    enum Null implements Value { NULL }
    record Bool(boolean value) implements Value {}
    record Num(BigDecimal value) implements Value {}
    record Str(String value) implements Value {}
    record Arr(List<Value> values) implements Value {}
    record Obj(Map<String, Value> members) implements Value {}

    static class SyntaxError extends RuntimeException {
        SyntaxError(String what, String text, int at) {
            super(what + " in line " + (1 + text.substring(0, at).chars().filter(c -> c == '\n').count())
                    + ", column " + (at - text.lastIndexOf('\n', at - 1)));
        }
    }

    static class Parser {
        private final String text;
        private int at;
        Parser(String text) { this.text = text; }

        static Value parse(String text) {
            var p = new Parser(text);
            Value v = p.value();
            p.space();
            if (p.at < text.length()) throw p.error("something after the end");
            return v;
        }

        private SyntaxError error(String what) { return new SyntaxError(what, text, Math.min(at, text.length())); }
        private int peek() { return at < text.length() ? text.charAt(at) : -1; }
        private void space() { while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) at++; }
        private boolean skip(char c) {
            space();
            if (peek() != c) return false;
            at++;
            return true;
        }
        private void expect(char c) { if (!skip(c)) throw error("no " + c); }

        private Value value() {
            space();
            return switch (peek()) {
                case '{' -> object();
                case '[' -> array();
                case '"' -> new Str(string());
                case 't' -> word("true", new Bool(true));
                case 'f' -> word("false", new Bool(false));
                case 'n' -> word("null", Null.NULL);
                case -1 -> throw error("the end");
                default -> number();
            };
        }

        private Value word(String word, Value v) {
            if (!text.startsWith(word, at)) throw error("an unknown word");
            at += word.length();
            return v;
        }

        private Value object() {
            expect('{');
            Map<String, Value> members = new LinkedHashMap<>();
            if (skip('}')) return new Obj(members);
            do {
                space();
                if (peek() != '"') throw error("no name");
                String name = string();
                expect(':');
                if (members.putIfAbsent(name, value()) != null) throw error("\"" + name + "\" twice");
            } while (skip(','));
            expect('}');
            return new Obj(members);
        }

        private Value array() {
            expect('[');
            List<Value> values = new ArrayList<>();
            if (skip(']')) return new Arr(values);
            do { values.add(value()); } while (skip(','));
            expect(']');
            return new Arr(values);
        }

        private String string() {
            var result = new StringBuilder();
            for (at++; ; at++) {
                int c = peek();
                if (c < ' ') throw error("an open string");
                if (c == '"') { at++; return result.toString(); }
                if (c != '\\') { result.append((char) c); continue; }
                at++;
                switch (peek()) {
                    case 'n' -> result.append('\n');
                    case 't' -> result.append('\t');
                    case 'r' -> result.append('\r');
                    case 'b' -> result.append('\b');
                    case 'f' -> result.append('\f');
                    case '"', '\\', '/' -> result.append((char) peek());
                    case 'u' -> {
                        if (at + 4 >= text.length()) throw error("an open string");
                        try {
                            result.append((char) Integer.parseInt(text.substring(at + 1, at + 5), 16));
                        } catch (NumberFormatException e) {
                            throw error("no hexadecimal digit");
                        }
                        at += 4;
                    }
                    default -> throw error("an unknown escape");
                }
            }
        }

        private static final java.util.regex.Pattern NUMBER =
                java.util.regex.Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");

        private Value number() {
            var m = NUMBER.matcher(text).region(at, text.length());
            if (!m.lookingAt()) throw error("no value");
            at = m.end();
            return new Num(new BigDecimal(m.group()));
        }
    }

    static String quoted(String s) {
        return s.chars().mapToObj(c -> switch (c) {
            case '"' -> "\\\""; case '\\' -> "\\\\"; case '\n' -> "\\n"; case '\t' -> "\\t";
            default -> c < ' ' ? String.format("\\u%04x", c) : String.valueOf((char) c);
        }).collect(Collectors.joining("", "\"", "\""));
    }

    /** With an indentation of 0 in one line. */
    static String print(Value v, int step, int depth) {
        String line = step == 0 ? "" : "\n" + " ".repeat(step * (depth + 1)), last = step == 0 ? "" : "\n" + " ".repeat(step * depth);
        return switch (v) {
            case Null n -> "null";
            case Bool(boolean b) -> String.valueOf(b);
            case Num(BigDecimal n) -> n.toString();
            case Str(String s) -> quoted(s);
            case Arr(var values) when values.isEmpty() -> "[]";
            case Obj(var members) when members.isEmpty() -> "{}";
            case Arr(var values) -> values.stream().map(x -> line + print(x, step, depth + 1))
                    .collect(Collectors.joining(",", "[", last + "]"));
            case Obj(var members) -> members.entrySet().stream()
                    .map(e -> line + quoted(e.getKey()) + (step == 0 ? ":" : ": ") + print(e.getValue(), step, depth + 1))
                    .collect(Collectors.joining(",", "{", last + "}"));
        };
    }

    private static final java.util.regex.Pattern STEP = java.util.regex.Pattern.compile("\\.([A-Za-z_]\\w*)|\\[(\\d+|\\*)]");

    static Stream<Value> query(Value v, String path) {
        Stream<Value> found = Stream.of(v);
        var m = STEP.matcher(path);
        int at = 0;
        while (at < path.length()) {
            if (!m.find(at) || m.start() != at) throw new IllegalArgumentException("no step at " + path.substring(at));
            String name = m.group(1), index = m.group(2);
            found = found.flatMap(x -> switch (x) {
                case Obj(var members) when name != null && members.containsKey(name) -> Stream.of(members.get(name));
                case Obj(var members) when "*".equals(index) -> members.values().stream();
                case Arr(var values) when "*".equals(index) -> values.stream();
                case Arr(var values) when index != null && !index.equals("*") && Integer.parseInt(index) < values.size() ->
                        Stream.of(values.get(Integer.parseInt(index)));
                default -> Stream.empty();
            });
            at = m.end();
        }
        return found;
    }

    static final String SHOP = """
            { "shop": "B\\u00fccher & \\"mehr\\"", "open": true, "closed": null, "rate": 0.190, "big": 12345678901234567890,
              "orders": [
                { "id": 1, "lines": [ { "item": "pen", "price": 1.20, "count": 3 }, { "item": "ink", "price": 7.5e0, "count": 1 } ] },
                { "id": 2, "lines": [] },
                { "id": 3, "lines": [ { "item": "tab\\there", "price": 100, "count": 2 } ], "note": {} }
              ] }
            """;

    public static void main(String[] args) throws Exception {
        if (args.length > 0) {
            Value document = Parser.parse(Files.readString(Path.of(args[0])));
            query(document, args.length > 1 ? args[1] : "").forEach(v -> System.out.println(print(v, 2, 0)));
            return;
        }
        Value shop = Parser.parse(SHOP);
        System.out.println(print(shop, 0, 0));
        System.out.println(print(shop, 2, 0));
        System.out.println(Parser.parse(print(shop, 3, 0)).equals(shop));
        for (String path : List.of(".shop", ".orders[*].id", ".orders[*].lines[*].item", ".orders[2].note", ".orders[9]", ".nix[*]")) {
            System.out.println(path + " = " + query(shop, path).map(v -> print(v, 0, 0)).toList());
        }
        BigDecimal total = query(shop, ".orders[*].lines[*]").map(l -> {
            var line = ((Obj) l).members();
            return ((Num) line.get("price")).value().multiply(((Num) line.get("count")).value());
        }).reduce(BigDecimal.ZERO, BigDecimal::add);
        System.out.println("total " + total);
        for (String wrong : List.of("", "{", "[1,]", "{\"a\":1 \"b\":2}", "{\"a\":1,\"a\":2}", "\"open", "\"\\x\"", "01", "[true,\n fals]", "1 2")) {
            try {
                System.out.println(print(Parser.parse(wrong), 0, 0));
            } catch (SyntaxError e) {
                System.out.println(quoted(wrong) + ": " + e.getMessage());
            }
        }
    }
}
