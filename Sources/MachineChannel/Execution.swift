// SPDX-License-Identifier: Apache-2.0
import Glibc
import Platform

/// A main class that runs in a machine that is up, seen from the host: frames over a stream socket (spec/guest-channel.md).
/// One thread may send input while another receives.
public final class Execution: Sendable {
    public enum Event: Sendable, Equatable {
        case output([UInt8])
        case errors([UInt8])
        /// The program is done, with this exit status.
        case exited(Int32)
    }

    enum Kind {
        static let arguments: UInt8 = 1
        static let input: UInt8 = 2
        static let output: UInt8 = 3
        static let errors: UInt8 = 4
        static let status: UInt8 = 5
    }
    static let frameLimit = 1 << 20

    private let socket: Int32

    /// Asks for a main class to be run with arguments. Takes over a connection to the machine's socket for that.
    public init(over socket: Int32, words: [String]) throws(ChannelError) {
        self.socket = socket
        guard !words.isEmpty, words.allSatisfy({ !$0.utf8.contains(0) }) else {
            throw .system(SystemError(operation: "exec", code: EINVAL))
        }
        var bytes: [UInt8] = []
        for word in words { bytes += Array(word.utf8) + [0] }
        guard bytes.count <= Execution.frameLimit else { throw .messageTooLong(bytes.count) }
        try send(Execution.Kind.arguments, bytes)
    }

    deinit { close(socket) }

    /// Sends bytes to the program's standard input; none end it.
    public func sendInput(_ bytes: [UInt8]) throws(ChannelError) {
        if bytes.isEmpty { return try send(Execution.Kind.input, []) }
        for start in stride(from: 0, to: bytes.count, by: Execution.frameLimit) {
            try send(Execution.Kind.input, Array(bytes[start..<min(bytes.count, start + Execution.frameLimit)]))
        }
    }

    /// What the program does next; waits for it.
    public func next() throws(ChannelError) -> Event {
        let header = try receive(5)
        let count = header[1...].reduce(0) { $0 << 8 | Int($1) }
        // The guest says how long it is: judged before anything is set aside for it.
        guard count <= Execution.frameLimit else { throw .broken }
        let bytes = try receive(count)
        switch header[0] {
        case Kind.output: return .output(bytes)
        case Kind.errors: return .errors(bytes)
        case Kind.status where count == 1: return .exited(Int32(bytes[0]))
        default: throw .broken
        }
    }

    private func send(_ kind: UInt8, _ bytes: [UInt8]) throws(ChannelError) {
        var frame = [kind]
        withUnsafeBytes(of: UInt32(bytes.count).bigEndian) { frame.append(contentsOf: $0) }
        frame += bytes
        var done = 0
        while done < frame.count {
            let count = frame[done...].withUnsafeBytes {
                Glibc.send(socket, $0.baseAddress, $0.count, SocketFlags.noSignal)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .gone }
            done += count
        }
    }

    private func receive(_ wanted: Int) throws(ChannelError) -> [UInt8] {
        var isWhole = true
        let bytes = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, done in
            done = 0
            while done < wanted {
                let count = read(socket, buffer.baseAddress! + done, wanted - done)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else {
                    isWhole = false
                    return
                }
                done += count
            }
        }
        guard isWhole else { throw .gone }
        return bytes
    }
}
