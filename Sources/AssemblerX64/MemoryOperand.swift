// SPDX-License-Identifier: Apache-2.0

/// A memory operand: `segment:[base + index * scale + displacement]`, `[rip + displacement]`, `[label]` or an absolute
/// 32-bit (sign-extended) address. Eight trivial bytes; the encoder picks the shortest ModRM/SIB form.
///
/// An index register of `rsp` cannot be encoded. With scale 1 it changes places with the base; otherwise the assembler
/// records `AssemblerError.invalidOperand`.
public struct MemoryOperand: Hashable, Sendable {
    /// Factor of the index register.
    public enum Scale: UInt8, CaseIterable, Sendable {
        case x1, x2, x4, x8

        /// The scale for elements of `width`.
        @inlinable public init(_ width: OperandWidth) { self = Scale(rawValue: width.rawValue).unsafelyUnwrapped }
    }

    /// Segment override; the raw value is the prefix byte.
    public enum Segment: UInt8, Sendable {
        case none = 0
        case fs = 0x64
        case gs = 0x65
    }

    /// Values of `base` and `index` beyond the sixteen registers.
    @inlinable static var none: UInt8 { 0xFF }
    @inlinable static var instructionPointer: UInt8 { 0xFE }
    /// `displacement` then holds the index of a label.
    @inlinable static var labelled: UInt8 { 0xFD }

    var displacement: Int32
    var base: UInt8
    var index: UInt8
    var scale: Scale
    var segment: Segment = .none

    init(rawBase: UInt8, index: UInt8 = 0xFF, scale: Scale = .x1, displacement: Int32) {
        self.displacement = displacement
        self.base = rawBase
        self.index = index
        self.scale = scale
    }

    /// `[base + displacement]`
    public init(_ base: Register, _ displacement: Int32 = 0) {
        self.init(rawBase: base.encoding, displacement: displacement)
    }

    /// `[base + index * scale + displacement]`
    public init(_ base: Register, index: Register, scale: Scale = .x1, _ displacement: Int32 = 0) {
        if index == .rsp, scale == .x1 {
            self.init(rawBase: index.encoding, index: base.encoding, scale: scale, displacement: displacement)
        } else {
            self.init(rawBase: base.encoding, index: index.encoding, scale: scale, displacement: displacement)
        }
    }

    /// `[index * scale + displacement]`; with scale 1 the shorter base form.
    public init(index: Register, scale: Scale, _ displacement: Int32 = 0) {
        if scale == .x1 {
            self.init(rawBase: index.encoding, displacement: displacement)
        } else {
            self.init(rawBase: Self.none, index: index.encoding, scale: scale, displacement: displacement)
        }
    }

    /// The sign-extended address itself.
    public static func absolute(_ address: Int32) -> MemoryOperand {
        MemoryOperand(rawBase: none, displacement: address)
    }

    /// `[rip + displacement]`, counted from the end of the instruction.
    public static func ripRelative(_ displacement: Int32) -> MemoryOperand {
        MemoryOperand(rawBase: instructionPointer, displacement: displacement)
    }

    /// The memory at a label, addressed relative to the instruction pointer.
    public static func label(_ label: Label) -> MemoryOperand {
        MemoryOperand(rawBase: labelled, displacement: Int32(bitPattern: label.index))
    }

    /// The same operand with a segment override.
    public func inSegment(_ segment: Segment) -> MemoryOperand {
        var copy = self
        copy.segment = segment
        return copy
    }

    /// The same operand `bytes` further on. Not for labels (which name one place); nil when the displacement overflows.
    public func advanced(by bytes: Int32) -> MemoryOperand? {
        if base == Self.labelled { return nil }
        let (sum, overflow) = displacement.addingReportingOverflow(bytes)
        if overflow { return nil }
        var copy = self
        copy.displacement = sum
        return copy
    }
}
