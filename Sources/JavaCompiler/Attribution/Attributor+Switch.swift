// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// Switch statements and expressions (JLS 14.11, 15.28).

/// What the labels of a switch have said so far.
struct SwitchLabels {
    var info: SwitchInfo = SwitchInfo()
    var constants: Set<ConstantValue> = []
    var enumConstants: Set<SymbolID> = []
    /// Patterns without guard, as nodes, for exhaustiveness.
    var patterns: [NodeID] = []
    var isRule: Bool?
    var hasPattern: Bool = false
    var hasError: Bool = false
    /// Whether arrows and colons have been complained about.
    var isMixed: Bool = false
}

extension Attributor {
    func attribSwitchStatement(_ node: NodeID, _ found: Node) {
        let (labels, type): (SwitchLabels, TypeID) = beginSwitch(found)
        var state: SwitchLabels = labels
        breakDepth += 1
        inBlock {
            for clause: NodeID in tree.elements(NodeList(found.b)) {
                attribCase(clause, type, &state) { body in
                    for statement: NodeID in tree.elements(body) { attribStatement(statement) }
                }
            }
        }
        breakDepth -= 1
        checkLabels(NodeList(found.b), type)
        finishSwitch(node, type, &state, isExpression: false)
    }

    func attribSwitchExpression(_ node: NodeID, _ found: Node) -> Operand {
        let (labels, type): (SwitchLabels, TypeID) = beginSwitch(found)
        var state: SwitchLabels = labels
        let savedYield: Int32 = env.yield
        let frame: Int32 = Int32(yields.count)
        yields.append(YieldFrame())
        env.yield = frame
        let savedJumps: ([(name: NameID, isLoop: Bool)], Int, Int) = (self.labels, breakDepth, loopDepth)
        self.labels = []
        breakDepth = 0
        loopDepth = 0
        inBlock {
            for clause: NodeID in tree.elements(NodeList(found.b)) {
                let isValue: Bool = tree[clause].variant == CaseBody.expression.rawValue
                attribCase(clause, type, &state) { body in
                    for statement: NodeID in tree.elements(body) {
                        if isValue && tree.kind(statement) == .expressionStatement {
                            let operand: Operand = attribOperand(NodeID(tree[statement].a))
                            yields[Int(frame)].results.append(operand)
                            clearBindings()
                        } else {
                            attribStatement(statement)
                        }
                    }
                }
            }
        }
        (self.labels, breakDepth, loopDepth) = savedJumps
        env.yield = savedYield
        checkLabels(NodeList(found.b), type)
        finishSwitch(node, type, &state, isExpression: true)
        let operands: [Operand] = yields[Int(frame)].results
        if operands.isEmpty {
            if tree.count(NodeList(found.b)) == 0 {
                report(node, "switch.expression.empty", "switch expression does not have any case clauses")
                return Operand(node, finish(node, .error))
            }
            if !state.hasError {
                report(
                    node, "switch.expression.no.result.expressions",
                    "switch expression does not have any result expressions")
            }
            return Operand(node, finish(node, .error))
        }
        return pend(.switchExpression, node, children: operands)
    }

    func attribYield(_ node: NodeID, _ found: Node) {
        let value: NodeID = NodeID(found.a)
        guard env.yield >= 0 else {
            report(node, "no.switch.expression", "yield outside of switch expression")
            _ = attribExpr(value)
            clearBindings()
            return
        }
        let frame: Int = Int(env.yield)
        let operand: Operand = attribOperand(value)
        yields[frame].results.append(operand)
        clearBindings()
    }

    // MARK: - Selector

    private func beginSwitch(_ found: Node) -> (SwitchLabels, TypeID) {
        let selector: NodeID = NodeID(found.a)
        let type: TypeID = attribExpr(selector)
        clearBindings()
        var state: SwitchLabels = SwitchLabels()
        state.info.selectorType = type
        if type == .void {
            report(selector, "void.not.allowed.here", "'void' type not allowed here")
            state.hasError = true
            return (state, .error)
        }
        let primitive: TypeID = type.isPrimitive ? type : universe.unboxed(type) ?? .none
        switch primitive {
        case .byte, .short, .char, .int:
            state.info.kind = .int
        default:
            if type == known.string {
                state.info.kind = .string
            } else if isEnum(type) {
                state.info.kind = .enum
            } else {
                state.info.kind = .pattern
                if type.isPrimitive, universe.previewReports.insert(unit.index).inserted {
                    report(
                        selector, "preview.feature.disabled.plural",
                        "primitive patterns are a preview feature and are disabled by default.\n(use --enable-preview to enable primitive patterns)"
                    )
                }
                if type.isPrimitive { state.hasError = true }
            }
        }
        return (state, type)
    }

    func isEnum(_ type: TypeID) -> Bool {
        let symbol: SymbolID = universe.classSymbol(of: type)
        return !symbol.isNone && universe.flavor(symbol) == .enum
    }

    private func finishSwitch(_ node: NodeID, _ type: TypeID, _ state: inout SwitchLabels, isExpression: Bool) {
        if state.hasPattern { state.info.kind = .pattern }
        let isOld: Bool = state.info.kind != .pattern && !state.info.hasNull
        state.info.mustBeExhaustive = isExpression || !isOld
        state.info.isExhaustive =
            state.hasError || type == .error || state.info.hasDefault || state.info.hasUnconditionalPattern
            || covers(type, state)
        if state.info.kind == .int || state.info.kind == .string {
            if state.info.kind == .int, !state.info.hasNull {
                results.set(target: .int, NodeID(tree[node].a))
            }
        }
        results.set(state.info, node)
        if !state.info.isExhaustive && state.info.mustBeExhaustive && !state.hasError {
            if speculation == 0 { incompleteSwitches.append((node, isExpression)) }
        }
    }

    // MARK: - Cases

    private func attribCase(
        _ clause: NodeID, _ type: TypeID, _ state: inout SwitchLabels, _ body: (NodeList) -> Void
    ) {
        let found: Node = tree[clause]
        let isRule: Bool = found.variant != CaseBody.statements.rawValue
        if let earlier: Bool = state.isRule, earlier != isRule, !state.isMixed {
            state.isMixed = true
            report(clause, "switch.mixing.case.types", "different case kinds used in the switch")
        }
        state.isRule = isRule
        let scope: Int32 = env.scope
        var bindings: [SymbolID] = []
        let hasGuard: Bool = found.b != 0
        for label: NodeID in tree.elements(NodeList(found.a)) {
            let labelNode: Node = tree[label]
            switch labelNode.kind {
            case .defaultLabel:
                if state.info.hasDefault {
                    report(label, "duplicate.default.label", "duplicate default label")
                } else if state.info.hasUnconditionalPattern {
                    report(
                        label, "unconditional.pattern.and.default",
                        "switch has both an unconditional pattern and a default label")
                }
                state.info.hasDefault = true
            case .constantLabel: attribConstantLabel(NodeID(labelNode.a), type, &state, clause)
            case .patternLabel:
                attribPatternLabel(label, NodeID(labelNode.a), NodeID(found.b), type, &state, &bindings)
            default: state.hasError = true
            }
        }
        if hasGuard {
            bring(bindings)
            let outerGuard: NodeID = env.guardNode
            env.guardNode = NodeID(found.b)
            attribCondition(NodeID(found.b))
            env.guardNode = outerGuard
            let onTrue: [SymbolID] = whenTrue
            if case .int(0)? = results.constant(NodeID(found.b)) {
                report(
                    NodeID(found.b), "guard.has.constant.expression.false",
                    "this case label has a guard that is a constant expression with value 'false'")
            }
            clearBindings()
            bring(onTrue)
        } else {
            bring(bindings)
        }
        if isRule {
            inBlock { body(NodeList(found.c)) }
            env.scope = scope
        } else {
            body(NodeList(found.c))
            removeBindings(since: scope, bindings)
        }
    }

    /// Bindings of a group of statements end with it; variables declared there stay in scope.
    private func removeBindings(since scope: Int32, _ bindings: [SymbolID]) {
        if bindings.isEmpty { return }
        var kept: [SymbolID] = []
        var at: Int32 = env.scope
        while at != scope && at != 0 {
            let entry: ScopeEntry = scopes[Int(at)]
            if entry.kind == .variable && !bindings.contains(entry.symbol) { kept.append(entry.symbol) }
            at = entry.parent
        }
        env.scope = scope
        for symbol: SymbolID in kept.reversed() { bring(symbol) }
    }

    private func attribConstantLabel(
        _ node: NodeID, _ type: TypeID, _ state: inout SwitchLabels, _ clause: NodeID
    ) {
        let found: Node = tree[node]
        if found.kind == .literal && found.variant == LiteralKind.null.rawValue {
            finish(node, .null)
            if type.isPrimitive {
                reportIncompatible(node, .null, type)
                state.hasError = true
            } else if state.info.hasNull {
                report(node, "duplicate.case.label", "duplicate case label")
            }
            state.info.hasNull = true
            return
        }
        if state.info.kind == .enum, found.kind == .identifier {
            attribEnumLabel(node, NameID(found.a), type, &state)
            return
        }
        if found.kind == .identifier, let named: TypeID = typeOnly(NameID(found.a)) {
            state.hasError = true
            results.set(type: .error, node)
            if named == .error || type == .error { return }
            if universe.isSubtype(named, type) {
                report(node, "pattern.expected", "type pattern expected")
            } else {
                reportIncompatible(node, named, type)
            }
            return
        }
        let label: TypeID = attribExpr(node)
        clearBindings()
        if label == .error || type == .error {
            state.hasError = true
            return
        }
        let symbol: SymbolID = results.symbol(node)
        if !symbol.isNone, universe[symbol].traits.contains(.isEnumConstant) {
            if !universe.isCastable(type, label) {
                reportIncompatible(node, type, label)
                state.hasError = true
            } else if !state.enumConstants.insert(symbol).inserted {
                report(node, "duplicate.case.label", "duplicate case label")
            }
            if state.info.kind != .enum { state.hasPattern = true }
            return
        }
        guard let constant: ConstantValue = results.constant(node) else {
            state.hasError = true
            if state.info.kind == .enum {
                report(
                    node, "enum.label.must.be.enum.constant",
                    "an enum switch constant case label must be an enumeration constant")
            } else if !universe.isAssignable(label, type) {
                reportIncompatible(node, label, type)
            } else if state.info.kind == .string {
                report(node, "string.const.req", "constant string expression required")
            } else if state.info.kind == .int {
                report(node, "const.expr.req", "constant expression required")
            } else {
                report(node, "pattern.or.enum.req", "pattern or enum constant required")
            }
            return
        }
        switch state.info.kind {
        case .int:
            let primitive: TypeID = type.isPrimitive ? type : universe.unboxed(type) ?? .int
            if !universe.isAssignable(label, primitive, constant: constant) {
                if universe.isAssignable(label, primitive) || label.isNumeric && type.isPrimitive {
                    reportIncompatible(node, label, primitive)
                } else {
                    reportIncompatible(node, label, type)
                }
                state.hasError = true
                return
            }
            results.set(target: .int, node)
        case .string:
            if label != known.string {
                reportIncompatible(node, label, type)
                state.hasError = true
                return
            }
        default:
            if state.info.kind == .enum {
                reportIncompatible(node, label, type)
            } else if type != label && type != .boolean {
                reportConstantLabel(node, label, type)
            }
            state.hasError = true
            return
        }
        if !state.constants.insert(constant).inserted {
            report(clause, "duplicate.case.label", "duplicate case label")
        }
    }

    private func reportConstantLabel(_ node: NodeID, _ label: TypeID, _ type: TypeID) {
        report(
            node, "constant.label.not.compatible",
            "constant label of type \(universe.messageText(label)) is not compatible with switch selector type \(universe.messageText(type))"
        )
    }

    /// What a name means that is a type's and no variable's.
    private func typeOnly(_ name: NameID) -> TypeID? {
        guard case .none = findVariable(name) else { return nil }
        return universe.simpleTypeIfAny(name, env.types)
    }

    private func attribEnumLabel(_ node: NodeID, _ name: NameID, _ type: TypeID, _ state: inout SwitchLabels) {
        let owner: SymbolID = universe.classSymbol(of: type)
        let fields: [SymbolID] = universe.members(name, .field, of: owner)
        guard let field: SymbolID = fields.first, universe[field].traits.contains(.isEnumConstant) else {
            if fields.isEmpty {
                report(
                    node, "cant.resolve.location",
                    "cannot find symbol\nsymbol:   variable \(names.text(of: name))\nlocation: \(universe.location(owner))",
                    suggestion: suggestedMember(name, .field, in: type))
            } else {
                report(
                    node, "enum.label.must.be.enum.constant",
                    "an enum switch constant case label must be an enumeration constant")
            }
            state.hasError = true
            return
        }
        results.set(symbol: field, node)
        finish(node, type)
        if !state.enumConstants.insert(field).inserted {
            report(node, "duplicate.case.label", "duplicate case label")
        }
    }

    private func attribPatternLabel(
        _ label: NodeID, _ pattern: NodeID, _ guardNode: NodeID, _ type: TypeID, _ state: inout SwitchLabels,
        _ bindings: inout [SymbolID]
    ) {
        state.hasPattern = true
        let tested: TypeID = attribPattern(pattern, type, &bindings)
        if type == .error || tested == .error {
            state.hasError = true
            return
        }
        if type.isPrimitive && tested != type || tested.isPrimitive && tested != type {
            reportIncompatible(pattern, type, tested)
            state.hasError = true
            return
        }
        if !universe.isCastable(type, tested) {
            reportIncompatible(pattern, type, tested)
            state.hasError = true
            return
        }
        if !isReifiable(tested), isUncheckedCast(type, tested) {
            report(
                pattern, "instanceof.reifiable.not.safe",
                "\(universe.messageText(type)) cannot be safely cast to \(universe.messageText(tested))")
        }
        let isUnguarded: Bool = guardNode.isNone || isGuardTrue(guardNode)
        if isUnguarded {
            state.patterns.append(pattern)
            if results.pattern(pattern).isUnconditional {
                if state.info.hasDefault {
                    report(
                        pattern, "unconditional.pattern.and.default",
                        "switch has both an unconditional pattern and a default label")
                } else if state.info.hasUnconditionalPattern {
                    report(pattern, "duplicate.unconditional.pattern", "duplicate unconditional pattern")
                }
                state.info.hasUnconditionalPattern = true
            }
        }
    }

    private func isGuardTrue(_ node: NodeID) -> Bool {
        let found: Node = tree[node]
        if found.kind == .parenthesized { return isGuardTrue(NodeID(found.a)) }
        return found.kind == .literal && found.variant == LiteralKind.boolean.rawValue && found.a == 1
    }
}
