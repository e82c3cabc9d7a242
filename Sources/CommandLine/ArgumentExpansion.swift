// SPDX-License-Identifier: Apache-2.0
import Platform

// What `java` does to its words before it looks at them: JDK_JAVA_OPTIONS is put in front, and @file is replaced by the
// words of the file. Both end at the main class, whose own arguments are left alone, so this must follow which options
// take a value.

/// Expands the words of a command line.
struct ArgumentExpansion {
    private(set) var words: [String] = []
    /// The main class, or what stands for it, has been seen: the rest is the program's.
    private(set) var hasProgram = false
    private var expectsValue = false
    private var isDisabled = false

    /// The words of `command` after those of JDK_JAVA_OPTIONS (`variable`).
    static func expand(_ command: [String], variable: String?) throws(Refusal) -> [String] {
        var expansion = ArgumentExpansion()
        if let variable { try expansion.addVariable(variable) }
        for word in command { try expansion.add(word) }
        return expansion.words
    }

    private mutating func addVariable(_ text: String) throws(Refusal) {
        guard let parts = QuotedWords.split(text) else {
            throw .launcher("Unmatched quote in environment variable JDK_JAVA_OPTIONS")
        }
        for part in parts {
            if ArgumentExpansion.endsLaunch(part) {
                throw .launcher("Option \(part) is not allowed in environment variable JDK_JAVA_OPTIONS")
            }
            try add(part)
            if hasProgram {
                throw .launcher("Cannot specify main class in environment variable JDK_JAVA_OPTIONS")
            }
        }
        // A dangling option does not take the command line's first word.
        expectsValue = false
    }

    private mutating func add(_ word: String) throws(Refusal) {
        if hasProgram {
            words.append(word)
        } else if word == "--disable-@files" {
            isDisabled = true
        } else if isDisabled || !word.hasPrefix("@") || word == "@" {
            note(word)
            words.append(word)
        } else if word.hasPrefix("@@") {
            let plain = String(word.dropFirst())
            note(plain)
            words.append(plain)
        } else {
            let path = String(word.dropFirst())
            guard let text = SmallFile.text(path: path) else {
                throw .launcher("could not open `\(path)'")
            }
            for part in ArgumentFile.words(of: text) {
                if part == "--disable-@files", !hasProgram {
                    isDisabled = true
                    continue
                }
                if !hasProgram { note(part) }
                words.append(part)
            }
        }
    }

    /// Follows the options as far as to know where the main class is.
    private mutating func note(_ word: String) {
        if word.hasPrefix("-"), word != "-" {
            expectsValue = LauncherLine.takesValue(word)
            // The value of these stands for the main class.
            if word == "-jar" || word == "-m" || word == "--module" || word == "--source" {
                expectsValue = word == "--source"
            } else if word.hasPrefix("--module=") {
                hasProgram = true
            }
        } else {
            if !expectsValue { hasProgram = true }
            expectsValue = false
        }
    }

    /// Options that run or end something, which the environment must not say.
    private static func endsLaunch(_ word: String) -> Bool {
        switch word {
        case "-jar", "-m", "--module", "--dry-run", "-h", "-?", "-help", "--help", "-X", "--help-extra", "-version",
            "--version", "-fullversion", "--full-version", "--list-modules", "-d", "--describe-module",
            "--validate-modules":
            true
        default: word.hasPrefix("--module=") || word.hasPrefix("--describe-module=")
        }
    }
}

/// Words of an environment variable: white space separates, quotes of both kinds hold together and are dropped.
enum QuotedWords {
    /// Nil if a quote is left open.
    static func split(_ text: String) -> [String]? {
        var words: [String] = []
        var word: String?
        var quote: Character?
        for character in text {
            if let open = quote {
                if character == open { quote = nil } else { word!.append(character) }
            } else if character == "\"" || character == "'" {
                quote = character
                word = word ?? ""
            } else if character.isWhitespace {
                if let done = word { words.append(done) }
                word = nil
            } else {
                word = (word ?? "") + String(character)
            }
        }
        if quote != nil { return nil }
        if let word { words.append(word) }
        return words
    }
}

/// Words of an argument file: as above, and `#` starts a comment, and in quotes a backslash escapes or continues a line.
enum ArgumentFile {
    static func words(of text: String) -> [String] {
        var words: [String] = []
        var word: String?
        var quote: Unicode.Scalar?
        var scalars = Substring(text).unicodeScalars
        func isLineEnd(_ scalar: Unicode.Scalar) -> Bool { scalar == "\n" || scalar == "\r" }
        func finish() {
            if let done = word { words.append(done) }
            word = nil
        }
        while let scalar = scalars.popFirst() {
            if isLineEnd(scalar) {
                // A quote does not reach over the end of a line.
                quote = nil
                finish()
            } else if let open = quote {
                if scalar == open {
                    quote = nil
                } else if scalar == "\\", let next = scalars.popFirst() {
                    switch next {
                    case "n": word!.append("\n")
                    case "r": word!.append("\r")
                    case "t": word!.append("\t")
                    case "f": word!.append("\u{c}")
                    case "\n", "\r":
                        while let blank = scalars.first, blank == " " || blank == "\t" || isLineEnd(blank) {
                            scalars.removeFirst()
                        }
                    default: word!.unicodeScalars.append(next)
                    }
                } else {
                    word!.unicodeScalars.append(scalar)
                }
            } else if scalar == "\"" || scalar == "'" {
                quote = scalar
                word = word ?? ""
            } else if scalar == " " || scalar == "\t" || scalar == "\u{c}" {
                finish()
            } else if scalar == "#" {
                finish()
                while let next = scalars.first, !isLineEnd(next) { scalars.removeFirst() }
            } else {
                var longer = word ?? ""
                longer.unicodeScalars.append(scalar)
                word = longer
            }
        }
        finish()
        return words
    }
}
