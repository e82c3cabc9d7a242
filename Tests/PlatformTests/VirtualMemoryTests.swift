// SPDX-License-Identifier: Apache-2.0
import Glibc
import Platform
import Testing

@Suite struct VirtualMemoryTests {
    let page = VirtualMemory.pageSizeInBytes

    @Test func reservesCommitsAndForgets() throws {
        let size = 64 * page
        let base = try VirtualMemory.reserve(sizeInBytes: size)
        try VirtualMemory.commit(base + page, sizeInBytes: page)
        #expect((base + page).load(as: UInt64.self) == 0)
        (base + page).storeBytes(of: 42, as: UInt64.self)
        try VirtualMemory.commit(base + page, sizeInBytes: page)
        #expect((base + page).load(as: UInt64.self) == 42)
        try VirtualMemory.decommit(base + page, sizeInBytes: page)
        try VirtualMemory.commit(base + page, sizeInBytes: page)
        #expect((base + page).load(as: UInt64.self) == 0)
        (base + page).storeBytes(of: 7, as: UInt64.self)
        try VirtualMemory.discard(base + page, sizeInBytes: page)
        #expect((base + page).load(as: UInt64.self) == 0)
        try VirtualMemory.release(base, sizeInBytes: size)
    }

    @Test func reservedAndDecommittedMemoryFaults() async {
        await #expect(processExitsWith: .signal(SIGSEGV)) {
            let base = try VirtualMemory.reserve(sizeInBytes: 1 << 20)
            base.storeBytes(of: 1, as: UInt8.self)
        }
        await #expect(processExitsWith: .signal(SIGSEGV)) {
            let base = try VirtualMemory.reserve(sizeInBytes: 1 << 20)
            try VirtualMemory.commit(base, sizeInBytes: 1 << 20)
            base.storeBytes(of: 1, as: UInt8.self)
            try VirtualMemory.decommit(base, sizeInBytes: 1 << 20)
            base.storeBytes(of: 1, as: UInt8.self)
        }
    }

    @Test(arguments: [1 << 16, 1 << 21, 1 << 32]) func alignsReservations(alignment: Int) throws {
        let base = try VirtualMemory.reserve(sizeInBytes: 3 * page, alignment: alignment)
        #expect(Int(bitPattern: base) % alignment == 0)
        try VirtualMemory.commit(base, sizeInBytes: 3 * page)
        (base + 3 * page - 1).storeBytes(of: 1, as: UInt8.self)
        try VirtualMemory.release(base, sizeInBytes: 3 * page)
    }

    @Test func neverReplacesAnExistingMapping() throws {
        let base = try VirtualMemory.reserve(sizeInBytes: 4 * page)
        #expect(throws: SystemError(operation: "mmap", code: EEXIST)) {
            try VirtualMemory.reserve(sizeInBytes: page, at: base + page)
        }
        try VirtualMemory.release(base, sizeInBytes: 4 * page)
    }

    @Test func reservesTheFullSizeOfAVirtualMachine() throws {
        let size = 34 << 30
        let base = try VirtualMemory.reserve(sizeInBytes: size)
        try VirtualMemory.commit(base + (size - page), sizeInBytes: page)
        (base + (size - 1)).storeBytes(of: 1, as: UInt8.self)
        try VirtualMemory.release(base, sizeInBytes: size)
    }

    @Test(arguments: [0, -1, Int.min, Int.max]) func refusesImpossibleSizes(size: Int) {
        #expect(throws: SystemError.self) { try VirtualMemory.reserve(sizeInBytes: size) }
    }

    @Test func mapsOneMemoryFileTwice() throws {
        let descriptor = try VirtualMemory.createMemoryFile(name: "two views", sizeInBytes: page)
        defer { close(descriptor) }
        let writable = try VirtualMemory.mapFile(
            descriptor: descriptor, offset: 0, sizeInBytes: page, protection: .readWrite, sharing: .shared)
        let readable = try VirtualMemory.mapFile(
            descriptor: descriptor, offset: 0, sizeInBytes: page, protection: .read, sharing: .shared)
        let copied = try VirtualMemory.mapFile(
            descriptor: descriptor, offset: 0, sizeInBytes: page, protection: .readWrite, sharing: .privateCopy)
        writable.storeBytes(of: 0xAB, as: UInt8.self)
        #expect(readable.load(as: UInt8.self) == 0xAB)
        copied.storeBytes(of: 1, as: UInt8.self)
        #expect(readable.load(as: UInt8.self) == 0xAB)
        for view in [writable, readable, copied] { try VirtualMemory.release(view, sizeInBytes: page) }
    }

    @Test func mapsAFileOverAReservation() throws {
        let descriptor = try VirtualMemory.createMemoryFile(name: "image", sizeInBytes: page)
        defer { close(descriptor) }
        let base = try VirtualMemory.reserve(sizeInBytes: 4 * page)
        let view = try VirtualMemory.mapFile(
            descriptor: descriptor, offset: 0, sizeInBytes: page, protection: .readWrite, sharing: .privateCopy,
            replacing: base + page)
        #expect(view == base + page)
        view.storeBytes(of: 9, as: UInt8.self)
        try VirtualMemory.release(base, sizeInBytes: 4 * page)
    }
}
