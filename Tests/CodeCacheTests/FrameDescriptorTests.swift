// SPDX-License-Identifier: Apache-2.0

import AssemblerX64
import TestSupport
import Testing

@testable import CodeCache

@Suite("Frame descriptors")
struct FrameDescriptorTests {
    struct Sample {
        var codeOffset: Int
        var map: ReferenceMap
        var positions: [InlinedPosition]
        var debugInfo: UInt32
    }

    static func samples(_ generator: inout SequenceGenerator) -> [Sample] {
        var offset: Int = 0
        return (0..<Int(generator.next() % 60)).map { _ in
            offset += 1 + Int(generator.next() % 200)
            var map = ReferenceMap(registers: UInt16(truncatingIfNeeded: generator.next()) & 0xFFEF)
            for _ in 0..<(generator.next() % 20) { map.add(slot: UInt32(generator.next() % 64)) }
            let depth = Int(generator.next() % 4)
            let positions: [InlinedPosition] = (0..<depth).map { _ in
                InlinedPosition(method: UInt32(generator.next() % 5), bytecodeIndex: Int32(generator.next() % 4) - 1)
            }
            return Sample(codeOffset: offset, map: map, positions: positions, debugInfo: UInt32(generator.next() % 3))
        }
    }

    static func encode(_ samples: [Sample], _ generator: inout SequenceGenerator) -> [UInt8] {
        var builder = FrameDescriptorBuilder()
        for sample in samples.shuffled(using: &generator) {
            // Positions are innermost first; nodes are made from the outermost inwards.
            var node = FrameDescriptorBuilder.Node.none
            for position in sample.positions.reversed() { node = builder.node(position, inlinedAt: node) }
            builder.add(codeOffset: sample.codeOffset, sample.map, at: node, debugInfo: sample.debugInfo)
        }
        return builder.encode(frameSizeInSlots: 64)
    }

    @Test("What goes in comes out")
    func roundTrip() throws {
        var generator = SequenceGenerator(seed: 9)
        for _ in 0..<300 {
            let samples: [Sample] = Self.samples(&generator)
            let bytes: [UInt8] = Self.encode(samples, &generator)
            try bytes.withUnsafeBytes { bytes in
                let table = try FrameDescriptorTable(bytes, codeSizeInBytes: 20_000)
                #expect(table.count == samples.count)
                for sample in samples {
                    let found: FrameDescriptor = try #require(table.find(codeOffset: sample.codeOffset))
                    #expect(found.referenceMap == sample.map && found.debugInfo == sample.debugInfo)
                    #expect(Array(found.inlinedPositions) == sample.positions)
                    #expect(table.find(codeOffset: sample.codeOffset - 1)?.codeOffset != found.codeOffset)
                }
                #expect(table.find(codeOffset: -1) == nil && table.find(codeOffset: 19_999_999) == nil)
            }
        }
    }

    @Test("Call sites share what they have in common")
    func sharing() {
        var builder = FrameDescriptorBuilder()
        let outer = builder.node(InlinedPosition(method: 1, bytecodeIndex: 10))
        let inner = builder.node(InlinedPosition(method: 2, bytecodeIndex: 0), inlinedAt: outer)
        for call in 1...100 {
            builder.add(codeOffset: call * 10, ReferenceMap(registers: 8, slots: [0, 1, 2, 3]), at: inner)
        }
        let bytes: [UInt8] = builder.encode(frameSizeInSlots: 4)
        #expect(bytes.count == 16 + 100 * 16 + 2 * 12 + 4)
        bytes.withUnsafeBytes { bytes in
            let table = FrameDescriptorTable(unchecked: bytes)
            #expect(
                table.description.hasPrefix(
                    "frame of 4 slots\n+0xa  registers {3}  slots {0, 1, 2, 3}  method 2 @ 0 < method 1 @ 10\n+0x14"))
        }
    }

    static func error(_ bytes: [UInt8], codeSize: Int = 20_000) -> FrameDescriptorError? {
        bytes.withUnsafeBytes { bytes in
            do throws(FrameDescriptorError) {
                _ = try FrameDescriptorTable(bytes, codeSizeInBytes: codeSize)
                return nil
            } catch {
                return error
            }
        }
    }

    @Test("The checker names planted faults")
    func plantedFaults() {
        var builder = FrameDescriptorBuilder()
        let outer = builder.node(InlinedPosition(method: 1, bytecodeIndex: 10))
        let inner = builder.node(InlinedPosition(method: 2, bytecodeIndex: 0), inlinedAt: outer)
        builder.add(codeOffset: 8, ReferenceMap(registers: 8, slots: [0, 3]), at: inner)
        builder.add(codeOffset: 20, ReferenceMap(slots: [1]), at: outer)
        let good: [UInt8] = builder.encode(frameSizeInSlots: 4)
        #expect(Self.error(good) == nil && Self.error([]) == nil)
        func fault(_ place: Int, _ byte: UInt8) -> FrameDescriptorError? {
            var bytes: [UInt8] = good
            bytes[place] = byte
            return Self.error(bytes)
        }
        #expect(fault(0, 0) == .notATable)
        #expect(fault(4, 200) == .truncated)
        #expect(fault(15, 1) == .frameSize)
        #expect(fault(12, 3) == .slotOutsideFrame(entry: 0))
        #expect(fault(16, 20) == .codeOffset(entry: 1))
        #expect(Self.error(good, codeSize: 19) == .codeOffset(entry: 1))
        #expect(fault(20, 3) == .referenceMap(entry: 0))
        #expect(fault(23, 0x7F) == .referenceMap(entry: 0))
        #expect(fault(24, 2) == .node(entry: 0))
        let nodes: Int = 16 + 2 * 16
        #expect(fault(nodes + 12, 1) == .parent(node: 1))
        #expect(fault(nodes + 11, 0x80) == .bytecodeIndex(node: 0))
        let maps: Int = nodes + 2 * 12
        #expect(fault(maps, 0x18) == .register(entry: 0))
        #expect(fault(maps + 3, 0) == .referenceMap(entry: 0))
        #expect(Self.error(Array(good.dropLast())) == .referenceMap(entry: 1))
    }

    @Test("Damaged tables are refused or read without harm")
    func mutation() {
        var generator = SequenceGenerator(seed: 10)
        var refused: Int = 0
        var accepted: Int = 0
        for _ in 0..<1_500 {
            var bytes: [UInt8] = Self.encode(Self.samples(&generator), &generator)
            if bytes.isEmpty { continue }
            for _ in 0...(generator.next() % 3) {
                bytes[Int(generator.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: generator.next())
            }
            if generator.next() % 4 == 0 { bytes.removeLast(Int(generator.next() % UInt64(bytes.count))) }
            if Self.error(bytes) != nil { refused += 1 } else { accepted += 1 }
            bytes.withUnsafeBytes { bytes in
                let table = FrameDescriptorTable(unchecked: bytes)
                guard Self.error(Array(bytes)) == nil else { return }
                for index in 0..<table.count { _ = table[index]?.referenceMap }
                for index in 0..<table.count { _ = table[index].map { Array($0.inlinedPositions) } }
            }
        }
        #expect(refused > 250 && accepted > 50)
    }

    @Test("Found by return address, also behind a call that ends the code")
    func byReturnAddress() throws {
        let cache = try CodeCache(sizeInBytes: 1 << 16)
        var assembler = Assembler()
        assembler.call(symbol: 0)
        let first: Int = assembler.count
        // Exactly a whole blob with its header, so that the return address lies in the next one.
        assembler.nop(length: 96 - first - 5)
        assembler.call(symbol: 0)
        let second: Int = assembler.count
        try assembler.finish()
        var builder = FrameDescriptorBuilder()
        builder.add(codeOffset: first, ReferenceMap(slots: [2]), debugInfo: 1)
        builder.add(codeOffset: second, ReferenceMap(registers: 1 << 12), debugInfo: 2)
        let table: [UInt8] = builder.encode(frameSizeInSlots: 8)
        let id: BlobID = try cache.install(assembler, kind: .optimizing, descriptors: table) { _ in
            cache.addressRange.lowerBound
        }
        try cache.install(constantFunction(1), kind: .stub)
        let start: UInt = try #require(cache.blob(id)).codeStart
        #expect(second == 96)
        #expect(cache.frameDescriptor(returnAddress: start + UInt(first))?.debugInfo == 1)
        #expect(cache.frameDescriptor(returnAddress: start + 96)?.referenceMap == ReferenceMap(registers: 1 << 12))
        #expect(cache.frameDescriptor(returnAddress: start + 7) == nil)
        var wrong = FrameDescriptorBuilder()
        wrong.add(codeOffset: 97, ReferenceMap())
        let bytes: [UInt8] = wrong.encode(frameSizeInSlots: 0)
        let code = [UInt8](repeating: 0x90, count: 96)
        code.withUnsafeBytes { code -> Void in
            #expect(throws: CodeCacheError.invalidDescriptors(.codeOffset(entry: 0))) {
                try cache.install(code, kind: .stub, descriptors: bytes)
            }
        }
    }
}
