// SPDX-License-Identifier: Apache-2.0
import Glibc
import Platform

/// What lasts from one session to the next: settings that were retained, what may be restored. One line each, in a file of
/// the user's; without a home nothing lasts.
struct ShellSettings {
    enum Key: String, CaseIterable {
        case startup, editor, modes, feedback, replay, indent
    }

    private var values: [Key: String] = [:]
    private let path: String?

    /// - Parameter folder: where the file lies; nil for none.
    init(folder: String?) {
        path = folder.map { $0 + "/repl-settings" }
        guard let path: String = path, let text: String = SmallFile.text(path: path, limit: 16 << 20) else { return }
        for line: Substring in text.split(separator: "\n") {
            guard let equals: Substring.Index = line.firstIndex(of: "="),
                let key: Key = Key(rawValue: String(line[..<equals]))
            else { continue }
            values[key] = EscapedLine.unescaped(line[line.index(after: equals)...])
        }
    }

    /// Writing nil or a value writes the file.
    subscript(key: Key) -> String? {
        get { values[key] }
        set {
            if values[key] == newValue { return }
            values[key] = newValue
            guard let path: String = path else { return }
            let lines: [String] = Key.allCases.compactMap { key in
                values[key].map { "\(key.rawValue)=\(EscapedLine.escaped($0))\n" }
            }
            _ = ShellOutput.save(lines.joined(), to: path)
        }
    }

    /// Several texts as one value.
    static func joined(_ texts: [String]) -> String {
        texts.map { EscapedLine.escaped($0) }.joined(separator: "\n")
    }

    static func parts(_ value: String) -> [String] {
        value.split(separator: "\n", omittingEmptySubsequences: false).map { EscapedLine.unescaped($0) }
    }

    /// Where a user's sessions keep what lasts, made if need be; nil without a home.
    static func userFolder() -> String? {
        func folder(_ name: String) -> String? { Environment.value(of: name).flatMap { $0.hasPrefix("/") ? $0 : nil } }
        guard let state: String = folder("XDG_STATE_HOME") ?? folder("HOME").map({ $0 + "/.local/state" }) else {
            return nil
        }
        var prefix: String = ""
        for part: Substring in (state + "/swiftlet").split(separator: "/") {
            prefix += "/" + part
            mkdir(prefix, 0o700)
        }
        return prefix
    }
}

/// Text of several lines as one: line ends are written as a backslash and `n`.
enum EscapedLine {
    static func escaped(_ text: String) -> String {
        var out: String.UnicodeScalarView = String.UnicodeScalarView()
        for scalar: UnicodeScalar in text.unicodeScalars {
            if scalar == "\\" || scalar == "\n" { out.append("\\") }
            out.append(scalar == "\n" ? "n" : scalar)
        }
        return String(out)
    }

    static func unescaped(_ line: Substring) -> String {
        var out: String.UnicodeScalarView = String.UnicodeScalarView()
        var isEscaped: Bool = false
        for scalar: UnicodeScalar in line.unicodeScalars {
            if !isEscaped && scalar == "\\" {
                isEscaped = true
                continue
            }
            out.append(isEscaped && scalar == "n" ? "\n" : scalar)
            isEscaped = false
        }
        return String(out)
    }
}
