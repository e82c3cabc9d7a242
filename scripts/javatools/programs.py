# SPDX-License-Identifier: Apache-2.0
"""Random Java programs that are well-typed by construction, and ways to damage them a little.

A program is a class Main with records, a sealed interface, an enum, generic and overloaded methods and inner classes;
its methods declare variables, branch, loop, switch, throw, catch, capture and call each other. Every method is called
with several arguments; what it returns is printed with a checksum of all its variables, so behaviour shows.
"""

import re

from .program_statements import Statements

PRIMITIVES = ("int", "long", "double", "boolean", "char", "byte", "short", "float")
NUMERIC = ("int", "long", "double", "char", "byte", "short", "float")
BOXES = {"int": "Integer", "long": "Long", "double": "Double", "boolean": "Boolean", "char": "Character",
         "byte": "Byte", "short": "Short", "float": "Float"}
RANK = {"byte": 0, "short": 1, "int": 2, "long": 3, "float": 4, "double": 5}
REFERENCES = ("String", "Object", "Integer", "List<String>", "List<Integer>", "int[]", "Shape", "Color",
              "Supplier<Integer>", "Function<Integer,String>", "Pair<String,Integer>")
TYPES = PRIMITIVES[:5] + REFERENCES + ("int", "int", "String", "byte", "long")

HEAD = """import java.util.*;
import java.util.function.*;
import java.util.stream.*;
public class Main {
    sealed interface Shape permits Circle, Square, Group { }
    record Circle(int r) implements Shape { }
    record Square(int side, String name) implements Shape { Square { if (side < 0) side = -side; } }
    record Group(Shape left, Shape right) implements Shape { }
    record Pair<A, B>(A first, B second) {
        static <A, B> Pair<A, B> of(A a, B b) { return new Pair<>(a, b); }
        <C> Pair<A, C> with(C c) { return of(first, c); }
    }
    enum Color { RED, GREEN { String label() { return "g"; } }, BLUE; String label() { return name(); } }
    static int steps;
    int field = 3;
    static <T> T id(T t) { return t; }
    static <T extends Comparable<T>> T max(T a, T b) { return a.compareTo(b) > 0 ? a : b; }
    static String over(int x) { return "int" + x; }
    static String over(long x) { return "long" + x; }
    static String over(Object x) { return "Object"; }
    static String over(String x) { return "String" + x; }
    static int sum(int... xs) { int s = 0; for (int x : xs) s += x; return s; }
    static int tick() { return ++steps; }
    static long checksum;
    static void t(Object o) {
        String s = show(o);
        // What shows an identity differs from run to run.
        checksum = checksum * 31 + (s.contains("@") ? 1 : s.hashCode());
    }
    interface Shown<T> { T get(T seed); default String twice(T seed) { return get(seed) + "/" + get(get(seed)); } }
    static abstract class Base<T extends Comparable<T>> implements Shown<T>, Comparable<Base<T>> {
        protected T held;
        int calls;
        { calls = tick() & 3; }
        Base(T held) { this.held = held; }
        public int compareTo(Base<T> other) { return held.compareTo(other.held); }
        abstract T next(T t);
        public T get(T seed) { calls++; return next(seed); }
    }
    static class Adder extends Base<Integer> {
        int step;
        Adder(int start, int step) { super(start); this.step = step; }
        Integer next(Integer t) { return held += t + step; }
        class Inner { int back = step * 2; int sum() { return back + held + Adder.this.calls; } }
    }
    static <T extends Comparable<? super T>> T largest(Collection<? extends T> all) {
        T best = null;
        for (T t : all) if (best == null || t.compareTo(best) > 0) best = t;
        return best;
    }
    static String count(Object... xs) { return xs == null ? "null" : "o" + xs.length; }
    static String count(long x) { return "l" + x; }
    static String count(int x, int y) { return "i" + x + y; }
    record Res(String name) implements AutoCloseable {
        Res { t("open" + name); if (name.length() > 5) throw new IllegalArgumentException(name); }
        public void close() { t("close" + name); if (name.length() > 2) throw new IllegalStateException("c" + name); }
    }
    enum Op implements IntBinaryOperator {
        PLUS("+") { public int applyAsInt(int a, int b) { return a + b; } },
        TIMES("*") { public int applyAsInt(int a, int b) { return a * b; } };
        final String sign;
        Op(String sign) { this.sign = sign; }
    }
    sealed interface Expr { }
    record Num(int n) implements Expr { }
    record Neg(Expr inner) implements Expr { }
    record Bin(Op op, Expr left, Expr right) implements Expr { }
    static int eval(Expr e) {
        return switch (e) {
            case Num n -> n.n();
            case Neg(var inner) -> -eval(inner);
            case Bin(Op op, Expr l, Expr r) -> op.applyAsInt(eval(l), eval(r));
        };
    }
"""

SHOW = """    static String show(Object o) {
        if (o instanceof int[] a) return Arrays.toString(a);
        if (o instanceof Supplier<?> s) return "S" + s.get();
        if (o instanceof Function<?, ?> f) return "F" + asText(f).apply(3);
        return String.valueOf(o);
    }
    @SuppressWarnings("unchecked")
    static Function<Integer, String> asText(Function<?, ?> f) { return (Function<Integer, String>) f; }
"""


class Maker(Statements):
    """Makes one method: variables in scope, and how deep its expressions and statements are."""

    def __init__(self, rng, methods):
        self.rng = rng
        self.methods = methods
        self.scopes = [[]]
        self.fresh = 0
        self.in_lambda = 0

    def pick(self, values):
        return self.rng.choice(list(values))

    def chance(self, probability):
        return self.rng.random() < probability

    # Variables

    def declare(self, kind, is_final=True):
        self.fresh += 1
        name = f"v{self.fresh}"
        self.scopes[-1].append((name, kind, is_final))
        return name

    def variables(self, kind):
        return [n for scope in self.scopes for n, k, f in scope if k == kind and (f or not self.in_lambda)]

    def assignable(self):
        return [(n, k) for scope in self.scopes for n, k, f in scope if not f and not self.in_lambda]

    # Expressions

    def expression(self, kind, depth=3):
        known = self.variables(kind)
        if known and self.chance(0.35):
            return self.pick(known)
        if depth <= 0:
            return self.leaf(kind)
        if self.chance(0.08):
            return f"({self.boolean(depth - 1)} ? {self.expression(kind, depth - 1)} : {self.expression(kind, depth - 1)})"
        calls = [m for m in self.methods if m[1] == kind]
        if calls and self.chance(0.12):
            name, _, parameters = self.pick(calls)
            return f"{name}({', '.join(self.expression(p, depth - 1) for p in parameters)})"
        return getattr(self, "make_" + re.sub(r"\W", "_", kind))(depth - 1)

    def leaf(self, kind):
        rng = self.rng
        if kind == "int":
            return self.pick([str(rng.randint(-9, 99)), "0", "1", "Integer.MAX_VALUE", "('a' + 1)", "0x1F", "tick()"])
        if kind == "long":
            return self.pick([f"{rng.randint(-9, 99)}L", "(1L << 33)", "Long.MIN_VALUE"])
        if kind == "double":
            return self.pick(["1.5", "0.1", "-2.0", "1e3", "(3 / 2.0)"])
        if kind == "float":
            return self.pick(["1.5f", "2f"])
        if kind == "boolean":
            return self.pick(["true", "false"])
        if kind == "char":
            return self.pick(["'a'", "'z'", "'\\n'", "(char) 66"])
        if kind == "byte":
            return self.pick(["(byte) 1", "(byte) 200"])
        if kind == "short":
            return self.pick(["(short) 1", "(short) 70000"])
        if kind == "String":
            return self.pick(['"a"', '"bc"', '""', 'String.valueOf(1)'])
        if kind == "Object":
            return self.pick(['"o"', "1", "'c'", "2.5", "List.of()", "Color.RED"])
        if kind == "Integer":
            return self.pick(["1", "Integer.valueOf(7)", "200"])
        if kind == "List<String>":
            return self.pick(['List.of("x", "y")', 'new ArrayList<String>(List.of("q"))', "List.<String>of()"])
        if kind == "List<Integer>":
            return self.pick(["List.of(1, 2)", "Arrays.asList(3, 4, 5)", "new ArrayList<Integer>()"])
        if kind == "int[]":
            return self.pick(["new int[] {1, 2, 3}", "new int[2]"])
        if kind == "Shape":
            return self.pick(["new Circle(2)", 'new Square(-3, "s")', 'new Group(new Circle(1), new Square(2, "t"))'])
        if kind == "Color":
            return self.pick(["Color.RED", "Color.GREEN", "Color.BLUE"])
        if kind == "Supplier<Integer>":
            return self.pick(["() -> 5", "() -> { return tick(); }", "Main::tick"])
        if kind == "Function<Integer,String>":
            return self.pick([f"x{self.next()} -> \"f\" + x{self.fresh}", "String::valueOf", "Integer::toHexString"])
        return 'Pair.of("p", 1)'

    def boolean(self, depth):
        return self.expression("boolean", depth)

    def numeric(self, kinds, depth):
        return self.expression(self.pick(kinds), depth)

    def make_int(self, depth):
        e = self.expression
        return self.pick([
            lambda: f"({self.numeric(('int', 'byte', 'char', 'int'), depth)} {self.pick('+-*&|^')} {e('int', depth)})",
            lambda: f"({e('int', depth)} {self.pick(('<<', '>>', '>>>'))} {self.numeric(('int', 'long'), depth)})",
            lambda: f"{e('String', depth)}.length()",
            lambda: f"(int) {self.cast_operand(depth)}",
            lambda: f"{e('List<String>', depth)}.size()",
            lambda: f"sum({', '.join(e('int', depth) for _ in range(self.rng.randint(0, 3)))})",
            lambda: f"max({e('Integer', depth)}, {e('Integer', depth)})",
            lambda: f"{e('Color', depth)}.ordinal()",
            lambda: f"(switch ({e('Color', depth)}) {{ case RED -> {e('int', depth)}; case GREEN, BLUE -> {e('int', depth)}; }})",
            lambda: self.supplier_call(depth),
            lambda: f"-{self.parenthesized('int', depth)}",
            lambda: f"~{self.parenthesized('int', depth)}",
            lambda: self.shape_switch(depth),
            lambda: self.mapped("List<Integer>", depth, f"mapToInt(@ -> @ + {self.captured_int()})", ".sum()"),
        ])()

    def captured_int(self):
        known = [n for scope in self.scopes for n, k, f in scope if k == "int" and f]
        return self.pick(known) if known else "1"

    def parenthesized(self, kind, depth):
        """An operand that is of a primitive type even where a box is as good."""
        before = "" if kind == "boolean" else "0 + "
        return f"({before}{self.expression(kind, depth)})"

    def cast_operand(self, depth):
        return self.parenthesized(self.pick(("long", "double", "char", "byte", "float")), depth)

    def supplier_call(self, depth):
        known = self.variables("Supplier<Integer>")
        return f"{self.pick(known)}.get()" if known else self.leaf("int")

    def shape_switch(self, depth):
        n = self.next()
        shape = self.expression("Shape", depth)
        guard = f" when r{n} > 1" if self.chance(0.5) else ""
        extra = f"case Circle c{n} -> c{n}.r() + 10; " if guard else ""
        return (f"(switch ((Shape) {shape}) {{ case Circle(int r{n}){guard} -> r{n}; {extra}"
                f"case Square(var s{n}, _) -> s{n}; case Group(Circle d{n}, var o{n}) -> d{n}.r(); "
                f"case Group g{n} -> {self.expression('int', depth - 1)}; }})")

    def object_switch(self, depth):
        n = self.next()
        return (f"(switch ((Object) {self.expression('Object', depth)}) {{ case null -> \"null\"; "
                f"case Integer i{n} when i{n} > 3 -> \"big\"; case Integer i{n} -> \"i\" + i{n}; "
                f"case String s{n} -> s{n}; default -> \"d\"; }})")

    def string_switch(self, depth):
        n = self.next()
        e = self.expression
        return (f"(switch ({e('String', depth)}) {{ case \"a\" -> {e('String', depth)}; case \"bc\" -> \"two\"; "
                f"default -> {{ String y{n} = {e('String', depth)}; yield y{n} + 1; }} }})")

    def mapped(self, source, depth, before, after):
        """A list as a stream with a lambda in it."""
        n = self.next()
        return f"{self.expression(source, depth)}.stream().{before.replace('@', f'x{n}')}{after}"

    def make_long(self, depth):
        e = self.expression
        return self.pick([
            lambda: f"({e('long', depth)} {self.pick('+-*^')} {self.numeric(('int', 'long', 'char'), depth)})",
            lambda: f"(long) {self.cast_operand(depth)}",
            lambda: f"({e('long', depth)} {self.pick(('<<', '>>>'))} {e('int', depth)})",
            lambda: self.mapped("List<String>", depth, "filter(@ -> !@.isEmpty())", ".count()"),
        ])()

    def make_double(self, depth):
        e = self.expression
        return self.pick([
            lambda: f"({e('double', depth)} {self.pick('+-*/')} {self.numeric(NUMERIC, depth)})",
            lambda: f"(double) {self.parenthesized('int', depth)}",
            lambda: f"Math.abs({e('double', depth)})",
        ])()

    def make_float(self, depth):
        return f"(float) {self.parenthesized('double', depth)}"

    def make_boolean(self, depth):
        e = self.expression
        return self.pick([
            lambda: f"({self.numeric(NUMERIC, depth)} {self.pick(('<', '<=', '>', '>=', '==', '!='))} {self.numeric(NUMERIC, depth)})",
            lambda: f"({e('boolean', depth)} {self.pick(('&&', '||', '&', '|', '^'))} {e('boolean', depth)})",
            lambda: f"!{self.parenthesized('boolean', depth)}",
            lambda: f"{e('String', depth)}.isEmpty()",
            lambda: self.tested("Object", depth, "String t@ && t@.length() > 1"),
            lambda: self.tested("Shape", depth, "Square(int q@, var _) && q@ > 2"),
            lambda: f"({e('Color', depth)} == {e('Color', depth)})",
            lambda: f"{e('String', depth)}.equals({e('Object', depth)})",
        ])()

    def tested(self, kind, depth, pattern):
        operand = self.expression(kind, depth)
        return f"(({kind}) {operand} instanceof {pattern.replace('@', str(self.next()))})"

    def next(self):
        self.fresh += 1
        return self.fresh

    def make_char(self, depth):
        return self.pick([lambda: f"(char) {self.parenthesized('int', depth)}",
                          lambda: f"(\"x\" + {self.expression('String', depth)}).charAt(0)"])()

    def make_byte(self, depth):
        return f"(byte) {self.parenthesized('int', depth)}"

    def make_short(self, depth):
        return f"(short) {self.parenthesized('int', depth)}"

    def make_String(self, depth):
        e = self.expression
        return self.pick([
            lambda: f"({e('String', depth)} + {e(self.pick(PRIMITIVES[:5] + ('String', 'Object', 'Integer')), depth)})",
            lambda: f"({e(self.pick(PRIMITIVES[:5]), depth)} + {e('String', depth)})",
            lambda: f"over({e(self.pick(('int', 'long', 'String', 'Object', 'char', 'byte', 'Integer')), depth)})",
            lambda: f"{e('Color', depth)}.label()",
            lambda: self.mapped("List<String>", depth, f"map(@ -> @ + {self.captured_int()})",
                                ".collect(Collectors.joining(\",\"))"),
            lambda: f"Pair.of({e('String', depth)}, {e('int', depth)}).first()",
            lambda: self.string_switch(depth),
            lambda: f"Optional.of({e('Integer', depth)}).map(o{self.next()} -> \"m\" + o{self.fresh}).orElse(\"none\")",
            lambda: f"id({e('String', depth)})",
            lambda: self.object_switch(depth),
        ])()

    def make_Object(self, depth):
        return self.expression(self.pick(("String", "Integer", "int", "Shape", "List<String>", "double", "Color")), depth)

    def make_Integer(self, depth):
        return self.pick([lambda: self.expression("int", depth), lambda: f"max({self.expression('int', depth)}, 3)",
                          lambda: f"Pair.of(\"k\", {self.expression('int', depth)}).second()"])()

    def make_List_String_(self, depth):
        e = self.expression
        return self.pick([
            lambda: f"List.of({e('String', depth)}, {e('String', depth)})",
            lambda: self.mapped("List<Integer>", depth, "map(@ -> \"e\" + @)", ".toList()"),
            lambda: f"{e('List<String>', depth)}.stream().sorted(Comparator.comparing(String::length).reversed()).collect(Collectors.toList())",
            lambda: f"new ArrayList<String>({e('List<String>', depth)})",
        ])()

    def make_List_Integer_(self, depth):
        e = self.expression
        return self.pick([
            lambda: f"List.of({e('int', depth)}, {e('Integer', depth)})",
            lambda: f"{e('List<String>', depth)}.stream().map(String::length).collect(Collectors.toList())",
            lambda: f"Stream.of({e('int', depth)}, 4).filter(f{self.next()} -> f{self.fresh} > {self.captured_int()}).toList()",
        ])()

    def make_int__(self, depth):
        e = self.expression
        return self.pick([lambda: f"new int[] {{{e('int', depth)}, {e('byte', depth)}}}",
                          lambda: f"{e('List<Integer>', depth)}.stream().mapToInt(Integer::intValue).toArray()",
                          lambda: f"{e('int[]', depth)}.clone()"])()

    def make_Shape(self, depth):
        e = self.expression
        return self.pick([lambda: f"new Circle({e('int', depth)})",
                          lambda: f"new Square({e('int', depth)}, {e('String', depth)})",
                          lambda: f"new Group({e('Shape', depth)}, {e('Shape', depth)})"])()

    def make_Color(self, depth):
        return self.pick([lambda: self.leaf("Color"), lambda: f"Color.values()[Math.floorMod({self.expression('int', depth)}, 3)]"])()

    def lambda_body(self, kind, depth):
        self.in_lambda += 1
        text = self.expression(kind, depth)
        self.in_lambda -= 1
        return text

    def make_Supplier_Integer_(self, depth):
        return self.pick([lambda: f"() -> {self.lambda_body('int', depth)}",
                          lambda: self.block_lambda(depth)])()

    def block_lambda(self, depth):
        name = f"z{self.next()}"
        return f"() -> {{ int {name} = {self.lambda_body('int', depth)}; return {name} + 1; }}"

    def make_Function_Integer_String_(self, depth):
        name = f"x{self.next()}"
        return f"{name} -> {name} + {self.lambda_body('String', depth)}"

    def make_Pair_String_Integer_(self, depth):
        e = self.expression
        return self.pick([lambda: f"new Pair<>({e('String', depth)}, {e('int', depth)})",
                          lambda: f"Pair.of({e('String', depth)}, \"w\").with({e('Integer', depth)})"])()

    # Statements

    def block(self, indent, depth, count=None):
        self.scopes.append([])
        lines = []
        for _ in range(count or self.rng.randint(1, 3)):
            lines += self.statement(indent, depth)
        lines += self.traces(indent, len(self.scopes[-1]))
        self.scopes.pop()
        return lines

    def statement(self, indent, depth):
        pad = "    " * indent
        e = self.expression
        if depth > 0 and not self.in_lambda and self.chance(0.25):
            return self.special(indent, depth)
        roll = self.rng.random()
        if depth <= 0 or roll < 0.3:
            kind = self.pick(TYPES)
            is_final = self.chance(0.6)
            value = e(kind, 3)
            lambda_type = kind.startswith(("Supplier", "Function"))
            is_var = not lambda_type and kind in ("String", "boolean", "long", "Shape", "Color") and self.chance(0.2) \
                and "id(" not in value
            written = "var" if is_var and kind != "Shape" else kind
            name = self.declare(kind, is_final)
            return [f"{pad}{'final ' if is_final and self.chance(0.2) else ''}{written} {name} = {value};"]
        if roll < 0.42:
            known = self.assignable()
            if known:
                name, kind = self.pick(known)
                if kind in ("int", "long", "double", "byte", "short", "char") and self.chance(0.5):
                    return [pad + self.pick([f"{name} {self.pick('+-*')}= {e('int', 2)};", f"{name}++;", f"--{name};"])]
                if kind == "String" and self.chance(0.4):
                    return [f"{pad}{name} += {e(self.pick(('int', 'char', 'Object')), 2)};"]
                return [f"{pad}{name} = {e(kind, 2)};"]
            return [f"{pad}steps += {e('int', 2)};"]
        if roll < 0.54:
            lines = [f"{pad}if ({e('boolean', 2)}) {{", *self.block(indent + 1, depth - 1)]
            if self.chance(0.5):
                lines += [f"{pad}}} else {{", *self.block(indent + 1, depth - 1)]
            return [*lines, pad + "}"]
        if roll < 0.62:
            counter = f"i{self.next()}"
            jump = []
            if self.chance(0.4):
                jump = [f"{pad}    if ({counter} == {self.rng.randint(0, 3)}) {self.pick(('break', 'continue'))};"]
            body = self.block(indent + 1, depth - 1)
            return [f"{pad}for (int {counter} = 0; {counter} < {self.rng.randint(1, 4)}; {counter}++) {{", *jump, *body, pad + "}"]
        if roll < 0.68:
            self.scopes.append([])
            kind, source = self.pick((("int", "int[]"), ("String", "List<String>"), ("Integer", "List<Integer>")))
            values = e(source, 1)
            name = self.declare(kind)
            body = self.block(indent + 1, depth - 1)
            self.scopes.pop()
            return [f"{pad}for ({kind} {name} : {values}) {{", *body, pad + "}"]
        if roll < 0.76:
            lines = [f"{pad}try {{", *self.block(indent + 1, depth - 1)]
            if self.chance(0.4):
                lines.append(f"{pad}    if ({e('boolean', 1)}) throw new IllegalStateException({e('String', 1)});")
            lines += [f"{pad}}} catch ({self.pick(('RuntimeException', 'IllegalStateException | ArithmeticException'))} x{self.next()}) {{",
                      f"{pad}    steps += 100;"]
            if self.chance(0.4):
                lines += [f"{pad}}} finally {{", *self.block(indent + 1, 0, 1)]
            return [*lines, pad + "}"]
        if roll < 0.84:
            lines = [f"{pad}switch ({e('int', 1)} & 3) {{"]
            for label in range(self.rng.randint(1, 3)):
                lines.append(f"{pad}    case {label}:")
                lines += self.block(indent + 2, depth - 1, 1)
                if self.chance(0.7):
                    lines.append(f"{pad}        break;")
            lines += [f"{pad}    default:", f"{pad}        steps++;", pad + "}"]
            # Variables of one group would be in scope in the next: each group's are its own.
            return self.grouped(lines, pad)
        if roll < 0.9:
            self.in_lambda += 1
            body = self.block(indent + 1, 0, 1)
            self.in_lambda -= 1
            return [f"{pad}Runnable r{self.next()} = () -> {{", *body, f"{pad}}};", f"{pad}r{self.fresh}.run();"]
        if roll < 0.95:
            name = f"L{self.next()}"
            captured = self.captured_int()
            return [f"{pad}class {name} {{ int get() {{ return {captured} + steps; }} }}", f"{pad}steps += new {name}().get();"]
        return [f"{pad}System.out.println(show({e(self.pick(('String', 'int', 'Object', 'List<Integer>')), 2)}));"]

    def grouped(self, lines, pad):
        out = []
        is_open = False
        for line in lines:
            if re.match(rf"{pad}    (case \d+|default):$", line):
                if is_open:
                    out.append(f"{pad}    }}")
                out += [line, f"{pad}    {{"]
                is_open = True
            elif line == pad + "}" and is_open and lines[-1] is line:
                out += [f"{pad}    }}", line]
            else:
                out.append(line)
        # A break inside the braces of its group still leaves the switch.
        return out


def generate(rng):
    """One program."""
    methods = []
    text = HEAD
    calls = []
    for index in range(rng.randint(2, 4)):
        result = rng.choice([t for t in TYPES if not t.startswith(("Supplier", "Function"))])
        parameters = [rng.choice(TYPES) for _ in range(rng.randint(0, 3))]
        maker = Maker(rng, list(methods))
        names = [maker.declare(p, rng.random() < 0.7) for p in parameters]
        body = []
        for _ in range(rng.randint(2, 5)):
            body += maker.statement(2, 2)
        body += maker.traces(2, len(maker.scopes[-1]))
        body.append(f"        return {maker.expression(result, 3)};")
        header = ", ".join(f"{p} {n}" for p, n in zip(parameters, names))
        text += f"    static {result} m{index}({header}) {{\n" + "\n".join(body) + "\n    }\n"
        methods.append((f"m{index}", result, parameters))
        leaf = Maker(rng, [])
        for _ in range(3 if parameters else 1):
            arguments = ", ".join(leaf.leaf(p) for p in parameters)
            calls.append(f"        System.out.println(show(m{index}({arguments})) + \" \" + steps + \" \" + checksum);")
    text += SHOW + "    public static void main(String[] args) {\n"
    for call in calls:
        text += "        try {\n    " + call + "\n        } catch (RuntimeException e) {\n            System.out.println(e + \" \" + steps + \" \" + checksum);\n        }\n"
    return text + "    }\n}\n"


TOKEN = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|\w+|->|::|&&|\|\||[<>=!+\-*/&|^]=?|\S')
REPLACEMENTS = {
    "int": ("long", "String", "boolean"), "String": ("int", "Object", "Integer"), "long": ("int",), "double": ("int",),
    "boolean": ("int",), "true": ("1",), "false": ("null",), "+": ("&&", "-"), "&&": ("+", "||"), "<": ("==",),
    "==": ("=",), "final": ("static",), "length": ("lenght", "size"), "size": ("length",), "Color": ("Colour",),
    "return": ("throw", ""), "break": ("continue",), "List": ("Set",), "steps": ("step",), "RED": ("PINK",),
    "Circle": ("Square",), "static": ("",), "new": ("",), "case": ("",), "default": ("case null",), "0": ("null",),
    "1": ('"s"',), "for": ("while",), "record": ("class",), "sealed": ("",), "var": ("int",),
}


def damage(text, rng):
    """The program with one thing changed in the generated part."""
    tokens = list(TOKEN.finditer(text, len(HEAD)))
    for _ in range(50):
        token = rng.choice(tokens)
        word = token.group()
        way = rng.random()
        if way < 0.55:
            if word not in REPLACEMENTS:
                continue
            new = rng.choice(REPLACEMENTS[word])
        elif way < 0.7:
            new = ""
        elif way < 0.78:
            new = word + " " + word
        elif re.fullmatch(r"v\d+", word):
            new = rng.choice((f"v{rng.randint(1, 12)}", "undefined", '"text"', "1.5", "null"))
        else:
            continue
        return text[:token.start()] + new + text[token.end():]
    return text


def disturb(text, rng):
    """The program with one operator or constant of its generated part changed, which stays well-typed."""
    end = text.index("    static String show")
    places = list(re.finditer(r" (\+|-|\*|<|>|==|&&|\|\|) (?=[^\"]*(?:\"[^\"]*\"[^\"]*)*$)|(?<== )\d+(?=;)",
                              text[len(HEAD):end], re.MULTILINE))
    other = {"+": "-", "-": "+", "*": "+", "<": ">=", ">": "<=", "==": "!=", "&&": "||", "||": "&&"}
    rng.shuffle(places)
    for place in places[:1]:
        start, stop = place.start() + len(HEAD), place.end() + len(HEAD)
        word = place.group().strip()
        if word in other:
            return text[:start] + f" {other[word]} " + text[stop:]
        return text[:start] + str(int(word) + 1) + text[stop:]
    return text
