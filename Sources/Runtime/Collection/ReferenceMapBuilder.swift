// SPDX-License-Identifier: Apache-2.0
import ClassFile
import ObjectModel

// Which slots of a frame hold references, at every instruction of a method: abstract interpretation of the bytecode with
// two values, "reference" and "anything else". Where paths meet, a slot holds a reference only if it does on all of
// them: verified code cannot use it otherwise. The map of an instruction describes the frame *before* it (spec/frames.md).
//
// Only descriptors of the constant pool are looked at; no class is loaded. Subroutines are a chapter of their own
// (ReferenceMapBuilder+Subroutines.swift).

/// Reference maps of all instructions of one method.
package struct ReferenceMaps {
    /// Words of 64 slots for one instruction: locals first, then operands.
    package let stride: Int
    package let maxLocals: Int
    /// Stack depth in slots before each instruction, by cell; -1 where never reached.
    package let depths: [Int32]
    package let words: [UInt64]
    /// Cells of invokedynamic, and of invokevirtual on a signature-polymorphic method.
    let appendices: Set<UInt16>
    let subroutines: Subroutines

    package func isReference(cell: Int, slot: Int) -> Bool {
        words[cell * stride + slot >> 6] >> UInt64(slot & 63) & 1 != 0
    }

    /// Whether the instruction is an invoke that may have a reference of its own on top of its operands: the appendix of
    /// a call site, pushed for an adapter that is just being prepared and has no frame yet.
    package func mayPushAppendix(cell: Int) -> Bool { appendices.contains(UInt16(truncatingIfNeeded: cell)) }

    package var sizeInBytes: Int { words.count * 8 + depths.count * 4 }
}

package struct ReferenceMapBuilder {
    /// What is known of a slot's value.
    struct Value {
        var isReference: Bool
        /// First cell of the subroutine whose return address it is.
        var subroutine: Int?
    }

    private let vm: VirtualMachine
    private let pool: ConstantPool
    private let code: UnsafeRawBufferPointer
    private let handlers: UnsafeRawBufferPointer
    private let positions: UnsafeBufferPointer<UInt16>
    let maxLocals: Int
    private let slots: Int
    let stride: Int
    private(set) var cellOf: [Int32]
    private(set) var words: [UInt64]
    private(set) var depths: [Int32]
    private var appendices: Set<UInt16> = []
    var worklist: [Int] = []
    var subroutines = Subroutines()
    // The frame while an instruction is interpreted.
    var frame: [UInt64]
    private var depth = 0
    var nesting = SubroutineNesting()

    package init?(_ vm: VirtualMachine, _ method: MethodPointer) {
        guard let bytes = vm.code(method), !method.pointee.positions.isNone else { return nil }
        self.vm = vm
        pool = ConstantPool(vm, vm.space[method.pointee.holder])
        code = bytes.code
        handlers = bytes.handlers
        let count = Int(method.pointee.cellCount)
        positions = UnsafeBufferPointer(
            start: UnsafePointer(vm.space[method.pointee.positions].assumingMemoryBound(to: UInt16.self)), count: count)
        maxLocals = Int(method.pointee.maxLocals)
        slots = maxLocals + Int(method.pointee.maxStack)
        stride = max(1, (slots + 63) / 64)
        cellOf = [Int32](repeating: -1, count: code.count)
        for (cell, bci) in positions.enumerated() where Int(bci) < code.count { cellOf[Int(bci)] = Int32(cell) }
        words = [UInt64](repeating: 0, count: count * stride)
        depths = [Int32](repeating: -1, count: count)
        frame = [UInt64](repeating: 0, count: stride)
        seedArguments(method)
    }

    /// Maps of all reachable instructions.
    package mutating func build() -> ReferenceMaps {
        flow(to: 0)
        while let cell = worklist.popLast() { interpret(cell) }
        return ReferenceMaps(
            stride: stride, maxLocals: maxLocals, depths: depths, words: words, appendices: appendices,
            subroutines: subroutines)
    }

    private mutating func seedArguments(_ method: MethodPointer) {
        var slot = 0
        if !method.isStatic {
            set(slot, true)
            slot = 1
        }
        for parameter in Descriptor.parameters(vm.symbols.bytes(method.pointee.descriptor)) {
            set(slot, parameter.kind.isReference)
            slot += parameter.kind.slots
        }
    }

    // MARK: - Frame

    mutating func set(_ slot: Int, _ isReference: Bool) {
        guard slot >= 0, slot < slots else { return }
        if !nesting.returnAddresses.isEmpty { nesting.returnAddresses[slot] = nil }
        if isReference {
            frame[slot >> 6] |= 1 << UInt64(slot & 63)
        } else {
            frame[slot >> 6] &= ~(1 << UInt64(slot & 63))
        }
    }

    private func get(_ slot: Int) -> Bool {
        guard slot >= 0, slot < slots else { return false }
        return frame[slot >> 6] >> UInt64(slot & 63) & 1 != 0
    }

    private mutating func push(_ isReference: Bool) {
        set(maxLocals + depth, isReference)
        depth += 1
    }

    mutating func push(_ value: Value) {
        push(value.isReference)
        if let subroutine = value.subroutine { nesting.returnAddresses[maxLocals + depth - 1] = subroutine }
    }

    private mutating func pushValue(_ count: Int) { for _ in 0..<count { push(false) } }

    @discardableResult
    private mutating func pop() -> Value {
        guard depth > 0 else { return Value(isReference: false) }
        depth -= 1
        let slot = maxLocals + depth
        let value = Value(
            isReference: get(slot), subroutine: nesting.returnAddresses.isEmpty ? nil : nesting.returnAddresses[slot])
        set(maxLocals + depth, false)
        return value
    }

    private mutating func pop(_ count: Int) { for _ in 0..<count { pop() } }

    private mutating func pushType(_ kind: Descriptor.Kind) {
        if kind.isReference { push(true) } else { pushValue(kind.slots) }
    }

    /// Merges the frame into the state before `cell`.
    mutating func flow(to cell: Int) {
        guard cell >= 0, cell < depths.count else { return }
        let at = cell * stride
        if depths[cell] < 0 {
            depths[cell] = Int32(truncatingIfNeeded: depth)
            if nesting != SubroutineNesting() { subroutines.nesting[cell] = nesting }
            for i in 0..<stride { words[at + i] = frame[i] }
            worklist.append(cell)
            return
        }
        var changed = false
        if let known = subroutines.nesting[cell] {
            let merged = known.merged(with: nesting)
            changed = merged != known
            subroutines.nesting[cell] = merged
        }
        for i in 0..<stride {
            let merged = words[at + i] & frame[i]
            if merged != words[at + i] {
                words[at + i] = merged
                changed = true
            }
        }
        if changed { worklist.append(cell) }
    }

    private mutating func flow(toBytecode target: Int) {
        if target >= 0, target < cellOf.count { flow(to: Int(cellOf[target])) }
    }

    private mutating func flowToHandlers(_ bci: Int) {
        if handlers.isEmpty { return }
        let (savedFrame, savedDepth, savedNesting) = (frame, depth, nesting)
        var row = 0
        while row + 8 <= handlers.count {
            if bci >= u2(handlers, row), bci < u2(handlers, row + 2) {
                pop(depth)
                push(true)
                flow(toBytecode: u2(handlers, row + 4))
                (frame, depth, nesting) = (savedFrame, savedDepth, savedNesting)
            }
            row += 8
        }
    }

    private func u1(_ at: Int) -> Int { at < code.count ? Int(code[at]) : 0 }
    private func u2(_ bytes: UnsafeRawBufferPointer, _ at: Int) -> Int {
        at + 1 < bytes.count ? Int(bytes[at]) << 8 | Int(bytes[at + 1]) : 0
    }
    private func u2(_ at: Int) -> Int { u2(code, at) }
    private func s2(_ at: Int) -> Int { Int(Int16(truncatingIfNeeded: u2(at))) }
    private func s4(_ at: Int) -> Int { Int(Int32(truncatingIfNeeded: u2(at) << 16 | u2(at + 2))) }

    // MARK: - Instructions

    private mutating func interpret(_ cell: Int) {
        for i in 0..<stride { frame[i] = words[cell * stride + i] }
        depth = Int(depths[cell])
        nesting = subroutines.nesting[cell] ?? SubroutineNesting()
        let bci = Int(positions[cell])
        flowToHandlers(bci)
        let opcode = u1(bci)
        let stored = storedLocal(opcode, bci)
        switch opcode {
        case 0x99...0x9E, 0xC6, 0xC7:
            pop(1)
            flow(toBytecode: bci + s2(bci + 1))
        case 0x9F...0xA6:
            pop(2)
            flow(toBytecode: bci + s2(bci + 1))
        case 0xA7: return flow(toBytecode: bci + s2(bci + 1))
        case 0xC8: return flow(toBytecode: bci + s4(bci + 1))
        case 0xA8: return call(cell, bci + s2(bci + 1))
        case 0xC9: return call(cell, bci + s4(bci + 1))
        case 0xA9: return returnFromSubroutine(cell, local: u1(bci + 1))
        case 0xAA, 0xAB: return flowFromSwitch(opcode, bci)
        case 0xAC...0xB1, 0xBF: return
        case 0xC4:
            if u1(bci + 1) == 0xA9 { return returnFromSubroutine(cell, local: u2(bci + 2)) }
            simple(u1(bci + 1), bci + 1, local: u2(bci + 2), cell)
        default: simple(opcode, bci, local: u1(bci + 1), cell)
        }
        // A handler may see a local before or after the store that throws nothing itself.
        if stored { flowToHandlers(bci) }
        flow(to: cell + 1)
    }

    private func storedLocal(_ opcode: Int, _ bci: Int) -> Bool {
        (0x36...0x4E).contains(opcode) || opcode == 0xC4
    }

    private mutating func flowFromSwitch(_ opcode: Int, _ bci: Int) {
        pop(1)
        let operands = (bci + 4) & ~3
        flow(toBytecode: bci + s4(operands))
        if opcode == 0xAA {
            let count = s4(operands + 8) - s4(operands + 4) + 1
            guard count > 0, count <= code.count else { return }
            for i in 0..<count { flow(toBytecode: bci + s4(operands + 12 + i * 4)) }
        } else {
            let count = s4(operands + 4)
            guard count > 0, count <= code.count else { return }
            for i in 0..<count { flow(toBytecode: bci + s4(operands + 12 + i * 8)) }
        }
    }

    // MARK: - Straight-line instructions

    /// Instructions that only move values. `local` is the operand of those that name a local.
    private mutating func simple(_ opcode: Int, _ at: Int, local: Int, _ cell: Int) {
        switch opcode {
        case 0x00, 0x74...0x77, 0x84, 0x91...0x93, 0x86, 0x8B: break  // nop, neg, iinc, narrowing, i2f, f2i
        case 0x01: push(true)
        case 0x02...0x08, 0x0B...0x0D, 0x10, 0x11: push(false)
        case 0x09, 0x0A, 0x0E, 0x0F: pushValue(2)
        case 0x12: constant(u1(at + 1))
        case 0x13, 0x14: constant(u2(at + 1))
        case 0x15, 0x17, 0x1A...0x1D, 0x22...0x25: push(false)
        case 0x16, 0x18, 0x1E...0x21, 0x26...0x29: pushValue(2)
        case 0x19, 0x2A...0x2D: push(true)
        case 0x2E, 0x30, 0x33...0x35:
            pop(2)
            push(false)
        case 0x2F, 0x31:
            pop(2)
            pushValue(2)
        case 0x32:
            pop(2)
            push(true)
        case 0x36...0x3A: store(local, opcode == 0x37 || opcode == 0x39 ? 2 : 1)
        case 0x3B...0x4E:
            let kind = (opcode - 0x3B) / 4
            store((opcode - 0x3B) % 4, kind == 1 || kind == 3 ? 2 : 1)
        case 0x4F, 0x51, 0x53...0x56: pop(3)
        case 0x50, 0x52: pop(4)
        case 0x57...0x5F: shuffle(opcode)
        case 0x60, 0x62, 0x64, 0x66, 0x68, 0x6A, 0x6C, 0x6E, 0x70, 0x72, 0x78, 0x7A, 0x7C, 0x7E, 0x80, 0x82: pop(1)
        case 0x61, 0x63, 0x65, 0x67, 0x69, 0x6B, 0x6D, 0x6F, 0x71, 0x73, 0x7F, 0x81, 0x83: pop(2)
        case 0x79, 0x7B, 0x7D: pop(1)
        case 0x85, 0x87, 0x8C, 0x8D: pushValue(1)  // i2l, i2d, f2l, f2d
        case 0x88, 0x89, 0x8E, 0x90: pop(1)  // l2i, l2f, d2i, d2f
        case 0x8A, 0x8F: break  // l2d, d2l
        case 0x94, 0x97, 0x98: pop(3)
        case 0x95, 0x96: pop(1)
        case 0xB2...0xB5: field(opcode, u2(at + 1))
        case 0xB6...0xBA: invoke(opcode, u2(at + 1), cell)
        case 0xBB: push(true)
        case 0xBC, 0xBD:
            pop(1)
            push(true)
        case 0xBE, 0xC1:
            pop(1)
            push(false)
        case 0xC0: break
        case 0xC2, 0xC3: pop(1)
        case 0xC5:
            pop(u1(at + 3))
            push(true)
        default: break
        }
    }

    private mutating func store(_ local: Int, _ count: Int) {
        let value = pop()
        if count == 2 { pop() }
        guard local + count <= maxLocals else { return }
        set(local, count == 1 && value.isReference)
        nesting.noteStore(local)
        if count == 2 {
            set(local + 1, false)
            nesting.noteStore(local + 1)
        } else if let subroutine = value.subroutine {
            nesting.returnAddresses[local] = subroutine
        }
    }

    private mutating func shuffle(_ opcode: Int) {
        switch opcode {
        case 0x57: pop(1)
        case 0x58: pop(2)
        case 0x59: duplicate(1, under: 0)
        case 0x5A: duplicate(1, under: 1)
        case 0x5B: duplicate(1, under: 2)
        case 0x5C: duplicate(2, under: 0)
        case 0x5D: duplicate(2, under: 1)
        case 0x5E: duplicate(2, under: 2)
        default:
            let a = pop()
            let b = pop()
            push(a)
            push(b)
        }
    }

    private mutating func duplicate(_ count: Int, under: Int) {
        var top: [Value] = []
        for _ in 0..<count { top.append(pop()) }
        var below: [Value] = []
        for _ in 0..<under { below.append(pop()) }
        for value in top.reversed() { push(value) }
        for value in below.reversed() { push(value) }
        for value in top.reversed() { push(value) }
    }

    private mutating func constant(_ index: Int) {
        switch pool.tag(index) {
        case .integer, .float: push(false)
        case .long, .double: pushValue(2)
        case .dynamic:
            if let kind = Descriptor.kind(vm.symbols.bytes(pool.nameAndType(index).descriptor)) { pushType(kind) }
        default: push(true)
        }
    }

    private mutating func field(_ opcode: Int, _ index: Int) {
        guard let kind = Descriptor.kind(vm.symbols.bytes(pool.nameAndType(index).descriptor)) else { return }
        switch opcode {
        case 0xB2: pushType(kind)
        case 0xB3: pop(kind.slots)
        case 0xB4:
            pop(1)
            pushType(kind)
        default: pop(kind.slots + 1)
        }
    }

    private mutating func invoke(_ opcode: Int, _ index: Int, _ cell: Int) {
        guard let shape = Descriptor.shape(vm.symbols.bytes(pool.nameAndType(index).descriptor)) else { return }
        let count = shape.argumentSlots + (opcode == 0xB8 || opcode == 0xBA ? 0 : 1)
        if opcode == 0xBA || opcode == 0xB6 && isPolymorphic(index) {
            appendices.insert(UInt16(truncatingIfNeeded: cell))
        }
        pop(count)
        if shape.result != .void { pushType(shape.result) }
    }

    private func isPolymorphic(_ index: Int) -> Bool {
        vm.names.isPolymorphicHolder(pool.name(pool.classIndex(index)))
    }
}
