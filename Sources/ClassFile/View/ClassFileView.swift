// SPDX-License-Identifier: Apache-2.0

/// A class file seen in place: one structural pass finds where everything is, and nothing is copied.
///
/// The view holds the address of bytes it does not own (they must outlive it and not change) and one array of 32-bit
/// offsets: the constant-pool entries, then the fields, then the methods. All offsets count from the first byte of the
/// class file, so that a virtual machine may store them and forget the view.
///
/// What a successful initializer guarantees: magic, version and pool size are acceptable; every constant's tag is known
/// and its bytes are inside the file; every member and attribute header and every attribute payload is inside the file;
/// nothing follows. What it does *not* check is whether indices and contents make sense (`FormatChecker` does); so
/// every accessor is total: a wrong index gives zero or no bytes, never a trap.
///
/// The order of the checks and the texts of the errors are HotSpot's.
public struct ClassFileView {
    /// First byte of the class file.
    @usableFromInline let base: UnsafeRawPointer
    /// Size of the class file in bytes; below 2³¹.
    public let size: Int

    public let minorVersion: UInt16
    public let majorVersion: UInt16
    /// `access_flags` as written, unknown bits included.
    public let accessFlags: AccessFlags
    public let thisClassIndex: UInt16
    /// 0 for `java.lang.Object` and modules.
    public let superClassIndex: UInt16

    @usableFromInline let offsets: [UInt32]
    @usableFromInline let poolCount: UInt16
    @usableFromInline let interfaceCount: UInt16
    @usableFromInline let fieldCount: UInt16
    @usableFromInline let methodCount: UInt16
    @usableFromInline let classAttributeCount: UInt16
    /// Offset of `access_flags`, the first byte behind the constant pool.
    @usableFromInline let poolEnd: UInt32
    /// False only in the partial view of a file whose constant pool breaks off.
    let isPoolComplete: Bool
    /// Offset of the first class attribute.
    @usableFromInline let classAttributesStart: UInt32

    /// What the reader is asked to accept beyond the specification's letter.
    public struct Options: Sendable {
        /// Newest major version accepted.
        public var latestMajorVersion: UInt16 = 69
        /// Whether class files of the newest version with minor version 65535 are accepted (`--enable-preview`).
        public var isPreviewEnabled: Bool = false

        public init() {}
    }

    /// Reads the structure of the class file in `bytes`, which must outlive the view.
    ///
    /// `expectedName` is the internal name (`java/lang/Object`) under which the class was asked for; it appears in
    /// messages until the file's own name is known. Errors: `.classFormat`, `.unsupportedClassVersion`.
    public init(
        _ bytes: UnsafeRawBufferPointer, expectedName: UnsafeRawBufferPointer? = nil, options: Options = Options()
    ) throws(ClassFileError) {
        var partial: ClassFileView? = nil
        try self.init(bytes, expectedName: expectedName, options: options, partial: &partial)
    }

    /// As above; when the structure breaks off behind the header, `partial` gets a view of what precedes the break.
    init(
        _ bytes: UnsafeRawBufferPointer, expectedName: UnsafeRawBufferPointer?, options: Options,
        partial: inout ClassFileView?
    ) throws(ClassFileError) {
        // Offsets are 32 bits wide; the Java side could not pass more than 2³¹ − 1 bytes anyway.
        guard let base = bytes.baseAddress, bytes.count >= 10, bytes.count <= Int(Int32.max) else {
            throw .truncated(at: min(bytes.count, Int(Int32.max)))
        }
        var pass = StructuralPass(base: base, size: bytes.count, expectedName: expectedName)
        try pass.readHeader(options)
        do throws(ClassFileError) {
            try pass.readConstantPool()
            try pass.readBody()
        } catch {
            partial = ClassFileView(pass)
            throw error
        }
        self.init(pass)
    }

    /// The view of a file as far as its structure is good; nil if it breaks off in the header.
    public init?(beginningOf bytes: UnsafeRawBufferPointer, options: Options = Options()) {
        var partial: ClassFileView? = nil
        do throws(ClassFileError) {
            self = try ClassFileView(bytes, expectedName: nil, options: options, partial: &partial)
        } catch {
            guard let partial else { return nil }
            self = partial
        }
    }

    private init(_ pass: StructuralPass) {
        base = pass.base
        size = pass.size
        minorVersion = pass.minorVersion
        majorVersion = pass.majorVersion
        let header: Int = Int(pass.poolEnd)
        // A pass that broke off before these eight bytes leaves them zero.
        let hasHeader: Bool = header > 0 && pass.size &- header >= 8
        accessFlags = AccessFlags(rawValue: hasHeader ? pass.u2(at: header) : 0)
        thisClassIndex = hasHeader ? pass.u2(at: header &+ 2) : 0
        superClassIndex = hasHeader ? pass.u2(at: header &+ 4) : 0
        interfaceCount = pass.interfaceCount
        poolCount = UInt16(truncatingIfNeeded: min(Int(pass.poolCount), pass.offsets.count))
        isPoolComplete = pass.poolEnd != 0
        poolEnd = isPoolComplete ? pass.poolEnd : UInt32(truncatingIfNeeded: pass.size)
        fieldCount = pass.fieldCount
        methodCount = pass.methodCount
        classAttributeCount = pass.classAttributeCount
        classAttributesStart = pass.classAttributesStart
        offsets = pass.offsets
    }

    /// All bytes of the class file.
    @inlinable public var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: size) }

    /// Internal name of the class; empty when `this_class` is not a good index.
    @inlinable public var thisClassName: UnsafeRawBufferPointer { constantPool.className(at: thisClassIndex) }

    /// Internal name of the superclass; empty when there is none.
    @inlinable public var superClassName: UnsafeRawBufferPointer { constantPool.className(at: superClassIndex) }

    /// Constant-pool indices of the direct superinterfaces, in order.
    @inlinable
    public var interfaces: IndexList {
        IndexList(start: base + Int(poolEnd) + 8, offset: poolEnd + 8, count: Int(interfaceCount))
    }

    /// Offset of the first byte behind the superinterfaces.
    public var interfacesEnd: Int { Int(poolEnd) + 8 + 2 * Int(interfaceCount) }

    @inlinable
    public var fields: MemberList {
        MemberList(base: base, size: size, offsets: offsets, first: Int(poolCount), count: Int(fieldCount))
    }

    @inlinable
    public var methods: MemberList {
        let first: Int = Int(poolCount) + Int(fieldCount)
        return MemberList(base: base, size: size, offsets: offsets, first: first, count: Int(methodCount))
    }

    /// Offset of the count of class attributes.
    @inlinable public var attributesOffset: Int { Int(classAttributesStart) - 2 }

    /// The attributes of the class itself.
    @inlinable
    public var attributes: AttributeList {
        AttributeList(base: base, limit: size, start: Int(classAttributesStart), count: Int(classAttributeCount))
    }

    @inlinable
    public var constantPool: ConstantPoolView {
        ConstantPoolView(base: base, limit: Int(poolEnd), offsets: offsets, count: Int(poolCount))
    }

    /// What attribute this is, by its name.
    public func kind(of attribute: AttributeView) -> AttributeKind {
        AttributeKind(name: constantPool.utf8Bytes(at: attribute.nameIndex))
    }

    /// The first attribute of that kind in a list, if there is one.
    public func first(_ kind: AttributeKind, in list: AttributeList) -> AttributeView? {
        for attribute: AttributeView in list where self.kind(of: attribute) == kind { return attribute }
        return nil
    }
}
