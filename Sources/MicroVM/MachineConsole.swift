// SPDX-License-Identifier: Apache-2.0
import Glibc
import Platform

/// Where a guest's output goes. Called from the host threads of processors, one call at a time per guest thread.
public protocol MachineConsole: Sendable {
    func write(_ bytes: [UInt8], isError: Bool)
    /// Whether writing may wait for somebody. Consoles that never wait take output in larger pieces, written while the
    /// machine's other calls wait.
    var mayBlock: Bool { get }
}

extension MachineConsole {
    public var mayBlock: Bool { true }
}

/// The host process's own standard output and error.
public struct StandardConsole: MachineConsole {
    public init() {}

    public func write(_ bytes: [UInt8], isError: Bool) {
        var position = 0
        bytes.withUnsafeBytes { buffer in
            while position < buffer.count {
                let count = Glibc.write(isError ? 2 : 1, buffer.baseAddress! + position, buffer.count - position)
                if count < 0 && errno != EINTR { return }  // nobody listens: output is lost, as on a closed terminal
                position += max(count, 0)
            }
        }
    }
}

/// Keeps output in memory, up to a limit: what comes after is dropped.
public final class CapturingConsole: MachineConsole, @unchecked Sendable {
    private let lock = NativeMutex()
    private var bytes: [UInt8] = []
    private let limit: Int

    public init(limit: Int = 16 << 20) { self.limit = limit }
    deinit { lock.destroy() }

    public func write(_ bytes: [UInt8], isError: Bool) {
        lock.withLock { self.bytes += bytes.prefix(limit - self.bytes.count) }
    }

    public var mayBlock: Bool { false }

    /// Everything written so far, both streams in the order of arrival.
    public var text: String { lock.withLock { String(decoding: bytes, as: UTF8.self) } }
}
