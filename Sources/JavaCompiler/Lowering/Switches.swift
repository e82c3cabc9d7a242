// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// switch statements and expressions (JLS 14.11, 15.28): what selectors of each kind become, and the bodies of the cases.
//
// Selectors that are ints, or that a table turns into ints (enums), use the machine's switches. Strings are found by hash
// code, then compared. Patterns ask SwitchBootstraps which label matches, from a given one on, and ask again when a guard
// or a nested pattern fails.

extension Generator {
    /// A switch being emitted.
    final class SwitchCode {
        let cases: [NodeID]
        /// Where the body of each case begins.
        var labels: [Label] = []
        var defaultLabel: Label
        let scope: JumpScope
        let info: SwitchInfo
        let position: UInt32
        let end: UInt32
        var hasDefault: Bool = false

        init(cases: [NodeID], defaultLabel: Label, scope: JumpScope, info: SwitchInfo, position: UInt32, end: UInt32) {
            self.cases = cases
            self.defaultLabel = defaultLabel
            self.scope = scope
            self.info = info
            self.position = position
            self.end = end
        }
    }

    func emitSwitchStatement(_ node: NodeID, _ found: Node) {
        let limit: Int = code.nextLocal
        let scope: JumpScope = JumpScope(.switch, breakLabel: code.newLabel())
        emitSwitch(node, found, scope)
        code.bind(scope.breakLabel)
        code.endScopes(from: limit)
    }

    func emitSwitchExpression(_ node: NodeID, _ found: Node) -> TypeID {
        let limit: Int = code.nextLocal
        let scope: JumpScope = JumpScope(.switchExpression, breakLabel: code.newLabel())
        let target: TypeID = results.target(node)
        scope.node = node
        scope.resultType = results.switchInfo(node).isPoly && !target.isNone ? target : results.type(node)
        let result: TypeID = erasure(scope.resultType)
        let kind: VerificationType = VerificationType(result)
        code.mark(found.start)
        // Handlers find an empty stack, so what stands below must wait in variables.
        let mustSpill: Bool = code.isAlive && !code.stack.isEmpty && containsTry(node)
        if mustSpill {
            while let top: VerificationType = code.stack.last {
                let slot: Int = code.newLocal(slots: top.slots)
                code.store(slot, top)
                scope.spilled.append((slot, top))
            }
        }
        emitSwitch(node, found, scope)
        code.bind(scope.breakLabel)
        if mustSpill && code.isAlive {
            let slot: Int = storeTemporary(kind)
            for (spilledSlot, type): (Int, VerificationType) in scope.spilled.reversed() {
                code.load(spilledSlot, type)
            }
            code.load(slot, kind)
        }
        code.endScopes(from: limit)
        return result
    }

    private func containsTry(_ node: NodeID) -> Bool {
        var isFound: Bool = false
        tree.forEachDescendant(of: node) {
            let kind: NodeKind = tree.kind($0)
            if kind == .tryStatement || kind == .synchronizedStatement || kind == .recordPattern { isFound = true }
        }
        return isFound
    }

    private func emitSwitch(_ node: NodeID, _ found: Node, _ scope: JumpScope) {
        let info: SwitchInfo = results.switchInfo(node)
        let selector: NodeID = NodeID(found.a)
        let cases: [NodeID] = Array(tree.elements(NodeList(found.b)))
        let fallback: Label = code.newLabel()
        let work: SwitchCode = SwitchCode(
            cases: cases, defaultLabel: fallback, scope: scope, info: info, position: found.start, end: found.end - 1)
        for _: NodeID in cases { work.labels.append(code.newLabel()) }
        for (index, clause): (Int, NodeID) in cases.enumerated() {
            for label: NodeID in tree.elements(NodeList(tree[clause].a)) where tree.kind(label) == .defaultLabel {
                work.defaultLabel = work.labels[index]
                work.hasDefault = true
            }
        }
        method.scopes.append(scope)
        if cases.isEmpty {
            discard(selector)
        } else {
            switch info.kind {
            case .int: emitIntSwitch(selector, work)
            case .enum: emitEnumSwitch(selector, work)
            case .string: emitStringSwitch(selector, work)
            case .pattern: emitPatternSwitch(selector, work)
            }
        }
        if info.kind != .pattern || cases.isEmpty { emitCases(work) }
        if !work.hasDefault && code.isUsed(fallback) {
            if scope.kind == .switch && code.isAlive { code.jump(.goto, scope.breakLabel) }
            code.bind(fallback)
            // Values that the cases claim not to exist can still come from classes compiled later.
            if scope.kind == .switchExpression || (info.mustBeExhaustive && !info.hasUnconditionalPattern) {
                code.mark(found.start)
                throwMatchException()
            }
        }
        method.scopes.removeLast()
    }

    // MARK: - Bodies

    func emitCases(_ work: SwitchCode) {
        let limit: Int = code.nextLocal
        for (index, clause): (Int, NodeID) in work.cases.enumerated() {
            code.bind(work.labels[index])
            emitCaseBody(clause, work)
        }
        code.mark(work.end)
        code.endScopes(from: limit)
    }

    func emitCaseBody(_ clause: NodeID, _ work: SwitchCode) {
        let found: Node = tree[clause]
        let body: UnsafeBufferPointer<NodeID> = tree.elements(NodeList(found.c))
        switch CaseBody(rawValue: found.variant) ?? .statements {
        case .statements:
            for statement: NodeID in body { emitStatement(statement) }
        case .expression:
            guard let expression: NodeID = body.first else { return }
            var inner: NodeID = expression
            if tree.kind(inner) == .expressionStatement { inner = NodeID(tree[inner].a) }
            code.mark(tree[inner].position)
            if work.scope.kind == .switchExpression {
                emitYield(inner)
            } else {
                discard(inner)
                code.jump(.goto, work.scope.breakLabel)
            }
        case .block, .throw:
            for statement: NodeID in body { emitScoped(statement) }
            if work.scope.kind == .switch { code.jump(.goto, work.scope.breakLabel) }
        }
    }

    /// The value of the innermost switch expression.
    func emitYield(_ node: NodeID) {
        guard let index: Int = method.scopes.lastIndex(where: { $0.kind == .switchExpression }) else { return }
        let scope: JumpScope = method.scopes[index]
        let kind: VerificationType = VerificationType(erasure(scope.resultType))
        value(node, as: scope.resultType)
        code.setTop(kind)
        if hasFinalizers(inside: index) {
            let limit: Int = code.nextLocal
            guard code.isAlive else { return }
            let slot: Int = storeTemporary(kind)
            leave(to: index) {
                code.load(slot, kind)
                code.jump(.goto, scope.breakLabel)
            }
            code.endScopes(from: limit)
        } else {
            code.jump(.goto, scope.breakLabel)
        }
    }

    // MARK: - Ints

    private func emitIntSwitch(_ selector: NodeID, _ work: SwitchCode) {
        value(selector, as: .int)
        var rows: [(value: Int32, target: Label)] = []
        forEachConstantLabel(work) { expression, target in
            if case .int(let value)? = results.constant(expression) { rows.append((value, target)) }
        }
        code.mark(work.position)
        emitJumps(&rows, default: work.defaultLabel)
    }

    private func forEachConstantLabel(_ work: SwitchCode, _ body: (NodeID, Label) -> Void) {
        for (index, clause): (Int, NodeID) in work.cases.enumerated() {
            for label: NodeID in tree.elements(NodeList(tree[clause].a)) where tree.kind(label) == .constantLabel {
                body(NodeID(tree[label].a), work.labels[index])
            }
        }
    }

    /// Jumps by the int on the stack, by whichever instruction takes less room and time.
    func emitJumps(_ rows: inout [(value: Int32, target: Label)], default fallback: Label) {
        guard code.isAlive else { return }
        rows.sort { $0.value < $1.value }
        guard let first: Int32 = rows.first?.value, let last: Int32 = rows.last?.value else {
            discardTop()
            return code.jump(.goto, fallback)
        }
        let range: Int = Int(last) - Int(first) + 1
        let tableCost: Int = 4 + range + 3 * 3
        let lookupCost: Int = 3 + 2 * rows.count + 3 * rows.count
        guard tableCost <= lookupCost else { return code.lookupSwitch(rows, default: fallback) }
        var targets: [Label] = [Label](repeating: fallback, count: range)
        for row: (value: Int32, target: Label) in rows { targets[Int(row.value) - Int(first)] = row.target }
        code.tableSwitch(low: first, targets, default: fallback)
    }

    private func isNull(_ expression: NodeID) -> Bool { results.type(expression) == .null }

    /// Jumps away if the reference in a variable is null and a case says so.
    private func emitNullCase(_ work: SwitchCode, _ slot: Int, _ kind: VerificationType) {
        forEachConstantLabel(work) { expression, target in
            if isNull(expression) {
                code.load(slot, kind)
                code.jump(.ifnull, target)
            }
        }
    }

    // MARK: - Enums

    private func emitEnumSwitch(_ selector: NodeID, _ work: SwitchCode) {
        let type: TypeID = erasure(work.info.selectorType)
        let enumSymbol: SymbolID = universe.classSymbol(of: type)
        let usesOrdinals: Bool = outermost(enumSymbol) == outermost(c.symbol)
        var map: (field: NameID, owner: NameID) = (.none, .none)
        if !usesOrdinals {
            map = switchMaps.map(for: enumSymbol, self)
            if code.isAlive {
                let field: UInt16 = c.pool.field(map.owner, map.field, names.intern("[I"))
                code.op2(.getstatic, field, pops: 0, push: .object(universe.types.array(of: .int)))
            }
        }
        let actual: TypeID = value(selector, as: work.info.selectorType)
        if work.info.hasNull {
            // A table of ints may lie below; it is of no use to the case for null.
            let slot: Int = storeTemporary(.object(actual))
            if !usesOrdinals { discardTop() }
            emitNullCase(work, slot, .object(actual))
            if !usesOrdinals, code.isAlive {
                let field: UInt16 = c.pool.field(map.owner, map.field, names.intern("[I"))
                code.op2(.getstatic, field, pops: 0, push: .object(universe.types.array(of: .int)))
            }
            code.load(slot, .object(actual))
        }
        code.mark(work.position)
        invokeVirtual(typeNames.internalName(type), known.ordinal, known.intResult, pops: 1, push: .int)
        if !usesOrdinals { code.op(.iaload, pops: 2, push: .int) }
        var rows: [(value: Int32, target: Label)] = []
        forEachConstantLabel(work) { expression, target in
            if isNull(expression) { return }
            let constant: SymbolID = results.symbol(expression)
            let number: Int =
                usesOrdinals
                ? ordinal(of: constant, in: enumSymbol) : switchMaps.number(of: constant, in: enumSymbol)
            rows.append((Int32(truncatingIfNeeded: number), target))
        }
        emitJumps(&rows, default: work.defaultLabel)
    }

    func outermost(_ symbol: SymbolID) -> SymbolID { universe.outermost(symbol) }

    private func ordinal(of constant: SymbolID, in enumSymbol: SymbolID) -> Int {
        var number: Int = 0
        for member: SymbolID in universe.members(of: enumSymbol)
        where universe[member].traits.contains(.isEnumConstant) {
            if member == constant { return number }
            number += 1
        }
        return number
    }

    // MARK: - Strings

    private func emitStringSwitch(_ selector: NodeID, _ work: SwitchCode) {
        value(selector, as: string)
        let kind: VerificationType = .object(string)
        let number: Int = stringSwitches[outermost(c.symbol), default: 0]
        // javac numbers a second variable too.
        stringSwitches[outermost(c.symbol)] = number + 2
        let slot: Int = storeTemporary(string, named: names.intern("s\(number)$"))
        emitNullCase(work, slot, kind)
        var byHash: [Int32: [(text: NameID, target: Label)]] = [:]
        forEachConstantLabel(work) { expression, target in
            if case .string(let text)? = results.constant(expression) {
                byHash[hash(text), default: []].append((text, target))
            }
        }
        code.load(slot, kind)
        code.mark(work.position)
        invokeVirtual(known.string, known.hashCode, known.hashCodeDescriptor, pops: 1, push: .int)
        var rows: [(value: Int32, target: Label)] = byHash.keys.sorted().map { ($0, code.newLabel()) }
        let groups: [(value: Int32, target: Label)] = rows
        emitJumps(&rows, default: work.defaultLabel)
        for group: (value: Int32, target: Label) in groups {
            code.bind(group.target)
            for entry: (text: NameID, target: Label) in byHash[group.value] ?? [] {
                code.load(slot, kind)
                pushString(entry.text)
                invokeVirtual(known.string, known.equals, known.equalsDescriptor, pops: 2, push: .int)
                code.jump(.ifne, entry.target)
            }
            code.jump(.goto, work.defaultLabel)
        }
    }

    /// `String.hashCode` of a text.
    private func hash(_ text: NameID) -> Int32 {
        var hash: Int32 = 0
        forEachUnit(of: text) { hash = hash &* 31 &+ Int32($0) }
        return hash
    }

    /// The UTF-16 units of a text, lone surrogates included.
    func forEachUnit(of text: NameID, _ body: (UInt32) -> Void) {
        let bytes: UnsafeBufferPointer<UInt8> = names.bytes(of: text)
        var index: Int = 0
        while index < bytes.count {
            let first: UInt32 = UInt32(bytes[index])
            if first < 0x80 {
                body(first)
                index += 1
            } else if first < 0xE0, index + 1 < bytes.count {
                body((first & 0x1F) << 6 | UInt32(bytes[index + 1] & 0x3F))
                index += 2
            } else if first < 0xF0, index + 2 < bytes.count {
                body((first & 0x0F) << 12 | UInt32(bytes[index + 1] & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F))
                index += 3
            } else if index + 3 < bytes.count {
                let high: UInt32 = (first & 0x07) << 18 | UInt32(bytes[index + 1] & 0x3F) << 12
                let value: UInt32 =
                    (high | UInt32(bytes[index + 2] & 0x3F) << 6 | UInt32(bytes[index + 3] & 0x3F)) &- 0x1_0000
                body(0xD800 | value >> 10)
                body(0xDC00 | value & 0x3FF)
                index += 4
            } else {
                return
            }
        }
    }
}
