// SPDX-License-Identifier: Apache-2.0
import ObjectModel

/// What the operand (high half) of a cell is.
public enum OperandKind: Sendable {
    case none
    /// A number: a constant, or high half of one.
    case int
    /// Byte displacement of a local from the frame's header.
    case local
    /// The local's distance below the header in slots, increment << 16.
    case iinc
    /// Distance in bytes from this cell to the target.
    case branch
    /// Metadata offset of a switch table.
    case table
    /// Constant-pool index.
    case pool
    /// `SlotRef`.
    case slot
    /// Metadata offset of a 64-bit word.
    case word
    /// Byte offset of a field in its object.
    case offset
    /// Byte offset of a static field from the heap base.
    case `static`
    /// `ClassRef`.
    case `class`
    /// Metadata offset of an InitCheckMetadata or MultiArrayMetadata.
    case record
    /// `CallSiteRef`.
    case site
}

/// Where the handlers are: their offsets from the anchor. Fixed for a process; look-ups here are for cold code.
public final class HandlerTable: Sendable {
    public static let shared: HandlerTable = HandlerTable()

    private let offsets: [Int32]
    /// Open-addressed by offset: a handler's number + 1, or 0.
    private let slots: [UInt16]
    let fusion: Fusion

    private init() {
        let count = Operation.allCases.count
        let offsets = [Int32](unsafeUninitializedCapacity: count) { buffer, initialized in
            HandlerTable.fill(buffer.baseAddress!)
            initialized = count
        }
        var slots = [UInt16](repeating: 0, count: HandlerTable.slotCount)
        for number in offsets.indices {
            var slot = HandlerTable.slot(of: offsets[number])
            while slots[slot] != 0 { slot = (slot + 1) & (HandlerTable.slotCount - 1) }
            slots[slot] = UInt16(number + 1)
        }
        self.offsets = offsets
        self.slots = slots
        self.fusion = Fusion()
    }

    static func offset(of handler: Handler) -> Int32 {
        Int32(truncatingIfNeeded: unsafeBitCast(handler, to: Int.self) &- anchorAddress)
    }

    /// Offset of a handler from the anchor: the low half of a cell, `MethodMetadata.entry`,
    /// `CallSiteMetadata.continuation`.
    public subscript(_ operation: Operation) -> Int32 { offsets[Int(operation.rawValue)] }

    /// The handler of a cell as decoded or resolved, when it stands for a group of cells.
    public func unfused(_ operation: Operation) -> Operation { fusion.unfused(operation) }

    /// A power of two well above the number of handlers.
    private static var slotCount: Int { 4096 }

    /// Handlers begin at multiples of 16.
    @inline(__always)
    private static func slot(of offset: Int32) -> Int { Int(offset &>> 4) & (slotCount - 1) }

    /// The number of the handler at an offset.
    func number(at offset: Int32) -> UInt16? {
        var slot = HandlerTable.slot(of: offset)
        while slots[slot] != 0 {
            let number = slots[slot] - 1
            if offsets[Int(number)] == offset { return number }
            slot = (slot + 1) & (HandlerTable.slotCount - 1)
        }
        return nil
    }

    /// The handler at an offset, for printing and for checks.
    public func operation(at offset: Int32) -> Operation? { number(at: offset).flatMap { Operation(rawValue: $0) } }

    /// The number of the handler of a cell as decoded or resolved; nil for what is no handler.
    func ownNumber(_ cell: UInt64) -> UInt16? {
        number(at: Int32(truncatingIfNeeded: cell)).map(fusion.unfused)
    }

    func cell(number: UInt16, _ operand: UInt32) -> UInt64 {
        UInt64(UInt32(bitPattern: offsets[Int(number)])) | UInt64(operand) &<< 32
    }

    /// A cell.
    public func cell(_ operation: Operation, _ operand: UInt32) -> UInt64 {
        UInt64(UInt32(bitPattern: self[operation])) | UInt64(operand) &<< 32
    }
}
