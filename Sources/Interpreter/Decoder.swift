// SPDX-License-Identifier: Apache-2.0
import ObjectModel

// From bytecode to cells. One cell for each instruction, so a cell's index counts instructions and every branch target,
// handler and position has a cell. Operands are prepared: locals become displacements from the frame, branches distances
// in bytes, small constants the operand itself; wide prefixes vanish. What needs resolution becomes an `…_unresolved`
// cell with the pool index, which the runtime replaces when it is first executed.
//
// The first pass finds the instructions and sizes the switch tables; the second writes, into one allocation:
//
//   | guard cell | cells | guard cell | positions: uint16 for each cell | switch tables |
//
// The guards are where Fusion.swift stops; nothing verified executes them.
//
// Switch tables. tableswitch: int32 low, uint32 count, int32 default, int32[count]; lookupswitch: uint32 count, int32
// default, {int32 key, int32 distance}[count] with ascending keys. Distances are bytes from the switch's cell.
//
// The code has been verified, or its loader is trusted; the decoder still checks everything it reads and every index it
// computes with, so hostile code can make it throw but not read or write out of bounds.

/// Code made from a method's bytecode, in metadata memory.
public struct DecodedCode: Sendable {
    public let code: CodeRef
    public let cellCount: UInt32
    /// uint16 bytecode index of each cell.
    public let positions: BytesRef
    /// Whether there is a backward branch.
    public let hasLoops: Bool

    /// Makes the code that of the method. `code` is stored last, with release.
    public func install(in method: UnsafeMutablePointer<MethodMetadata>) {
        method.pointee.cellCount = cellCount
        method.pointee.positions = positions
        if hasLoops { method.pointee.flags |= UInt32(SwiftletMethodHasLoops) }
        atomic32StoreRelease(
            UnsafeMutableRawPointer(method) + MemoryLayout<MethodMetadata>.offset(of: \.code)!, code.rawValue)
    }
}

public struct Decoder {
    let space: AddressSpace
    let wellKnown: UnsafePointer<WellKnown>
    let method: UnsafeMutablePointer<MethodMetadata>
    let pool: UnsafeMutablePointer<ConstantPoolMetadata>
    let bytes: UnsafeRawBufferPointer
    let table: HandlerTable
    /// Cell index of each bytecode index; -1 inside instructions.
    var cellIndex: [Int32] = []
    var cellCount: Int = 0
    var switchBytes: Int = 0
    var hasLoops: Bool = false
    var isFusing: Bool = true
    /// Handlers of the cells written so far.
    var operations: [Operation] = []

    // Where the second pass writes.
    var cells: UnsafeMutableRawPointer
    var tables: UnsafeMutableRawPointer
    /// Bytecode index and cell of the instruction that is decoded.
    var here: Int = 0
    var cell: Int = 0

    /// Decodes `bytecode`, the code array of `method`'s Code attribute. `maxLocals`, `returnType`, `flags` and `holder`
    /// (with its pool) of the method are set. `allocate` returns that many bytes of zeroed metadata, aligned to 8. Code to be
    /// debugged is decoded without fusing; cells resolved later are fused all the same unless published with `isFusing` false.
    public static func decode(
        _ bytecode: UnsafeRawBufferPointer, of method: MethodRef, in space: AddressSpace,
        wellKnown: UnsafePointer<WellKnown>, isFusing: Bool = true, allocate: (Int) -> BytesRef?
    ) throws(DecodeError) -> DecodedCode {
        var decoder = Decoder(bytecode, of: space[method], in: space, wellKnown: wellKnown)
        decoder.isFusing = isFusing
        try decoder.findInstructions()
        let positionsOffset = (decoder.cellCount + 2) * 8
        let tablesOffset = (positionsOffset + decoder.cellCount * 2 + 3) & ~3
        guard let memory = allocate(tablesOffset + decoder.switchBytes) else { throw .outOfMetadata }
        decoder.cells = space[memory] + 8
        decoder.tables = space[memory] + tablesOffset
        try decoder.writeCells(positions: space[memory] + positionsOffset)
        return DecodedCode(
            code: CodeRef(rawValue: memory.rawValue + 8), cellCount: UInt32(decoder.cellCount),
            positions: BytesRef(rawValue: memory.rawValue + UInt32(positionsOffset)), hasLoops: decoder.hasLoops)
    }

    private init(
        _ bytes: UnsafeRawBufferPointer, of method: UnsafeMutablePointer<MethodMetadata>, in space: AddressSpace,
        wellKnown: UnsafePointer<WellKnown>
    ) {
        self.space = space
        self.wellKnown = wellKnown
        self.method = method
        self.pool = space[space[method.pointee.holder].pointee.pool]
        self.bytes = bytes
        self.table = HandlerTable.shared
        // Replaced before the second pass.
        self.cells = space.base
        self.tables = space.base
    }

    // MARK: Reading

    func u1(_ at: Int) throws(DecodeError) -> Int {
        guard at < bytes.count else { throw .truncated(bytecodeIndex: here) }
        return Int(bytes[at])
    }

    func u2(_ at: Int) throws(DecodeError) -> Int { try u1(at) << 8 | u1(at + 1) }
    func s1(_ at: Int) throws(DecodeError) -> Int { Int(Int8(truncatingIfNeeded: try u1(at))) }
    func s2(_ at: Int) throws(DecodeError) -> Int { Int(Int16(truncatingIfNeeded: try u2(at))) }
    func s4(_ at: Int) throws(DecodeError) -> Int { Int(Int32(truncatingIfNeeded: try u2(at) << 16 | u2(at + 2))) }

    // MARK: First pass

    mutating func findInstructions() throws(DecodeError) {
        guard !bytes.isEmpty, bytes.count <= 65535 else { throw .truncated(bytecodeIndex: 0) }
        cellIndex = [Int32](repeating: -1, count: bytes.count)
        var at = 0
        while at < bytes.count {
            here = at
            cellIndex[at] = Int32(cellCount)
            cellCount += 1
            at += try instructionLength(at)
        }
        if at != bytes.count { throw .truncated(bytecodeIndex: here) }
    }

    /// Length in bytes of the instruction at `at`; adds up the sizes of switch tables.
    mutating func instructionLength(_ at: Int) throws(DecodeError) -> Int {
        let opcode = try u1(at)
        switch opcode {
        case 0xAA:
            let operands = (at + 4) & ~3
            let count = try tableSwitchCount(operands)
            switchBytes += 12 + count * 4
            return operands + 12 + count * 4 - at
        case 0xAB:
            let operands = (at + 4) & ~3
            let count = try lookupSwitchCount(operands)
            switchBytes += 8 + count * 8
            return operands + 8 + count * 8 - at
        case 0xC4:
            return try u1(at + 1) == 0x84 ? 6 : 4
        default:
            let length = Decoder.length(of: UInt8(opcode))
            if length == 0 { throw .unknownOpcode(UInt8(opcode), bytecodeIndex: at) }
            return length
        }
    }

    func tableSwitchCount(_ operands: Int) throws(DecodeError) -> Int {
        let low = try s4(operands + 4)
        let high = try s4(operands + 8)
        guard low <= high, high - low < bytes.count else { throw .badOperand(bytecodeIndex: here) }
        return high - low + 1
    }

    func lookupSwitchCount(_ operands: Int) throws(DecodeError) -> Int {
        let count = try s4(operands + 4)
        guard count >= 0, count < bytes.count else { throw .badOperand(bytecodeIndex: here) }
        return count
    }

    /// Length of an instruction that is neither a switch nor wide; 0 for opcodes that do not exist.
    static func length(of opcode: UInt8) -> Int {
        switch opcode {
        case 0x10, 0x12, 0x15...0x19, 0x36...0x3A, 0xA9, 0xBC: 2
        case 0x11, 0x13, 0x14, 0x84, 0x99...0xA8, 0xB2...0xB8, 0xBB, 0xBD, 0xC0, 0xC1, 0xC6, 0xC7: 3
        case 0xC5: 4
        case 0xB9, 0xBA, 0xC8, 0xC9: 5
        case 0xAA, 0xAB, 0xC4, 0xCA...0xFF: 0
        default: 1
        }
    }

    // MARK: Second pass

    mutating func writeCells(positions: UnsafeMutableRawPointer) throws(DecodeError) {
        for index in 0..<bytes.count where cellIndex[index] >= 0 {
            here = index
            cell = Int(cellIndex[index])
            positions.storeBytes(of: UInt16(index), toByteOffset: cell * 2, as: UInt16.self)
            try decodeInstruction()
        }
        // What is not verified and falls off the end turns round until it is stopped.
        put(-1, table.cell(.goto_back, 0))
        put(cellCount, table.cell(.goto_back, 0))
        if isFusing { table.fusion.fuse(cells, operations, table) }
    }

    func put(_ index: Int, _ cell: UInt64) { cells.storeBytes(of: cell, toByteOffset: index * 8, as: UInt64.self) }

    mutating func emit(_ operation: Operation, _ operand: UInt32 = 0) {
        operations.append(operation)
        put(cell, table.cell(operation, operand))
    }

    mutating func emit(_ operation: Operation, signed operand: Int) {
        emit(operation, UInt32(truncatingIfNeeded: operand))
    }

    /// Local `index`, taking `slots` slots: its displacement from the frame's header.
    func displacement(_ index: Int, _ slots: Int) throws(DecodeError) -> Int {
        let locals = Int(method.pointee.maxLocals)
        guard index + slots <= locals else { throw .badLocal(bytecodeIndex: here) }
        return (index - locals) * 4
    }

    /// Distance in bytes from this cell to that of bytecode index `target`.
    mutating func distance(to target: Int) throws(DecodeError) -> Int {
        guard target >= 0, target < bytes.count, cellIndex[target] >= 0 else {
            throw .badTarget(bytecodeIndex: here)
        }
        let distance = (Int(cellIndex[target]) - cell) * 8
        if distance <= 0 { hasLoops = true }
        return distance
    }

    /// A pool index, checked.
    func poolIndex(_ at: Int) throws(DecodeError) -> UInt32 {
        let index = UInt32(try u2(at))
        guard index > 0, index < pool.pointee.count else { throw .badConstant(bytecodeIndex: here) }
        return index
    }

    /// Tag of a checked pool index.
    func tag(_ index: UInt32) -> UInt8 { space[pool.pointee.tags].load(fromByteOffset: Int(index), as: UInt8.self) }

    /// Address of the word of a checked pool index.
    func poolWord(_ index: UInt32) -> UnsafeMutableRawPointer {
        UnsafeMutableRawPointer(pool) + MemoryLayout<ConstantPoolMetadata>.size + Int(index) * 8
    }
}
