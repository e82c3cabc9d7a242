// SPDX-License-Identifier: Apache-2.0
import Glibc
import GuestProtocol

// The calls about names, on canonical places. Results are those of the host, negated error numbers included. They may
// take as long as a disk does, so they are made without the machine's lock; nothing here changes.

extension GuestNames {
    /// What opening gave.
    enum Opened {
        case file(HostFile)
        case slot(Int)
        case text([UInt8])
        /// A folder that the monitor makes up.
        case listing(GuestPath)
    }

    /// Opens a file as open(2) would; nil with the negated error number.
    func open(_ text: [UInt8], base: GuestPath, flags: UInt64, mode: UInt64) -> (opened: Opened?, error: Int) {
        let wantsWriting = flags & 3 != 0 || flags & (OpenFlags.create | OpenFlags.truncate) != 0
        let allowed: UInt64 =
            3 | OpenFlags.create | OpenFlags.exclusive | OpenFlags.truncate | OpenFlags.append | OpenFlags.directory
            | OpenFlags.noFollow | OpenFlags.sync
        var opened: Opened?
        let follows = flags & OpenFlags.noFollow == 0 && flags & (OpenFlags.create | OpenFlags.exclusive) != 0o300
        let result = perform(text, base: base, follows: follows) { place in
            switch place {
            case .slot(let index, _):
                if wantsWriting { return GuestCallError.accessDenied.negated }
                if flags & OpenFlags.directory != 0 { return GuestCallError.notADirectory.negated }
                opened = .slot(index)
            case .text(let bytes, _):
                if wantsWriting { return GuestCallError.accessDenied.negated }
                opened = .text(bytes)
            case .above(let path):
                if wantsWriting { return GuestCallError.isADirectory.negated }
                opened = .listing(path)
            case .granted(let grant, let path):
                // What is there may be opened for reading though creating was asked for, when nothing would change.
                if flags & 3 != 0 || flags & OpenFlags.truncate != 0, !grant.isWritable {
                    return exists(grant, path)
                        ? GuestCallError.accessDenied.negated : GuestCallError.noEntry.negated
                }
                guard let relative = grant.relative(path) else { return GuestCallError.notADirectory.negated }
                var request = OpenRequest(
                    flags: flags & allowed | OpenFlags.closeOnExec | OpenFlags.noTerminal | OpenFlags.nonBlocking,
                    mode: flags & OpenFlags.create != 0 ? mode & 0o777 : 0, resolve: grant.resolve)
                if !grant.isWritable { request.flags &= ~(OpenFlags.create | OpenFlags.exclusive) }
                if flags & OpenFlags.path != 0 {
                    request.flags =
                        OpenFlags.path | OpenFlags.closeOnExec
                        | flags & (OpenFlags.directory | OpenFlags.noFollow)
                }
                let descriptor = request.open(at: grant.folder, relative)
                guard descriptor >= 0 else { return descriptor }
                opened = .file(
                    HostFile(opened: Int32(descriptor), flags: flags, path: path, mayChange: grant.isWritable))
            }
            return 0
        }
        return (opened, result)
    }

    private func exists(_ grant: FolderGrant, _ path: GuestPath) -> Bool {
        withDescriptor(grant, path, follows: false) { _ in 0 } == 0
    }

    /// Opens the very thing at a place, without following a link, for calls that take a descriptor.
    private func withDescriptor(
        _ grant: FolderGrant, _ path: GuestPath, follows: Bool, flags: UInt64 = OpenFlags.path,
        _ body: (Int) -> Int
    ) -> Int {
        guard let relative = grant.relative(path) else { return GuestCallError.notADirectory.negated }
        // Following is ours to do: the host must say so when there is a link.
        let flags = flags | OpenFlags.closeOnExec | (follows ? 0 : OpenFlags.noFollow)
        let descriptor = OpenRequest(flags: flags, mode: 0, resolve: grant.resolve)
            .open(at: grant.folder, relative)
        guard descriptor >= 0 else { return descriptor }
        defer { hostCall(.close, descriptor) }
        return body(descriptor)
    }

    /// Opens the folder that a place lies in, for calls that change it: it must have been granted for writing.
    private func withParent(_ place: Place, _ body: (_ folder: Int, _ name: [UInt8]) -> Int) -> Int {
        guard case .granted(let grant, let path) = place, let name = path.parts.last else {
            return GuestCallError.accessDenied.negated
        }
        guard grant.isWritable, path != grant.path else {
            return exists(grant, path) ? GuestCallError.accessDenied.negated : GuestCallError.noEntry.negated
        }
        let parent = GuestPath(parts: path.parts.dropLast())
        return withDescriptor(grant, parent, follows: true, flags: OpenFlags.path | OpenFlags.directory) {
            body($0, name + [0])
        }
    }

    private static let emptyPath = 0x1000
    private static let nothing: StaticString = ""

    private func withEmptyName<Result>(_ body: (UnsafeRawPointer) -> Result) -> Result {
        body(UnsafeRawPointer(GuestNames.nothing.utf8Start))
    }

    // MARK: Looking

    /// newfstatat and statx: `fill` gets a descriptor, or a place that the monitor makes up.
    func look(_ text: [UInt8], base: GuestPath, follows: Bool, _ fill: (_ found: Found) -> Int) -> Int {
        perform(text, base: base, follows: follows) { place in
            switch place {
            case .granted(let grant, let path):
                withDescriptor(grant, path, follows: follows) { fill(.descriptor($0)) }
            case .above: fill(.folder)
            case .text(let bytes, _): fill(.text(size: bytes.count))
            case .slot(let index, _): fill(.slot(index))
            }
        }
    }

    /// What `look` found.
    enum Found {
        case descriptor(Int)
        case folder
        case text(size: Int)
        case slot(Int)
    }

    /// access(2): of granted things the host decides, and the grant about writing.
    func checkAccess(_ text: [UInt8], base: GuestPath, rights: Int) -> Int {
        perform(text, base: base, follows: true) { place in
            switch place {
            case .granted(let grant, let path):
                withDescriptor(grant, path, follows: true) { descriptor in
                    if rights & 2 != 0, !grant.isWritable { return GuestCallError.accessDenied.negated }
                    return withEmptyName {
                        hostCall(.accessWithFlags, descriptor, $0, rights, GuestNames.emptyPath)
                    }
                }
            case .above: rights & 2 != 0 ? GuestCallError.accessDenied.negated : 0
            case .text, .slot: rights & 3 != 0 ? GuestCallError.accessDenied.negated : 0
            }
        }
    }

    func readLink(_ text: [UInt8], base: GuestPath, into buffer: UnsafeMutableRawBufferPointer) -> Int {
        perform(text, base: base, follows: false) { place in
            guard case .granted(let grant, let path) = place else { return GuestCallError.invalid.negated }
            return withDescriptor(grant, path, follows: false) { descriptor in
                let result = withEmptyName {
                    hostCall(.readLinkAt, descriptor, $0, Int(bitPattern: buffer.baseAddress), buffer.count)
                }
                // With an empty name the host says ENOENT of what is no link.
                return result == GuestCallError.noEntry.negated ? GuestCallError.invalid.negated : result
            }
        }
    }

    // MARK: Changing

    func makeDirectory(_ text: [UInt8], base: GuestPath, mode: Int) -> Int {
        change(text, base: base) { hostCall(.makeDirectoryAt, $0, $1, mode & 0o1777) }
    }

    func unlink(_ text: [UInt8], base: GuestPath, flags: Int) -> Int {
        change(text, base: base) { hostCall(.unlinkAt, $0, $1, flags & 0x200) }
    }

    func symbolicLink(_ target: [UInt8], _ text: [UInt8], base: GuestPath) -> Int {
        (target + [0]).withUnsafeBytes { target in
            change(text, base: base) { folder, name in
                hostCall(.symbolicLinkAt, Int(bitPattern: target.baseAddress), folder, Int(bitPattern: name))
            }
        }
    }

    /// renameat and linkat: `call` is one of the two.
    func move(_ call: GuestCall, _ old: [UInt8], _ oldBase: GuestPath, to new: [UInt8], _ newBase: GuestPath) -> Int {
        change(old, base: oldBase) { oldFolder, oldName in
            change(new, base: newBase) { newFolder, newName in
                hostCall(call, oldFolder, oldName, newFolder, Int(bitPattern: newName))
            }
        }
    }

    /// Performs `body` in the folder that a name is to be made in.
    func inFolder(_ text: [UInt8], _ body: (_ folder: Int, _ name: [UInt8]) -> Int) -> Int {
        perform(text, base: workingDirectory, follows: false) { place in
            withParent(place) { folder, name in body(folder, Array(name.dropLast())) }
        }
    }

    private func change(
        _ text: [UInt8], base: GuestPath, _ body: (_ folder: Int, _ name: UnsafeRawPointer?) -> Int
    ) -> Int {
        perform(text, base: base, follows: false) { place in
            if case .above = place { return GuestCallError.exists.negated }
            return withParent(place) { folder, name in name.withUnsafeBytes { body(folder, $0.baseAddress) } }
        }
    }

    /// Changes rights, owner or times of the thing a path leads to: `body` gets a descriptor for it, which names it
    /// only (O_PATH) or, for calls that need it, is open.
    func changeStatus(
        _ text: [UInt8], base: GuestPath, follows: Bool, isOpen: Bool, _ body: (_ descriptor: Int) -> Int
    ) -> Int {
        perform(text, base: base, follows: follows) { place in
            guard case .granted(let grant, let path) = place else { return GuestCallError.accessDenied.negated }
            guard grant.isWritable else { return GuestCallError.accessDenied.negated }
            guard isOpen else { return withDescriptor(grant, path, follows: follows, body) }
            var result = 0
            for access in [0, OpenFlags.write] {
                result = withDescriptor(
                    grant, path, follows: follows, flags: access | OpenFlags.nonBlocking | OpenFlags.noTerminal, body)
                if result != GuestCallError.accessDenied.negated { break }
            }
            return result
        }
    }

    func setTimes(_ text: [UInt8], base: GuestPath, follows: Bool, _ times: UnsafeRawPointer?) -> Int {
        changeStatus(text, base: base, follows: follows, isOpen: false) { descriptor in
            withEmptyName {
                hostCall(.setTimesAt, descriptor, $0, Int(bitPattern: times), GuestNames.emptyPath)
            }
        }
    }

    func changeOwner(_ text: [UInt8], base: GuestPath, follows: Bool, user: Int, group: Int) -> Int {
        changeStatus(text, base: base, follows: follows, isOpen: false) { descriptor in
            withEmptyName { hostCall(.changeOwnerAt, descriptor, $0, user, group, GuestNames.emptyPath) }
        }
    }

    func changeMode(_ text: [UInt8], base: GuestPath, mode: Int) -> Int {
        changeStatus(text, base: base, follows: true, isOpen: true) { hostCall(.changeModeOf, $0, mode & 0o1777) }
    }

    func fileSystemStatus(_ text: [UInt8], base: GuestPath, _ buffer: UnsafeMutableRawPointer) -> Int {
        look(text, base: base, follows: true) { found in
            guard case .descriptor(let descriptor) = found else { return GuestCallError.notImplemented.negated }
            return hostCall(.fileSystemStatusOf, descriptor, Int(bitPattern: buffer))
        }
    }
}
