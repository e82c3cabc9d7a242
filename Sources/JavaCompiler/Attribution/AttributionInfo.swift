// SPDX-License-Identifier: Apache-2.0
import JavaSyntax

// Rows of `AttributionResults`: what is known about nodes beyond type and symbol.

/// On what a method is called, or a field used.
package enum ReceiverKind: UInt8, Sendable {
    /// Nothing: static members, constructors.
    case none
    /// The value of the expression before the dot. An expression before a static member is evaluated and dropped.
    case expression
    /// `this` of `receiverClass`, which is the class around the node or one further out.
    case this
    /// `super.m()`: `this` of the class around the node, without dynamic dispatch.
    case `super`
    /// `Outer.super.m()` with `Outer` a class around the node: `this` of `receiverClass`, without dynamic dispatch.
    case outerSuper
    /// `Interface.super.m()`: `this` of the class around the node, without dynamic dispatch.
    case interfaceSuper

    var isSuper: Bool { self == .super || self == .outerSuper || self == .interfaceSuper }
}

/// A call of a method or constructor.
package struct CallInfo {
    package var method: SymbolID = .none
    /// The method's type in this call: type arguments substituted, a plain `.method` type. Of a signature-polymorphic
    /// method its erasure is the descriptor of the call.
    package var type: TypeID = .none
    /// The class a method reference in the class file names (JLS 13.1): its erasure counts. May be an array type (`clone`).
    package var qualifyingType: TypeID = .none
    package var receiver: ReceiverKind = .none
    /// Of `this` and `outerSuper`: the class whose `this` is meant.
    package var receiverClass: SymbolID = .none
    /// Whether the last parameter's array is made of the remaining arguments.
    package var isVariableArity: Bool = false
    package var isSignaturePolymorphic: Bool = false
    /// Of constructors of inner classes without an expression for the instance around: the class whose `this` is passed.
    package var outerClass: SymbolID = .none
    /// Of class creations with a body and enum constants with one: the class of the body. `method` is then the
    /// superclass's constructor, which the constructor of the body passes its arguments to.
    package var anonymousClass: SymbolID = .none

    package init() {}
}

/// A use of a field, or of `this`.
package struct AccessInfo {
    package var receiver: ReceiverKind = .none
    /// Of receiver `this`, and of the expressions `this` and `Outer.this`: the class whose `this` is meant.
    package var receiverClass: SymbolID = .none
    /// The class a field reference in the class file names (JLS 13.1).
    package var qualifyingType: TypeID = .none

    package init() {}
}

/// What lambdas and method references share.
package struct FunctionTarget {
    /// The functional interface, with non-wildcard arguments.
    package var interface: TypeID = .none
    /// Further interfaces of an intersection.
    package var markers: [TypeID] = []
    /// The interface's abstract method.
    package var method: SymbolID = .none
    /// That method's type as a member of `interface`: a plain `.method` type.
    package var descriptor: TypeID = .none

    package init() {}
}

package struct LambdaInfo {
    package var function: FunctionTarget = FunctionTarget()
    package var parameters: [SymbolID] = []
    /// Local variables of the code around that the body, or something in it, uses.
    package var captured: [SymbolID] = []
    /// Whether the body, or something in it, needs `this` of the class around.
    package var capturesThis: Bool = false
    /// Whether the body is an expression that must be a statement because no value is wanted.
    package var isVoid: Bool = false

    package init() {}
}

package enum ReferenceKind: UInt8, Sendable {
    /// `Type::staticMethod`.
    case `static`
    /// `expression::method`; the expression is evaluated once.
    case bound
    /// `Type::method`: the first parameter is the receiver.
    case unbound
    /// `super::method`, `Outer.super::method`, `Interface.super::method`.
    case `super`
    /// `Type::new`.
    case constructor
    /// `Type[]::new`; there is no method.
    case arrayConstructor
}

package struct ReferenceInfo {
    package var function: FunctionTarget = FunctionTarget()
    package var kind: ReferenceKind = .static
    package var method: SymbolID = .none
    /// The method's type in this reference, plain. Of an array constructor: from int to the array type.
    package var type: TypeID = .none
    package var qualifyingType: TypeID = .none
    package var isVariableArity: Bool = false
    package var receiver: ReceiverKind = .none
    package var receiverClass: SymbolID = .none
    /// Of constructors of inner classes: the class whose `this` is passed.
    package var outerClass: SymbolID = .none

    package init() {}
}

package enum SwitchKind: UInt8, Sendable {
    /// By value of an int; also boxes of it and the narrower types.
    case int
    case string, `enum`
    /// Labels are patterns, or qualified enum constants for a selector that is no enum, or the selector is long, float,
    /// double, boolean.
    case pattern
}

package struct SwitchInfo {
    package var kind: SwitchKind = .int
    /// The type of the selector before unboxing.
    package var selectorType: TypeID = .none
    package var hasDefault: Bool = false
    /// `case null` stands somewhere.
    package var hasNull: Bool = false
    /// A pattern without guard that matches everything stands somewhere.
    package var hasUnconditionalPattern: Bool = false
    /// Whether the cases cover all values, by `default` or otherwise.
    package var isExhaustive: Bool = false
    /// Whether the language wants them to: switch expressions, and statements with patterns or null.
    package var mustBeExhaustive: Bool = false
    /// Of an expression whether it is a poly expression: results are converted to the target each by itself.
    package var isPoly: Bool = false

    package init() {}
}

package struct PatternInfo {
    /// Of a binding the variable; `none` for `_`.
    package var variable: SymbolID = .none
    /// The type tested against.
    package var type: TypeID = .none
    /// Whether the pattern matches every value of the type it is applied to, so that no test is needed.
    package var isUnconditional: Bool = false
    /// Of a record pattern the accessor method of each component, and the component's type in `type`.
    package var accessors: [SymbolID] = []
    package var componentTypes: [TypeID] = []

    package init() {}
}

package struct ForEachInfo {
    package var isArray: Bool = false
    /// The type of the elements; its target is the type of the variable.
    package var elementType: TypeID = .none
    /// Of an Iterable the type `iterator()` is called on: a class or interface.
    package var iterableType: TypeID = .none
    /// `Iterable.iterator()` or what overrides it in `iterableType`.
    package var iteratorMethod: SymbolID = .none

    package init() {}
}

/// A class of the file.
package struct ClassInfo {
    package let symbol: SymbolID
    /// Its declaration.
    package let node: NodeID
    /// Whether it was declared in a block, or without name.
    package var isLocal: Bool = false
    package var isAnonymous: Bool = false
    /// Local variables of the code around that it uses, or that classes use which it creates or extends.
    package var captured: [SymbolID] = []
    /// Whether instances have an instance of the class around (of a local class: it is not in a static context).
    package var hasOuterInstance: Bool = false
    /// The method around a local class; `none` in initializers.
    package var enclosingMethod: SymbolID = .none
    /// Of a class with a default constructor: its call of the superclass's constructor.
    package var implicitSuper: CallInfo?
    /// The class around.
    package var enclosingClass: SymbolID = .none
    /// The class of the instance that instances have, where that is not the class around: the class was declared before
    /// the constructor call of that one.
    package var outerInstanceClass: SymbolID = .none

    package init(symbol: SymbolID, node: NodeID) {
        self.symbol = symbol
        self.node = node
    }
}
