// SPDX-License-Identifier: Apache-2.0

// The small enumerations stored in `Node.variant`.

package enum ClassFlavor: UInt8, Sendable {
    case `class`, interface, `enum`, record, annotation
}

package enum PrimitiveKind: UInt8, Sendable {
    case boolean, byte, char, short, int, long, float, double, void

    init?(_ kind: TokenKind) {
        switch kind {
        case .boolean: self = .boolean
        case .byte: self = .byte
        case .char: self = .char
        case .short: self = .short
        case .int: self = .int
        case .long: self = .long
        case .float: self = .float
        case .double: self = .double
        case .void: self = .void
        default: return nil
        }
    }

    package var spelling: String { "\(self)" }
}

package enum WildcardKind: UInt8, Sendable {
    case unbounded, extends, `super`
}

/// Kinds of literals stored as bits; strings have a node kind of their own.
package enum LiteralKind: UInt8, Sendable {
    case int, long, float, double, char, boolean, null
}

package enum UnaryOperator: UInt8, Sendable {
    case plus, minus, complement, not, preIncrement, preDecrement, postIncrement, postDecrement

    package var spelling: String {
        switch self {
        case .plus: "+"
        case .minus: "-"
        case .complement: "~"
        case .not: "!"
        case .preIncrement, .postIncrement: "++"
        case .preDecrement, .postDecrement: "--"
        }
    }

    package var isPostfix: Bool { self == .postIncrement || self == .postDecrement }
}

/// Binary operators, also of compound assignments. `instanceof` is a node kind.
package enum BinaryOperator: UInt8, Sendable {
    case or, and, bitOr, bitXor, bitAnd, equal, notEqual, less, greater, lessEqual, greaterEqual
    case shiftLeft, shiftRight, unsignedShiftRight, plus, minus, multiply, divide, remainder

    @inline(__always)
    init?(_ kind: TokenKind) {
        switch kind {
        case .barBar: self = .or
        case .ampAmp: self = .and
        case .bar: self = .bitOr
        case .caret: self = .bitXor
        case .amp: self = .bitAnd
        case .equalEqual: self = .equal
        case .bangEqual: self = .notEqual
        case .less: self = .less
        case .greater: self = .greater
        case .lessEqual: self = .lessEqual
        case .greaterEqual: self = .greaterEqual
        case .lessLess: self = .shiftLeft
        case .greaterGreater: self = .shiftRight
        case .greaterGreaterGreater: self = .unsignedShiftRight
        case .plus: self = .plus
        case .minus: self = .minus
        case .star: self = .multiply
        case .slash: self = .divide
        case .percent: self = .remainder
        default: return nil
        }
    }

    /// The operator of a compound assignment token.
    init?(assigning kind: TokenKind) {
        switch kind {
        case .plusAssign: self = .plus
        case .minusAssign: self = .minus
        case .starAssign: self = .multiply
        case .slashAssign: self = .divide
        case .ampAssign: self = .bitAnd
        case .barAssign: self = .bitOr
        case .caretAssign: self = .bitXor
        case .percentAssign: self = .remainder
        case .lessLessAssign: self = .shiftLeft
        case .greaterGreaterAssign: self = .shiftRight
        case .greaterGreaterGreaterAssign: self = .unsignedShiftRight
        default: return nil
        }
    }

    /// Binding strength, 1 (`||`) to 10 (`*`); `instanceof` binds like the relational operators, 7.
    package var precedence: Int {
        switch self {
        case .or: 1
        case .and: 2
        case .bitOr: 3
        case .bitXor: 4
        case .bitAnd: 5
        case .equal, .notEqual: 6
        case .less, .greater, .lessEqual, .greaterEqual: BinaryOperator.relationalPrecedence
        case .shiftLeft, .shiftRight, .unsignedShiftRight: 8
        case .plus, .minus: 9
        case .multiply, .divide, .remainder: 10
        }
    }

    package static let relationalPrecedence: Int = 7

    package var spelling: String {
        switch self {
        case .or: "||"
        case .and: "&&"
        case .bitOr: "|"
        case .bitXor: "^"
        case .bitAnd: "&"
        case .equal: "=="
        case .notEqual: "!="
        case .less: "<"
        case .greater: ">"
        case .lessEqual: "<="
        case .greaterEqual: ">="
        case .shiftLeft: "<<"
        case .shiftRight: ">>"
        case .unsignedShiftRight: ">>>"
        case .plus: "+"
        case .minus: "-"
        case .multiply: "*"
        case .divide: "/"
        case .remainder: "%"
        }
    }
}

package enum LambdaParameterKind: UInt8, Sendable {
    /// Names only.
    case implicit
    /// Types or `var`.
    case explicit
}

/// How a case of a switch continues behind its labels.
package enum CaseBody: UInt8, Sendable {
    /// `:` and statements.
    case statements
    /// `->` and an expression, which is the only element of the body.
    case expression
    /// `->` and a block or throw statement, the only element of the body.
    case block, `throw`

    package var isRule: Bool { self != .statements }
}

/// Modifiers as a bit set: the class-file access flags where there is one, then those that exist only in source.
package struct ModifierSet: OptionSet, Hashable, Sendable {
    package let rawValue: UInt32
    @inlinable package init(rawValue: UInt32) { self.rawValue = rawValue }

    package static let `public`: ModifierSet = ModifierSet(rawValue: 0x0001)
    package static let `private`: ModifierSet = ModifierSet(rawValue: 0x0002)
    package static let protected: ModifierSet = ModifierSet(rawValue: 0x0004)
    package static let `static`: ModifierSet = ModifierSet(rawValue: 0x0008)
    package static let final: ModifierSet = ModifierSet(rawValue: 0x0010)
    package static let synchronized: ModifierSet = ModifierSet(rawValue: 0x0020)
    package static let volatile: ModifierSet = ModifierSet(rawValue: 0x0040)
    package static let transient: ModifierSet = ModifierSet(rawValue: 0x0080)
    package static let native: ModifierSet = ModifierSet(rawValue: 0x0100)
    package static let abstract: ModifierSet = ModifierSet(rawValue: 0x0400)
    package static let strictfp: ModifierSet = ModifierSet(rawValue: 0x0800)
    package static let `default`: ModifierSet = ModifierSet(rawValue: 0x1_0000)
    package static let sealed: ModifierSet = ModifierSet(rawValue: 0x2_0000)
    package static let nonSealed: ModifierSet = ModifierSet(rawValue: 0x4_0000)

    /// The words, in the order the language specification customarily lists them.
    package var spellings: [String] {
        var words: [String] = []
        if contains(.public) { words.append("public") }
        if contains(.protected) { words.append("protected") }
        if contains(.private) { words.append("private") }
        if contains(.abstract) { words.append("abstract") }
        if contains(.default) { words.append("default") }
        if contains(.static) { words.append("static") }
        if contains(.sealed) { words.append("sealed") }
        if contains(.nonSealed) { words.append("non-sealed") }
        if contains(.final) { words.append("final") }
        if contains(.transient) { words.append("transient") }
        if contains(.volatile) { words.append("volatile") }
        if contains(.synchronized) { words.append("synchronized") }
        if contains(.native) { words.append("native") }
        if contains(.strictfp) { words.append("strictfp") }
        return words
    }
}
