// SPDX-License-Identifier: Apache-2.0

/// What a token is (JLS 3.8 to 3.12). Contextual keywords are identifiers here; the parser tells them by name.
package enum TokenKind: UInt8, Sendable {
    case endOfFile, error, identifier
    case intLiteral, longLiteral, floatLiteral, doubleLiteral, charLiteral, stringLiteral

    // Reserved words, in the order in which NameTable interns them.
    case abstract, assert, boolean, `break`, byte, `case`, `catch`, char, `class`, const, `continue`, `default`, `do`
    case double, `else`, `enum`, extends, final, finally, float, `for`, goto, `if`, implements, `import`, instanceof
    case int, interface, long, native, new, package, `private`, protected, `public`, `return`, short, `static`
    case strictfp, `super`, `switch`, synchronized, this, `throw`, `throws`, transient, `try`, void, volatile, `while`
    case underscore, `true`, `false`, null

    // Separators.
    case leftParen, rightParen, leftBrace, rightBrace, leftBracket, rightBracket, semicolon, comma, dot, ellipsis, at
    case colonColon, arrow

    // Operators; the assignment forms follow `assign` in the order of the binary ones.
    case assign, greater, less, bang, tilde, question, colon
    case equalEqual, lessEqual, greaterEqual, bangEqual, ampAmp, barBar, plusPlus, minusMinus
    case plus, minus, star, slash, amp, bar, caret, percent, lessLess, greaterGreater, greaterGreaterGreater
    case plusAssign, minusAssign, starAssign, slashAssign, ampAssign, barAssign, caretAssign, percentAssign
    case lessLessAssign, greaterGreaterAssign, greaterGreaterGreaterAssign

    /// The kind of a reserved word known by its name's id.
    @inline(__always)
    static func keyword(_ name: NameID) -> TokenKind? {
        let index: UInt32 = name.rawValue &- NameTable.firstKeyword
        guard index < NameTable.keywordCount else { return nil }
        return TokenKind(rawValue: TokenKind.abstract.rawValue &+ UInt8(truncatingIfNeeded: index))
    }

    /// The interned spelling of a reserved word.
    @inlinable package var keywordName: NameID { NameID(UInt32(rawValue - TokenKind.abstract.rawValue) + 2) }

    package var isKeyword: Bool { rawValue >= TokenKind.abstract.rawValue && rawValue <= TokenKind.null.rawValue }

    var isPrimitiveType: Bool {
        switch self {
        case .boolean, .byte, .char, .short, .int, .long, .float, .double: true
        default: false
        }
    }

    var isLiteral: Bool {
        switch self {
        case .intLiteral, .longLiteral, .floatLiteral, .doubleLiteral, .charLiteral, .stringLiteral, .true, .false,
            .null:
            true
        default: false
        }
    }

    /// The spelling, or what messages call a class of tokens, without quotes.
    package var spelling: String {
        switch self {
        case .endOfFile: "<EOF>"
        case .error: "<error>"
        case .identifier: "<identifier>"
        case .intLiteral, .longLiteral, .floatLiteral, .doubleLiteral: "<number>"
        case .charLiteral: "<character>"
        case .stringLiteral: "<string>"
        case .leftParen: "("
        case .rightParen: ")"
        case .leftBrace: "{"
        case .rightBrace: "}"
        case .leftBracket: "["
        case .rightBracket: "]"
        case .semicolon: ";"
        case .comma: ","
        case .dot: "."
        case .ellipsis: "..."
        case .at: "@"
        case .colonColon: "::"
        case .arrow: "->"
        case .assign: "="
        case .greater: ">"
        case .less: "<"
        case .bang: "!"
        case .tilde: "~"
        case .question: "?"
        case .colon: ":"
        case .equalEqual: "=="
        case .lessEqual: "<="
        case .greaterEqual: ">="
        case .bangEqual: "!="
        case .ampAmp: "&&"
        case .barBar: "||"
        case .plusPlus: "++"
        case .minusMinus: "--"
        case .plus: "+"
        case .minus: "-"
        case .star: "*"
        case .slash: "/"
        case .amp: "&"
        case .bar: "|"
        case .caret: "^"
        case .percent: "%"
        case .lessLess: "<<"
        case .greaterGreater: ">>"
        case .greaterGreaterGreater: ">>>"
        case .plusAssign: "+="
        case .minusAssign: "-="
        case .starAssign: "*="
        case .slashAssign: "/="
        case .ampAssign: "&="
        case .barAssign: "|="
        case .caretAssign: "^="
        case .percentAssign: "%="
        case .lessLessAssign: "<<="
        case .greaterGreaterAssign: ">>="
        case .greaterGreaterGreaterAssign: ">>>="
        case .underscore: "_"
        default: "\(self)"
        }
    }

    /// The token as messages show it: punctuation in quotes, words and classes of tokens bare, as javac does.
    package var messageText: String {
        switch self {
        case .semicolon, .comma, .dot, .leftParen, .rightParen, .leftBracket, .rightBracket, .leftBrace, .rightBrace:
            "'\(spelling)'"
        default: spelling
        }
    }
}
