// SPDX-License-Identifier: Apache-2.0
import Glibc

/// What reading a line came to.
enum InputLine: Equatable {
    /// A line without its end; from an editor perhaps several.
    case text(String)
    /// Ctrl-C: what was begun is forgotten.
    case interrupted
    case end
}

/// Where lines come from.
protocol LineSource: AnyObject {
    /// - Parameters:
    ///   - prompt: what stands before the line, for somebody who types.
    ///   - continuation: what stands before further ones, where a whole snippet is read.
    func readLine(prompt: String, continuation: String) -> InputLine
    /// Whether prompts and results are shown.
    var isInteractive: Bool { get }
}

/// Lines of a pipe or file. It takes nothing beyond the line it returns: the rest may be meant for a snippet.
final class PipedLines: LineSource {
    private let descriptor: Int32
    let isInteractive: Bool

    init(descriptor: Int32, isInteractive: Bool) {
        self.descriptor = descriptor
        self.isInteractive = isInteractive
    }

    func readLine(prompt: String, continuation: String) -> InputLine {
        if isInteractive { ShellOutput.write(prompt) }
        var line: [UInt8] = []
        var byte: UInt8 = 0
        while true {
            let count: Int = read(descriptor, &byte, 1)
            if count < 0 && errno == EINTR { continue }
            if count <= 0 { return line.isEmpty ? .end : .text(String(decoding: line, as: UTF8.self)) }
            if byte == 0x0A { return .text(String(decoding: line, as: UTF8.self)) }
            line.append(byte)
        }
    }
}

/// Lines of a text at hand.
final class TextLines: LineSource {
    private var lines: [Substring]
    let isInteractive: Bool = false

    init(_ text: String) {
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).reversed()
        if lines.first?.isEmpty ?? false { lines.removeFirst() }
    }

    func readLine(prompt: String, continuation: String) -> InputLine {
        lines.popLast().map { .text(String($0)) } ?? .end
    }
}

/// What was evaluated before, one entry after the other.
final class ReplayedLines: LineSource {
    private var entries: [String]
    private let isShown: Bool
    let isInteractive: Bool = false

    init(_ entries: [String], isShown: Bool) {
        self.entries = entries.reversed()
        self.isShown = isShown
    }

    func readLine(prompt: String, continuation: String) -> InputLine {
        guard let entry: String = entries.popLast() else { return .end }
        if isShown {
            let lines: [Substring] = entry.split(separator: "\n", omittingEmptySubsequences: false)
            ShellOutput.write("-: " + lines.joined(separator: "\n   ") + "\n")
        }
        return .text(entry)
    }
}

/// The session's own words on standard output.
enum ShellOutput {
    /// Makes or replaces a file. False if that fails.
    static func save(_ text: String, to path: String) -> Bool {
        let descriptor: Int32 = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        write(text, to: descriptor)
        return true
    }

    static func write(_ text: String, to descriptor: Int32 = STDOUT_FILENO) {
        let bytes: [UInt8] = Array(text.utf8)
        bytes.withUnsafeBytes { buffer in
            var done: Int = 0
            while done < buffer.count {
                let count: Int = Glibc.write(descriptor, buffer.baseAddress! + done, buffer.count - done)
                if count < 0 && errno == EINTR { continue }
                if count <= 0 { return }
                done += count
            }
        }
    }
}
