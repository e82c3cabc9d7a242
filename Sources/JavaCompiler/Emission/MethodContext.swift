// SPDX-License-Identifier: Apache-2.0
import JavaSyntax

/// Where jumps lead out of: a statement or switch expression that is being emitted.
final class JumpScope {
    enum Kind {
        case loop, `switch`, labeled, switchExpression
        /// Only the finalizer counts.
        case cleanup
    }

    let kind: Kind
    /// Labels written before the statement.
    var names: [NameID] = []
    let breakLabel: Label
    var continueLabel: Label = Label(index: -1)
    /// Emits what runs when control leaves: a finally block, `monitorexit`, closing a resource.
    var finalizer: (() -> Void)?
    /// Whether the finalizer's code is itself inside the protected range, as `monitorexit` is.
    var isFinalizerProtected: Bool = false
    /// Ranges of code inside that are not protected: finalizers, up to the jumps behind them.
    var gaps: [(start: Int, end: Int)] = []
    /// Of a switch expression: the type of its value, and what was on the stack when it began, if that was moved to
    /// variables.
    var resultType: TypeID = .none
    var node: NodeID = .none
    var spilled: [(slot: Int, type: VerificationType)] = []

    init(_ kind: Kind, breakLabel: Label) {
        self.kind = kind
        self.breakLabel = breakLabel
    }
}

/// A method being emitted.
final class MethodContext {
    let code: CodeWriter
    let symbol: SymbolID
    /// No `this`.
    let isStatic: Bool
    /// Whether `this` is being made here, so that the instance around it and captured variables are parameters.
    var isConstructor: Bool = false
    /// The method of a lambda.
    var isLambda: Bool = false
    /// The slot of the parameter for the instance around; -1 if there is none.
    var outerSlot: Int = -1
    /// Slots of the parameters for captured variables.
    var capturedSlots: [SymbolID: Int] = [:]
    /// Erased type of the result.
    var resultType: TypeID = .void
    /// What lambdas of this method are called after.
    var lambdaPrefix: String = ""
    var scopes: [JumpScope] = []
    /// Annotations of types in the code.
    var typeUses: [TypeUse] = []

    init(code: CodeWriter, symbol: SymbolID, isStatic: Bool) {
        self.code = code
        self.symbol = symbol
        self.isStatic = isStatic
    }
}

/// A class being emitted.
final class ClassContext {
    let symbol: SymbolID
    let info: ClassInfo
    let view: ClassView
    /// The erased class type.
    let type: TypeID
    let name: NameID
    let isInterface: Bool
    let pool: ConstantPool
    var bootstrap: BootstrapTable = BootstrapTable()
    let fields: RawVector<UInt8> = RawVector(capacity: 512)
    var fieldCount: Int = 0
    let methods: RawVector<UInt8> = RawVector(capacity: 4096)
    var methodCount: Int = 0
    /// Methods of lambdas, which follow the declared ones.
    let lambdaMethods: RawVector<UInt8> = RawVector(capacity: 512)
    var lambdaCount: Int = 0
    /// Name of the field for the instance around; `none` if there is none.
    var outerField: NameID = .none
    var outerClass: SymbolID = .none
    /// Captured variables and their fields.
    var captured: [(variable: SymbolID, field: NameID)] = []
    /// Source range of the declaration: variables declared outside are captured.
    let start: UInt32
    let end: UInt32
    var usesAssertions: Bool = false
    /// Lambdas and method references emitted already: code of initializers and finally blocks is emitted repeatedly.
    var lambdas: [NodeID: LambdaCode] = [:]
    var lambdaNumbers: [String: Int] = [:]
    /// Serializable lambdas, for `$deserializeLambda$`.
    var serializable: [SerializableLambda] = []
    /// Names of members the compiler added, against clashes.
    var syntheticNames: Set<NameID> = []

    init(
        symbol: SymbolID, info: ClassInfo, view: ClassView, type: TypeID, name: NameID, isInterface: Bool,
        pool: ConstantPool, start: UInt32, end: UInt32
    ) {
        self.symbol = symbol
        self.info = info
        self.view = view
        self.type = type
        self.name = name
        self.isInterface = isInterface
        self.pool = pool
        self.start = start
        self.end = end
    }

    deinit {
        fields.destroy()
        methods.destroy()
        lambdaMethods.destroy()
    }
}

/// How a lambda or method reference is made: an `invokedynamic` instruction with these captured values.
struct LambdaCode {
    /// Index of the constant.
    var constant: UInt16
    var capturesThis: Bool
    /// Whether it is the instance around, a parameter of the constructor, that is passed instead of `this`.
    var usesOuterParameter: Bool
    /// Variables whose values are passed.
    var captured: [SymbolID]
    var interface: TypeID
}

/// What `$deserializeLambda$` needs to make a lambda again.
struct SerializableLambda {
    var constant: UInt16
    var implementationName: NameID
    var implementationKind: Int
    var interfaceClass: NameID
    var interfaceMethod: NameID
    var interfaceDescriptor: NameID
    var implementationClass: NameID
    var implementationDescriptor: NameID
    var capturedTypes: [TypeID]
    var interface: TypeID
}
