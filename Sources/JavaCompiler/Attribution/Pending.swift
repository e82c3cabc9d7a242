// SPDX-License-Identifier: Apache-2.0
import JavaSyntax

/// What happens to the value of an expression.
struct Conversion {
    enum Context: UInt8 {
        /// Nothing: the expression has the type it has by itself.
        case standalone
        case assignment, invocation
        /// The result of a lambda body.
        case lambdaReturn
        case cast
    }

    let target: TypeID
    let context: Context
    /// Said before the reason in a complaint, outermost first: "bad type in conditional expression".
    var reasons: [String] = []

    init(_ target: TypeID, _ context: Context, reasons: [String] = []) {
        self.target = target
        self.context = context
        self.reasons = reasons
    }

    func adding(_ reason: String) -> Conversion { Conversion(target, context, reasons: reasons + [reason]) }

    var isStandalone: Bool { context == .standalone || target.isNone }
}

/// An expression that waits for its target type.
struct Pending {
    enum Kind: UInt8 {
        case parenthesized, conditional, switchExpression, call, lambda, reference
    }

    let kind: Kind
    let node: NodeID
    /// Where the expression stands.
    let env: Environment
    /// Operand of parentheses, branches, results of a switch, arguments of a call.
    var children: [Operand]
    /// Set when the call around has inferred this one's type arguments too, or attributed the lambda's body.
    var isInferred: Bool = false

    // Calls.
    /// The method's type with inference variables; a plain method type.
    var methodType: TypeID = .none
    /// What the call returns, in terms of inference variables.
    var result: TypeID = .none
    /// The type of the parameter each argument is for.
    var formals: [TypeID] = []
    var info: CallInfo = CallInfo()
    /// The first inference variable of the call and its arguments.
    var firstVariable: Int = 0
    /// Behind the last of them.
    var endVariable: Int = 0
    var isUnchecked: Bool = false
    /// A class creation with a body: attributed when the type is known.
    var body: NodeID = .none

    // Lambdas.
    var function: FunctionTarget = FunctionTarget()
    var parameters: [SymbolID] = []
    /// The lambda's frame in `functions`.
    var frame: Int32 = -1

    // Method references.
    var reference: ReferenceForm?

    init(_ kind: Kind, _ node: NodeID, _ env: Environment, children: [Operand]) {
        self.kind = kind
        self.node = node
        self.env = env
        self.children = children
    }
}

/// What is known about a method reference before its target.
struct ReferenceForm {
    /// The type before `::`, or that of the expression.
    var site: TypeID
    /// Whether a type stands before `::`.
    var isType: Bool
    var receiver: ReceiverKind
    var receiverClass: SymbolID
    var name: NameID
    var typeArguments: [TypeID]
    var candidates: [SymbolID]
    /// The only method it can mean (JLS 15.13.1: an exact method reference).
    var exact: SymbolID
}

extension Attributor {
    func pend(_ kind: Pending.Kind, _ node: NodeID, children: [Operand]) -> Operand {
        pendings.append(Pending(kind, node, env, children: children))
        return Operand(node, pending: Int32(pendings.count - 1))
    }
}
