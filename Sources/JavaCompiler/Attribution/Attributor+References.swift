// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// Method references (JLS 15.13).

/// What a method reference means for given parameter types.
struct ResolvedReference {
    let kind: ReferenceKind
    let candidate: Candidate?
    /// The type through which the method is found.
    let site: TypeID
    /// Its result, perhaps with inference variables.
    let result: TypeID
}

extension Attributor {
    func pendReference(_ node: NodeID, _ found: Node) -> Operand {
        let qualifierNode: NodeID = NodeID(found.a)
        let qualifier: Qualifier = attribQualifier(qualifierNode, allowsPackage: false)
        clearBindings()
        var form: ReferenceForm = ReferenceForm(
            site: .error, isType: false, receiver: .none, receiverClass: .none, name: NameID(found.c),
            typeArguments: tree.elements(NodeList(found.b)).map { attribType($0) }, candidates: [], exact: .none)
        switch qualifier {
        case .expression(let type):
            form.site = type
            form.receiver = .expression
        case .type(let type):
            form.site = type
            form.isType = true
        case .super(let type, let kind, let owner):
            form.site = type
            form.receiver = kind
            form.receiverClass = owner
        case .package, .error: break
        }
        if form.site != .error {
            if form.name == .new {
                if types.kind(form.site) == .class {
                    form.candidates = universe.members(
                        .constructor, .method, of: universe.classSymbol(of: form.site))
                }
            } else {
                form.candidates = universe.cachedMethods(form.name, in: form.site)
            }
            form.candidates = form.candidates.filter { isAccessible($0, form.site, isSuper: form.receiver == .super) }
            if form.candidates.count == 1 { form.exact = exactMethod(form) }
        }
        let operand: Operand = pend(.reference, node, children: [])
        pendings[Int(operand.pending)].reference = form
        return operand
    }

    private func exactMethod(_ form: ReferenceForm) -> SymbolID {
        let method: SymbolID = form.candidates[0]
        let symbol: Symbol = universe[method]
        if symbol.traits.contains(.isVarargs) || symbol.traits.contains(.isSignaturePolymorphic) { return .none }
        if !universe.typeVariables(symbol.type).isEmpty && form.typeArguments.isEmpty { return .none }
        if form.name == .new {
            return universe.isRaw(form.site) ? .none : method
        }
        // Of a raw type the arguments come from the first parameter.
        if form.isType && universe.isRaw(form.site) && !symbol.flags.contains(.static) { return .none }
        if symbol.name == universe.wellKnown.getClass { return .none }
        return method
    }

    // MARK: - Applicability

    func referenceFits(_ index: Int, _ formal: TypeID, isOnly: Bool) -> Bool {
        let formal: TypeID = inference.apply(formal)
        if formal == .error || inference.index(formal) != nil { return true }
        guard let function: FunctionTarget = functionTarget(formal), let form: ReferenceForm = pendings[index].reference
        else { return false }
        if form.site == .error { return true }
        if types.kind(form.site) == .array && form.name == .new { return true }
        let count: Int = universe.parameterCount(function.descriptor)
        // Potentially compatible: some method could take that many arguments.
        let mayFit: Bool = form.candidates.contains { method in
            let symbol: Symbol = universe[method]
            let arity: Int = universe.parameterCount(symbol.type)
            let isVarargs: Bool = symbol.traits.contains(.isVarargs)
            func accepts(_ given: Int) -> Bool { isVarargs ? given >= arity - 1 : given == arity }
            if form.name == .new { return accepts(count) }
            if !form.isType { return accepts(count) }
            if symbol.flags.contains(.static) { return accepts(count) }
            return count > 0 && accepts(count - 1)
        }
        // That there is no such method at all is said when the reference is completed.
        guard mayFit else { return isOnly && form.candidates.isEmpty }
        if form.exact.isNone { return true }
        return reduceExact(form, function)
    }

    /// An exact reference against a function type (JLS 18.2.1).
    private func reduceExact(_ form: ReferenceForm, _ function: FunctionTarget) -> Bool {
        let symbol: Symbol = universe[form.exact]
        var given: [TypeID] = universe.parameterTypes(function.descriptor)
        var type: TypeID = universe.memberType(form.exact, in: form.site)
        if !form.typeArguments.isEmpty {
            let variables: [TypeID] = universe.typeVariables(type)
            guard variables.count == form.typeArguments.count else { return false }
            type = universe.substitute(universe.plainType(type), variables, form.typeArguments)
        }
        let wanted: [TypeID] = universe.parameterTypes(type)
        if form.isType && form.name != .new && !symbol.flags.contains(.static) {
            guard let receiver: TypeID = given.first else { return false }
            given.removeFirst()
            if !inference.subtype(receiver, form.site) { return false }
        }
        guard given.count == wanted.count else { return false }
        for (one, other): (TypeID, TypeID) in zip(given, wanted) where !inference.compatible(one, other) {
            return false
        }
        let target: TypeID = universe.resultType(function.descriptor)
        if target == .void { return true }
        let result: TypeID = form.name == .new ? form.site : universe.resultType(type)
        if result == .void { return false }
        return inference.compatible(universe.capture(result), target)
    }

    /// Reduces a method reference during inference; the types of its parameters are known.
    func reduceReference(_ index: Int, _ formal: TypeID) -> Bool {
        let formal: TypeID = inference.apply(formal)
        guard let function: FunctionTarget = functionTarget(formal), let form: ReferenceForm = pendings[index].reference
        else { return false }
        if form.site == .error { return true }
        if !form.exact.isNone {
            reduceThrown(thrownTypes(form.exact, universe.memberType(form.exact, in: form.site), form.site), function)
            return reduceExact(form, function)
        }
        let target: TypeID = universe.resultType(function.descriptor)
        if target == .void && !throwsVariable(function) { return true }
        let parameters: [TypeID] = inference.apply(universe.parameterTypes(function.descriptor))
        guard let found: ResolvedReference = resolveReference(form, parameters, node: pendings[index].node) else {
            // Reported when the reference is completed.
            inference.markErroneous(target)
            return true
        }
        if let candidate: Candidate = found.candidate {
            reduceThrown(thrownTypes(candidate.method, candidate.type, found.site), function)
        }
        return target == .void || resultFits(found, target)
    }

    /// What a method throws that is found through a type: the `clone` of arrays nothing (JLS 10.7).
    private func thrownTypes(_ method: SymbolID, _ type: TypeID, _ site: TypeID) -> [TypeID] {
        let isOfArray: Bool =
            types.kind(site) == .array && universe.name(of: method) == universe.wellKnown.clone
        return isOfArray ? [] : universe.thrownTypes(type)
    }

    private func throwsVariable(_ function: FunctionTarget) -> Bool {
        universe.thrownTypes(function.descriptor).contains { inference.index(inference.apply($0)) != nil }
    }

    /// ‹throws› of a reference against a function type (JLS 18.2.5): what its other exceptions do not cover goes to those
    /// that are inference variables.
    private func reduceThrown(_ thrown: [TypeID], _ function: FunctionTarget) {
        let declared: [TypeID] = universe.thrownTypes(function.descriptor).map { inference.apply($0) }
        let variables: [TypeID] = declared.filter { inference.index($0) != nil }
        if variables.isEmpty { return }
        for type: TypeID in thrown.map({ inference.apply($0) }) where inference.isProper(type) {
            if isCovered(type, declared.filter { inference.index($0) == nil }) { continue }
            for variable: TypeID in variables { _ = inference.subtype(type, variable) }
        }
    }

    /// Whether an exception needs no declaration beside those given.
    private func isCovered(_ type: TypeID, _ declared: [TypeID]) -> Bool {
        !isChecked(type) || declared.contains { universe.isSubtype(type, $0) }
    }

    /// ‹result → target› for a resolved reference; a generic method's variables are among those of the context.
    private func resultFits(_ found: ResolvedReference, _ target: TypeID) -> Bool {
        if found.result == .void { return false }
        if let variable: Int = inference.index(inference.apply(found.result)), target.isPrimitive {
            let bounds: [TypeID] = inference.variables[variable].lower + inference.variables[variable].equal
            if bounds.contains(where: { inference.isProper($0) && universe.unboxed($0) != nil }) {
                guard inference.resolve([variable]) else { return false }
            }
        }
        let result: TypeID = inference.apply(found.result)
        return inference.compatible(inference.isProper(result) ? universe.capture(result) : result, target)
    }

    // MARK: - Resolution

    /// The method that a reference means for parameter types (JLS 15.13.1). Inference variables of a generic method stay.
    func resolveReference(_ form: ReferenceForm, _ parameters: [TypeID], node: NodeID) -> ResolvedReference? {
        let operands: [Operand] = parameters.map { Operand(.none, $0) }
        if types.kind(form.site) == .array && form.name == .new {
            guard parameters.count == 1, universe.isConvertible(parameters[0], .int) else { return nil }
            return ResolvedReference(kind: .arrayConstructor, candidate: nil, site: form.site, result: form.site)
        }
        if form.name == .new { return resolveConstructorReference(form, operands) }
        if !form.isType {
            guard
                case .found(let found) = select(
                    form.candidates, site: form.site, operands, typeArguments: form.typeArguments)
            else { return nil }
            let kind: ReferenceKind = form.receiver == .expression ? .bound : .super
            return resolved(kind, found, form.site)
        }
        let saved: [InferenceVariable] = inference.variables
        let first: Selection = select(form.candidates, site: form.site, operands, typeArguments: form.typeArguments)
        let afterFirst: [InferenceVariable] = inference.variables
        inference.variables = saved
        var second: Selection = .none
        var site: TypeID = form.site
        if let receiver: TypeID = parameters.first, !receiver.isPrimitive {
            if universe.isRaw(site), let above: TypeID = universe.asSuper(receiver, universe.classSymbol(of: site)) {
                site = universe.capture(above)
            } else if !inference.subtype(receiver, site) {
                site = .none
            } else {
                site = universe.capture(site)
            }
            if !site.isNone {
                second = select(
                    form.candidates, site: site, Array(operands.dropFirst()), typeArguments: form.typeArguments)
            }
        }
        if case .found(let found) = first, universe[found.method].flags.contains(.static) {
            if case .found(let other) = second, !universe[other.method].flags.contains(.static) { return nil }
            inference.variables = afterFirst
            return resolved(.static, found, form.site)
        }
        if case .found(let found) = second, !universe[found.method].flags.contains(.static) {
            return resolved(.unbound, found, site)
        }
        return nil
    }

    private func resolved(_ kind: ReferenceKind, _ found: Candidate, _ site: TypeID) -> ResolvedReference {
        var result: TypeID = universe.resultType(found.type)
        let symbol: Symbol = universe[found.method]
        if symbol.name == universe.wellKnown.getClass, symbol.owner == universe.classSymbol(of: known.object),
            universe.parameterCount(symbol.type) == 0
        {
            result = types.classType(
                known.classClass,
                arguments: types.list([types.wildcard(.extends, universe.erasure(universe.upward(site)))]))
        } else if symbol.name == universe.wellKnown.clone, types.kind(site) == .array {
            result = site
        } else if found.isUnchecked {
            result = universe.erasureOfResult(result)
        }
        return ResolvedReference(kind: kind, candidate: found, site: site, result: result)
    }

    private func resolveConstructorReference(_ form: ReferenceForm, _ operands: [Operand]) -> ResolvedReference? {
        let symbol: SymbolID = universe.classSymbol(of: form.site)
        guard !symbol.isNone else { return nil }
        let isDiamond: Bool = universe.isRaw(form.site)
        guard
            case .found(let found) = select(
                form.candidates, site: isDiamond ? universe.ownType(symbol) : form.site, operands,
                typeArguments: form.typeArguments, diamond: isDiamond)
        else { return nil }
        let result: TypeID = isDiamond ? universe.resultType(found.type) : form.site
        return ResolvedReference(kind: .constructor, candidate: found, site: form.site, result: result)
    }

    // MARK: - Completion

    func completeReference(_ index: Int, _ conversion: Conversion) -> TypeID {
        let node: NodeID = pendings[index].node
        let target: TypeID = conversion.target
        guard let form: ReferenceForm = pendings[index].reference, form.site != .error, target != .error else {
            return finish(node, .error)
        }
        if conversion.isStandalone {
            report(node, "unexpected.mref", "method reference not expected here")
            return finish(node, .error)
        }
        guard let function: FunctionTarget = functionTarget(target) else {
            reportNotFunctional(node, target, conversion)
            return finish(node, .error)
        }
        let saved: Environment = env
        env = pendings[index].env
        defer { env = saved }
        let mark: Int = inference.variables.count
        let parameters: [TypeID] = universe.parameterTypes(function.descriptor)
        guard
            let found: ResolvedReference = resolveReference(
                form, parameters.map { universe.capture($0) }, node: node)
        else {
            reportInvalidReference(node, form, parameters, conversion)
            return finish(node, .error)
        }
        let wanted: TypeID = universe.resultType(function.descriptor)
        if wanted != .void && !resultFits(found, wanted) {
            let result: TypeID = inference.resolveAll(from: mark) ? inference.apply(found.result) : .error
            if result != .error || found.result == .void {
                let text: String =
                    "bad return type in method reference\n\(universe.messageText(universe.capture(result))) cannot be converted to \(universe.messageText(wanted))"
                report(
                    node, "prob.found.req",
                    "incompatible types: " + (conversion.reasons + [text]).joined(separator: "\n"))
            }
            return finish(node, .error)
        }
        _ = inference.resolveAll(from: mark)
        store(found, form, function, node, mark: mark)
        if conversion.context != .cast { results.set(target: target, node) }
        return finish(node, function.markers.isEmpty ? function.interface : target)
    }

    private func store(
        _ found: ResolvedReference, _ form: ReferenceForm, _ function: FunctionTarget, _ node: NodeID, mark: Int
    ) {
        var info: ReferenceInfo = ReferenceInfo()
        info.function = function
        info.kind = found.kind
        info.receiver = form.receiver
        info.receiverClass = form.receiverClass
        if let candidate: Candidate = found.candidate {
            info.method = candidate.method
            info.type = inference.apply(candidate.type)
            info.isVariableArity = candidate.phase == .variableArity
            info.qualifyingType =
                found.kind == .constructor
                ? universe.erasure(form.site) : qualifyingType(found.site, candidate.method)
            results.set(symbol: candidate.method, node)
            if found.kind == .constructor {
                let symbol: SymbolID = universe.classSymbol(of: form.site)
                if universe[symbol].flags.contains(.abstract) {
                    report(
                        node, "abstract.cant.be.instantiated",
                        "\(universe.messageName(symbol)) is abstract; cannot be instantiated")
                }
                info.outerClass = outerInstance(of: symbol, node)
                noteCreation(of: symbol)
            }
            if form.receiver.isSuper {
                checkConcrete(candidate.method, node)
            }
            if found.kind == .bound, universe[candidate.method].flags.contains(.static) {
                report(
                    node, "prob.found.req",
                    "incompatible types: invalid method reference\nunexpected static method \(methodText(candidate.method)) found in bound lookup"
                )
            }
        } else {
            info.type = types.method(parameters: [.int], result: form.site, thrown: [])
        }
        inference.variables.removeSubrange(mark...)
        results.set(info, node)
        checkThrown(info, found.site, function, node)
    }

    private func checkThrown(_ info: ReferenceInfo, _ site: TypeID, _ function: FunctionTarget, _ node: NodeID) {
        if info.method.isNone { return }
        let thrown: [TypeID] = thrownTypes(info.method, info.type, site)
        let declared: [TypeID] = universe.thrownTypes(function.descriptor)
        if thrown.contains(.error) || thrown.allSatisfy({ isCovered($0, declared) }) { return }
        report(
            node, "incompatible.thrown.types.in.mref",
            "incompatible thrown types \(universe.messageText(thrown)) in functional expression")
    }

    private func reportInvalidReference(
        _ node: NodeID, _ form: ReferenceForm, _ parameters: [TypeID], _ conversion: Conversion
    ) {
        if parameters.contains(.error) { return }
        let isConstructor: Bool = form.name == .new
        let symbol: SymbolID = universe.classSymbol(of: form.site)
        let place: String = symbol.isNone ? "class \(universe.messageText(form.site))" : universe.location(symbol)
        let name: String = isConstructor && !symbol.isNone ? universe.messageName(symbol) : names.text(of: form.name)
        let kind: String = isConstructor ? "constructor" : "method"
        if form.candidates.isEmpty {
            report(
                node, "invalid.mref",
                "invalid \(kind) reference\ncannot find symbol\nsymbol:   \(kind) \(name)(\(universe.messageText(parameters)))\nlocation: \(place)"
            )
            return
        }
        let detail: String
        if form.candidates.count == 1, let only: SymbolID = form.candidates.first {
            let required: String = parameterText(only)
            detail =
                "\(kind) \(name) in \(place) cannot be applied to given types\nrequired: \(required.isEmpty ? "no arguments" : required)\nfound:    \(parameters.isEmpty ? "no arguments" : universe.messageText(parameters))"
        } else {
            detail = "incompatible types: no suitable \(kind) found for \(name)(\(universe.messageText(parameters)))"
        }
        report(
            node, "prob.found.req",
            "incompatible types: "
                + (conversion.reasons + ["invalid \(kind) reference", detail]).joined(separator: "\n"))
    }
}
