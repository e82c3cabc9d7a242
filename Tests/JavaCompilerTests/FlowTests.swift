// SPDX-License-Identifier: Apache-2.0
import JavaSyntax
import TestSupport
import Testing

@testable import JavaCompiler

/// Flow analysis of whole programs: `Cases/Flow.txt` has programs and what javac 25 says about them, in the format of
/// `AttributionTests`.
@Suite(.enabled(if: LibraryFixture.image != nil, "needs the class library of a JDK 25"))
struct FlowTests {
    static let cases: [AttributionTests.Case] = AttributionTests.cases("Flow.txt")

    @Test(arguments: cases)
    func complaintsAreThoseOfJavac(_ program: AttributionTests.Case) throws {
        let compilation: JavaCompilation = try CompilationFixture.compile(program.source)
        let found: [String] = compilation.messages.map { message in
            let renderer: DiagnosticRenderer = DiagnosticRenderer(message.file)
            let (line, column): (Int, Int) = renderer.lineAndColumn(of: message.diagnostic) ?? (0, 0)
            let head: Substring = message.diagnostic.text.split(separator: "\n").first ?? ""
            return "\(line):\(column) \(message.diagnostic.key): \(head)"
        }.sorted()
        #expect(found == program.expected)
        #expect(compilation.classes.isEmpty == !program.expected.isEmpty)
    }
}
