// SPDX-License-Identifier: Apache-2.0
import CSwiftlet
import Glibc
import Platform

/// This program, run once more.
enum OwnProgram {
    /// Starts it with other words, its streams elsewhere, in a session of its own; returns the process's number.
    static func startDetached(_ words: [String]) throws(CommandFailure) -> pid_t {
        try spawn(words) { actions, attributes in
            posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDWR, 0)
            posix_spawn_file_actions_adddup2(&actions, 0, 1)
            posix_spawn_file_actions_adddup2(&actions, 0, 2)
            posix_spawnattr_setflags(&attributes, 0x80)  // POSIX_SPAWN_SETSID
        }
    }

    /// Runs it to its end, without input, its output discarded; errors go to standard error. Returns its exit status, or 128
    /// and the number of the signal that ended it.
    static func run(_ words: [String]) throws(CommandFailure) -> Int32 {
        let child = try spawn(words) { actions, _ in
            posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDWR, 0)
            posix_spawn_file_actions_adddup2(&actions, 0, 1)
        }
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0 {
            guard errno == EINTR else { throw .failure("waitpid: \(SystemError.message(for: errno))") }
        }
        return status & 0x7f == 0 ? status >> 8 & 0xff : ExitStatus.signal + status & 0x7f
    }

    private static func spawn(
        _ words: [String], _ prepare: (inout posix_spawn_file_actions_t, inout posix_spawnattr_t) -> Void
    ) throws(CommandFailure) -> pid_t {
        guard let program = realpath("/proc/self/exe", nil) else {
            throw .failure("this program's own file is not to be found")
        }
        defer { free(program) }
        var arguments: [UnsafeMutablePointer<CChar>?] = (["swiftlet"] + words).map { (word: String) in strdup(word) }
        defer { for argument in arguments { free(argument) } }
        arguments.append(nil)
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        prepare(&actions, &attributes)
        var child = pid_t()
        let error = posix_spawn(&child, program, &actions, &attributes, arguments, swiftlet_environ())
        guard error == 0 else { throw .failure("a process cannot be started: \(SystemError.message(for: error))") }
        return child
    }
}
