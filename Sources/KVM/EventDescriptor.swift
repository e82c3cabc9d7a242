// SPDX-License-Identifier: Apache-2.0
import CSwiftlet
import Glibc

/// An event descriptor (eventfd): what doorbells signal and interrupt lines are driven by. Usable from any thread.
public final class EventDescriptor: Sendable {
    public let number: Int32

    public init() throws(KVMError) {
        let result = swiftlet_eventfd()
        guard result >= 0 else { throw .failed(call: .makeEvent, errno: -result) }
        number = result
    }

    deinit { close(number) }

    /// Adds one to the counter.
    public func signal() {
        var one: UInt64 = 1
        _ = write(number, &one, 8)  // fails only at a count of 2^64 - 2, where the event is signalled anyway
    }

    /// The signals since the last call; never waits.
    public func take() -> UInt64 {
        var count: UInt64 = 0
        return read(number, &count, 8) == 8 ? count : 0
    }
}
