// SPDX-License-Identifier: Apache-2.0

// Character and string literals (JLS 3.10.4, 3.10.5). Text blocks are in their own file.
//
// A string without escapes is interned straight from the text. Values are kept as UTF-8 extended by lone surrogates.

extension Lexer {
    @inline(__always)
    static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

    mutating func string(_ start: Cursor) -> Cursor {
        if start[1] == 0x22 && start[2] == 0x22 { return textBlock(start) }
        var cursor: Cursor = start + 1
        while true {
            let byte: UInt8 = cursor.pointee
            if byte == 0x22 {
                let name: NameID = names.intern(start + 1, cursor - start - 1)
                emit(.stringLiteral, start, cursor + 1, name.rawValue)
                return cursor + 1
            }
            if byte == 0x5C || Lexer.isLineEnd(byte) || (byte == 0 && cursor >= end) { break }
            cursor += 1
        }
        return stringWithEscapes(start, cursor)
    }

    /// Continues at the first byte that is not plain text.
    @inline(never)
    private mutating func stringWithEscapes(_ start: Cursor, _ plainEnd: Cursor) -> Cursor {
        scratch.removeAll(keepingCapacity: true)
        scratch.append(contentsOf: UnsafeBufferPointer(start: start + 1, count: plainEnd - start - 1))
        var cursor: Cursor = plainEnd
        var isValid: Bool = true
        while true {
            let byte: UInt8 = cursor.pointee
            if byte == 0x22 {
                emit(isValid ? .stringLiteral : .error, start, cursor + 1, isValid ? internScratch().rawValue : 0)
                return cursor + 1
            }
            if Lexer.isLineEnd(byte) || cursor >= end {
                report(start, .unclosedString)
                emit(.error, start, cursor)
                return cursor
            }
            if byte == 0x5C {
                isValid = escape(&cursor) && isValid
            } else {
                scratch.append(byte)
                cursor += 1
            }
        }
    }

    func internScratch() -> NameID {
        scratch.withUnsafeBufferPointer { names.intern($0) }
    }

    /// Translates the escape sequence at `cursor` into `scratch` and moves behind it (JLS 3.10.7). A bad one is reported
    /// and crossed up to the offending character.
    mutating func escape(_ cursor: inout Cursor) -> Bool {
        let byte: UInt8 = cursor[1]
        var length: Int = 2
        let value: UInt32
        switch byte {
        case 0x62: value = 0x08
        case 0x74: value = 0x09
        case 0x6E: value = 0x0A
        case 0x66: value = 0x0C
        case 0x72: value = 0x0D
        case 0x73: value = 0x20
        case 0x22, 0x27, 0x5C: value = UInt32(byte)
        case 0x30...0x37:
            var octal: UInt32 = UInt32(byte - 0x30)
            let maximum: Int = byte <= 0x33 ? 4 : 3
            while length < maximum, cursor[length] >= 0x30, cursor[length] <= 0x37 {
                octal = octal << 3 | UInt32(cursor[length] - 0x30)
                length += 1
            }
            value = octal
        default:
            report(cursor + 1, .illegalEscape)
            cursor += 1
            return false
        }
        DecodedScalar.encode(value, into: &scratch)
        cursor += length
        return true
    }

    mutating func character(_ start: Cursor) -> Cursor {
        var cursor: Cursor = start + 1
        if cursor.pointee == 0x27 {
            report(start, .emptyCharacter)
            emit(.error, start, cursor + 1)
            return cursor + 1
        }
        if cursor >= end {
            report(start, .unclosedCharacter)
            emit(.error, start, cursor)
            return cursor
        }
        var unit: UInt32 = 0
        var isValid: Bool = true
        if Lexer.isLineEnd(cursor.pointee) {
            report(start, .illegalLineEndInCharacter)
            isValid = false
            cursor += 1
        } else if cursor.pointee == 0x5C {
            scratch.removeAll(keepingCapacity: true)
            isValid = escape(&cursor)
            if isValid {
                scratch.append(0)
                unit = scratch.withUnsafeBufferPointer { DecodedScalar(at: $0.baseAddress!).value }
            } else if cursor < end {
                cursor += 1
            }
        } else {
            let scalar: DecodedScalar = DecodedScalar(at: cursor, allowingSurrogates: true)
            unit = scalar.value
            cursor += scalar.length
        }
        // Behind a bad token a literal is bad as well, and javac takes everything up to the next quote for it.
        let isBehindError: Bool = buffer.count > 0 && buffer[buffer.count - 1].kind == .error
        if !isValid || isBehindError {
            while cursor < end && cursor.pointee != 0x27 { cursor += cursor.pointee == 0x5C ? 2 : 1 }
            cursor = min(cursor, end)
            if cursor < end { cursor += 1 }
            emit(.error, start, cursor)
            return cursor
        }
        guard cursor.pointee == 0x27 else {
            report(start, .unclosedCharacter)
            emit(.error, start, min(cursor, end))
            return min(cursor, end)
        }
        if unit > 0xFFFF { report(start, .severalUnitsInCharacter) }
        emit(unit > 0xFFFF ? .error : .charLiteral, start, cursor + 1, unit)
        return cursor + 1
    }
}
