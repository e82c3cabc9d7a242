// SPDX-License-Identifier: Apache-2.0
import JavaSyntax

/// Index of a type in its `TypeTable`. Types are interned: equal ids mean identical types (JLS 4.3.4).
package struct TypeID: Hashable, Sendable, BitwiseCopyable {
    package let rawValue: UInt32

    @inlinable package init(_ rawValue: UInt32) { self.rawValue = rawValue }

    /// No type: the superclass of Object, the enclosing type of a top-level class.
    @inlinable package static var none: TypeID { TypeID(0) }
    @inlinable package var isNone: Bool { rawValue == 0 }

    // The primitive types, in the order of PrimitiveKind, then the others that exist once.
    package static let boolean: TypeID = TypeID(1)
    package static let byte: TypeID = TypeID(2)
    package static let char: TypeID = TypeID(3)
    package static let short: TypeID = TypeID(4)
    package static let int: TypeID = TypeID(5)
    package static let long: TypeID = TypeID(6)
    package static let float: TypeID = TypeID(7)
    package static let double: TypeID = TypeID(8)
    package static let void: TypeID = TypeID(9)
    /// The type of `null`, and the lower bound of what has none.
    package static let null: TypeID = TypeID(10)
    /// The type of something already complained about; compatible with everything.
    package static let error: TypeID = TypeID(11)

    package static func primitive(_ kind: PrimitiveKind) -> TypeID { TypeID(UInt32(kind.rawValue) + 1) }

    /// One of the eight primitive types; `void` is none.
    @inlinable package var isPrimitive: Bool { rawValue >= 1 && rawValue <= 8 }
    /// A primitive type other than boolean.
    @inlinable package var isNumeric: Bool { rawValue >= 2 && rawValue <= 8 }

    package var primitiveKind: PrimitiveKind? {
        rawValue >= 1 && rawValue <= 9 ? PrimitiveKind(rawValue: UInt8(rawValue - 1)) : nil
    }
}

/// An interned list of types. Zero is the empty list.
package struct TypeList: Hashable, Sendable, BitwiseCopyable {
    package let words: WordList

    package init(_ words: WordList) { self.words = words }

    package static let empty: TypeList = TypeList(.empty)
    package var isEmpty: Bool { words.isEmpty }
}

/// An interned list of 32-bit words: ids of types or of symbols.
package struct WordList: Hashable, Sendable, BitwiseCopyable {
    package let rawValue: UInt32

    package init(_ rawValue: UInt32) { self.rawValue = rawValue }

    package static let empty: WordList = WordList(0)
    package var isEmpty: Bool { rawValue == 0 }
}

package enum TypeKind: UInt8, Sendable, BitwiseCopyable {
    case none, primitive, void, null, error
    /// a: class symbol, b: enclosing type if it has arguments, c: arguments (empty: raw or not generic).
    case `class`
    /// a: element type.
    case array
    /// a: type variable symbol.
    case typeVariable
    /// variant: `WildcardKind`, a: bound.
    case wildcard
    /// c: at least two components, a class first if there is one.
    case intersection
    /// a: result, b: parameter list, c: list of thrown types.
    case method
    /// a: method type, c: type variables.
    case genericMethod
    /// a: index in the inference that is going on (JLS 18.1.1). Never outlives it.
    case inferenceVariable
}

/// One type as stored.
package struct TypeRecord: Hashable, BitwiseCopyable {
    package var kind: TypeKind
    package var variant: UInt8 = 0
    package var flags: TypeFlags = []
    package var a: UInt32 = 0
    package var b: UInt32 = 0
    package var c: UInt32 = 0
}

/// Facts about everything inside a type, known when it is made.
package struct TypeFlags: OptionSet, Hashable, Sendable, BitwiseCopyable {
    package let rawValue: UInt16
    package init(rawValue: UInt16) { self.rawValue = rawValue }

    /// Mentions a type variable: substitution may change it.
    package static let mentionsVariables: TypeFlags = TypeFlags(rawValue: 1)
    /// A class type with a wildcard among its arguments: capture changes it.
    package static let hasWildcardArguments: TypeFlags = TypeFlags(rawValue: 2)
    /// Mentions an erroneous type.
    package static let mentionsErrors: TypeFlags = TypeFlags(rawValue: 4)
    /// Mentions an inference variable.
    package static let mentionsInference: TypeFlags = TypeFlags(rawValue: 8)
    /// Mentions a captured variable.
    package static let mentionsCaptured: TypeFlags = TypeFlags(rawValue: 16)
}
