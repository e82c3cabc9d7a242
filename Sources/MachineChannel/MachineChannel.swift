// SPDX-License-Identifier: Apache-2.0
import CMachineChannel
import CSwiftlet
import Glibc
import Platform

/// The host's end of a channel to a guest: bytes both ways, in order, and messages in them, each behind its length in four
/// bytes, most significant first. The guest is not trusted: what it breaks shows as an error.
///
/// One thread at a time sends, and one receives; others wait their turn. All functions block.
public final class MachineChannel: @unchecked Sendable {
    /// Bytes of a message, at most.
    public static let messageLimit = 16 << 20

    private let memory: UnsafeMutableRawPointer
    private let size: Int
    // Each guarded by its lock.
    private let outgoing: ChannelRing
    private let incoming: ChannelRing
    private let sending = NativeMutex()
    private let receiving = NativeMutex()

    /// A channel over memory that `ChannelMemory.create` made, and the host's ends of its bells. Takes the descriptors over.
    public init(memory descriptor: Int32, toHost: Int32, toGuest: Int32) throws(ChannelError) {
        defer { close(descriptor) }
        var isDone = false
        defer {
            if !isDone {
                close(toHost)
                close(toGuest)
            }
        }
        var status = stat()
        var header: (magic: UInt32, version: UInt32, capacity: UInt64) = (0, 0, 0)
        let count = withUnsafeMutableBytes(of: &header) { pread(descriptor, $0.baseAddress, $0.count, 0) }
        guard fstat(descriptor, &status) == 0, count == 16 else {
            throw .system(SystemError(operation: "channel", code: errno))
        }
        // The guest may write the header too: from here on only these values count.
        guard header.magic == ChannelMemory.magic, header.version == ChannelMemory.version,
            let capacity = Int(exactly: header.capacity), ChannelMemory.capacities.contains(capacity),
            capacity.nonzeroBitCount == 1, Int(status.st_size) >= ChannelMemory.headerSize + 2 * capacity
        else { throw .broken }
        size = ChannelMemory.headerSize + 2 * capacity
        do throws(SystemError) {
            memory = try VirtualMemory.mapFile(
                descriptor: descriptor, offset: 0, sizeInBytes: size, protection: .readWrite, sharing: .shared)
        } catch { throw .system(error) }
        outgoing = ChannelRing(memory: memory, capacity: capacity, .toGuest, isWriter: true, bell: toGuest)
        incoming = ChannelRing(memory: memory, capacity: capacity, .toHost, isWriter: false, bell: toHost)
        isDone = true
    }

    /// Receives a channel's memory and bells from a socket, and opens it.
    public convenience init(receivingFrom socket: Int32) throws(ChannelError) {
        var descriptors: [Int32] = [-1, -1, -1]
        let count = swiftlet_receive_descriptors(socket, &descriptors, 3)
        guard count == 3 else {
            for descriptor in descriptors.prefix(max(0, Int(count))) { close(descriptor) }
            throw count < 0 ? .system(SystemError(operation: "recvmsg", code: -count)) : .gone
        }
        try self.init(memory: descriptors[0], toHost: descriptors[1], toGuest: descriptors[2])
    }

    /// Sends a channel's memory and bells to another process.
    public static func pass(memory: Int32, toHost: Int32, toGuest: Int32, to socket: Int32) throws(SystemError) {
        let result = swiftlet_send_descriptors(socket, [memory, toHost, toGuest], 3)
        guard result == 0 else { throw SystemError(operation: "sendmsg", code: -result) }
    }

    deinit {
        sending.destroy()
        receiving.destroy()
        munmap(memory, size)
    }

    // MARK: Streams

    /// Sends all bytes; waits while the guest leaves no room.
    public func write(_ bytes: UnsafeRawBufferPointer) throws(ChannelError) {
        sending.lock()
        defer { sending.unlock() }
        try outgoing.write(bytes)
    }

    /// Receives at least one byte and at most as many as there is room for; 0 when the guest has closed its end.
    public func read(into buffer: UnsafeMutableRawBufferPointer) throws(ChannelError) -> Int {
        receiving.lock()
        defer { receiving.unlock() }
        return try incoming.read(into: buffer)
    }

    /// Tells the guest that nothing more comes.
    public func finish() {
        sending.lock()
        defer { sending.unlock() }
        outgoing.finish()
    }

    // MARK: Messages

    public func send(_ message: [UInt8]) throws(ChannelError) {
        guard message.count <= MachineChannel.messageLimit else { throw .messageTooLong(message.count) }
        sending.lock()
        defer { sending.unlock() }
        var length = UInt32(message.count).bigEndian
        let result: Result<Void, ChannelError> = withUnsafeBytes(of: &length) { length in
            message.withUnsafeBytes { message in
                Result { () throws(ChannelError) in try outgoing.write(length, message) }
            }
        }
        try result.get()
    }

    /// The next message; nil when the guest has closed its end.
    public func receive() throws(ChannelError) -> [UInt8]? {
        receiving.lock()
        defer { receiving.unlock() }
        var length: UInt32 = 0
        let prefix: Result<Bool, ChannelError> = withUnsafeMutableBytes(of: &length) { buffer in
            Result { () throws(ChannelError) in try fill(buffer, mayEnd: true) }
        }
        guard try prefix.get() else { return nil }
        let count = Int(UInt32(bigEndian: length))
        guard count <= MachineChannel.messageLimit else { throw .messageTooLong(count) }
        var failure: ChannelError?
        let message = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            do throws(ChannelError) {
                _ = try fill(UnsafeMutableRawBufferPointer(buffer), mayEnd: false)
                filled = count
            } catch { failure = error }
        }
        if let failure { throw failure }
        return message
    }

    /// Fills a buffer; false if the channel ends before its first byte and may.
    private func fill(_ buffer: UnsafeMutableRawBufferPointer, mayEnd: Bool) throws(ChannelError) -> Bool {
        var done = 0
        while done < buffer.count {
            let count = try incoming.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[done...]))
            if count == 0 {
                guard mayEnd, done == 0 else { throw .ended }
                return false
            }
            done += count
        }
        return true
    }
}
