// SPDX-License-Identifier: Apache-2.0

extension SyntaxMessage {
    /// javac's resource key for the message, without `compiler.err.`.
    package var key: String {
        switch self {
        case .illegalCharacter: "illegal.char"
        case .illegalNonASCIIDigit: "illegal.nonascii.digit"
        case .illegalUnicodeEscape: "illegal.unicode.esc"
        case .illegalDot: "illegal.dot"
        case .illegalUnderscore: "illegal.underscore"
        case .illegalEscape: "illegal.esc.char"
        case .unclosedComment: "unclosed.comment"
        case .unclosedString: "unclosed.str.lit"
        case .unclosedCharacter: "unclosed.char.lit"
        case .unclosedTextBlock: "unclosed.text.block"
        case .illegalTextBlockOpen: "illegal.text.block.open"
        case .emptyCharacter: "empty.char.lit"
        case .illegalLineEndInCharacter: "illegal.line.end.in.char.lit"
        case .severalUnitsInCharacter: "illegal.char.literal.multiple.surrogates"
        case .hexadecimalDigitRequired: "invalid.hex.number"
        case .binaryDigitRequired: "invalid.binary.number"
        case .illegalBinaryDigit: "illegal.digit.in.binary.literal"
        case .illegalOctalDigit: "illegal.digit.in.octal.literal"
        case .malformedFloatingPointLiteral: "malformed.fp.lit"
        case .floatingPointTooLarge: "fp.number.too.large"
        case .floatingPointTooSmall: "fp.number.too.small"
        case .integerTooLarge: "int.number.too.large"
        case .undecodableByte: "illegal.char.for.encoding"
        case .expected: "expected"
        case .expected2: "expected2"
        case .expected3: "expected3"
        case .expectedText: "expected.str"
        case .prematureEnd: "premature.eof"
        case .nestedTooDeeply: "nested.too.deeply"
        default: declarationKey ?? statementKey
        }
    }

    private var declarationKey: String? {
        switch self {
        case .typeOrMemberExpected: "class.method.or.field.expected"
        case .topLevelTypeExpected: "expected4"
        case .classNotAllowed: "class.not.allowed"
        case .returnTypeRequired: "invalid.meth.decl.ret.type.req"
        case .repeatedModifier: "repeated.modifier"
        case .modifierNotAllowed: "mod.not.allowed.here"
        case .variableNotAllowed: "variable.not.allowed"
        case .initializerNotAllowed: "initializer.not.allowed"
        case .instanceInitializerInRecord: "instance.initializer.not.allowed.in.records"
        case .instanceFieldInRecord: "record.cannot.declare.instance.fields"
        case .recordComponentModifiers: "record.cant.declare.field.modifiers"
        case .recordComponentOldArray: "record.component.and.old.array.syntax"
        case .invalidCanonicalThrows: "invalid.canonical.constructor.in.record"
        case .invalidPermits: "invalid.permits.clause"
        case .enumConstantExpected: "enum.constant.expected"
        case .enumConstantNotExpected: "enum.constant.not.expected"
        case .enumCannotBeGeneric: "enum.cant.be.generic"
        case .localSealed: "sealed.or.non.sealed.local.classes.not.allowed"
        case .varargsNotLast: "varargs.must.be.last"
        case .varargsOldArray: "varargs.and.old.array.syntax"
        case .varargsReceiver: "varargs.and.receiver"
        case .thisAsIdentifier: "this.as.identifier"
        case .restrictedType: "restricted.type.not.allowed"
        case .restrictedTypeHere: "restricted.type.not.allowed.here"
        case .restrictedTypeArray: "restricted.type.not.allowed.array"
        case .restrictedTypeCompound: "restricted.type.not.allowed.compound"
        case .annotationValueMissing: "annotation.missing.element.value"
        case .extraneousSemicolon: "extraneous.semicolon"
        case .implicitClassInPackage: "implicit.class.should.not.have.package.declaration"
        case .statementOutsideMethod: "statement.not.expected"
        case .moduleOrOpenExpected: "expected.module.or.open"
        case .invalidModuleDirective: "invalid.module.directive"
        case .underscoreNotAllowed: "use.of.underscore.not.allowed.non.variable"
        case .underscoreBrackets: "use.of.underscore.not.allowed.with.brackets"
        case .assertIdentifier: "assert.as.identifier"
        case .enumIdentifier: "enum.as.identifier"
        default: nil
        }
    }

    private var statementKey: String {
        switch self {
        case .illegalStartOfStatement: "illegal.start.of.stmt"
        case .notAStatement: "not.stmt"
        case .orphaned: "orphaned"
        case .elseWithoutIf: "else.without.if"
        case .catchWithoutTry: "catch.without.try"
        case .finallyWithoutTry: "finally.without.try"
        case .tryAlone: "try.without.catch.finally.or.resource.decls"
        case .resourceNeedsVariable: "try.with.resources.expr.needs.var"
        case .badInitializer: "bad.initializer"
        case .invalidYield: "invalid.yield"
        case .unexpectedRuleBody: "switch.case.unexpected.statement"
        case .defaultNotAllowed: "default.label.not.allowed"
        case .guardNotAllowed: "guard.not.allowed"
        case .illegalStartOfExpression: "illegal.start.of.expr"
        case .illegalStartOfType: "illegal.start.of.type"
        case .arrayDimensionMissing: "array.dimension.missing"
        case .arrayDimensionAndInitializer: "illegal.array.creation.both.dimension.and.initialization"
        case .arrayWithDiamond: "cannot.create.array.with.diamond"
        case .arrayWithTypeArguments: "cannot.create.array.with.type.arguments"
        case .dotClassExpected: "dot.class.expected"
        case .invalidLambdaParameters: "invalid.lambda.parameter.declaration"
        case .annotationsOnRecordPattern: "record.patterns.annotations.not.allowed"
        default: ""
        }
    }
}
