// SPDX-License-Identifier: Apache-2.0
import JavaSyntax
import TestSupport
import Testing

/// Start, caret and end of nodes compared with javac 25's for the same file.
///
/// `Cases/Positions.txt` has a line per tree node of javac: the kinds of ours that correspond, start, position, end. Kinds
/// that javac folds, or whose extent it counts differently (a comma behind a declarator, `static` before a block), are
/// left out.
@Suite struct PositionTests {
    @Test func agreeWithJavac() throws {
        var expected: [String: Set<[UInt32]>] = [:]
        for line: Substring in String(decoding: readCase("Positions.txt"), as: UTF8.self).split(separator: "\n") {
            let words: [Substring] = line.split(separator: " ")
            for kind: Substring in words[0].split(separator: "/") {
                expected[String(kind), default: []].insert(words[1...].compactMap { UInt32($0) })
            }
        }
        let file: SourceFile = try SourceFile(name: "Everything.java", bytes: readCase("Everything.java"))
        let tree: Tree = Parser.parse(file, names: NameTable()).tree
        var compared: Int = 0
        tree.forEachDescendant(of: tree.root) { id in
            let node: Node = tree[id]
            guard let places: Set<[UInt32]> = expected["\(node.kind)"] else { return }
            compared += 1
            let text: String = file.text(from: Int(node.start), to: Int(node.end))
            #expect(places.contains([node.start, node.position, node.end]), "\(node.kind) \(text)")
        }
        #expect(expected.count > 35)
        #expect(compared > 600)
    }
}
