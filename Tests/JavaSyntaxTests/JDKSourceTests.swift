// SPDX-License-Identifier: Apache-2.0
import JavaSyntax
import TestSupport
import Testing

/// The sources of java.base: a sample of some two hundred files, or all with SWIFTLET_LONG_TESTS.
@Suite struct JDKSourceTests {
    @Test(.enabled(if: JavaSourceArchive.path != nil, "needs the sources of a JDK 25"))
    func parseAndPrint() throws {
        let names: NameTable = NameTable()
        let count: Int = try JavaSourceArchive.forEachFile(step: JavaSourceArchive.isLongRun ? 1 : 17) { path, bytes in
            let file: SourceFile = try SourceFile(name: path, bytes: bytes)
            let result: ParseResult = Parser.parse(file, names: names)
            #expect(result.diagnostics.isEmpty, "\(path)")
            let printed: SourceFile = try SourceFile(name: path, bytes: PrettyPrinter.bytes(of: result.tree))
            let again: ParseResult = Parser.parse(printed, names: names)
            #expect(again.diagnostics.isEmpty, "printed \(path)")
            #expect(
                Tree.areEqual(result.tree, result.tree.root, again.tree, again.tree.root), "round trip of \(path)")
        }
        #expect(count >= (JavaSourceArchive.isLongRun ? 3_000 : 150))
    }
}
