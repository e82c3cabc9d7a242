// SPDX-License-Identifier: Apache-2.0
// Sample: a small language with variables, functions, conditions and loops: lexer, parser, tree, evaluator.
// Runs the program below, or with arguments the files they name.
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;

public class Calculator {
    static final String PROGRAM = """
        print 1 + 2 * 3 ^ 2 - 8 / 4;
        let x = 10;
        fun square(n) { return n * n; }
        fun fib(n) { if n < 2 { return n; } return fib(n - 1) + fib(n - 2); }
        print square(x) + square(3);
        print fib(15);
        let sum = 0;
        while x > 0 { sum = sum + x; x = x - 1; }
        print sum;
        fun collatz(n) {
            let steps = 0;
            while n != 1 {
                if n % 2 == 0 { n = n / 2; } else { n = 3 * n + 1; }
                steps = steps + 1;
            }
            return steps;
        }
        print collatz(27);
        print -(2 - 5) * (1 <= 1);
        print max(3, sqrt(50)) > 7 == 1;
        print unknown + 1;
        """;

    // Trees.
    sealed interface Node {}
    record Number(double value) implements Node {}
    record Name(String name, int line) implements Node {}
    record Binary(String op, Node left, Node right) implements Node {}
    record Negate(Node operand) implements Node {}
    record Call(String function, List<Node> arguments, int line) implements Node {}
    record Let(String name, Node value) implements Node {}
    record Assign(String name, Node value, int line) implements Node {}
    record Print(Node value) implements Node {}
    record If(Node condition, List<Node> then, List<Node> otherwise) implements Node {}
    record While(Node condition, List<Node> body) implements Node {}
    record Function(String name, List<String> parameters, List<Node> body) implements Node {}
    record Return(Node value) implements Node {}

    static class Failure extends RuntimeException {
        Failure(int line, String message) { super("line " + line + ": " + message); }
    }

    /** Leaves a function body from anywhere inside it. */
    static class Returned extends RuntimeException {
        final double value;
        Returned(double value) { super(null, null, false, false); this.value = value; }
    }

    record Token(String text, int line) {
        boolean isName() { return Character.isLetter(text.charAt(0)); }
        boolean isNumber() { return Character.isDigit(text.charAt(0)); }
    }

    static List<Token> scan(String source) {
        List<Token> tokens = new ArrayList<>();
        int line = 1;
        for (int i = 0; i < source.length();) {
            char c = source.charAt(i);
            int start = i++;
            if (c == '\n') {
                line++;
            } else if (Character.isLetterOrDigit(c)) {
                while (i < source.length() && (Character.isLetterOrDigit(source.charAt(i))
                        || source.charAt(i) == '.')) i++;
                tokens.add(new Token(source.substring(start, i), line));
            } else if (!Character.isWhitespace(c)) {
                if (i < source.length() && source.charAt(i) == '=' && "=!<>".indexOf(c) >= 0) i++;
                tokens.add(new Token(source.substring(start, i), line));
            }
        }
        tokens.add(new Token("\0", line));
        return tokens;
    }

    static class Parser {
        static final String[][] LEVELS = {{"==", "!="}, {"<", "<=", ">", ">="}, {"+", "-"}, {"*", "/", "%"}};
        final List<Token> tokens;
        int at;

        Parser(List<Token> tokens) { this.tokens = tokens; }

        Token peek() { return tokens.get(at); }
        boolean sees(String text) { return peek().text().equals(text); }
        boolean accept(String text) { if (!sees(text)) return false; at++; return true; }
        void expect(String text) { if (!accept(text)) throw new Failure(peek().line(),
                "expected " + text + " before " + peek().text()); }
        String name() { Token t = tokens.get(at++); if (!t.isName()) throw new Failure(t.line(),
                "expected a name, found " + t.text()); return t.text(); }

        List<Node> program() { List<Node> all = new ArrayList<>(); while (!sees("\0")) all.add(statement()); return all;
                }
        List<Node> block() { expect("{"); List<Node> all = new ArrayList<>(); while (!accept("}")) all.add(statement());
                return all; }
        Node ended(Node n) { expect(";"); return n; }

        Node statement() {
            int line = peek().line();
            if (accept("print")) return ended(new Print(expression(0)));
            if (accept("return")) return ended(new Return(expression(0)));
            if (accept("let")) { String n = name(); expect("="); return ended(new Let(n, expression(0))); }
            if (accept("while")) return new While(expression(0), block());
            if (accept("if")) { Node c = expression(0); List<Node> then = block();
                    return new If(c, then, accept("else") ? block() : List.of()); }
            if (accept("fun")) {
                String n = name();
                List<String> parameters = new ArrayList<>();
                expect("(");
                while (!accept(")")) { parameters.add(name()); accept(","); }
                return new Function(n, parameters, block());
            }
            if (peek().isName() && tokens.get(at + 1).text().equals("=")) { String n = name(); expect("=");
                    return ended(new Assign(n, expression(0), line)); }
            return ended(expression(0));
        }

        Node expression(int level) {
            if (level == LEVELS.length) return power();
            Node left = expression(level + 1);
            for (boolean more = true; more;) {
                more = false;
                for (String op : LEVELS[level]) {
                    if (accept(op)) { left = new Binary(op, left, expression(level + 1)); more = true; break; }
                }
            }
            return left;
        }

        Node power() { Node base = unary(); return accept("^") ? new Binary("^", base, power()) : base; }

        Node unary() {
            if (accept("-")) return new Negate(unary());
            if (accept("(")) { Node n = expression(0); expect(")"); return n; }
            Token t = tokens.get(at++);
            if (t.isNumber()) return new Number(Double.parseDouble(t.text()));
            if (!t.isName()) throw new Failure(t.line(), "unexpected " + t.text());
            if (!accept("(")) return new Name(t.text(), t.line());
            List<Node> arguments = new ArrayList<>();
            while (!accept(")")) { arguments.add(expression(0)); accept(","); }
            return new Call(t.text(), arguments, t.line());
        }
    }

    static final Map<String, DoubleBinaryOperator> OPERATORS = new HashMap<>();
    static {
        OPERATORS.put("+", Double::sum);
        OPERATORS.put("-", (a, b) -> a - b);
        OPERATORS.put("*", (a, b) -> a * b);
        OPERATORS.put("/", (a, b) -> a / b);
        OPERATORS.put("%", (a, b) -> a % b);
        OPERATORS.put("^", Math::pow);
        OPERATORS.put("<", (a, b) -> a < b ? 1 : 0);
        OPERATORS.put("<=", (a, b) -> a <= b ? 1 : 0);
        OPERATORS.put(">", (a, b) -> a > b ? 1 : 0);
        OPERATORS.put(">=", (a, b) -> a >= b ? 1 : 0);
        OPERATORS.put("==", (a, b) -> a == b ? 1 : 0);
        OPERATORS.put("!=", (a, b) -> a != b ? 1 : 0);
    }

    final Map<String, Function> functions = new HashMap<>();
    Map<String, Double> scope = new HashMap<>();

    void run(List<Node> nodes) { for (Node n : nodes) evaluate(n); }

    double evaluate(Node node) {
        return switch (node) {
            case Number(double v) -> v;
            case Name(String n, int line) -> { Double v = scope.get(n);
                    if (v == null) throw new Failure(line, "no variable " + n); yield v; }
            case Negate(Node n) -> -evaluate(n);
            case Binary(String op, Node l, Node r) -> OPERATORS.get(op).applyAsDouble(evaluate(l), evaluate(r));
            case Let(String n, Node v) -> { double d = evaluate(v); scope.put(n, d); yield d; }
            case Assign(String n, Node v, int line) -> { if (!scope.containsKey(n)) throw new Failure(line,
                    "no variable " + n); double d = evaluate(v); scope.put(n, d); yield d; }
            case Print(Node v) -> { double d = evaluate(v); System.out.println(d == Math.rint(d)
                    ? String.valueOf((long) d) : String.valueOf(d)); yield d; }
            case If(Node c, var then, var otherwise) -> { run(evaluate(c) != 0 ? then : otherwise); yield 0; }
            case While(Node c, var body) -> { while (evaluate(c) != 0) run(body); yield 0; }
            case Function f -> { functions.put(f.name(), f); yield 0; }
            case Return(Node v) -> throw new Returned(evaluate(v));
            case Call c -> call(c);
        };
    }

    double call(Call c) {
        double[] values = c.arguments().stream().mapToDouble(this::evaluate).toArray();
        if (c.function().equals("sqrt") && values.length == 1) return Math.sqrt(values[0]);
        if (c.function().equals("max") && values.length == 2) return Math.max(values[0], values[1]);
        Function f = functions.get(c.function());
        if (f == null) throw new Failure(c.line(), "no function " + c.function());
        if (f.parameters().size() != values.length) throw new Failure(c.line(),
                f.name() + " takes " + f.parameters().size() + " arguments");
        Map<String, Double> outer = scope;
        scope = new HashMap<>();
        for (int i = 0; i < values.length; i++) scope.put(f.parameters().get(i), values[i]);
        try {
            run(f.body());
            return 0;
        } catch (Returned r) {
            return r.value;
        } finally {
            scope = outer;
        }
    }

    static void execute(String source) {
        try {
            new Calculator().run(new Parser(scan(source)).program());
        } catch (Failure e) {
            System.out.println("error in " + e.getMessage());
        }
    }

    public static void main(String[] args) throws java.io.IOException {
        if (args.length == 0) {
            execute(PROGRAM);
            execute("print 1 +;");
            execute("fun f(a) { return a; } print f(1, 2);");
        }
        for (String file : args) {
            execute(Files.readString(Path.of(file)));
        }
    }
}
