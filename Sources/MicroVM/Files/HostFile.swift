// SPDX-License-Identifier: Apache-2.0
import CSwiftlet
import Glibc
import GuestProtocol

/// A call of the host by the number guests use for the same call: the result, or the negated error number.
@discardableResult
func hostCall(
    _ call: GuestCall, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0, _ d: Int = 0, _ e: Int = 0, _ f: Int = 0
) -> Int {
    swiftlet_host_call(Int(call.rawValue), a, b, c, d, e, f)
}

func hostCall(
    _ call: GuestCall, _ a: Int, _ pointer: UnsafeRawPointer?, _ c: Int = 0, _ d: Int = 0, _ e: Int = 0, _ f: Int = 0
) -> Int {
    hostCall(call, a, Int(bitPattern: pointer), c, d, e, f)
}

/// A file, pipe, socket or event queue of the host that stands behind one descriptor of a guest.
///
/// One of these belongs to one guest descriptor, and so does its host descriptor: duplicates in the guest are
/// duplicates in the host. What duplicates share beyond what the host keeps for them is in `Description`.
final class HostFile: Sendable {
    enum Kind: Sendable {
        /// Transfers do not wait for anybody but the disk.
        case regular
        case directory
        /// Ours alone, and never blocking in the host: guests that want to block wait in the monitor.
        case stream
        /// Somebody else has it too, so its flags are left alone: asked whether it is ready before each transfer.
        case inherited
        case eventQueue
    }

    /// What duplicated descriptors share.
    final class Description: @unchecked Sendable {
        let kind: Kind
        /// Which transfers the guest may make.
        let isReadable: Bool
        let isWritable: Bool
        /// Whether the guest may change what the file is, its times, rights and attributes: it lies in a folder granted for
        /// writing, however it was opened.
        let mayChange: Bool
        /// Where a folder is, in the guest's names.
        let path: GuestPath?
        /// O_APPEND, O_NONBLOCK and the like, as the guest set them. Guarded by the machine's lock.
        var flags: UInt64
        /// Whether the guest asked for closing to wait. Guarded by the lock too, as what follows.
        var lingers = false
        /// The name of a UNIX socket and of what it is connected to, in the guest's names; nil where the host's will do.
        var localName: [UInt8]?
        var peerName: [UInt8]?
        /// The number of an error that output met after its call had been answered: told to the next call that asks.
        var failure: Int?
        /// Whether output may be joined and brought later, once that has been found out.
        var passesByRing: Bool?
        var identity: FileIdentity?
        /// Of what watches folders, how often it was told to.
        var watchCount: Int?
        /// Small reads so far, and windows that were closed too early.
        var smallReads = 0
        var windowFailures = 0

        init(
            kind: Kind, isReadable: Bool, isWritable: Bool, mayChange: Bool = false, path: GuestPath? = nil,
            flags: UInt64 = 0
        ) {
            self.kind = kind
            self.mayChange = mayChange
            self.isReadable = isReadable
            self.isWritable = isWritable
            self.path = path
            self.flags = flags
        }

        var isBlocking: Bool { flags & 0o4000 == 0 }

        /// Notes what output met after its call had been answered; further output comes by calls.
        func fail(_ error: Int) {
            failure = error
            passesByRing = false
        }

        /// What output met earlier, once.
        func takeFailure() -> Int? {
            defer { failure = nil }
            return failure
        }
    }

    let descriptor: Int32
    let description: Description

    /// Takes the descriptor over.
    init(_ descriptor: Int32, _ description: Description) {
        self.descriptor = descriptor
        self.description = description
    }

    deinit {
        if description.lingers {
            // Closing must not keep the monitor waiting; what was sent is sent all the same.
            var never = linger(l_onoff: 0, l_linger: 0)
            setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &never, socklen_t(MemoryLayout<linger>.size))
        }
        close(descriptor)
    }

    var kind: Kind { description.kind }

    /// A file that was opened, for what it turns out to be.
    convenience init(opened descriptor: Int32, flags: UInt64, path: GuestPath?, mayChange: Bool = false) {
        var status = stat()
        let type = fstat(descriptor, &status) == 0 ? status.st_mode & S_IFMT : S_IFREG
        let access = flags & 3
        let kind: Kind =
            switch type {
            case S_IFDIR: .directory
            case S_IFIFO, S_IFSOCK: .stream
            default: .regular
            }
        self.init(
            descriptor,
            Description(
                kind: kind, isReadable: access != 1, isWritable: access == 1 || access == 2,
                mayChange: mayChange, path: kind == .directory ? path : nil,
                flags: flags & (OpenFlags.sync | 0o6003)))
    }

    /// A stream that the monitor's process inherited, duplicated; nil if there is none.
    convenience init?(inherited number: Int32, isWritable: Bool) {
        let copy = fcntl(number, F_DUPFD_CLOEXEC, 3)
        guard copy >= 0 else { return nil }
        var status = stat()
        let type = fstat(copy, &status) == 0 ? status.st_mode & S_IFMT : S_IFREG
        self.init(
            copy,
            Description(
                kind: type == S_IFREG ? .regular : .inherited, isReadable: !isWritable, isWritable: isWritable,
                flags: isWritable ? 1 : 0))
    }

    /// Makes writing where nobody reads an error for the calling thread, which belongs to a machine, and no signal: a guest must
    /// not be able to end the process.
    static func keepBrokenPipesQuiet() {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGPIPE)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }

    /// Another descriptor for the same thing; nil when the host has no more.
    func duplicate() -> HostFile? {
        let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
        return copy < 0 ? nil : HostFile(copy, description)
    }

    /// Which of `events` (POLLIN, POLLOUT …) are there now, with POLLERR and POLLHUP.
    func ready(for events: Int16) -> Int16 {
        var entry = pollfd(fd: descriptor, events: events, revents: 0)
        return Glibc.poll(&entry, 1, 0) > 0 ? entry.revents : 0
    }
}
