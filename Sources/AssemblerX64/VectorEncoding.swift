// SPDX-License-Identifier: Apache-2.0

/// The raw value of a vector operation taken apart; `VectorOperation.swift` has the layout.
struct VectorEncoding {
    let bits: UInt32

    /// 0xPP_MM_OO
    @inline(__always) var code: UInt32 { bits >> 8 }
    @inline(__always) var w: UInt8 { UInt8(truncatingIfNeeded: bits >> 4) & 1 }
    @inline(__always) var isVEXOnly: Bool { bits & 0x40 != 0 }
    @inline(__always) var isLegacyOnly: Bool { bits & 0xC0 == 0x80 }

    /// Whether the VEX form exists at a length.
    @inline(__always)
    func allows(_ width: VectorWidth) -> Bool {
        if isLegacyOnly { return false }
        let is256Only: Bool = bits & 0xC0 == 0xC0
        return width == .v256 ? is256Only || bits & 0x20 != 0 : !is256Only
    }

    /// Bytes of the memory operand.
    func memorySize(_ width: VectorWidth) -> Int {
        let whole: Int = width == .v256 ? 32 : 16
        let size = Int(bits & 15)
        return size >= 12 ? whole >> (15 - size) : 1 << size
    }
}

extension VectorOperation {
    /// Bytes a memory operand is read with: what a compiler needs to know before it folds a load into the operation.
    public func memorySize(_ width: VectorWidth = .v128) -> Int { VectorEncoding(bits: rawValue).memorySize(width) }
    /// Whether there is only a VEX form (AVX, AVX2, FMA).
    public var isVEXOnly: Bool { VectorEncoding(bits: rawValue).isVEXOnly }
    /// Whether there is a VEX form at a length.
    public func hasVEX(_ width: VectorWidth) -> Bool { VectorEncoding(bits: rawValue).allows(width) }
}

extension VectorUnaryOperation {
    /// See `VectorOperation.memorySize`.
    public func memorySize(_ width: VectorWidth = .v128) -> Int { VectorEncoding(bits: rawValue).memorySize(width) }
    /// Whether there is only a VEX form.
    public var isVEXOnly: Bool { VectorEncoding(bits: rawValue).isVEXOnly }
    /// Whether there is a VEX form at a length.
    public func hasVEX(_ width: VectorWidth) -> Bool { VectorEncoding(bits: rawValue).allows(width) }
}

extension VectorImmediateOperation {
    /// See `VectorOperation.memorySize`.
    public func memorySize(_ width: VectorWidth = .v128) -> Int { VectorEncoding(bits: rawValue).memorySize(width) }
    /// Whether there is only a VEX form.
    public var isVEXOnly: Bool { VectorEncoding(bits: rawValue).isVEXOnly }
    /// Whether there is a VEX form at a length.
    public func hasVEX(_ width: VectorWidth) -> Bool { VectorEncoding(bits: rawValue).allows(width) }
}

extension VectorShuffleOperation {
    /// See `VectorOperation.memorySize`.
    public func memorySize(_ width: VectorWidth = .v128) -> Int { VectorEncoding(bits: rawValue).memorySize(width) }
    /// Whether there is only a VEX form.
    public var isVEXOnly: Bool { VectorEncoding(bits: rawValue).isVEXOnly }
    /// Whether there is a VEX form at a length.
    public func hasVEX(_ width: VectorWidth) -> Bool { VectorEncoding(bits: rawValue).allows(width) }
}
