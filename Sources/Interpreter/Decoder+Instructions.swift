// SPDX-License-Identifier: Apache-2.0
import ObjectModel

// The instruction set (JVMS 6.5), by opcode ranges.

extension Decoder {
    mutating func decodeInstruction() throws(DecodeError) {
        let opcode = try u1(here)
        switch opcode {
        case 0x00: emit(.nop)
        case 0x01...0x14: try decodeConstant(opcode)
        case 0x15...0x19: try load(opcode - 0x15, try u1(here + 1))
        case 0x1A...0x2D: try load((opcode - 0x1A) / 4, (opcode - 0x1A) % 4)
        case 0x2E, 0x30, 0x32: emit(.iaload)
        case 0x2F, 0x31: emit(.laload)
        case 0x33: emit(.baload)
        case 0x34: emit(.caload)
        case 0x35: emit(.saload)
        case 0x36...0x3A: try store(opcode - 0x36, try u1(here + 1))
        case 0x3B...0x4E: try store((opcode - 0x3B) / 4, (opcode - 0x3B) % 4)
        case 0x4F, 0x51: emit(.iastore)
        case 0x50, 0x52: emit(.lastore)
        case 0x53: emit(.aastore)
        case 0x54: emit(.bastore)
        case 0x55, 0x56: emit(.castore)
        case 0x57...0x5F: emit(Decoder.stackOperation(opcode))
        case 0x60...0x83: emit(Decoder.arithmeticOperation(opcode))
        case 0x84: try increment(try u1(here + 1), try s1(here + 2))
        case 0x85...0x98: emit(Decoder.conversionOperation(opcode))
        case 0x99...0xA6, 0xC6, 0xC7: try decodeBranch(opcode)
        case 0xA7: try jump(to: here + (try s2(here + 1)))
        case 0xC8: try jump(to: here + (try s4(here + 1)))
        case 0xA8: emit(.jsr, signed: try distance(to: here + (try s2(here + 1))))
        case 0xC9: emit(.jsr, signed: try distance(to: here + (try s4(here + 1))))
        case 0xA9: emit(.ret, signed: try displacement(try u1(here + 1), 1))
        case 0xAA: try decodeTableSwitch()
        case 0xAB: try decodeLookupSwitch()
        case 0xAC...0xB1: emit(try returnOperation(opcode), signed: try displacement(0, 0))
        case 0xB2: emit(.getstatic_unresolved, try poolIndex(here + 1))
        case 0xB3: emit(.putstatic_unresolved, try poolIndex(here + 1))
        case 0xB4: emit(.getfield_unresolved, try poolIndex(here + 1))
        case 0xB5: emit(.putfield_unresolved, try poolIndex(here + 1))
        case 0xB6: emit(.invokevirtual_unresolved, try poolIndex(here + 1))
        case 0xB7: emit(.invokespecial_unresolved, try poolIndex(here + 1))
        case 0xB8: emit(.invokestatic_unresolved, try poolIndex(here + 1))
        case 0xB9: emit(.invokeinterface_unresolved, try poolIndex(here + 1))
        case 0xBA: emit(.invokedynamic_unresolved, try poolIndex(here + 1))
        case 0xBB: emit(.new_unresolved, try poolIndex(here + 1))
        case 0xBC: try decodeNewArray()
        case 0xBD: emit(.anewarray_unresolved, try poolIndex(here + 1))
        case 0xBE: emit(.arraylength)
        case 0xBF: emit(.athrow)
        case 0xC0: emit(.checkcast_unresolved, try poolIndex(here + 1))
        case 0xC1: emit(.instanceof_unresolved, try poolIndex(here + 1))
        case 0xC2: emit(watchesMonitors ? .monitorenter_watched : .monitorenter)
        case 0xC3: emit(watchesMonitors ? .monitorexit_watched : .monitorexit)
        case 0xC4: try decodeWide()
        case 0xC5:
            let dimensions = UInt32(try u1(here + 3))
            if dimensions == 0 { throw .badOperand(bytecodeIndex: here) }
            emit(.multianewarray_unresolved, try poolIndex(here + 1) | dimensions << 16)
        default: throw .unknownOpcode(UInt8(opcode), bytecodeIndex: here)
        }
    }

    // MARK: Constants and locals

    mutating func decodeConstant(_ opcode: Int) throws(DecodeError) {
        switch opcode {
        case 0x01: emit(.push_int, 0)
        case 0x02...0x08: emit(.push_int, signed: opcode - 3)
        case 0x09, 0x0A: emit(.push_long, signed: opcode - 9)
        case 0x0B...0x0D: emit(.push_int, Float(opcode - 0x0B).bitPattern)
        case 0x0E: emit(.push_long, 0)
        case 0x0F: emit(.push_high, UInt32(Double(1).bitPattern >> 32))
        case 0x10: emit(.push_int, signed: try s1(here + 1))
        case 0x11: emit(.push_int, signed: try s2(here + 1))
        case 0x12:
            let index = UInt32(try u1(here + 1))
            guard index > 0, index < pool.pointee.count else { throw .badConstant(bytecodeIndex: here) }
            try loadConstant(index)
        case 0x13: try loadConstant(try poolIndex(here + 1))
        default: try loadWideConstant(try poolIndex(here + 1))
        }
    }

    mutating func loadConstant(_ index: UInt32) throws(DecodeError) {
        switch tag(index) {
        case 3, 4: emit(.push_int, UInt32(truncatingIfNeeded: poolWord(index).load(as: UInt64.self)))
        case 7, 8, 15, 16, 17: emit(.ldc_unresolved, index)
        default: throw .badConstant(bytecodeIndex: here)
        }
    }

    mutating func loadWideConstant(_ index: UInt32) throws(DecodeError) {
        switch tag(index) {
        case 5, 6: emit(.push_word, space.metadataOffset(poolWord(index)))
        case 17: emit(.ldc2_unresolved, index)
        default: throw .badConstant(bytecodeIndex: here)
        }
    }

    /// `kind`: int, long, float, double, reference.
    mutating func load(_ kind: Int, _ index: Int) throws(DecodeError) {
        let slots = kind == 1 || kind == 3 ? 2 : 1
        emit(slots == 2 ? .load2 : .load, signed: try displacement(index, slots))
    }

    mutating func store(_ kind: Int, _ index: Int) throws(DecodeError) {
        let slots = kind == 1 || kind == 3 ? 2 : 1
        emit(slots == 2 ? .store2 : .store, signed: try displacement(index, slots))
    }

    mutating func increment(_ index: Int, _ amount: Int) throws(DecodeError) {
        let slots = -(try displacement(index, 1)) / 4
        emit(.iinc, UInt32(slots) | UInt32(UInt16(truncatingIfNeeded: amount)) << 16)
    }

    mutating func decodeWide() throws(DecodeError) {
        let opcode = try u1(here + 1)
        let index = try u2(here + 2)
        switch opcode {
        case 0x15...0x19: try load(opcode - 0x15, index)
        case 0x36...0x3A: try store(opcode - 0x36, index)
        case 0x84: try increment(index, try s2(here + 4))
        case 0xA9: emit(.ret, signed: try displacement(index, 1))
        default: throw .unknownOpcode(UInt8(opcode), bytecodeIndex: here + 1)
        }
    }

    // MARK: Control

    mutating func decodeBranch(_ opcode: Int) throws(DecodeError) {
        let distance = try distance(to: here + (try s2(here + 1)))
        emit(Decoder.branchOperation(opcode, isBackward: distance <= 0), signed: distance)
    }

    mutating func jump(to target: Int) throws(DecodeError) {
        let distance = try distance(to: target)
        emit(distance <= 0 ? .goto_back : .goto, signed: distance)
    }

    mutating func decodeTableSwitch() throws(DecodeError) {
        let operands = (here + 4) & ~3
        let count = try tableSwitchCount(operands)
        let table = takeTable(12 + count * 4)
        table[0] = Int32(truncatingIfNeeded: try s4(operands + 4))
        table[1] = Int32(count)
        table[2] = try switchDistance(operands)
        for i in 0..<count { table[3 + i] = try switchDistance(operands + 12 + i * 4) }
        emit(.tableswitch, space.metadataOffset(table))
    }

    mutating func decodeLookupSwitch() throws(DecodeError) {
        let operands = (here + 4) & ~3
        let count = try lookupSwitchCount(operands)
        let table = takeTable(8 + count * 8)
        table[0] = Int32(count)
        table[1] = try switchDistance(operands)
        for i in 0..<count {
            let key = Int32(truncatingIfNeeded: try s4(operands + 8 + i * 8))
            if i > 0 && key <= table[i * 2] { throw .badOperand(bytecodeIndex: here) }
            table[2 + i * 2] = key
            table[3 + i * 2] = try switchDistance(operands + 12 + i * 8)
        }
        emit(.lookupswitch, space.metadataOffset(table))
    }

    /// The next `size` bytes of the room for switch tables.
    mutating func takeTable(_ size: Int) -> UnsafeMutablePointer<Int32> {
        let table = tables.bindMemory(to: Int32.self, capacity: size / 4)
        tables += size
        return table
    }

    mutating func switchDistance(_ at: Int) throws(DecodeError) -> Int32 {
        Int32(truncatingIfNeeded: try distance(to: here + (try s4(at))))
    }

    private var watchesMonitors: Bool { method.pointee.flags & UInt32(SwiftletMethodWatched) != 0 }

    func returnOperation(_ opcode: Int) throws(DecodeError) -> Operation {
        let isSynchronized = method.pointee.flags & AccessFlag.synchronized != 0 || watchesMonitors
        switch opcode {
        case 0xAC:
            switch Int(method.pointee.returnType) {
            case SwiftletTypeBoolean: return isSynchronized ? .return_z_sync : .return_z
            case SwiftletTypeByte: return isSynchronized ? .return_b_sync : .return_b
            case SwiftletTypeChar: return isSynchronized ? .return_c_sync : .return_c
            case SwiftletTypeShort: return isSynchronized ? .return_s_sync : .return_s
            default: return isSynchronized ? .return_1_sync : .return_1
            }
        case 0xAE, 0xB0: return isSynchronized ? .return_1_sync : .return_1
        case 0xAD, 0xAF: return isSynchronized ? .return_2_sync : .return_2
        default:
            if isSynchronized { return .return_sync }
            let isObjectConstructor =
                method.pointee.flags & UInt32(SwiftletMethodConstructor) != 0
                && method.pointee.holder == wellKnown.pointee.objectClass
            return isObjectConstructor ? .return_object : .return
        }
    }

    mutating func decodeNewArray() throws(DecodeError) {
        let type = try u1(here + 1)
        guard (4...11).contains(type) else { throw .badOperand(bytecodeIndex: here) }
        let classes = UnsafeRawPointer(wellKnown) + MemoryLayout<WellKnown>.offset(of: \.primitiveArrays)!
        let operation: Operation =
            switch type {
            case SwiftletTypeBoolean, SwiftletTypeByte: .newarray_1
            case SwiftletTypeChar, SwiftletTypeShort: .newarray_2
            case SwiftletTypeInt, SwiftletTypeFloat: .newarray_4
            default: .newarray_8
            }
        emit(operation, classes.load(fromByteOffset: type * 4, as: UInt32.self))
    }
}
