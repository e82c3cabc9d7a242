// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// Class instance creation (JLS 15.9) and calls of other constructors (JLS 8.8.7.1).

extension Attributor {
    func attribClassCreation(_ node: NodeID, _ found: Node) -> Operand {
        let outerNode: NodeID = NodeID(found.a)
        let body: NodeID = NodeID(found.d)
        var typeNode: NodeID = NodeID(found.b)
        let firstVariable: Int = inference.variables.count
        var outerType: TypeID = .none
        if !outerNode.isNone { outerType = attribExpr(outerNode) }
        var typeArguments: [TypeID] = []
        if tree.kind(typeNode) == .constructorTypeArguments {
            typeArguments = tree.elements(NodeList(tree[typeNode].b)).map { attribType($0) }
            typeNode = NodeID(tree[typeNode].a)
        }
        let isDiamond: Bool = isDiamondType(typeNode)
        var type: TypeID =
            outerNode.isNone
            ? (isDiamond ? attribDiamondType(typeNode) : attribType(typeNode))
            : attribInnerType(typeNode, outerType, isDiamond: isDiamond)
        if isDiamond, !typeArguments.isEmpty, type != .error {
            let own: TypeID = universe.ownType(universe.classSymbol(of: type))
            report(
                typeNode, "cant.apply.diamond.1",
                "cannot infer type arguments for \(universe.messageText(own))\n"
                    + "reason: cannot use '<>' with explicit type parameters for constructor")
            type = .error
        }
        if type != .error, !checkExact(typeNode, type) { type = .error }
        var call: PreparedCall = PreparedCall(node: node, calleeNode: node, name: .constructor)
        call.firstVariable = firstVariable
        call.typeArguments = typeArguments
        call.operands = attribOperands(NodeList(found.c))
        let symbol: SymbolID = universe.classSymbol(of: type)
        guard type != .error, !symbol.isNone, checkCreated(symbol, type, node, typeNode, hasBody: !body.isNone) else {
            if type != .error && symbol.isNone {
                report(
                    typeNode, "type.found.req",
                    "unexpected type\nrequired: class\nfound:    type parameter \(universe.messageText(type))")
            }
            abandon(call)
            if !body.isNone { _ = attribAnonymousClass(body, known.object) }
            return Operand(node, finish(node, .error))
        }
        call.site = type
        var info: CallInfo = CallInfo()
        info.receiver = outerNode.isNone ? .none : .expression
        info.qualifyingType = universe.details(symbol).erasure
        if universe.isInterface(symbol) {
            return attribInterfaceCreation(call, info, type, body, isDiamond: isDiamond)
        }
        if outerNode.isNone { info.outerClass = outerInstance(of: symbol, node) }
        noteCreation(of: symbol)
        guard let candidate: Candidate = selectConstructor(&call, symbol, isDiamond: isDiamond, hasBody: !body.isNone)
        else {
            abandon(call)
            if !body.isNone { _ = attribAnonymousClass(body, type) }
            // The type is known even if the constructor is not.
            return Operand(node, finish(node, isDiamond ? .error : type))
        }
        info.method = candidate.method
        info.isVariableArity = candidate.phase == .variableArity
        results.set(symbol: candidate.method, node)
        if isDiamond {
            return finishCall(call, candidate, info, result: universe.resultType(candidate.type), body: body)
        }
        if body.isNone { return finishCreated(finishCall(call, candidate, info, result: type), type) }
        _ = finishCreated(finishCall(call, candidate, info, result: type), type)
        return finishBody(node, body, type)
    }

    /// A creation that is not pending has the class as its type, whatever the constructor infers.
    private func finishCreated(_ operand: Operand, _ type: TypeID) -> Operand {
        if operand.isPending { complete(operand, Conversion(.none, .standalone)) }
        return Operand(operand.node, finish(operand.node, type))
    }

    private func finishBody(_ node: NodeID, _ body: NodeID, _ type: TypeID) -> Operand {
        let anonymous: SymbolID = attribAnonymousClass(body, type)
        var info: CallInfo = results.call(node)
        info.anonymousClass = anonymous
        results.set(info, node)
        return Operand(node, finish(node, anonymous.isNone ? type : universe.ownType(anonymous)))
    }

    /// `new Interface() { ... }`: the constructor is Object's.
    private func attribInterfaceCreation(
        _ prepared: PreparedCall, _ info: CallInfo, _ type: TypeID, _ body: NodeID, isDiamond: Bool
    ) -> Operand {
        var call: PreparedCall = prepared
        var info: CallInfo = info
        if !call.operands.isEmpty {
            if !call.hasError {
                report(
                    call.node, "anon.class.impl.intf.no.args",
                    "anonymous class implements interface; cannot have arguments")
            }
            abandon(call)
        }
        info.method = universe.members(.constructor, .method, of: universe.classSymbol(of: known.object)).first ?? .none
        info.qualifyingType = known.object
        results.set(symbol: info.method, call.node)
        let plain: TypeID = types.method(parameters: [], result: .void, thrown: [])
        guard isDiamond else {
            info.type = plain
            results.set(info, call.node)
            return finishBody(call.node, body, type)
        }
        call.operands = []
        let symbol: SymbolID = universe.classSymbol(of: type)
        let variables: [TypeID] = types.elements(universe.typeParameters(symbol))
        let fresh: [TypeID] = inference.introduce(variables, thrown: [])
        let result: TypeID = universe.substitute(universe.ownType(symbol), variables, fresh)
        let candidate: Candidate = Candidate(
            method: info.method, phase: .strict, declared: plain, type: plain, formals: [],
            variables: inference.variables, isUnchecked: false, isInferred: true)
        return finishCall(call, candidate, info, result: result, body: body)
    }

    private func checkCreated(
        _ symbol: SymbolID, _ type: TypeID, _ node: NodeID, _ typeNode: NodeID, hasBody: Bool
    ) -> Bool {
        let flags: AccessFlags = universe[symbol].flags
        let flavor: ClassFlavor = universe.flavor(symbol)
        warnType(typeNode, type)
        if flavor == .enum && hasBody {
            report(typeNode, "cant.inherit.from.final", "cannot inherit from final \(universe.messageName(symbol))")
            report(node, "enum.cant.be.instantiated", "enum classes may not be instantiated")
            report(
                at: SourcePosition(tree[node].end - 1), "enum.types.not.extensible", "enum classes are not extensible")
            return false
        }
        if flavor == .enum {
            report(node, "enum.cant.be.instantiated", "enum classes may not be instantiated")
            return false
        }
        if flags.contains(.abstract) && !hasBody {
            report(
                node, "abstract.cant.be.instantiated",
                "\(universe.messageName(symbol)) is abstract; cannot be instantiated")
            return false
        }
        if hasBody && flags.contains(.final) && flavor != .interface {
            report(typeNode, "cant.inherit.from.final", "cannot inherit from final \(universe.messageName(symbol))")
            return false
        }
        return true
    }

    // MARK: - Types

    private func isDiamondType(_ node: NodeID) -> Bool {
        let found: Node = tree[node]
        if found.kind == .annotatedType { return isDiamondType(NodeID(found.b)) }
        return found.kind == .parameterizedType && found.flags.contains(.isDiamond)
    }

    /// The raw type of a diamond; other classes take no diamond.
    private func attribDiamondType(_ node: NodeID) -> TypeID {
        let found: Node = tree[node]
        if found.kind == .annotatedType { return finish(node, attribDiamondType(NodeID(found.b))) }
        let type: TypeID = universe.baseType(NodeID(found.a), env.types)
        attributeTypeAnnotations(NodeID(found.a), env.types)
        finish(NodeID(found.a), type)
        results.set(symbol: universe.classSymbol(of: type), NodeID(found.a))
        finish(node, type)
        results.set(symbol: universe.classSymbol(of: type), node)
        return checkDiamond(node, type)
    }

    private func checkDiamond(_ node: NodeID, _ type: TypeID) -> TypeID {
        let symbol: SymbolID = universe.classSymbol(of: type)
        if type == .error || symbol.isNone { return .error }
        if types.count(universe.typeParameters(symbol)) == 0 {
            report(
                node, "cant.apply.diamond.1",
                "cannot infer type arguments for \(universe.messageName(symbol))\nreason: cannot use '<>' with non-generic class \(universe.messageName(symbol))"
            )
            return .error
        }
        return type
    }

    /// The class in `outer.new Inner()`.
    private func attribInnerType(_ node: NodeID, _ outer: TypeID, isDiamond: Bool) -> TypeID {
        if outer == .error { return .error }
        let found: Node = tree[node]
        switch found.kind {
        case .annotatedType: return finish(node, attribInnerType(NodeID(found.b), outer, isDiamond: isDiamond))
        case .identifier:
            guard let symbol: SymbolID = universe.memberClass(NameID(found.a), in: outer) else {
                reportMissingMember(
                    "class \(names.text(of: NameID(found.a)))", .class, NameID(found.a), outer, node,
                    qualifierIsType: true)
                return .error
            }
            var type: TypeID = universe.details(symbol).erasure
            if let around: TypeID = universe.asSuper(outer, universe[symbol].owner), universe.isParameterized(around) {
                type = types.classType(symbol, enclosing: around)
            }
            results.set(symbol: symbol, node)
            return finish(node, type)
        case .parameterizedType:
            let base: TypeID = attribInnerType(NodeID(found.a), outer, isDiamond: isDiamond)
            let symbol: SymbolID = universe.classSymbol(of: base)
            results.set(symbol: symbol, node)
            if isDiamond { return checkDiamond(node, finish(node, base)) }
            let arguments: [TypeID] = tree.elements(NodeList(found.b)).map { attribType($0) }
            if base == .error || arguments.contains(.error) { return .error }
            return finish(
                node, types.classType(symbol, enclosing: TypeID(types[base].b), arguments: types.list(arguments)))
        default: return .error
        }
    }

    /// The generic method that stands for a constructor in a diamond (JLS 15.9.3).
    func diamondType(_ method: SymbolID, _ site: TypeID) -> TypeID {
        let symbol: SymbolID = universe.classSymbol(of: site)
        let declared: TypeID = universe[method].type
        let own: TypeID = universe.ownType(symbol)
        let variables: [TypeID] = types.elements(universe.typeParameters(symbol)) + universe.typeVariables(declared)
        var type: TypeID = types.method(
            parameters: universe.parameterTypes(declared), result: own, thrown: universe.thrownTypes(declared))
        // Arguments of the types around are known.
        if types[own].b != 0, types[site].b != 0 {
            let outer: [TypeID] = universe.allArguments(TypeID(types[own].b))
            let given: [TypeID] = universe.allArguments(TypeID(types[site].b))
            if outer.count == given.count { type = universe.substitute(type, outer, given) }
        }
        return types.genericMethod(type, variables: types.list(variables))
    }

    // MARK: - Constructors

    private func selectConstructor(
        _ call: inout PreparedCall, _ symbol: SymbolID, isDiamond: Bool, hasBody: Bool
    ) -> Candidate? {
        let all: [SymbolID] = universe.members(.constructor, .method, of: symbol)
        let usable: [SymbolID] = all.filter { isAccessibleConstructor($0, hasBody: hasBody) }
        switch select(
            usable, site: call.site, call.operands, typeArguments: call.typeArguments, diamond: isDiamond)
        {
        case .found(let candidate): return candidate
        case .ambiguous(let one, let other):
            if !call.hasError { reportAmbiguous(one, other, call.calleeNode) }
        case .none:
            if !call.hasError {
                if isDiamond {
                    reportDiamond(call, usable: usable)
                } else {
                    reportInapplicable(&call, usable: usable, all: all)
                }
            }
        }
        return nil
    }

    /// Protected constructors of other packages only serve subclasses.
    private func isAccessibleConstructor(_ constructor: SymbolID, hasBody: Bool) -> Bool {
        let found: Symbol = universe[constructor]
        let flags: AccessFlags = found.flags
        if flags.contains(.public) { return true }
        if flags.contains(.private) { return outermost(currentClass) == outermost(found.owner) }
        if universe.package(of: found.owner) == unit.package { return true }
        return flags.contains(.protected) && hasBody
    }

    private func reportDiamond(_ call: PreparedCall, usable: [SymbolID]) {
        let symbol: SymbolID = universe.classSymbol(of: call.site)
        let name: String = universe.messageName(symbol)
        var reason: String =
            "cannot infer type-variable(s) "
            + universe.messageText(types.elements(universe.typeParameters(symbol)))
        if usable.count == 1 {
            let count: Int = universe.parameterCount(universe[usable[0]].type)
            if count != call.operands.count && !universe[usable[0]].traits.contains(.isVarargs) {
                reason += "\n(actual and formal argument lists differ in length)"
            } else {
                reason += "\n(argument mismatch; \(mismatchText(call, usable[0]) ?? ""))"
            }
        } else {
            report(
                call.node, "cant.apply.diamond",
                "cannot infer type arguments for \(name)<>")
            return
        }
        report(call.node, "cant.apply.diamond.1", "cannot infer type arguments for \(name)<>\nreason: \(reason)")
    }

    /// The class around whose `this` is passed to constructors of an inner class; complains if there is none.
    func outerInstance(of symbol: SymbolID, _ node: NodeID) -> SymbolID {
        guard universe.isInner(symbol) else { return .none }
        let owner: SymbolID = universe[symbol].owner
        let isLocal: Bool = universe[symbol].traits.contains(.isLocal)
        if isLocal, let around: SymbolID = results.classInfo(symbol)?.outerInstanceClass, !around.isNone {
            markThisCaptured()
            return around
        }
        var index: Int32 = env.classFrame
        var isStatic: Bool = env.isStatic
        var isPrologue: Bool = env.isPrologue
        var sawStatic: Bool = false
        while index >= 0 {
            let frame: ClassFrame = classFrames[Int(index)]
            if isLocal ? frame.symbol == owner : universe.isSubclass(frame.symbol, of: owner) {
                if isStatic {
                    sawStatic = true
                    if isLocal { break }
                } else if isPrologue {
                    if isLocal { return .none }
                    // The instance under construction is not there yet; one further out may be.
                    if !universe.isSubclass(enclosingFrame(frame)?.symbol ?? .none, orNoneOf: owner) {
                        reportPrologue("this", node)
                        return .none
                    }
                } else {
                    markThisCaptured()
                    return frame.symbol
                }
            }
            isStatic = frame.isOutsideStatic
            isPrologue = frame.isOutsidePrologue
            index = frame.parent
        }
        if sawStatic {
            report(
                node, "non-static.cant.be.ref", "non-static variable this cannot be referenced from a static context")
        } else {
            report(
                node, "encl.class.required",
                "an enclosing instance that contains \(universe.messageName(symbol)) is required")
        }
        return .none
    }

    private func enclosingFrame(_ frame: ClassFrame) -> ClassFrame? {
        frame.parent < 0 ? nil : classFrames[Int(frame.parent)]
    }

    /// Creating a local class needs the variables it captures.
    func noteCreation(of symbol: SymbolID) {
        guard universe[symbol].traits.contains(.isLocal), let info: ClassInfo = results.classInfo(symbol) else {
            return
        }
        for variable: SymbolID in info.captured { noteCapture(of: variable) }
    }

    // MARK: - this(...) and super(...)

    func attribConstructorCall(_ node: NodeID, _ found: Node, _ callee: Node) -> Operand {
        let calleeNode: NodeID = NodeID(found.a)
        let name: NameID = NameID(callee.kind == .identifier ? callee.a : callee.b)
        var call: PreparedCall = PreparedCall(node: node, calleeNode: node, name: .constructor)
        call.firstVariable = inference.variables.count
        var info: CallInfo = CallInfo()
        let own: SymbolID = currentClass
        guard !own.isNone else { return Operand(node, finish(node, .error)) }
        guard checkConstructorCall(node) else {
            _ = attribOperands(NodeList(found.c)).map { abandon($0) }
            return Operand(node, finish(node, .error))
        }
        let type: TypeID = name == .this ? currentType : universe.superclass(currentType)
        var outerType: TypeID = .none
        if callee.kind == .fieldAccess {
            outerType = attribExpr(NodeID(callee.a))
            info.receiver = .expression
        }
        call.operands = attribOperands(NodeList(found.c))
        call.typeArguments = tree.elements(NodeList(found.b)).map { attribType($0) }
        // The constructors of a superclass that cannot be found are unknown.
        let isUnknown: Bool =
            name == .super && type == known.object && universe[own].traits.contains(.hasUnknownSupertype)
        guard types.kind(type) == .class, outerType != .error, !isUnknown else {
            abandon(call)
            return Operand(node, finish(node, .error))
        }
        let symbol: SymbolID = universe.classSymbol(of: type)
        call.site = type
        if name == .super, callee.kind == .identifier, universe.isInner(symbol) {
            info.outerClass = superOuterInstance(of: symbol, node)
        } else if name == .this, universe.isInner(own) {
            info.outerClass = universe[own].owner
        }
        if name == .super { noteCreation(of: symbol) }
        results.set(type: type, calleeNode)
        guard let candidate: Candidate = selectConstructor(&call, symbol, isDiamond: false, hasBody: true) else {
            abandon(call)
            return Operand(node, finish(node, .error))
        }
        info.method = candidate.method
        info.isVariableArity = candidate.phase == .variableArity
        info.qualifyingType = universe.erasure(type)
        results.set(symbol: candidate.method, node)
        results.set(symbol: candidate.method, calleeNode)
        let operand: Operand = finishCall(call, candidate, info, result: .void)
        if operand.isPending { complete(operand, Conversion(.none, .standalone)) }
        return Operand(node, finish(node, .void))
    }

    /// Such a call stands once at the top of a constructor's body (JLS 8.8.7).
    private func checkConstructorCall(_ node: NodeID) -> Bool {
        let frame: FunctionFrame? = env.function < 0 ? nil : functions[Int(env.function)]
        guard let frame: FunctionFrame = frame, frame.kind == .method, universe[frame.owner].name == .constructor,
            !universe[frame.owner].node.isNone
        else {
            report(
                node, "call.must.only.appear.in.ctor",
                "explicit constructor invocation may only appear within a constructor body")
            return false
        }
        let body: NodeID = tree.method(universe[frame.owner].node).body
        let statements: [NodeID] = tree.kind(body) == .block ? Array(tree.elements(NodeList(tree[body].a))) : []
        let first: NodeID = tree.explicitConstructorCall(body)
        if !first.isNone && NodeID(tree[first].a) == node { return true }
        if statements.contains(where: { tree.kind($0) == .expressionStatement && NodeID(tree[$0].a) == node }) {
            report(node, "redundant.superclass.init", "redundant explicit constructor invocation")
        } else {
            report(node, "ctor.calls.not.allowed.here", "explicit constructor invocation not allowed here")
        }
        return false
    }

    /// The instance that is passed to the constructor of an inner superclass.
    private func superOuterInstance(of symbol: SymbolID, _ node: NodeID) -> SymbolID {
        let saved: Environment = env
        defer { env = saved }
        let owner: SymbolID = universe[symbol].owner
        let own: ClassFrame = classFrames[Int(env.classFrame)]
        var index: Int32 = own.parent
        // Javac notices only when it makes code that a static member has no instance around it.
        let isStaticMember: Bool =
            universe[own.symbol].flags.contains(.static) && !universe[own.symbol].traits.contains(.isLocal)
        var isStatic: Bool = own.isOutsideStatic && !isStaticMember
        while index >= 0 {
            let frame: ClassFrame = classFrames[Int(index)]
            if universe.isSubclass(frame.symbol, of: owner) {
                if isStatic {
                    report(
                        node, "non-static.cant.be.ref",
                        "non-static variable this cannot be referenced from a static context")
                    return .none
                }
                if !isStaticMember { return frame.symbol }
                let text: String = "no enclosing instance of type \(universe.messageName(owner)) is in scope"
                results.lateErrors.append((tree.position(node), "no.encl.instance.of.type.in.scope", text))
                return .none
            }
            isStatic = frame.isOutsideStatic
            index = frame.parent
        }
        if universe[symbol].traits.contains(.isLocal) { return .none }
        report(
            node, "encl.class.required",
            "an enclosing instance that contains \(universe.messageName(symbol)) is required")
        return .none
    }

    /// The constructor that an implicit `super()` calls.
    func resolveSuperConstructor(_ parent: TypeID, _ position: SourcePosition) -> CallInfo? {
        let symbol: SymbolID = universe.classSymbol(of: parent)
        let all: [SymbolID] = universe.members(.constructor, .method, of: symbol)
        if all.isEmpty { return nil }
        let usable: [SymbolID] = all.filter { isAccessibleConstructor($0, hasBody: true) }
        let mark: Int = inference.variables.count
        guard case .found(let candidate) = select(usable, site: parent, [], typeArguments: []) else {
            reportImplicitSuper(symbol, usable: usable, all: all, position)
            return nil
        }
        var info: CallInfo = CallInfo()
        info.method = candidate.method
        _ = inference.resolveAll(from: mark)
        info.type = inference.apply(candidate.type)
        inference.variables.removeSubrange(mark...)
        info.qualifyingType = universe.erasure(parent)
        info.isVariableArity = candidate.phase == .variableArity
        if universe.isInner(symbol) {
            info.outerClass = superOuterInstance(of: symbol, universe[currentClass].node)
        }
        noteCreation(of: symbol)
        return info
    }

    // MARK: - Enum constants

    func attribEnumConstant(_ node: NodeID, _ view: EnumConstantView) {
        var call: PreparedCall = PreparedCall(node: node, calleeNode: node, name: .constructor)
        call.site = currentType
        call.firstVariable = inference.variables.count
        let pendingCount: Int = pendings.count
        call.operands = attribOperands(view.arguments)
        let symbol: SymbolID = currentClass
        let hasAbstract: Bool = universe.members(of: symbol).contains {
            universe[$0].kind == .method && universe[$0].flags.contains(.abstract)
        }
        if view.body.isNone, hasAbstract {
            report(
                node, "abstract.cant.be.instantiated",
                "\(universe.messageName(symbol)) is abstract; cannot be instantiated")
        }
        var info: CallInfo = CallInfo()
        info.qualifyingType = universe.erasure(currentType)
        if let candidate: Candidate = selectConstructor(&call, symbol, isDiamond: false, hasBody: true) {
            info.method = candidate.method
            info.isVariableArity = candidate.phase == .variableArity
            let operand: Operand = finishCall(call, candidate, info, result: .void)
            if operand.isPending { complete(operand, Conversion(.none, .standalone)) }
            info = results.call(node)
        } else {
            abandon(call)
        }
        if !view.body.isNone {
            info.anonymousClass = attribAnonymousClass(view.body, currentType, isEnumConstant: true)
        }
        results.set(info, node)
        finish(node, currentType)
        inference.variables.removeSubrange(call.firstVariable...)
        pendings.removeSubrange(pendingCount...)
        clearBindings()
    }
}
