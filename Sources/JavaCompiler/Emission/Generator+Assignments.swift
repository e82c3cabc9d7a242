// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// Assignments: simple, compound, and by `++` and `--` (JLS 15.26, 15.14.2, 15.15.1). The operands of the variable are
// evaluated once; where the value of the expression is needed, a copy goes below them before it is stored.

extension Generator {
    @discardableResult
    func emitAssignment(_ node: NodeID, _ found: Node, isValueNeeded: Bool) -> TypeID {
        let left: NodeID = NodeID(found.a)
        let place: Place = place(left)
        let right: NodeID = NodeID(found.b)
        var target: TypeID = results.type(left)
        if !place.type.isPrimitive && !results.type(right).isPrimitive { target = place.type }
        value(right, as: target)
        if isValueNeeded { dupBelow(place.operands) }
        store(place)
        return isValueNeeded ? place.type : .void
    }

    @discardableResult
    func emitCompound(_ node: NodeID, _ found: Node, isValueNeeded: Bool) -> TypeID {
        let left: NodeID = NodeID(found.a)
        let operation: TypeID = results.operationType(node)
        let type: TypeID = results.type(left)
        let oper: BinaryOperator = BinaryOperator(rawValue: found.variant) ?? .plus
        if !operation.isPrimitive { return emitStringAppend(node, found, isValueNeeded: isValueNeeded) }
        let place: Place = place(left)
        if case .local(let slot) = place.kind, type == .int, slot >= 0, oper == .plus || oper == .minus,
            case .int(let amount)? = results.constant(NodeID(found.b)), operation == .int,
            results.type(NodeID(found.b)) != .char || amount >= 0, amount >= -32768 && amount <= 32767,
            oper == .plus || amount > -32768
        {
            code.increment(slot, by: Int(oper == .plus ? amount : -amount))
            if isValueNeeded { code.load(slot, .int) }
            return isValueNeeded ? .int : .void
        }
        dupOperands(place)
        load(place)
        coerce(place.type, type, to: operation)
        emitRightOperand(found, operation)
        apply(oper, operation)
        return storeResult(operation, type, place, isValueNeeded: isValueNeeded)
    }

    /// Converts a computed value back to the variable's type and stores it.
    private func storeResult(_ operation: TypeID, _ type: TypeID, _ place: Place, isValueNeeded: Bool) -> TypeID {
        let primitive: TypeID = type.isPrimitive ? type : universe.unboxed(type) ?? operation
        convertPrimitive(operation, to: primitive)
        if !type.isPrimitive { box(primitive) }
        if isValueNeeded { dupBelow(place.operands) }
        store(place)
        return isValueNeeded ? (type.isPrimitive ? type : universe.boxed(primitive)) : .void
    }

    @discardableResult
    func emitIncrement(_ node: NodeID, _ found: Node, isValueNeeded: Bool) -> TypeID {
        let oper: UnaryOperator = UnaryOperator(rawValue: found.variant) ?? .preIncrement
        let amount: Int = oper == .preIncrement || oper == .postIncrement ? 1 : -1
        let operand: NodeID = NodeID(found.a)
        let type: TypeID = results.type(operand)
        let place: Place = place(operand)
        if case .local(let slot) = place.kind, type == .int, slot >= 0 {
            if isValueNeeded && oper.isPostfix { code.load(slot, .int) }
            code.increment(slot, by: amount)
            if isValueNeeded && !oper.isPostfix { code.load(slot, .int) }
            return isValueNeeded ? .int : .void
        }
        dupOperands(place)
        load(place)
        if isValueNeeded && oper.isPostfix {
            _ = castReferenceIfNeeded(place.type, type)
            dupBelow(place.operands)
        }
        let primitive: TypeID = type.isPrimitive ? type : universe.unboxed(type) ?? .int
        if !type.isPrimitive { unbox(isValueNeeded && oper.isPostfix ? erasure(type) : place.type, type, primitive) }
        let operation: TypeID = VerificationType(primitive) == .int ? .int : primitive
        switch operation {
        case .long: code.push(long: 1)
        case .float: code.push(floatBits: Float(1).bitPattern)
        case .double: code.push(doubleBits: Double(1).bitPattern)
        default: code.push(int: 1)
        }
        apply(amount > 0 ? .plus : .minus, operation)
        let result: TypeID = storeResult(
            operation, type, place, isValueNeeded: isValueNeeded && !oper.isPostfix)
        return isValueNeeded && oper.isPostfix ? erasure(type) : result
    }

    private func castReferenceIfNeeded(_ actual: TypeID, _ type: TypeID) -> TypeID {
        actual.isPrimitive ? actual : castReference(actual, to: erasure(type))
    }
}
