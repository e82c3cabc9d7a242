// SPDX-License-Identifier: Apache-2.0
import Glibc
import JavaCompiler
import Swiftlet

/// What classes snippets see and how they are compiled and run: the options that the command line and `/env`, `/reset` and
/// `/reload` share.
struct ShellOptions {
    /// Of options of which there is one only, in the order in which they are shown.
    enum Kind: String, CaseIterable {
        case classPath = "--class-path"
        case modulePath = "--module-path"
        case addModules = "--add-modules"
        case addExports = "--add-exports"
        case enablePreview = "--enable-preview"
        case enableNativeAccess = "--enable-native-access"
        case compiler = "-C"
        case machine = "-R"

        var takesValue: Bool { self != .enablePreview && self != .enableNativeAccess }
        var isSingle: Bool { self == .classPath || self == .modulePath || !takesValue }
        var name: String { String(rawValue.drop { $0 == "-" }) }
    }

    private(set) var values: [Kind: [String]] = [:]

    subscript(kind: Kind) -> [String] { values[kind] ?? [] }

    var classPath: String { self[.classPath].last ?? "" }

    mutating func set(_ kind: Kind, _ given: [String]) { values[kind] = given }

    /// With newer options; those of which there is one only replace older ones.
    func overridden(by newer: ShellOptions) -> ShellOptions {
        var result: ShellOptions = self
        for (kind, given): (Kind, [String]) in newer.values {
            result.values[kind] = kind.isSingle ? given : self[kind] + given
        }
        return result
    }

    /// What `/env` shows.
    var shown: [String] {
        Kind.allCases.flatMap { kind -> [String] in
            switch kind {
            case .compiler, .machine: []
            case .enablePreview: values[kind] == nil ? [] : ["   \(kind.rawValue)"]
            case .enableNativeAccess: values[kind] == nil ? [] : ["   \(kind.rawValue) ALL-UNNAMED"]
            default: self[kind].map { "   \(kind.rawValue) \($0)" }
            }
        }
    }

    // MARK: - Reading

    /// Why options cannot be followed, in jshell's words.
    struct Mistake: Error { let text: String }

    /// Options by name and value as they stand in a line.
    struct Words {
        var given: [(name: String, value: String?)] = []
        var others: [String] = []
    }

    /// Takes a line apart: names of options may be shortened and have one dash or two; those of one letter may have their
    /// value, or others of one letter, behind them.
    ///
    /// - Parameters:
    ///   - known: all names and whether they take a value.
    static func split(_ words: [String], known: [(name: String, takesValue: Bool)]) throws(Mistake) -> Words {
        var result: Words = Words()
        var index: Int = 0
        func find(_ name: String) -> (name: String, takesValue: Bool)? {
            if let exact: (name: String, takesValue: Bool) = known.first(where: { $0.name == name }) { return exact }
            let matches: [(name: String, takesValue: Bool)] = known.filter {
                $0.name.count > 1 && $0.name.hasPrefix(name)
            }
            return matches.count == 1 ? matches[0] : nil
        }
        func next(_ name: String) throws(Mistake) -> String {
            guard index < words.count else { throw Mistake(text: "Argument to \(name) missing.") }
            index += 1
            return words[index - 1]
        }
        while index < words.count {
            let word: String = words[index]
            index += 1
            guard word.hasPrefix("-"), word != "-" else {
                result.others.append(word)
                continue
            }
            if word == "--" {
                result.others += words[index...]
                break
            }
            let equals: String.Index? = word.firstIndex(of: "=")
            let name: String = String(word[..<(equals ?? word.endIndex)].drop { $0 == "-" })
            if let option: (name: String, takesValue: Bool) = find(name) {
                var value: String?
                if option.takesValue {
                    if let equals: String.Index = equals {
                        value = String(word[word.index(after: equals)...])
                    } else {
                        value = try next(option.name)
                    }
                }
                result.given.append((option.name, value))
                continue
            }
            if word.hasPrefix("--") { throw Mistake(text: "Unknown option: \(name)") }
            var letters: Substring = word.dropFirst()
            while let letter: Character = letters.popFirst() {
                guard let option: (name: String, takesValue: Bool) = known.first(where: { $0.name == String(letter) })
                else { throw Mistake(text: "Unknown option: \(letter)") }
                guard option.takesValue else {
                    result.given.append((option.name, nil))
                    continue
                }
                let rest: String = String(letters)
                result.given.append((option.name, rest.isEmpty ? try next(option.name) : rest))
                letters = ""
            }
        }
        return result
    }

    /// The names that all places share.
    static let known: [(name: String, takesValue: Bool)] = Kind.allCases.filter { $0 != .compiler && $0 != .machine }
        .map { ($0.name, $0.takesValue) }

    init() {}

    /// - Parameter words: others than ours are left out of account.
    init(_ words: Words) throws(Mistake) {
        for kind: Kind in Kind.allCases {
            let given: [String] = words.given.filter { $0.name == kind.name }.map { $0.value ?? "" }
            if given.isEmpty { continue }
            if (kind == .classPath || kind == .modulePath) && given.count > 1 {
                throw Mistake(text: "Only one \(kind.rawValue) option may be used.")
            }
            switch kind {
            case .classPath, .modulePath:
                var checked: [String] = []
                for path: String in given { checked.append(try ShellOptions.checked(path, kind)) }
                values[kind] = checked
            case .addExports: values[kind] = given.map { $0.contains("=") ? $0 : $0 + "=ALL-UNNAMED" }
            default: values[kind] = given
            }
        }
    }

    /// A path whose elements all exist.
    private static func checked(_ path: String, _ kind: Kind) throws(Mistake) -> String {
        var elements: [String] = []
        for element: Substring in path.split(separator: ":") {
            let file: String = ShellTool.expanded(String(element))
            var status: stat = stat()
            guard stat(file, &status) == 0 else {
                throw Mistake(text: "File '\(file)' for '\(kind.rawValue)' is not found.")
            }
            let isUsable: Bool =
                status.st_mode & S_IFMT == S_IFDIR || file.hasSuffix(".jar")
                || (kind == .modulePath && file.hasSuffix(".jmod"))
            guard isUsable else { throw Mistake(text: "Invalid '\(kind.rawValue)' argument: \(file)") }
            elements.append(file)
        }
        return elements.joined(separator: ":")
    }

    // MARK: - Use

    /// What of it concerns the machine.
    func apply(to options: inout MachineOptions) {
        options.classPath = classPath
        func add(_ key: String, _ value: String) {
            let number: Int = options.properties.reduce(0) { $0 + ($1.key.hasPrefix(key + ".") ? 1 : 0) }
            options.properties.append(("\(key).\(number)", value))
        }
        for path: String in self[.modulePath] { options.properties.append(("jdk.module.path", path)) }
        for modules: String in self[.addModules] { add("jdk.module.addmods", modules) }
        for exports: String in self[.addExports] { add("jdk.module.addexports", exports) }
        if values[.enableNativeAccess] != nil { add("jdk.module.enable.native.access", "ALL-UNNAMED") }
        if values[.enablePreview] != nil { options.isPreviewEnabled = true }
    }

    /// What of it concerns the compiler.
    func apply(to options: inout CompilationOptions) {
        for exports: String in self[.addExports] {
            options.modules.addedExports[String(exports.prefix { $0 != "=" }), default: []].insert("ALL-UNNAMED")
        }
    }

    /// Where the compiler looks for classes beside the class library.
    var searchPath: String { ([classPath] + self[.modulePath]).filter { !$0.isEmpty }.joined(separator: ":") }
}
