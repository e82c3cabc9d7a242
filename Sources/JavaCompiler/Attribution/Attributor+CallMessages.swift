// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// What is said about calls that fit no method, or several.

extension Attributor {
    /// Types of arguments as messages list them; what has no type yet is shown as it is written.
    func argumentText(_ operands: [Operand]) -> String {
        operands.map { argumentText($0) }.joined(separator: ",")
    }

    private func argumentText(_ operand: Operand) -> String {
        guard operand.isPending else { return universe.messageText(operand.type) }
        let pending: Pending = pendings[Int(operand.pending)]
        switch pending.kind {
        case .call: return universe.messageText(standaloneType(operand))
        default: return sourceText(operand.node)
        }
    }

    /// The text of a node, without its middle if it is long.
    private func sourceText(_ node: NodeID) -> String {
        let found: Node = tree[node]
        let bytes: UnsafeBufferPointer<UInt8> = UnsafeBufferPointer(
            start: tree.file.base + Int(found.start), count: max(0, Int(found.end) - Int(found.start)))
        let text: String = String(decoding: bytes, as: UTF8.self)
        if found.kind == .methodReference { return text }
        if found.kind == .lambda, let arrow: Range<String.Index> = text.firstRange(of: "->") {
            return "(" + parameterNames(node) + ")->" + shortened(text[arrow.upperBound...])
        }
        return shortened(text[...])
    }

    private func parameterNames(_ lambda: NodeID) -> String {
        tree.elements(NodeList(tree[lambda].a)).map { names.text(of: tree.variable($0).name) }.joined(separator: ",")
    }

    private func shortened(_ text: Substring) -> String {
        let trimmed: String = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if trimmed.hasPrefix("{") {
            return "{ " + String(trimmed.dropFirst().dropLast()).prefix(6).trimmedSpaces + "[...] }"
        }
        return trimmed.count <= 20 ? trimmed : String(trimmed.prefix(9)) + "[...]" + String(trimmed.suffix(6))
    }

    /// The type of a pending call without a target, for messages only.
    func standaloneType(_ operand: Operand) -> TypeID {
        let saved: [InferenceVariable] = inference.variables
        defer { inference.variables = saved }
        let pending: Pending = pendings[Int(operand.pending)]
        _ = inference.resolveAll(from: pending.firstVariable)
        let type: TypeID = inference.apply(pending.result)
        return types.mentionsInference(type) ? .error : universe.capture(type)
    }

    // MARK: - Several methods

    func reportAmbiguous(_ one: Candidate, _ other: Candidate, _ node: NodeID) {
        func describe(_ method: SymbolID) -> String {
            let kind: String = universe[method].name == .constructor ? "constructor" : "method"
            return "\(kind) \(methodText(method)) in \(universe.messageName(universe[method].owner))"
        }
        let symbol: Symbol = universe[one.method]
        let name: NameID = symbol.name == .constructor ? universe[symbol.owner].name : symbol.name
        report(
            node, "ref.ambiguous",
            "reference to \(names.text(of: name)) is ambiguous\nboth \(describe(one.method)) and \(describe(other.method)) match"
        )
    }

    // MARK: - No method

    /// Complains about a call to which no method applies (JLS 15.12.2.1).
    func reportInapplicable(_ call: inout PreparedCall, usable: [SymbolID], all: [SymbolID]) {
        let isConstructor: Bool = call.name == .constructor
        let symbol: SymbolID = universe.classSymbol(of: call.site)
        let name: String = isConstructor ? universe.messageName(symbol) : names.text(of: call.name)
        let kind: String = isConstructor ? "constructor" : "method"
        let found: String = call.operands.isEmpty ? "no arguments" : argumentText(call.operands)
        if all.isEmpty {
            let what: String = "\(kind) \(name)(\(argumentText(call.operands)))"
            reportMissingMember(
                what, .method, call.name, call.site, call.calleeNode, qualifierIsType: call.receiver == .none)
            return
        }
        // What would apply but may not be used is a candidate like others.
        let hidden: [SymbolID] = all.filter { !usable.contains($0) && applies($0, call) }
        if hidden.count == 1 && all.count == 1 {
            reportInaccessible(all[0], call.calleeNode)
            return
        }
        // Those that take another number of arguments are not worth mentioning beside others.
        let fitting: [SymbolID] = all.filter { method in
            let count: Int = universe.parameterCount(universe[method].type)
            return universe[method].traits.contains(.isVarargs)
                ? call.operands.count >= count - 1 : call.operands.count == count
        }
        let shown: [SymbolID] = fitting.isEmpty || universe.listsCandidates ? all : fitting
        if shown.count < all.count && speculation == 0 { universe.areMessagesCompressed = true }
        guard shown.count == 1, let only: SymbolID = shown.first else {
            reportNoneFits(call, shown, hidden: hidden, kind, name)
            return
        }
        if !universe.listsCandidates && !hidden.contains(only) && reportArgument(call, only) { return }
        let declared: Symbol = universe[only]
        let required: String = parameterText(only)
        let owner: SymbolID = declared.owner
        let place: String = placeText(owner)
        let count: Int = universe.parameterCount(declared.type)
        let isVarargs: Bool = declared.traits.contains(.isVarargs)
        let isLengthWrong: Bool = isVarargs ? call.operands.count < count - 1 : call.operands.count != count
        let reason: String
        if hidden.contains(only) {
            reason = inaccessibleText(only)
        } else if isLengthWrong {
            reason = "actual and formal argument lists differ in length"
        } else if !call.typeArguments.isEmpty,
            universe.typeVariables(declared.type).count != call.typeArguments.count
        {
            reason = "wrong number of type arguments; required \(universe.typeVariables(declared.type).count)"
        } else {
            reason = (isVarargs ? "varargs mismatch; " : "argument mismatch; ") + (mismatchText(call, only) ?? "")
        }
        let variables: [TypeID] = universe.typeVariables(declared.type)
        let inferText: String =
            variables.isEmpty || !call.typeArguments.isEmpty
            ? "reason: \(reason)"
            : "reason: cannot infer type-variable(s) \(universe.messageText(variables))\n(\(reason))"
        report(
            call.calleeNode, call.typeArguments.isEmpty ? "cant.apply.symbol" : "cant.apply.symbol.noargs",
            "\(kind) \(name) in \(place) cannot be applied to given types;\nrequired: \(required.isEmpty ? "no arguments" : required)\nfound:    \(found)\n\(inferText)"
        )
    }

    private func placeText(_ owner: SymbolID) -> String {
        let parameters: [TypeID] = types.elements(universe.typeParameters(owner))
        let kind: String =
            switch universe.flavor(owner) {
            case .interface: "interface"
            case .enum: "enum"
            case .record: "record"
            case .annotation: "@interface"
            case .class: "class"
            }
        let name: String = universe.messageName(owner)
        return kind + " " + (parameters.isEmpty ? name : name + "<" + universe.messageText(parameters) + ">")
    }

    private func applies(_ method: SymbolID, _ call: PreparedCall) -> Bool {
        let saved: [InferenceVariable] = inference.variables
        defer { inference.variables = saved }
        if case .found = select([method], site: call.site, call.operands, typeArguments: call.typeArguments) {
            return true
        }
        return false
    }

    /// With one candidate and one wrong argument the complaint is about the argument, unless its parameter's type is to be
    /// inferred.
    private func reportArgument(_ call: PreparedCall, _ method: SymbolID) -> Bool {
        let declared: TypeID = universe.memberType(method, in: call.site)
        let variables: [TypeID] = universe.typeVariables(declared)
        guard variables.isEmpty || call.typeArguments.isEmpty, !universe[method].traits.contains(.isVarargs),
            universe.parameterCount(declared) == call.operands.count
        else { return false }
        let saved: [InferenceVariable] = inference.variables
        let fresh: [TypeID] = variables.isEmpty ? [] : inference.introduce(variables, thrown: [])
        for (operand, formal): (Operand, TypeID) in zip(call.operands, universe.parameterTypes(declared)) {
            let open: TypeID = variables.isEmpty ? formal : universe.substitute(formal, variables, fresh)
            if fits(operand, open, .loose, isOnly: true) { continue }
            inference.variables = saved
            if open != formal { return false }
            if speculation == 0 { universe.areMessagesCompressed = true }
            if operand.isPending {
                complete(operand, Conversion(formal, .invocation))
            } else {
                reportIncompatible(operand.node, operand.type, formal)
            }
            return true
        }
        inference.variables = saved
        return false
    }

    /// Why the first argument that does not fit does not fit.
    func mismatchText(_ call: PreparedCall, _ method: SymbolID) -> String? {
        let declared: TypeID = universe.memberType(method, in: call.site)
        let saved: [InferenceVariable] = inference.variables
        defer { inference.variables = saved }
        var type: TypeID = universe.plainType(declared)
        let variables: [TypeID] = universe.typeVariables(declared)
        if !variables.isEmpty {
            type = universe.substitute(type, variables, inference.introduce(variables, thrown: []))
        }
        let isVarargs: Bool = universe[method].traits.contains(.isVarargs)
        let formals: [TypeID] = formals(type, count: call.operands.count, isVarargs ? .variableArity : .loose)
        for (position, (operand, formal)): (Int, (Operand, TypeID)) in zip(call.operands, formals).enumerated() {
            if fits(operand, formal, .loose, isOnly: true) { continue }
            let shown: TypeID =
                position < universe.parameterCount(declared) ? universe.parameterTypes(declared)[position] : formal
            let target: String = universe.messageText(isVarargs ? universe.elementType(shown) ?? shown : shown)
            if operand.isPending { return "\(argumentText(operand)) cannot be converted to \(target)" }
            if operand.type.isNumeric && formal.isNumeric {
                return "possible lossy conversion from \(universe.messageText(operand.type)) to \(target)"
            }
            return "\(universe.messageText(operand.type)) cannot be converted to \(target)"
        }
        return nil
    }

    private func reportNoneFits(
        _ call: PreparedCall, _ candidates: [SymbolID], hidden: [SymbolID], _ kind: String, _ name: String
    ) {
        var lines: [String] = [
            "no suitable \(kind) found for \(name)(\(call.operands.isEmpty ? "no arguments" : argumentText(call.operands)))"
        ]
        for method: SymbolID in candidates {
            let symbol: Symbol = universe[method]
            let owner: String = universe.messageName(symbol.owner)
            lines.append(
                "  \(kind) \(owner).\(methodText(method)) is not applicable")
            let count: Int = universe.parameterCount(symbol.type)
            let isVarargs: Bool = symbol.traits.contains(.isVarargs)
            var reason: String
            if hidden.contains(method) {
                lines.append("    (\(inaccessibleText(method)))")
                continue
            }
            if isVarargs ? call.operands.count < count - 1 : call.operands.count != count {
                reason = "actual and formal argument lists differ in length"
            } else {
                reason = (isVarargs ? "varargs mismatch; " : "argument mismatch; ") + (mismatchText(call, method) ?? "")
            }
            let variables: [TypeID] = universe.typeVariables(symbol.type)
            if !variables.isEmpty {
                lines.append("    (cannot infer type-variable(s) \(universe.messageText(variables))")
                reason = "  (\(reason)))"
                lines.append("    " + reason)
            } else {
                lines.append("    (\(reason))")
            }
        }
        report(call.calleeNode, "cant.apply.symbols", lines.joined(separator: "\n"))
    }

    func reportImplicitSuper(
        _ symbol: SymbolID, usable: [SymbolID], all: [SymbolID], _ position: SourcePosition
    ) {
        let name: String = universe.messageName(symbol)
        if usable.isEmpty {
            report(at: position, "report.access", "\(methodText(all[0])) has private access in \(name)")
        } else if usable.count == 1 {
            report(
                at: position, "cant.apply.symbol",
                "constructor \(name) in \(placeText(symbol)) cannot be applied to given types;\nrequired: \(parameterText(usable[0]))\nfound:    no arguments\nreason: actual and formal argument lists differ in length"
            )
        } else {
            var lines: [String] = ["no suitable constructor found for \(name)(no arguments)"]
            for method: SymbolID in usable {
                lines.append("  constructor \(name).\(methodText(method)) is not applicable")
                lines.append("    (actual and formal argument lists differ in length)")
            }
            report(at: position, "cant.apply.symbols", lines.joined(separator: "\n"))
        }
    }

    // MARK: - Inference

    /// Complains about a call whose type arguments cannot be inferred. False if nothing was said.
    func reportFailedInference(
        _ index: Int, _ failure: InferenceFailure?, _ conversion: Conversion, isReturnWrong: Bool
    ) -> Bool {
        var node: NodeID = pendings[index].node
        var failure: InferenceFailure? = failure
        var conversion: Conversion = conversion
        if tree.kind(node) == .classCreation {
            var typeNode: NodeID = NodeID(tree[node].b)
            if tree.kind(typeNode) == .constructorTypeArguments { typeNode = NodeID(tree[typeNode].a) }
            conversion = conversion.adding(
                "cannot infer type arguments for \(universe.messageName(universe.classSymbol(of: inference.apply(pendings[index].result))))<>"
            )
            node = typeNode
        }
        if isReturnWrong, failure == nil, let variable: Int = inference.index(pendings[index].result) {
            let found: InferenceVariable = inference.variables[variable]
            failure = InferenceFailure(
                declared: found.declared, equal: found.equal, lower: found.lower, upper: found.upper)
        }
        if isReturnWrong, failure == nil {
            let type: TypeID = standaloneType(Operand(pendings[index].node, pending: Int32(index)))
            if type == .error { return false }
            reportIncompatible(node, type, conversion.target, reasons: conversion.reasons)
            return true
        }
        guard let failure: InferenceFailure = failure else { return false }
        if (failure.equal + failure.lower + failure.upper).contains(where: { mentionsError($0) }) { return true }
        let variable: String = names.text(of: universe[SymbolID(types[failure.declared].a)].name)
        var lines: [String] = ["inference variable \(variable) has incompatible bounds"]
        func text(_ list: [TypeID]) -> String {
            universe.messageText(list.filter { !types.mentionsInference($0) })
        }
        if !failure.equal.isEmpty { lines.append("  equality constraints: \(text(failure.equal))") }
        if !failure.lower.isEmpty {
            lines.append("  lower bounds: \(text(failure.lower))")
        } else if !failure.upper.isEmpty {
            lines.append("  upper bounds: \(text(failure.upper))")
        }
        report(node, "prob.found.req", "incompatible types: " + (conversion.reasons + lines).joined(separator: "\n"))
        return true
    }

    /// Whether a type, or an argument of it, could not be found.
    private func mentionsError(_ type: TypeID) -> Bool {
        if type == .error { return true }
        if let element: TypeID = universe.elementType(type) { return mentionsError(element) }
        return universe.arguments(type).contains { mentionsError($0) }
    }
}

extension Substring {
    fileprivate var trimmedSpaces: String { String(self).split(separator: " ").joined(separator: " ") }
}
