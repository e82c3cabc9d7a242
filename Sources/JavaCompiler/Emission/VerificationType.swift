// SPDX-License-Identifier: Apache-2.0

/// What the verifier knows of a value on the operand stack or in a local variable (JVMS 4.10.1.2), in one word: a kind
/// in the lowest four bits, above it a type's number or the offset of a `new` instruction.
struct VerificationType: Hashable, BitwiseCopyable {
    let rawValue: UInt32

    init(rawValue: UInt32) { self.rawValue = rawValue }

    static let top: VerificationType = VerificationType(rawValue: 0)
    static let int: VerificationType = VerificationType(rawValue: 1)
    static let float: VerificationType = VerificationType(rawValue: 2)
    static let double: VerificationType = VerificationType(rawValue: 3)
    static let long: VerificationType = VerificationType(rawValue: 4)
    static let null: VerificationType = VerificationType(rawValue: 5)
    static let uninitializedThis: VerificationType = VerificationType(rawValue: 6)
    static let objectKind: UInt32 = 7
    static let uninitializedKind: UInt32 = 8
    /// The second slot of a long or double.
    static let second: VerificationType = VerificationType(rawValue: 9)

    /// An erased class or array type.
    static func object(_ type: TypeID) -> VerificationType {
        VerificationType(rawValue: type.rawValue << 4 | objectKind)
    }

    static func uninitialized(pc: Int) -> VerificationType {
        VerificationType(rawValue: UInt32(truncatingIfNeeded: pc) << 4 | uninitializedKind)
    }

    /// The type of a value of an erased type. Precondition: not `void`.
    @inline(__always)
    init(_ type: TypeID) {
        switch type {
        case .boolean, .byte, .char, .short, .int: self = .int
        case .long: self = .long
        case .float: self = .float
        case .double: self = .double
        case .null: self = .null
        default: self = .object(type)
        }
    }

    @inline(__always) var kind: UInt32 { rawValue & 0xF }
    var payload: UInt32 { rawValue >> 4 }
    @inline(__always) var isWide: Bool { rawValue == 3 || rawValue == 4 }
    @inline(__always) var slots: Int { isWide ? 2 : 1 }
    var isObject: Bool { kind == VerificationType.objectKind }
    /// The type of an object; `none` for other kinds.
    var type: TypeID { isObject ? TypeID(payload) : .none }
}
