// SPDX-License-Identifier: Apache-2.0
// Jar files, mapped whole.
//
// Opening walks the central directory once and builds an open-addressing table from name hashes to directory records;
// names stay in the mapping. The hash is the standard library's keyed one, so that a crafted jar cannot make names
// collide. Of entries with the same name the last one counts, as for java.util.zip. Deflated entries are inflated at
// once into memory of the announced size, which is believed only within what deflate can expand. As in
// java.util.zip.ZipFile the CRC is not checked on reading.
import Glibc
import Platform
import Synchronization

/// Read-only access to a jar or zip file. All methods may be called from any thread.
public final class JarFile: Sendable {
    public let path: String
    /// Identifies the file's state, for keys of caches made from it.
    public var identity: FileIdentity { file.identity }

    private let file: MappedFile
    private let whole: ByteRegion
    private let directory: ByteRegion
    private let prefixLength: UInt64
    /// Offset of each distinct entry's record in the directory, in the order of first appearance.
    private let records: [UInt32]
    /// Index into `records` plus one, by hash; 0 is free. The size is a power of two.
    private let table: [UInt32]
    private let manifestEntry: JarEntry?
    private let parsedManifest = Mutex<Result<JarManifest?, JarError>?>(nil)
    /// Versions under META-INF/versions that have entries, newest first, whether or not the manifest lets them count.
    private let versions: [Version]

    private struct Version {
        let number: Int
        /// For example `META-INF/versions/21/`.
        let prefix: [UInt8]
    }

    /// The newest release whose versioned entries are used.
    public static let latestVersion = 25
    /// Versioned entries exist since 9.
    private static let firstVersion = 9

    /// Maps a jar and indexes its directory.
    public init(path: String) throws(JarError) {
        do throws(SystemError) {
            file = try MappedFile(path: path)
        } catch {
            throw .unreadable(error)
        }
        self.path = path
        whole = ByteRegion(file.bytes)
        let central = try CentralDirectory(of: whole)
        // Records are addressed by 32 bits.
        guard central.region.count <= Int(UInt32.max) else { throw .malformedCentralDirectory }
        directory = central.region
        prefixLength = central.prefixLength

        var index = Index(expecting: min(central.announcedCount, UInt64(directory.count / JarEntry.fixedSizeInBytes)))
        var manifestEntry: JarEntry?
        var versions = Set<Int>()
        var offset = 0
        while offset < directory.count {
            let entry = try JarEntry(directory, at: offset)
            index.insert(entry.nameBytes, record: UInt32(offset), directory)
            if JarFile.isManifestName(entry.nameBytes) { manifestEntry = entry }
            if let version = JarFile.version(ofEntryNamed: entry.nameBytes) { versions.insert(version) }
            offset += entry.recordSizeInBytes
        }
        records = index.records
        table = index.table
        self.manifestEntry = manifestEntry
        self.versions = versions.sorted(by: >).map {
            Version(number: $0, prefix: Array("META-INF/versions/\($0)/".utf8))
        }
    }

    // MARK: Look-up

    /// The number of distinct names.
    public var entryCount: Int { records.count }

    /// An entry by position, below `entryCount`.
    public func entry(at index: Int) throws(JarError) -> JarEntry {
        guard records.indices.contains(index) else { throw .malformedEntry }
        return try JarEntry(directory, at: Int(records[index]))
    }

    /// Finds an entry by its exact name, ignoring releases.
    public func entry(named name: UnsafeRawBufferPointer) -> JarEntry? { entry(NameSegments(name)) }

    /// As above, for callers off the fast path.
    public func entry(named name: String) -> JarEntry? { withBytes(of: name) { entry(named: $0) } }

    /// Finds the entry that stands for a name on the given release: in a multi-release jar the newest version not
    /// after it, else the entry itself. Names under META-INF have no versions.
    public func versionedEntry(
        named name: UnsafeRawBufferPointer,
        suffix: UnsafeRawBufferPointer = UnsafeRawBufferPointer(start: nil, count: 0),
        release: Int = latestVersion
    ) throws(JarError) -> JarEntry? {
        // The manifest is parsed only for jars that have something in META-INF/versions.
        if !versions.isEmpty, !JarFile.isInMetadata(name), try isMultiRelease {
            for version in versions where version.number <= release {
                let entry = withBytes(of: version.prefix) { self.entry(NameSegments($0, name, suffix)) }
                if let entry { return entry }
            }
        }
        return entry(NameSegments(name, suffix))
    }

    private func entry(_ name: NameSegments) -> JarEntry? {
        let mask = table.count - 1
        var slot = Index.hash(name) & mask
        // Ends at a free slot: the table is never full.
        while table[slot] != 0 {
            // Every record was parsed once before.
            if let entry = try? JarEntry(directory, at: Int(records[Int(table[slot]) - 1])),
                name.equals(entry.nameBytes)
            {
                return entry
            }
            slot = (slot + 1) & mask
        }
        return nil
    }

    // MARK: Contents

    /// The bytes of an entry: a view of the mapping when stored, memory of its own when deflated.
    public func contents(of entry: JarEntry) throws(JarError) -> Resource {
        let stored = try stored(entry)
        switch entry.method {
        case 0:
            guard entry.sizeInBytes == entry.compressedSizeInBytes else { throw .corruptEntry }
            return Resource(mapped: stored, in: file)
        case 8:
            guard let result = Inflater.inflate(stored.bytes, format: .raw, size: entry.sizeInBytes) else {
                throw .corruptEntry
            }
            return Resource(result)
        default:
            throw .unsupportedMethod(Int(entry.method))
        }
    }

    /// The bytes of an entry as they lie in the jar.
    package func storedContents(of entry: JarEntry) throws(JarError) -> Resource {
        Resource(mapped: try stored(entry), in: file)
    }

    private func stored(_ entry: JarEntry) throws(JarError) -> ByteRegion {
        guard entry.flags & 1 == 0 else { throw .encrypted }
        let (offset, overflow) = entry.headerOffset.addingReportingOverflow(prefixLength)
        // Only the lengths are taken from the local header: its sizes may be absent.
        guard !overflow, let start = Int(exactly: offset), let header = whole.slice(at: start, count: 30),
            header.u32(at: 0) == 0x0403_4B50, let nameLength = header.u16(at: 26), let extraLength = header.u16(at: 28),
            let stored = whole.slice(
                at: UInt64(start) + 30 + UInt64(nameLength) + UInt64(extraLength), count: entry.compressedSizeInBytes)
        else { throw .malformedEntry }
        return stored
    }

    /// The manifest; nil when the jar has none. Parsed once.
    public func manifest() throws(JarError) -> JarManifest? {
        let result = parsedManifest.withLock { cache in
            if let cache { return cache }
            let fresh = Result<JarManifest?, JarError> { () throws(JarError) -> JarManifest? in
                guard let manifestEntry else { return nil }
                return try contents(of: manifestEntry).withBytes { bytes throws(JarError) in try JarManifest(bytes) }
            }
            cache = fresh
            return fresh
        }
        return try result.get()
    }

    /// Whether the manifest declares versioned entries.
    public var isMultiRelease: Bool {
        get throws(JarError) {
            try manifest()?["Multi-Release"]?.lowercased() == "true"
        }
    }

    /// Names of the files directly in a folder (`java/util`, empty for the root), without the folder, unsorted. Looks
    /// at every entry of the jar.
    public func fileNames(inDirectory directory: String) -> [String] {
        let prefix = directory.isEmpty ? "" : directory + "/"
        return withBytes(of: prefix) { prefix in
            var result: [String] = []
            for record in records {
                guard let entry = try? JarEntry(self.directory, at: Int(record)),
                    entry.nameBytes.starts(withBytes: prefix)
                else { continue }
                let rest = UnsafeRawBufferPointer(rebasing: entry.nameBytes[prefix.count...])
                if rest.isEmpty || rest.contains(UInt8(ascii: "/")) { continue }
                result.append(String(decoding: rest, as: UTF8.self))
            }
            return result
        }
    }

    // MARK: Names with a meaning

    /// META-INF/ in any case.
    private static func isInMetadata(_ name: UnsafeRawBufferPointer) -> Bool {
        let prefix = UnsafeRawBufferPointer("META-INF/")
        guard name.count >= prefix.count else { return false }
        for index in 0..<prefix.count where uppercased(name[index]) != prefix[index] { return false }
        return true
    }

    private static func isManifestName(_ name: UnsafeRawBufferPointer) -> Bool {
        let expected = UnsafeRawBufferPointer("META-INF/MANIFEST.MF")
        guard name.count == expected.count else { return false }
        for index in 0..<expected.count where uppercased(name[index]) != expected[index] { return false }
        return true
    }

    private static func uppercased(_ byte: UInt8) -> UInt8 {
        byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") ? byte - 32 : byte
    }

    /// The N of META-INF/versions/N/…, if it is a version that may count.
    private static func version(ofEntryNamed name: UnsafeRawBufferPointer) -> Int? {
        let prefix = UnsafeRawBufferPointer("META-INF/versions/")
        guard name.starts(withBytes: prefix) else { return nil }
        var version = 0
        var position = prefix.count
        while position < name.count, name[position] != UInt8(ascii: "/") {
            let digit = Int(name[position]) - Int(UInt8(ascii: "0"))
            guard digit >= 0, digit <= 9, version <= latestVersion else { return nil }
            version = 10 * version + digit
            position += 1
        }
        return position < name.count && version >= firstVersion && version <= latestVersion ? version : nil
    }

    /// The hash table while it is built.
    private struct Index {
        var records: [UInt32] = []
        var table: [UInt32]

        init(expecting count: UInt64) {
            // At least twice the entries, so at most half full.
            var capacity = 16
            while capacity < 2 * Int(count) { capacity *= 2 }
            table = [UInt32](repeating: 0, count: capacity)
            records.reserveCapacity(Int(count))
        }

        static func hash(_ name: NameSegments) -> Int {
            var hasher = Hasher()
            name.forEachSegment { hasher.combine(bytes: $0) }
            return hasher.finalize()
        }

        mutating func insert(_ name: UnsafeRawBufferPointer, record: UInt32, _ directory: ByteRegion) {
            // More entries than announced: make room.
            if 2 * (records.count + 1) > table.count { grow(directory) }
            let mask = table.count - 1
            var slot = Index.hash(NameSegments(name)) & mask
            while table[slot] != 0 {
                let index = Int(table[slot]) - 1
                if let other = try? JarEntry(directory, at: Int(records[index])), other.nameBytes.equals(name) {
                    records[index] = record
                    return
                }
                slot = (slot + 1) & mask
            }
            records.append(record)
            table[slot] = UInt32(records.count)
        }

        private mutating func grow(_ directory: ByteRegion) {
            table = [UInt32](repeating: 0, count: 2 * table.count)
            let mask = table.count - 1
            for (index, record) in records.enumerated() {
                guard let entry = try? JarEntry(directory, at: Int(record)) else { continue }
                var slot = Index.hash(NameSegments(entry.nameBytes)) & mask
                while table[slot] != 0 { slot = (slot + 1) & mask }
                table[slot] = UInt32(index + 1)
            }
        }
    }
}
