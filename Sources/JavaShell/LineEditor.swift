// SPDX-License-Identifier: Apache-2.0
import Glibc
import Platform

// Editing at a terminal: one buffer that may have several lines, redrawn as a whole after each key. A line editor of the
// system would edit single lines and know nothing of colours; this one needs the VT100's sequences only.

/// Reads snippets from a terminal, with history, completion and colours. Used on one thread.
final class LineEditor: LineSource {
    let isInteractive: Bool = true
    unowned let tool: ShellTool
    private(set) var buffer: EditBuffer = EditBuffer()
    /// What was typed, as it was when the line began, and the place in it.
    private var history: [String] = []
    private var historyIndex: Int = 0
    /// What was being typed before looking back.
    private var draft: [Character] = []
    private var search: HistorySearch?
    private var tabs: Int = 0
    private var screen: EditorScreen = EditorScreen()

    init(_ tool: ShellTool) { self.tool = tool }

    // MARK: - Reading

    func readLine(prompt: String, continuation: String) -> InputLine {
        var saved: termios = termios()
        guard tcgetattr(STDIN_FILENO, &saved) == 0 else { return .end }
        var raw: termios = saved
        raw.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG | IEXTEN)
        raw.c_iflag &= ~tcflag_t(IXON | ICRNL)
        tcsetattr(STDIN_FILENO, TCSADRAIN, &raw)
        defer { tcsetattr(STDIN_FILENO, TCSADRAIN, &saved) }
        screen.begin(prompt: prompt, continuation: continuation)
        buffer = EditBuffer(keeping: buffer)
        history = tool.history.all
        historyIndex = history.count
        draft = []
        tabs = 0
        search = nil
        draw()
        while true {
            guard let key: Key = readKey() else { return .end }
            if let line: InputLine = take(key) { return line }
            draw()
        }
    }

    /// What a key does; the line if that ends it.
    private func take(_ key: Key) -> InputLine? {
        if key != .tab { tabs = 0 }
        if search != nil, continueSearch(key) { return nil }
        switch key {
        case .enter:
            if buffer.text.trimmed.isEmpty || tool.isComplete(buffer.text) { return finish() }
            buffer.breakLine(indent: tool.indentWidth)
        case .alt("\r"), .alt("\n"): buffer.breakLine(indent: tool.indentWidth)
        case .control("d") where buffer.characters.isEmpty:
            ShellOutput.write("\n")
            return .end
        case .control("c"):
            buffer.cursor = buffer.characters.count
            draw()
            ShellOutput.write("^C\n")
            return .interrupted
        case .control("r"): search = HistorySearch(in: history, from: buffer)
        case .control("l"):
            ShellOutput.write("\u{1B}[H\u{1B}[2J")
            screen.forget()
        case .up, .control("p"): if !buffer.moveUp() { look(-1) }
        case .down, .control("n"): if !buffer.moveDown() { look(1) }
        case .tab: complete()
        default: buffer.edit(key)
        }
        return nil
    }

    private func finish() -> InputLine {
        buffer.cursor = buffer.characters.count
        draw()
        ShellOutput.write("\n")
        return .text(buffer.text)
    }

    // MARK: - History

    /// Shows the entry before or after the one that is shown.
    private func look(_ step: Int) {
        let next: Int = historyIndex + step
        guard next >= 0, next <= history.count else { return }
        if historyIndex == history.count { draft = buffer.characters }
        historyIndex = next
        buffer.replace(next == history.count ? draft : Array(history[next]))
    }

    /// Whether a key was for the search that goes on.
    private func continueSearch(_ key: Key) -> Bool {
        guard var search: HistorySearch = search else { return false }
        switch search.take(key) {
        case .goesOn:
            if let found: String = search.match { buffer.replace(Array(found)) }
            self.search = search
            return true
        case .given(let before):
            buffer = before
            self.search = nil
            return true
        case .ended:
            self.search = nil
            historyIndex = search.index ?? historyIndex
            return false
        }
    }

    // MARK: - Completion

    private func complete() {
        tabs += 1
        let text: String = String(buffer.characters[..<buffer.cursor])
        if text.allSatisfy({ $0 == " " || $0 == "\n" }) {
            buffer.insert(Array(repeating: " ", count: tool.indentWidth))
            return
        }
        let found: Completion = tool.completion(of: text)
        let common: String = found.commonPrefix
        let ending: String = found.names.count == 1 ? found.ending ?? "" : ""
        if common.count > found.prefix.count || !ending.isEmpty {
            buffer.insert(Array(common.dropFirst(found.prefix.count)) + Array(ending))
            tabs = 0
            return
        }
        let lines: [String] = tabs == 1 ? found.firstLines(width: screen.width) : found.secondLines(tool, screen.width)
        if lines.isEmpty { return }
        let cursor: Int = buffer.cursor
        buffer.cursor = buffer.characters.count
        draw()
        ShellOutput.write("\n" + lines.map { $0 + "\n" }.joined())
        buffer.cursor = cursor
        screen.forget()
    }

    // MARK: - Drawing

    private func draw() { screen.draw(buffer, search: search) }
}
