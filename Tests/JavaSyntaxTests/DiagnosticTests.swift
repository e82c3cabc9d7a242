// SPDX-License-Identifier: Apache-2.0
import JavaSyntax
import Testing

@Suite struct DiagnosticTests {
    private func rendered(_ text: String) throws -> [String] {
        let file: SourceFile = try SourceFile(name: "A.java", text: text)
        let renderer: DiagnosticRenderer = DiagnosticRenderer(file)
        return Parser.parse(file, names: NameTable()).diagnostics.map { renderer.render($0) }
    }

    @Test func caretStandsUnderTabs() throws {
        #expect(
            try rendered("class A {\n\tint x = 1\n}\n") == [
                "A.java:2: error: ';' expected\n\tint x = 1\n\t         ^\n"
            ])
    }

    @Test func caretBehindTheEnd() throws {
        #expect(
            try rendered("class A {\n\n\n") == [
                "A.java:1: error: reached end of file while parsing\nclass A {\n         ^\n"
            ])
    }

    @Test func detailsFollowTheCaret() throws {
        #expect(
            try rendered("class record { }") == [
                """
                A.java:1: error: 'record' not allowed here
                class record { }
                      ^
                  as of release 14, 'record' is a restricted type name and cannot be used for type declarations

                """
            ])
    }

    /// Positions are those of the file even behind unicode escapes and characters of several bytes.
    @Test func positionsBehindEscapes() throws {
        let text: String = "class \\u0041 { String s = \"é😀\"; int x \\u003d ; }"
        let file: SourceFile = try SourceFile(name: "A.java", text: text)
        let found: [Diagnostic] = Parser.parse(file, names: NameTable()).diagnostics
        #expect(found.map(\.key) == ["illegal.start.of.expr"])
        #expect(DiagnosticRenderer(file).lineAndColumn(of: found[0])?.column == 47)
    }

    @Test func undecodableBytes() throws {
        let file: SourceFile = try SourceFile(
            name: "A.java", bytes: Array("class A { /* ".utf8) + [0xFF, 0x2A, 0x2F, 0x7D])
        let found: [Diagnostic] = Parser.parse(file, names: NameTable()).diagnostics
        #expect(found.map(\.text) == ["unmappable character (0xFF) for encoding UTF-8"])
        #expect(found[0].position == SourcePosition(13))
    }

    @Test func summary() {
        #expect(DiagnosticRenderer.summary(errorCount: 0) == "")
        #expect(DiagnosticRenderer.summary(errorCount: 1) == "1 error\n")
        #expect(DiagnosticRenderer.summary(errorCount: 2) == "2 errors\n")
    }

    @Test func lineEnds() throws {
        let file: SourceFile = try SourceFile(name: "A.java", text: "a\rb\r\nc\nd")
        let lines: LineTable = LineTable(file)
        #expect(lines.starts == [0, 2, 5, 7])
        #expect([0, 1, 2, 3, 4, 5, 6, 7, 8].map { lines.line(of: SourcePosition($0)) } == [1, 1, 2, 2, 2, 3, 3, 4, 4])
    }
}
