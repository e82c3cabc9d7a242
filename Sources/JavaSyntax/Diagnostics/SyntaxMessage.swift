// SPDX-License-Identifier: Apache-2.0

// What lexer and parser can complain about. Keys and wording are javac's, because tools and people know them.

package enum SyntaxMessage: Sendable, Equatable {
    // Lexical structure.
    case illegalCharacter(UInt32)
    case illegalNonASCIIDigit
    case illegalUnicodeEscape
    case illegalDot
    case illegalUnderscore
    case illegalEscape
    case unclosedComment, unclosedString, unclosedCharacter, unclosedTextBlock
    case illegalTextBlockOpen
    case emptyCharacter
    case illegalLineEndInCharacter
    case severalUnitsInCharacter
    case hexadecimalDigitRequired, binaryDigitRequired
    case illegalBinaryDigit, illegalOctalDigit
    case malformedFloatingPointLiteral
    case floatingPointTooLarge, floatingPointTooSmall
    case integerTooLarge
    case undecodableByte(UInt8)

    // Tokens that should have been there.
    case expected(TokenKind)
    case expected2(TokenKind, TokenKind)
    case expected3(TokenKind, TokenKind, TokenKind)
    case expectedText(String)
    case prematureEnd

    // Declarations.
    case typeOrMemberExpected
    case topLevelTypeExpected
    case classNotAllowed
    case returnTypeRequired
    case repeatedModifier
    case modifierNotAllowed(String)
    case variableNotAllowed
    case initializerNotAllowed
    case instanceInitializerInRecord
    case instanceFieldInRecord
    case recordComponentModifiers
    case recordComponentOldArray
    case invalidCanonicalThrows(isCompact: Bool, record: String)
    case enumConstantExpected
    case enumConstantNotExpected
    case enumCannotBeGeneric
    case localSealed
    case varargsNotLast, varargsOldArray, varargsReceiver
    case wrongReceiver
    case thisAsIdentifier
    case restrictedType(name: String, release: Int)
    case restrictedTypeHere(String)
    case restrictedTypeArray(String)
    case restrictedTypeCompound(String)
    case extraneousSemicolon
    case annotationValueMissing
    case invalidPermits(String)
    case implicitClassInPackage
    case statementOutsideMethod

    // Modules.
    case moduleOrOpenExpected
    case invalidModuleDirective

    // Underscore.
    case underscoreNotAllowed
    case underscoreBrackets
    case assertIdentifier, enumIdentifier

    // Statements.
    case illegalStartOfStatement
    case notAStatement
    case orphaned(TokenKind)
    case elseWithoutIf, catchWithoutTry, finallyWithoutTry
    case tryAlone
    case resourceNeedsVariable
    case badInitializer(String)
    case invalidYield
    case unexpectedRuleBody
    case defaultNotAllowed
    case guardNotAllowed

    // Expressions and types.
    case illegalStartOfExpression, illegalStartOfType
    case arrayDimensionMissing
    case arrayDimensionAndInitializer
    case arrayWithDiamond, arrayWithTypeArguments
    case dotClassExpected
    case invalidLambdaParameters(String)
    case annotationsOnRecordPattern
    case nestedTooDeeply
}

extension SyntaxMessage {
    /// The message, followed by detail lines if it has any.
    package var text: String {
        switch self {
        case .illegalCharacter(let value): "illegal character: '\(SyntaxMessage.shown(value))'"
        case .illegalNonASCIIDigit: "illegal non-ASCII digit"
        case .illegalUnicodeEscape: "illegal unicode escape"
        case .illegalDot: "illegal '.'"
        case .illegalUnderscore: "illegal underscore"
        case .illegalEscape: "illegal escape character"
        case .unclosedComment: "unclosed comment"
        case .unclosedString: "unclosed string literal"
        case .unclosedCharacter: "unclosed character literal"
        case .unclosedTextBlock: "unclosed text block"
        case .illegalTextBlockOpen: "illegal text block open delimiter sequence, missing line terminator"
        case .emptyCharacter: "empty character literal"
        case .illegalLineEndInCharacter: "illegal line end in character literal"
        case .severalUnitsInCharacter: "character literal contains more than one UTF-16 code unit"
        case .hexadecimalDigitRequired: "hexadecimal numbers must contain at least one hexadecimal digit"
        case .binaryDigitRequired: "binary numbers must contain at least one binary digit"
        case .illegalBinaryDigit: "illegal digit in a binary literal"
        case .illegalOctalDigit: "illegal digit in an octal literal"
        case .malformedFloatingPointLiteral: "malformed floating-point literal"
        case .floatingPointTooLarge: "floating-point number too large"
        case .floatingPointTooSmall: "floating-point number too small"
        case .integerTooLarge: "integer number too large"
        case .undecodableByte(let byte):
            "unmappable character (0x\(SyntaxMessage.hex(UInt32(byte), 2).uppercased())) for encoding UTF-8"
        case .expected(let kind): "\(kind.messageText) expected"
        case .expected2(let a, let b): "\(a.messageText) or \(b.messageText) expected"
        case .expected3(let a, let b, let c): "\(a.messageText), \(b.messageText), or \(c.messageText) expected"
        case .expectedText(let text): "\(text) expected"
        case .prematureEnd: "reached end of file while parsing"
        default: declarationText ?? statementText
        }
    }

    private var declarationText: String? {
        switch self {
        case .typeOrMemberExpected: "class, interface, annotation type, enum, record, method or field expected"
        case .topLevelTypeExpected: "class, interface, enum, or record expected"
        case .classNotAllowed: "class, interface or enum declaration not allowed here"
        case .returnTypeRequired: "invalid method declaration; return type required"
        case .repeatedModifier: "repeated modifier"
        case .modifierNotAllowed(let modifier): "modifier \(modifier) not allowed here"
        case .variableNotAllowed: "variable declaration not allowed here"
        case .initializerNotAllowed: "initializers not allowed in interfaces"
        case .instanceInitializerInRecord: "instance initializers not allowed in records"
        case .instanceFieldInRecord:
            "field declaration must be static\n(consider replacing field with record component)"
        case .recordComponentModifiers: "record components cannot have modifiers"
        case .recordComponentOldArray: "legacy array notation not allowed on record components"
        case .invalidCanonicalThrows(let isCompact, let record):
            """
            invalid \(isCompact ? "compact" : "canonical") constructor in record \(record)
            (throws clause not allowed for \(isCompact ? "compact" : "canonical") constructor)
            """
        case .enumConstantExpected: "enum constant expected here"
        case .enumConstantNotExpected: "enum constant not expected here"
        case .enumCannotBeGeneric: "enums cannot be generic"
        case .localSealed: "sealed or non-sealed local classes are not allowed"
        case .wrongReceiver: "wrong receiver parameter name"
        case .varargsNotLast: "varargs parameter must be the last parameter"
        case .varargsOldArray: "legacy array notation not allowed on variable-arity parameter"
        case .varargsReceiver: "varargs notation not allowed on receiver parameter"
        case .thisAsIdentifier:
            """
            as of release 8, 'this' is allowed as the parameter name for the receiver type only
            which has to be the first parameter, and cannot be a lambda parameter
            """
        case .restrictedType(let name, let release):
            """
            '\(name)' not allowed here
            as of release \(release), '\(name)' is a restricted type name and cannot be used for type declarations
            """
        case .restrictedTypeHere(let name): "'\(name)' is not allowed here"
        case .restrictedTypeArray(let name): "'\(name)' is not allowed as an element type of an array"
        case .restrictedTypeCompound(let name): "'\(name)' is not allowed in a compound declaration"
        case .invalidPermits(let reason): "invalid permits clause\n(\(reason))"
        case .annotationValueMissing: "annotation is missing element value"
        case .extraneousSemicolon: "extraneous semicolon"
        case .implicitClassInPackage: "compact source file should not have package declaration"
        case .statementOutsideMethod: "statements not expected outside of methods and initializers"
        case .moduleOrOpenExpected: "'module' or 'open' expected"
        case .invalidModuleDirective: "module directive keyword or '}' expected"
        case .underscoreNotAllowed: "underscore not allowed here"
        case .underscoreBrackets: "the underscore keyword '_' is not allowed to be followed by brackets"
        case .assertIdentifier: "as of release 1.4, 'assert' is a keyword, and may not be used as an identifier"
        case .enumIdentifier: "as of release 5, 'enum' is a keyword, and may not be used as an identifier"
        default: nil
        }
    }

    private var statementText: String {
        switch self {
        case .illegalStartOfStatement: "illegal start of statement"
        case .notAStatement: "not a statement"
        case .orphaned(let kind): "orphaned \(kind.spelling)"
        case .elseWithoutIf: "'else' without 'if'"
        case .catchWithoutTry: "'catch' without 'try'"
        case .finallyWithoutTry: "'finally' without 'try'"
        case .tryAlone: "'try' without 'catch', 'finally' or resource declarations"
        case .badInitializer(let statement): "bad initializer for \(statement)"
        case .resourceNeedsVariable:
            """
            the try-with-resources resource must either be a variable declaration or an expression denoting a \
            reference to a final or effectively final variable
            """
        case .invalidYield:
            """
            invalid use of a restricted identifier 'yield'
            (to invoke a method called yield, qualify the yield with a receiver or type name)
            """
        case .unexpectedRuleBody:
            "unexpected statement in case, expected is an expression, a block or a throw statement"
        case .defaultNotAllowed: "default label not allowed here"
        case .guardNotAllowed: "guards are only allowed for case with a pattern"
        case .illegalStartOfExpression: "illegal start of expression"
        case .illegalStartOfType: "illegal start of type"
        case .arrayDimensionMissing: "array dimension missing"
        case .arrayDimensionAndInitializer:
            "array creation with both dimension expression and initialization is illegal"
        case .arrayWithDiamond: "cannot create array with '<>'"
        case .arrayWithTypeArguments: "cannot create array with type arguments"
        case .dotClassExpected: "'.class' expected"
        case .invalidLambdaParameters(let reason): "invalid lambda parameter declaration\n(\(reason))"
        case .annotationsOnRecordPattern: "annotations not allowed on record patterns"
        case .nestedTooDeeply: "code is nested too deeply"
        default: ""
        }
    }

    /// A character as messages show it: itself when it is printable ASCII, otherwise its UTF-16 units as escapes.
    private static func shown(_ value: UInt32) -> String {
        if value > 0x20 && value < 0x7F { return String(UnicodeScalar(UInt8(value))) }
        if value < 0x1_0000 { return "\\u" + hex(value, 4) }
        let offset: UInt32 = value - 0x1_0000
        return "\\u" + hex(0xD800 + offset >> 10, 4) + "\\u" + hex(0xDC00 + offset & 0x3FF, 4)
    }

    private static func hex(_ value: UInt32, _ digits: Int) -> String {
        let text: String = String(value, radix: 16)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}
