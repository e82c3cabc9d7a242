// SPDX-License-Identifier: Apache-2.0
import Synchronization

/// Where descriptors 0, 1 and 2 of a machine lead: what Java reads as `System.in` and writes to `System.out` and
/// `System.err`, and what the machine itself reports.
public struct StandardStreams: Sendable {
    /// Where input comes from.
    public enum Input: Sendable {
        /// From the process's own standard input.
        case inherited
        /// From an open descriptor of the process, which stays the caller's to close.
        case descriptor(Int32)
        /// Fills in a buffer and returns how many bytes there are, 0 at the end. Called by Java threads, one at a time only
        /// as far as Java synchronizes; it may block, and then keeps its thread from being ended.
        case function(@Sendable (UnsafeMutableRawBufferPointer) -> Int)

        /// These bytes, then the end.
        public static func bytes(_ bytes: [UInt8]) -> Input {
            let rest = Mutex(bytes[...])
            return .function { buffer in
                rest.withLock { rest in
                    let count = min(buffer.count, rest.count)
                    buffer.copyBytes(from: rest.prefix(count))
                    rest = rest.dropFirst(count)
                    return count
                }
            }
        }

        /// This text, then the end.
        public static func text(_ text: String) -> Input { bytes(Array(text.utf8)) }
    }

    /// Where output goes.
    public enum Output: Sendable {
        /// To the process's own stream of this number.
        case inherited
        /// To an open descriptor of the process, which stays the caller's to close.
        case descriptor(Int32)
        /// Takes bytes, on the Java thread that writes them. What it is given is valid during the call.
        case function(@Sendable (UnsafeRawBufferPointer) -> Void)

        /// Into memory.
        public static func buffer(_ buffer: OutputBuffer) -> Output { .function { buffer.append($0) } }

        /// Nowhere.
        public static var discarded: Output { .function { _ in } }
    }

    public var input: Input
    public var output: Output
    public var errors: Output

    public init(input: Input = .inherited, output: Output = .inherited, errors: Output = .inherited) {
        self.input = input
        self.output = output
        self.errors = errors
    }
}

/// Output of a machine, kept in memory. Any thread may use it.
public final class OutputBuffer: Sendable {
    private let contents = Mutex<[UInt8]>([])

    public init() {}

    public func append(_ bytes: UnsafeRawBufferPointer) {
        contents.withLock { $0.append(contentsOf: bytes) }
    }

    /// All that was written so far.
    public var bytes: [UInt8] { contents.withLock { $0 } }

    /// All that was written so far, read as UTF-8.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// All that was written since the last call.
    public func take() -> [UInt8] {
        contents.withLock { contents in
            defer { contents = [] }
            return contents
        }
    }
}
