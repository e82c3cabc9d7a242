// SPDX-License-Identifier: Apache-2.0
import JavaSyntax
import Testing

/// Shapes and positions of trees.
@Suite struct TreeTests {
    private func parse(_ text: String, _ name: String = "A.java") throws -> Tree {
        let result: ParseResult = Parser.parse(try SourceFile(name: name, text: text), names: NameTable())
        #expect(result.diagnostics.map(\.text) == [])
        return result.tree
    }

    /// Text of the node, and the text from its caret on.
    private func spots(_ tree: Tree, _ kind: NodeKind) -> [(String, String)] {
        var found: [(String, String)] = []
        tree.forEachDescendant(of: tree.root) { id in
            guard tree.kind(id) == kind else { return }
            let node: Node = tree[id]
            found.append(
                (
                    tree.file.text(from: Int(node.start), to: Int(node.end)),
                    tree.file.text(from: Int(node.position), to: Int(node.position) + 3)
                ))
        }
        return found
    }

    @Test func positions() throws {
        let tree: Tree = try parse(
            """
            class Foo<T> { int bar(int q) { return a.b(c) + d[1] * (e ? f : (int) g); } Object h = i -> new J<K>(l::m); }
            """)
        func expect(_ kind: NodeKind, _ text: String, _ caret: String) {
            let all: [(String, String)] = spots(tree, kind)
            #expect(all.contains { $0.0 == text && $0.1 == caret }, "\(kind): \(all)")
        }
        expect(.binary, "a.b(c) + d[1] * (e ? f : (int) g)", "+ d")
        expect(.binary, "d[1] * (e ? f : (int) g)", "* (")
        expect(.methodCall, "a.b(c)", "(c)")
        expect(.fieldAccess, "a.b", ".b(")
        expect(.arrayAccess, "d[1]", "[1]")
        expect(.conditional, "e ? f : (int) g", "? f")
        expect(.cast, "(int) g", "(in")
        expect(.lambda, "i -> new J<K>(l::m)", "i -")
        expect(.classCreation, "new J<K>(l::m)", "new")
        expect(.parameterizedType, "J<K>", "<K>")
        expect(.methodReference, "l::m", "l::")
        expect(.methodDeclaration, "int bar(int q) { return a.b(c) + d[1] * (e ? f : (int) g); }", "bar")
        expect(.variableDeclaration, "int q", "q) ")
        expect(.typeParameter, "T", "T> ")
    }

    @Test func precedence() throws {
        let tree: Tree = try parse(
            "class A { int x = a || b && c | d ^ e & f == g < h << i + j * -k; int y = a - b - c; }")
        #expect(
            spots(tree, .binary).map(\.0) == [
                "a || b && c | d ^ e & f == g < h << i + j * -k", "b && c | d ^ e & f == g < h << i + j * -k",
                "c | d ^ e & f == g < h << i + j * -k", "d ^ e & f == g < h << i + j * -k",
                "e & f == g < h << i + j * -k", "f == g < h << i + j * -k", "g < h << i + j * -k", "h << i + j * -k",
                "i + j * -k", "j * -k", "a - b - c", "a - b",
            ])
    }

    @Test func compactSourceFile() throws {
        let tree: Tree = try parse("import java.util.List; int count; void main() { } class Nested { }")
        let unit: CompilationUnitView = tree.compilationUnit(tree.root)
        #expect(tree.count(unit.declarations) == 1)
        let implicit: ClassView = tree.classDeclaration(tree.elements(unit.declarations)[0])
        #expect(implicit.flags.contains(.isImplicit) && implicit.name.isNone)
        #expect(
            tree.elements(implicit.members).map { tree.kind($0) } == [
                .variableDeclaration, .methodDeclaration, .classDeclaration,
            ])
    }

    @Test func deprecationByComment() throws {
        let tree: Tree = try parse(
            """
            /** @deprecated a */ class A {
              /** not {@deprecated} */ int b;
              /** text
                * @deprecated why */
              @B int c;
              /// markdown
              /// @deprecated d
              void d() { }
              /** @deprecatedness */ void e() { }
              /** @deprecated f */ /* other */ int f;
              /* @deprecated */ int g;
            }
            """)
        let unit: CompilationUnitView = tree.compilationUnit(tree.root)
        let view: ClassView = tree.classDeclaration(tree.elements(unit.declarations)[0])
        #expect(view.flags.contains(.isDeprecatedByComment))
        let flags: [Bool] = tree.elements(view.members).map { tree[$0].flags.contains(.isDeprecatedByComment) }
        #expect(flags == [false, true, true, false, true, false])
    }

    @Test func views() throws {
        let tree: Tree = try parse(
            "public final class A<T> extends B implements C, D { @E private static <U> void f(A<T> this, int... x) throws G { } }"
        )
        let unit: CompilationUnitView = tree.compilationUnit(tree.root)
        let view: ClassView = tree.classDeclaration(tree.elements(unit.declarations)[0])
        #expect(tree.modifiers(view.modifiers).set == [.public, .final])
        #expect(tree.names.text(of: view.name) == "A")
        #expect(tree.count(view.typeParameters) == 1)
        #expect(!view.superclass.isNone)
        #expect(tree.count(view.interfaces) == 2)
        let method: MethodView = tree.method(tree.elements(view.members)[0])
        #expect(tree.modifiers(method.modifiers).set == [.private, .static])
        #expect(tree.count(tree.modifiers(method.modifiers).annotations) == 1)
        #expect(!method.receiver.isNone)
        #expect(tree.count(method.parameters) == 1)
        #expect(tree[tree.elements(method.parameters)[0]].flags.contains(.isVarargs))
        #expect(tree.count(method.thrown) == 1)
        #expect(tree.kind(method.body) == .block)
    }

    /// Chains that real, generated code has; only nesting is limited.
    @Test func longChains() throws {
        let sum: String = Array(repeating: "\"a\"", count: 20_000).joined(separator: " + ")
        let calls: String = "b" + String(repeating: ".c()", count: 5_000)
        let ifs: String = String(repeating: "if (a) b(); else ", count: 5_000) + "c();"
        let tree: Tree = try parse("class A { Object x = \(sum), y = \(calls); void f() { \(ifs) } }")
        #expect(tree.nodeCount > 50_000)
    }

    @Test func nestingIsLimited() throws {
        let text: String = "class A { int x = " + String(repeating: "(", count: 5_000) + "1"
        let result: ParseResult = Parser.parse(try SourceFile(name: "A.java", text: text), names: NameTable())
        #expect(result.diagnostics.map(\.key) == ["nested.too.deeply"])
    }
}

@Suite struct NameTableTests {
    @Test func internsOnce() {
        let names: NameTable = NameTable()
        let before: Int = names.count
        let texts: [String] = (0..<5_000).map { "name\($0 * 7_919)" }
        let ids: [NameID] = texts.map { names.intern($0) }
        #expect(Set(ids).count == 5_000)
        #expect(names.count == before + 5_000)
        #expect(texts.map { names.intern($0) } == ids)
        #expect(ids.map { names.text(of: $0) } == texts)
    }

    @Test func wellKnownNames() {
        let names: NameTable = NameTable()
        let expected: [(NameID, String)] = [
            (.empty, ""), (.none, ""), (.super, "super"), (.this, "this"), (.class, "class"), (.new, "new"),
            (.underscore, "_"), (.var, "var"), (.yield, "yield"), (.record, "record"), (.sealed, "sealed"),
            (.permits, "permits"), (.non, "non"), (.when, "when"), (.module, "module"), (.open, "open"),
            (.opens, "opens"), (.exports, "exports"), (.requires, "requires"), (.transitive, "transitive"), (.to, "to"),
            (.with, "with"), (.uses, "uses"), (.provides, "provides"), (.length, "length"), (.constructor, "<init>"),
            (.classInitializer, "<clinit>"), (.main, "main"),
        ]
        for (id, text): (NameID, String) in expected { #expect(names.text(of: id) == text) }
        for kind: UInt8 in TokenKind.abstract.rawValue...TokenKind.null.rawValue {
            let keyword: TokenKind = TokenKind(rawValue: kind)!
            #expect(names.text(of: keyword.keywordName) == keyword.spelling)
        }
    }

    /// Names of every length around the word size, also at the end of a buffer.
    @Test func lengths() {
        let names: NameTable = NameTable()
        for length: Int in 1...40 {
            let text: String = String(repeating: "é", count: length / 2) + String(repeating: "x", count: length % 2)
            let id: NameID = names.intern(text)
            #expect(names.text(of: id) == text)
            #expect(names.intern(text + "y") != id)
        }
        let huge: String = String(repeating: "z", count: 100_000)
        #expect(names.text(of: names.intern(huge)) == huge)
    }
}
