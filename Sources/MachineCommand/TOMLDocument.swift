// SPDX-License-Identifier: Apache-2.0

/// The part of TOML that machine.toml is written in: `key = value` lines with strings, whole numbers, booleans and
/// arrays of strings, comments, and no tables. Files are edited by hand, so mistakes are named with their line.
struct TOMLDocument: Equatable {
    enum Value: Equatable {
        case string(String)
        case integer(Int)
        case boolean(Bool)
        case strings([String])
    }

    struct Mistake: Error, Equatable {
        let line: Int
        let text: String
    }

    private(set) var entries: [(key: String, value: Value)] = []

    init() {}

    static func == (left: TOMLDocument, right: TOMLDocument) -> Bool {
        left.entries.elementsEqual(right.entries) { $0.key == $1.key && $0.value == $1.value }
    }

    subscript(_ key: String) -> Value? {
        get { entries.first { $0.key == key }?.value }
        set {
            guard let newValue else {
                entries.removeAll { $0.key == key }
                return
            }
            if let index = entries.firstIndex(where: { $0.key == key }) {
                entries[index].value = newValue
            } else {
                entries.append((key, newValue))
            }
        }
    }

    // MARK: Writing

    var text: String {
        var result = ""
        for (key, value) in entries {
            result += key + " = "
            switch value {
            case .string(let text): result += TOMLDocument.quoted(text)
            case .integer(let number): result += "\(number)"
            case .boolean(let isTrue): result += isTrue ? "true" : "false"
            case .strings(let texts): result += "[" + texts.map(TOMLDocument.quoted).joined(separator: ", ") + "]"
            }
            result += "\n"
        }
        return result
    }

    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\r": result += "\\r"
            case _ where scalar.value < 0x20 || scalar.value == 0x7f:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    // MARK: Reading

    init(parsing text: String) throws(Mistake) {
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            var reader = LineReader(rest: line.unicodeScalars[...], line: index + 1)
            reader.skipSpace()
            if reader.isAtEnd { continue }
            let key = try reader.key()
            guard self[key] == nil else { throw reader.mistake("\(key) is there twice") }
            let value = try reader.value()
            reader.skipSpace()
            guard reader.isAtEnd else { throw reader.mistake("something follows the value") }
            entries.append((key, value))
        }
    }

    private struct LineReader {
        var rest: Substring.UnicodeScalarView
        let line: Int

        func mistake(_ text: String) -> Mistake { Mistake(line: line, text: text) }

        /// Nothing is left but a comment.
        var isAtEnd: Bool { rest.isEmpty || rest.first == "#" }

        mutating func skipSpace() {
            while let first = rest.first, first == " " || first == "\t" || first == "\r" { rest.removeFirst() }
        }

        mutating func key() throws(Mistake) -> String {
            var name = ""
            while let first = rest.first,
                first == "_" || first == "-" || first.properties.isAlphabetic
                    || first.properties.numericType != nil
            {
                name.unicodeScalars.append(rest.removeFirst())
            }
            skipSpace()
            guard !name.isEmpty, rest.first == "=" else { throw mistake("not of the form key = value") }
            rest.removeFirst()
            skipSpace()
            return name
        }

        mutating func value() throws(Mistake) -> Value {
            switch rest.first {
            case "\"", "'": return .string(try string())
            case "[": return .strings(try strings())
            default:
                var word = ""
                while let first = rest.first, first != " ", first != "\t", first != "#", first != "\r" {
                    word.unicodeScalars.append(rest.removeFirst())
                }
                if word == "true" || word == "false" { return .boolean(word == "true") }
                guard let number = Int(word.filter { $0 != "_" }) else { throw mistake("\(word) is no value") }
                return .integer(number)
            }
        }

        private mutating func strings() throws(Mistake) -> [String] {
            rest.removeFirst()
            var result: [String] = []
            while true {
                skipSpace()
                if rest.first == "]" {
                    rest.removeFirst()
                    return result
                }
                result.append(try string())
                skipSpace()
                if rest.first == "," { rest.removeFirst() } else if rest.first != "]" { throw mistake("no ] or ,") }
            }
        }

        private mutating func string() throws(Mistake) -> String {
            guard let quote = rest.first, quote == "\"" || quote == "'" else { throw mistake("no string") }
            rest.removeFirst()
            var result = ""
            while let scalar = rest.popFirst() {
                if scalar == quote { return result }
                if scalar == "\\", quote == "\"" {
                    result.unicodeScalars.append(try escaped())
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
            throw mistake("a string does not end")
        }

        private mutating func escaped() throws(Mistake) -> Unicode.Scalar {
            switch rest.popFirst() {
            case "\"": return "\""
            case "\\": return "\\"
            case "n": return "\n"
            case "t": return "\t"
            case "r": return "\r"
            case "u":
                let digits = String(rest.prefix(4))
                guard digits.count == 4, let number = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(number)
                else { throw mistake("\\u\(digits) is no character") }
                rest.removeFirst(4)
                return scalar
            default: throw mistake("an unknown escape")
            }
        }
    }
}
