// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// Method calls (JLS 15.12).

extension Attributor {
    func attribOperands(_ list: NodeList) -> [Operand] {
        var operands: [Operand] = []
        for node: NodeID in tree.elements(list) {
            let operand: Operand = attribOperand(node)
            operands.append(operand.type == .void ? Operand(node, nonVoid(node, .void)) : operand)
            clearBindings()
        }
        return operands
    }

    /// The erroneous type for void, which is complained about; other types themselves.
    func nonVoid(_ node: NodeID, _ type: TypeID) -> TypeID {
        guard type == .void else { return type }
        report(at: diagnosticPosition(node), "void.not.allowed.here", "'void' type not allowed here")
        return .error
    }

    /// Complains about a method that is asked of `super` and is abstract there.
    func checkConcrete(_ method: SymbolID, _ node: NodeID) {
        let symbol: Symbol = universe[method]
        guard symbol.flags.contains(.abstract) else { return }
        report(
            node, "abstract.cant.be.accessed.directly",
            "abstract method \(methodText(method)) in \(universe.messageName(symbol.owner)) cannot be accessed directly"
        )
    }

    private func attribTypeArguments(_ list: NodeList) -> [TypeID] {
        list.isEmpty ? [] : tree.elements(list).map { attribType($0) }
    }

    func attribMethodCall(_ node: NodeID, _ found: Node) -> Operand {
        let calleeNode: NodeID = NodeID(found.a)
        let callee: Node = tree[calleeNode]
        if tree.isConstructorCall(node) { return attribConstructorCall(node, found, callee) }
        let firstVariable: Int = inference.variables.count
        let polymorphicResult: TypeID = takePolymorphicResult(node)
        guard callee.kind == .identifier || callee.kind == .fieldAccess else {
            _ = attribExpr(calleeNode)
            _ = attribOperands(NodeList(found.c)).map { abandon($0) }
            return Operand(node, finish(node, .error))
        }
        let name: NameID = NameID(callee.kind == .identifier ? callee.a : callee.b)
        var call: PreparedCall = PreparedCall(node: node, calleeNode: calleeNode, name: name)
        call.firstVariable = firstVariable
        call.polymorphicResult = polymorphicResult
        if callee.kind == .identifier {
            call.operands = attribOperands(NodeList(found.c))
            call.typeArguments = attribTypeArguments(NodeList(found.b))
            return attribSimpleCall(call)
        }
        let qualifierNode: NodeID = NodeID(callee.a)
        settleChain(qualifierNode)
        let qualifier: Qualifier = attribQualifier(qualifierNode, allowsPackage: false)
        clearBindings()
        call.operands = attribOperands(NodeList(found.c))
        call.typeArguments = attribTypeArguments(NodeList(found.b))
        switch qualifier {
        case .expression(let type):
            call.site = type
            call.receiver = .expression
            if types.kind(type) == .typeVariable {
                // What its bound has wildcards for is not known to be equal from one use to the next.
                let bound: TypeID = universe.upperBound(SymbolID(types[type].a))
                let captured: TypeID = universe.capture(bound)
                if captured != bound { call.site = captured }
            }
        case .type(let type):
            call.site = type
            call.receiver = .none
        case .super(let type, let kind, let owner):
            call.site = type
            call.receiver = kind
            call.receiverClass = owner
        case .package, .error:
            abandon(call)
            return Operand(node, finish(node, .error))
        }
        return attribCall(call)
    }

    /// Attributes the calls of a long chain `a.b().c()...` from the inside out, so that the stack stays flat.
    private func settleChain(_ node: NodeID) {
        var chain: [NodeID] = []
        var next: NodeID = node
        while tree.kind(next) == .methodCall, settledCalls[next] == nil {
            chain.append(next)
            let callee: Node = tree[NodeID(tree[next].a)]
            guard callee.kind == .fieldAccess else { break }
            next = NodeID(callee.a)
        }
        if chain.count < Attributor.longChain { return }
        for call: NodeID in chain.reversed() { settledCalls[call] = attribExpr(call) }
    }

    private static let longChain: Int = 64

    /// Attributes what is pending in arguments of a call that is wrong by itself.
    func abandon(_ call: PreparedCall) {
        for operand: Operand in call.operands { abandon(operand) }
        finish(call.node, .error)
    }

    func abandon(_ operand: Operand) {
        guard operand.isPending else { return }
        _ = complete(operand, Conversion(.error, .invocation))
    }

    private func takePolymorphicResult(_ node: NodeID) -> TypeID {
        guard polymorphicContext.node == node else { return .none }
        return polymorphicContext.type
    }

    // MARK: - Simple names

    /// A call without qualifier: the innermost class around that has a method of the name, else static imports.
    private func attribSimpleCall(_ prepared: PreparedCall) -> Operand {
        var call: PreparedCall = prepared
        var index: Int32 = env.classFrame
        var isStatic: Bool = env.isStatic
        while index >= 0 {
            let frame: ClassFrame = classFrames[Int(index)]
            if !universe.cachedMethods(call.name, in: frame.type).isEmpty {
                call.site = frame.type
                call.receiver = .this
                call.receiverClass = frame.symbol
                call.isStaticContext = isStatic
                return attribCall(call)
            }
            isStatic = frame.isOutsideStatic
            index = frame.parent
        }
        let imported: [(SymbolID, TypeID)] = importedMethods(call.name)
        if let (_, site): (SymbolID, TypeID) = imported.first {
            call.site = site
            call.receiver = .none
            call.candidates = imported.map(\.0)
            return attribCall(call)
        }
        if call.hasError {
            abandon(call)
            return Operand(call.node, finish(call.node, .error))
        }
        let arguments: String = argumentText(call.operands)
        if !call.name.isNone && !isUnknownInherited {
            reportMissing(
                "method \(names.text(of: call.name))(\(arguments))", call.calleeNode, suffix: ".args",
                suggestion: suggestedMethod(call.name))
        }
        abandon(call)
        return Operand(call.node, finish(call.node, .error))
    }

    private func importedMethods(_ name: NameID) -> [(SymbolID, TypeID)] {
        var found: [(SymbolID, TypeID)] = []
        func add(_ owner: SymbolID) {
            let type: TypeID = universe.details(owner).erasure
            for method: SymbolID in universe.cachedMethods(name, in: type)
            where isImportable(method, type) && !found.contains(where: { $0.0 == method }) {
                found.append((method, type))
            }
        }
        for member: (owner: SymbolID, name: NameID) in unit.staticMembers where member.name == name {
            add(member.owner)
        }
        if found.isEmpty { for owner: SymbolID in unit.staticClasses { add(owner) } }
        return found
    }

    // MARK: - Choosing

    /// Resolves a call whose site is known.
    private func attribCall(_ prepared: PreparedCall) -> Operand {
        var call: PreparedCall = prepared
        let site: TypeID = call.site
        if site == .error {
            abandon(call)
            return Operand(call.node, finish(call.node, .error))
        }
        if site.isPrimitive || site == .void || site == .null {
            report(call.calleeNode, "cant.deref", "\(universe.messageText(site)) cannot be dereferenced")
            abandon(call)
            return Operand(call.node, finish(call.node, .error))
        }
        let all: [SymbolID] = call.candidates.isEmpty ? universe.cachedMethods(call.name, in: site) : call.candidates
        let usable: [SymbolID] = all.filter {
            universe[$0].flags.contains(.public) || isAccessible($0, site, isSuper: call.receiver == .super)
        }
        let selection: Selection = select(usable, site: site, call.operands, typeArguments: call.typeArguments)
        switch selection {
        case .found(let candidate):
            return finishMethod(call, candidate)
        case .ambiguous(let one, let other):
            if !call.hasError { reportAmbiguous(one, other, call.calleeNode) }
        case .none:
            if !call.hasError { reportInapplicable(&call, usable: usable, all: all) }
        }
        abandon(call)
        return Operand(call.node, finish(call.node, .error))
    }

    private func finishMethod(_ call: PreparedCall, _ candidate: Candidate) -> Operand {
        let method: SymbolID = candidate.method
        let symbol: Symbol = universe[method]
        let isStatic: Bool = symbol.flags.contains(.static)
        var info: CallInfo = CallInfo()
        info.method = method
        info.isVariableArity = candidate.phase == .variableArity
        info.receiver = isStatic ? (call.receiver == .expression ? .expression : .none) : call.receiver
        info.receiverClass = call.receiverClass
        info.qualifyingType = qualifyingType(
            call.candidates.isEmpty ? call.site : universe.details(symbol.owner).erasure, method)
        if !isStatic {
            if call.receiver == .none || (call.receiver == .this && call.isStaticContext) {
                report(
                    call.calleeNode, "non-static.cant.be.ref",
                    "non-static method \(methodText(method)) cannot be referenced from a static context")
            } else if call.receiver == .this {
                markThisCaptured()
                if isUnderConstruction(call.receiverClass) {
                    reportPrologue(names.text(of: symbol.name) + "(" + parameterText(method) + ")", call.calleeNode)
                }
            } else if call.receiver.isSuper {
                checkConcrete(method, call.calleeNode)
            }
        } else if call.receiver == .expression, universe.isInterface(symbol.owner) {
            report(
                call.calleeNode, "illegal.static.intf.meth.call",
                "illegal static interface method call\nthe receiver expression should be replaced with the type qualifier '\(universe.messageText(universe.details(symbol.owner).erasure))'"
            )
        }
        results.set(symbol: method, call.calleeNode)
        results.set(symbol: method, call.node)
        if symbol.traits.contains(.isSignaturePolymorphic) { return finishPolymorphic(call, info, symbol) }
        var result: TypeID = universe.resultType(candidate.type)
        if symbol.name == universe.wellKnown.getClass, universe.parameterCount(symbol.type) == 0,
            symbol.owner == universe.classSymbol(of: known.object)
        {
            let bound: TypeID = universe.erasure(universe.upward(call.site))
            result = types.classType(
                known.classClass, arguments: types.list([types.wildcard(.extends, bound)]))
        } else if symbol.name == universe.wellKnown.clone, types.kind(call.site) == .array {
            result = call.site
        } else if candidate.isUnchecked {
            result = universe.erasureOfResult(result)
        }
        return finishCall(call, candidate, info, result: result)
    }

    /// A call of a method found: pending if its result has to be inferred.
    func finishCall(
        _ call: PreparedCall, _ candidate: Candidate, _ info: CallInfo, result: TypeID, body: NodeID = .none
    ) -> Operand {
        warnCall(call, candidate)
        guard candidate.isInferred else {
            var info: CallInfo = info
            info.type = candidate.type
            results.set(info, call.node)
            for (operand, formal): (Operand, TypeID) in zip(call.operands, candidate.formals) {
                complete(operand, Conversion(formal, .invocation))
            }
            let type: TypeID = universe.capture(result)
            return Operand(call.node, finish(call.node, type))
        }
        var pending: Pending = Pending(.call, call.node, env, children: call.operands)
        pending.methodType = candidate.type
        pending.result = result
        pending.formals = candidate.formals
        pending.info = info
        pending.firstVariable = call.firstVariable
        pending.endVariable = inference.variables.count
        pending.isUnchecked = candidate.isUnchecked
        pending.body = body
        pendings.append(pending)
        let operand: Operand = Operand(call.node, pending: Int32(pendings.count - 1))
        if body.isNone && !types.mentionsInference(result) {
            return Operand(call.node, complete(operand, Conversion(.none, .standalone)))
        }
        return operand
    }

    /// Signature-polymorphic methods take what they are given (JLS 15.12.3).
    private func finishPolymorphic(_ call: PreparedCall, _ info: CallInfo, _ symbol: Symbol) -> Operand {
        var parameters: [TypeID] = []
        for operand: Operand in call.operands {
            let type: TypeID = complete(operand, Conversion(.none, .standalone))
            parameters.append(type == .null ? known.boxes[8] : universe.erasure(type))
        }
        let declared: TypeID = universe.resultType(symbol.type)
        var result: TypeID = declared
        if declared == known.object, !call.polymorphicResult.isNone { result = call.polymorphicResult }
        var info: CallInfo = info
        info.isSignaturePolymorphic = true
        info.isVariableArity = false
        info.type = types.method(parameters: parameters, result: result, thrown: universe.thrownTypes(symbol.type))
        results.set(info, call.node)
        return Operand(call.node, finish(call.node, result))
    }
}

/// A call on its way to resolution.
struct PreparedCall {
    let node: NodeID
    let calleeNode: NodeID
    let name: NameID
    var site: TypeID = .none
    var receiver: ReceiverKind = .none
    var receiverClass: SymbolID = .none
    /// Whether `receiverClass` has no instance here.
    var isStaticContext: Bool = false
    var operands: [Operand] = []
    var typeArguments: [TypeID] = []
    /// Methods imported statically; empty if the site's methods are meant.
    var candidates: [SymbolID] = []
    var firstVariable: Int = 0
    var polymorphicResult: TypeID = .none

    init(node: NodeID, calleeNode: NodeID, name: NameID) {
        self.node = node
        self.calleeNode = calleeNode
        self.name = name
    }

    /// Whether something inside has been complained about.
    var hasError: Bool { operands.contains { $0.type == .error } || typeArguments.contains(.error) }
}
