// SPDX-License-Identifier: Apache-2.0
import GuestProtocol

/// What a guest has moved by reading and writing: files, streams, sockets and its console. What it reaches as memory, granted
/// slots, mapped files and channels, passes no call and is not counted.
public struct GuestTraffic: Sendable, Equatable {
    /// Calls that moved bytes, and the bytes: to the guest, and from it.
    public var readOperations: UInt64 = 0
    public var readBytes: UInt64 = 0
    public var writeOperations: UInt64 = 0
    public var writtenBytes: UInt64 = 0

    public init() {}

    /// Notes what a call was answered with: calls of other kinds, errors and empty answers count nothing.
    mutating func note(call number: UInt64, result: UInt64) {
        guard result > 0, result <= UInt64(GuestProtocol.transferLimit) else { return }
        switch GuestCall(rawValue: number) {
        case .read, .readAt, .readVector, .receiveFrom, .receiveMessage:
            readOperations &+= 1
            readBytes &+= result
        case .write, .writeAt, .writeVector, .sendTo, .sendMessage:
            writeOperations &+= 1
            writtenBytes &+= result
        default: break
        }
    }
}
