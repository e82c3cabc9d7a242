// SPDX-License-Identifier: Apache-2.0
import JavaSyntax
import TestSupport
import Testing

@testable import JavaCompiler

/// Attribution of whole programs. `Cases/Rejected.txt` has programs with errors: behind `=== name` the source, behind `---`
/// a line per complaint of javac 25: line, column, key and the first line of the text.
@Suite(.enabled(if: LibraryFixture.image != nil, "needs the class library of a JDK 25"))
struct AttributionTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let source: String
        let expected: [String]

        var testDescription: String { name }
    }

    static func cases(_ file: String) -> [Case] {
        let text: String = String(decoding: readCase(file), as: UTF8.self)
        var found: [Case] = []
        var name: String = ""
        var source: [String] = []
        var expected: [String] = []
        var isExpectation: Bool = false
        for line: Substring in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("=== ") {
                if !name.isEmpty {
                    found.append(Case(name: name, source: source.joined(separator: "\n"), expected: expected.sorted()))
                }
                name = String(line.dropFirst(4))
                source = []
                expected = []
                isExpectation = false
            } else if line == "---" {
                isExpectation = true
            } else if isExpectation {
                if !line.isEmpty { expected.append(String(line)) }
            } else {
                source.append(String(line))
            }
        }
        found.append(Case(name: name, source: source.joined(separator: "\n"), expected: expected.sorted()))
        return found
    }

    /// What is said about a program: line, column, key and the first line of each complaint.
    static func complaints(_ source: String) throws -> [String] {
        let universe: Universe = try #require(LibraryFixture.universe())
        let result: ParseResult = Parser.parse(try SourceFile(name: "A.java", text: source), names: universe.names)
        universe.enter(result.tree)
        for unit: SourceUnit in universe.sources { _ = universe.attribute(unit) }
        let renderer: DiagnosticRenderer = DiagnosticRenderer(result.tree.file)
        return (result.diagnostics + universe.diagnostics.map(\.diagnostic)).map { diagnostic in
            let (line, column): (Int, Int) = renderer.lineAndColumn(of: diagnostic) ?? (0, 0)
            let head: Substring = diagnostic.text.split(separator: "\n").first ?? ""
            return "\(line):\(column) \(diagnostic.key): \(head)"
        }.sorted()
    }

    @Test(arguments: cases("Rejected.txt"))
    func rejected(_ program: Case) throws {
        #expect(try AttributionTests.complaints(program.source) == program.expected)
    }

    @Test(arguments: cases("Accepted.txt"))
    func accepted(_ program: Case) throws {
        #expect(try AttributionTests.complaints(program.source) == [])
    }

    /// Nothing in the library's own sources is wrong, and every expression has a type.
    @Test(.enabled(if: JavaSourceArchive.path != nil, "needs the sources of a JDK 25"))
    func librarySources() throws {
        let universe: Universe = try #require(LibraryFixture.universe())
        let patterns: [String] =
            JavaSourceArchive.isLongRun ? ["java.base/java/*.java"] : ["java.base/java/util/*.java"]
        for pattern: String in patterns {
            _ = try JavaSourceArchive.forEachFile(matching: pattern, step: JavaSourceArchive.isLongRun ? 1 : 40) {
                path, bytes in
                if path.hasSuffix("-info.java") { return }
                let file: SourceFile = try SourceFile(name: path, bytes: bytes)
                universe.enter(Parser.parse(file, names: universe.names).tree)
            }
        }
        #expect(universe.sources.count > 5)
        for unit: SourceUnit in universe.sources {
            let results: AttributionResults = universe.attribute(unit)
            var erroneous: Int = 0
            for index: UInt32 in 1..<UInt32(unit.tree.nodeCount) where results.type(NodeID(index)) == .error {
                erroneous += 1
            }
            #expect(erroneous == 0, "\(unit.tree.file.name)")
        }
        #expect(universe.diagnostics.map(\.diagnostic.text) == [])
    }
}
