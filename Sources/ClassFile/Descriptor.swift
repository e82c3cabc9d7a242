// SPDX-License-Identifier: Apache-2.0

/// Field and method descriptors (JVMS 4.3) read in place: what they name, how many slots they take.
///
/// Nothing here allocates. Validity is asked separately (`isValidField`, `isValidMethod`); the other operations expect
/// a valid descriptor, and stop early, without trapping, on anything else.
public enum Descriptor {
    /// The kind of a field type or of a method's result; raw values are the descriptor characters.
    public enum Kind: UInt8, Sendable {
        case byte = 0x42  // B
        case char = 0x43  // C
        case double = 0x44  // D
        case float = 0x46  // F
        case int = 0x49  // I
        case long = 0x4A  // J
        case object = 0x4C  // L
        case short = 0x53  // S
        case void = 0x56  // V
        case boolean = 0x5A  // Z
        case array = 0x5B  // [

        /// Local-variable and operand-stack slots a value takes: 0 for void, 2 for long and double, else 1.
        @inlinable
        public var slots: Int {
            switch self {
            case .void: 0
            case .long, .double: 2
            default: 1
            }
        }

        @inlinable public var isReference: Bool { self == .object || self == .array }
    }

    /// One type inside a descriptor.
    public struct Component {
        public let kind: Kind
        /// Where the type stands in the descriptor's bytes.
        public let range: Range<Int>

        @inlinable
        public init(kind: Kind, range: Range<Int>) {
            self.kind = kind
            self.range = range
        }
    }

    /// The type that starts at `start`; nil when none does or it does not end.
    @inlinable
    public static func component(_ bytes: UnsafeRawBufferPointer, at start: Int) -> Component? {
        guard start >= 0, start < bytes.count, let kind = Kind(rawValue: bytes[start]) else { return nil }
        var index: Int = start
        while index < bytes.count, bytes[index] == Kind.array.rawValue { index &+= 1 }
        guard index < bytes.count, let element = Kind(rawValue: bytes[index]) else { return nil }
        index &+= 1
        if element == .object {
            while index < bytes.count, bytes[index] != 0x3B { index &+= 1 }
            guard index < bytes.count else { return nil }
            index &+= 1
        }
        return Component(kind: kind, range: start..<index)
    }

    /// The kind of a field descriptor or of its first type.
    @inlinable
    public static func kind(_ bytes: UnsafeRawBufferPointer) -> Kind? {
        bytes.isEmpty ? nil : Kind(rawValue: bytes[0])
    }

    /// The parameter types of a method descriptor, in order.
    public struct Parameters: Sequence, IteratorProtocol {
        @usableFromInline let bytes: UnsafeRawBufferPointer
        @usableFromInline var position: Int

        @inlinable
        init(_ bytes: UnsafeRawBufferPointer) {
            self.bytes = bytes
            self.position = bytes.first == 0x28 ? 1 : bytes.count
        }

        @inlinable
        public mutating func next() -> Component? {
            guard position < bytes.count, bytes[position] != 0x29,
                let component = Descriptor.component(bytes, at: position)
            else { return nil }
            position = component.range.upperBound
            return component
        }
    }

    @inlinable
    public static func parameters(_ bytes: UnsafeRawBufferPointer) -> Parameters { Parameters(bytes) }

    /// The result type of a method descriptor; nil when there is none.
    @inlinable
    public static func result(_ bytes: UnsafeRawBufferPointer) -> Component? {
        var parameters = Parameters(bytes)
        while parameters.next() != nil {}
        guard parameters.position < bytes.count, bytes[parameters.position] == 0x29 else { return nil }
        return component(bytes, at: parameters.position &+ 1)
    }

    /// What a method descriptor's parameters take.
    public struct Shape: Equatable, Sendable {
        /// Number of parameters, without the receiver.
        public var parameterCount: Int
        /// Slots of the parameters, without the receiver.
        public var argumentSlots: Int
        public var result: Kind

        @inlinable
        public init(parameterCount: Int, argumentSlots: Int, result: Kind) {
            self.parameterCount = parameterCount
            self.argumentSlots = argumentSlots
            self.result = result
        }
    }

    /// Parameter count, argument slots and result kind in one walk; nil when it is not a method descriptor.
    @inlinable
    public static func shape(_ bytes: UnsafeRawBufferPointer) -> Shape? {
        var parameters = Parameters(bytes)
        var shape = Shape(parameterCount: 0, argumentSlots: 0, result: .void)
        while let parameter = parameters.next() {
            shape.parameterCount &+= 1
            shape.argumentSlots &+= parameter.kind.slots
        }
        guard parameters.position < bytes.count, bytes[parameters.position] == 0x29,
            let result = component(bytes, at: parameters.position &+ 1)
        else { return nil }
        shape.result = result.kind
        return shape
    }

    /// Number of leading `[`.
    @inlinable
    public static func dimensions(_ bytes: UnsafeRawBufferPointer) -> Int {
        var index: Int = 0
        while index < bytes.count, bytes[index] == Kind.array.rawValue { index &+= 1 }
        return index
    }

    // MARK: Validity

    /// Whether the bytes are one field type and nothing else (JVMS 4.3.2).
    public static func isValidField(_ bytes: UnsafeRawBufferPointer) -> Bool {
        isValidType(bytes, from: 0, allowsVoid: false) == bytes.count
    }

    /// Whether the bytes are a method descriptor (JVMS 4.3.3); the limit of 255 slots is not part of it.
    public static func isValidMethod(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard bytes.first == 0x28 else { return false }
        var index: Int = 1
        while index < bytes.count, bytes[index] != 0x29 {
            guard let next = isValidType(bytes, from: index, allowsVoid: false) else { return false }
            index = next
        }
        guard index < bytes.count else { return false }
        return isValidType(bytes, from: index &+ 1, allowsVoid: true) == bytes.count
    }

    /// The offset behind the type at `start` when it is well-formed, class names and 255 dimensions included.
    static func isValidType(_ bytes: UnsafeRawBufferPointer, from start: Int, allowsVoid: Bool) -> Int? {
        guard let component = component(bytes, at: start) else { return nil }
        let range: Range<Int> = component.range
        var index: Int = range.lowerBound
        while bytes[index] == Kind.array.rawValue { index &+= 1 }
        let dimensions: Int = index &- range.lowerBound
        guard dimensions <= 255, let element = Kind(rawValue: bytes[index]) else { return nil }
        switch element {
        case .void:
            return allowsVoid && dimensions == 0 ? range.upperBound : nil
        case .object:
            let name = UnsafeRawBufferPointer(rebasing: bytes[(index &+ 1)..<(range.upperBound &- 1)])
            return UnqualifiedName.isValidClassName(name) ? range.upperBound : nil
        default:
            return range.upperBound
        }
    }
}

/// The names that class files give to classes, members and their parts (JVMS 4.2), in modified UTF-8.
public enum UnqualifiedName {
    /// Whether the bytes are a binary class name in internal form: unqualified parts separated by single slashes.
    public static func isValidClassName(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var previous: UInt8 = 0x2F
        for byte: UInt8 in bytes {
            switch byte {
            case 0x2E, 0x3B, 0x5B: return false
            case 0x2F where previous == 0x2F: return false
            default: break
            }
            previous = byte
        }
        return previous != 0x2F
    }

    /// Whether the bytes may name a field: not empty, and none of `. ; [ /`.
    public static func isValidField(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard !bytes.isEmpty else { return false }
        for byte: UInt8 in bytes where byte == 0x2E || byte == 0x3B || byte == 0x5B || byte == 0x2F { return false }
        return true
    }

    /// Whether the bytes may name a method: as a field, but `<` and `>` occur in the two special names only.
    public static func isValidMethod(_ bytes: UnsafeRawBufferPointer) -> Bool {
        if bytes.first == 0x3C { return bytes.equals("<init>") || bytes.equals("<clinit>") }
        guard isValidField(bytes) else { return false }
        for byte: UInt8 in bytes where byte == 0x3C || byte == 0x3E { return false }
        return true
    }
}
