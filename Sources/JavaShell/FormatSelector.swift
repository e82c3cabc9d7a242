// SPDX-License-Identifier: Apache-2.0

/// What a format of a feedback mode is for: sets of six kinds of circumstances, as bits. A set that names none of a kind
/// means all of it.
///
///     case 13 bits | action 6 | when 2 | resolve 3 | unresolved 3 | errors 3
struct FormatSelector: Equatable {
    let bits: UInt32
    /// As it was written; empty for the one that always holds.
    let text: String

    static func == (a: FormatSelector, b: FormatSelector) -> Bool { a.bits == b.bits }

    init(bits: UInt32, text: String = "") {
        self.bits = bits
        self.text = text
    }

    /// The words of each kind, lowest bit first.
    private static let kinds: [[String]] = [
        ["error0", "error1", "error2"], ["unresolved0", "unresolved1", "unresolved2"],
        ["ok", "defined", "notdefined"], ["primary", "update"],
        ["added", "modified", "replaced", "overwrote", "dropped", "used"],
        [
            "import", "class", "interface", "enum", "annotation", "record", "method", "vardecl", "varinit",
            "expression",
            "varvalue", "assignment", "statement",
        ],
    ]

    static let always: FormatSelector = FormatSelector(bits: (1 << 30) - 1)
    /// Holds nowhere, and so is covered by all.
    static let any: FormatSelector = FormatSelector(bits: 0)

    /// The kind of a word, the lowest bit of that kind, and the word's own.
    private static func place(_ word: Substring) -> (kind: Int, first: UInt32, bit: UInt32)? {
        var first: UInt32 = 0
        for (kind, words): (Int, [String]) in kinds.enumerated() {
            if let index: Int = words.firstIndex(of: String(word)) { return (kind, first, first + UInt32(index)) }
            first += UInt32(words.count)
        }
        return nil
    }

    /// Circumstances by one word of each kind.
    init(_ words: [String]) {
        bits = words.reduce(0) { $0 | (FormatSelector.place($1[...]).map { 1 << $0.bit } ?? 0) }
        text = ""
    }

    /// Why a text is no selector, to be followed by the command.
    struct Mistake: Error { let text: String }

    /// Kinds are apart by dashes, words of one kind by commas.
    static func parse(_ text: String) throws(Mistake) -> FormatSelector {
        var masks: [UInt32] = Array(repeating: 0, count: kinds.count)
        for section: Substring in text.split(separator: "-") {
            var kind: Int?
            for word: Substring in section.split(separator: ",") {
                guard let found: (kind: Int, first: UInt32, bit: UInt32) = place(word) else {
                    throw Mistake(text: "Not a valid selector '\(word)' in '\(section)'")
                }
                if kind == nil, masks[found.kind] != 0 {
                    throw Mistake(
                        text: "Selector kind in multiple sections of selector list '\(word)' in '\(section)'")
                }
                if let kind: Int = kind, kind != found.kind {
                    throw Mistake(
                        text: "Different selector kinds in same sections of selector list '\(word)' in '\(section)'")
                }
                kind = found.kind
                masks[found.kind] |= 1 << found.bit
            }
        }
        var bits: UInt32 = 0
        var first: UInt32 = 0
        for (mask, words): (UInt32, [String]) in zip(masks, kinds) {
            bits |= mask != 0 ? mask : ((1 << UInt32(words.count)) - 1) << first
            first += UInt32(words.count)
        }
        return FormatSelector(bits: bits, text: text)
    }

    /// Whether it holds wherever `other` does.
    func covers(_ other: FormatSelector) -> Bool { bits & other.bits == other.bits }
}
