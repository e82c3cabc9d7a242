// SPDX-License-Identifier: Apache-2.0
import CSwiftlet
import Glibc
import Platform

/// A folder of the host, with everything in it, or a single file, that a guest may use under a path of the guest's.
public struct GrantedFolder: Sendable, Equatable {
    public var guestPath: String
    public var hostPath: String
    public var isWritable: Bool

    public init(guestPath: String, hostPath: String, isWritable: Bool) {
        self.guestPath = guestPath
        self.hostPath = hostPath
        self.isWritable = isWritable
    }

    /// The same path on both sides.
    public init(_ path: String, isWritable: Bool) {
        self.init(guestPath: path, hostPath: path, isWritable: isWritable)
    }
}

/// A granted folder, opened: from here on names of the host do not matter.
final class FolderGrant: Sendable {
    let path: GuestPath
    let isWritable: Bool
    /// The folder, or the one that the single file is in.
    let folder: Int32
    /// The single file's name; empty for a folder.
    let name: [UInt8]
    /// How the host is to follow names below `folder`.
    let resolve: UInt64

    init(_ grant: GrantedFolder, resolve: UInt64 = OpenRequest.strict) throws(MachineError) {
        self.resolve = resolve
        path = GuestPath(grant.guestPath)
        isWritable = grant.isWritable
        let flags = Int32(OpenFlags.path) | O_CLOEXEC
        let direct = open(grant.hostPath, flags | O_DIRECTORY)
        if direct >= 0 {
            folder = direct
            name = []
            return
        }
        guard errno == ENOTDIR, let resolved = realpath(grant.hostPath, nil) else {
            throw .system(SystemError(operation: "open", code: errno))
        }
        defer { free(resolved) }
        let whole = GuestPath(String(cString: resolved))
        guard let last = whole.parts.last else { throw .configuration("\(grant.hostPath) is no file") }
        let parent = open(GuestPath(parts: whole.parts.dropLast()).text, flags | O_DIRECTORY)
        guard parent >= 0 else { throw .system(SystemError(operation: "open", code: errno)) }
        folder = parent
        name = last
    }

    deinit { close(folder) }

    /// The path below `folder` of a place in the grant, for the host; nil for a place that cannot be.
    func relative(_ place: GuestPath) -> [UInt8]? {
        let rest = place.parts.dropFirst(path.parts.count)
        if !name.isEmpty { return rest.isEmpty ? name + [0] : nil }
        if rest.isEmpty { return [0x2e, 0] }
        return Array(rest.joined(separator: [0x2f])) + [0]
    }
}

/// How the kernel is to follow a path: `struct open_how` of openat2(2).
struct OpenRequest {
    var flags: UInt64
    var mode: UInt64
    var resolve: UInt64

    /// Not out of the folder by any means, and through no symbolic link: the monitor follows those itself.
    static let strict: UInt64 = 0x08 | 0x04

    /// The new descriptor, or the negated error number.
    func open(at folder: Int32, _ path: [UInt8]) -> Int {
        var request = self
        return path.withUnsafeBytes { name in
            withUnsafeMutableBytes(of: &request) { how in
                swiftlet_host_call(
                    OpenRequest.openat2, Int(folder), Int(bitPattern: name.baseAddress),
                    Int(bitPattern: how.baseAddress), how.count, 0, 0)
            }
        }
    }

    private static let openat2 = 437
}
