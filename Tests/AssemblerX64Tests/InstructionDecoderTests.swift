// SPDX-License-Identifier: Apache-2.0

import AssemblerX64
import Glibc
import MachineCodeText
import TestSupport
import Testing

@Suite("Instruction decoder")
struct InstructionDecoderTests {
    /// Compares one position with Zydis; nil when they agree or Zydis has no answer.
    static func difference(_ bytes: UnsafeRawBufferPointer, _ answer: Zydis.Answer, at address: UInt64) -> String? {
        func text(_ what: String) -> String { "\(what): \(answer.text) \(hex([UInt8](bytes.prefix(15))))" }
        if answer.isKnightsCorner { return nil }
        guard let mine = InstructionDecoder.decode(bytes) else { return text("no answer, Zydis \(answer.length)") }
        guard Int(mine.length) == answer.length else { return text("length \(mine.length), Zydis \(answer.length)") }
        let expected: Set<Int>
        switch mine.kind {
        case .jump, .indirectJump: expected = [Zydis.Category.unconditionalBranch]
        case .conditionalJump: expected = [Zydis.Category.conditionalBranch]
        case .call, .indirectCall: expected = [Zydis.Category.call]
        case .ret: expected = [Zydis.Category.ret]
        case .push: expected = [Zydis.Category.push]
        case .pop: expected = [Zydis.Category.pop]
        case .other:
            let control: Set<Int> = [
                Zydis.Category.unconditionalBranch, Zydis.Category.conditionalBranch, Zydis.Category.call,
                Zydis.Category.ret, Zydis.Category.push, Zydis.Category.pop, Zydis.Category.systemCall,
                Zydis.Category.interrupt,
            ]
            // Zydis counts the ends of transactions among the branches.
            let isTransaction: Bool = answer.text.hasPrefix("xabort") || answer.text == "xend"
            return control.contains(answer.category) && !isTransaction ? text("unclassified") : nil
        case .systemCall, .trap: return nil
        }
        if !expected.contains(answer.category) { return text("\(mine.kind), Zydis category \(answer.category)") }
        if let distance = mine.branchDistance {
            let target: UInt64 = address &+ UInt64(answer.length) &+ UInt64(bitPattern: Int64(distance))
            if !answer.text.hasSuffix(hexNumber(target, digits: 16)) { return text("target \(hexNumber(target))") }
        }
        return nil
    }

    @Test("Agrees with Zydis on random bytes", .enabled(if: Zydis.shared != nil))
    func random() throws {
        let zydis: Zydis = try #require(Zydis.shared)
        var generator = SequenceGenerator(seed: 25)
        var differences: [String] = []
        var valid: Int = 0
        var accepted: Int = 0
        let total: Int = 400_000
        // Beginnings that uniform bytes would seldom make.
        let openings: [[UInt8]] = [
            [], [], [0x0F], [0x66, 0x0F], [0xF2, 0x0F], [0xF3, 0x0F], [0x0F, 0x38], [0x66, 0x0F, 0x38], [0x0F, 0x3A],
            [0x66, 0x0F, 0x3A], [0xC5], [0xC5, 0xF8], [0xC4, 0xE1], [0xC4, 0xE2, 0x7D], [0xC4, 0xE3, 0xFD],
            [0x62, 0xF1, 0x7C],
            [0x62, 0xF2, 0xFD, 0x48], [0x62, 0xF3], [0x62, 0xF5, 0x7C], [0x62, 0xF6, 0x7D], [0x8F, 0xE8], [0x8F, 0xE9],
            [0x8F, 0xEA], [0x48], [0x4F], [0x66], [0x67], [0x66, 0x48], [0xF0], [0xF3, 0x48], [0x0F, 0x0F],
            [0x66, 0x66, 0x67],
        ]
        for round in 0..<total {
            var bytes: [UInt8] = openings[round % openings.count]
            while bytes.count < 16 {
                let word: UInt64 = generator.next()
                for shift in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(8 * shift))) }
            }
            bytes.withUnsafeBytes { bytes in
                if InstructionDecoder.decode(bytes) != nil { accepted += 1 }
                guard let answer = zydis.decode(bytes) else { return }
                valid += 1
                if let difference = Self.difference(bytes, answer, at: 0x1000) { differences.append(difference) }
            }
        }
        let summary: String = differences.prefix(15).joined(separator: "\n")
        #expect(differences.isEmpty, "\(differences.count) of \(valid):\n\(summary)")
        #expect(valid > total / 4 && accepted < total)
    }

    /// Bytes of the .text section of an ELF file on this machine.
    static func textSection(_ path: String) -> [UInt8]? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var content: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count: Int = fread(&chunk, 1, chunk.count, file)
            if count == 0 { break }
            content.append(contentsOf: chunk[..<count])
        }
        return content.withUnsafeBytes { file -> [UInt8]? in
            guard file.count > 64 else { return nil }
            let table = Int(file.loadUnaligned(fromByteOffset: 0x28, as: UInt64.self))
            let count = Int(file.loadUnaligned(fromByteOffset: 0x3C, as: UInt16.self))
            let names = Int(file.loadUnaligned(fromByteOffset: 0x3E, as: UInt16.self))
            func field(_ section: Int, _ offset: Int) -> Int {
                Int(file.loadUnaligned(fromByteOffset: table + section * 64 + offset, as: UInt64.self))
            }
            for section in 0..<count {
                let name = Int(file.loadUnaligned(fromByteOffset: table + section * 64, as: UInt32.self))
                let start: Int = field(names, 0x18) + name
                if Array(file[start..<(start + 6)]) == Array(".text\0".utf8) {
                    let offset: Int = field(section, 0x18)
                    return Array(file[offset..<(offset + field(section, 0x20))])
                }
            }
            return nil
        }
    }

    @Test(
        "Agrees with Zydis on real programs", .enabled(if: Zydis.shared != nil),
        arguments: ["/bin/ls", "/lib/x86_64-linux-gnu/libc.so.6", "/lib/x86_64-linux-gnu/libm.so.6"])
    func realPrograms(_ path: String) throws {
        let zydis: Zydis = try #require(Zydis.shared)
        let code: [UInt8] = try #require(Self.textSection(path), "no .text in \(path)")
        var differences: [String] = []
        var instructions: Int = 0
        code.withUnsafeBytes { code in
            var offset: Int = 0
            while offset < code.count {
                let rest = UnsafeRawBufferPointer(rebasing: code[offset...])
                guard let answer = zydis.decode(rest, at: UInt64(offset)) else {
                    offset += 1  // data between functions
                    continue
                }
                instructions += 1
                if let difference = Self.difference(rest, answer, at: UInt64(offset)) { differences.append(difference) }
                offset += answer.length
            }
        }
        let summary: String = differences.prefix(15).joined(separator: "\n")
        #expect(differences.isEmpty, "\(differences.count) of \(instructions):\n\(summary)")
        #expect(instructions > 10_000)
    }

    @Test("Never reads past the end, whatever the bytes")
    func bounds() {
        // The bytes end where an inaccessible page begins.
        let page: Int = 4096
        let memory = mmap(nil, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
        guard let memory, memory != MAP_FAILED else { return #expect(Bool(false), "no memory") }
        defer { munmap(memory, 2 * page) }
        #expect(mprotect(memory + page, page, PROT_NONE) == 0)
        var generator = SequenceGenerator(seed: 3)
        let openings: [UInt8] = [0x0F, 0xC4, 0xC5, 0x62, 0x8F, 0x66, 0x48, 0xF7, 0xC8, 0xE8, 0xA1, 0x80, 0x04, 0x05]
        var answered: Int = 0
        for round in 0..<200_000 {
            let length: Int = round % 16
            let start: UnsafeMutableRawPointer = memory + (page - length)
            for place in 0..<length {
                let word: UInt64 = generator.next()
                let byte: UInt8 = word & 0x300 == 0 ? openings[Int(word >> 32) % openings.count] : UInt8(word & 0xFF)
                start.storeBytes(of: byte, toByteOffset: place, as: UInt8.self)
            }
            let bytes = UnsafeRawBufferPointer(start: start, count: length)
            if let instruction = InstructionDecoder.decode(bytes) {
                answered += 1
                #expect(Int(instruction.length) <= length && instruction.length >= 1)
                let fields: Int = max(
                    Int(instruction.immediateOffset) + Int(instruction.immediateSize),
                    Int(instruction.displacementOffset) + Int(instruction.displacementSize))
                #expect(fields <= length)
            }
        }
        #expect(answered > 10_000)
        #expect(InstructionDecoder.decode(UnsafeRawBufferPointer(start: memory, count: 8), at: 8) == nil)
        #expect(InstructionDecoder.decode(UnsafeRawBufferPointer(start: memory, count: 8), at: -1) == nil)
        #expect(InstructionDecoder.decode(UnsafeRawBufferPointer(start: nil, count: 0)) == nil)
    }

    @Test("Sixteen bytes of prefixes are not an instruction")
    func tooLong() {
        let prefixes = [UInt8](repeating: 0x66, count: 14) + [0x90]
        prefixes.withUnsafeBytes { #expect(InstructionDecoder.decode($0)?.length == 15) }
        let more = [UInt8](repeating: 0x66, count: 15) + [0x90]
        more.withUnsafeBytes { #expect(InstructionDecoder.decode($0) == nil) }
    }
}
