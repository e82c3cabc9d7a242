// SPDX-License-Identifier: Apache-2.0
import JavaSyntax
import Testing

@testable import JavaCompiler

/// One mistake is complained about where it was made, and not where its consequences show.
@Suite(.enabled(if: LibraryFixture.image != nil, "needs the class library of a JDK 25"))
struct CascadeTests {
    /// The lines complained about.
    private func lines(_ source: String) throws -> [Int] {
        let messages: [CompilationMessage] = try CompilationFixture.compile(source).messages.filter {
            $0.diagnostic.severity == .error
        }
        return messages.compactMap { DiagnosticRenderer($0.file).lineAndColumn(of: $0.diagnostic)?.line }.sorted()
    }

    @Test(arguments: [
        // A superclass that cannot be found: what it would have given.
        """
        class A extends Missing {
            A(int x) { super(x); inherited(); }
            @Override public void run() { super.run(); this.field = other + inherited(1).foo(); }
            static void f(A a) { a.inherited(); Object o = a.field; a.g().h(); }
            class Inner { void k() { inherited(); } }
        }
        """,
        // The same of a type variable's bound.
        """
        class A<T extends Missing> {
            T t;
            void f() { t.call().other(); int n = t.size + 1; t.next().next().next(); for (var x : t.all()) { } }
        }
        """,
        // A type of a variable that cannot be found, and everything done with the variable.
        """
        class A { Missing m;
            int f() { var v = m; v.call().other(); int n = m.size() + 1; String s = "a" + m; m.x = 3; m[0] = 1; m++; f(m); return m; }
            void f(int x) { if (m) { } while (m.next()) { } for (var e : m) e.go(); m.map(p -> p.y).filter(q -> q > 1); switch (m) { default -> { } } }
        }
        """,
        // An import that leads nowhere, and the names it would have brought.
        """
        import foo.Bar;
        class A { void f() { } }
        """,
        // A wrong lambda.
        """
        class A { java.util.function.Function<String, Integer> f = (a, b) -> { int x = a.length(); return x + b.size(); };
            int g() { return f.apply("x") + 1; } }
        """,
    ])
    func onlyTheFirstLine(_ source: String) throws {
        #expect(Set(try lines(source)) == [1])
        #expect(try lines(source).count == 1)
    }
}
