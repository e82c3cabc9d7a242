// SPDX-License-Identifier: Apache-2.0
@_exported import MachineChannel

/// A channel to a guest, for tasks: each of its functions waits on a thread of its own.
public struct AsyncChannel: Sendable {
    /// The channel itself, whose functions block: for those who have a thread to spend, and want the least delay.
    public let blocking: MachineChannel

    init(_ channel: MachineChannel) { blocking = channel }

    public func send(_ message: [UInt8]) async throws(MachineFailure) {
        try await background { [blocking] () throws(MachineFailure) in
            do throws(ChannelError) { try blocking.send(message) } catch { throw .channel(error) }
        }
    }

    /// The next message; nil when the guest has closed its end.
    public func receive() async throws(MachineFailure) -> [UInt8]? {
        try await background { [blocking] () throws(MachineFailure) in
            do throws(ChannelError) { return try blocking.receive() } catch { throw .channel(error) }
        }
    }

    /// Sends bytes without a message around them.
    public func write(_ bytes: [UInt8]) async throws(MachineFailure) {
        try await background { [blocking] () throws(MachineFailure) in
            let result = bytes.withUnsafeBytes { bytes in
                Result { () throws(ChannelError) in try blocking.write(bytes) }
            }
            if case .failure(let error) = result { throw .channel(error) }
        }
    }

    /// At least one byte and at most `limit`; none when the guest has closed its end.
    public func read(atMost limit: Int) async throws(MachineFailure) -> [UInt8] {
        try await background { [blocking] () throws(MachineFailure) in
            var failure: ChannelError?
            let bytes = [UInt8](unsafeUninitializedCapacity: max(limit, 1)) { buffer, count in
                do throws(ChannelError) {
                    count = try blocking.read(into: UnsafeMutableRawBufferPointer(buffer))
                } catch { failure = error }
            }
            if let failure { throw .channel(failure) }
            return bytes
        }
    }

    /// Tells the guest that nothing more comes.
    public func finish() { blocking.finish() }
}

/// A main class that runs in a machine that is up.
public struct MachineExecution: Sendable {
    private let execution: Execution

    init(_ execution: Execution) { self.execution = execution }

    /// Sends bytes to its standard input; none end it.
    public func sendInput(_ bytes: [UInt8]) async throws(MachineFailure) {
        try await background { [execution] () throws(MachineFailure) in
            do throws(ChannelError) { try execution.sendInput(bytes) } catch { throw MachineExecution.failure(error) }
        }
    }

    /// What it does next; after `.exited` nothing. `.notRunning` if the machine ended before the program did.
    public func next() async throws(MachineFailure) -> Execution.Event {
        try await background { [execution] () throws(MachineFailure) in
            do throws(ChannelError) { return try execution.next() } catch { throw MachineExecution.failure(error) }
        }
    }

    /// A connection that nobody holds any more: the machine has ended, before the program did.
    private static func failure(_ error: ChannelError) -> MachineFailure {
        error == .gone ? .notRunning : .channel(error)
    }

    /// Waits for its end: all it printed, and its exit status.
    public func result() async throws(MachineFailure) -> (status: Int32, output: [UInt8], errors: [UInt8]) {
        var (output, errors): ([UInt8], [UInt8]) = ([], [])
        while true {
            switch try await next() {
            case .output(let bytes): output += bytes
            case .errors(let bytes): errors += bytes
            case .exited(let status): return (status, output, errors)
            }
        }
    }
}
