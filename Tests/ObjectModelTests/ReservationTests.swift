// SPDX-License-Identifier: Apache-2.0
import Glibc
import ObjectModel
import Testing

@Suite struct ReservationTests {
    @Test func partsLieAtTheirDistances() throws {
        let reservation = try Reservation(maximumHeapSize: 5 << 20)
        #expect(reservation.heapSizeInBytes == 5 << 20)
        #expect(Int(bitPattern: reservation.space.base) % (2 << 20) == 0)
        let offsets = ReservationPart.allCases.map { $0.offset >> 20 }
        #expect(offsets == [-1920, -1664, -640, -576, -64, 0])
        // Each part ends where the next begins.
        for (part, next) in zip(ReservationPart.allCases, ReservationPart.allCases.dropFirst()) {
            #expect(part.offset + reservation.sizeInBytes(of: part) == next.offset)
        }
    }

    @Test func commitsZeroedMemoryInSteps() throws {
        let reservation = try Reservation(maximumHeapSize: 4 << 20)
        #expect(reservation.committedBytes(of: .metadata) == 0)
        try reservation.commit(.metadata, offset: 100, sizeInBytes: 1)
        #expect(reservation.committedBytes(of: .metadata) == Reservation.stepInBytes)
        let last = reservation.space.metadata(UInt32(Reservation.stepInBytes - 8))
        #expect(last.load(as: UInt64.self) == 0)
        last.storeBytes(of: 42, as: UInt64.self)
        // Committing again keeps contents; a range over two steps commits both.
        try reservation.commit(.metadata, offset: Reservation.stepInBytes - 1, sizeInBytes: 2)
        #expect(reservation.committedBytes(of: .metadata) == 2 * Reservation.stepInBytes)
        #expect(last.load(as: UInt64.self) == 42)
        try reservation.decommit(.metadata, offset: 0, sizeInBytes: Reservation.stepInBytes)
        try reservation.commit(.metadata, offset: 0, sizeInBytes: Reservation.stepInBytes)
        #expect(last.load(as: UInt64.self) == 0)
    }

    @Test func refusesWhatIsOutside() throws {
        #expect(throws: ReservationError.invalidSize) { try Reservation(maximumHeapSize: 0) }
        #expect(throws: ReservationError.invalidSize) { try Reservation(maximumHeapSize: Int.max) }
        let reservation = try Reservation(maximumHeapSize: 1 << 20)
        #expect(throws: ReservationError.outOfRange) {
            try reservation.commit(.heap, offset: 0, sizeInBytes: 1 << 20 + 1)
        }
        #expect(throws: ReservationError.outOfRange) { try reservation.commit(.heap, offset: -1, sizeInBytes: 1) }
        #expect(throws: ReservationError.outOfRange) { try reservation.commit(.heap, offset: 1, sizeInBytes: Int.max) }
        #expect(throws: ReservationError.outOfRange) { try reservation.commit(.heap, offset: Int.max, sizeInBytes: 1) }
        #expect(throws: ReservationError.outOfRange) { try reservation.seal(.heap, offset: 8, sizeInBytes: 8) }
    }

    @Test func reservesTheLargestHeapMoreThanOnce() throws {
        let many = try (0..<20).map { _ in try Reservation(maximumHeapSize: 32 << 30) }
        for reservation in many {
            try reservation.commit(.heap, offset: (32 << 30) - 8, sizeInBytes: 8)
            (reservation.space.base + (32 << 30 - 8)).storeBytes(of: 1, as: UInt64.self)
        }
    }

    @Test func copiesWhatIsCommitted() throws {
        let first = try Reservation(maximumHeapSize: 4 << 20)
        try first.commit(.metadata, offset: 0, sizeInBytes: 4096)
        try first.commit(.heap, offset: 0, sizeInBytes: 1 << 20)
        first.space.metadata(64).storeBytes(of: 7, as: UInt64.self)
        let object = Reference(rawValue: 0x3000)
        first.space.store(object, 8, UInt32(9))
        let second = try Reservation(maximumHeapSize: 4 << 20)
        try first.copyCommitted(to: second)
        #expect(second.space.base != first.space.base)
        #expect(second.space.metadata(64).load(as: UInt64.self) == 7)
        #expect(second.space.load(object, 8, as: UInt32.self) == 9)
        #expect(second.committedBytes(of: .heap) == 1 << 20)
        let smaller = try Reservation(maximumHeapSize: 2 << 20)
        #expect(throws: ReservationError.invalidSize) { try first.copyCommitted(to: smaller) }
    }

    @Test func nullIsInaccessible() async {
        await #expect(processExitsWith: .signal(SIGSEGV)) {
            // Without the backtrace, which takes long.
            signal(SIGSEGV, SIG_DFL)
            let reservation = try Reservation(maximumHeapSize: 4 << 20)
            try reservation.commit(.heap, offset: 0, sizeInBytes: 4 << 20)
            reservation.space.store(Reference(rawValue: 0x2000), 0, UInt32(1))
            _ = reservation.space.load(.null, 0, as: UInt32.self)
        }
    }
}
