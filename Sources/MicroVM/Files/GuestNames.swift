// SPDX-License-Identifier: Apache-2.0
import GuestProtocol

// What names mean to a guest.
//
// A guest's tree of files is made of the granted folders and files, each at its path, of a few texts that the monitor
// makes up, and of the folders above those, which hold nothing else. Nothing is there that was not granted.
//
// A name is followed part by part in the guest's own terms, so that a symbolic link, relative or absolute, leads where
// the guest would expect, and only into grants. The host is never asked to follow one: it opens canonical paths, below
// the grant's folder, and refuses when it meets a link (openat2 with RESOLVE_BENEATH and RESOLVE_NO_SYMLINKS). A link
// put there by somebody between our look and our use is therefore an error, never a way out. Most paths have none: the
// path as it stands is tried first, and taken apart only when the host refuses it.

final class GuestNames: Sendable {
    /// What a path leads to.
    enum Place {
        /// In a granted folder; whether anything is there is for the host to say.
        case granted(FolderGrant, GuestPath)
        /// A folder above something that was granted.
        case above(GuestPath)
        case text([UInt8], GuestPath)
        /// One of the files that are memory slots.
        case slot(Int, GuestPath)
    }

    let grants: [FolderGrant]
    private let texts: [(path: GuestPath, bytes: [UInt8])]
    private let slots: [GuestPath]
    let workingDirectory: GuestPath

    /// Symbolic links on the way to one file, at most; as on Linux.
    private static let linkLimit = 40

    init(grants: [FolderGrant], texts: [(path: String, text: String)], slots: [String], workingDirectory: String) {
        // The innermost grant decides about a path.
        self.grants = grants.sorted { $0.path.parts.count > $1.path.parts.count }
        self.texts = texts.map { (GuestPath($0.path), Array($0.text.utf8)) }
        self.slots = slots.map { GuestPath($0) }
        self.workingDirectory = GuestPath(workingDirectory)
    }

    /// What is at a canonical path. Nil where there is nothing, and can be nothing.
    func place(_ path: GuestPath) -> Place? {
        if let index = slots.firstIndex(of: path) { return .slot(index, path) }
        if let grant = grants.first(where: { $0.path.contains(path) }) { return .granted(grant, path) }
        if let text = texts.first(where: { $0.path == path }) { return .text(text.bytes, path) }
        return allPaths.contains { path.contains($0) } || path == .root ? .above(path) : nil
    }

    private var allPaths: [GuestPath] { slots + grants.map(\.path) + texts.map(\.path) }

    /// Names in a folder above grants, each with whether it is a folder.
    func entries(above path: GuestPath) -> [(name: [UInt8], isFolder: Bool)] {
        var entries: [(name: [UInt8], isFolder: Bool)] = []
        for other in allPaths where path.contains(other) && other.parts.count > path.parts.count {
            let name = other.parts[path.parts.count]
            guard !entries.contains(where: { $0.name == name }) else { continue }
            let isWhole = other.parts.count == path.parts.count + 1
            let isFile = isWhole && !grants.contains { $0.path == other && $0.name.isEmpty }
            entries.append((name, !isFile))
        }
        return entries
    }

    /// Performs `body` on the place a path leads to; its result, or the negated error number.
    ///
    /// - Parameters:
    ///   - base: where relative paths start.
    ///   - follows: whether a symbolic link at the very end is followed.
    ///   - body: acts on a place without links and returns ELOOP, negated, if the host met one.
    func perform(_ text: [UInt8], base: GuestPath, follows: Bool, _ body: (Place) -> Int) -> Int {
        guard !text.isEmpty else { return GuestCallError.noEntry.negated }
        let start = text[0] == 0x2f ? GuestPath.root : base
        let parts = GuestPath.split(text)
        if !parts.contains([0x2e, 0x2e]) {
            guard let place = place(GuestPath(parts: start.parts + parts)) else {
                return GuestCallError.noEntry.negated
            }
            let result = body(place)
            if result != GuestCallError.tooManyLinks.negated { return result }
        }
        do throws(GuestCallError) {
            return body(try follow(parts, from: start, follows: follows))
        } catch {
            return error.negated
        }
    }

    /// The place that parts lead to from a canonical folder, links followed.
    private func follow(
        _ parts: [[UInt8]], from start: GuestPath, follows: Bool
    ) throws(GuestCallError) -> Place {
        var path = start
        var pending = Array(parts.reversed())
        var links = 0
        while let part = pending.popLast() {
            if part == [0x2e, 0x2e] {
                if !path.parts.isEmpty { path.parts.removeLast() }
                continue
            }
            let next = GuestPath(parts: path.parts + [part])
            guard let place = place(next) else { throw .noEntry }
            if case .granted(let grant, _) = place, follows || !pending.isEmpty {
                switch link(grant, next) {
                case .target(let target):
                    links += 1
                    guard links <= GuestNames.linkLimit else { throw .tooManyLinks }
                    if target.first == 0x2f { path = .root }
                    pending += GuestPath.split(target).reversed()
                    guard pending.count < 4_096 else { throw .nameTooLong }
                    continue
                // Nothing is below, or beside, what is not there: a guest's link may name thousands of parts.
                case .failed(let error) where !pending.isEmpty: throw error
                case .noLink, .failed: break
                }
            }
            path = next
        }
        guard let place = place(path) else { throw .noEntry }
        return place
    }

    private enum Link {
        /// What a symbolic link says.
        case target([UInt8])
        /// Something else is there.
        case noLink
        case failed(GuestCallError)
    }

    private func link(_ grant: FolderGrant, _ path: GuestPath) -> Link {
        guard let relative = grant.relative(path) else { return .noLink }
        let request = OpenRequest(flags: OpenFlags.path | OpenFlags.noFollow, mode: 0, resolve: OpenRequest.strict)
        let descriptor = request.open(at: grant.folder, relative)
        guard descriptor >= 0 else { return .failed(GuestCallError(rawValue: Int64(-descriptor)) ?? .noEntry) }
        defer { hostCall(.close, descriptor) }
        var target = [UInt8](repeating: 0, count: GuestProtocol.pathLimit)
        let empty: [UInt8] = [0]
        let count = target.withUnsafeMutableBytes { buffer in
            empty.withUnsafeBytes {
                hostCall(.readLinkAt, descriptor, $0.baseAddress, Int(bitPattern: buffer.baseAddress), buffer.count)
            }
        }
        return count > 0 ? .target(Array(target.prefix(count))) : .noLink
    }
}

extension GuestCallError {
    /// The result of a call that fails so.
    var negated: Int { Int(-rawValue) }
}

/// Flags of open(2) on x86-64 that the monitor names.
enum OpenFlags {
    static let write: UInt64 = 0o1
    static let readWrite: UInt64 = 0o2
    static let create: UInt64 = 0o100
    static let exclusive: UInt64 = 0o200
    static let noTerminal: UInt64 = 0o400
    static let truncate: UInt64 = 0o1000
    static let append: UInt64 = 0o2000
    static let nonBlocking: UInt64 = 0o4000
    static let dataSync: UInt64 = 0o10000
    static let directory: UInt64 = 0o200000
    static let noFollow: UInt64 = 0o400000
    static let closeOnExec: UInt64 = 0o2000000
    static let sync: UInt64 = 0o4010000
    static let path: UInt64 = 0o10000000
}
