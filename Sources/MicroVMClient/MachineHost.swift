// SPDX-License-Identifier: Apache-2.0
import CSwiftlet
import Glibc
import Platform

/// Why something about a machine failed.
public enum MachineFailure: Error, Sendable, Equatable {
    /// The launcher refused: its exit status, and what it said. Status 126: this host cannot run machines.
    case refused(status: Int32, message: String)
    /// The machine does not run.
    case notRunning
    case noChannel(String)
    case channel(ChannelError)
    case protocolError(String)
    case system(SystemError)
}

/// Where machines are, and what starts them.
public struct MachineHost: Sendable, Hashable {
    /// The folder that machines are in.
    public var folder: String
    /// The launcher's path.
    public var launcher: String

    /// - Parameters:
    ///   - folder: nil for what `swiftlet vm` takes: SWIFTLET_MACHINES, or a folder of the user's state.
    ///   - launcher: nil for SWIFTLET_LAUNCHER, or `swiftlet` on the PATH.
    public init(folder: String? = nil, launcher: String? = nil) {
        func variable(_ name: String) -> String? { Environment.value(of: name).flatMap { $0.isEmpty ? nil : $0 } }
        let state = variable("XDG_STATE_HOME") ?? (variable("HOME") ?? "") + "/.local/state"
        self.folder = folder ?? variable("SWIFTLET_MACHINES") ?? state + "/swiftlet/machines"
        self.launcher = launcher ?? variable("SWIFTLET_LAUNCHER") ?? "swiftlet"
    }

    // MARK: The launcher

    /// Runs `swiftlet vm` with words, and returns what it prints.
    func launch(_ words: [String]) async throws(MachineFailure) -> String {
        try await background { () throws(MachineFailure) in
            let (status, output, errors) = try run(words)
            guard status == 0 else { throw .refused(status: status, message: errors) }
            return output
        }
    }

    private func run(_ words: [String]) throws(MachineFailure) -> (status: Int32, output: String, errors: String) {
        var (output, errors): ([Int32], [Int32]) = ([-1, -1], [-1, -1])
        guard pipe(&output) == 0 else { throw .system(SystemError(operation: "pipe", code: errno)) }
        guard pipe(&errors) == 0 else {
            let error = SystemError(operation: "pipe", code: errno)
            for descriptor in output { close(descriptor) }
            throw .system(error)
        }
        for descriptor in output + errors { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
        defer {
            close(output[0])
            close(errors[0])
        }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output[1], 1)
        posix_spawn_file_actions_adddup2(&actions, errors[1], 2)
        var arguments: [UnsafeMutablePointer<CChar>?] = (["swiftlet", "vm"] + words).map { (word: String) in
            strdup(word)
        }
        defer { for argument in arguments { free(argument) } }
        arguments.append(nil)
        let definition = "SWIFTLET_MACHINES=" + folder
        var environment: [UnsafeMutablePointer<CChar>?] = []
        defer { for entry in environment { free(entry) } }
        var position = swiftlet_environ()
        while let entry = position?.pointee {
            if !String(cString: entry).hasPrefix("SWIFTLET_MACHINES=") { environment.append(strdup(entry)) }
            position = position?.successor()
        }
        environment.append(strdup(definition))
        environment.append(nil)
        var child = pid_t()
        let error = posix_spawnp(&child, launcher, &actions, nil, arguments, environment)
        close(output[1])
        close(errors[1])
        guard error == 0 else { throw .system(SystemError(operation: "posix_spawn", code: error)) }
        // Small answers: what goes to standard error fits into its pipe while the other is read.
        let text = MachineHost.all(of: output[0])
        let complaint = MachineHost.all(of: errors[0])
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        return (status & 0x7f == 0 ? status >> 8 & 0xff : 128 + status & 0x7f, text, complaint)
    }

    private static func all(of descriptor: Int32) -> String {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 14)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
            bytes += buffer[..<count]
        }
    }

    // MARK: Sockets of machines

    func connect(_ path: String) throws(MachineFailure) -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else {
            throw .system(SystemError(operation: "connect", code: ENAMETOOLONG))
        }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw .system(SystemError(operation: "socket", code: errno)) }
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard result == 0 else {
            close(descriptor)
            throw .notRunning
        }
        return descriptor
    }

    func send(_ text: String, to descriptor: Int32) throws(MachineFailure) {
        let bytes = Array(text.utf8)
        let count = bytes.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, SocketFlags.noSignal) }
        guard count == bytes.count else { throw .notRunning }
    }

    /// The rest of what a socket says, which is a line.
    func line(from descriptor: Int32) throws(MachineFailure) -> String {
        let text = MachineHost.all(of: descriptor)
        guard text.last == "\n" else { throw .notRunning }
        return String(text.dropLast())
    }
}

/// Performs work that blocks on a thread of its own.
func background<Value: Sendable>(
    _ body: @escaping @Sendable () throws(MachineFailure) -> Value
) async throws(MachineFailure) -> Value {
    let result: Result<Value, MachineFailure> = await withCheckedContinuation { continuation in
        let work = { @Sendable in continuation.resume(returning: Result(catching: body)) }
        do throws(SystemError) {
            try NativeThread.start(name: "machine", work).detach()
        } catch {
            continuation.resume(returning: .failure(.system(error)))
        }
    }
    return try result.get()
}
