// SPDX-License-Identifier: Apache-2.0

/// Text being edited, perhaps of several lines, and where the cursor is in it.
struct EditBuffer {
    private(set) var characters: [Character] = []
    var cursor: Int = 0
    /// What was deleted last, to be put back.
    private var killed: [Character] = []

    init() {}

    /// Empty, with what the other one could put back.
    init(keeping other: EditBuffer) { killed = other.killed }

    var text: String { String(characters) }

    mutating func insert(_ new: [Character]) {
        characters.insert(contentsOf: new, at: cursor)
        cursor += new.count
    }

    mutating func replace(_ new: [Character]) {
        characters = new
        cursor = new.count
    }

    /// Begins a line, indented by the brackets that are open before it.
    mutating func breakLine(indent: Int) {
        var depth: Int = 0
        for character: Character in characters[..<cursor] {
            if "([{".contains(character) { depth += 1 }
            if ")]}".contains(character) { depth = max(0, depth - 1) }
        }
        insert(["\n"] + Array(repeating: " ", count: depth * indent))
    }

    /// What keys do that concern the text alone.
    mutating func edit(_ key: LineEditor.Key) {
        switch key {
        case .character(let character):
            if character == "}" { outdent() }
            insert([character])
        case .left, .control("b"): cursor = max(0, cursor - 1)
        case .right, .control("f"): cursor = min(characters.count, cursor + 1)
        case .home, .control("a"): cursor = lineStart(cursor)
        case .end, .control("e"): cursor = lineEnd(cursor)
        case .backspace, .control("h"): if cursor > 0 { remove(cursor - 1..<cursor) }
        case .delete, .control("d"): if cursor < characters.count { remove(cursor..<cursor + 1) }
        case .control("k"): kill(cursor..<max(lineEnd(cursor), min(cursor + 1, characters.count)))
        case .control("u"): kill(lineStart(cursor)..<cursor)
        case .control("w"): kill(wordStart(cursor)..<cursor)
        case .alt("d"): kill(cursor..<wordEnd(cursor))
        case .control("y"): insert(killed)
        case .alt("b"): cursor = wordStart(cursor)
        case .alt("f"): cursor = wordEnd(cursor)
        default: break
        }
    }

    /// A closing brace at the beginning of a line stands under the line that its block began on.
    private mutating func outdent() {
        let start: Int = lineStart(cursor)
        guard start > 0, start < cursor, characters[start..<cursor].allSatisfy({ $0 == " " }) else { return }
        var depth: Int = 0
        var at: Int = start - 1
        while at >= 0 {
            if characters[at] == "}" { depth += 1 }
            if characters[at] == "{" {
                if depth == 0 { break }
                depth -= 1
            }
            at -= 1
        }
        guard at >= 0 else { return }
        let opening: Int = lineStart(at)
        let indent: Int = characters[opening...].prefix { $0 == " " }.count
        if indent < cursor - start { remove(start + indent..<cursor) }
    }

    private mutating func remove(_ range: Range<Int>) {
        characters.removeSubrange(range)
        cursor = range.lowerBound
    }

    private mutating func kill(_ range: Range<Int>) {
        if range.isEmpty { return }
        killed = Array(characters[range])
        remove(range)
    }

    // MARK: - Moving

    /// To the line above. False if there is none.
    mutating func moveUp() -> Bool {
        let start: Int = lineStart(cursor)
        guard start > 0 else { return false }
        cursor = min(lineStart(start - 1) + cursor - start, start - 1)
        return true
    }

    mutating func moveDown() -> Bool {
        let end: Int = lineEnd(cursor)
        guard end < characters.count else { return false }
        cursor = min(end + 1 + cursor - lineStart(cursor), lineEnd(end + 1))
        return true
    }

    private func lineStart(_ from: Int) -> Int { characters[..<from].lastIndex(of: "\n").map { $0 + 1 } ?? 0 }

    private func lineEnd(_ from: Int) -> Int { characters[from...].firstIndex(of: "\n") ?? characters.count }

    private func wordStart(_ from: Int) -> Int {
        var at: Int = from
        while at > 0, !characters[at - 1].isLetter, !characters[at - 1].isNumber { at -= 1 }
        while at > 0, characters[at - 1].isLetter || characters[at - 1].isNumber { at -= 1 }
        return at
    }

    private func wordEnd(_ from: Int) -> Int {
        var at: Int = from
        while at < characters.count, !characters[at].isLetter, !characters[at].isNumber { at += 1 }
        while at < characters.count, characters[at].isLetter || characters[at].isNumber { at += 1 }
        return at
    }
}
