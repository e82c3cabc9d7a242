// SPDX-License-Identifier: Apache-2.0
// Entries that describe other entries.
//
//     /packages/<dotted.package>   (u4 flag, u4 string offset of a module) …; flag 0: the module has resources in the
//                                  package itself; 1: only in packages below
//     /modules/<module>/<folder>   u4 offsets in the locations area, one per child
//     /packages, /modules          the same, for all packages and all modules

extension ImageReader {
    /// The module that has resources in a package, given in internal form (`java/lang`); nil when there is none. The
    /// name returned lies in the mapping.
    public func module(ofPackage package: UnsafeRawBufferPointer) throws(ImageError) -> UnsafeRawBufferPointer? {
        // The entry's name has dots where the package's has slashes; package names are short.
        var dotted: [UInt8] = []
        dotted.reserveCapacity(package.count)
        for byte in package { dotted.append(byte == UInt8(ascii: "/") ? UInt8(ascii: ".") : byte) }
        return try withBytes(of: dotted) { name throws(ImageError) in
            guard let location = try find(NameSegments(UnsafeRawBufferPointer("/packages/"), name)) else { return nil }
            return try moduleWithResources(location)
        }
    }

    /// As above, for callers off the fast path.
    public func module(ofPackage package: String) throws(ImageError) -> String? {
        try withBytes(of: package) { name throws(ImageError) in
            try module(ofPackage: name).map { String(decoding: $0, as: UTF8.self) }
        }
    }

    /// The module that owns a package entry, nil for a package that only has others below it.
    func moduleWithResources(_ package: ImageLocation) throws(ImageError) -> UnsafeRawBufferPointer? {
        try contents(of: package).withBytes { bytes throws(ImageError) in
            let records = ByteRegion(bytes)
            guard records.count % 8 == 0 else { throw .malformedDirectory }
            for offset in stride(from: 0, to: records.count, by: 8) where records.u32(at: offset) == 0 {
                return try string(at: records.u32(at: offset + 4)!)
            }
            return nil
        }
    }

    /// All modules of the image, sorted.
    public func moduleNames() throws(ImageError) -> [String] {
        try children(ofDirectory: "/modules").map { String($0.name) }.sorted()
    }

    /// Every package that has resources, with its module.
    public func packages() throws(ImageError) -> [(package: String, module: String)] {
        var result: [(package: String, module: String)] = []
        guard let root = try find(fullName: "/packages") else { return result }
        for location in try childLocations(of: root) {
            guard let module = try moduleWithResources(location) else { continue }
            let name = String(decoding: try string(at: location.baseOffset), as: UTF8.self)
            result.append((name, String(decoding: module, as: UTF8.self)))
        }
        return result
    }

    /// A file or folder in a listing.
    public struct Child: Sendable, Equatable {
        /// Without the folder it is in.
        public let name: String
        public let isDirectory: Bool
    }

    /// What a folder holds, in the image's order. Folders are `/modules`, `/modules/java.base` and those below. Empty
    /// when there is no such folder.
    public func children(ofDirectory directory: String) throws(ImageError) -> [Child] {
        guard directory == "/modules" || directory.hasPrefix("/modules/"), let root = try find(fullName: directory) else {
            return []
        }
        var result: [Child] = []
        for location in try childLocations(of: root) {
            let isDirectory = try moduleName(of: location) == "modules"
            let name = try fullName(of: location)
            result.append(Child(name: String(name[name.index(after: name.lastIndex(of: "/") ?? name.startIndex)...]),
                isDirectory: isDirectory))
        }
        return result
    }

    private func childLocations(of directory: ImageLocation) throws(ImageError) -> [ImageLocation] {
        try contents(of: directory).withBytes { bytes throws(ImageError) in
            let records = ByteRegion(bytes)
            guard records.count % 4 == 0 else { throw .malformedDirectory }
            var result: [ImageLocation] = []
            result.reserveCapacity(records.count / 4)
            for offset in stride(from: 0, to: records.count, by: 4) {
                result.append(try location(atOffset: records.u32(at: offset)!))
            }
            return result
        }
    }
}
