// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// Expressions, by kind of node.

extension Generator {
    /// Emits an expression and converts its value to what the context wants; the result is the erased type it has then.
    @discardableResult
    func value(_ node: NodeID) -> TypeID {
        let target: TypeID = results.target(node)
        return value(node, as: target.isNone ? results.type(node) : target)
    }

    /// Emits an expression and converts its value to a type.
    @discardableResult
    func value(_ node: NodeID, as target: TypeID) -> TypeID {
        if target.isPrimitive, let constant: ConstantValue = results.constant(node) {
            let type: TypeID = results.type(node)
            if type.isPrimitive {
                push(constant, type, as: target)
                return target
            }
        }
        let actual: TypeID = emit(node)
        return coerce(actual, results.type(node), to: target)
    }

    /// Emits an expression for its effects only.
    func discard(_ node: NodeID) {
        let found: Node = tree[node]
        switch found.kind {
        case .parenthesized: discard(NodeID(found.a))
        case .unary where found.variant >= UnaryOperator.preIncrement.rawValue:
            emitIncrement(node, found, isValueNeeded: false)
        case .assignment: emitAssignment(node, found, isValueNeeded: false)
        case .compoundAssignment: emitCompound(node, found, isValueNeeded: false)
        default:
            if isPolymorphicCall(node) { polymorphicResult = .void }
            if emit(node) != .void { discardTop() }
        }
    }

    /// Emits an expression; the result is the erased type the value has, which may be wider than that of the expression:
    /// `void`, `null`, or for uses of generic members what their declarations erase to.
    func emit(_ node: NodeID) -> TypeID {
        if let constant: ConstantValue = results.constant(node) {
            let type: TypeID = results.type(node)
            push(constant, type, as: type)
            return type.isPrimitive ? type : string
        }
        let found: Node = tree[node]
        switch found.kind {
        case .literal, .stringLiteral: return emitLiteral(node, found)
        case .parenthesized: return emit(NodeID(found.a))
        case .identifier: return emitName(node, found)
        case .fieldAccess: return emitFieldAccess(node, found)
        case .methodCall: return emitCall(node, found)
        case .classCreation: return emitCreation(node, found)
        case .unary: return emitUnary(node, found)
        case .binary: return emitBinary(node, found)
        case .assignment: return emitAssignment(node, found, isValueNeeded: true)
        case .compoundAssignment: return emitCompound(node, found, isValueNeeded: true)
        case .conditional: return emitConditional(node, found)
        case .cast: return emitCast(node, found)
        case .instanceOf: return emitBooleanValue(node)
        case .arrayCreation: return emitArrayCreation(node, found)
        case .arrayInitializer:
            return emitArray(of: results.type(node), elements: tree.elements(NodeList(found.a)))
        case .arrayAccess:
            let element: TypeID = emitArrayOperands(found)
            code.op(arrayLoad(element), pops: 2, push: VerificationType(element))
            return element
        case .lambda: return emitLambda(node, found)
        case .methodReference: return emitMethodReference(node, found)
        case .switchExpression: return emitSwitchExpression(node, found)
        case .annotatedType: return emit(NodeID(found.b))
        default:
            assertionFailure("not an expression")
            return .void
        }
    }

    // MARK: - Constants

    /// Pushes a constant of one type as one of another.
    func push(_ constant: ConstantValue, _ type: TypeID, as target: TypeID) {
        guard code.isAlive else { return }
        var value: ConstantValue = constant
        if type.isPrimitive && target.isPrimitive && type != target {
            let folding: ConstantFolding = ConstantFolding(names: names, string: string)
            if let converted: TypedConstant = folding.convert(TypedConstant(type, constant), to: target) {
                value = converted.value
            }
        }
        switch value {
        case .int(let number): code.push(int: number)
        case .long(let number): code.push(long: number)
        case .float(let bits): code.push(floatBits: bits)
        case .double(let bits): code.push(doubleBits: bits)
        case .string(let text): pushString(text)
        }
    }

    func pushString(_ text: NameID) {
        guard code.isAlive else { return }
        code.loadConstant(c.pool.string(text), .object(string))
    }

    private func emitLiteral(_ node: NodeID, _ found: Node) -> TypeID {
        if found.kind == .stringLiteral {
            pushString(NameID(found.a))
            return string
        }
        // All others are constants.
        code.op(.aconst_null, pops: 0, push: .null)
        return .null
    }

    // MARK: - Names

    private func emitName(_ node: NodeID, _ found: Node) -> TypeID {
        let name: NameID = NameID(found.a)
        if name == .this {
            return loadThis(c.symbol)
        }
        let symbol: SymbolID = results.symbol(node)
        if universe[symbol].kind == .localVariable { return loadVariable(symbol) }
        let place: Place = place(node)
        load(place)
        return place.type
    }

    private func emitFieldAccess(_ node: NodeID, _ found: Node) -> TypeID {
        let name: NameID = NameID(found.b)
        if name == .class { return emitClassLiteral(results.type(NodeID(found.a))) }
        if name == .this { return loadThis(results.access(node).receiverClass) }
        if name == .length && results.symbol(node).isNone {
            value(NodeID(found.a), as: results.type(NodeID(found.a)))
            code.op(.arraylength, pops: 1, push: .int)
            return .int
        }
        let place: Place = place(node)
        load(place)
        return place.type
    }

    func emitClassLiteral(_ type: TypeID) -> TypeID {
        let erased: TypeID = erasure(type)
        let classType: TypeID = universe.details(universe.known.classClass).erasure
        guard code.isAlive else { return classType }
        if erased.isPrimitive || erased == .void {
            let index: Int = erased == .void ? 8 : Int(erased.rawValue) - 1
            let owner: NameID = typeNames.internalName(universe.known.boxes[index])
            let field: UInt16 = c.pool.field(owner, known.type, typeNames.descriptor(classType))
            code.op2(.getstatic, field, pops: 0, push: .object(classType))
        } else {
            code.loadConstant(classIndex(erased), .object(classType))
        }
        return classType
    }

    // MARK: - Conditional

    private func emitConditional(_ node: NodeID, _ found: Node) -> TypeID {
        let (condition, first, second): (NodeID, NodeID, NodeID) = (NodeID(found.a), NodeID(found.b), NodeID(found.c))
        var result: TypeID = results.target(first)
        if result.isNone { result = results.type(node) }
        let erased: TypeID = erasure(result)
        if let known: Bool = constantCondition(condition) {
            return value(known ? first : second, as: result)
        }
        let otherwise: Label = code.newLabel()
        let end: Label = code.newLabel()
        code.mark(tree[condition].position)
        branch(condition, to: otherwise, when: false)
        code.mark(tree[first].position)
        value(first, as: result)
        code.setTop(VerificationType(erased))
        code.jump(.goto, end)
        code.bind(otherwise)
        code.mark(tree[second].position)
        value(second, as: result)
        code.setTop(VerificationType(erased))
        code.bind(end)
        return erased
    }

    // MARK: - Casts

    private func emitCast(_ node: NodeID, _ found: Node) -> TypeID {
        let operand: NodeID = NodeID(found.b)
        let type: TypeID = results.type(NodeID(found.a))
        let operandType: TypeID = results.type(operand)
        if isPolymorphicCall(operand) { polymorphicResult = erasure(type) }
        if type.isPrimitive { return castToPrimitive(operand, operandType, type, NodeID(found.a)) }
        let actual: TypeID = emit(operand)
        noteTypeUse(NodeID(found.a), 0x47, index: 0)
        if actual.isPrimitive { return coerce(actual, operandType, to: type) }
        var current: TypeID = actual
        // A cast to an intersection checks each of its types.
        let record: TypeRecord = universe.types[type]
        if record.kind == .intersection {
            let components: [TypeID] = universe.types.elements(TypeList(WordList(record.c)))
            for component: TypeID in components.reversed() { current = castReference(current, to: erasure(component)) }
            return current
        }
        let target: TypeID = erasure(type)
        if actual == .null {
            // It fits without a check, but javac makes one, and types what comes.
            guard code.isAlive, target != object else { return target }
            code.op2(.checkcast, classIndex(target), pops: 1, push: .object(target))
            return target
        }
        return castReference(actual, to: target)
    }

    /// A signature-polymorphic call, whose result the context decides.
    private func isPolymorphicCall(_ node: NodeID) -> Bool {
        tree.kind(node) == .methodCall && results.call(node).isSignaturePolymorphic
    }

    /// `written`: the type as it stands in the cast.
    private func castToPrimitive(
        _ operand: NodeID, _ operandType: TypeID, _ type: TypeID, _ written: NodeID
    ) -> TypeID {
        if operandType.isPrimitive {
            let actual: TypeID = emit(operand)
            noteTypeUse(written, 0x47, index: 0)
            convertPrimitive(actual, to: type)
            return type
        }
        let actual: TypeID = emit(operand)
        noteTypeUse(written, 0x47, index: 0)
        if actual.isPrimitive {
            convertPrimitive(actual, to: type)
        } else if let unboxed: TypeID = universe.unboxed(operandType) {
            unbox(actual, operandType, unboxed)
            convertPrimitive(unboxed, to: type)
        } else {
            // From Object, Number and the like: the box of the type itself.
            unbox(actual, universe.boxed(type), type)
        }
        return type
    }

    /// `checkcast`, unless the type is known to fit.
    func castReference(_ actual: TypeID, to target: TypeID) -> TypeID {
        if actual == .null || isSubtype(actual, target) { return actual == .null ? .null : actual }
        guard code.isAlive else { return target }
        code.op2(.checkcast, classIndex(target), pops: 1, push: .object(target))
        return target
    }

    // MARK: - Arrays

    private func emitArrayCreation(_ node: NodeID, _ found: Node) -> TypeID {
        let type: TypeID = erasedType(node)
        noteArrayCreation(found)
        if NodeID(found.c).isNone == false {
            let initializer: Node = tree[NodeID(found.c)]
            return emitArray(of: type, elements: tree.elements(NodeList(initializer.a)))
        }
        let dimensions: UnsafeBufferPointer<NodeID> = tree.elements(NodeList(found.b))
        for dimension: NodeID in dimensions { value(dimension, as: .int) }
        guard code.isAlive else { return type }
        if dimensions.count == 1 {
            newArray(type)
        } else {
            code.opcode(.multianewarray)
            code.code.u2(classIndex(type))
            code.code.u1(dimensions.count)
            code.pop(dimensions.count)
            code.push(.object(type))
        }
        return type
    }

    /// Makes an array of the length on the stack. Precondition: `type` is an erased array type.
    func newArray(_ type: TypeID) {
        guard code.isAlive, let element: TypeID = universe.elementType(type) else { return }
        if element.isPrimitive {
            // boolean 4, char 5, float 6, double 7, byte 8, short 9, int 10, long 11.
            let number: Int =
                switch element {
                case .boolean: 4
                case .char: 5
                case .float: 6
                case .double: 7
                case .byte: 8
                case .short: 9
                case .int: 10
                default: 11
                }
            code.opcode(.newarray)
            code.code.u1(number)
            code.pop()
            code.push(.object(type))
        } else {
            code.op2(.anewarray, classIndex(element), pops: 1, push: .object(type))
        }
    }

    /// An array with these elements.
    func emitArray(of type: TypeID, elements: some Collection<NodeID>) -> TypeID {
        let erased: TypeID = erasure(type)
        guard let element: TypeID = universe.elementType(type) else { return erased }
        code.push(int: Int32(truncatingIfNeeded: elements.count))
        newArray(erased)
        for (index, node): (Int, NodeID) in elements.enumerated() {
            dup()
            code.push(int: Int32(truncatingIfNeeded: index))
            value(node, as: element)
            code.op(arrayStore(erasure(element)), pops: 3)
        }
        return erased
    }

    /// Array and index; the result is the erased type of the elements.
    func emitArrayOperands(_ found: Node) -> TypeID {
        let array: NodeID = NodeID(found.a)
        let type: TypeID = value(array, as: results.type(array))
        value(NodeID(found.b), as: .int)
        return universe.elementType(type) ?? object
    }

    func arrayLoad(_ element: TypeID) -> Opcode {
        switch element {
        case .int: .iaload
        case .long: .laload
        case .float: .faload
        case .double: .daload
        case .boolean, .byte: .baload
        case .char: .caload
        case .short: .saload
        default: .aaload
        }
    }

    func arrayStore(_ element: TypeID) -> Opcode {
        Opcode(rawValue: arrayLoad(element).rawValue + (Opcode.iastore.rawValue - Opcode.iaload.rawValue)) ?? .aastore
    }
}
