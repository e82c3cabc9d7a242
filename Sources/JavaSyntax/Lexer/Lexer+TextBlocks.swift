// SPDX-License-Identifier: Apache-2.0

// Text blocks (JLS 3.10.6): find the closing delimiter, then, in this order, normalize line ends, strip indentation
// common to all significant lines (the last one counts even if blank) and trailing blanks, and interpret escapes.

extension Lexer {
    mutating func textBlock(_ start: Cursor) -> Cursor {
        var cursor: Cursor = start + 3
        while cursor.pointee == 0x20 || cursor.pointee == 0x09 || cursor.pointee == 0x0C { cursor += 1 }
        guard Lexer.isLineEnd(cursor.pointee) else {
            report(min(cursor, end), cursor >= end ? .unclosedTextBlock : .illegalTextBlockOpen)
            emit(.error, start, min(cursor, end))
            return min(cursor, end)
        }
        cursor += cursor.pointee == 0x0D && cursor[1] == 0x0A ? 2 : 1
        let content: Cursor = cursor
        var secondLine: Cursor?
        while !(cursor.pointee == 0x22 && cursor[1] == 0x22 && cursor[2] == 0x22) {
            if cursor >= end {
                report(start, .unclosedTextBlock)
                // What follows the first line may well be code.
                let resumed: Cursor = secondLine ?? end
                emit(.error, start, resumed)
                return resumed
            }
            if secondLine == nil, Lexer.isLineEnd(cursor.pointee) {
                secondLine = cursor + (cursor.pointee == 0x0D && cursor[1] == 0x0A ? 2 : 1)
            }
            // An escaped quote or backslash does not count towards the delimiter.
            cursor += cursor.pointee == 0x5C && cursor + 1 < end ? 2 : 1
        }
        let isValid: Bool = putTogether(content, cursor)
        emit(isValid ? .stringLiteral : .error, start, cursor + 3, isValid ? internScratch().rawValue : 0)
        return cursor + 3
    }

    /// Leaves the value of the block's content in `scratch`.
    private mutating func putTogether(_ content: Cursor, _ contentEnd: Cursor) -> Bool {
        let indentation: Int = commonIndentation(content, contentEnd)
        scratch.removeAll(keepingCapacity: true)
        var isValid: Bool = true
        var line: Cursor = content
        while true {
            let lineEnd: Cursor = Lexer.endOfLine(line, contentEnd)
            var textEnd: Cursor = lineEnd
            while textEnd > line && Lexer.isBlank(textEnd[-1]) { textEnd -= 1 }
            // Escapes are read before stripping is undone, so a trailing `\s` or `\040` keeps blanks before it; a
            // backslash directly before the line end joins lines.
            var cursor: Cursor = min(line + indentation, textEnd)
            var joinsNextLine: Bool = false
            while cursor < textEnd {
                if cursor.pointee != 0x5C {
                    scratch.append(cursor.pointee)
                    cursor += 1
                } else if cursor + 1 == lineEnd && lineEnd < contentEnd {
                    joinsNextLine = true
                    cursor += 1
                } else if !escape(&cursor) {
                    isValid = false
                }
            }
            if lineEnd >= contentEnd { return isValid }
            if !joinsNextLine { scratch.append(0x0A) }
            line = lineEnd + (lineEnd.pointee == 0x0D && lineEnd[1] == 0x0A ? 2 : 1)
        }
    }

    /// Blanks that every line with text, and the last line, begins with.
    private func commonIndentation(_ content: Cursor, _ contentEnd: Cursor) -> Int {
        var smallest: Int = Int.max
        var line: Cursor = content
        while true {
            let lineEnd: Cursor = Lexer.endOfLine(line, contentEnd)
            var text: Cursor = line
            while text < lineEnd && Lexer.isBlank(text.pointee) { text += 1 }
            let isLast: Bool = lineEnd >= contentEnd
            if text < lineEnd || isLast { smallest = min(smallest, text - line) }
            if isLast { return smallest }
            line = lineEnd + (lineEnd.pointee == 0x0D && lineEnd[1] == 0x0A ? 2 : 1)
        }
    }

    /// ASCII white space as `Character.isWhitespace` has it, line ends apart.
    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0B || byte == 0x0C || (byte >= 0x1C && byte <= 0x1F)
    }

    private static func endOfLine(_ start: Cursor, _ end: Cursor) -> Cursor {
        var cursor: Cursor = start
        while cursor < end && !isLineEnd(cursor.pointee) { cursor += 1 }
        return cursor
    }
}
