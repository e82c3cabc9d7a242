# SPDX-License-Identifier: Apache-2.0
"""Statements of random programs whose meaning is easy to get wrong: what leaves a `finally`, narrowing in compound
assignments, boxes, labels, fall-through, captured variables, resources, nested patterns.

Each function is a method of `programs.Maker` (through `Statements`), takes the indentation and the depth that is left,
and gives lines. Every value that comes out goes to `t`, which adds it to a running checksum that main prints.
"""

NARROW = (("byte", "int"), ("short", "int"), ("char", "int"), ("int", "long"), ("int", "double"), ("long", "double"),
          ("float", "double"), ("byte", "double"))
WRAPPED = (("Integer", "int"), ("Long", "long"), ("Character", "char"), ("Short", "short"), ("Byte", "byte"))


class Statements:
    """Mixed into the maker of methods."""

    def traces(self, indent, count):
        """Checks what the last `count` variables of the innermost scope hold."""
        names = [name for name, _, _ in self.scopes[-1]][-count:] if count else []
        return ["    " * indent + f"t({name});" for name in names]

    def compound(self, indent, depth):
        pad = "    " * indent
        kind, other = self.pick(NARROW)
        name = f"n{self.next()}"
        lines = [f"{pad}{kind} {name} = {self.expression(kind, 1)};"]
        for _ in range(self.rng.randint(1, 3)):
            integral = other in ("int", "long") and kind not in ("float", "double")
            shifts = ("<<=", ">>=", ">>>=", "&=", "|=", "^=") if integral else ()
            operator = self.pick(("+=", "-=", "*=") + shifts)
            lines.append(f"{pad}{name} {operator} {self.expression(other, 1)};")
            lines.append(self.pick([f"{pad}t({name}++);", f"{pad}t(--{name});", f"{pad}t({name});"]))
        return [*lines, f"{pad}t({name});"]

    def element(self, indent, depth):
        pad = "    " * indent
        kind, other = self.pick(NARROW)
        name = f"a{self.next()}"
        lines = [f"{pad}{kind}[] {name} = {{{self.expression(kind, 1)}, ({kind}) 3, {self.expression(kind, 0)}}};"]
        for _ in range(self.rng.randint(1, 3)):
            index = f"Math.floorMod({self.expression('int', 1)}, 3)"
            lines.append(self.pick([
                f"{pad}{name}[{index}] {self.pick(('+=', '-=', '*='))} {self.expression(other, 1)};",
                f"{pad}t({name}[{index}]++ + {name}[tick() % 3]);",
                f"{pad}t({name}[{index}] = {name}[1]);"]))
        return [*lines, f"{pad}for ({kind} e{name} : {name}) t(e{name});"]

    def boxes(self, indent, depth):
        pad = "    " * indent
        box, kind = self.pick(WRAPPED)
        name, other = f"b{self.next()}", f"b{self.next()}"
        lines = [f"{pad}{box} {name} = {self.parenthesized_as(kind)};", f"{pad}{box} {other} = {name};",
                 f"{pad}{name}++;", f"{pad}t({name}); t({other}); t({name} > {other}); t({name}.equals({other}));"]
        if kind in ("int", "long"):
            lines.append(f"{pad}{name} {self.pick(('+=', '-=', '*='))} {self.expression('int', 1)};")
        lines += [f"{pad}{box} u{name} = {self.expression('boolean', 1)} ? null : {name};",
                  f"{pad}try {{", f"{pad}    {kind} w{name} = u{name};", f"{pad}    t(w{name});",
                  f"{pad}}} catch (NullPointerException x{name}) {{", f"{pad}    t(\"null\");", f"{pad}}}",
                  f"{pad}Object o{name} = {self.expression('boolean', 1)} ? {name} : 2.5;", f"{pad}t(o{name});"]
        return lines

    def parenthesized_as(self, kind):
        return f"({kind}) {self.parenthesized('int', 1)}"

    def jumps_in_finally(self, indent, depth):
        """What `return`, `break` and `continue` do inside try, catch and finally."""
        pad = "    " * indent
        n = self.next()
        first = self.pick((f"if (k{n} == {self.rng.randint(0, 3)}) continue;", f"if (k{n} == 2) break;",
                           f"if (k{n} > {self.rng.randint(0, 3)}) return {self.in_lambda_expression('int', 1)};",
                           f"if (k{n} == 1) throw new IllegalStateException(\"f\" + k{n});"))
        last = self.pick(("", "", f"if (k{n} == 3) break;", f"if (k{n} == 0) continue;",
                          f"if (k{n} == 2) return {self.in_lambda_expression('int', 0)};"))
        catch = self.pick(("", f" catch (IllegalStateException x{n}) {{ t(x{n}.getMessage()); return k{n}; }}",
                           f" catch (RuntimeException x{n}) {{ t(\"c\" + k{n}); }}"))
        return [f"{pad}IntSupplier j{n} = () -> {{", f"{pad}    int r{n} = 0;",
                f"{pad}    for (int k{n} = 0; k{n} < 5; k{n}++) {{", f"{pad}        try {{", f"{pad}            {first}",
                f"{pad}            r{n} += {self.in_lambda_expression('int', 1)};", f"{pad}        }}{catch} finally {{",
                f"{pad}            r{n} += 7; t(r{n});", *([f"{pad}            {last}"] if last else []),
                f"{pad}        }}", f"{pad}        r{n} ^= k{n};", f"{pad}    }}", f"{pad}    return r{n};", f"{pad}}};",
                f"{pad}try {{ t(j{n}.getAsInt()); }} catch (RuntimeException x{n}) {{ t(x{n}.getMessage()); }}"]

    def in_lambda_expression(self, kind, depth):
        return self.lambda_body(kind, depth)

    def text_switch(self, indent, depth):
        pad = "    " * indent
        n = self.next()
        words = ["a", "bc", "", "Aa", "BB", "RED", "x"]
        self.rng.shuffle(words)
        lines = [f"{pad}int s{n} = 0;", f"{pad}switch ({self.expression('String', 2)}) {{"]
        for word in words[:self.rng.randint(2, 5)]:
            lines += [f"{pad}    case \"{word}\":", f"{pad}        s{n} += {self.rng.randint(1, 9)};"]
            if self.chance(0.5):
                lines.append(f"{pad}        break;")
        return [*lines, f"{pad}    default:", f"{pad}        s{n} *= 3;", f"{pad}}}", f"{pad}t(s{n});"]

    def labels(self, indent, depth):
        pad = "    " * indent
        n = self.next()
        return [f"{pad}int q{n} = 0;", f"{pad}out{n}:", f"{pad}for (int x{n} = 0; x{n} < 4; x{n}++) {{",
                f"{pad}    int y{n} = x{n};",
                f"{pad}    while ({self.pick((f'y{n}++ < 5', f'++y{n} < 6'))}) {{",
                f"{pad}        q{n} += x{n} * 10 + y{n};",
                f"{pad}        if ({self.pick(('x', 'y'))}{n} == {self.rng.randint(0, 4)}) "
                f"{self.pick(('break', 'continue'))} out{n};",
                f"{pad}        switch (y{n} & 3) {{", f"{pad}            case 0: continue;",
                f"{pad}            case 1: break;", f"{pad}            default: q{n}++;",
                f"{pad}                if ({self.expression('boolean', 1)}) {self.pick(('break', 'continue'))} out{n};",
                f"{pad}        }}", f"{pad}        do {{ q{n} -= 2; }} while (q{n} > 100 + tick());",
                f"{pad}    }}", f"{pad}    t(q{n});", f"{pad}}}", f"{pad}t(q{n});"]

    def local_classes(self, indent, depth):
        pad = "    " * indent
        n = self.next()
        captured = self.captured_int()
        form = self.rng.randint(0, 3)
        if form == 0:
            return [f"{pad}class K{n}<T> {{", f"{pad}    T v; int c = {captured};",
                    f"{pad}    K{n}(T v) {{ this.v = v; c += {self.in_lambda_expression('int', 1)}; }}",
                    f"{pad}    class In {{ String all() {{ return v + \"/\" + c + {captured}; }} }}",
                    f"{pad}    <U> U other(Function<? super T, ? extends U> f) {{ return f.apply(v); }}", f"{pad}}}",
                    f"{pad}var k{n} = new K{n}<>({self.expression('String', 1)});", f"{pad}t(k{n}.new In().all());",
                    f"{pad}t(k{n}.other(p{n} -> p{n}.length() + {captured}));"]
        if form == 1:
            return [f"{pad}var k{n} = new Base<Integer>({self.expression('int', 1)}) {{",
                    f"{pad}    int own = {captured};",
                    f"{pad}    Integer next(Integer x) {{ own += x; return held = own * 2 + {captured}; }}",
                    f"{pad}    int own() {{ return own + held; }}", f"{pad}}};",
                    f"{pad}t(k{n}.twice({self.expression('int', 1)})); t(k{n}.own()); t(k{n}.calls);"]
        if form == 2:
            return [f"{pad}record R{n}(int x, String y) {{",
                    f"{pad}    R{n} {{ x = x * 3 + 1; }}", f"{pad}    R{n}(int x) {{ this(x, \"d\" + x); }}",
                    f"{pad}    static int made = 4; int sum() {{ return x + made++ + y.length(); }}", f"{pad}}}",
                    f"{pad}R{n} k{n} = new R{n}({self.expression('int', 1)});", f"{pad}t(k{n}); t(k{n}.sum());",
                    f"{pad}if ((Object) k{n} instanceof R{n}(int x{n}, String y{n}) && x{n} > {self.rng.randint(0, 9)}) "
                    f"t(x{n} + y{n}); else t(\"no\");"]
        return [f"{pad}enum E{n} {{ A, B {{ int f(int x) {{ return x - 1; }} }}; int f(int x) {{ return x * 2; }} }}",
                f"{pad}for (E{n} k{n} : E{n}.values()) t(k{n}.f({self.expression('int', 1)}) + switch (k{n}) "
                f"{{ case A -> 1; case B -> {{ int z{n} = k{n}.ordinal(); yield z{n} * 5; }} }});"]

    def resources(self, indent, depth):
        pad = "    " * indent
        n = self.next()
        names = self.pick((("a", "b"), ("aaa", "b"), ("a", "bbb"), ("aaa", "bbb")))
        fault = f"if ({self.expression('boolean', 1)}) throw new ArithmeticException(\"t\");" if self.chance(0.6) else ""
        return [f"{pad}try (Res u{n} = new Res(\"{names[0]}\"); var w{n} = new Res(u{n}.name + \"{names[1]}\")) {{",
                f"{pad}    t(w{n}.name);", *([f"{pad}    {fault}"] if fault else []),
                f"{pad}}} catch (RuntimeException x{n}) {{",
                f"{pad}    t(x{n}.getMessage() + x{n}.getSuppressed().length);",
                *([f"{pad}}} finally {{", f"{pad}    t({self.expression('int', 1)});"] if self.chance(0.5) else []),
                f"{pad}}}"]

    def calculation(self, indent, depth):
        """Nested patterns over a sealed hierarchy."""
        pad = "    " * indent
        n = self.next()
        return [f"{pad}Expr z{n} = {self.tree(2)};",
                f"{pad}t(switch (z{n}) {{",
                f"{pad}    case Num(var m{n}) when m{n} > {self.rng.randint(-3, 9)} -> m{n};",
                f"{pad}    case Bin(Op o{n}, Num(int l{n}), Num(int r{n})) -> o{n}.applyAsInt(l{n}, r{n});",
                f"{pad}    case Bin(var o{n}, Neg(var i{n}), _) when o{n} == Op.{self.pick(('PLUS', 'TIMES'))} -> "
                f"eval(i{n}) * 3;",
                f"{pad}    case Neg(Neg(Expr i{n})) -> eval(i{n});",
                f"{pad}    case Expr i{n} -> {{ int v{n}x = eval(i{n}); yield v{n}x + 1; }}",
                f"{pad}}});",
                f"{pad}if (!(z{n} instanceof Bin(var p{n}, var l{n}y, _) && l{n}y instanceof Num)) t(\"other\");",
                f"{pad}else t(p{n}.sign + l{n}y);"]

    def tree(self, depth):
        if depth == 0 or self.chance(0.2):
            return f"new Num({self.expression('int', 0)})"
        if self.chance(0.3):
            return f"new Neg({self.tree(depth - 1)})"
        return f"new Bin(Op.{self.pick(('PLUS', 'TIMES'))}, {self.tree(depth - 1)}, {self.tree(depth - 1)})"

    def hierarchy(self, indent, depth):
        pad = "    " * indent
        n = self.next()
        return [f"{pad}Adder d{n} = new Adder({self.expression('int', 1)}, {self.rng.randint(1, 9)});",
                f"{pad}Shown<Integer> h{n} = d{n};", f"{pad}t(h{n}.twice({self.expression('int', 1)}));",
                f"{pad}t(d{n}.new Inner().sum());", f"{pad}d{n}.held {self.pick(('+=', '-='))} {self.expression('int', 1)};",
                f"{pad}d{n}.step{self.pick(('++', '--'))};",
                f"{pad}t(largest(List.of(d{n}, new Adder(3, 1))).held); t(d{n}.calls);",
                f"{pad}t(count({self.pick(('', '1', '1, 2', 'null, 4', '(Object) null'))}) + count((long) 1) + count('c'));"]

    def locked(self, indent, depth):
        pad = "    " * indent
        n = self.next()
        return [f"{pad}synchronized (Main.class) {{", f"{pad}    steps {self.pick(('+=', '^='))} {self.expression('int', 2)};",
                f"{pad}    t(steps);", f"{pad}}}",
                f"{pad}long g{n} = {self.expression('int', 1)} {self.pick(('*', '+', '-', '/', '%'))} "
                f"({self.expression('long', 1)} | 1);", f"{pad}t(g{n} {self.pick(('<<', '>>', '>>>'))} {self.rng.randint(0, 70)});"]

    def special(self, indent, depth):
        """One of all these."""
        return self.pick((self.compound, self.element, self.boxes, self.jumps_in_finally, self.text_switch, self.labels,
                          self.local_classes, self.resources, self.calculation, self.hierarchy, self.locked))(indent, depth)
