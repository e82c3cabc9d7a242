// SPDX-License-Identifier: Apache-2.0

/// The words of a `jar` command line: letters in one word (`cvf`), options, or long options.
struct JarOptions {
    struct Refusal: Error { let text: String }
    enum Action { case create, list, extract, update, help, version }

    var action: Action?
    var file: String?
    var manifest: String?
    var mainClass: String?
    var isVerbose: Bool = false
    var isStored: Bool = false
    var hasNoManifest: Bool = false
    /// Where to extract to.
    var folder: String?
    /// Files and folders, each with the folder that `-C` named before it.
    var inputs: [(folder: String, path: String)] = []

    init(_ words: [String]) throws(Refusal) {
        var rest: [String] = words
        func next(_ option: String) throws(Refusal) -> String {
            if rest.isEmpty { throw Refusal(text: "option requires an argument -- '\(option)'") }
            return rest.removeFirst()
        }
        guard let first: String = rest.first else {
            throw Refusal(text: "One of the options -{ctxu} must be specified.")
        }
        let isOneWord: Bool = !first.hasPrefix("--") && (!first.hasPrefix("-") || first.dropFirst().count > 1)
        if isOneWord {
            rest.removeFirst()
            for letter: Character in first where letter != "-" { try take(String(letter), &rest) }
        }
        while let word: String = rest.first {
            if word == "-C" || word == "--dir" {
                rest.removeFirst()
                let place: String = try next("C")
                if action == .extract {
                    folder = place
                } else {
                    inputs.append((place, try next("C")))
                }
                continue
            }
            guard word.hasPrefix("-"), word.count > 1, inputs.isEmpty || word.hasPrefix("--") else {
                rest.removeFirst()
                inputs.append(("", word))
                continue
            }
            rest.removeFirst()
            if word.hasPrefix("--") {
                try takeLong(String(word.dropFirst(2)), &rest)
            } else {
                for letter: Character in word.dropFirst() { try take(String(letter), &rest) }
            }
        }
        if action == nil { throw Refusal(text: "One of the options -{ctxu} must be specified.") }
    }

    private mutating func take(_ letter: String, _ rest: inout [String]) throws(Refusal) {
        func next() throws(Refusal) -> String {
            if rest.isEmpty { throw Refusal(text: "option requires an argument -- '\(letter)'") }
            return rest.removeFirst()
        }
        switch letter {
        case "c": action = .create
        case "t": action = .list
        case "x": action = .extract
        case "u": action = .update
        case "v": isVerbose = true
        case "0": isStored = true
        case "M": hasNoManifest = true
        case "f": file = try next()
        case "m": manifest = try next()
        case "e": mainClass = try next()
        case "h", "?": action = .help
        default: throw Refusal(text: "Unrecognized option: -\(letter)")
        }
    }

    private mutating func takeLong(_ word: String, _ rest: inout [String]) throws(Refusal) {
        let parts: [Substring] = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        var given: [String] = parts.count > 1 ? [String(parts[1])] : []
        let letters: [String: String] = [
            "create": "c", "list": "t", "extract": "x", "update": "u", "verbose": "v", "no-compress": "0",
            "no-manifest": "M", "file": "f", "manifest": "m", "main-class": "e", "help": "h",
        ]
        if word == "version" {
            action = .version
        } else if let letter: String = letters[String(parts[0])] {
            if given.isEmpty { try take(letter, &rest) } else { try take(letter, &given) }
        } else {
            throw Refusal(text: "Unrecognized option: --\(word)")
        }
    }
}
