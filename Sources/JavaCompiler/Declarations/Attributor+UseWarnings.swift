// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// Warnings about what is used and how: deprecated declarations, raw types' members, casts without effect, static members
// through instances (-Xlint: deprecation, removal, unchecked, cast, static, varargs, divzero, lossy-conversions).

extension Attributor {
    /// Warns if a deprecated declaration of another class is used.
    func warnUse(of symbol: SymbolID, _ position: SourcePosition) {
        if symbol.isNone || speculation > 0 { return }
        let found: Symbol = universe[symbol]
        guard found.traits.contains(.isDeprecated), found.kind != .package else { return }
        let place: SymbolID = found.kind == .class ? symbol : found.owner
        if env.classFrame >= 0, outermost(place) == outermost(currentClass) { return }
        if isImport(position) { return }
        let name: String = found.kind == .method ? methodText(symbol) : names.text(of: found.name)
        let owner: Symbol = universe[found.owner]
        let around: String =
            owner.kind == .package
            ? (owner.name == .empty ? "unnamed package" : names.text(of: owner.name))
            : universe.messageName(found.owner)
        if found.traits.contains(.isForRemoval) {
            warn(
                .removal, at: position, "has.been.deprecated.for.removal",
                "\(name) in \(around) has been deprecated and marked for removal")
        } else {
            warn(.deprecation, at: position, "has.been.deprecated", "\(name) in \(around) has been deprecated")
        }
    }

    private func isImport(_ position: SourcePosition) -> Bool {
        guard let last: NodeID = tree.elements(tree.compilationUnit(tree.root).imports).last else { return false }
        return position.rawValue < tree[last].end
    }

    /// Everything a call of a method or constructor may be warned about.
    func warnCall(_ call: PreparedCall, _ candidate: Candidate) {
        if speculation > 0 { return }
        let method: SymbolID = candidate.method
        let symbol: Symbol = universe[method]
        warnUse(of: method, tree.position(call.calleeNode))
        if symbol.flags.contains(.static), call.receiver == .expression {
            warnStatic("method", symbol.owner, call.calleeNode)
        }
        warnRawMember(call, candidate, symbol)
        if candidate.isUnchecked {
            let isConstructor: Bool = symbol.name == .constructor
            let name: String = isConstructor ? "<init>" : names.text(of: symbol.name)
            warn(
                .unchecked, call.node, "unchecked.meth.invocation.applied",
                "unchecked method invocation: \(isConstructor ? "constructor" : "method") \(name) in \(location(symbol.owner)) is applied to given types"
            )
        }
        warnVarargs(call, candidate, symbol)
    }

    private func location(_ symbol: SymbolID) -> String {
        let text: String = universe.location(symbol)
        return text
    }

    /// A method whose erasure differs, called through a raw type.
    private func warnRawMember(_ call: PreparedCall, _ candidate: Candidate, _ symbol: Symbol) {
        if symbol.flags.contains(.static) { return }
        // The site of a diamond is the raw class, whatever is inferred.
        if symbol.name == .constructor && candidate.isInferred { return }
        guard types.kind(call.site) == .class,
            let base: TypeID = universe.asSuper(call.site, symbol.owner), universe.isRaw(base)
        else { return }
        let declared: [TypeID] = universe.parameterTypes(symbol.type)
        if declared.allSatisfy({ universe.isSameType($0, universe.erasure($0)) }) { return }
        warn(
            .unchecked, call.node, "unchecked.call.mbr.of.raw.type",
            "unchecked call to \(methodText(candidate.method)) as a member of the raw type \(universe.messageText(universe.erasure(base)))"
        )
    }

    private func warnVarargs(_ call: PreparedCall, _ candidate: Candidate, _ symbol: Symbol) {
        guard symbol.traits.contains(.isVarargs) else { return }
        guard candidate.phase == .variableArity else {
            guard let last: Operand = call.operands.last, !last.isPending,
                let formal: TypeID = candidate.formals.last, let element: TypeID = universe.elementType(formal),
                call.operands.count == candidate.formals.count
            else { return }
            // It could as well be one of several arguments.
            guard universe.isSubtype(last.type, element),
                universe.erasure(last.type) != universe.erasure(formal) || last.type == .null
            else { return }
            let text: String = universe.messageText(element)
            universe.warnAlways(
                unit.index, diagnosticPosition(last.node), "inexact.non-varargs.call",
                "non-varargs call of varargs method with inexact argument type for last parameter;\ncast to \(text) for a varargs call\ncast to \(text)[] for a non-varargs call and to suppress this warning"
            )
            return
        }
        if let element: TypeID = candidate.formals.last, !candidate.isInferred {
            warnArrayCreation(call.node, candidate.method, element)
        }
    }

    /// The array that a call of variable arity makes for arguments of a type that is not there at run time.
    func warnArrayCreation(_ node: NodeID, _ method: SymbolID, _ element: TypeID) {
        if speculation > 0 || element == .error || isReifiable(element) || isTrusted(method) { return }
        warn(
            .unchecked, node, "unchecked.generic.array.creation",
            "unchecked generic array creation for varargs parameter of type \(universe.messageText(types.array(of: element)))"
        )
    }

    /// Whether a method has `@SafeVarargs`.
    private func isTrusted(_ method: SymbolID) -> Bool {
        let found: Symbol = universe[method]
        let source: UInt32 = universe.details(found.owner).source
        guard source != 0, !found.node.isNone else { return true }
        let tree: Tree = universe.sources[Int(source) - 1].tree
        guard tree.kind(found.node) == .methodDeclaration else { return true }
        return tree.elements(tree.modifiers(tree.method(found.node).modifiers).annotations).contains {
            tree.dottedName(NodeID(tree[$0].a)).hasSuffix("SafeVarargs")
        }
    }

    func warnStatic(_ kind: String, _ owner: SymbolID, _ node: NodeID) {
        warn(
            .static, node, "static.not.qualified.by.type",
            "static \(kind) should be qualified by type name, \(universe.messageName(owner)), instead of by an expression"
        )
    }

    /// A conversion that only the erasure of types allows.
    func warnUncheckedConversion(_ node: NodeID, _ type: TypeID, _ target: TypeID) {
        if speculation > 0 || type.isPrimitive || target.isPrimitive || isReifiable(target) { return }
        var isUnchecked: Bool = false
        _ = universe.isSubtypeUnchecked(type, target, isUnchecked: &isUnchecked)
        if !isUnchecked { return }
        warn(
            .unchecked, at: diagnosticPosition(node), "prob.found.req",
            "unchecked conversion\nrequired: \(universe.messageText(target))\nfound:    \(universe.messageText(type))")
    }

    func warnCast(_ node: NodeID, _ operand: NodeID, _ type: TypeID, _ target: TypeID) {
        if speculation > 0 || type == .error || target == .error { return }
        let isOperandPending: Bool = isFunctionExpression(operand)
        if isOperandPending { return }
        if universe.isSameType(type, target), tree.kind(NodeID(tree[node].a)) != .intersectionType {
            warn(.cast, node, "redundant.cast", "redundant cast to \(universe.messageText(target))")
        } else if !target.isPrimitive, !type.isPrimitive, type != .null, isUncheckedCast(type, target) {
            warn(
                .unchecked, at: diagnosticPosition(operand), "prob.found.req",
                "unchecked cast\nrequired: \(universe.messageText(target))\nfound:    \(universe.messageText(type))")
        }
    }

    func warnDivision(_ operation: BinaryOperator, by node: NodeID, _ type: TypeID) {
        guard operation == .divide || operation == .remainder, let value: TypedConstant = typedConstant(node),
            value.value == .int(0) || value.value == .long(0), type == .int || type == .long
        else { return }
        warn(.divzero, at: diagnosticPosition(node), "div.zero", "division by zero")
    }

    func warnLoss(_ operation: BinaryOperator, _ value: NodeID, _ signature: OperatorSignature, _ target: TypeID) {
        let isShift: Bool =
            operation == .shiftLeft || operation == .shiftRight || operation == .unsignedShiftRight
        let source: TypeID = isShift ? results.type(value) : signature.result
        guard target.isNumeric, source.isNumeric, !universe.isSubtype(source, target) else {
            if isShift, results.type(value) == .long, target == .int {
                reportLoss(value, .long, target)
            }
            return
        }
        let own: TypeID = results.type(value)
        if results.constant(value) != nil && own == .int { return }
        guard own.isNumeric, !universe.isSubtype(own, target) else { return }
        reportLoss(value, own, target)
    }

    private func reportLoss(_ node: NodeID, _ type: TypeID, _ target: TypeID) {
        warn(
            .lossyConversions, at: diagnosticPosition(node), "possible.loss.of.precision",
            "implicit cast from \(universe.messageText(type)) to \(universe.messageText(target)) in compound assignment is possibly lossy"
        )
    }
}
