// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import JavaSyntax

/// Where snippets end, what they are, and whether they are complete.
struct SnippetTests {
    /// Not the tests' own pieces of wrong source.
    typealias Snippet = JavaSyntax.Snippet

    private func parse(_ text: String) throws -> Snippet {
        try #require(Parser.parseSnippet(text, names: NameTable()))
    }

    @Test(arguments: [
        ("1 + 2", Snippet.Form.expression), ("x", .expression), ("f(1)", .expression), ("a = 3", .expression),
        ("x -> x + 1", .expression), ("(int) 3.5", .expression), ("new int[] {1}", .expression),
        ("int.class", .expression),
        ("int x = 5", .variables), ("var l = new ArrayList<String>()", .variables), ("final int a, b = 2;", .variables),
        ("List<Map<String, int[]>> m", .variables), ("String[] s = {}", .variables),
        ("void f() { }", .method), ("<T> T id(T t) { return t; }", .method),
        ("static int g(int... a) { return 0; }", .method),
        ("class A { }", .class), ("record P(int a) { }", .class), ("sealed interface I permits A { }", .class),
        ("@interface M { }", .class), ("@Deprecated enum E { X }", .class),
        ("import java.util.*", .import), ("import module java.base;", .import),
        ("if (x) y();", .statement), ("{ int q; }", .statement), ("throw e", .statement),
        ("label: for (;;) { }", .statement), ("yield 5;", .statement), ("yield", .expression), ("yield++", .expression),
        ("synchronized (x) { }", .statement), (";", .statement), ("", .empty), ("// words", .empty),
    ])
    func forms(_ text: String, _ form: Snippet.Form) throws {
        let snippet: Snippet = try parse(text)
        #expect(snippet.form == form)
        #expect(snippet.diagnostics.isEmpty)
        #expect(!snippet.isIncomplete)
    }

    @Test(arguments: [
        "int f() {", "class A {", "if (x)", "while (true)", "for (;;)", "int x =", "f(1,", "a.", "\"\"\"\n  text",
        "/* begun",
        "do { } while (x", "switch (x) { case 1:", "new int[] {",
    ])
    func moreLinesAreNeeded(_ text: String) throws {
        let snippet: Snippet = try parse(text)
        #expect(snippet.isIncomplete)
    }

    @Test func aSemicolonMayBeLeftOutAtTheEnd() throws {
        #expect(try parse("int x = 5").lacksSemicolon)
        #expect(try !parse("int x = 5;").lacksSemicolon)
        #expect(try parse("if (x) y()").lacksSemicolon)
        #expect(try !parse("void f() { }").lacksSemicolon)
    }

    @Test func theFirstSnippetEndsWhereTheNextBegins() throws {
        #expect(try parse("int x = 3; int y = 4; x + y").end == 10)
        #expect(try parse("void f() { } f()").end == 12)
        #expect(try parse("if (a) b(); else c(); d()").end == 21)
        #expect(try parse("1 + 2").end == 5)
    }

    @Test func whatIsWrongIsSaid() throws {
        let snippet: Snippet = try parse("int 3x")
        #expect(!snippet.diagnostics.isEmpty)
        #expect(!snippet.isIncomplete)
        #expect(snippet.end == 6)
    }

    @Test func variablesHaveANodeEach() throws {
        let snippet: Snippet = try parse("int a = 1, b[] = {2}, c")
        #expect(snippet.nodes.map { snippet.tree.names.text(of: snippet.tree.variable($0).name) } == ["a", "b", "c"])
    }

    @Test func wordsAreThoseOfTheFirstSnippet() throws {
        let snippet: Snippet = try parse("foo.bar(baz); other()")
        #expect(snippet.words.map { snippet.tree.names.text(of: $0) } == ["foo", "bar", "baz"])
    }
}
