// SPDX-License-Identifier: Apache-2.0
import Glibc
import MachineChannel
import Platform

/// A virtual machine that runs a Java program in a jailed process of its own: the verbs of `swiftlet vm`, for Swift programs.
///
/// A value names a machine, whose folder is what persists; it is the machine's process that holds the KVM descriptor, never
/// the caller's. Verbs that change what exists are carried out by the launcher, those about a machine that runs by its process,
/// over a socket in the folder. All may be called from any task; none blocks the caller's executor.
public struct MicroVM: Sendable, Hashable {
    public let name: String
    /// The folder that machines are in, and the launcher that starts them.
    public let host: MachineHost

    /// The machine of a name, which need not exist.
    public init(named name: String, on host: MachineHost = MachineHost()) {
        self.name = name
        self.host = host
    }

    public enum State: Sendable, Equatable {
        case created
        case running
        case paused
        /// The program ended by itself.
        case exited(status: Int)
        /// Ended otherwise: `stopped`, `crashed`, `failed`, `time limit reached`.
        case ended(reason: String, status: Int)
    }

    // MARK: Life

    /// Makes a machine that runs a program; it is not started.
    ///
    /// - Parameter program: the launcher's words: options, a main class or `-jar` and a file, arguments.
    public static func create(
        _ name: String, _ options: MachineOptions = MachineOptions(), program: [String],
        on host: MachineHost = MachineHost()
    ) async throws(MachineFailure) -> MicroVM {
        _ = try await host.launch(["create", name] + options.words + program)
        return MicroVM(named: name, on: host)
    }

    /// Starts the machine's process, and returns when it runs.
    public func start() async throws(MachineFailure) { _ = try await host.launch(["start", name]) }

    /// Asks the program to end, and ends the machine if it has not after a while.
    public func stop(timeoutInSeconds: Int = 10) async throws(MachineFailure) {
        _ = try await host.launch(["stop", name, "--timeout", "\(timeoutInSeconds)"])
    }

    public func kill() async throws(MachineFailure) { _ = try await ask("kill") }
    public func pause() async throws(MachineFailure) { _ = try await ask("pause") }
    public func resume() async throws(MachineFailure) { _ = try await ask("resume") }

    /// Removes a machine that does not run, with all it has.
    public func remove() async throws(MachineFailure) { _ = try await host.launch(["rm", name]) }

    // MARK: Looking

    public var state: State {
        get async throws(MachineFailure) {
            let answer = FlatJSON(try await host.launch(["inspect", name, "-o", "json"]))
            let status = answer.number("exit_status") ?? 0
            switch answer.text("state") {
            case "created": return .created
            case "running": return .running
            case "paused": return .paused
            case "exited": return .exited(status: status)
            case let reason?: return .ended(reason: reason, status: status)
            case nil: throw .protocolError("no state")
            }
        }
    }

    /// What a running machine uses.
    public var statistics: MachineStatistics {
        get async throws(MachineFailure) {
            guard let result = MachineStatistics(FlatJSON(try await ask("stats"))) else {
                throw .protocolError("statistics lack a figure")
            }
            return result
        }
    }

    /// What it used, second by second over the last ten minutes.
    public var history: [MachineSample] {
        get async throws(MachineFailure) {
            FlatJSON.objects(try await ask("history")).compactMap { MachineSample($0) }
        }
    }

    /// What has happened to it, in its whole life.
    public var events: [MachineEvent] {
        get async throws(MachineFailure) {
            FlatJSON.objects(try await host.launch(["events", name, "-o", "json"])).compactMap { MachineEvent($0) }
        }
    }

    /// What the program has printed in this run, or the last.
    public var output: [UInt8] {
        get async throws(MachineFailure) {
            let path = host.folder + "/" + name + "/log"
            return try await background { () throws(MachineFailure) in
                do throws(SystemError) {
                    let file = try MappedFile(path: path)
                    return withExtendedLifetime(file) { Array(file.bytes) }
                } catch { throw .system(error) }
            }
        }
    }

    // MARK: Talking

    /// Runs another main class in the live machine, with streams of its own.
    public func execute(_ mainClass: String, _ arguments: [String] = []) async throws(MachineFailure)
        -> MachineExecution
    {
        let path = host.folder + "/" + name + "/exec"
        return try await background { () throws(MachineFailure) in
            let socket = try host.connect(path)
            do throws(ChannelError) {
                return MachineExecution(try Execution(over: socket, words: [mainClass] + arguments))
            } catch { throw .channel(error) }
        }
    }

    /// Opens the host's end of a channel that the machine was created with. One program at a time should.
    public func channel(_ channel: String) async throws(MachineFailure) -> AsyncChannel {
        let path = host.folder + "/" + name + "/control"
        return try await background { () throws(MachineFailure) in
            let socket = try host.connect(path)
            defer { close(socket) }
            try host.send("channel \(channel)\n", to: socket)
            do throws(ChannelError) { return AsyncChannel(try MachineChannel(receivingFrom: socket)) } catch {
                throw error == .gone ? .noChannel(channel) : .channel(error)
            }
        }
    }

    private func ask(_ request: String) async throws(MachineFailure) -> String {
        let path = host.folder + "/" + name + "/control"
        return try await background { () throws(MachineFailure) in
            let socket = try host.connect(path)
            defer { close(socket) }
            try host.send(request + "\n", to: socket)
            return try host.line(from: socket)
        }
    }
}
