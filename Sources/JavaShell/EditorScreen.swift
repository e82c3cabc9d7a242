// SPDX-License-Identifier: Apache-2.0
import Glibc

/// Where on the terminal the text being edited is drawn.
struct EditorScreen {
    private var prompt: String = ""
    private var continuation: String = ""
    /// The row of the cursor below the first one of the prompt when it was drawn last.
    private var drawnRow: Int = 0

    /// Begins below whatever stands there.
    mutating func begin(prompt: String, continuation: String) {
        // Lines of the prompt above the one that is typed on are not drawn again.
        let last: String.Index? = prompt.lastIndex(of: "\n")
        if let last: String.Index = last { ShellOutput.write(String(prompt[...last])) }
        self.prompt = last.map { String(prompt[prompt.index(after: $0)...]) } ?? prompt
        self.continuation = continuation
        drawnRow = 0
    }

    /// The text will be drawn anew where the cursor is.
    mutating func forget() { drawnRow = 0 }

    var width: Int {
        var size: winsize = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 1 else { return 80 }
        return Int(size.ws_col)
    }

    /// Columns that a character takes.
    private static func columns(_ character: Character) -> Int {
        guard let scalar: UnicodeScalar = character.unicodeScalars.first, scalar.value >= 0x1100 else { return 1 }
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
            0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }

    /// Draws prompt and text and puts the cursor where it belongs.
    mutating func draw(_ buffer: EditBuffer, search: HistorySearch?) {
        let width: Int = self.width
        var prompt: String = prompt
        if let search: HistorySearch = search {
            prompt = "(\(search.hasFailed ? "failed " : "")reverse-search)`\(search.pattern)': "
        }
        var out: String = drawnRow > 0 ? "\u{1B}[\(drawnRow)A" : ""
        out += "\r\u{1B}[J\(prompt)"
        let characters: [Character] = buffer.characters
        let colours: [String?] = SyntaxColours.colours(of: characters)
        var row: Int = prompt.count / width
        var column: Int = prompt.count % width
        var target: (row: Int, column: Int) = (row, column)
        var colour: String?
        for (index, character): (Int, Character) in characters.enumerated() {
            if index == buffer.cursor { target = (row, column) }
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
            let columns: Int = EditorScreen.columns(character)
            if column + columns > width {
                out += "\r\n"
                row += 1
                column = 0
                if index == buffer.cursor { target = (row, column) }
            }
            out.append(character)
            column += columns
            if column == width {
                out += "\r\n"
                row += 1
                column = 0
            }
        }
        if buffer.cursor == characters.count { target = (row, column) }
        out += "\u{1B}[0m"
        if row > target.row { out += "\u{1B}[\(row - target.row)A" }
        out += "\r" + (target.column > 0 ? "\u{1B}[\(target.column)C" : "")
        drawnRow = target.row
        ShellOutput.write(out)
    }
}
