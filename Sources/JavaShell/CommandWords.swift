// SPDX-License-Identifier: Apache-2.0

/// The words of a command: apart at white space, quoted ones without their quotes and escapes. Words with a dash in front
/// are options, of which any unambiguous beginning will do; they may stand anywhere.
struct CommandWords {
    /// The command and its words, for complaints.
    let whole: String
    private let text: [UInt8]
    private var at: Int = 0
    private var allowed: [String] = []
    private(set) var options: Set<String> = []
    private var unknown: [String] = []
    /// Whether the word read last had quotes.
    private(set) var isQuoted: Bool = false

    init(_ command: String, _ text: String, allowed: [String] = []) {
        whole = command + " " + text
        self.text = Array(text.utf8)
        self.allowed = allowed
    }

    /// Options that may stand from here on.
    mutating func allow(_ more: [String]) { allowed += more.filter { !allowed.contains($0) } }

    func has(_ option: String) -> Bool { options.contains(option) }

    /// The next word that is no option.
    mutating func next() -> String? {
        while let word: String = nextPlain() {
            guard !isQuoted, word.hasPrefix("-") else { return word }
            let option: String = word.hasPrefix("--") ? String(word.dropFirst()) : word
            let matches: [String] = allowed.contains(option) ? [option] : allowed.filter { $0.hasPrefix(option) }
            if matches.count == 1 { options.insert(matches[0]) } else { unknown.append(option) }
        }
        return nil
    }

    /// The words that are left.
    mutating func rest() -> [String] {
        var words: [String] = []
        while let word: String = next() { words.append(word) }
        return words
    }

    /// What is wrong once all words are read that were expected; nil if nothing is.
    mutating func complaint() -> String? {
        let rest: [String] = rest()
        if !rest.isEmpty {
            return "Unexpected arguments at end of command: \(rest.joined(separator: " ")) -- \(whole)"
        }
        return unknown.isEmpty ? nil : "Unknown option: \(unknown.joined(separator: " ")) -- \(whole)"
    }

    /// The next word, options included.
    mutating func nextPlain() -> String? {
        isQuoted = false
        while at < text.count, CommandWords.isSpace(text[at]) { at += 1 }
        guard at < text.count else { return nil }
        let first: UInt8 = text[at]
        if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") { return quoted(first) }
        let start: Int = at
        while at < text.count, !CommandWords.isSpace(text[at]), text[at] != 0x22, text[at] != 0x27 { at += 1 }
        return String(decoding: text[start..<at], as: UTF8.self)
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    /// A word up to the quote that ends it; without one it counts as not quoted.
    private mutating func quoted(_ quote: UInt8) -> String {
        var word: [UInt8] = []
        at += 1
        while at < text.count, text[at] != quote {
            let byte: UInt8 = text[at]
            at += 1
            guard byte == UInt8(ascii: "\\"), at < text.count else {
                word.append(byte)
                continue
            }
            word.append(escaped())
        }
        if at < text.count {
            isQuoted = true
            at += 1
        }
        return String(decoding: word, as: UTF8.self)
    }

    /// What stands behind a backslash: up to three octal digits, a letter for a control character, or itself.
    private mutating func escaped() -> UInt8 {
        let byte: UInt8 = text[at]
        at += 1
        switch byte {
        case UInt8(ascii: "a"): return 0x07
        case UInt8(ascii: "b"): return 0x08
        case UInt8(ascii: "f"): return 0x0C
        case UInt8(ascii: "n"): return 0x0A
        case UInt8(ascii: "r"): return 0x0D
        case UInt8(ascii: "t"): return 0x09
        case UInt8(ascii: "v"): return 0x0B
        case UInt8(ascii: "0")...UInt8(ascii: "7"):
            var value: Int = Int(byte - 0x30)
            let most: Int = byte <= UInt8(ascii: "3") ? 2 : 1
            for _: Int in 0..<most where at < text.count && (0x30...0x37).contains(text[at]) {
                value = value * 8 + Int(text[at] - 0x30)
                at += 1
            }
            return UInt8(truncatingIfNeeded: value)
        default: return byte
        }
    }
}
