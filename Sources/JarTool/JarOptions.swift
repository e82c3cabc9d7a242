// SPDX-License-Identifier: Apache-2.0

/// The words of a `jar` command line: letters in one word (`cvf`), options, or long options.
struct JarOptions {
    struct Refusal: Error {
        let text: String
        var pointsToHelp: Bool = false
        /// What the process ends with.
        var status: Int32 = 1
    }

    private static func unclear(_ text: String) -> Refusal { Refusal(text: text, pointsToHelp: true) }

    private static let missingWords: Refusal = unclear(
        "Usage: jar [OPTION...] [ [--release VERSION] [-C dir] files] ...")

    enum Action { case create, list, extract, update, describe, index, validate, help, version }

    var action: Action?
    var file: String?
    var manifest: String?
    var mainClass: String?
    var isVerbose: Bool = false
    var isStored: Bool = false
    var hasNoManifest: Bool = false
    /// Where to extract to.
    var folder: String?
    /// Files that are there already stay as they are.
    var keepsFiles: Bool = false
    /// What the declaration of the jar's module is to say of its version.
    var moduleVersion: String?
    /// Modules whose hashes are asked for, as a pattern.
    var hashedModules: String?
    /// The time of all entries, as a zip file keeps it; nil for each one's own.
    var time: UInt32?
    /// Files and folders.
    var inputs: [Input] = []

    struct Input {
        /// What `-C` named before it.
        let folder: String
        let path: String
        /// The release its entries are for; 0 for all.
        let release: Int
    }

    private var release: Int = 0
    /// Whether entries are for some releases only.
    var isMultiRelease: Bool { inputs.contains { $0.release > 0 } }

    init(_ words: [String]) throws(Refusal) {
        var rest: [String] = words
        func next(_ option: String) throws(Refusal) -> String {
            if rest.isEmpty { throw JarOptions.unclear("option -\(option) requires an argument") }
            return rest.removeFirst()
        }
        guard let first: String = rest.first else {
            throw JarOptions.missingWords
        }
        let isOneWord: Bool = !first.hasPrefix("--") && (!first.hasPrefix("-") || first.dropFirst().count > 1)
        if isOneWord {
            rest.removeFirst()
            for letter: Character in first where letter != "-" {
                if rest.isEmpty && "fme".contains(letter) { throw JarOptions.missingWords }
                try take(String(letter), &rest)
            }
        }
        while let word: String = rest.first {
            if word == "-C" || word == "--dir" {
                rest.removeFirst()
                let place: String = try next("C")
                if action == .extract {
                    folder = place
                } else {
                    inputs.append(Input(folder: place, path: try next("C"), release: release))
                }
                continue
            }
            guard word.hasPrefix("-"), word.count > 1, inputs.isEmpty || word.hasPrefix("--") else {
                rest.removeFirst()
                inputs.append(Input(folder: "", path: word, release: release))
                continue
            }
            rest.removeFirst()
            if word.hasPrefix("--") {
                try takeLong(String(word.dropFirst(2)), &rest)
            } else {
                for letter: Character in word.dropFirst() { try take(String(letter), &rest) }
            }
        }
        if action == .update && inputs.isEmpty && manifest == nil && mainClass == nil && moduleVersion == nil {
            throw JarOptions.unclear("'u' flag requires manifest, 'e' flag or input files to be specified!")
        }
        if action == nil {
            throw JarOptions.unclear("You must specify one of -ctxui options.")
        }
    }

    private mutating func take(_ letter: String, _ rest: inout [String]) throws(Refusal) {
        func next() throws(Refusal) -> String {
            if rest.isEmpty { throw JarOptions.unclear("option -\(letter) requires an argument") }
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
        case "d": action = .describe
        case "k": keepsFiles = true
        case "i":
            action = .index
            if file == nil { file = try next() }
        case "p": _ = try next()
        case "h", "?": action = .help
        default: throw JarOptions.unclear("unrecognized option : -\(letter)")
        }
    }

    private mutating func takeLong(_ word: String, _ rest: inout [String]) throws(Refusal) {
        let parts: [Substring] = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        var given: [String] = parts.count > 1 ? [String(parts[1])] : []
        let letters: [String: String] = [
            "create": "c", "list": "t", "extract": "x", "update": "u", "verbose": "v", "no-compress": "0",
            "no-manifest": "M", "file": "f", "manifest": "m", "main-class": "e", "help": "h",
            "describe-module": "d", "keep-old-files": "k", "generate-index": "i",
        ]
        func value() throws(Refusal) -> String {
            if let value: String = given.first { return value }
            if rest.isEmpty { throw JarOptions.unclear("option --\(word) requires an argument") }
            return rest.removeFirst()
        }
        if word == "version" {
            action = .version
        } else if word == "validate" {
            action = .validate
        } else if parts[0] == "module-version" {
            let text: String = try value()
            guard text.first?.isNumber ?? false else {
                throw Refusal(
                    text: "java.lang.IllegalArgumentException: "
                        + (text.isEmpty
                            ? "Empty version string" : "\(text): Version string does not start with a number"))
            }
            moduleVersion = text
        } else if parts[0] == "hash-modules" {
            hashedModules = try value()
        } else if parts[0] == "module-path" {
            // Only hashes would look there.
            _ = try value()
        } else if parts[0] == "release" {
            let text: String = try value()
            guard let number: Int = Int(text) else { throw Refusal(text: "release \(text) not valid") }
            guard number >= 9 else { throw JarOptions.unclear("release \(number) not valid, must be >= 9") }
            release = number
        } else if parts[0] == "date" {
            let text: String = try value()
            guard let seconds: Int = ZonedTime.seconds(text) else {
                throw Refusal(
                    text: "date \(text) is not a valid ISO-8601 extended offset date-time with optional time-zone")
            }
            time = ZipEntry.dosTime(seconds)
        } else if let letter: String = letters[String(parts[0])] {
            if given.isEmpty, rest.isEmpty, ["f", "m", "e", "i"].contains(letter) {
                throw JarOptions.unclear("option --\(word) requires an argument")
            }
            if given.isEmpty { try take(letter, &rest) } else { try take(letter, &given) }
        } else {
            throw JarOptions.unclear("unrecognized option : --\(word)")
        }
    }
}

/// A point in time as ISO 8601 writes it: `2025-01-31T23:59:58+01:00`, a time zone's name in brackets behind it or not.
enum ZonedTime {
    /// Seconds since the epoch; nil for anything else.
    static func seconds(_ text: String) -> Int? {
        let plain: Substring = text.prefix { $0 != "[" }
        guard let t: String.Index = plain.firstIndex(of: "T") else { return nil }
        let date: [Int] = plain[..<t].split(separator: "-").compactMap { Int($0) }
        let rest: Substring = plain[plain.index(after: t)...]
        let zone: String.Index = rest.firstIndex { $0 == "Z" || $0 == "+" || $0 == "-" } ?? rest.endIndex
        let clock: [Int] = rest[..<zone].prefix { $0 != "." }.split(separator: ":").compactMap { Int($0) }
        guard zone < rest.endIndex, date.count == 3, (2...3).contains(clock.count), (1...12).contains(date[1]),
            (1...31).contains(date[2]), (1980...2107).contains(date[0]), clock[0] < 24, clock[1] < 60
        else { return nil }
        var offset: Int = 0
        if rest[zone] != "Z" {
            let parts: [Int] = rest[rest.index(after: zone)...].split(separator: ":").compactMap { Int($0) }
            guard let hours: Int = parts.first, hours <= 18 else { return nil }
            offset = (hours * 3600 + (parts.count > 1 ? parts[1] * 60 : 0)) * (rest[zone] == "-" ? -1 : 1)
        }
        // Days since the epoch, years counted from March.
        let (year, month): (Int, Int) = date[1] > 2 ? (date[0], date[1] - 3) : (date[0] - 1, date[1] + 9)
        let days: Int = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + date[2] - 719_469
        return days * 86_400 + clock[0] * 3600 + clock[1] * 60 + (clock.count > 2 ? clock[2] : 0) - offset
    }
}
