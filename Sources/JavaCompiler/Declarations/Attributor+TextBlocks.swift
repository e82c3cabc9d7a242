// SPDX-License-Identifier: Apache-2.0
import JavaSyntax

// White space in text blocks that is not what it looks like (-Xlint:text-blocks): indentation that mixes blanks and tabs,
// and blanks at the ends of lines.

extension Attributor {
    func warnTextBlocks() {
        guard universe.lints.contains(.textBlocks) else { return }
        for index: UInt32 in 0..<UInt32(tree.nodeCount) where tree.kind(NodeID(index)) == .stringLiteral {
            let found: Node = tree[NodeID(index)]
            let text: [UInt8] = Array(tree.file.text(from: Int(found.start), to: Int(found.end)).utf8)
            guard text.count > 6, text.starts(with: [0x22, 0x22, 0x22]), let first: Int = text.firstIndex(of: 0x0A)
            else { continue }
            check(Array(text[(first + 1)..<(text.count - 3)]), SourcePosition(found.start))
        }
    }

    private func check(_ content: [UInt8], _ position: SourcePosition) {
        if content.isEmpty || content.last == 0x0A || content.last == 0x0D { return warnEnds(content, position) }
        let lines: [ArraySlice<UInt8>] = content.split(separator: 0x0A, omittingEmptySubsequences: false)
        let last: ArraySlice<UInt8> = lines[lines.count - 1]
        // The last line counts even if it is blank.
        let indentation: Int = (lines.filter { !isBlank($0) } + [last]).map { blanks($0) }.min() ?? 0
        let start: ArraySlice<UInt8> = last.prefix(indentation)
        if lines.contains(where: { !isBlank($0) && !$0.starts(with: start) }) {
            warn(
                .textBlocks, at: position, "inconsistent.white.space.indentation",
                "inconsistent white space indentation")
        }
        warnEnds(content, position, indentation: indentation)
    }

    private func warnEnds(_ content: [UInt8], _ position: SourcePosition, indentation: Int = 0) {
        let hasTrailing: Bool = content.split(separator: 0x0A).contains { line in
            let line: ArraySlice<UInt8> = line.last == 0x0D ? line.dropLast() : line
            guard line.count > indentation, let last: UInt8 = line.last else { return false }
            return last == 0x20 || last == 0x09
        }
        if hasTrailing {
            warn(
                .textBlocks, at: position, "trailing.white.space.will.be.removed",
                "trailing white space will be removed")
        }
    }

    private func blanks(_ line: ArraySlice<UInt8>) -> Int { line.prefix { $0 == 0x20 || $0 == 0x09 }.count }

    private func isBlank(_ line: ArraySlice<UInt8>) -> Bool {
        line.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    }
}
