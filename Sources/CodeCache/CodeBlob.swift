// SPDX-License-Identifier: Apache-2.0

/// What a blob's code is for. The raw value is in the blob's header, for post-mortem tools.
public enum BlobKind: UInt8, CaseIterable, Sendable {
    /// Entries, returns and transitions that every virtual machine has once.
    case stub
    /// Moves arguments between calling conventions, one per signature shape.
    case adapter
    case baseline
    case optimizing
    /// A wrapper around a native method.
    case native
}

/// Names a blob for as long as it exists. Indices are used again after `reclaim`.
public struct BlobID: Hashable, Sendable {
    let index: UInt32
}

/// A snapshot of what is known of one blob.
///
/// ```
///   start, at a multiple of 64 in executable memory
///   ├── header, 32 bytes ─┬── code ──────┬── int3 up to a multiple of 64
///   └ magic, sizes, kind, └ codeStart    └ codeEnd
///     owner, id
/// ```
///
/// Frame descriptors and the constant table are in ordinary memory: the former because data should not be executable,
/// the latter because the collector writes it.
public struct CodeBlob {
    public let id: BlobID
    public let kind: BlobKind
    /// False once retired: no new entries, existing frames go on.
    public let isLive: Bool
    /// Whatever the client associates with the code, commonly the offset of a method's metadata.
    public let owner: UInt32
    /// Address of the first instruction, a multiple of 32.
    public let codeStart: UInt
    public let codeSizeInBytes: Int
    /// The encoded table, empty for code without calls; valid until the blob is reclaimed.
    public let descriptors: FrameDescriptorTable
    /// 32-bit references the code uses, read through the address it was assembled with; nil when there are none. Roots.
    public let constants: UnsafeMutableBufferPointer<UInt32>?

    public var codeEnd: UInt { codeStart + UInt(codeSizeInBytes) }

    /// Whether an address lies in the code. A return address may equal `codeEnd` when a call is the last instruction;
    /// look it up less one.
    public func contains(_ address: UInt) -> Bool { address >= codeStart && address < codeEnd }

    /// Offset of an address from the first instruction.
    public func offset(of address: UInt) -> Int { Int(bitPattern: address &- codeStart) }
}

// `UnsafeMutableBufferPointer` is not Sendable by itself. The constants belong to the collector's protocol: written at
// safepoints only.
extension CodeBlob: @unchecked Sendable {}

/// The 32 bytes before a blob's code. Little-endian, natural alignment, never changed after installation.
struct BlobHeader {
    static let magic: UInt32 = 0x4250_4C53
    static let sizeInBytes: Int = 32

    var magic: UInt32 = Self.magic
    var kind: UInt8
    var reserved: (UInt8, UInt8, UInt8) = (0, 0, 0)
    var blobSizeInBytes: UInt32
    var codeSizeInBytes: UInt32
    var owner: UInt32
    var index: UInt32
    var unused: UInt64 = 0
}
