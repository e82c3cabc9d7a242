// SPDX-License-Identifier: Apache-2.0
import CompilerInterface
import Interpreter
import ObjectModel

// What a compiler gets to see of a method.

extension VirtualMachine {
    /// The method as it is now; nil without decoded code.
    func snapshot(_ method: MethodPointer, _ requested: (instruction: Int, depth: Int)?) -> MethodToCompile? {
        if method.isNative { return nativeSnapshot(method) }
        guard !method.pointee.code.isNone, let bytes = code(method) else { return nil }
        let count = Int(method.pointee.cellCount)
        let cells = space[method.pointee.code]
        let positions = space[method.pointee.positions].assumingMemoryBound(to: UInt16.self)
        var instructions: [Instruction] = []
        instructions.reserveCapacity(count)
        for i in 0..<count {
            let at = Int(positions[i])
            guard at < bytes.code.count, var made = instruction(atomic64LoadRelaxed(cells + i * 8)) else { return nil }
            made.opcode = bytes.code[at]
            if made.opcode == 0xC4, at + 1 < bytes.code.count { made.opcode = bytes.code[at + 1] }
            if (0xB2...0xB5).contains(made.opcode), at + 2 < bytes.code.count {
                made.fieldType = fieldType(method, Int(bytes.code[at + 1]) << 8 | Int(bytes.code[at + 2]))
            }
            instructions.append(made)
        }
        var handlers: [Int] = []
        var row = 0
        while row + 8 <= bytes.handlers.count {
            let target = Int(bytes.handlers[row + 4]) << 8 | Int(bytes.handlers[row + 5])
            guard let cell = cell(method, atBytecode: target) else { return nil }
            handlers.append(Int(cell.rawValue - method.pointee.code.rawValue) / 8)
            row += 8
        }
        let slots = (method.pointee.frameSize - UInt32(SwiftletFrameHeaderSize)) / 4
        return MethodToCompile(
            method: space.ref(method), name: compiledName(method), flags: method.pointee.flags,
            returnType: method.pointee.returnType, argumentSlots: Int(method.pointee.argumentSlots),
            maxLocals: Int(method.pointee.maxLocals), maxStack: Int(slots) - 1,
            frameSize: Int(method.pointee.frameSize), code: method.pointee.code, instructions: instructions,
            handlers: handlers, requested: requested)
    }

    /// A native method with a function; nil without one.
    private func nativeSnapshot(_ method: MethodPointer) -> MethodToCompile? {
        guard method.pointee.nativeIndex != 0 else { return nil }
        var made = MethodToCompile(
            method: space.ref(method), name: compiledName(method), flags: method.pointee.flags,
            returnType: method.pointee.returnType, argumentSlots: Int(method.pointee.argumentSlots),
            maxLocals: Int(method.pointee.argumentSlots), maxStack: 0, frameSize: SwiftletFrameHeaderSize,
            code: .none, instructions: [], handlers: [], requested: nil)
        made.nativeFunctions = natives.address
        return made
    }

    /// A cell's own operation; that behind a check for initialization when the class is initialized.
    private func instruction(_ cell: UInt64) -> Instruction? {
        let table = HandlerTable.shared
        guard let operation = table.operation(at: Int32(truncatingIfNeeded: cell)) else { return nil }
        let operand = UInt32(truncatingIfNeeded: cell >> 32)
        let own = table.unfused(operation)
        if own == .initcheck {
            let record = space.metadata(operand).load(as: InitCheckMetadata.self)
            if space[record.class_].isInitialized { return instruction(record.cell) }
        }
        return Instruction(operation: own, operand: operand, opcode: 0, fieldType: 0)
    }

    /// Type of the field that a pool entry names.
    private func fieldType(_ method: MethodPointer, _ index: Int) -> UInt8 {
        let pool = ConstantPool(self, space[method.pointee.holder])
        return BasicType.of(symbols.bytes(pool.nameAndType(index).descriptor))
    }
}
