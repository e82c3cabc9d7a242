// SPDX-License-Identifier: Apache-2.0

// Comments (JLS 3.7) are crossed eight bytes at a time. Only where the last documentation comment before a token lies is
// kept: a `@deprecated` tag in it changes the class file.

extension Lexer {
    /// From `//` to the line terminator, which is left.
    @inline(never)
    mutating func lineComment(_ start: Cursor) -> Cursor {
        var cursor: Cursor = start + 2
        while cursor < end {
            let word: UInt64 = UnsafeRawPointer(cursor).loadUnaligned(as: UInt64.self)
            let lineFeed: UInt64 = word ^ 0x0A0A_0A0A_0A0A_0A0A
            let carriageReturn: UInt64 = word ^ 0x0D0D_0D0D_0D0D_0D0D
            let marks: UInt64 =
                ((lineFeed &- 0x0101_0101_0101_0101) & ~lineFeed
                    | (carriageReturn &- 0x0101_0101_0101_0101) & ~carriageReturn) & 0x8080_8080_8080_8080
            if marks != 0 {
                cursor += marks.trailingZeroBitCount &>> 3
                break
            }
            cursor += 8
        }
        if cursor > end { cursor = end }
        if start[2] == 0x2F { noteMarkdownComment(start, cursor) }
        return cursor
    }

    /// From `/*` to behind `*/`; a comment that does not end is an error that reaches to the end of the file.
    @inline(never)
    mutating func blockComment(_ start: Cursor) -> Cursor {
        var cursor: Cursor = start + 2
        while cursor < end {
            let word: UInt64 = UnsafeRawPointer(cursor).loadUnaligned(as: UInt64.self) ^ 0x2A2A_2A2A_2A2A_2A2A
            let marks: UInt64 = (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
            if marks == 0 {
                cursor += 8
                continue
            }
            cursor += marks.trailingZeroBitCount &>> 3
            if cursor + 1 < end && cursor[1] == 0x2F {
                if start[2] == 0x2A && cursor > start + 2 {
                    docComment = (offset(start), offset(cursor + 2))
                    flags.insert(.hasDocComment)
                }
                return cursor + 2
            }
            cursor += 1
        }
        report(start, .unclosedComment)
        emit(.error, start, end)
        return end
    }

    /// A run of `///` lines is one documentation comment.
    private mutating func noteMarkdownComment(_ start: Cursor, _ next: Cursor) {
        let first: UInt32 = docComment.start
        if flags.contains(.hasDocComment), base[Int(first) + 1] == 0x2F {
            var lineEnds: Int = 0
            var cursor: Cursor = base + Int(docComment.end)
            while cursor < start {
                if cursor.pointee == 0x0A || (cursor.pointee == 0x0D && cursor[1] != 0x0A) { lineEnds += 1 }
                cursor += 1
            }
            if lineEnds == 1 {
                docComment.end = offset(next)
                return
            }
        }
        docComment = (offset(start), offset(next))
        flags.insert(.hasDocComment)
    }
}
