// SPDX-License-Identifier: Apache-2.0
import JavaSyntax
import TestSupport
import Testing

@Suite struct RoundTripTests {
    static func parse(_ source: [UInt8], _ names: NameTable, _ name: String = "Test.java") throws -> ParseResult {
        Parser.parse(try SourceFile(name: name, bytes: source), names: names)
    }

    @Test func everything() throws {
        let names: NameTable = NameTable()
        let first: ParseResult = try RoundTripTests.parse(readCase("Everything.java"), names)
        #expect(first.diagnostics.isEmpty)
        let second: ParseResult = try RoundTripTests.parse(PrettyPrinter.bytes(of: first.tree), names)
        #expect(second.diagnostics.isEmpty)
        #expect(Tree.areEqual(first.tree, first.tree.root, second.tree, second.tree.root))
        // Printing is a fixed point.
        #expect(PrettyPrinter.bytes(of: first.tree) == PrettyPrinter.bytes(of: second.tree))
    }

    @Test(arguments: [
        "void main() { IO.println(\"hi\"); } int count = 1;",
        "import module java.sql; void main() { }",
        "class A { int a = - -1 + + +2 - --b, c = -(-3); }",
        "class A { int x = -2147483648; long y = -9223372036854775808L; int z = 0xffffffff; int w = -0x80000000; }",
        "class A { String s = \"\\u0000\\uD800 \\uDC00\\uD83D\\uDE00 \\\\u0041 \\177\"; char c = '\\uFFFF'; }",
        "class A { double d = 4.9e-324, e = 1.7976931348623157E308; float f = 1.4e-45f, g = 3.4028235e38f; }",
        "class A { int[] a[], b, c[][] = {}; int f()[] { return null; } }",
        "class A { java.util.@B List<@B int @B []> x; Object o = (@B String) null; Object p = new @B A(); }",
        "class A { A(A this) { } class B { B(A A.this) { } } void f(A this, int... x) { } }",
        "class A { <T> A() { <T>this(1); } A(int i) { new <String>A().<Integer>f(); new A().new <T>B<>() { }; } }",
        "class A { { if (a) if (b) c(); else d(); else e(); for (int i = 0, j[] = {}; ; i++, j()) ; } }",
        "@interface A { int[] value() default {1, 2,}; String s() default \"\"; }",
        "enum A { B { }, C(1), @D E; } enum F { ; int x; } enum G { }",
        "sealed interface A permits B { } non-sealed interface B extends A { }",
        "record A<T>(T t, @B int... x) implements C { A { } A(T t) { this(t, 1); } static int y; }",
        "class A { int f(Object o) { return switch (o) { case B(var x, _) when x > 0 -> 1; case null, default -> 2; }; } }",
        "class A { void f() { yield = 1; var var = 2; record record = null; int sealed, permits, when, module; } }"
            .replacing("record record = null; ", with: ""),
        "class A { int x = a < b ? (c) -> d : e::<F>g; Object y = A<B>.C<D>::new; Object z = (A & B) () -> { }; }",
    ])
    func snippets(_ source: String) throws {
        let names: NameTable = NameTable()
        let first: ParseResult = try RoundTripTests.parse(Array(source.utf8), names)
        #expect(first.diagnostics.map(\.text) == [])
        let text: [UInt8] = PrettyPrinter.bytes(of: first.tree)
        let second: ParseResult = try RoundTripTests.parse(text, names)
        #expect(second.diagnostics.map(\.text) == [], "\(String(decoding: text, as: UTF8.self))")
        #expect(
            Tree.areEqual(first.tree, first.tree.root, second.tree, second.tree.root),
            "\(String(decoding: text, as: UTF8.self))")
    }

    @Test func moduleDeclaration() throws {
        let source: String = """
            @Deprecated open module a.b { requires java.base; requires transitive static c; requires transitive;
                exports a.b to c, d; opens e; uses f.G; provides f.G with h.I, h.J; }
            """
        let names: NameTable = NameTable()
        let first: ParseResult = try RoundTripTests.parse(Array(source.utf8), names, "module-info.java")
        #expect(first.diagnostics.map(\.text) == [])
        let second: ParseResult = try RoundTripTests.parse(
            PrettyPrinter.bytes(of: first.tree), names, "module-info.java")
        #expect(second.diagnostics.map(\.text) == [])
        #expect(Tree.areEqual(first.tree, first.tree.root, second.tree, second.tree.root))
        let unit: CompilationUnitView = first.tree.compilationUnit(first.tree.root)
        #expect(first.tree.kind(unit.module) == .moduleDeclaration)
        #expect(first.tree.count(NodeList(first.tree[unit.module].c)) == 7)
    }

    /// Differences are found: a comparison that always succeeds would make every round trip pass.
    @Test func comparisonSeesDifferences() throws {
        let names: NameTable = NameTable()
        let texts: [String] = [
            "class A { int x = 1; }", "class A { int x = 2; }", "class A { int y = 1; }", "class A { long x = 1; }",
            "class A { int x; }", "class A { final int x = 1; }", "interface A { int x = 1; }",
        ]
        let trees: [Tree] = try texts.map { try RoundTripTests.parse(Array($0.utf8), names).tree }
        for (i, one): (Int, Tree) in trees.enumerated() {
            for (j, other): (Int, Tree) in trees.enumerated() {
                #expect(Tree.areEqual(one, one.root, other, other.root) == (i == j))
            }
        }
    }
}
