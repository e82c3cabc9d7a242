// SPDX-License-Identifier: Apache-2.0
import JavaSyntax

// Operands meet their target types: checks of conversions, and completion of what is pending.

extension Attributor {
    /// Gives an operand its final type and checks it against its target.
    @discardableResult
    func complete(_ operand: Operand, _ conversion: Conversion) -> TypeID {
        guard operand.isPending else { return convert(operand.node, operand.type, conversion) }
        let index: Int = Int(operand.pending)
        let node: NodeID = operand.node
        switch pendings[index].kind {
        case .parenthesized:
            let inner: Operand = pendings[index].children[0]
            let type: TypeID = complete(inner, conversion)
            results.set(constant: results.constant(inner.node), node)
            if !conversion.isStandalone && conversion.context != .cast { results.set(target: conversion.target, node) }
            return finish(node, type)
        case .conditional:
            return completeBranches(node, pendings[index].children, conversion, "bad type in conditional expression")
        case .switchExpression:
            return completeBranches(node, pendings[index].children, conversion, "bad type in switch expression")
        case .call:
            // Inference of the call around has seen to it that the result fits.
            let isChecked: Bool = pendings[index].isInferred
            let type: TypeID = completeCall(index, conversion)
            if isChecked && type != .error && !conversion.isStandalone && conversion.context != .cast {
                results.set(target: conversion.target, node)
                return type
            }
            return convert(node, type, conversion)
        case .lambda: return completeLambda(index, conversion)
        case .reference: return completeReference(index, conversion)
        }
    }

    /// Conditional and switch expressions: with a target each branch goes there, without one they have a common type.
    private func completeBranches(
        _ node: NodeID, _ branches: [Operand], _ conversion: Conversion, _ reason: String
    ) -> TypeID {
        let isFunction: Bool = conversion.context == .cast && isFunctionExpression(node)
        if conversion.isStandalone || (conversion.context == .cast && !isFunction) {
            let found: [TypeID] = branches.map { complete($0, Conversion(.none, .standalone)) }
            if found.contains(.error) { return finish(node, .error) }
            let type: TypeID = commonType(branches, found)
            if type != .error { for branch: Operand in branches { results.set(target: type, branch.node) } }
            if tree.kind(node) == .switchExpression { markPoly(node, false) }
            return finish(node, type)
        }
        var isWrong: Bool = false
        for branch: Operand in branches {
            if complete(branch, conversion.adding(reason)) == .error { isWrong = true }
        }
        if tree.kind(node) == .switchExpression { markPoly(node, true) }
        results.set(target: conversion.target, node)
        return finish(node, isWrong ? .error : conversion.target)
    }

    private func markPoly(_ node: NodeID, _ isPoly: Bool) {
        var info: SwitchInfo = results.switchInfo(node)
        info.isPoly = isPoly
        results.set(info, node)
    }

    /// The type of a standalone conditional or switch expression (JLS 15.25, 15.28.1).
    private func commonType(_ branches: [Operand], _ found: [TypeID]) -> TypeID {
        guard let first: TypeID = found.first else { return .error }
        if found.allSatisfy({ $0 == first }) { return first }
        if found.contains(.void) { return .error }
        let unboxed: [TypeID?] = found.map { $0.isPrimitive ? $0 : universe.unboxed($0) }
        if !unboxed.contains(nil) {
            let primitives: [TypeID] = unboxed.compactMap { $0 }
            if primitives.allSatisfy({ $0 == .boolean }) { return .boolean }
            if primitives.allSatisfy(\.isNumeric) {
                for candidate: TypeID in [TypeID.byte, .short, .char, .int, .long, .float, .double] {
                    let fits: Bool = zip(branches, primitives).allSatisfy { branch, type in
                        universe.isSubtype(type, candidate)
                            || (type == .int && results.constant(branch.node) != nil
                                && universe.isAssignable(type, candidate, constant: results.constant(branch.node)))
                    }
                    if fits { return candidate }
                }
            }
        }
        return universe.capture(universe.lub(found.map { universe.boxed($0) }))
    }

    // MARK: - Conversion

    /// Checks that a value of a type may be converted, and notes the target.
    func convert(_ node: NodeID, _ type: TypeID, _ conversion: Conversion) -> TypeID {
        if conversion.isStandalone || conversion.context == .cast { return type }
        let target: TypeID = conversion.target
        if type == .error || target == .error { return type }
        let isFine: Bool
        if conversion.context == .invocation {
            isFine = universe.isConvertible(type, target)
        } else {
            isFine = type != .void && universe.isAssignable(type, target, constant: results.constant(node))
        }
        if isFine { warnUncheckedConversion(node, type, target) }
        if !isFine {
            reportIncompatible(node, type, target, reasons: conversion.reasons)
            return .error
        }
        results.set(target: target, node)
        return type
    }

    /// `incompatible types: String cannot be converted to int`.
    func reportIncompatible(
        _ node: NodeID, _ type: TypeID, _ target: TypeID, reasons: [String] = [], at position: SourcePosition? = nil
    ) {
        if type == .error || target == .error { return }
        var text: String = "incompatible types: "
        let reason: String
        if type.isNumeric && target.isNumeric {
            reason = "possible lossy conversion from \(universe.messageText(type)) to \(universe.messageText(target))"
        } else {
            reason = "\(universe.messageText(type)) cannot be converted to \(universe.messageText(target))"
        }
        text += (reasons + [reason]).joined(separator: "\n")
        report(at: position ?? diagnosticPosition(node), "prob.found.req", text)
    }

    /// Where javac puts its caret for an expression: of parentheses inside them.
    func diagnosticPosition(_ node: NodeID) -> SourcePosition {
        var inner: NodeID = node
        while tree.kind(inner) == .parenthesized { inner = NodeID(tree[inner].a) }
        return tree.position(inner)
    }
}
