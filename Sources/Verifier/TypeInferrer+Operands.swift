// SPDX-License-Identifier: Apache-2.0
import ClassFile

// What can be said of instructions without knowing types (JVMS 4.9.1): lengths, targets, indices.

extension TypeInferrer {
    /// The opcode, that behind `wide` included, and whether there was a `wide`.
    func operation(_ position: Int) -> (opcode: UInt8, isWide: Bool) {
        code[position] == 0xC4 ? (code[position + 1], true) : (code[position], false)
    }

    func u2(_ position: Int) -> UInt16 {
        UInt16(bigEndian: code.loadUnaligned(fromByteOffset: position, as: UInt16.self))
    }

    /// The local that a load, store, `iinc` or `ret` names; 0 for others.
    func localIndex(_ position: Int) -> Int {
        let (opcode, isWide) = operation(position)
        switch opcode {
        case 0x1A...0x2D: return Int(opcode - 0x1A) & 3
        case 0x3B...0x4E: return Int(opcode - 0x3B) & 3
        case 0x15...0x19, 0x36...0x3A, 0x84, 0xA9: return isWide ? Int(u2(position + 2)) : Int(code[position + 1])
        default: return 0
        }
    }

    func branchTarget(_ position: Int) -> Int {
        switch code[position] {
        case 0xC8, 0xC9: position + InstructionLengths.number(code, position + 1)
        default: position + Int(Int16(bitPattern: u2(position + 1)))
        }
    }

    /// All targets of a switch; the last case first, the default last.
    func switchTargets(_ position: Int) -> [Int] {
        let operands = (position + 4) & ~3
        let isTable = code[position] == 0xAA
        let count = switchCount(position)
        var targets: [Int] = []
        for row in 0..<max(0, count) {
            targets.append(
                position + InstructionLengths.number(code, operands + 12 + row * (isTable ? 4 : 8)))
        }
        targets.reverse()
        targets.append(position + InstructionLengths.number(code, operands))
        return targets
    }

    private func switchCount(_ position: Int) -> Int {
        let operands = (position + 4) & ~3
        let first = InstructionLengths.number(code, operands + 4)
        return code[position] == 0xAA ? InstructionLengths.number(code, operands + 8) - first + 1 : first
    }

    func isConstructorCall(_ position: Int, _ opcode: UInt8) -> Bool {
        guard opcode == 0xB7 else { return false }
        let reference = context.pool.memberReference(at: u2(position + 1))
        return context.pool.utf8Bytes(at: reference.nameIndex).equals("<init>")
    }

    private func isTarget(_ position: Int) -> Bool {
        position >= 0 && position < code.count && context.memory.positions[position] != CodePosition.inside
    }

    // MARK: - Instructions

    mutating func markInstructions() throws(Failure) -> [Int] {
        context.memory.positions.reserveZeroed(code.count)
        let positions = context.memory.positions
        var starts: [Int] = []
        var next = 0
        while next < code.count {
            let length = try lengthInCode(next)
            positions[next] = CodePosition.instruction
            starts.append(next)
            next += length
        }
        return starts
    }

    /// Tells instructions that do not exist from those that are cut off by the end of the code.
    private func lengthInCode(_ position: Int) throws(Failure) -> Int {
        let length = InstructionLengths.length(code, at: position)
        if length > 0, code[position] <= 0xC9 { return length }
        let isCut: Bool
        switch code[position] {
        case 0xC4:
            // The instruction behind `wide` decides, if there is one.
            switch position + 1 < code.count ? code[position + 1] : 0 {
            case 0x15...0x19, 0x36...0x3A, 0x84, 0xA9: isCut = true
            default: isCut = false
            }
        case 0xAA, 0xAB:
            let operands = (position + 4) & ~3
            let isTable = code[position] == 0xAA
            guard operands + (isTable ? 12 : 8) < code.count else {
                isCut = false
                break
            }
            isCut = isTable ? 1...65536 ~= switchCount(position) : 0...65535 ~= switchCount(position)
        default: isCut = code[position] <= 0xC9
        }
        if isCut {
            throw verifyError("Code stops in the middle of instruction  starting at offset \(position)")
        }
        throw verifyError("Illegal instruction found at offset \(position)")
    }

    mutating func checkExceptionTable() throws(Failure) {
        for handler in handlers {
            let end = Int(handler.endPC)
            guard handler.startPC < handler.endPC, isTarget(Int(handler.startPC)), end == code.count || isTarget(end)
            else { throw classFormatError("Illegal exception table range") }
            guard handler.handlerPC > 0, isTarget(Int(handler.handlerPC)) else {
                throw classFormatError("Illegal exception table handler")
            }
            guard handler.catchTypeIndex != 0 else { continue }
            let type = context.classType(handler.catchTypeIndex)
            guard try context.isInferredAssignable(type, to: ClassContext<Hierarchy>.known(.throwable)) else {
                throw verifyError("catch_type not a subclass of Throwable")
            }
        }
    }

    mutating func checkOperands(_ position: Int) throws(Failure) {
        let (opcode, _) = operation(position)
        switch opcode {
        case 0x12: try checkLoadable(UInt16(code[position + 1]), isWide: false)
        case 0x13: try checkLoadable(u2(position + 1), isWide: false)
        case 0x14: try checkLoadable(u2(position + 1), isWide: true)
        case 0x15...0x2D, 0x36...0x4E, 0x84, 0xA9:
            let isPair = isPair(opcode)
            guard localIndex(position) + (isPair ? 1 : 0) < maxLocals else {
                throw verifyError("Illegal local variable number")
            }
        case 0x99...0xA8, 0xC6...0xC9:
            guard isTarget(branchTarget(position)) else { throw verifyError("Illegal target of jump or branch") }
        case 0xAA, 0xAB: try checkSwitch(position)
        case 0xB2...0xB5: try requireConstant(u2(position + 1), .fieldref)
        case 0xB6...0xBA: try checkInvocation(position, opcode)
        case 0xBB, 0xBD, 0xC0, 0xC1, 0xC5: try checkClassOperand(position, opcode)
        case 0xBC:
            guard code[position + 1] >= 4, code[position + 1] <= 11 else {
                throw verifyError("Bad type passed to newarray")
            }
        default: break
        }
    }

    /// Whether a load or store is of a long or double.
    func isPair(_ opcode: UInt8) -> Bool {
        switch opcode {
        case 0x16, 0x18, 0x1E...0x21, 0x26...0x29, 0x37, 0x39, 0x3F...0x42, 0x47...0x4A: true
        default: false
        }
    }

    private func tag(_ index: UInt16) throws(Failure) -> ConstantTag {
        guard index > 0, Int(index) < context.pool.count else { throw verifyError("Illegal constant pool index") }
        return context.pool.tag(at: index)
    }

    private func requireConstant(_ index: UInt16, _ wanted: ConstantTag) throws(Failure) {
        guard try tag(index) == wanted else { throw verifyError("Illegal type in constant pool") }
    }

    private func checkLoadable(_ index: UInt16, isWide: Bool) throws(Failure) {
        let isRight: Bool
        switch try tag(index) {
        case .integer, .float, .string: isRight = !isWide
        case .class: isRight = !isWide && context.view.majorVersion >= 49
        case .long, .double: isRight = isWide
        default: isRight = false
        }
        guard isRight else { throw verifyError("Illegal type in constant pool") }
    }

    private func checkSwitch(_ position: Int) throws(Failure) {
        let operands = (position + 4) & ~3
        for padding in (position + 1)..<operands where code[padding] != 0 {
            throw verifyError("Non zero padding bytes in switch")
        }
        let count = switchCount(position)
        if code[position] == 0xAB {
            for row in 0..<max(0, count - 1) {
                let key = InstructionLengths.number(code, operands + 8 + row * 8)
                guard key < InstructionLengths.number(code, operands + 16 + row * 8) else {
                    throw verifyError("Unsorted lookup switch")
                }
            }
        }
        guard isTarget(position + InstructionLengths.number(code, operands)) else {
            throw verifyError("Illegal default target in switch")
        }
        for target in switchTargets(position) where !isTarget(target) {
            throw verifyError("Illegal branch in tableswitch")
        }
    }

    private mutating func checkInvocation(_ position: Int, _ opcode: UInt8) throws(Failure) {
        let index = u2(position + 1)
        guard opcode != 0xBA else {
            throw verifyError("invokedynamic bytecode is not supported in this class file version")
        }
        try requireConstant(index, opcode == 0xB9 ? .interfaceMethodref : .methodref)
        let reference = context.pool.memberReference(at: index)
        let name = context.pool.utf8Bytes(at: reference.nameIndex)
        let holder = context.classType(reference.classIndex)
        if name.equals("<init>") {
            if opcode != 0xB7 { throw verifyError("Must call initializers using invokespecial") }
        } else {
            if name.first == 0x3C { throw verifyError("Illegal call to internal method") }
            if opcode == 0xB7, holder != context.thisType, holder != context.superType, !context.hasSuperclass(holder) {
                throw verifyError("Illegal use of nonvirtual function call")
            }
        }
        guard opcode == 0xB9 else { return }
        let signature = context.signature(reference.descriptorIndex)
        guard Int(context.memory.signatureTypes[signature]) + 1 == Int(code[position + 3]) else {
            throw verifyError("Inconsistent args_size for invokeinterface")
        }
        guard code[position + 4] == 0 else {
            throw verifyError("Fourth operand byte of invokeinterface must be zero")
        }
    }

    private mutating func checkClassOperand(_ position: Int, _ opcode: UInt8) throws(Failure) {
        let index = u2(position + 1)
        try requireConstant(index, .class)
        let type = context.classType(index)
        let dimensions = type.isArray ? Descriptor.dimensions(context.memory.names.bytes(type.name)) : 0
        switch opcode {
        case 0xBB: if type.isArray { throw verifyError("Illegal creation of multi-dimensional array") }
        case 0xBD: if dimensions >= 255 { throw verifyError("Array with too many dimensions") }
        case 0xC5:
            guard code[position + 3] > 0, Int(code[position + 3]) <= dimensions else {
                throw verifyError("Illegal dimension argument")
            }
        default: break
        }
    }
}
