// SPDX-License-Identifier: Apache-2.0
// The class library's image, `lib/modules`.
//
// One file holds all resources of all modules behind a perfect hash:
//
//     header      7 × u4: magic, version, flags, resource count, table length, locations size, strings size
//     redirect    table length × s4
//     offsets     table length × u4: where in the locations an entry's attribute stream begins
//     locations   attribute streams (ImageLocation)
//     strings     modified UTF-8, each ended by NUL
//     data        the resources, back to back, unaligned
//
// A name is hashed with a fixed seed; the redirect word it selects is negative (the entry index itself), positive (the
// seed for a second hash that gives the index), or zero (no such name). The hash is perfect for names present only, so
// the name found is always compared.
//
// The file is mapped and nothing is copied: an uncompressed resource is a range of the mapping. Look-ups take names in
// pieces and allocate nothing. Nothing in the file is trusted: table sizes are checked when it is opened, every other
// offset when it is used. An image whose contents were tampered with yields errors or wrong bytes, never a trap; what
// the bytes mean is checked by whoever parses them.
import Glibc
import Platform

/// Read-only access to a `lib/modules` file. All methods may be called from any thread.
public final class ImageReader: Sendable {
    public let path: String
    /// Identifies the file's state, for keys of caches made from it.
    public var identity: FileIdentity { file.identity }

    let file: MappedFile
    let tableLength: Int
    let redirects: ByteRegion
    let offsets: ByteRegion
    let locations: ByteRegion
    let strings: ByteRegion
    let content: ByteRegion

    static let magic: UInt32 = 0xCAFE_DADA
    static let headerSizeInBytes = 28

    /// Maps an image and checks its header and the sizes of its tables.
    public init(path: String) throws(ImageError) {
        do throws(SystemError) {
            file = try MappedFile(path: path)
        } catch {
            throw .unreadable(error)
        }
        self.path = path
        let whole = ByteRegion(file.bytes)
        guard let magic = whole.u32(at: 0) else { throw .notAnImage }
        guard magic == ImageReader.magic else {
            throw magic == ImageReader.magic.byteSwapped ? .foreignByteOrder : .notAnImage
        }
        guard let version = whole.u32(at: 4), let flags = whole.u32(at: 8), let tableLength = whole.u32(at: 16),
            let locationsSize = whole.u32(at: 20), let stringsSize = whole.u32(at: 24)
        else { throw .truncated }
        guard version >> 16 == 1 else {
            throw .unsupportedVersion(major: Int(version >> 16), minor: Int(version & 0xFFFF))
        }
        guard flags == 0 else { throw .unsupportedFlags(flags) }

        // Five sums of 32-bit numbers cannot overflow 64 bits.
        self.tableLength = Int(tableLength)
        let tableSize = 4 * self.tableLength
        let locationsStart = ImageReader.headerSizeInBytes + 2 * tableSize
        let stringsStart = locationsStart + Int(locationsSize)
        let contentStart = stringsStart + Int(stringsSize)
        guard let redirects = whole.slice(at: ImageReader.headerSizeInBytes, count: tableSize),
            let offsets = whole.slice(at: ImageReader.headerSizeInBytes + tableSize, count: tableSize),
            let locations = whole.slice(at: locationsStart, count: Int(locationsSize)),
            let strings = whole.slice(at: stringsStart, count: Int(stringsSize)),
            let content = whole.slice(at: contentStart, count: whole.count - contentStart)
        else { throw .truncated }
        self.redirects = redirects
        self.offsets = offsets
        self.locations = locations
        self.strings = strings
        self.content = content
    }

    // MARK: Look-up

    /// Finds a class. The name is internal (`java/lang/Object`), both names are modified UTF-8.
    public func find(
        module: UnsafeRawBufferPointer, className: UnsafeRawBufferPointer
    ) throws(ImageError) -> ImageLocation? {
        try find(
            NameSegments(
                UnsafeRawBufferPointer("/"), module, UnsafeRawBufferPointer("/"), className,
                UnsafeRawBufferPointer(".class")))
    }

    /// Finds any resource of a module, for example `module-info.class`.
    public func find(
        module: UnsafeRawBufferPointer, resource: UnsafeRawBufferPointer
    ) throws(ImageError) -> ImageLocation? {
        try find(NameSegments(UnsafeRawBufferPointer("/"), module, UnsafeRawBufferPointer("/"), resource))
    }

    /// Finds an entry by its full name, which begins with a slash.
    public func find(fullName: UnsafeRawBufferPointer) throws(ImageError) -> ImageLocation? {
        try find(NameSegments(fullName))
    }

    /// As `find(module:className:)`, for callers off the fast path.
    public func find(module: String, className: String) throws(ImageError) -> ImageLocation? {
        try find(fullName: "/\(module)/\(className).class")
    }

    /// As `find(fullName:)`, for callers off the fast path.
    public func find(fullName: String) throws(ImageError) -> ImageLocation? {
        try withBytes(of: fullName) { name throws(ImageError) in try find(fullName: name) }
    }

    func find(_ name: NameSegments) throws(ImageError) -> ImageLocation? {
        guard tableLength > 0 else { return nil }
        let redirect = Int32(bitPattern: redirects.u32(at: 4 * slot(of: name, seed: ImageReader.seed))!)
        let index: Int
        if redirect < 0 {
            index = -1 - Int(redirect)
        } else if redirect > 0 {
            index = slot(of: name, seed: UInt32(bitPattern: redirect))
        } else {
            return nil
        }
        let location = try location(atIndex: index)
        return try matches(location, name) ? location : nil
    }

    /// Decodes an entry of the table; `entryCount` of them exist.
    public func location(atIndex index: Int) throws(ImageError) -> ImageLocation {
        // `u32` refuses negative and large offsets, but the multiplication must not overflow first.
        guard index >= 0, index < tableLength, let offset = offsets.u32(at: 4 * index) else {
            throw .malformedLocation
        }
        return try location(atOffset: offset)
    }

    /// Entries in the table: resources, and the directories and packages that describe them.
    public var entryCount: Int { tableLength }

    func location(atOffset offset: UInt32) throws(ImageError) -> ImageLocation {
        guard let location = ImageLocation(decoding: locations, at: Int(offset)) else { throw .malformedLocation }
        return location
    }

    private static let seed: UInt32 = 0x0100_0193

    /// The table index a name hashes to; in range by construction.
    private func slot(of name: NameSegments, seed: UInt32) -> Int {
        var hash = seed
        name.forEachSegment { segment in
            for byte in segment { hash = (hash &* ImageReader.seed) ^ UInt32(byte) }
        }
        return Int(hash & 0x7FFF_FFFF) % tableLength
    }

    private func matches(_ location: ImageLocation, _ name: NameSegments) throws(ImageError) -> Bool {
        var matcher = NameSegments.Matcher(name)
        var matched = true
        try forEachPart(of: location) { part in matched = matched && matcher.consume(part) }
        return matched && matcher.isAtEnd
    }

    // MARK: Names

    /// Calls `body` with the pieces of an entry's full name in order, the punctuation included.
    private func forEachPart(
        of location: ImageLocation, _ body: (UnsafeRawBufferPointer) -> Void
    ) throws(ImageError) {
        let slash = UnsafeRawBufferPointer("/")
        let module = try string(at: location.moduleOffset)
        let parent = try string(at: location.parentOffset)
        let base = try string(at: location.baseOffset)
        let fileExtension = try string(at: location.extensionOffset)
        if module.count > 0 {
            body(slash)
            body(module)
            body(slash)
        }
        if parent.count > 0 {
            body(parent)
            body(slash)
        }
        body(base)
        if fileExtension.count > 0 {
            body(UnsafeRawBufferPointer("."))
            body(fileExtension)
        }
    }

    /// The bytes of a string, without the NUL.
    func string(at offset: UInt32) throws(ImageError) -> UnsafeRawBufferPointer {
        let start = Int(offset)
        guard start < strings.count, let base = strings.bytes.baseAddress,
            let end = memchr(base + start, 0, strings.count - start)
        else { throw .malformedString(offset: offset) }
        return UnsafeRawBufferPointer(start: base + start, count: UnsafeRawPointer(end) - (base + start))
    }

    /// The full name of an entry, for example `/java.base/java/lang/Object.class`.
    public func fullName(of location: ImageLocation) throws(ImageError) -> String {
        var bytes: [UInt8] = []
        try forEachPart(of: location) { bytes.append(contentsOf: $0) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The module an entry belongs to; `modules` and `packages` for descriptions, empty for the two roots.
    public func moduleName(of location: ImageLocation) throws(ImageError) -> String {
        String(decoding: try string(at: location.moduleOffset), as: UTF8.self)
    }

    // MARK: Contents

    /// The bytes of an entry: a view of the mapping, or memory of its own when compressed.
    public func contents(of location: ImageLocation) throws(ImageError) -> Resource {
        let stored = location.isCompressed ? location.compressedSizeInBytes : location.sizeInBytes
        guard let region = content.slice(at: location.contentOffset, count: stored) else { throw .contentOutOfBounds }
        if !location.isCompressed { return Resource(mapped: region, in: file) }
        return Resource(try decompress(region, size: location.sizeInBytes))
    }
}
