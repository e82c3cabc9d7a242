// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// Conditions: expressions of type boolean that decide about a jump, without ever being a value on the stack.

extension Generator {
    /// The value of a condition that is constant.
    func constantCondition(_ node: NodeID) -> Bool? {
        guard case .int(let value)? = results.constant(node) else { return nil }
        return value != 0
    }

    /// Jumps to `target` if the condition has the value `wanted`, and goes on otherwise.
    func branch(_ node: NodeID, to target: Label, when wanted: Bool) {
        if let known: Bool = constantCondition(node) {
            if known == wanted { code.jump(.goto, target) }
            return
        }
        let found: Node = tree[node]
        switch found.kind {
        case .parenthesized: return branch(NodeID(found.a), to: target, when: wanted)
        case .unary where found.variant == UnaryOperator.not.rawValue:
            return branch(NodeID(found.a), to: target, when: !wanted)
        case .binary:
            if branchOnBinary(node, found, to: target, when: wanted) { return }
        case .instanceOf:
            return branchOnInstanceOf(node, found, to: target, when: wanted)
        case .conditional where results.type(node) == .boolean:
            let (first, second): (NodeID, NodeID) = (NodeID(found.b), NodeID(found.c))
            guard results.type(first) == .boolean && results.type(second) == .boolean else { break }
            if let known: Bool = constantCondition(NodeID(found.a)) {
                return branch(known ? first : second, to: target, when: wanted)
            }
            let otherwise: Label = code.newLabel()
            let end: Label = code.newLabel()
            branch(NodeID(found.a), to: otherwise, when: false)
            branch(first, to: target, when: wanted)
            code.jump(.goto, end)
            code.bind(otherwise)
            branch(second, to: target, when: wanted)
            code.bind(end)
            return
        default: break
        }
        value(node, as: .boolean)
        code.jump(wanted ? .ifne : .ifeq, target)
    }

    /// The value of a condition as 0 or 1 on the stack.
    func emitBooleanValue(_ node: NodeID) -> TypeID {
        let found: Node = tree[node]
        if found.kind == .instanceOf, let type: TypeID = plainTestedType(found) {
            // Without a pattern the instruction itself gives the value.
            emitOperandOfTest(NodeID(found.a))
            noteTypeUse(NodeID(found.b), 0x43)
            testType(type)
            return .boolean
        }
        let isFalse: Label = code.newLabel()
        let end: Label = code.newLabel()
        branch(node, to: isFalse, when: false)
        code.push(int: 1)
        code.jump(.goto, end)
        code.bind(isFalse)
        code.push(int: 0)
        code.bind(end)
        return .boolean
    }

    /// `&&`, `||` and comparisons; false for other operators.
    private func branchOnBinary(_ node: NodeID, _ found: Node, to target: Label, when wanted: Bool) -> Bool {
        guard let oper: BinaryOperator = BinaryOperator(rawValue: found.variant) else { return false }
        let (left, right): (NodeID, NodeID) = (NodeID(found.a), NodeID(found.b))
        switch oper {
        case .and, .or:
            branchOnChain(node, oper, to: target, when: wanted)
            return true
        case .equal, .notEqual, .less, .greater, .lessEqual, .greaterEqual:
            let type: TypeID = results.operationType(node)
            if type.isPrimitive {
                compare(oper, type, left, right, to: target, when: wanted)
            } else {
                compareReferences(oper, left, right, to: target, when: wanted)
            }
            return true
        default: return false
        }
    }

    /// A chain of one of `&&` and `||`, in a loop because it may be thousands long.
    private func branchOnChain(_ node: NodeID, _ oper: BinaryOperator, to target: Label, when wanted: Bool) {
        var operands: [NodeID] = []
        var next: NodeID = node
        while true {
            let found: Node = tree[next]
            let isSame: Bool =
                found.kind == .binary && found.variant == oper.rawValue && results.constant(next) == nil
            if !isSame { break }
            operands.append(NodeID(found.b))
            next = NodeID(found.a)
        }
        operands.append(next)
        // Whoever has this value decides the whole chain.
        let deciding: Bool = oper == .or
        if wanted == deciding {
            for operand: NodeID in operands.reversed() { branch(operand, to: target, when: deciding) }
        } else {
            let skip: Label = code.newLabel()
            for operand: NodeID in operands.dropFirst().reversed() { branch(operand, to: skip, when: deciding) }
            branch(operands[0], to: target, when: wanted)
            code.bind(skip)
        }
    }

    private func compare(
        _ oper: BinaryOperator, _ type: TypeID, _ left: NodeID, _ right: NodeID, to target: Label, when wanted: Bool
    ) {
        value(left, as: type)
        let kind: VerificationType = VerificationType(type)
        var condition: Opcode = comparison(oper, base: .ifeq)
        if kind == .int {
            if case .int(0)? = results.constant(right), results.type(right).isPrimitive {
                return code.jump(wanted ? condition : condition.opposite, target)
            }
            value(right, as: type)
            condition = comparison(oper, base: .if_icmpeq)
        } else {
            value(right, as: type)
            // NaN makes every comparison but `!=` false: the result must fall on the side that fails.
            let isLess: Bool = oper == .less || oper == .lessEqual
            let opcode: Opcode =
                kind == .long ? .lcmp : kind == .float ? (isLess ? .fcmpg : .fcmpl) : (isLess ? .dcmpg : .dcmpl)
            code.op(opcode, pops: 2, push: .int)
        }
        code.jump(wanted ? condition : condition.opposite, target)
    }

    private func comparison(_ oper: BinaryOperator, base: Opcode) -> Opcode {
        let offset: UInt8 =
            switch oper {
            case .equal: 0
            case .notEqual: 1
            case .less: 2
            case .greaterEqual: 3
            case .greater: 4
            default: 5
            }
        return Opcode(rawValue: base.rawValue + offset) ?? base
    }

    private func compareReferences(
        _ oper: BinaryOperator, _ left: NodeID, _ right: NodeID, to target: Label, when wanted: Bool
    ) {
        let isEqual: Bool = (oper == .equal) == wanted
        emitReference(left)
        if results.type(right) == .null {
            return code.jump(isEqual ? .ifnull : .ifnonnull, target)
        }
        emitReference(right)
        code.jump(isEqual ? .if_acmpeq : .if_acmpne, target)
    }

    private func emitReference(_ node: NodeID) {
        let actual: TypeID = emit(node)
        if actual.isPrimitive { box(actual) }
    }
}
