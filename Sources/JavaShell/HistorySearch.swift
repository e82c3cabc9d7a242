// SPDX-License-Identifier: Apache-2.0

/// Ctrl-R: looks backwards through what was typed for entries that contain what is typed now.
struct HistorySearch {
    enum Outcome {
        case goesOn
        /// Given up: the text as it was before.
        case given(EditBuffer)
        /// Some other key, which means what it always does, ends it.
        case ended
    }

    private let entries: [String]
    private let before: EditBuffer
    private(set) var pattern: String = ""
    /// The entry found; nil before anything is typed, or if nothing fits.
    private(set) var index: Int?
    private(set) var hasFailed: Bool = false

    init(in entries: [String], from buffer: EditBuffer) {
        self.entries = entries
        before = buffer
    }

    var match: String? { index.map { entries[$0] } }

    mutating func take(_ key: LineEditor.Key) -> Outcome {
        switch key {
        case .character(let character):
            pattern.append(character)
            find(upTo: (index ?? entries.count - 1) + 1)
        case .backspace, .control("h"):
            if !pattern.isEmpty { pattern.removeLast() }
            find(upTo: entries.count)
        case .control("r"): find(upTo: index ?? entries.count)
        case .control("c"), .control("g"): return .given(before)
        default: return .ended
        }
        return .goesOn
    }

    /// The last entry before an index that fits and differs from the one found.
    private mutating func find(upTo end: Int) {
        let shown: String? = match
        hasFailed = false
        if pattern.isEmpty {
            index = nil
            return
        }
        for at: Int in stride(from: min(end, entries.count) - 1, through: 0, by: -1)
        where entries[at].contains(pattern) && (at == index || entries[at] != shown) {
            index = at
            return
        }
        hasFailed = true
    }
}
