// SPDX-License-Identifier: Apache-2.0
import CSwiftlet
import Glibc
import MicroVM
import Platform

// What a process that runs a guest gives up, so that a guest that got the better of the monitor would have won little.
//
// Before the machine is made: the network. The process gets one of its own, empty but for its loopback, where the
// guest's sockets live; if something outside was granted, a second process, which has nothing to do with the guest,
// stays behind to make sockets there. After everything has been opened: the tree of files (an empty folder without a
// name is its root), capabilities, and all system calls but those that a running machine needs, of `ioctl` only
// those of KVM and of terminals. Granted folders stay open; what is in them is reached from those descriptors alone.
//
// All of it works for an unprivileged user where user namespaces do. What a host refuses is left out: each measure
// is a second line behind the monitor's own checks, which do not depend on any.

struct Jail {
    /// Measures that the host refused, in words.
    private(set) var missing: [String] = []

    /// Closes what the process inherited beside its streams, but for a KVM device that was given open. Before anything else is
    /// opened.
    static func closeInherited() {
        let given = Environment.value(of: "SWIFTLET_KVM_DESCRIPTOR").flatMap { Int($0) } ?? 0
        let last = Int(UInt32.max)
        guard given > 2 else {
            swiftlet_host_call(closeRange, 3, last, 0, 0, 0, 0)
            return
        }
        if given > 3 { swiftlet_host_call(closeRange, 3, given - 1, 0, 0, 0, 0) }
        swiftlet_host_call(closeRange, given + 1, last, 0, 0, 0, 0)
    }

    private static let closeRange = 436

    /// Leaves the host's network. The process has one thread.
    mutating func leaveNetwork(_ grants: inout NetworkGrants) -> (any OutsideSockets)? {
        var outside: SocketMaker?
        if !grants.connect.isEmpty || !grants.listen.isEmpty {
            let maker = swiftlet_start_socket_maker()
            if maker >= 0 { outside = SocketMaker(channel: maker) } else { missing.append("sockets outside") }
        }
        if swiftlet_private_network() == 0 { grants.isPrivate = true } else { missing.append("a private network") }
        return outside
    }

    /// Gives up the rest. Everything the machine needs has been opened; the process has one thread.
    mutating func close() {
        if swiftlet_leave_host() != 0 { missing.append("an empty tree of files, or giving up capabilities") }
        let calls = Jail.allowedCalls
        if calls.withUnsafeBufferPointer({ swiftlet_restrict_calls($0.baseAddress, Int32($0.count)) }) != 0 {
            missing.append("restricted system calls")
        }
    }

    /// The numbers of the system calls that a running machine makes.
    static let allowedCalls: [Int32] = [
        // Files and streams: read, write, close, fstat, poll, lseek, pread64, pwrite64, readv, writev, dup, fcntl,
        // flock, fsync, fdatasync, ftruncate, getdents64, fadvise64, fchmod, fchown, fstatfs, dup3, pipe2; extended attributes
        // of open files.
        0, 1, 3, 5, 7, 8, 17, 18, 19, 20, 32, 72, 73, 74, 75, 77, 217, 221, 91, 93, 138, 292, 293, 190, 193, 196, 199,
        // Names below granted folders: openat2, newfstatat, statx, faccessat2, mkdirat, unlinkat, renameat, linkat,
        // symlinkat, readlinkat, fchownat, utimensat; fchdir, for names of sockets.
        437, 262, 332, 439, 258, 263, 264, 265, 266, 267, 260, 280, 81,
        // Sockets: socket, connect, sendto, recvfrom, sendmsg, recvmsg, shutdown, bind, listen, getsockname,
        // getpeername, socketpair, setsockopt, getsockopt, accept4; accept, of those who ask about the machine.
        41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 288,
        // Waiting: epoll_wait, epoll_ctl, epoll_pwait, epoll_create1, eventfd2, ppoll, futex; inotify_init1,
        // inotify_add_watch, inotify_rm_watch.
        232, 233, 281, 291, 290, 271, 202, 294, 254, 255,
        // Memory: mmap, mprotect, munmap, brk, mremap, madvise, msync.
        9, 10, 11, 12, 25, 28, 26,
        // Threads and signals: clone, clone3, exit, exit_group, set_robust_list, rseq, gettid, tgkill, getpid,
        // rt_sigaction, rt_sigprocmask, rt_sigreturn, rt_sigtimedwait, sigaltstack, sched_yield, sched_getaffinity,
        // restart_syscall, prctl (names of threads), set_tid_address.
        56, 435, 60, 231, 273, 334, 186, 234, 39, 13, 14, 15, 128, 131, 24, 204, 219, 157, 218,
        // Time and entropy: nanosleep, clock_gettime, clock_getres, clock_nanosleep, gettimeofday, getrusage, getrandom.
        35, 228, 229, 230, 96, 98, 318,
    ]
}

/// Asks the process that stayed in the host's network for sockets.
final class SocketMaker: OutsideSockets {
    private let channel: Int32
    private let lock = NativeMutex()

    init(channel: Int32) { self.channel = channel }

    deinit {
        lock.destroy()
        Glibc.close(channel)
    }

    func makeSocket(family: Int32, type: Int32) -> Int {
        lock.withLock { Int(swiftlet_ask_for_socket(channel, family, type)) }
    }
}
