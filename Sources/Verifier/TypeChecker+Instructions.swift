// SPDX-License-Identifier: Apache-2.0
import ClassFile

// What each instruction requires of the frame before it and leaves behind (JVMS 4.10.1.9).

extension TypeChecker {
    @inline(__always) func u1(_ distance: Int) -> Int { Int(code[position &+ distance]) }

    @inline(__always)
    func u2(_ distance: Int) -> UInt16 {
        UInt16(bigEndian: code.loadUnaligned(fromByteOffset: position &+ distance, as: UInt16.self))
    }

    @inline(__always)
    private func branchDistance() -> Int { Int(Int16(bitPattern: u2(1))) }

    /// Checks the instruction at `position` and the handlers that cover it. Returns whether control ends there.
    @inline(__always)
    mutating func checkInstruction(_ length: Int) throws(Failure) -> Bool {
        let opcode = code[position]
        guard position >= coveredFrom, position < coveredTo else {
            var ignored = false
            return try execute(opcode, length, &ignored)
        }
        // Stores are checked against the handlers before they change the locals; all others afterwards, because a
        // constructor call changes what `this` is.
        let isStore = opcode >= 0x36 && opcode <= 0x4E || opcode == 0xC4 && u1(1) >= 0x36 && u1(1) <= 0x3A
        if isStore { try checkHandlers(isThisUninitialized: isThisUninitialized) }
        var wasThisUninitialized = false
        let ends = try execute(opcode, length, &wasThisUninitialized)
        if !isStore { try checkHandlers(isThisUninitialized: isThisUninitialized || wasThisUninitialized) }
        return ends
    }

    /// Applies one instruction to the frame. `initializedThis` becomes true if it was the constructor call for `this`.
    private mutating func execute(
        _ opcode: UInt8, _ length: Int, _ initializedThis: inout Bool
    ) throws(Failure) -> Bool {
        switch opcode {
        case 0x00: break
        case 0x01: try push(.null)
        case 0x02...0x08, 0x10, 0x11: try push(.integer)
        case 0x09, 0x0A: try push2(.long)
        case 0x0B...0x0D: try push(.float)
        case 0x0E, 0x0F: try push2(.double)
        case 0x12: try loadConstant(UInt16(u1(1)), isWide: false)
        case 0x13: try loadConstant(u2(1), isWide: false)
        case 0x14: try loadConstant(u2(1), isWide: true)
        case 0x15...0x19: try load(opcode &- 0x15, u1(1))
        case 0x1A...0x2D: try load((opcode &- 0x1A) &>> 2, Int((opcode &- 0x1A) & 3))
        case 0x2E...0x35: try loadElement(opcode)
        case 0x36...0x3A: try store(opcode &- 0x36, u1(1))
        case 0x3B...0x4E: try store((opcode &- 0x3B) &>> 2, Int((opcode &- 0x3B) & 3))
        case 0x4F...0x56: try storeElement(opcode)
        case 0x57...0x5F: try shuffle(opcode)
        case 0x60...0x83: try arithmetic(opcode)
        case 0x84: _ = try local(u1(1), .integer)
        case 0x85...0x93: try convert(opcode)
        case 0x94:
            try pop2(.long)
            try pop2(.long)
            try push(.integer)
        case 0x95, 0x96:
            try pop(.float)
            try pop(.float)
            try push(.integer)
        case 0x97, 0x98:
            try pop2(.double)
            try pop2(.double)
            try push(.integer)
        case 0x99...0x9E:
            try pop(.integer)
            try checkTarget(branchDistance())
        case 0x9F...0xA4:
            try pop(.integer)
            try pop(.integer)
            try checkTarget(branchDistance())
        case 0xA5, 0xA6:
            try pop(.anyReference)
            try pop(.anyReference)
            try checkTarget(branchDistance())
        case 0xC6, 0xC7:
            try pop(.anyReference)
            try checkTarget(branchDistance())
        case 0xA7:
            try checkTarget(branchDistance())
            return true
        case 0xC8:
            try checkTarget(InstructionLengths.number(code, position &+ 1))
            return true
        case 0xAA, 0xAB:
            try checkSwitch(isTable: opcode == 0xAA)
            return true
        case 0xAC...0xB1:
            try checkReturn(opcode)
            return true
        case 0xB2...0xB5: try accessField(opcode)
        case 0xB6...0xBA: try invoke(opcode, &initializedThis)
        case 0xBB:
            let index = u2(1)
            let type = try classConstant(index)
            guard type.isObject else {
                throw verifyError(
                    Fault(.wrongType, at: position, Origin(.constant(Int(index)), type)), "Illegal new instruction")
            }
            try push(.uninitialized(position))
        case 0xBC:
            let type = try primitiveArray(u1(1))
            try pop(.integer)
            try push(type)
        case 0xBD: try newArray(u2(1))
        case 0xBE:
            let array = try pop(.anyReference)
            guard array.isNull || array.isArray else {
                throw badOperand("Bad type on operand stack in arraylength")
            }
            try push(.integer)
        case 0xBF:
            try pop(ClassContext<Hierarchy>.known(.throwable))
            return true
        case 0xC0, 0xC1:
            let type = try classConstant(u2(1))
            try pop(ClassContext<Hierarchy>.known(.object))
            try push(opcode == 0xC0 ? type : .integer)
        case 0xC2, 0xC3: try pop(.anyReference)
        case 0xC4: try wide()
        case 0xC5: try newMultiArray()
        default:
            let digits = String(opcode, radix: 16)
            throw verifyError(
                Fault(.invalidBytecode, at: position), "Bad instruction: \(opcode < 16 ? "0" : "")\(digits)")
        }
        return false
    }

    // MARK: - Constants

    private mutating func loadConstant(_ index: UInt16, isWide: Bool) throws(Failure) {
        let tag = try constantTag(index)
        switch (tag, isWide) {
        case (.integer, false): try push(.integer)
        case (.float, false): try push(.float)
        case (.string, false): try push(ClassContext<Hierarchy>.known(.string))
        case (.class, false): try push(ClassContext<Hierarchy>.known(.class))
        case (.methodHandle, false): try push(ClassContext<Hierarchy>.known(.methodHandle))
        case (.methodType, false): try push(ClassContext<Hierarchy>.known(.methodType))
        case (.long, true): try push2(.long)
        case (.double, true): try push2(.double)
        case (.dynamic, _):
            let descriptor = context.pool.memberReference(at: index).descriptorIndex
            let type = context.fieldType(context.pool.utf8Bytes(at: descriptor))
            guard type.isCategory2 == isWide else { throw badConstant(index) }
            try pushValue(type)
        default: throw badConstant(index)
        }
    }

    /// The kind of a constant, which must be in the pool.
    @inline(__always)
    func constantTag(_ index: UInt16) throws(Failure) -> ConstantTag {
        guard index > 0, Int(index) < context.pool.count else {
            throw verifyError(
                Fault(.badConstantIndex(Int(index)), at: position),
                "Illegal constant pool index \(index) in class \(className)")
        }
        return context.pool.tag(at: index)
    }

    @inline(never)
    func badConstant(_ index: UInt16) -> Failure {
        verifyError(
            Fault(.badConstantIndex(Int(index)), at: position),
            "Illegal type at constant pool entry \(index) in class \(className)")
    }

    @inline(__always)
    mutating func classConstant(_ index: UInt16) throws(Failure) -> VerificationType {
        let type = context.classType(index)
        if type != .top { return type }
        _ = try constantTag(index)
        throw badConstant(index)
    }

    // MARK: - Locals

    /// Types of the load and store instructions in the order of their opcodes.
    @inline(__always)
    private mutating func load(_ kind: UInt8, _ index: Int) throws(Failure) {
        switch kind {
        case 0: try push(try local(index, .integer))
        case 1:
            try local2(index, .long)
            try push2(.long)
        case 2: try push(try local(index, .float))
        case 3:
            try local2(index, .double)
            try push2(.double)
        default: try push(try local(index, .anyReference))
        }
    }

    @inline(__always)
    private mutating func store(_ kind: UInt8, _ index: Int) throws(Failure) {
        switch kind {
        case 0: try setLocal(index, try pop(.integer))
        case 1:
            try pop2(.long)
            try setLocal2(index, .long)
        case 2: try setLocal(index, try pop(.float))
        case 3:
            try pop2(.double)
            try setLocal2(index, .double)
        default: try setLocal(index, try pop(.anyReference))
        }
    }

    private mutating func wide() throws(Failure) {
        let opcode = code[position &+ 1]
        let index = Int(u2(2))
        switch opcode {
        case 0x15...0x19: try load(opcode &- 0x15, index)
        case 0x36...0x3A: try store(opcode &- 0x36, index)
        case 0x84: _ = try local(index, .integer)
        default:
            throw verifyError(
                Fault(.invalidBytecode, at: position), "Bad instruction: \(String(opcode, radix: 16))")
        }
    }

    // MARK: - Arrays

    private mutating func loadElement(_ opcode: UInt8) throws(Failure) {
        try pop(.integer)
        let array = try pop(.anyReference)
        if opcode == 0x32 {
            guard isReferenceArray(array) else { throw badArray(opcode, array) }
            return try push(array.isNull ? .null : context.memory.names.component(array))
        }
        guard isPrimitiveArray(array, opcode) else { throw badArray(opcode, array) }
        switch opcode {
        case 0x2F: try push2(.long)
        case 0x30: try push(.float)
        case 0x31: try push2(.double)
        default: try push(.integer)
        }
    }

    private mutating func storeElement(_ opcode: UInt8) throws(Failure) {
        switch opcode {
        case 0x50: try pop2(.long)
        case 0x51: try pop(.float)
        case 0x52: try pop2(.double)
        case 0x53: try pop(ClassContext<Hierarchy>.known(.object))
        default: try pop(.integer)
        }
        try pop(.integer)
        let array = try pop(.anyReference)
        // Whether the array may hold the value is checked when the instruction runs.
        let isRight = opcode == 0x53 ? isReferenceArray(array) : isPrimitiveArray(array, opcode &- 0x21)
        guard isRight else { throw badArray(opcode, array) }
    }

    private func isReferenceArray(_ array: VerificationType) -> Bool {
        if array.isNull { return true }
        guard array.isArray else { return false }
        let element = context.memory.names.bytes(array.name)[1]
        return element == 0x4C || element == 0x5B
    }

    /// Descriptor character of the elements that `iaload` and its kin load; `baload` loads two kinds.
    private func element(_ loadOpcode: UInt8) -> UInt8 {
        switch loadOpcode {
        case 0x2E: 0x49
        case 0x2F: 0x4A
        case 0x30: 0x46
        case 0x31: 0x44
        case 0x33: 0x42
        case 0x34: 0x43
        default: 0x53
        }
    }

    private func isPrimitiveArray(_ array: VerificationType, _ loadOpcode: UInt8) -> Bool {
        if array.isNull { return true }
        guard array.isArray else { return false }
        let found = context.memory.names.bytes(array.name)[1]
        return found == element(loadOpcode) || loadOpcode == 0x33 && found == 0x5A
    }

    @inline(never)
    private mutating func badArray(_ opcode: UInt8, _ array: VerificationType) -> Failure {
        let loadOpcode = opcode >= 0x4F ? opcode &- 0x21 : opcode
        let expected: Origin?
        switch loadOpcode {
        case 0x33: expected = nil
        case 0x32: expected = Origin(.implicit, .anyReference)
        default:
            let character = element(loadOpcode)
            let descriptor: [UInt8] = [0x5B, character]
            let number = descriptor.withUnsafeBytes { context.memory.names.number("", $0, "") }
            expected = Origin(.implicit, .array(number))
        }
        return badOperand(expecting: expected, "Bad type on operand stack in \(opcodeName(opcode))")
    }

    private mutating func primitiveArray(_ code: Int) throws(Failure) -> VerificationType {
        let descriptor: StaticString
        switch code {
        case 4: descriptor = "[Z"
        case 5: descriptor = "[C"
        case 6: descriptor = "[F"
        case 7: descriptor = "[D"
        case 8: descriptor = "[B"
        case 9: descriptor = "[S"
        case 10: descriptor = "[I"
        case 11: descriptor = "[J"
        default: throw verifyError(Fault(.invalidBytecode, at: position), "Illegal newarray instruction")
        }
        return .array(
            context.memory.names.number(
                UnsafeRawBufferPointer(start: descriptor.utf8Start, count: descriptor.utf8CodeUnitCount)))
    }

    private mutating func newArray(_ index: UInt16) throws(Failure) {
        let component = try classConstant(index)
        try pop(.integer)
        let name = context.memory.names.bytes(component.name)
        if component.isArray {
            if name.count > 255, name[254] == 0x5B {
                throw verifyError(
                    Fault(.invalidBytecode, at: position),
                    "Illegal anewarray instruction, array has more than 255 dimensions")
            }
            try push(.array(context.memory.names.number("[", name, "")))
        } else {
            try push(.array(context.memory.names.number("[L", name, ";")))
        }
    }

    private mutating func newMultiArray() throws(Failure) {
        let index = u2(1)
        let dimensions = u1(3)
        let type = try classConstant(index)
        guard type.isArray else {
            throw verifyError(
                Fault(.wrongType, at: position, Origin(.constant(Int(index)), type)),
                "Illegal constant pool index in multianewarray instruction")
        }
        guard dimensions >= 1, Descriptor.dimensions(context.memory.names.bytes(type.name)) >= dimensions else {
            throw verifyError(
                Fault(.invalidBytecode, at: position),
                "Illegal dimension in multianewarray instruction: \(dimensions)")
        }
        for _ in 0..<dimensions { try pop(.integer) }
        try push(type)
    }

    // MARK: - Stack

    /// Pops one value of one slot, or one of two slots as its halves; the upper half is the first result.
    private mutating func popPair() throws(Failure) -> (VerificationType, VerificationType) {
        let first = try pop()
        if first.isCategory1 { return (first, try pop(.anyCategory1)) }
        if first.isSecondHalf { return (first, try pop(.anyCategory2)) }
        throw badOperand("Bad type on operand stack in \(opcodeName(code[position]))")
    }

    private mutating func shuffle(_ opcode: UInt8) throws(Failure) {
        switch opcode {
        case 0x57: try pop(.anyCategory1)
        case 0x58: _ = try popPair()
        case 0x59:
            let a = try pop(.anyCategory1)
            try push(a)
            try push(a)
        case 0x5A:
            let a = try pop(.anyCategory1)
            let b = try pop(.anyCategory1)
            try push(a)
            try push(b)
            try push(a)
        case 0x5B:
            let a = try pop(.anyCategory1)
            let (b, c) = try popPair()
            try push(a)
            try push(c)
            try push(b)
            try push(a)
        case 0x5C:
            let (a, b) = try popPair()
            try push(b)
            try push(a)
            try push(b)
            try push(a)
        case 0x5D:
            let (a, b) = try popPair()
            let c = try pop(.anyCategory1)
            try push(b)
            try push(a)
            try push(c)
            try push(b)
            try push(a)
        case 0x5E:
            let (a, b) = try popPair()
            let (c, d) = try popPair()
            try push(b)
            try push(a)
            try push(d)
            try push(c)
            try push(b)
            try push(a)
        default:
            let a = try pop(.anyCategory1)
            let b = try pop(.anyCategory1)
            try push(a)
            try push(b)
        }
    }

    // MARK: - Arithmetic

    private mutating func popNumber(_ kind: UInt8) throws(Failure) {
        switch kind {
        case 0: try pop(.integer)
        case 1: try pop2(.long)
        case 2: try pop(.float)
        default: try pop2(.double)
        }
    }

    private mutating func pushNumber(_ kind: UInt8) throws(Failure) {
        switch kind {
        case 0: try push(.integer)
        case 1: try push2(.long)
        case 2: try push(.float)
        default: try push2(.double)
        }
    }

    /// From `iadd` to `lxor`; `int`, `long`, `float` and `double` take turns up to `dneg`, then `int` and `long`.
    private mutating func arithmetic(_ opcode: UInt8) throws(Failure) {
        let kind = opcode < 0x78 ? opcode & 3 : opcode & 1
        switch opcode {
        case 0x74...0x77: break
        case 0x78...0x7D: try pop(.integer)
        default: try popNumber(kind)
        }
        try popNumber(kind)
        try pushNumber(kind)
    }

    private mutating func convert(_ opcode: UInt8) throws(Failure) {
        guard opcode < 0x91 else {
            try pop(.integer)
            return try push(.integer)
        }
        // Three conversions from each of the four types, to the other three in order.
        let from = (opcode &- 0x85) / 3
        var to = (opcode &- 0x85) % 3
        if to >= from { to &+= 1 }
        try popNumber(from)
        try pushNumber(to)
    }

    // MARK: - Control

    private mutating func checkSwitch(isTable: Bool) throws(Failure) {
        let operands = (position &+ 4) & ~3
        if context.view.majorVersion < 51 {
            for padding in (position &+ 1)..<operands where code[padding] != 0 {
                throw verifyError(
                    Fault(.invalidBytecode, at: position), "Nonzero padding byte in lookupswitch or tableswitch")
            }
        }
        try pop(.integer)
        // The counts are sound, or the instruction would have no length.
        let count: Int
        if isTable {
            let low = InstructionLengths.number(code, operands &+ 4)
            let high = InstructionLengths.number(code, operands &+ 8)
            count = high &- low &+ 1
        } else {
            count = InstructionLengths.number(code, operands &+ 4)
            for row in 0..<max(0, count &- 1) {
                let key = InstructionLengths.number(code, operands &+ 8 &+ row &* 8)
                guard key < InstructionLengths.number(code, operands &+ 16 &+ row &* 8) else {
                    throw verifyError(Fault(.invalidBytecode, at: position), "Bad lookupswitch instruction")
                }
            }
        }
        try checkTarget(InstructionLengths.number(code, operands))
        for row in 0..<count {
            try checkTarget(InstructionLengths.number(code, operands &+ 12 &+ row &* (isTable ? 4 : 8)))
        }
    }

    private mutating func checkReturn(_ opcode: UInt8) throws(Failure) {
        let value: VerificationType
        switch opcode {
        case 0xAC: value = try pop(.integer)
        case 0xAD:
            try pop(.secondLong)
            value = try pop(.long)
        case 0xAE: value = try pop(.float)
        case 0xAF:
            try pop(.secondDouble)
            value = try pop(.double)
        case 0xB0: value = try pop(.anyReference)
        default:
            guard returnType == .top else {
                throw verifyError(Fault(.invalidBytecode, at: position), "Method expects a return value")
            }
            guard !isConstructor || !isThisUninitialized else {
                throw verifyError(
                    Fault(.invalidBytecode, at: position), "Constructor must call super() or this() before return")
            }
            return
        }
        guard returnType != .top else {
            throw badOperand(expecting: Origin(.signature, returnType), "Method does not expect a return value")
        }
        guard try context.isAssignable(value, to: returnType) else {
            throw badOperand(expecting: Origin(.signature, returnType), "Bad return type")
        }
    }
}
