// SPDX-License-Identifier: Apache-2.0
import CMachineChannel
import CSwiftlet
import Glibc
import Platform

/// One direction of a channel, seen from the host's side. One thread at a time.
///
/// A side that finds nothing to do looks again for some tens of microseconds, then says so in a flag and sleeps at its bell,
/// a stream socket. The other side publishes its counter first and looks at the flag afterwards, the sleeper the other way
/// round, so one of the two sees the other: no wake-up is lost. Bytes at the bell mean nothing but "look again".
final class ChannelRing {
    private let header: UnsafeMutableRawPointer
    private let data: UnsafeMutableRawPointer
    private let capacity: Int
    private let isWriter: Bool
    private let bell: Int32
    /// How often to look again before sleeping.
    private static let patience = 4_000

    /// This side's counter; what is in memory is a copy for the other side.
    private var position: UInt64
    /// What the other side's counter was when it was last judged.
    private var limit: UInt64

    /// - Parameters:
    ///   - memory: the mapped file, whose size the caller has checked against `capacity`, a power of two.
    ///   - bell: becomes the ring's.
    init(memory: UnsafeMutableRawPointer, capacity: Int, _ direction: ChannelDirection, isWriter: Bool, bell: Int32) {
        header = memory + direction.rawValue
        data = memory + ChannelMemory.headerSize + (direction == .toHost ? 0 : capacity)
        self.capacity = capacity
        self.isWriter = isWriter
        self.bell = bell
        position = atomic64Load(header + (isWriter ? ChannelMemory.written : ChannelMemory.read))
        // As if there were nothing to do: the first look says what there is.
        limit = isWriter ? position &- UInt64(capacity) : position
    }

    deinit { close(bell) }

    // MARK: The other side's counter

    /// Bytes to read, or room to write into, as far as is known or can be seen now; nil when nothing more will come.
    private func look() throws(ChannelError) -> Int? {
        if let known = judged(limit), known > 0 { return known }
        // First the flag, then the counter: what was written before closing is seen.
        let isClosed = !isWriter && atomic32Load(header + ChannelMemory.closed) != 0
        limit = atomic64Load(header + (isWriter ? ChannelMemory.read : ChannelMemory.written))
        guard let count = judged(limit) else { throw .broken }
        return count == 0 && isClosed ? nil : count
    }

    /// What a counter of the other side's leaves to do; nil if no honest side has it.
    private func judged(_ other: UInt64) -> Int? {
        let used = isWriter ? position &- other : other &- position
        guard used <= UInt64(capacity) else { return nil }
        return isWriter ? capacity - Int(used) : Int(used)
    }

    /// As `look`, but waits until there is something.
    private func wait() throws(ChannelError) -> Int? {
        for _ in 0..<ChannelRing.patience {
            let count = try look()
            if count != 0 { return count }
            swiftlet_pause()
        }
        let flag = header + (isWriter ? ChannelMemory.writerSleeps : ChannelMemory.readerSleeps)
        while true {
            atomic32Store(flag, 1)
            let count = try look()
            if count != 0 {
                atomic32Store(flag, 0)
                return count
            }
            var bytes: (UInt64, UInt64) = (0, 0)
            let received = withUnsafeMutableBytes(of: &bytes) { Glibc.read(bell, $0.baseAddress, $0.count) }
            if received == 0 || (received < 0 && errno != EINTR) { throw .gone }
        }
    }

    /// Shows the other side how far this one is, and wakes it if it sleeps.
    private func publish() {
        atomic64Store(header + (isWriter ? ChannelMemory.written : ChannelMemory.read), position)
        ring()
    }

    private func ring() {
        let flag = header + (isWriter ? ChannelMemory.readerSleeps : ChannelMemory.writerSleeps)
        guard atomic32Load(flag) != 0, atomic32Exchange(flag, 0) != 0 else { return }
        var byte: UInt8 = 1
        // A bell that is full has been rung, and one that is broken shows at the next wait.
        _ = send(bell, &byte, 1, SocketFlags.noSignal | SocketFlags.doNotWait)
    }

    // MARK: Bytes

    private func put(_ bytes: UnsafeRawBufferPointer) {
        guard let source = bytes.baseAddress else { return }
        let start = Int(position & UInt64(capacity - 1))
        let first = min(bytes.count, capacity - start)
        (data + start).copyMemory(from: source, byteCount: first)
        if first < bytes.count { data.copyMemory(from: source + first, byteCount: bytes.count - first) }
        position &+= UInt64(bytes.count)
    }

    /// Writes all bytes; waits for room.
    func write(_ bytes: UnsafeRawBufferPointer) throws(ChannelError) {
        var done = 0
        while done < bytes.count {
            guard let room = try wait() else { throw .gone }
            let piece = min(room, bytes.count - done)
            put(UnsafeRawBufferPointer(rebasing: bytes[done..<done + piece]))
            publish()
            done += piece
        }
    }

    /// Two buffers, one behind the other; if there is room for both now, the other side wakes once.
    func write(_ first: UnsafeRawBufferPointer, _ second: UnsafeRawBufferPointer) throws(ChannelError) {
        guard let room = try look(), room >= first.count + second.count else {
            try write(first)
            try write(second)
            return
        }
        put(first)
        put(second)
        publish()
    }

    /// Reads at least one byte, waiting for it, and at most as many as there is room for; 0 at the end, or without room.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ChannelError) -> Int {
        guard let target = buffer.baseAddress, !buffer.isEmpty, let available = try wait() else { return 0 }
        let count = min(available, buffer.count)
        let start = Int(position & UInt64(capacity - 1))
        let first = min(count, capacity - start)
        target.copyMemory(from: data + start, byteCount: first)
        if first < count { (target + first).copyMemory(from: data, byteCount: count - first) }
        position &+= UInt64(count)
        publish()
        return count
    }

    /// Tells the other side that nothing more comes.
    func finish() {
        atomic32Store(header + ChannelMemory.closed, 1)
        ring()
    }
}
