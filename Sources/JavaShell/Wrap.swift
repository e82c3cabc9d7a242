// SPDX-License-Identifier: Apache-2.0
import JavaSyntax

// A snippet is compiled as part of a class of its own:
//
//     package REPL;
//     import module java.base;                    imports of the session
//     import static REPL.$JShell$4.x;             variables, methods and classes of other snippets that it may mention
//     public class $JShell$7 { public static int f() { return x; } }
//
// Stretches of the text that come from the snippet are remembered, so complaints and stack traces find their way back.

/// The class around a snippet, or around several methods of one name.
struct Wrap {
    /// Without package.
    let className: String
    private(set) var bytes: [UInt8] = []
    private var segments: [(start: Int, snippet: SessionSnippet, offset: Int, count: Int)] = []

    /// Snippets in the order in which their members stand.
    private(set) var snippets: [SessionSnippet] = []

    init(className: String) { self.className = className }

    mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

    mutating func append(_ pieces: [WrapPiece], of snippet: SessionSnippet) {
        if !snippets.contains(where: { $0 === snippet }) { snippets.append(snippet) }
        for piece: WrapPiece in pieces {
            if let offset: Int = piece.offset {
                segments.append((start: bytes.count, snippet: snippet, offset: offset, count: piece.text.utf8.count))
            }
            append(piece.text)
        }
    }

    /// Where a position in the class comes from.
    func origin(of position: Int) -> (snippet: SessionSnippet, offset: Int)? {
        for segment in segments where position >= segment.start && position <= segment.start + segment.count {
            return (segment.snippet, segment.offset + position - segment.start)
        }
        return nil
    }

    /// The snippet and its line that a line of the class comes from, both counted from 1.
    func origin(ofLine line: Int) -> (snippet: SessionSnippet, line: Int)? {
        var at: Int = 0
        for _: Int in 1..<max(line, 1) {
            guard let next: Int = bytes[at...].firstIndex(of: 0x0A) else { return nil }
            at = next + 1
        }
        let end: Int = bytes[at...].firstIndex(of: 0x0A) ?? bytes.count
        for segment in segments where segment.start < end && segment.start + segment.count >= at {
            let offset: Int = segment.offset + max(0, at - segment.start)
            let before: Int = segment.snippet.source.utf8.prefix(offset).reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
            return (segment.snippet, before + 1)
        }
        return nil
    }
}
