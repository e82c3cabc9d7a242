// SPDX-License-Identifier: Apache-2.0
import DataStructures

/// The one pass behind `ClassFileView.init`: finds the offset of every constant and member.
///
/// Every read is preceded by a comparison of the bytes needed with the bytes left, never by adding an untrusted length
/// to an offset; sizes are below 2³¹ and lengths below 2³², so 64-bit arithmetic cannot overflow.
struct StructuralPass {
    let base: UnsafeRawPointer
    let size: Int
    let expectedName: UnsafeRawBufferPointer?
    var position: Int = 0

    var minorVersion: UInt16 = 0
    var majorVersion: UInt16 = 0
    var poolCount: UInt16 = 0
    var poolEnd: UInt32 = 0
    var interfaceCount: UInt16 = 0
    var fieldCount: UInt16 = 0
    var methodCount: UInt16 = 0
    var classAttributeCount: UInt16 = 0
    var classAttributesStart: UInt32 = 0
    var offsets: [UInt32] = []

    init(base: UnsafeRawPointer, size: Int, expectedName: UnsafeRawBufferPointer?) {
        self.base = base
        self.size = size
        self.expectedName = expectedName
    }

    @inline(__always)
    func u2(at offset: Int) -> UInt16 {
        UInt16(bigEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt16.self))
    }

    @inline(__always)
    func u4(at offset: Int) -> UInt32 {
        UInt32(bigEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
    }

    @inline(__always)
    func require(_ count: Int) throws(ClassFileError) {
        if size &- position < count { throw .truncated(at: position) }
    }

    // MARK: Header

    mutating func readHeader(_ options: ClassFileView.Options) throws(ClassFileError) {
        let magic: UInt32 = u4(at: 0)
        guard magic == 0xCAFE_BABE else {
            throw failure("Incompatible magic value \(magic) in class file \(className)")
        }
        minorVersion = u2(at: 4)
        majorVersion = u2(at: 6)
        try checkVersion(options)
        poolCount = u2(at: 8)
        position = 10
        guard poolCount >= 1 else {
            throw failure("Illegal constant pool size \(poolCount) in class file \(className)")
        }
    }

    /// JVMS 4.1 as HotSpot words it.
    private func checkVersion(_ options: ClassFileView.Options) throws(ClassFileError) {
        let latest: UInt16 = options.latestMajorVersion
        if majorVersion >= 45, majorVersion <= latest, majorVersion < 56 || minorVersion == 0 { return }
        let version: String = "\(className) (class file version \(majorVersion).\(minorVersion))"
        let message: String
        if majorVersion < 45 {
            message = "\(version) was compiled with an invalid major version"
        } else if majorVersion > latest {
            message =
                "\(className) has been compiled by a more recent version of the Java Runtime (class file version "
                + "\(majorVersion).\(minorVersion)), this version of the Java Runtime only recognizes class file "
                + "versions up to \(latest).0"
        } else if minorVersion != 0xFFFF {
            message = "\(version) was compiled with an invalid non-zero minor version"
        } else if majorVersion != latest {
            message =
                "\(version) was compiled with preview features that are unsupported. This version of the Java Runtime "
                + "only recognizes preview features for class file version \(latest).65535"
        } else if !options.isPreviewEnabled {
            message = "Preview features are not enabled for \(version). Try running with '--enable-preview'"
        } else {
            return
        }
        throw ClassFileError(.unsupportedClassVersion, message, offset: 4)
    }

    // MARK: Constant pool

    mutating func readConstantPool() throws(ClassFileError) {
        let count: Int = Int(poolCount)
        // Members rarely outnumber a quarter of the constants, so the array is allocated once.
        var table: [UInt32] = []
        table.reserveCapacity(count &+ count / 4 &+ 16)
        table.append(0)
        defer { offsets = table }
        while table.count < count {
            // One byte more than the constant must exist: the next tag, or the flags behind the pool.
            try require(2)
            let start: Int = position
            let tag: ConstantTag? = ConstantTag(rawValue: base.load(fromByteOffset: start, as: UInt8.self))
            guard let tag, tag != .unusable else {
                throw unknownTag(base.load(fromByteOffset: start, as: UInt8.self))
            }
            if majorVersion < 55, majorVersion < tag.firstMajorVersion {
                throw tag == .module || tag == .package
                    ? unknownTag(tag.rawValue)
                    : failure(
                        "Class file version does not support constant tag \(tag.rawValue) in class file \(className)")
            }
            var length: Int = 1 &+ tag.bodySize
            try require(length &+ 1)
            if tag == .utf8 {
                length &+= Int(u2(at: start &+ 1))
                try require(length &+ 1)
            }
            table.append(UInt32(truncatingIfNeeded: start))
            position = start &+ length
            if tag.isWide {
                guard table.count < count else {
                    throw failure("Invalid constant pool entry \(table.count &- 1) in class file \(className)")
                }
                table.append(0)
            }
        }
        poolEnd = UInt32(truncatingIfNeeded: position)
    }

    private func unknownTag(_ tag: UInt8) -> ClassFileError {
        failure("Unknown constant tag \(tag) in class file \(className)")
    }

    // MARK: Members and attributes

    mutating func readBody() throws(ClassFileError) {
        try require(8)
        let interfaces: UInt16 = u2(at: position &+ 6)
        position &+= 8
        // Those that are there count before the file breaks off among them.
        interfaceCount = UInt16(min(Int(interfaces), (size &- position) / 2))
        position &+= Int(interfaceCount) &* 2
        if interfaceCount < interfaces { throw .truncated(at: position) }
        try readMembers(areFields: true)
        try readMembers(areFields: false)
        try require(2)
        classAttributeCount = u2(at: position)
        position &+= 2
        classAttributesStart = UInt32(truncatingIfNeeded: position)
        try skipAttributes(classAttributeCount)
        guard position == size else {
            throw failure("Extra bytes at the end of class file \(className)")
        }
    }

    /// Reads the fields, or the methods; a member counts before its attributes are known to be all there.
    private mutating func readMembers(areFields: Bool) throws(ClassFileError) {
        try require(2)
        let count: UInt16 = u2(at: position)
        position &+= 2
        for number: UInt16 in 0..<count {
            try require(8)
            offsets.append(UInt32(truncatingIfNeeded: position))
            if areFields {
                fieldCount = number &+ 1
            } else {
                methodCount = number &+ 1
            }
            let attributes: UInt16 = u2(at: position &+ 6)
            position &+= 8
            try skipAttributes(attributes)
        }
    }

    private mutating func skipAttributes(_ count: UInt16) throws(ClassFileError) {
        for _ in 0..<count {
            try require(6)
            let length: Int = Int(u4(at: position &+ 2))
            position &+= 6
            try require(length)
            position &+= length
        }
    }

    // MARK: Errors

    /// The name to use in a message: the expected one, else the file's own as far as it can be read already.
    private var className: String {
        if let expectedName { return ModifiedUTF8.string(decoding: expectedName) }
        guard poolEnd != 0, size >= Int(poolEnd) + 4 else { return "<Unknown>" }
        let pool = ConstantPoolView(base: base, limit: Int(poolEnd), offsets: offsets, count: Int(poolCount))
        let name: UnsafeRawBufferPointer = pool.className(at: u2(at: Int(poolEnd) + 2))
        return name.isEmpty ? "<Unknown>" : ModifiedUTF8.string(decoding: name)
    }

    @inline(never)
    private func failure(_ message: String) -> ClassFileError {
        ClassFileError(.classFormat, message, offset: position)
    }
}
