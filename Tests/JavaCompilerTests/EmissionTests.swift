// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax
import Testing

@testable import JavaCompiler

/// Shapes of the class files that come out; that they do what they should is for scripts/compare-javac.
@Suite(.enabled(if: LibraryFixture.image != nil, "needs the class library of a JDK 25"))
struct EmissionTests {
    private func compile(_ source: String, _ options: CompilationOptions = CompilationOptions()) throws -> [String:
        ClassFileModel]
    {
        let compilation: JavaCompilation = try CompilationFixture.compile(source, options: options)
        let complaints: [String] = compilation.messages.map(\.diagnostic.text)
        #expect(complaints == [])
        var models: [String: ClassFileModel] = [:]
        for compiled: CompiledClass in compilation.classes {
            models[compiled.binaryName] = try compiled.bytes.withUnsafeBytes { bytes in
                try ClassFileModel(try FormatChecker.checkedView(bytes))
            }
        }
        return models
    }

    /// What `javap -c -v -p` prints.
    private func text(_ source: String, _ name: String, _ options: CompilationOptions = CompilationOptions()) throws
        -> String
    {
        let compilation: JavaCompilation = try CompilationFixture.compile(source, options: options)
        let compiled: CompiledClass = try #require(compilation.classes.first { $0.binaryName == name })
        return try compiled.bytes.withUnsafeBytes { bytes in
            var text: [UInt8] = []
            Disassembler.print(try ClassFileView(bytes), into: &text)
            return String(decoding: text, as: UTF8.self)
        }
    }

    @Test func classesOfAFileAreNamedAsTheLanguageSays() throws {
        let source: String = """
            class A { class B { } static class C { } Object o = new Object() { }; void f() { class L { } new L(); }
              enum E { X { }, Y } record R(int a) { } interface I { } @interface N { } }
            """
        let expected: Set<String> = [
            "A", "A$B", "A$C", "A$1", "A$1L", "A$E", "A$E$1", "A$R", "A$I", "A$N",
        ]
        #expect(Set(try compile(source).keys) == expected)
    }

    @Test func innerClassesHaveFieldsForWhatIsAround() throws {
        let source: String =
            "class A { class B { class C { Object o() { return B.this; } } class D { } } void f(int p) { Runnable r = new Runnable() { public void run() { f(p); } }; } }"
        #expect(try text(source, "A$B$C").contains("final A$B this$1;"))
        // Nothing reads it.
        #expect(try !text(source, "A$B").contains("this$0"))
        #expect(try !text(source, "A$B$D").contains("this$1"))
        let anonymous: String = try text(source, "A$1")
        #expect(anonymous.contains("final A this$0;"))
        #expect(anonymous.contains("final int val$p;"))
    }

    @Test func lambdasBecomePrivateMethods() throws {
        let source: String = "class A { int k; void f(int p) { Runnable r = () -> { }; Runnable s = () -> k = p; } }"
        let printed: String = try text(source, "A")
        #expect(printed.contains("private static void lambda$f$0();"))
        #expect(printed.contains("private void lambda$f$1(int);"))
        #expect(printed.contains("LambdaMetafactory.metafactory"))
    }

    @Test func overridingWithAnotherErasureMakesABridge() throws {
        let source: String = "class A implements Comparable<A> { public int compareTo(A a) { return 0; } }"
        #expect(try text(source, "A").contains("public int compareTo(java.lang.Object);"))
    }

    @Test func concatenationIsInlineOnRequest() throws {
        let source: String = "class A { String f(int a, Object b) { return \"x\" + a + b; } }"
        #expect(try text(source, "A").contains("makeConcatWithConstants"))
        var options: CompilationOptions = CompilationOptions()
        options.emission.hasInlineConcatenation = true
        let printed: String = try text(source, "A", options)
        #expect(printed.contains("StringBuilder.append"))
        #expect(!printed.contains("makeConcatWithConstants"))
    }

    @Test func debuggingTablesAreMadeOnRequest() throws {
        let source: String = "class A { int f(int a) { int b = a; return b; } }"
        #expect(!(try text(source, "A").contains("LocalVariableTable")))
        var options: CompilationOptions = CompilationOptions()
        options.emission.hasVariables = true
        #expect(try text(source, "A", options).contains("LocalVariableTable"))
        options.emission.hasVariables = false
        options.emission.hasLines = false
        options.emission.hasSourceFile = false
        let printed: String = try text(source, "A", options)
        #expect(!printed.contains("LineNumberTable"))
        #expect(!printed.contains("SourceFile"))
    }

    @Test func longMethodsGetWideBranches() throws {
        let body: String = String(repeating: "x = x * 31 + 1000; ", count: 5000)
        let source: String =
            "class A { int f(boolean b) { int x = 0; if (b) { \(body) } while (b) { x++; if (x > 5) break; } return x; } }"
        #expect(try text(source, "A").contains("goto_w"))
    }

    @Test func tooLongMethodsAreRefused() throws {
        let body: String = String(repeating: "x = x * 31 + 1000; ", count: 9000)
        let compilation: JavaCompilation = try CompilationFixture.compile(
            "class A { int f() { int x = 0; \(body) return x; } }")
        #expect(compilation.messages.map(\.diagnostic.text) == ["code too large"])
        #expect(compilation.classes.isEmpty)
    }

    @Test func manyVariablesGetWideLocals() throws {
        let declarations: String = (0..<300).map { "long v\($0) = \($0); " }.joined()
        let source: String = "class A { long f() { \(declarations) v299++; return v299; } }"
        #expect(try text(source, "A").contains("lstore_w"))
    }
}
