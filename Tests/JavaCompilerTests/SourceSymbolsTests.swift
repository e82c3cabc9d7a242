// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax
import TestSupport
import Testing

@testable import JavaCompiler

/// Classes entered from source, and what is complained about while their headers and members are read.
@Suite(.enabled(if: LibraryFixture.image != nil, "needs the class library of a JDK 25"))
struct SourceSymbolsTests {
    /// Enters a file and completes everything it declares.
    static func enter(_ text: String, name: String = "A.java", into universe: Universe) throws {
        let result: ParseResult = Parser.parse(try SourceFile(name: name, text: text), names: universe.names)
        #expect(result.diagnostics.map(\.text) == [])
        universe.enter(result.tree)
    }

    static func completeAll(_ universe: Universe, _ binaryNames: [String]) {
        for name: String in binaryNames {
            guard let symbol: SymbolID = universe.existingClass(name) else { continue }
            var pending: [SymbolID] = [symbol]
            while let next: SymbolID = pending.popLast() {
                pending.append(contentsOf: universe.members(of: next).filter { universe[$0].kind == .class })
            }
        }
    }

    private func member(_ universe: Universe, _ owner: String, _ name: String) throws -> String {
        let symbol: SymbolID = try #require(universe.existingClass(owner))
        let found: SymbolID = universe.firstMember(universe.names.intern(name), of: symbol)
        return universe.text(universe[found].type)
    }

    @Test func types() throws {
        let universe: Universe = try #require(LibraryFixture.universe())
        try SourceSymbolsTests.enter(
            """
            package p.q;
            import java.util.*;
            import java.util.Map.Entry;
            import static java.util.concurrent.TimeUnit.*;
            public class A<T extends Comparable<? super T>> extends ArrayList<T[]> implements Runnable {
                Map<String, List<? extends T>> map;
                Entry<int[], Integer>[] entries;
                Inner inner; A<String>.Inner other; Nested<T> nested; Iterator<T> iterator; A raw;
                <U extends T, V> U method(V v, U... us) throws Exception { return null; }
                class Inner { T t; Inner self; Deeper deeper; class Deeper { T[] u; } }
                static class Nested<T> { T t; Nested<Nested<T>> deep; }
                interface I { int X = 1; void f(); default void g() { } private void h() { } }
                record R<X>(X x, int... rest) { }
                enum E { ONE, TWO { } }
                public void run() { }
            }
            """, into: universe)
        let expected: [(String, String, String)] = [
            ("p/q/A", "map", "java.util.Map<java.lang.String,java.util.List<? extends T>>"),
            ("p/q/A", "entries", "java.util.Map.Entry<int[],java.lang.Integer>[]"),
            ("p/q/A", "inner", "p.q.A<T>.Inner"), ("p/q/A", "other", "p.q.A<java.lang.String>.Inner"),
            ("p/q/A", "nested", "p.q.A.Nested<T>"), ("p/q/A", "iterator", "java.util.Iterator<T>"),
            ("p/q/A", "raw", "p.q.A"), ("p/q/A", "method", "<U,V>(V,U[])U"), ("p/q/A", "<init>", "()void"),
            ("p/q/A$Inner", "t", "T"), ("p/q/A$Inner", "self", "p.q.A<T>.Inner"),
            ("p/q/A$Inner", "deeper", "p.q.A<T>.Inner.Deeper"), ("p/q/A$Inner$Deeper", "u", "T[]"),
            ("p/q/A$Nested", "deep", "p.q.A.Nested<p.q.A.Nested<T>>"), ("p/q/A$R", "<init>", "(X,int[])void"),
            ("p/q/A$R", "rest", "()int[]"), ("p/q/A$E", "values", "()p.q.A.E[]"), ("p/q/A$E", "ONE", "p.q.A.E"),
            ("p/q/A$E", "valueOf", "(java.lang.String)p.q.A.E"),
        ]
        for (owner, name, type): (String, String, String) in expected {
            #expect(try member(universe, owner, name) == type, "\(owner).\(name)")
        }
        #expect(universe.diagnostics.map(\.diagnostic.text) == [])
        let outer: SymbolID = try #require(universe.existingClass("p/q/A"))
        #expect(universe.text(universe.superclass(universe.ownType(outer))) == "java.util.ArrayList<T[]>")
        #expect(
            universe.isSubtype(
                universe.ownType(outer),
                universe.details(universe.classSymbol(universe.names.intern("java/util/List"))).erasure))
        // The inherited element type, seen from a parameterization declared in source.
        let site: TypeID = try #require(
            universe.members(universe.names.intern("other"), .field, of: outer).first.map { universe[$0].type })
        let field: SymbolID = universe.firstMember(
            universe.names.intern("t"), of: try #require(universe.existingClass("p/q/A$Inner")))
        #expect(universe.text(universe.memberType(field, in: site)) == "java.lang.String")
        let interface: SymbolID = try #require(universe.existingClass("p/q/A$I"))
        func flags(_ name: String) -> AccessFlags {
            universe[universe.firstMember(universe.names.intern(name), of: interface)].flags
        }
        #expect(flags("X") == [.public, .static, .final])
        #expect(flags("f") == [.public, .abstract])
        #expect(flags("g") == [.public])
        #expect(flags("h") == [.private])
        let names: [Bool] = ["p/q/A$E", "p/q/A$R", "p/q/A$Inner"].map {
            universe[universe.existingClass($0)!].flags.contains(.static)
        }
        #expect(names == [true, true, false])
    }

    @Test func compactSourceFile() throws {
        let universe: Universe = try #require(LibraryFixture.universe())
        try SourceSymbolsTests.enter(
            "List<Path> paths; void main() { } ConcurrentMap<String, Stream<String>> map;", name: "dir/Hello.java",
            into: universe)
        SourceSymbolsTests.completeAll(universe, ["Hello"])
        #expect(universe.diagnostics.map(\.diagnostic.text) == [])
        #expect(try member(universe, "Hello", "paths") == "java.util.List<java.nio.file.Path>")
        #expect(try member(universe, "Hello", "main") == "()void")
    }

    /// Texts and places are javac 25's.
    @Test func complaints() throws {
        let universe: Universe = try #require(LibraryFixture.universe())
        let text: String = """
            import foo.bar.Baz; import java.util.Lisst; import java.util.Map.Entri; import static java.lang.Mathh.foo; import module foo.bar;
            class A extends Foo implements java.util.Lisst<String>, List { Bar x; java.foo.Baz y; java.util.Map.Foo z; Map<String> m; String<Integer> s; java.util.Map<String> w; A<String> q; T t; }
            class B<T> { static T x; class C { T t; } static class D { T t; } <T> void f(T t) { } java.util.List<int> l; }
            class C extends C { } class D extends E { } class E extends D { } interface I extends I { }
            class F { class F { } class G { } class G { } int x; int x; void f() { } void f() { } F() { } F() { } }
            class F { }
            """
        try SourceSymbolsTests.enter(text, into: universe)
        SourceSymbolsTests.completeAll(universe, ["A", "B", "C", "D", "E", "F", "I"])
        let unit: SourceUnit = try #require(universe.sources.first)
        let renderer: DiagnosticRenderer = DiagnosticRenderer(unit.tree.file)
        let found: Set<String> = Set(
            universe.diagnostics.map { entry in
                let (line, column): (Int, Int) = renderer.lineAndColumn(of: entry.diagnostic) ?? (0, 0)
                return "\(line):\(column) " + entry.diagnostic.text.replacing("\n", with: " | ")
            })
        #expect(
            found == [
                "1:15 package foo.bar does not exist",
                "1:37 cannot find symbol | symbol:   class Lisst | location: package java.util",
                "1:65 cannot find symbol | symbol:   class Entri | location: interface Map",
                "1:96 cannot find symbol | symbol:   class Mathh | location: package java.lang",
                "1:73 static import only from classes and interfaces",
                "1:108 imported module not found: foo.bar",
                "2:17 cannot find symbol | symbol: class Foo",
                "2:41 cannot find symbol | symbol:   class Lisst | location: package java.util",
                "2:57 cannot find symbol | symbol: class List",
                "2:64 cannot find symbol | symbol:   class Bar | location: class A",
                "2:79 package java.foo does not exist",
                "2:100 cannot find symbol | symbol:   class Foo | location: interface Map",
                "2:108 cannot find symbol | symbol:   class Map | location: class A",
                "2:129 type String does not take parameters",
                "2:155 wrong number of type arguments; required 2",
                "2:168 type A does not take parameters",
                "2:180 cannot find symbol | symbol:   class T | location: class A",
                "3:21 non-static type variable T cannot be referenced from a static context",
                "3:60 non-static type variable T cannot be referenced from a static context",
                "3:102 unexpected type | required: reference | found:    int",
                "4:1 cyclic inheritance involving C", "4:23 cyclic inheritance involving D",
                "4:67 cyclic inheritance involving I",
                "5:11 class F is already defined in package unnamed package",
                "5:35 class F.G is already defined in class F", "5:58 variable x is already defined in class F",
                "5:79 method f() is already defined in class F", "5:95 constructor F() is already defined in class F",
                "6:1 duplicate class: F",
            ])
    }

    /// Members of the library's classes as declared in source are those of their class files.
    @Test(.enabled(if: JavaSourceArchive.path != nil, "needs the sources of a JDK 25"))
    func sourceAgreesWithClassFiles() throws {
        let fromSource: Universe = try #require(LibraryFixture.universe())
        let fromFiles: Universe = try #require(LibraryFixture.universe())
        var binaryNames: [String] = []
        let patterns: [String] =
            JavaSourceArchive.isLongRun ? ["java.base/java/*.java"] : ["java.base/java/util/*.java"]
        for pattern: String in patterns {
            _ = try JavaSourceArchive.forEachFile(matching: pattern, step: JavaSourceArchive.isLongRun ? 1 : 6) {
                path, bytes in
                if path.hasSuffix("-info.java") { return }
                let file: SourceFile = try SourceFile(name: path, bytes: bytes)
                fromSource.enter(Parser.parse(file, names: fromSource.names).tree)
                binaryNames.append(String(path.dropFirst("java.base/".count).dropLast(".java".count)))
            }
        }
        var compared: Int = 0
        for name: String in binaryNames {
            var pending: [String] = [name]
            while let next: String = pending.popLast() {
                // The image's own generated classes differ from what was compiled.
                if next.hasPrefix("java/lang/invoke/"), next.hasSuffix("$Holder") { continue }
                guard let file: SymbolID = fromFiles.existingClass(next) else { continue }
                let source: SymbolID = try #require(fromSource.existingClass(next))
                let (expected, found): ([String], [String]) = (
                    SourceSymbolsTests.describe(fromFiles, file), SourceSymbolsTests.describe(fromSource, source)
                )
                #expect(found == expected, "\(next)")
                compared += expected.count
                for member: SymbolID in fromFiles.members(of: file) where fromFiles[member].kind == .class {
                    pending.append(fromFiles.names.text(of: fromFiles.binaryName(member)))
                }
            }
        }
        #expect(compared > 1_000)
        #expect(fromSource.diagnostics.map(\.diagnostic.text) == [])
    }

    private static func text(_ constant: TypedConstant?, _ universe: Universe) -> String {
        switch constant?.value {
        case .none: ""
        case .int(let value): "= \(value)"
        case .long(let value): "= \(value)L"
        case .float(let bits): "= float \(bits)"
        case .double(let bits): "= double \(bits)"
        case .string(let name): "= \(Array(universe.names.bytes(of: name)))"
        }
    }

    /// What a class declares, sorted; without what only one side can know.
    private static func describe(_ universe: Universe, _ symbol: SymbolID) -> [String] {
        var lines: [String] = []
        let type: TypeID = universe.ownType(symbol)
        let parent: TypeID = universe.superclass(type)
        lines.append("type \(universe.text(type)) extends \(parent.isNone ? "-" : universe.text(parent))")
        for interface: TypeID in universe.interfaces(type) { lines.append("implements \(universe.text(interface))") }
        if universe[symbol].flavor != ClassFlavor.enum.rawValue {
            for permitted: SymbolID in universe.permittedSubclasses(symbol) {
                lines.append("permits \(universe.qualifiedName(permitted))")
            }
        }
        for variable: TypeID in universe.types.elements(universe.typeParameters(symbol)) {
            let declared: SymbolID = SymbolID(universe.types[variable].a)
            lines.append("variable \(universe.text(variable)) extends \(universe.text(universe.bounds(declared)))")
        }
        for member: SymbolID in universe.members(of: symbol) {
            let found: Symbol = universe[member]
            let name: String = universe.names.text(of: found.name)
            switch found.kind {
            case .field:
                let constant: TypedConstant? = universe.constantValue(of: member)
                lines.append(
                    "field \(found.access & 0xDF) \(name) \(universe.text(found.type)) \(text(constant, universe))")
            case .method:
                let bounds: [String] = universe.typeVariables(found.type).map {
                    universe.text(universe.bounds(SymbolID(universe.types[$0].a)))
                }
                let thrown: String = universe.text(universe.thrownTypes(found.type))
                lines.append(
                    "method \(found.access & 0xDDF) \(name) \(universe.text(found.type)) \(bounds) throws \(thrown)")
            case .class: lines.append("class \(name)")
            default: break
            }
        }
        return lines.sorted()
    }
}
