// SPDX-License-Identifier: Apache-2.0

/// Index of a node in its `Tree`. Zero is the absent node.
package struct NodeID: Hashable, Sendable, BitwiseCopyable {
    package let rawValue: UInt32

    @inlinable package init(_ rawValue: UInt32) { self.rawValue = rawValue }

    @inlinable package static var none: NodeID { NodeID(0) }
    @inlinable package var isNone: Bool { rawValue == 0 }
}

/// A list of nodes in its `Tree`. Zero is the empty list.
package struct NodeList: Hashable, Sendable {
    package let rawValue: UInt32

    @inlinable package init(_ rawValue: UInt32) { self.rawValue = rawValue }

    @inlinable package static var empty: NodeList { NodeList(0) }
    @inlinable package var isEmpty: Bool { rawValue == 0 }
}

/// One tree node as stored: 32 bytes, no references. `NodeKind.shape` says what a to d mean.
package struct Node {
    package var kind: NodeKind
    /// A small enumeration of the kind's own: operator, flavour of class, kind of literal.
    package var variant: UInt8
    package var flags: NodeFlags
    /// Offset of the first byte.
    package var start: UInt32
    /// Where a message about the node puts its caret: the operator, the dot, the name.
    package var position: UInt32
    /// Offset just behind the last byte.
    package var end: UInt32
    package var a: UInt32
    package var b: UInt32
    package var c: UInt32
    package var d: UInt32

    @inlinable
    package init(
        _ kind: NodeKind, variant: UInt8 = 0, flags: NodeFlags = [], start: UInt32, position: UInt32, end: UInt32,
        _ a: UInt32 = 0, _ b: UInt32 = 0, _ c: UInt32 = 0, _ d: UInt32 = 0
    ) {
        self.kind = kind
        self.variant = variant
        self.flags = flags
        self.start = start
        self.position = position
        self.end = end
        self.a = a
        self.b = b
        self.c = c
        self.d = d
    }
}

/// Yes-or-no facts about a node. Each bit has one meaning, whatever the kind.
package struct NodeFlags: OptionSet, Sendable {
    package let rawValue: UInt16
    @inlinable package init(rawValue: UInt16) { self.rawValue = rawValue }

    /// `import static`, a static initializer, `requires static`.
    package static let isStatic: NodeFlags = NodeFlags(rawValue: 1 << 0)
    /// `import module`.
    package static let isModule: NodeFlags = NodeFlags(rawValue: 1 << 1)
    /// `import a.b.*`.
    package static let isOnDemand: NodeFlags = NodeFlags(rawValue: 1 << 2)
    /// `requires transitive`.
    package static let isTransitive: NodeFlags = NodeFlags(rawValue: 1 << 3)
    /// `open module`.
    package static let isOpen: NodeFlags = NodeFlags(rawValue: 1 << 4)
    /// A variable-arity parameter; its type is the array type.
    package static let isVarargs: NodeFlags = NodeFlags(rawValue: 1 << 5)
    /// A variable declared with `var`; it has no type node.
    package static let isVar: NodeFlags = NodeFlags(rawValue: 1 << 6)
    /// A lambda parameter without a type.
    package static let isImplicitlyTyped: NodeFlags = NodeFlags(rawValue: 1 << 7)
    /// A record's canonical constructor without parameter list.
    package static let isCompactConstructor: NodeFlags = NodeFlags(rawValue: 1 << 8)
    /// A declaration whose documentation comment has a `@deprecated` tag.
    package static let isDeprecatedByComment: NodeFlags = NodeFlags(rawValue: 1 << 9)
    /// A declarator that follows another one behind a comma: it shares modifiers and type with it.
    package static let continuesDeclaration: NodeFlags = NodeFlags(rawValue: 1 << 10)
    /// `new T<>`.
    package static let isDiamond: NodeFlags = NodeFlags(rawValue: 1 << 11)
    /// The receiver parameter of a method, named `this`.
    package static let isReceiver: NodeFlags = NodeFlags(rawValue: 1 << 12)
    /// A component in a record header.
    package static let isRecordComponent: NodeFlags = NodeFlags(rawValue: 1 << 13)
    /// A top-level declaration made by the parser: the class of a compact source file.
    package static let isImplicit: NodeFlags = NodeFlags(rawValue: 1 << 14)
    /// A parameter of a method, constructor, lambda or catch clause.
    package static let isParameter: NodeFlags = NodeFlags(rawValue: 1 << 15)
}
