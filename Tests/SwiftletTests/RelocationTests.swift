// SPDX-License-Identifier: Apache-2.0
import Glibc
import Heap
import ObjectModel
import Platform
import Runtime
import Swiftlet
import Testing

extension MachineTests {
    /// Nothing in metadata or heap knows where it lies: a machine goes on in a copy of its memory at another base.
    @Suite struct RelocationTests {
        private func work(_ java: HostedThread, _ rounds: Int32) throws -> JavaValue {
            try java.callStatic("Programs", "work", "(I)Ljava/lang/String;", [.int(rounds)])
        }

        @Test func runsOnAtAnotherBase() throws {
            let first = try Machines.make()
            let java = try first.boot()
            let expected = try [work(java, 500), work(java, 3000)]
            for name in ["java.util.BitSet", "java.util.PriorityQueue", "java.util.TreeMap"] {
                let old = java.machine
                let copy = try Reservation(maximumHeapSize: old.reservation.heapSizeInBytes)
                let moved = try #require(try java.relocateMachine(to: copy))
                #expect(moved.space.base != old.space.base)
                // Whoever still goes to the old memory faults.
                try TestMemory.seal(old.reservation)
                #expect(try work(java, 500) == expected[0])
                #expect(try work(java, 3000) == expected[1])
                try java.callStatic("java.lang.System", "gc", "()V")
                // A class that nothing has used yet: loading, linking, decoding, interning.
                let fresh = try java.construct(name)
                #expect(try java.call(fresh, "toString", "()Ljava/lang/String;").string?.count == 2)
                #expect(throws: JavaError.thrown(className: "java.lang.IllegalArgumentException", message: "there")) {
                    try java.callStatic("Programs", "fail", "(Ljava/lang/String;)I", [.string("there")])
                }
            }
            #expect(java.machine.destroy().isComplete)
        }

        /// A test that cannot fail proves nothing: an address planted in a static field is met, and found out.
        @Test func aPlantedAddressIsFound() throws {
            let machine = try Machines.make()
            let java = try machine.boot()
            _ = try work(java, 500)
            #expect(
                try java.relocateMachine(to: Reservation(maximumHeapSize: machine.reservation.heapSizeInBytes)) != nil)
            let before = TestMemory.pointers(into: machine.reservation, in: machine.reservation)
            let mirror = machine.classes.object!.pointee.mirror
            let planted = machine.space[mirror] + 16
            let old = planted.load(as: UInt64.self)
            planted.storeBytes(of: UInt64(UInt(bitPattern: planted)), as: UInt64.self)
            let after = TestMemory.pointers(into: machine.reservation, in: machine.reservation)
            planted.storeBytes(of: old, as: UInt64.self)
            #expect(Set(after).subtracting(before) == [UInt(bitPattern: planted)])
            // Two adjacent 32-bit names can look like an address by chance; a kind of record that held one would show up
            // by the hundred.
            #expect(before.count < 16)
            #expect(java.machine.destroy().isComplete)
        }
    }
}

/// A machine's memory from outside.
enum TestMemory {
    /// The committed parts of metadata and heap that are in use.
    private static let parts: [ReservationPart] = [.metadata, .heap]

    /// Makes all committed memory inaccessible, so that whoever still goes there faults.
    static func seal(_ reservation: Reservation) throws {
        for part in ReservationPart.allCases {
            let size = reservation.sizeInBytes(of: part) & ~(Reservation.stepInBytes - 1)
            try reservation.seal(part, offset: 0, sizeInBytes: size)
        }
    }

    /// Addresses of the words in the metadata and heap of one reservation that are addresses in the other one.
    static func pointers(into target: Reservation, in source: Reservation) -> [UInt] {
        let low = UInt(bitPattern: target.space.base + Int(SwiftletCodeCacheOffset))
        let high = UInt(bitPattern: target.space.base + target.heapSizeInBytes)
        let memory = open("/proc/self/mem", O_RDONLY)
        defer { close(memory) }
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 8)
        defer { buffer.deallocate() }
        let zeros = [UInt8](repeating: 0, count: buffer.count)
        var found: [UInt] = []
        for part in parts {
            let start = UInt(bitPattern: source.space.base + part.offset)
            // Metadata is committed from the front on, the heap as blocks are taken.
            let size = part == .heap ? source.heapSizeInBytes : source.committedBytes(of: part)
            for step in stride(from: 0, to: size, by: buffer.count) {
                // Memory that is not committed cannot be read this way either, but says so.
                let count = pread(memory, buffer.baseAddress, buffer.count, Int(start) + step)
                if count <= 0 || memcmp(buffer.baseAddress!, zeros, count) == 0 { continue }
                var offset = -8
                while offset + 8 < count {
                    offset += 8
                    let word = UInt(buffer.load(fromByteOffset: offset, as: UInt64.self))
                    if word >= low, word < high { found.append(start + UInt(step + offset)) }
                }
            }
        }
        return found
    }
}
