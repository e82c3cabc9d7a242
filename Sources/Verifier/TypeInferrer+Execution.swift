// SPDX-License-Identifier: Apache-2.0
import ClassFile

// What instructions do to types.

extension TypeInferrer {
    // MARK: - Before

    mutating func checkLocalUse(_ position: Int, _ state: State) throws(Failure) {
        let opcode = operation(position).opcode
        let type: VerificationType
        switch opcode {
        case 0x15, 0x1A...0x1D, 0x84: type = .integer
        case 0x16, 0x1E...0x21: type = .long
        case 0x17, 0x22...0x25: type = .float
        case 0x18, 0x26...0x29: type = .double
        case 0x19, 0x2A...0x2D: type = .anyReference
        case 0xA9: type = .returnAddress(0)
        default: return
        }
        let local = localIndex(position)
        if type.isCategory2 {
            guard local + 1 < state.locals.count else {
                throw verifyError("Accessing value from uninitialized register pair \(local)/\(local + 1)")
            }
            guard state.locals[local] == type, state.locals[local + 1] == type.second else {
                throw verifyError("Register pair \(local)/\(local + 1) contains wrong type")
            }
            return
        }
        guard local < state.locals.count else {
            throw verifyError("Accessing value from uninitialized register \(local)")
        }
        let found = state.locals[local]
        if found == type || found.kind == .returnAddress && opcode == 0xA9 { return }
        if type == .anyReference, found.isReference || found.isUninitialized { return }
        if found.kind == .returnAddress { throw verifyError("Cannot load return address from register \(local)") }
        throw verifyError("Register \(local) contains wrong type")
    }

    func checkFlags(_ opcode: UInt8, _ state: State) throws(Failure) {
        if opcode == 0xB1, needsConstructor, !state.isConstructed {
            throw verifyError("Constructor must call super() or this()")
        }
    }

    // MARK: - Stack

    private func pop(_ state: inout State) throws(Failure) -> VerificationType {
        guard let top = state.stack.popLast() else { throw verifyError("Unable to pop operand off an empty stack") }
        return top
    }

    private func pop(_ type: VerificationType, _ state: inout State) throws(Failure) {
        if type.isCategory2 {
            guard !state.stack.isEmpty else { throw verifyError("Unable to pop operand off an empty stack") }
            guard state.stack.count >= 2, state.stack[state.stack.count - 2] == type,
                state.stack[state.stack.count - 1] == type.second
            else { throw verifyError("Expecting to find \(type == .long ? "long" : "double") on stack") }
            state.stack.removeLast(2)
            return
        }
        let top = try pop(&state)
        guard top == type else {
            throw verifyError("Expecting to find \(type == .integer ? "integer" : "float") on stack")
        }
    }

    private func popReference(_ state: inout State, allowing isAllowed: (VerificationType) -> Bool = { _ in false })
        throws(Failure) -> VerificationType
    {
        let top = try pop(&state)
        guard top.isReference || isAllowed(top) else { throw verifyError("Expecting to find object/array on stack") }
        return top
    }

    private func push(_ type: VerificationType, _ state: inout State) {
        state.stack.append(type)
        if type.isCategory2 { state.stack.append(type.second) }
    }

    private func number(_ kind: UInt8) -> VerificationType {
        switch kind {
        case 0: .integer
        case 1: .long
        case 2: .float
        default: .double
        }
    }

    // MARK: - Instructions

    mutating func execute(_ position: Int, _ state: inout State) throws(Failure) {
        let opcode = operation(position).opcode
        switch opcode {
        case 0x01: push(.null, &state)
        case 0x02...0x08, 0x10, 0x11: push(.integer, &state)
        case 0x09, 0x0A: push(.long, &state)
        case 0x0B...0x0D: push(.float, &state)
        case 0x0E, 0x0F: push(.double, &state)
        case 0x12: pushConstant(UInt16(code[position + 1]), &state)
        case 0x13, 0x14: pushConstant(u2(position + 1), &state)
        case 0x15...0x2D:
            let local = localIndex(position)
            push(state.locals[local], &state)
            markUsed(local, isPair: isPair(opcode), &state)
        case 0x2E...0x35: try loadElement(opcode, &state)
        case 0x36...0x4E: try storeLocal(position, opcode, &state)
        case 0x4F...0x56: try storeElement(opcode, &state)
        case 0x57...0x5F: try shuffle(opcode, &state)
        case 0x60...0x83: try arithmetic(opcode, &state)
        case 0x84, 0xA9: markUsed(localIndex(position), isPair: false, &state)
        case 0x85...0x90:
            let from = (opcode - 0x85) / 3
            let to = (opcode - 0x85) % 3
            try pop(number(from), &state)
            push(number(to >= from ? to + 1 : to), &state)
        case 0x91...0x93:
            try pop(.integer, &state)
            push(.integer, &state)
        case 0x94...0x98:
            let type = opcode == 0x94 ? VerificationType.long : opcode < 0x97 ? .float : .double
            try pop(type, &state)
            try pop(type, &state)
            push(.integer, &state)
        case 0x99...0x9E, 0xAA, 0xAB: try pop(.integer, &state)
        case 0x9F...0xA4:
            try pop(.integer, &state)
            try pop(.integer, &state)
        case 0xA5, 0xA6:
            _ = try popReference(&state)
            _ = try popReference(&state)
        case 0xA8, 0xC9: try enterSubroutine(branchTarget(position), &state)
        case 0xAC...0xB1: try checkReturn(opcode, &state)
        case 0xB2...0xB5: try accessField(position, opcode, &state)
        case 0xB6...0xB9: try invoke(position, opcode, &state)
        case 0xBB: try makeObject(position, &state)
        case 0xBC, 0xBD:
            try pop(.integer, &state)
            push(arrayType(position, opcode), &state)
        case 0xBE:
            let array = try pop(&state)
            guard array.isArray || array.isNull else { throw verifyError("Expecting to find array on stack") }
            push(.integer, &state)
        case 0xBF:
            let thrown = try pop(&state)
            guard thrown.isObject || thrown.isNull else { throw verifyError("Expecting to find object on stack") }
            guard try context.isInferredAssignable(thrown, to: ClassContext<Hierarchy>.known(.throwable)) else {
                throw verifyError("Can only throw Throwable objects")
            }
        case 0xC0:
            _ = try popReference(&state)
            push(context.classType(u2(position + 1)), &state)
        case 0xC1:
            _ = try popReference(&state)
            push(.integer, &state)
        case 0xC2, 0xC3: _ = try popReference(&state)
        case 0xC5:
            for _ in 0..<code[position + 3] { try pop(.integer, &state) }
            push(context.classType(u2(position + 1)), &state)
        case 0xC6, 0xC7: _ = try popReference(&state) { $0.isUninitialized }
        default: break
        }
        if state.stack.count > maxStack { throw verifyError("Stack size too large") }
    }

    private mutating func pushConstant(_ index: UInt16, _ state: inout State) {
        switch context.pool.tag(at: index) {
        case .integer: push(.integer, &state)
        case .float: push(.float, &state)
        case .long: push(.long, &state)
        case .double: push(.double, &state)
        case .class: push(ClassContext<Hierarchy>.known(.class), &state)
        default: push(ClassContext<Hierarchy>.known(.string), &state)
        }
    }

    private mutating func arrayType(_ position: Int, _ opcode: UInt8) -> VerificationType {
        if opcode == 0xBD {
            let component = context.classType(u2(position + 1))
            let name = context.memory.names.bytes(component.name)
            return .array(
                component.isArray
                    ? context.memory.names.number("[", name, "") : context.memory.names.number("[L", name, ";"))
        }
        let characters: StaticString = "ZCFDBSIJ"
        let character = characters.utf8Start + Int(code[position + 1] - 4)
        return .array(context.memory.names.number("[", UnsafeRawBufferPointer(start: character, count: 1), ""))
    }

    // MARK: - Locals

    private func storeLocal(_ position: Int, _ opcode: UInt8, _ state: inout State) throws(Failure) {
        let kind = opcode < 0x3B ? opcode - 0x36 : (opcode - 0x3B) >> 2
        let type: VerificationType
        if kind == 4 {
            type = try popReference(&state) { $0.isUninitialized || $0.kind == .returnAddress }
        } else {
            type = number(kind)
            try pop(type, &state)
        }
        let local = localIndex(position)
        setLocal(local, type, &state)
        if type.isCategory2 { setLocal(local + 1, type.second, &state) }
    }

    private func setLocal(_ local: Int, _ type: VerificationType, _ state: inout State) {
        while state.locals.count <= local { state.locals.append(.top) }
        state.locals[local] = type
        markUsed(local, isPair: false, &state)
    }

    private func markUsed(_ local: Int, isPair: Bool, _ state: inout State) {
        for index in state.subroutines.indices {
            state.subroutines[index].used[local >> 6] |= 1 << UInt64(local & 63)
            if isPair { state.subroutines[index].used[(local + 1) >> 6] |= 1 << UInt64((local + 1) & 63) }
        }
    }

    private func replace(_ old: VerificationType, _ new: VerificationType, _ state: inout State) {
        for slot in state.stack.indices where state.stack[slot] == old { state.stack[slot] = new }
        for local in state.locals.indices where state.locals[local] == old {
            state.locals[local] = new
            markUsed(local, isPair: false, &state)
        }
    }

    private func enterSubroutine(_ entry: Int, _ state: inout State) throws(Failure) {
        if state.subroutines.contains(where: { $0.entry == entry }) {
            throw verifyError("Recursive call to jsr entry")
        }
        let words = (maxLocals + 63) / 64 + 1
        state.subroutines.append(Subroutine(entry: entry, used: Array(repeating: 0, count: words)))
        push(.returnAddress(entry), &state)
    }

    // MARK: - Arrays

    /// Descriptor characters of the elements and words for them, by the opcode of the load.
    private func element(_ loadOpcode: UInt8) -> (character: UInt8, type: VerificationType, words: String) {
        switch loadOpcode {
        case 0x2E: (0x49, .integer, "ints")
        case 0x2F: (0x4A, .long, "longs")
        case 0x30: (0x46, .float, "floats")
        case 0x31: (0x44, .double, "doubles")
        case 0x33: (0x42, .integer, "bytes or Booleans")
        case 0x34: (0x43, .integer, "chars")
        case 0x35: (0x53, .integer, "shorts")
        default: (0x4C, .null, "objects or arrays")
        }
    }

    private func popArray(_ loadOpcode: UInt8, _ state: inout State) throws(Failure) -> VerificationType {
        let array = try pop(&state)
        if array.isNull { return array }
        let element = element(loadOpcode)
        var isRight = false
        if array.isArray {
            let character = context.memory.names.bytes(array.name)[1]
            isRight =
                character == element.character || loadOpcode == 0x33 && character == 0x5A
                || loadOpcode == 0x32 && character == 0x5B
        }
        guard isRight else { throw verifyError("Expecting to find array of \(element.words) on stack") }
        return array
    }

    private mutating func loadElement(_ opcode: UInt8, _ state: inout State) throws(Failure) {
        try pop(.integer, &state)
        let array = try popArray(opcode, &state)
        guard opcode == 0x32 else { return push(element(opcode).type, &state) }
        push(array.isNull ? .null : context.memory.names.component(array), &state)
    }

    private func storeElement(_ opcode: UInt8, _ state: inout State) throws(Failure) {
        if opcode == 0x53 { _ = try popReference(&state) } else { try pop(element(opcode - 0x21).type, &state) }
        try pop(.integer, &state)
        _ = try popArray(opcode - 0x21, &state)
    }

    // MARK: - Stack and numbers

    /// Pops a value that must take one slot.
    private func popSingle(_ state: inout State) throws(Failure) -> VerificationType {
        let top = try pop(&state)
        if top.isSecondHalf { throw verifyError("Attempt to split long or double on the stack") }
        return top
    }

    /// Pops two values of one slot, or one of two slots.
    private func popPair(_ state: inout State) throws(Failure) -> [VerificationType] {
        let upper = try pop(&state)
        if upper.isSecondHalf { return [try pop(&state), upper] }
        return [try popSingle(&state), upper]
    }

    private func shuffle(_ opcode: UInt8, _ state: inout State) throws(Failure) {
        if opcode == 0x5F {
            let upper = try popSingle(&state)
            let lower = try popSingle(&state)
            state.stack += [upper, lower]
            return
        }
        let isPair = opcode == 0x58 || opcode >= 0x5C
        let top = isPair ? try popPair(&state) : [try popSingle(&state)]
        switch opcode {
        case 0x57, 0x58: return
        case 0x59, 0x5C: state.stack += top
        case 0x5A, 0x5D:
            let below = try popSingle(&state)
            state.stack += top + [below]
        default:
            let below = try popPair(&state)
            state.stack += top + below
        }
        state.stack += top
    }

    private func arithmetic(_ opcode: UInt8, _ state: inout State) throws(Failure) {
        let type = number(opcode < 0x78 ? opcode & 3 : opcode & 1)
        switch opcode {
        case 0x74...0x77: break
        case 0x78...0x7D: try pop(.integer, &state)
        default: try pop(type, &state)
        }
        try pop(type, &state)
        push(type, &state)
    }

    private mutating func checkReturn(_ opcode: UInt8, _ state: inout State) throws(Failure) {
        if opcode == 0xB1 {
            if returnType != .top { throw verifyError("Wrong return type in function") }
            return
        }
        var value: VerificationType
        if opcode == 0xB0 {
            value = try popReference(&state)
        } else {
            value = number(opcode - 0xAC)
            try pop(value, &state)
        }
        guard returnType != .top, try context.isInferredAssignable(value, to: returnType) else {
            throw verifyError("Wrong return type in function")
        }
    }

    // MARK: - Members

    private mutating func accessField(_ position: Int, _ opcode: UInt8, _ state: inout State) throws(Failure) {
        let reference = context.pool.memberReference(at: u2(position + 1))
        let holder = context.classType(reference.classIndex)
        let type = context.fieldType(context.pool.utf8Bytes(at: reference.descriptorIndex))
        let isPut = opcode == 0xB3 || opcode == 0xB5
        var value = type
        if isPut { if type.isReference { value = try popReference(&state) } else { try pop(type, &state) } }
        if opcode >= 0xB4 {
            // A constructor may set fields of its class before it calls the superclass's.
            let isOwn = context.declaresField(reference)
            var receiver = try popReference(&state) { opcode == 0xB5 && isOwn && $0 == .uninitializedThis }
            if receiver == .uninitializedThis { receiver = context.thisType }
            guard try context.isInferredAssignable(receiver, to: holder) else {
                throw verifyError("Incompatible type for getting or setting field")
            }
            if try isProtected(reference, isMethod: false, holder),
                try !context.isInferredAssignable(receiver, to: context.thisType)
            {
                throw verifyError("Bad access to protected data")
            }
        }
        if isPut {
            guard try context.isInferredAssignable(value, to: type) else {
                throw verifyError("Bad type in putfield/putstatic")
            }
        } else {
            push(type, &state)
        }
    }

    private func isProtected(
        _ reference: ConstantPoolView.MemberReference, isMethod: Bool, _ holder: VerificationType
    ) throws(Failure) -> Bool {
        guard context.hasSuperclass(holder) else { return false }
        return try context.isProtectedElsewhere(reference, isMethod: isMethod, in: holder)
    }

    private mutating func makeObject(_ position: Int, _ state: inout State) throws(Failure) {
        let made = VerificationType.uninitialized(position)
        if state.stack.contains(made) { throw verifyError("Uninitialized object on stack at creating point") }
        replace(made, .top, &state)
        push(made, &state)
    }

    private mutating func invoke(_ position: Int, _ opcode: UInt8, _ state: inout State) throws(Failure) {
        let reference = context.pool.memberReference(at: u2(position + 1))
        let holder = context.classType(reference.classIndex)
        let signature = context.signature(reference.descriptorIndex)
        let count = Int(context.memory.signatureTypes[signature])
        let types = (0..<count).map { VerificationType(raw: context.memory.signatureTypes[signature + 2 + $0]) }
        // First the kinds of all operands, then their classes.
        var found = types
        var index = count
        while index > 0 {
            index -= 1
            if types[index].isReference {
                found[index] = try popReference(&state)
            } else if types[index].isSecondHalf {
                index -= 1
                try pop(types[index], &state)
            } else {
                try pop(types[index], &state)
            }
        }
        if isConstructorCall(position, opcode) {
            try construct(reference, holder, &state)
        } else if opcode != 0xB8 {
            let receiver = try popReference(&state)
            guard try context.isInferredAssignable(receiver, to: holder) else {
                throw verifyError("Incompatible object argument for function call")
            }
            if opcode == 0xB7, try !context.isInferredAssignable(receiver, to: context.thisType) {
                throw verifyError("Incompatible object argument for invokespecial")
            }
            if opcode != 0xB9 { try checkProtectedCall(reference, holder, receiver) }
        }
        for index in 0..<count where types[index].isReference {
            guard try context.isInferredAssignable(found[index], to: types[index]) else {
                throw verifyError("Incompatible argument to function")
            }
        }
        for slot in 0..<Int(context.memory.signatureTypes[signature + 1]) {
            state.stack.append(VerificationType(raw: context.memory.signatureTypes[signature + 2 + count + slot]))
        }
    }

    private mutating func checkProtectedCall(
        _ reference: ConstantPoolView.MemberReference, _ holder: VerificationType, _ receiver: VerificationType
    ) throws(Failure) {
        guard try isProtected(reference, isMethod: true, holder),
            try !context.isInferredAssignable(receiver, to: context.thisType)
        else { return }
        // Arrays have a public clone().
        let isClone = context.pool.utf8Bytes(at: reference.nameIndex).equals("clone")
        if holder == ClassContext<Hierarchy>.known(.object), receiver.isArray, isClone { return }
        throw verifyError("Bad access to protected data")
    }

    private mutating func construct(
        _ reference: ConstantPoolView.MemberReference, _ holder: VerificationType, _ state: inout State
    ) throws(Failure) {
        let object = try pop(&state)
        guard object.isUninitialized else { throw verifyError("Expecting to find uninitialized object on stack") }
        let type: VerificationType
        if object == .uninitializedThis {
            type = context.thisType
            guard holder == context.superType || holder == context.thisType else {
                throw verifyError("Call to wrong initialization method")
            }
            state.isConstructed = true
        } else {
            type = context.classType(u2(object.newPosition + 1))
            guard type == holder else { throw verifyError("Call to wrong initialization method") }
            if try isProtected(reference, isMethod: true, holder) {
                throw verifyError("Bad access to protected data")
            }
        }
        replace(object, type, &state)
    }
}
