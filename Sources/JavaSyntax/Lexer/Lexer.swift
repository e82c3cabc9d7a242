// SPDX-License-Identifier: Apache-2.0

// The lexer turns a whole file into a buffer of tokens before parsing starts.
//
// One pass over UTF-8 bytes with a switch on the first byte of each token. Comments, blanks and identifiers, together
// some nine tenths of ordinary source, are crossed by short loops; everything that may fail or is rare (numbers,
// literals with escapes, characters outside ASCII) is in methods of its own. The text is followed by zero bytes, so
// looking ahead by a few bytes needs no bound check, and a zero byte at `end` is the end of the file.
//
// Errors do not stop the lexer. A malformed token becomes an `error` token, or a literal with the value zero where the
// parser had better go on, and its message waits in the buffer until the parser reaches the token: so messages come out
// in the order in which a reader meets them.

/// Lexes one text. Use `Lexer.tokens(of:names:)`.
struct Lexer: ~Copyable {
    typealias Cursor = UnsafePointer<UInt8>

    /// The text, and the first byte behind it.
    let base: Cursor
    let end: Cursor
    let names: NameTable
    var buffer: TokenBuffer
    /// Flags of the token to come.
    var flags: Token.Flags = []
    /// The documentation comment last seen since the previous token.
    var docComment: (start: UInt32, end: UInt32) = (0, 0)
    /// Text of a literal with escapes while it is put together.
    var scratch: [UInt8] = []

    private init(base: Cursor, count: Int, names: NameTable) {
        self.base = base
        end = base + count
        self.names = names
        buffer = TokenBuffer(sizeInBytes: count)
    }

    /// All tokens of a file. Never fails: problems are in the buffer's diagnostics.
    static func tokens(of file: SourceFile, names: NameTable) -> TokenBuffer {
        guard let escapes: UnicodeEscapes = UnicodeEscapes(file) else {
            var lexer: Lexer = Lexer(base: file.base, count: file.count, names: names)
            lexer.run()
            return lexer.takeBuffer()
        }
        var lexer: Lexer = Lexer(base: escapes.text, count: escapes.count, names: names)
        lexer.run()
        var buffer: TokenBuffer = lexer.takeBuffer()
        buffer.map(escapes)
        return buffer
    }

    private consuming func takeBuffer() -> TokenBuffer { buffer }

    @inline(__always)
    func offset(_ cursor: Cursor) -> UInt32 { UInt32(truncatingIfNeeded: cursor - base) }

    @inline(__always)
    mutating func emit(_ kind: TokenKind, _ start: Cursor, _ next: Cursor, _ payload: UInt32 = 0) {
        if !flags.isEmpty { beginFlaggedToken() }
        buffer.append(Token(kind, flags, offset(start), offset(next), payload))
        flags = []
    }

    @inline(never)
    private mutating func beginFlaggedToken() {
        if flags.contains(.hasDocComment) {
            buffer.docComments.append((token: buffer.count, start: docComment.start, end: docComment.end))
        }
    }

    /// Records a problem that belongs to the token to come.
    @inline(never)
    mutating func report(_ position: Cursor, _ message: SyntaxMessage) {
        flags.insert(.hasDiagnostic)
        buffer.diagnostics.append((token: buffer.count, position: offset(position), message: message))
    }

    private mutating func run() {
        var cursor: Cursor = base
        while true {
            let byte: UInt8 = cursor.pointee
            switch byte {
            case 0x20, 0x09, 0x0A, 0x0D, 0x0C:
                cursor += 1
                while UnsafeRawPointer(cursor).loadUnaligned(as: UInt64.self) == 0x2020_2020_2020_2020 { cursor += 8 }

            case 0x61...0x7A, 0x41...0x5A, 0x5F, 0x24:
                cursor = identifier(cursor)

            case 0x30...0x39:
                cursor = number(cursor)

            case 0x22:
                cursor = string(cursor)

            case 0x27:
                cursor = character(cursor)

            case 0x2F:
                let next: UInt8 = cursor[1]
                if next == 0x2F {
                    cursor = lineComment(cursor)
                } else if next == 0x2A {
                    cursor = blockComment(cursor)
                } else {
                    cursor = withAssign(cursor, 1, .slash, .slashAssign)
                }

            case 0x2E:
                if JavaCharacter.isDigit(cursor[1]) {
                    cursor = number(cursor)
                } else if cursor[1] != 0x2E {
                    cursor = simple(cursor, 1, .dot)
                } else if cursor[2] == 0x2E {
                    cursor = simple(cursor, 3, .ellipsis)
                } else {
                    report(cursor + 1, .illegalDot)
                    cursor = simple(cursor, 2, .error)
                }

            case 0x28: cursor = simple(cursor, 1, .leftParen)
            case 0x29: cursor = simple(cursor, 1, .rightParen)
            case 0x7B: cursor = simple(cursor, 1, .leftBrace)
            case 0x7D: cursor = simple(cursor, 1, .rightBrace)
            case 0x5B: cursor = simple(cursor, 1, .leftBracket)
            case 0x5D: cursor = simple(cursor, 1, .rightBracket)
            case 0x3B: cursor = simple(cursor, 1, .semicolon)
            case 0x2C: cursor = simple(cursor, 1, .comma)
            case 0x40: cursor = simple(cursor, 1, .at)
            case 0x7E: cursor = simple(cursor, 1, .tilde)
            case 0x3F: cursor = simple(cursor, 1, .question)

            case 0x3A: cursor = cursor[1] == byte ? simple(cursor, 2, .colonColon) : simple(cursor, 1, .colon)
            case 0x3D: cursor = withAssign(cursor, 1, .assign, .equalEqual)
            case 0x21: cursor = withAssign(cursor, 1, .bang, .bangEqual)
            case 0x2A: cursor = withAssign(cursor, 1, .star, .starAssign)
            case 0x25: cursor = withAssign(cursor, 1, .percent, .percentAssign)
            case 0x5E: cursor = withAssign(cursor, 1, .caret, .caretAssign)
            case 0x2B:
                cursor = cursor[1] == byte ? simple(cursor, 2, .plusPlus) : withAssign(cursor, 1, .plus, .plusAssign)
            case 0x2D:
                if cursor[1] == byte {
                    cursor = simple(cursor, 2, .minusMinus)
                } else if cursor[1] == 0x3E {
                    cursor = simple(cursor, 2, .arrow)
                } else {
                    cursor = withAssign(cursor, 1, .minus, .minusAssign)
                }
            case 0x26: cursor = cursor[1] == byte ? simple(cursor, 2, .ampAmp) : withAssign(cursor, 1, .amp, .ampAssign)
            case 0x7C: cursor = cursor[1] == byte ? simple(cursor, 2, .barBar) : withAssign(cursor, 1, .bar, .barAssign)
            case 0x3C:
                cursor =
                    cursor[1] == byte
                    ? withAssign(cursor, 2, .lessLess, .lessLessAssign) : withAssign(cursor, 1, .less, .lessEqual)
            case 0x3E:
                if cursor[1] != byte {
                    cursor = withAssign(cursor, 1, .greater, .greaterEqual)
                } else if cursor[2] != byte {
                    cursor = withAssign(cursor, 2, .greaterGreater, .greaterGreaterAssign)
                } else {
                    cursor = withAssign(cursor, 3, .greaterGreaterGreater, .greaterGreaterGreaterAssign)
                }

            default:
                // A control-Z as last character is ignored (JLS 3.5).
                if cursor >= end || (byte == 0x1A && cursor + 1 == end) {
                    emit(.endOfFile, end, end)
                    return
                }
                cursor = unusual(cursor)
            }
        }
    }

    @inline(__always)
    private mutating func simple(_ cursor: Cursor, _ length: Int, _ kind: TokenKind) -> Cursor {
        emit(kind, cursor, cursor + length)
        return cursor + length
    }

    /// An operator of `length` bytes, or its form with `=` behind.
    @inline(__always)
    private mutating func withAssign(
        _ cursor: Cursor, _ length: Int, _ plain: TokenKind, _ assigning: TokenKind
    ) -> Cursor {
        let isAssigning: Bool = cursor[length] == 0x3D
        return simple(cursor, isAssigning ? length + 1 : length, isAssigning ? assigning : plain)
    }

    @inline(__always)
    private mutating func identifier(_ start: Cursor) -> Cursor {
        var cursor: Cursor = start + 1
        while true {
            let byte: UInt8 = cursor.pointee
            if (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x5F || byte == 0x24 {
                cursor += 1
            } else {
                break
            }
        }
        let last: UInt8 = cursor.pointee
        if last >= 0x7F || (last < 0x1C && JavaCharacter.isIgnorable(UInt32(last))) {
            cursor = identifierRest(cursor)
        }
        let name: NameID = names.intern(start, cursor - start)
        emit(TokenKind.keyword(name) ?? .identifier, start, cursor, name.rawValue)
        return cursor
    }

    /// Crosses the rest of an identifier that has characters outside ASCII or ignorable control characters.
    @inline(never)
    private func identifierRest(_ start: Cursor) -> Cursor {
        var cursor: Cursor = start
        while cursor < end {
            let scalar: DecodedScalar = DecodedScalar(at: cursor)
            if scalar.isError || !JavaCharacter.isIdentifierPart(scalar.value) { break }
            if scalar.value == 0x1A && cursor + 1 == end { break }
            cursor += scalar.length
        }
        return cursor
    }

    /// A token that begins with a character outside the usual set.
    @inline(never)
    private mutating func unusual(_ start: Cursor) -> Cursor {
        let scalar: DecodedScalar = DecodedScalar(at: start, allowingSurrogates: true)
        if !scalar.isError && scalar.value >= 0x80 && JavaCharacter.isIdentifierStart(scalar.value) {
            let next: Cursor = identifierRest(start)
            emit(.identifier, start, next, names.intern(start, next - start).rawValue)
            return next
        }
        // Control characters that identifiers ignore may stand between tokens too.
        if scalar.value < 0x80 && JavaCharacter.isIgnorable(scalar.value) { return start + 1 }
        if JavaCharacter.isNonASCIIDigit(scalar.value) {
            report(start, .illegalNonASCIIDigit)
        } else {
            report(start, .illegalCharacter(scalar.value))
        }
        emit(.error, start, start + scalar.length)
        return start + scalar.length
    }
}

extension TokenBuffer {
    /// Moves all positions from translated text to the file.
    fileprivate mutating func map(_ escapes: borrowing UnicodeEscapes) {
        for index: Int in 0..<count {
            tokens[index].start = escapes.originalOffset(tokens[index].start)
            tokens[index].end = escapes.originalOffset(tokens[index].end)
        }
        for index: Int in docComments.indices {
            docComments[index].start = escapes.originalOffset(docComments[index].start)
            docComments[index].end = escapes.originalOffset(docComments[index].end)
        }
        for index: Int in diagnostics.indices {
            diagnostics[index].position = escapes.originalOffset(diagnostics[index].position)
        }
        // A bad escape is revealed by the first token that ends behind it.
        for error: UInt32 in escapes.errors {
            var token: Int = 0
            while token < count - 1, tokens[token].end < error { token += 1 }
            tokens[token].flags.insert(.hasDiagnostic)
            let place: Int = diagnostics.firstIndex { $0.token >= token } ?? diagnostics.count
            diagnostics.insert((token: token, position: error, message: .illegalUnicodeEscape), at: place)
        }
    }
}
