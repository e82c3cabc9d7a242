// SPDX-License-Identifier: Apache-2.0
import CSwiftlet
import ClassPath
import CommandLine
import Glibc
import MicroVM
import Platform

// The isolation between a process and a machine: the same program in namespaces, where the granted paths are mounted at
// their places and nothing else is, with a network of its own, no capabilities, and an allow-list of system calls. The
// host's kernel is what keeps it in, as for a container.

enum Zone {
    /// Runs the launcher in a zone made of this process. The exit status is the program's.
    static func run(_ settings: MachineSettings, home: JavaHome) throws(CommandFailure) -> Int32 {
        guard settings.connect.isEmpty, settings.listen.isEmpty else {
            throw .usage("a zone has no network outside: --grant-connect and --grant-listen need a micro-vm")
        }
        let folder = RunCommand.currentFolder
        let configuration = try settings.configuration(home: home, guest: nil, workingDirectory: folder)
        try require(swiftlet_private_network(), "a network of its own")
        try require(swiftlet_zone_begin(), "namespaces")
        for text in configuration.texts { try require(swiftlet_zone_write(text.path, text.text), text.path) }
        // Outer folders first: what lies in them is mounted over them.
        for grant in configuration.folders.sorted(by: { $0.guestPath.utf8.count < $1.guestPath.utf8.count }) {
            try require(swiftlet_zone_add(grant.hostPath, grant.isWritable ? 1 : 0), grant.hostPath)
        }
        try require(swiftlet_zone_end(folder), "a tree of files of its own")
        clearenv()
        for definition in configuration.environment {
            guard let equals = definition.firstIndex(of: "=") else { continue }
            setenv(String(definition[..<equals]), String(definition[definition.index(after: equals)...]), 1)
        }
        try require(swiftlet_give_up_privileges(), "giving up capabilities")
        let calls = Jail.allowedCalls + furtherCalls
        try require(
            calls.withUnsafeBufferPointer { swiftlet_restrict_calls($0.baseAddress, Int32($0.count)) },
            "restricted system calls")
        return Launcher.main(settings.program)
    }

    private static func require(_ result: Int32, _ what: String) throws(CommandFailure) {
        guard result == 0 else { throw .failure("no zone here (\(what)): \(SystemError.message(for: -result))") }
    }

    /// What the runtime asks of a kernel beside what a machine's monitor does.
    private static let furtherCalls: [Int32] = [
        // stat, lstat, access, sendfile, getcwd, rename, mkdir, rmdir, link, unlink, symlink, readlink, chmod, chown,
        // lchown, utimes, statfs, openat, fchmodat, faccessat, renameat2, copy_file_range, chdir, truncate, mknodat.
        4, 6, 21, 40, 79, 82, 83, 84, 86, 87, 88, 89, 90, 92, 94, 235, 137, 257, 268, 269, 316, 326, 80, 76, 259,
        // uname, sysinfo, umask, getuid, getgid, geteuid, getegid, getppid, prlimit64, arch_prctl, membarrier, time.
        63, 99, 95, 102, 104, 107, 108, 110, 302, 158, 324, 201,
        // mincore, inotify, dup2, close_range, kill, sched_setaffinity.
        27, 253, 254, 255, 294, 33, 436, 62, 203,
        // memfd_create, for machine code.
        319,
    ]
}
