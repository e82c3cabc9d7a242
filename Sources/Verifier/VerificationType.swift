// SPDX-License-Identifier: Apache-2.0

/// The type of a local variable or operand-stack slot (JVMS 4.10.1.2) in one word: the kind in the low five bits, above
/// them the class name's number (references) or the position of the `new` (uninitialized objects).
///
/// Equal words are equal types, because names are numbered by content. Longs and doubles take two slots, of which the
/// second has a kind of its own. Names have 27 bits; the at most 65,535 descriptors of a class file that passed the
/// format check, with at most 256 names each, need fewer.
struct VerificationType: Equatable {
    var raw: UInt32

    @inline(__always) init(raw: UInt32) { self.raw = raw }
    @inline(__always) private init(_ kind: Kind, _ payload: UInt32 = 0) { raw = kind.rawValue | payload &<< 5 }

    enum Kind: UInt32 {
        case top = 0, integer, float, double, long, null, uninitializedThis
        case object, uninitialized, array
        case secondLong, secondDouble
        // Results of methods only: on the stack these are integers.
        case boolean, byte, char, short
        // Patterns, which match several types.
        case anyReference, anyCategory1, anyCategory2, anySecondHalf
        // Old class files only: what `jsr` pushes.
        case returnAddress
    }

    @inline(__always) var kind: Kind { Kind(rawValue: raw & 31).unsafelyUnwrapped }
    /// Number of the class name. Arrays are named by their descriptors.
    @inline(__always) var name: UInt32 { raw &>> 5 }
    /// Position of the `new` that made an uninitialized object.
    @inline(__always) var newPosition: Int { Int(raw &>> 5) }

    static var top: VerificationType { VerificationType(.top) }
    static var integer: VerificationType { VerificationType(.integer) }
    static var float: VerificationType { VerificationType(.float) }
    static var long: VerificationType { VerificationType(.long) }
    static var secondLong: VerificationType { VerificationType(.secondLong) }
    static var double: VerificationType { VerificationType(.double) }
    static var secondDouble: VerificationType { VerificationType(.secondDouble) }
    static var null: VerificationType { VerificationType(.null) }
    static var uninitializedThis: VerificationType { VerificationType(.uninitializedThis) }
    static var boolean: VerificationType { VerificationType(.boolean) }
    static var byte: VerificationType { VerificationType(.byte) }
    static var char: VerificationType { VerificationType(.char) }
    static var short: VerificationType { VerificationType(.short) }
    /// Any reference, initialized or not.
    static var anyReference: VerificationType { VerificationType(.anyReference) }
    static var anyCategory1: VerificationType { VerificationType(.anyCategory1) }
    static var anyCategory2: VerificationType { VerificationType(.anyCategory2) }
    static var anySecondHalf: VerificationType { VerificationType(.anySecondHalf) }

    @inline(__always) static func object(_ name: UInt32) -> VerificationType { VerificationType(.object, name) }
    @inline(__always) static func array(_ name: UInt32) -> VerificationType { VerificationType(.array, name) }
    @inline(__always) static func uninitialized(_ position: Int) -> VerificationType {
        VerificationType(.uninitialized, UInt32(truncatingIfNeeded: position))
    }

    /// The address that a `jsr` to the subroutine at `position` pushes.
    @inline(__always) static func returnAddress(_ position: Int) -> VerificationType {
        VerificationType(.returnAddress, UInt32(truncatingIfNeeded: position))
    }
    /// Where the subroutine begins that a return address belongs to.
    @inline(__always) var subroutine: Int { Int(raw &>> 5) }

    /// Initialized, null included.
    @inline(__always) var isReference: Bool { kind == .object || kind == .array || kind == .null }
    @inline(__always) var isObject: Bool { kind == .object }
    @inline(__always) var isArray: Bool { kind == .array }
    @inline(__always) var isNull: Bool { kind == .null }
    /// Result of `new` not yet constructed, or `this` in a constructor.
    @inline(__always) var isUninitialized: Bool { kind == .uninitialized || kind == .uninitializedThis }
    /// First half of a two-slot value.
    @inline(__always) var isCategory2: Bool { kind == .long || kind == .double }
    @inline(__always) var isSecondHalf: Bool { kind == .secondLong || kind == .secondDouble }

    /// Takes one slot and is no half of anything.
    @inline(__always) var isCategory1: Bool {
        switch kind {
        case .integer, .float, .null, .uninitializedThis, .object, .uninitialized, .array: true
        case .boolean, .byte, .char, .short: true
        default: false
        }
    }

    /// The type of the second slot behind a long or double.
    @inline(__always) var second: VerificationType { kind == .long ? .secondLong : .secondDouble }

    /// The type of a value of a primitive descriptor character as a result; nil for any other character.
    static func primitive(_ character: UInt8) -> VerificationType? {
        switch character {
        case 0x42: .byte
        case 0x43: .char
        case 0x44: .double
        case 0x46: .float
        case 0x49: .integer
        case 0x4A: .long
        case 0x53: .short
        case 0x5A: .boolean
        default: nil
        }
    }

    /// What a value of this type is on the stack and in locals.
    @inline(__always) var onStack: VerificationType {
        switch kind {
        case .boolean, .byte, .char, .short: .integer
        default: self
        }
    }
}
