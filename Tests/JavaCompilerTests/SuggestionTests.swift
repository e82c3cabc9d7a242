// SPDX-License-Identifier: Apache-2.0
import JavaSyntax
import Testing

@testable import JavaCompiler

/// What is suggested for names that cannot be found; an empty text means nothing.
@Suite(.enabled(if: LibraryFixture.image != nil, "needs the class library of a JDK 25"))
struct SuggestionTests {
    private func suggestions(_ source: String) throws -> [String] {
        try CompilationFixture.compile(source).messages.filter { $0.diagnostic.severity == .error }
            .map(\.diagnostic.suggestion)
    }

    /// In a method of a class that has a field, a static method and an array parameter.
    private func inMethod(_ statements: String, imports: String = "") throws -> [String] {
        try suggestions(
            """
            \(imports)
            class A {
                int counter; static int compute(int x) { return x; } enum Color { RED, GREEN }
                void run(String text, int[] numbers) { \(statements) }
            }
            """)
    }

    @Test(arguments: [
        ("int a = countr;", "did you mean 'counter'?"),
        ("int a = Counter;", "did you mean 'counter'?"),
        ("String s = txet;", "did you mean 'text'?"),
        ("int lenght = 1; int a = length + numbers.lenght;", "did you mean 'lenght'?"),
        ("int a = numbers.lenght;", "did you mean 'length'?"),
        ("int a = text.lenght();", "did you mean 'length()'?"),
        ("int a = text.length;", "did you mean 'length()'?"),
        ("int a = numbers.length();", "did you mean 'length'?"),
        ("int a = text.size();", "did you mean 'length()'?"),
        ("int a = compte(1);", "did you mean 'compute(...)'?"),
        ("Sytem.out.println();", "did you mean 'System'?"),
        ("System.out.prinln();", "did you mean 'println(...)'?"),
        ("System.otu.println();", "did you mean 'out'?"),
        ("Strnig s = null;", "did you mean 'String'?"),
        ("Color c = Color.GREN;", "did you mean 'GREEN'?"),
        ("Colour c = null;", "did you mean 'Color'?"),
        ("List<String> l = null;", "class java.util.List is not imported"),
        ("Object o = Collections.emptyList();", "class java.util.Collections is not imported"),
        ("switch (Color.RED) { case REED: }", "did you mean 'RED'?"),
        ("java.utl.List<String> l = null;", "did you mean 'java.util'?"),
        ("java.util.Lisst<String> l = null;", "did you mean 'List'?"),
    ])
    func nearNames(_ statements: String, _ expected: String) throws {
        #expect(try inMethod(statements).first == expected)
    }

    @Test func importsNarrowWhatIsMeant() throws {
        #expect(
            try inMethod("HashMpa<String, String> m;", imports: "import java.util.*;") == ["did you mean 'HashMap'?"])
        #expect(try suggestions("import java.util.Lisst; class A { }") == ["did you mean 'List'?"])
        #expect(try suggestions("import java.utl.*; class A { }") == ["did you mean 'java.util'?"])
        #expect(try suggestions("import static java.lang.Math.absolute; class A { }") == [""])
        #expect(try suggestions("import static java.lang.Math.asb; class A { }") == ["did you mean 'abs'?"])
    }

    @Test(arguments: [
        "int a = x;", "int a = zzzzzz;", "int a = completelyDifferent(1);", "int a = text.foo();", "Qwxyz q;",
    ])
    func farNamesAreNotSuggested(_ statements: String) throws {
        #expect(try inMethod(statements) == [""])
    }

    /// Private members of other classes are no help.
    @Test func onlyAccessibleMembersAreSuggested() throws {
        let source: String = "class B { private int value; int volume; } class A { int f(B b) { return b.vlaue; } }"
        #expect(try suggestions(source) == [""])
        #expect(
            try suggestions("class A { private int value; int f(A a) { return a.vlaue; } }") == [
                "did you mean 'value'?"
            ])
    }

    @Test func variablesOfTheBlockAroundComeFirst() throws {
        let source: String = "class A { int total1; void f() { int total2 = 0; int x = total; } }"
        #expect(try suggestions(source) == ["did you mean 'total2'?"])
    }

    @Test func annotationElementsAndInnerTypes() throws {
        let source: String =
            "@interface N { int number() default 1; } @N(numbre = 2) class A { class Inner { } Innner i; A.Iner j; }"
        #expect(
            Set(try suggestions(source)) == ["did you mean 'number()'?", "did you mean 'Inner'?"])
    }

    @Test func theLineStandsBehindTheDetails() throws {
        let compilation: JavaCompilation = try CompilationFixture.compile("class A { int f(int abc) { return abd; } }")
        let message: CompilationMessage = try #require(compilation.messages.first)
        let text: String = DiagnosticRenderer(message.file).render(message.diagnostic)
        #expect(text.hasSuffix("  location: class A\n  did you mean 'abc'?\n"))
    }

    @Test func distances() {
        func distance(_ left: String, _ right: String) -> Int {
            NameMatch.distance(Array(left.utf8), Array(right.utf8))
        }
        #expect(distance("", "") == 0)
        #expect(distance("", "abc") == 3)
        #expect(distance("abc", "abc") == 0)
        #expect(distance("abcd", "abdc") == 1)
        #expect(distance("abcd", "acbd") == 1)
        #expect(distance("kitten", "sitting") == 3)
    }
}
