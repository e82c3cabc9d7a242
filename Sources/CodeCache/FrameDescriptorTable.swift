// SPDX-License-Identifier: Apache-2.0
//
// The frame descriptors of one piece of compiled code, in one run of bytes that is searched, never unpacked.
//
// ```
//   0   magic "FDT1"          4   number of entries n    8   number of nodes m     12  frame size in slots
//   16  n entries of 16 bytes: code offset │ map offset │ node │ debug info         (increasing code offset)
//       m nodes of 12 bytes:   parent node │ method │ bytecode index                (parent before child)
//       reference maps, see ReferenceMap.swift; map offsets count from the table's start
// ```
//
// Little-endian 32-bit words. A node is a position in the inline tree; its parent is the call site it was inlined at, or
// `noNode`. Call sites share nodes and maps: a typical call costs 16 bytes plus what is new about it.
//
// Look-up is binary search by the offset of the return address. Trusting readers (stack walks in a pause) do no checks
// beyond staying inside the bytes; `validate()` is the checker, run once when code is installed.

/// An encoded table; the bytes belong to whoever made the view.
public struct FrameDescriptorTable: @unchecked Sendable {
    // Read-only for as long as it exists.
    public let bytes: UnsafeRawBufferPointer

    static let magic: UInt32 = 0x3154_4446
    static let headerSize: Int = 16
    static let entrySize: Int = 16
    static let nodeSize: Int = 12
    /// "No node": the end of a chain, or code of no method.
    static let noNode: UInt32 = .max

    enum Field: Int {
        case codeOffset = 0
        case mapOffset = 4
        case node = 8
        case debugInfo = 12
    }

    /// A view of bytes that are a table, or empty.
    public init(unchecked bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    /// A view of bytes that must prove to be a table for code of a size.
    public init(_ bytes: UnsafeRawBufferPointer, codeSizeInBytes: Int) throws(FrameDescriptorError) {
        self.bytes = bytes
        try validate(codeSizeInBytes: codeSizeInBytes)
    }

    /// Number of return addresses described.
    public var count: Int { bytes.count >= Self.headerSize ? Int(load(4)) : 0 }

    /// Size of the frame in slots of 4 bytes, without the return address: what a stack walk adds to the stack pointer.
    public var frameSizeInSlots: UInt32 { bytes.count >= Self.headerSize ? load(12) : 0 }

    var nodeCount: Int { bytes.count >= Self.headerSize ? Int(load(8)) : 0 }

    /// The descriptor number `index`, in order of code offset.
    public subscript(index: Int) -> FrameDescriptor? {
        index >= 0 && index < count ? FrameDescriptor(table: self, entry: index) : nil
    }

    /// The descriptor of a return address, given as an offset from the start of the code.
    public func find(codeOffset: Int) -> FrameDescriptor? {
        guard let wanted = UInt32(exactly: codeOffset) else { return nil }
        var low: Int = 0
        var high: Int = count
        while low < high {
            let middle: Int = (low + high) / 2
            if word(middle, .codeOffset) < wanted { low = middle + 1 } else { high = middle }
        }
        guard low < count, word(low, .codeOffset) == wanted else { return nil }
        return FrameDescriptor(table: self, entry: low)
    }

    @inline(__always)
    func load(_ offset: Int) -> UInt32 {
        guard offset >= 0, offset <= bytes.count - 4 else { return 0 }
        return bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
    }

    @inline(__always)
    func word(_ entry: Int, _ field: Field) -> UInt32 {
        load(Self.headerSize + entry * Self.entrySize + field.rawValue)
    }

    func mapOffset(_ entry: Int) -> Int { Int(word(entry, .mapOffset)) }

    /// A node's position and parent.
    func node(_ index: UInt32) -> (InlinedPosition, parent: UInt32)? {
        let number = Int(index)
        guard number < nodeCount else { return nil }
        let offset: Int = Self.headerSize + count * Self.entrySize + number * Self.nodeSize
        let position = InlinedPosition(method: load(offset + 4), bytecodeIndex: Int32(bitPattern: load(offset + 8)))
        return (position, load(offset))
    }
}
