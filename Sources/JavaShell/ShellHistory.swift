// SPDX-License-Identifier: Apache-2.0
import Glibc
import Platform

/// What was typed, in this session and in earlier ones. It lasts in a file of the user's, to which sessions add entry by
/// entry, so that those at the same time do not lose one another's.
struct ShellHistory {
    private(set) var earlier: [String] = []
    /// Lines as they were read; entries of several lines count as one where an editor read them.
    private(set) var current: [String] = []
    /// How many of `current` the file has.
    private var savedCount: Int = 0
    private let path: String?

    /// Entries that last.
    private static let capacity: Int = 2000

    init(folder: String?) {
        path = folder.map { $0 + "/repl-history" }
        guard let path: String = path, let text: String = SmallFile.text(path: path, limit: 16 << 20) else { return }
        earlier = text.split(separator: "\n").map { EscapedLine.unescaped($0) }
        if earlier.count > 2 * ShellHistory.capacity {
            earlier = Array(earlier.suffix(ShellHistory.capacity))
            _ = ShellOutput.save(earlier.map { EscapedLine.escaped($0) + "\n" }.joined(), to: path)
        }
    }

    var all: [String] { earlier + current }

    mutating func add(_ line: String, isContinued: Bool) {
        if line.isEmpty && !isContinued { return }
        save()
        append(line)
    }

    /// What is typed again counts once.
    private mutating func append(_ line: String) {
        if current.last != line { current.append(line) }
    }

    /// A command that stands for a snippet is remembered as that snippet.
    mutating func replaceLast(_ text: String) {
        _ = current.popLast()
        append(text)
    }

    /// Writes what the file does not have yet.
    mutating func save() {
        savedCount = min(savedCount, current.count)
        guard let path: String = path, savedCount < current.count else { return }
        let lines: [String] = current[savedCount...].map { EscapedLine.escaped($0) + "\n" }
        savedCount = current.count
        let descriptor: Int32 = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return }
        ShellOutput.write(lines.joined(), to: descriptor)
        close(descriptor)
    }
}
