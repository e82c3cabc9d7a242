// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// switch with patterns, by SwitchBootstraps: `typeSwitch(selector, start)` gives the number of the first label from
// `start` on that may match, -1 for null, the number of labels if none does. Labels are classes, strings, integers, and
// enum constants by name or description. What a class does not say, nested patterns and guards, is tested behind;
// if that fails the question is asked again from the next label on.

extension Generator {
    /// One label: a constant, or a pattern with the guard of its case.
    private struct PatternRow {
        let label: NodeID
        let clause: Int
    }

    func emitPatternSwitch(_ selector: NodeID, _ work: SwitchCode) {
        var type: TypeID = value(selector, as: work.info.selectorType)
        if type.isPrimitive { type = box(type) }
        if type == .null { type = object }
        let kind: VerificationType = .object(type)
        code.setTop(kind)
        if !work.info.hasNull {
            dup()
            invokeStatic(
                known.objects, known.requireNonNull, known.requireNonNullDescriptor, pops: 1, push: .object(object))
            discardTop()
        }
        let slot: Int = storeTemporary(kind)
        code.push(int: 0)
        let restart: Int = storeTemporary(.int)
        var rows: [PatternRow] = []
        var nullTarget: Int = -1
        for (index, clause): (Int, NodeID) in work.cases.enumerated() {
            for label: NodeID in tree.elements(NodeList(tree[clause].a)) {
                switch tree.kind(label) {
                case .constantLabel where results.type(NodeID(tree[label].a)) == .null: nullTarget = index
                case .constantLabel, .patternLabel: rows.append(PatternRow(label: label, clause: index))
                default: break
                }
            }
        }
        let head: Label = code.bindLoopHead()
        code.load(slot, kind)
        code.load(restart, .int)
        // What counts is the selector's static type: a cast to it may leave the value's own type on the stack.
        let selector: SymbolID = universe.classSymbol(of: erasure(work.info.selectorType))
        let isEnum: Bool = !selector.isNone && universe.flavor(selector) == .enum
        emitSwitchCall(rows, type, isEnum: isEnum)
        var tests: [Label] = rows.map { _ in code.newLabel() }
        var low: Int32 = 0
        if nullTarget >= 0 {
            low = -1
            tests.insert(work.labels[nullTarget], at: 0)
        }
        code.mark(work.position)
        if tests.isEmpty {
            discardTop()
            code.jump(.goto, work.defaultLabel)
        } else {
            code.tableSwitch(low: low, tests, default: work.defaultLabel)
        }
        emitPatternCases(rows, Array(tests.dropFirst(nullTarget >= 0 ? 1 : 0)), work, slot, type, restart, head)
    }

    private func emitPatternCases(
        _ rows: [PatternRow], _ tests: [Label], _ work: SwitchCode, _ slot: Int, _ type: TypeID, _ restart: Int,
        _ head: Label
    ) {
        let limit: Int = code.nextLocal
        for (index, clause): (Int, NodeID) in work.cases.enumerated() {
            let found: Node = tree[clause]
            let guardNode: NodeID = NodeID(found.b)
            // Control may fall in from the case before; it goes around the tests.
            let isEnteredFromAbove: Bool = code.isAlive
            let body: Label = work.labels[index]
            let entry: Label = code.newLabel()
            if isEnteredFromAbove { code.jump(.goto, entry) }
            let own: [Int] = rows.indices.filter { rows[$0].clause == index }
            for (position, row): (Int, Int) in own.enumerated() {
                let fail: Label = code.newLabel()
                code.bind(tests[row])
                emitTest(rows[row], slot, type, work.info.selectorType, fail: fail)
                if !guardNode.isNone { branch(guardNode, to: fail, when: false) }
                let isLast: Bool = position == own.count - 1 && !code.isUsed(fail)
                if !isLast { code.jump(.goto, entry) }
                if code.isUsed(fail) {
                    code.bind(fail)
                    code.push(int: Int32(truncatingIfNeeded: row + 1))
                    code.store(restart, .int)
                    code.jump(.goto, head)
                }
            }
            // `case null` and `default` come here directly.
            code.bind(body)
            code.bind(entry)
            emitCaseBody(clause, work)
        }
        code.mark(work.end)
        code.endScopes(from: limit)
    }

    /// What the class of the label does not say already.
    private func emitTest(_ row: PatternRow, _ slot: Int, _ type: TypeID, _ fullType: TypeID, fail: Label) {
        guard tree.kind(row.label) == .patternLabel else { return }
        let pattern: NodeID = NodeID(tree[row.label].a)
        let info: PatternInfo = results.pattern(pattern)
        if tree.kind(pattern) == .bindingPattern {
            guard !info.variable.isNone, universe[info.variable].name != .underscore else { return }
            _ = declareVariable(info.variable)
            code.load(slot, .object(type))
            coerce(type, fullType, to: info.type)
            storeVariable(info.variable)
        } else {
            match(pattern, slot, type, fullType, allowsNull: false, fail: fail)
        }
    }

    private func emitSwitchCall(_ rows: [PatternRow], _ type: TypeID, isEnum: Bool) {
        guard code.isAlive else { return }
        let handle: UInt16 = bootstrapHandle(
            "java/lang/runtime/SwitchBootstraps", isEnum ? "enumSwitch" : "typeSwitch",
            "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;"
                + "[Ljava/lang/Object;)Ljava/lang/invoke/CallSite;")
        let arguments: [UInt16] = rows.map { constant(for: $0.label, isEnum: isEnum) }
        let name: NameID = names.intern(isEnum ? "enumSwitch" : "typeSwitch")
        let row: UInt16 = c.bootstrap.row(handle, arguments)
        invokeDynamic(row, name, typeNames.descriptor([type, .int], .int), pops: 2, push: .int)
    }

    /// The loadable constant that stands for a label.
    private func constant(for label: NodeID, isEnum: Bool) -> UInt16 {
        let operand: NodeID = NodeID(tree[label].a)
        if tree.kind(label) == .patternLabel {
            let type: TypeID = erasure(results.pattern(operand).type)
            return classIndex(type.isPrimitive ? universe.boxed(type) : type)
        }
        switch results.constant(operand) {
        case .int(let value)?: return c.pool.integer(value)
        case .long(let value)?: return c.pool.long(value)
        case .float(let bits)?: return c.pool.float(bits: bits)
        case .double(let bits)?: return c.pool.double(bits: bits)
        case .string(let text)?: return c.pool.string(text)
        case nil: break
        }
        let symbol: Symbol = universe[results.symbol(operand)]
        return isEnum ? c.pool.string(symbol.name) : enumDescription(symbol)
    }

    /// `EnumDesc.of(ClassDesc.of("…"), "NAME")` as a dynamic constant.
    private func enumDescription(_ constant: Symbol) -> UInt16 {
        let bootstrap: UInt16 = bootstrapHandle(
            "java/lang/invoke/ConstantBootstraps", "invoke",
            "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;"
                + "Ljava/lang/invoke/MethodHandle;[Ljava/lang/Object;)Ljava/lang/Object;")
        let className: [UInt8] = names.bytes(of: universe.binaryName(constant.owner)).map { $0 == 0x2F ? 0x2E : $0 }
        let classText: UInt16 = c.pool.string(className.withUnsafeBufferPointer { names.intern($0) })
        let classMethod: UInt16 = c.pool.method(
            names.intern("java/lang/constant/ClassDesc"), names.intern("of"),
            names.intern("(Ljava/lang/String;)Ljava/lang/constant/ClassDesc;"), isInterface: true)
        let classRow: UInt16 = c.bootstrap.row(
            bootstrap, [c.pool.methodHandle(.invokeStatic, classMethod), classText])
        let classConstant: UInt16 = c.pool.dynamic(
            classRow, names.intern("invoke"), names.intern("Ljava/lang/constant/ClassDesc;"))
        let enumMethod: UInt16 = c.pool.method(
            names.intern("java/lang/Enum$EnumDesc"), names.intern("of"),
            names.intern("(Ljava/lang/constant/ClassDesc;Ljava/lang/String;)Ljava/lang/Enum$EnumDesc;"),
            isInterface: false)
        let enumRow: UInt16 = c.bootstrap.row(
            bootstrap,
            [c.pool.methodHandle(.invokeStatic, enumMethod), classConstant, c.pool.string(constant.name)])
        return c.pool.dynamic(enumRow, names.intern("invoke"), names.intern("Ljava/lang/Enum$EnumDesc;"))
    }
}
