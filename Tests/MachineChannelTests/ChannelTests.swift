// SPDX-License-Identifier: Apache-2.0
import CSwiftlet
import Glibc
import Platform
import Testing

@testable import MachineChannel

/// A channel with both ends in this process: the host's as programs have it, and the guest's, rings of the other kind.
private final class Pair {
    let host: MachineChannel
    let guestOut: ChannelRing
    let guestIn: ChannelRing
    let memory: UnsafeMutableRawPointer

    init(capacity: Int = 4_096) throws {
        let file = try ChannelMemory.create(capacity: capacity)
        memory = try VirtualMemory.mapFile(
            descriptor: file, offset: 0, sizeInBytes: 4_096 + 2 * capacity, protection: .readWrite, sharing: .shared)
        let (out, input) = (try Pair.bell(), try Pair.bell())
        guestOut = ChannelRing(memory: memory, capacity: capacity, .toHost, isWriter: true, bell: out.1)
        guestIn = ChannelRing(memory: memory, capacity: capacity, .toGuest, isWriter: false, bell: input.1)
        host = try MachineChannel(memory: file, toHost: out.0, toGuest: input.0)
    }

    static func bell() throws -> (Int32, Int32) {
        var pair: [Int32] = [-1, -1]
        try #require(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &pair) == 0)
        return (pair[0], pair[1])
    }

    /// What the guest writes, as it is.
    func guestWrites(_ bytes: [UInt8]) throws(ChannelError) {
        let result = bytes.withUnsafeBytes { bytes in
            Result { () throws(ChannelError) in try guestOut.write(bytes) }
        }
        try result.get()
    }

    func guestReads(_ count: Int) throws(ChannelError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        let result = bytes.withUnsafeMutableBytes { bytes in
            Result { () throws(ChannelError) in try guestIn.read(into: bytes) }
        }
        return Array(bytes.prefix(try result.get()))
    }
}

/// Sends a value to another thread that the compiler cannot follow; the test orders the accesses.
private struct Handed<Value>: @unchecked Sendable { let value: Value }

@Suite(.timeLimit(.minutes(1))) struct ChannelTests {
    @Test func messagesArriveWholeAndInOrder() throws {
        let pair = try Pair()
        let handed = Handed(value: pair)
        // Longer than the ring and shorter, by turns: both sides have to wait for the other.
        let lengths = (0..<200).map { ($0 * 397) % 9_000 }
        let echo = try NativeThread.start {
            do throws(ChannelError) {
                while true {
                    let bytes = try handed.value.guestReads(1_000)
                    if bytes.isEmpty { break }
                    try handed.value.guestWrites(bytes)
                }
            } catch {}
            handed.value.guestOut.finish()
        }
        let sender = try NativeThread.start {
            for (index, length) in lengths.enumerated() {
                try? handed.value.host.send([UInt8](repeating: UInt8(truncatingIfNeeded: index), count: length))
            }
            handed.value.host.finish()
        }
        for (index, length) in lengths.enumerated() {
            let expected = [UInt8](repeating: UInt8(truncatingIfNeeded: index), count: length)
            #expect(try pair.host.receive() == expected)
        }
        #expect(try pair.host.receive() == nil)
        try echo.join()
        try sender.join()
    }

    @Test func aSleepingReaderIsWoken() throws {
        let pair = try Pair()
        let handed = Handed(value: pair)
        let guest = try NativeThread.start {
            usleep(100_000)
            try? handed.value.guestWrites([0, 0, 0, 2, 7, 8])
        }
        #expect(try pair.host.receive() == [7, 8])
        try guest.join()
    }

    /// A counter that leaves more in the ring than fits, forwards or backwards.
    @Test(arguments: [4_097, 1 << 40, UInt64.max, UInt64.max - 4_096])
    func countersOutOfBoundsAreAnError(_ counter: UInt64) throws {
        let pair = try Pair()
        atomic64Store(pair.memory + ChannelDirection.toHost.rawValue + ChannelMemory.written, counter)
        #expect(throws: ChannelError.broken) { _ = try pair.host.receive() }
        // A reader ahead of the writer; one step behind, as a writer that has gone round sees it, would be an honest one.
        let ahead = counter == .max ? 1 : counter
        atomic64Store(pair.memory + ChannelDirection.toGuest.rawValue + ChannelMemory.read, ahead)
        #expect(throws: ChannelError.broken) { try pair.host.send([UInt8](repeating: 0, count: 5_000)) }
    }

    @Test func messagesTooLongAreAnErrorBeforeMemoryIsTaken() throws {
        let pair = try Pair()
        try pair.guestWrites([0xff, 0xff, 0xff, 0xff, 1])
        #expect(throws: ChannelError.messageTooLong(0xffff_ffff)) { _ = try pair.host.receive() }
        #expect(throws: ChannelError.messageTooLong(MachineChannel.messageLimit + 1)) {
            try pair.host.send([UInt8](repeating: 0, count: MachineChannel.messageLimit + 1))
        }
    }

    @Test func anEndWithinAMessageIsAnError() throws {
        let pair = try Pair()
        try pair.guestWrites([0, 0, 0, 9, 1])
        pair.guestOut.finish()
        #expect(throws: ChannelError.ended) { _ = try pair.host.receive() }
    }

    /// The guest may write all of the memory at any time: the host's calls end in bytes or errors.
    @Test func arbitraryMemoryIsSurvived() throws {
        var generator = Generator(state: 7)
        for _ in 0..<2_000 {
            let pair = try Pair()
            var byte: UInt8 = 1
            for _ in 0..<8 {
                let word = generator.next()
                let offset = Int(truncatingIfNeeded: generator.next() % 600) & ~7
                atomic64Store(pair.memory + offset, generator.next() % 3 == 0 ? word : word % 10_000)
            }
            atomic32Store(pair.memory + ChannelDirection.toHost.rawValue + ChannelMemory.closed, 1)
            withUnsafeMutableBytes(of: &byte) { buffer in
                for _ in 0..<20 { _ = try? pair.host.read(into: buffer) }
            }
            _ = try? pair.host.receive()
        }
    }

    private struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ state >> 29
        }
    }

    @Test func memoryThatIsNoChannelIsRefused() throws {
        let file = try VirtualMemory.createMemoryFile(name: "none", sizeInBytes: 1 << 16)
        let (first, second) = try Pair.bell()
        #expect(throws: ChannelError.broken) { _ = try MachineChannel(memory: file, toHost: first, toGuest: second) }
        #expect(throws: SystemError.self) { _ = try ChannelMemory.create(capacity: 5_000) }
        #expect(throws: SystemError.self) { _ = try ChannelMemory.create(capacity: 1 << 40) }
    }

    @Test func memoryCannotBeCutShort() throws {
        let file = try ChannelMemory.create(capacity: 4_096)
        defer { close(file) }
        #expect(ftruncate(file, 0) == -1)
        #expect(ftruncate(file, 1 << 20) == -1)
    }

    @Test func aMachineThatIsGoneEndsTheWait() throws {
        let file = try ChannelMemory.create(capacity: 4_096)
        let (out, input) = (try Pair.bell(), try Pair.bell())
        let host = try MachineChannel(memory: file, toHost: out.0, toGuest: input.0)
        close(out.1)
        close(input.1)
        #expect(throws: ChannelError.gone) { _ = try host.receive() }
    }
}
