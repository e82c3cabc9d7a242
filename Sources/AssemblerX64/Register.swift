// SPDX-License-Identifier: Apache-2.0

/// One of the sixteen general-purpose registers. With `.w8` it names the low byte (`spl` … `dil` included; `ah` … `bh`
/// are not reachable, since they cannot be combined with a REX prefix).
public struct Register: Hashable, Sendable {
    /// The four-bit number the instruction formats use.
    public let encoding: UInt8

    @inlinable @inline(__always)
    public init(encoding: UInt8) { self.encoding = encoding & 15 }

    @inlinable public static var rax: Register { Register(encoding: 0) }
    @inlinable public static var rcx: Register { Register(encoding: 1) }
    @inlinable public static var rdx: Register { Register(encoding: 2) }
    @inlinable public static var rbx: Register { Register(encoding: 3) }
    @inlinable public static var rsp: Register { Register(encoding: 4) }
    @inlinable public static var rbp: Register { Register(encoding: 5) }
    @inlinable public static var rsi: Register { Register(encoding: 6) }
    @inlinable public static var rdi: Register { Register(encoding: 7) }
    @inlinable public static var r8: Register { Register(encoding: 8) }
    @inlinable public static var r9: Register { Register(encoding: 9) }
    @inlinable public static var r10: Register { Register(encoding: 10) }
    @inlinable public static var r11: Register { Register(encoding: 11) }
    @inlinable public static var r12: Register { Register(encoding: 12) }
    @inlinable public static var r13: Register { Register(encoding: 13) }
    @inlinable public static var r14: Register { Register(encoding: 14) }
    @inlinable public static var r15: Register { Register(encoding: 15) }
}

/// One of the sixteen vector registers reachable without EVEX: `xmm0`–`xmm15`, or `ymm0`–`ymm15` at `.v256`.
public struct VectorRegister: Hashable, Sendable {
    /// The four-bit number the instruction formats use.
    public let encoding: UInt8

    @inlinable @inline(__always)
    public init(encoding: UInt8) { self.encoding = encoding & 15 }

    @inlinable public static var xmm0: VectorRegister { VectorRegister(encoding: 0) }
    @inlinable public static var xmm1: VectorRegister { VectorRegister(encoding: 1) }
    @inlinable public static var xmm2: VectorRegister { VectorRegister(encoding: 2) }
    @inlinable public static var xmm3: VectorRegister { VectorRegister(encoding: 3) }
    @inlinable public static var xmm4: VectorRegister { VectorRegister(encoding: 4) }
    @inlinable public static var xmm5: VectorRegister { VectorRegister(encoding: 5) }
    @inlinable public static var xmm6: VectorRegister { VectorRegister(encoding: 6) }
    @inlinable public static var xmm7: VectorRegister { VectorRegister(encoding: 7) }
    @inlinable public static var xmm8: VectorRegister { VectorRegister(encoding: 8) }
    @inlinable public static var xmm9: VectorRegister { VectorRegister(encoding: 9) }
    @inlinable public static var xmm10: VectorRegister { VectorRegister(encoding: 10) }
    @inlinable public static var xmm11: VectorRegister { VectorRegister(encoding: 11) }
    @inlinable public static var xmm12: VectorRegister { VectorRegister(encoding: 12) }
    @inlinable public static var xmm13: VectorRegister { VectorRegister(encoding: 13) }
    @inlinable public static var xmm14: VectorRegister { VectorRegister(encoding: 14) }
    @inlinable public static var xmm15: VectorRegister { VectorRegister(encoding: 15) }
}

/// Width of an integer operation. The raw value is the base-two logarithm of the size in bytes.
public enum OperandWidth: UInt8, CaseIterable, Sendable {
    case w8, w16, w32, w64

    @inlinable public var sizeInBytes: Int { 1 << Int(rawValue) }
}

/// Length of a VEX-encoded vector operation; the raw value is the L bit.
public enum VectorWidth: UInt8, CaseIterable, Sendable {
    case v128, v256
}

/// The sixteen condition codes. Complementary conditions differ in the lowest bit.
public enum Condition: UInt8, CaseIterable, Sendable {
    case overflow, noOverflow
    case below, aboveOrEqual
    case equal, notEqual
    case belowOrEqual, above
    case negative, notNegative
    case parity, noParity
    case less, greaterOrEqual
    case lessOrEqual, greater

    /// The condition that holds exactly when this one does not.
    @inlinable public var inverted: Condition { Condition(rawValue: rawValue ^ 1).unsafelyUnwrapped }

    /// The condition to use after exchanging the operands of the comparison; sign, parity and overflow stay as they are,
    /// and have no meaning then.
    public var swapped: Condition {
        switch self {
        case .below: .above
        case .above: .below
        case .aboveOrEqual: .belowOrEqual
        case .belowOrEqual: .aboveOrEqual
        case .less: .greater
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        case .lessOrEqual: .greaterOrEqual
        default: self
        }
    }
}
