// SPDX-License-Identifier: Apache-2.0
import Glibc
import Platform

// Editing at a terminal: one buffer that may have several lines, redrawn as a whole after each key. A line editor of the
// system would edit single lines and know nothing of colours; this one needs the VT100's sequences only.

/// Reads snippets from a terminal, with history, completion and colours. Used on one thread.
final class LineEditor: LineSource {
    let isInteractive: Bool = true
    private unowned let tool: ShellTool
    private var history: [String] = []
    private var historyIndex: Int = 0
    private var characters: [Character] = []
    private var cursor: Int = 0
    private var killed: [Character] = []
    /// The row of the cursor below the first one of the prompt when it was drawn last.
    private var drawnRow: Int = 0
    private var tabs: Int = 0
    private var prompt: String = ""
    private let path: String?

    init(_ tool: ShellTool) {
        self.tool = tool
        path = LineEditor.historyPath()
        if let path: String = path, let text: String = SmallFile.text(path: path, limit: 16 << 20) {
            // Line ends inside an entry are written as backslash and n.
            history = text.split(separator: "\n").map { LineEditor.unescaped($0) }
        }
    }

    // MARK: - History

    private static func historyPath() -> String? {
        func folder(_ name: String) -> String? { Environment.value(of: name).flatMap { $0.hasPrefix("/") ? $0 : nil } }
        guard let state: String = folder("XDG_STATE_HOME") ?? folder("HOME").map({ $0 + "/.local/state" }) else {
            return nil
        }
        var prefix: String = ""
        for part: Substring in (state + "/swiftlet").split(separator: "/") {
            prefix += "/" + part
            mkdir(prefix, 0o700)
        }
        return state + "/swiftlet/repl-history"
    }

    private static func unescaped(_ line: Substring) -> String {
        var out: String = ""
        var isEscaped: Bool = false
        for character: Character in line {
            if isEscaped {
                out.append(character == "n" ? "\n" : character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else {
                out.append(character)
            }
        }
        return out
    }

    func saveHistory() {
        guard let path: String = path else { return }
        let lines: [String] = history.suffix(2000).map { entry in
            entry.reduce(into: "") { $0 += $1 == "\\" ? "\\\\" : $1 == "\n" ? "\\n" : String($1) } + "\n"
        }
        _ = ShellOutput.save(lines.joined(), to: path)
    }

    // MARK: - Reading

    func readLine(prompt: String) -> String? {
        var saved: termios = termios()
        guard tcgetattr(STDIN_FILENO, &saved) == 0 else { return nil }
        var raw: termios = saved
        raw.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG | IEXTEN)
        raw.c_iflag &= ~tcflag_t(IXON | ICRNL)
        tcsetattr(STDIN_FILENO, TCSADRAIN, &raw)
        defer { tcsetattr(STDIN_FILENO, TCSADRAIN, &saved) }
        if prompt.hasPrefix("\n") { ShellOutput.write("\n") }
        self.prompt = prompt.filter { $0 != "\n" }
        characters = []
        cursor = 0
        drawnRow = 0
        tabs = 0
        historyIndex = history.count
        draw()
        while true {
            guard let key: Key = readKey() else { return characters.isEmpty ? nil : finish() }
            if key != .tab { tabs = 0 }
            switch key {
            case .enter:
                if cursor == characters.count || tool.isComplete(String(characters)) {
                    let text: String = String(characters)
                    if text.trimmed.isEmpty || tool.isComplete(text) { return finish() }
                }
                insert(["\n"])
            case .control("d") where characters.isEmpty:
                ShellOutput.write("\n")
                return nil
            case .control("c"):
                cursor = characters.count
                draw()
                ShellOutput.write("\n")
                characters = []
                cursor = 0
                drawnRow = 0
            case .tab: complete()
            default: edit(key)
            }
            draw()
        }
    }

    private func finish() -> String {
        cursor = characters.count
        draw()
        ShellOutput.write("\n")
        let text: String = String(characters)
        if !text.trimmed.isEmpty, history.last != text { history.append(text) }
        return text
    }

    private func insert(_ new: [Character]) {
        characters.insert(contentsOf: new, at: cursor)
        cursor += new.count
    }

    private func edit(_ key: Key) {
        switch key {
        case .character(let character): insert([character])
        case .left, .control("b"): cursor = max(0, cursor - 1)
        case .right, .control("f"): cursor = min(characters.count, cursor + 1)
        case .home, .control("a"): cursor = lineStart(cursor)
        case .end, .control("e"): cursor = lineEnd(cursor)
        case .up, .control("p"): move(up: true)
        case .down, .control("n"): move(up: false)
        case .backspace, .control("h"): if cursor > 0 { remove(cursor - 1..<cursor) }
        case .delete, .control("d"): if cursor < characters.count { remove(cursor..<cursor + 1) }
        case .control("k"): kill(cursor..<lineEnd(cursor))
        case .control("u"): kill(lineStart(cursor)..<cursor)
        case .control("w"): kill(wordStart(cursor)..<cursor)
        case .control("y"): insert(killed)
        case .control("l"):
            ShellOutput.write("\u{1B}[H\u{1B}[2J")
            drawnRow = 0
        case .alt("b"): cursor = wordStart(cursor)
        case .alt("f"): cursor = wordEnd(cursor)
        case .alt("d"): kill(cursor..<wordEnd(cursor))
        case .alt("\r"): insert(["\n"])
        default: break
        }
    }

    private func remove(_ range: Range<Int>) {
        characters.removeSubrange(range)
        cursor = range.lowerBound
    }

    private func kill(_ range: Range<Int>) {
        if range.isEmpty { return }
        killed = Array(characters[range])
        remove(range)
    }

    private func lineStart(_ from: Int) -> Int {
        characters[..<from].lastIndex(of: "\n").map { $0 + 1 } ?? 0
    }

    private func lineEnd(_ from: Int) -> Int { characters[from...].firstIndex(of: "\n") ?? characters.count }

    private func wordStart(_ from: Int) -> Int {
        var at: Int = from
        while at > 0, !characters[at - 1].isLetter, !characters[at - 1].isNumber { at -= 1 }
        while at > 0, characters[at - 1].isLetter || characters[at - 1].isNumber { at -= 1 }
        return at
    }

    private func wordEnd(_ from: Int) -> Int {
        var at: Int = from
        while at < characters.count, !characters[at].isLetter, !characters[at].isNumber { at += 1 }
        while at < characters.count, characters[at].isLetter || characters[at].isNumber { at += 1 }
        return at
    }

    /// Between the lines of the buffer, and beyond its first and last through the history.
    private func move(up: Bool) {
        let start: Int = lineStart(cursor)
        let end: Int = lineEnd(cursor)
        let column: Int = cursor - start
        if up && start > 0 {
            let previous: Int = lineStart(start - 1)
            cursor = min(previous + column, start - 1)
        } else if !up && end < characters.count {
            cursor = min(end + 1 + column, lineEnd(end + 1))
        } else {
            let next: Int = historyIndex + (up ? -1 : 1)
            guard next >= 0, next <= history.count else { return }
            historyIndex = next
            characters = next == history.count ? [] : Array(history[next])
            cursor = characters.count
        }
    }

    // MARK: - Completion

    private func complete() {
        tabs += 1
        let text: String = String(characters[..<cursor])
        let found: Completion = tool.completion(of: text)
        let common: String = found.commonPrefix
        if common.count > found.prefix.count {
            insert(Array(common.dropFirst(found.prefix.count)))
            tabs = 0
            if found.names.count == 1, let ending: String = found.ending { insert(Array(ending)) }
            return
        }
        let lines: [String] = tabs == 1 ? found.firstLines : found.secondLines(tool)
        if lines.isEmpty { return }
        let saved: Int = cursor
        cursor = characters.count
        draw()
        ShellOutput.write("\n" + lines.map { $0 + "\n" }.joined())
        cursor = saved
        drawnRow = 0
    }

    // MARK: - Drawing

    private var width: Int {
        var size: winsize = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }

    /// Draws prompt and buffer anew and puts the cursor where it belongs.
    private func draw() {
        let width: Int = self.width
        var out: String = drawnRow > 0 ? "\u{1B}[\(drawnRow)A" : ""
        out += "\r\u{1B}[J\(prompt)"
        let colours: [String?] = SyntaxColours.colours(of: characters)
        let continuation: String = "   ...> "
        var row: Int = 0
        var column: Int = prompt.count
        var target: (row: Int, column: Int) = (0, column)
        var colour: String?
        for (index, character): (Int, Character) in characters.enumerated() {
            if index == cursor { target = (row, column) }
            if colours[index] != colour {
                out += "\u{1B}[0m" + (colours[index] ?? "")
                colour = colours[index]
            }
            if character == "\n" {
                out += "\u{1B}[0m\r\n" + continuation
                colour = nil
                row += 1
                column = continuation.count
                continue
            }
            out.append(character)
            column += 1
            if column == width {
                out += "\r\n"
                row += 1
                column = 0
            }
        }
        if cursor == characters.count { target = (row, column) }
        out += "\u{1B}[0m"
        if row > target.row { out += "\u{1B}[\(row - target.row)A" }
        out += "\r" + (target.column > 0 ? "\u{1B}[\(target.column)C" : "")
        drawnRow = target.row
        ShellOutput.write(out)
    }
}
