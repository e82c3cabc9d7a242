// SPDX-License-Identifier: Apache-2.0

/// The constant pool of a `ClassFileView`: random access by index, in place.
///
/// All accessors are total. An index that is out of range or names another kind of entry gives `.unusable`, zero or an
/// empty buffer; whoever needs to tell tells by `tag(at:)`. Buffers point into the class file's bytes.
public struct ConstantPoolView {
    @usableFromInline let base: UnsafeRawPointer
    /// Offset of the first byte behind the pool; every entry whose offset is in the table lies before it.
    @usableFromInline let limit: Int
    @usableFromInline let offsets: [UInt32]
    /// `constant_pool_count`: one more than the largest index.
    public let count: Int

    @inlinable
    init(base: UnsafeRawPointer, limit: Int, offsets: [UInt32], count: Int) {
        self.base = base
        self.limit = limit
        self.offsets = offsets
        self.count = count
    }

    /// Offset of the entry's tag byte in the class file; 0 when the index is unusable.
    @inlinable
    public func offset(at index: UInt16) -> Int {
        Int(index) < count ? Int(offsets[Int(index)]) : 0
    }

    @inlinable
    public func tag(at index: UInt16) -> ConstantTag {
        let offset: Int = offset(at: index)
        if offset == 0 { return .unusable }
        return ConstantTag(rawValue: base.load(fromByteOffset: offset, as: UInt8.self)) ?? .unusable
    }

    /// Offset of the body of the entry when it has one of at least `size` bytes, else 0.
    @inlinable
    @inline(__always)
    func body(_ index: UInt16, _ size: Int, skipping: Int = 0) -> Int {
        let tag: ConstantTag = tag(at: index)
        return tag.bodySize >= size &+ skipping ? offset(at: index) &+ 1 &+ skipping : 0
    }

    /// The first byte of the entry's body; the kind of a method handle.
    @inlinable
    public func u1(at index: UInt16) -> UInt8 {
        let body: Int = body(index, 1)
        return body == 0 ? 0 : base.load(fromByteOffset: body, as: UInt8.self)
    }

    /// The first two bytes of the entry's body: the length of a Utf8 entry, the first index of all that have one.
    @inlinable
    public func u2(at index: UInt16) -> UInt16 { load(body(index, 2)) }

    /// The second index of a two-index entry.
    @inlinable
    public func secondU2(at index: UInt16) -> UInt16 { load(body(index, 2, skipping: 2)) }

    /// The value of an integer or the bits of a float.
    @inlinable
    public func u4(at index: UInt16) -> UInt32 { load(body(index, 4)) }

    /// The value of a long or the bits of a double.
    @inlinable
    public func u8(at index: UInt16) -> UInt64 { load(body(index, 8)) }

    @inlinable
    @inline(__always)
    func load<T: FixedWidthInteger>(_ offset: Int) -> T {
        // In bounds: `body` checked the entry's kind, and the structural pass that its bytes exist.
        offset == 0 ? 0 : T(bigEndian: base.loadUnaligned(fromByteOffset: offset, as: T.self))
    }

    /// The modified UTF-8 of a Utf8 entry; empty for any other entry.
    @inlinable
    public func utf8Bytes(at index: UInt16) -> UnsafeRawBufferPointer {
        guard tag(at: index) == .utf8 else { return UnsafeRawBufferPointer(start: nil, count: 0) }
        let offset: Int = offset(at: index)
        let length: UInt16 = load(offset &+ 1)
        return UnsafeRawBufferPointer(start: base + (offset &+ 3), count: Int(length))
    }

    /// The name of a Class entry (internal form, or an array descriptor), Module or Package entry.
    @inlinable
    public func className(at index: UInt16) -> UnsafeRawBufferPointer {
        switch tag(at: index) {
        case .class, .module, .package: utf8Bytes(at: u2(at: index))
        default: UnsafeRawBufferPointer(start: nil, count: 0)
        }
    }

    /// The characters of a String entry, in modified UTF-8.
    @inlinable
    public func stringBytes(at index: UInt16) -> UnsafeRawBufferPointer {
        tag(at: index) == .string ? utf8Bytes(at: u2(at: index)) : UnsafeRawBufferPointer(start: nil, count: 0)
    }

    /// The two indices of a NameAndType entry; zeros for any other entry.
    @inlinable
    public func nameAndType(at index: UInt16) -> (nameIndex: UInt16, descriptorIndex: UInt16) {
        tag(at: index) == .nameAndType ? (u2(at: index), secondU2(at: index)) : (0, 0)
    }

    /// A field or method reference taken apart as far as indices go.
    public struct MemberReference {
        /// Index of the Class entry; of the bootstrap method for dynamic entries.
        public var classIndex: UInt16
        public var nameIndex: UInt16
        public var descriptorIndex: UInt16

        @inlinable
        public init(classIndex: UInt16, nameIndex: UInt16, descriptorIndex: UInt16) {
            self.classIndex = classIndex
            self.nameIndex = nameIndex
            self.descriptorIndex = descriptorIndex
        }
    }

    /// A Fieldref, Methodref, InterfaceMethodref, Dynamic or InvokeDynamic entry; zeros for any other.
    @inlinable
    public func memberReference(at index: UInt16) -> MemberReference {
        switch tag(at: index) {
        case .fieldref, .methodref, .interfaceMethodref, .dynamic, .invokeDynamic:
            let pair = nameAndType(at: secondU2(at: index))
            return MemberReference(
                classIndex: u2(at: index), nameIndex: pair.nameIndex, descriptorIndex: pair.descriptorIndex)
        default:
            return MemberReference(classIndex: 0, nameIndex: 0, descriptorIndex: 0)
        }
    }

    /// Index of what a MethodHandle entry refers to; 0 for any other entry.
    @inlinable
    public func methodHandleReference(at index: UInt16) -> UInt16 {
        tag(at: index) == .methodHandle ? load(offset(at: index) &+ 2) : 0
    }

    /// The index behind `index`: two further for longs and doubles.
    @inlinable
    public func index(after index: Int) -> Int {
        guard index < count else { return index &+ 1 }
        return index &+ (tag(at: UInt16(truncatingIfNeeded: index)).isWide ? 2 : 1)
    }
}
