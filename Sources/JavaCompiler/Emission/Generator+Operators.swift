// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// Unary and binary operators (JLS 15.14 to 15.22).

extension Generator {
    func emitUnary(_ node: NodeID, _ found: Node) -> TypeID {
        guard let oper: UnaryOperator = UnaryOperator(rawValue: found.variant) else { return .void }
        let operand: NodeID = NodeID(found.a)
        switch oper {
        case .not: return emitBooleanValue(node)
        case .preIncrement, .preDecrement, .postIncrement, .postDecrement:
            return emitIncrement(node, found, isValueNeeded: true)
        case .plus, .minus, .complement: break
        }
        let type: TypeID = results.operationType(node)
        value(operand, as: type)
        let kind: VerificationType = VerificationType(type)
        switch oper {
        case .minus:
            code.op(Opcode(rawValue: Opcode.ineg.rawValue + CodeWriter.letter(kind)) ?? .ineg, pops: 1, push: kind)
        case .complement:
            if kind == .long { code.push(long: -1) } else { code.push(int: -1) }
            code.op(kind == .long ? .lxor : .ixor, pops: 2, push: kind)
        default: break
        }
        return type
    }

    func emitBinary(_ node: NodeID, _ found: Node) -> TypeID {
        guard let oper: BinaryOperator = BinaryOperator(rawValue: found.variant) else { return .void }
        switch oper {
        case .and, .or, .equal, .notEqual, .less, .greater, .lessEqual, .greaterEqual: return emitBooleanValue(node)
        default: break
        }
        let type: TypeID = results.operationType(node)
        if !type.isPrimitive { return emitConcatenation(node) }
        // Chains lean to the left and may be thousands long.
        var chain: [NodeID] = [node]
        while true {
            let left: NodeID = NodeID(tree[chain[chain.count - 1]].a)
            let isOperator: Bool =
                tree[left].kind == .binary && results.constant(left) == nil && isArithmetic(tree[left].variant)
                && results.operationType(left).isPrimitive
            if !isOperator { break }
            chain.append(left)
        }
        let innermost: NodeID = chain[chain.count - 1]
        value(NodeID(tree[innermost].a), as: results.operationType(innermost))
        var current: TypeID = .void
        for next: NodeID in chain.reversed() {
            let record: Node = tree[next]
            let operation: TypeID = results.operationType(next)
            if next != innermost { convertPrimitive(current, to: operation) }
            emitRightOperand(record, operation)
            apply(BinaryOperator(rawValue: record.variant) ?? .plus, operation)
            current = operation
        }
        return current
    }

    private func isArithmetic(_ variant: UInt8) -> Bool {
        guard let oper: BinaryOperator = BinaryOperator(rawValue: variant) else { return false }
        switch oper {
        case .and, .or, .equal, .notEqual, .less, .greater, .lessEqual, .greaterEqual: return false
        default: return true
        }
    }

    /// The right operand: of shifts an int, whatever the type of the left one.
    func emitRightOperand(_ found: Node, _ operation: TypeID) {
        let right: NodeID = NodeID(found.b)
        switch BinaryOperator(rawValue: found.variant) {
        case .shiftLeft?, .shiftRight?, .unsignedShiftRight?: value(right, as: .int)
        default: value(right, as: operation)
        }
    }

    /// The instruction of an arithmetic or bitwise operator; operands are on the stack.
    func apply(_ oper: BinaryOperator, _ type: TypeID) {
        let kind: VerificationType = VerificationType(type)
        let base: Opcode =
            switch oper {
            case .plus: .iadd
            case .minus: .isub
            case .multiply: .imul
            case .divide: .idiv
            case .remainder: .irem
            case .shiftLeft: .ishl
            case .shiftRight: .ishr
            case .unsignedShiftRight: .iushr
            case .bitAnd: .iand
            case .bitOr: .ior
            default: .ixor
            }
        code.op(Opcode(rawValue: base.rawValue + CodeWriter.letter(kind)) ?? base, pops: 2, push: kind)
    }
}
