// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

/// Index of a symbol in its `Universe`. Zero is no symbol.
package struct SymbolID: Hashable, Sendable, BitwiseCopyable {
    package let rawValue: UInt32

    @inlinable package init(_ rawValue: UInt32) { self.rawValue = rawValue }

    @inlinable package static var none: SymbolID { SymbolID(0) }
    @inlinable package var isNone: Bool { rawValue == 0 }
}

package enum SymbolKind: UInt8, Sendable, BitwiseCopyable {
    case none, package, `class`, typeVariable, field, method, localVariable
}

/// Facts about a symbol that have no access flag.
package struct SymbolTraits: OptionSet, Sendable, BitwiseCopyable {
    package let rawValue: UInt32
    @inlinable package init(rawValue: UInt32) { self.rawValue = rawValue }

    package static let isDeprecated: SymbolTraits = SymbolTraits(rawValue: 1 << 0)
    /// A method of variable arity.
    package static let isVarargs: SymbolTraits = SymbolTraits(rawValue: 1 << 1)
    /// An interface method with a body that is neither static nor private.
    package static let isDefault: SymbolTraits = SymbolTraits(rawValue: 1 << 2)
    /// An annotation element with a default value.
    package static let hasDefaultValue: SymbolTraits = SymbolTraits(rawValue: 1 << 3)
    /// `sealed`, with permitted subclasses.
    package static let isSealed: SymbolTraits = SymbolTraits(rawValue: 1 << 4)
    /// A method whose call sites give it its type: those of MethodHandle and VarHandle (JLS 15.12.3).
    package static let isSignaturePolymorphic: SymbolTraits = SymbolTraits(rawValue: 1 << 5)
    /// A variable of a captured type (JLS 5.1.10).
    package static let isCaptured: SymbolTraits = SymbolTraits(rawValue: 1 << 6)
    /// A constant of an enum.
    package static let isEnumConstant: SymbolTraits = SymbolTraits(rawValue: 1 << 7)
    /// A class declared in a block, or without name.
    package static let isLocal: SymbolTraits = SymbolTraits(rawValue: 1 << 8)
    /// A member the compiler made: default constructors, `values`, accessors of records.
    package static let isImplicit: SymbolTraits = SymbolTraits(rawValue: 1 << 9)
    package static let isNonSealed: SymbolTraits = SymbolTraits(rawValue: 1 << 10)
    /// A class file was asked for and is not there, or cannot be read.
    package static let isMissing: SymbolTraits = SymbolTraits(rawValue: 1 << 11)
    /// A field of source whose initializer has been looked at, or is being looked at.
    package static let isConstantKnown: SymbolTraits = SymbolTraits(rawValue: 1 << 13)
    /// A local class declared where there is no `this`.
    package static let isInStaticContext: SymbolTraits = SymbolTraits(rawValue: 1 << 14)
    /// A parameter of a method, constructor, lambda or catch clause, or a resource.
    package static let isParameter: SymbolTraits = SymbolTraits(rawValue: 1 << 15)
    /// A class without name.
    package static let isAnonymous: SymbolTraits = SymbolTraits(rawValue: 1 << 16)
    /// `@Deprecated(forRemoval = true)`.
    package static let isForRemoval: SymbolTraits = SymbolTraits(rawValue: 1 << 17)
    /// A resource of `try`, and the variable of a pattern.
    package static let isResource: SymbolTraits = SymbolTraits(rawValue: 1 << 18)
    package static let isBinding: SymbolTraits = SymbolTraits(rawValue: 1 << 19)
    /// A class or type variable with a supertype that cannot be found: what members it has nobody knows.
    package static let hasUnknownSupertype: SymbolTraits = SymbolTraits(rawValue: 1 << 20)
    /// The field of a record component.
    package static let isRecordField: SymbolTraits = SymbolTraits(rawValue: 1 << 12)
}

/// One declared thing: a package, class, type variable, field, method or local variable.
package struct Symbol: BitwiseCopyable {
    package var kind: SymbolKind
    /// Of a class: its `ClassFlavor`.
    package var flavor: UInt8 = 0
    /// As in class files; of a nested class those of the InnerClasses attribute.
    package var access: UInt16 = 0
    package var traits: SymbolTraits = []
    /// Simple name; of a package its full name with dots, of a constructor `<init>`.
    package var name: NameID
    package var owner: SymbolID
    /// Of a class its own type, with its type variables as arguments, once its header is known (`Universe.ownType`); of a method its method type.
    package var type: TypeID = .none
    /// Of a class its `ClassDetails`; of a type variable its `VariableDetails`; of a field its constant, if any.
    package var details: UInt32 = 0
    /// The owner's next member in order of declaration.
    package var nextMember: SymbolID = .none
    /// The owner's next member of the same name, latest declared first.
    package var nextSameName: SymbolID = .none
    /// Where the symbol is declared, if in source: a node of the tree of its outermost class.
    package var node: NodeID = .none

    package var flags: AccessFlags { AccessFlags(rawValue: access) }
}

/// How much of a class is known.
package enum Completion: UInt8, BitwiseCopyable {
    /// Only that there is such a class.
    case unread
    /// Type variables and supertypes are being read: asking for them now is a cycle.
    case headerInProgress
    /// Type variables, supertypes and nested classes are known.
    case header
    /// Members are being read.
    case membersInProgress
    case complete
}

/// What only classes have.
struct ClassDetails: BitwiseCopyable {
    /// `java/util/Map$Entry`.
    var binaryName: NameID
    var package: SymbolID
    var completion: Completion = .unread
    /// `none` for Object and interfaces.
    var superclass: TypeID = .none
    var interfaces: TypeList = .empty
    /// Type variables as types.
    var typeParameters: TypeList = .empty
    /// The erased class type: no arguments.
    var erasure: TypeID = .none
    var permitted: TypeList = .empty
    var firstMember: SymbolID = .none
    var lastMember: SymbolID = .none
    /// Fields of the record components, in order, as a list of symbols.
    var recordFields: WordList = .empty
    /// Index of the source file's tree in `Universe.sources`, plus one; 0 for classes read from class files.
    var source: UInt32 = 0
}

/// What only type variables have.
struct VariableDetails: BitwiseCopyable {
    /// At least one type once known; empty while the declaration is being read.
    var bounds: TypeList = .empty
    /// Of a captured variable; the null type where there is none.
    var lowerBound: TypeID = .none
    /// The wildcard a captured variable stands for.
    var wildcard: TypeID = .none
}
