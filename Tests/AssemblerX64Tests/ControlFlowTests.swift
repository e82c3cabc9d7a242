// SPDX-License-Identifier: Apache-2.0

import AssemblerX64
import MachineCodeText
import Testing

@Suite("Labels, branches, padding, relocations")
struct ControlFlowTests {
    /// Every branch to a label, as (offset, target, length).
    static func branches(_ assembler: borrowing Assembler) -> [(Int, Int, Int)] {
        var result: [(Int, Int, Int)] = []
        for (offset, instruction) in InstructionSequence(assembler.code) {
            if let distance = instruction.branchDistance {
                result.append((offset, offset + Int(instruction.length) + Int(distance), Int(instruction.length)))
            }
        }
        return result
    }

    @Test("Backward branches take two bytes exactly as far as they reach")
    func backward() throws {
        for gap in [0, 1, 124, 125, 126, 127, 128, 300] {
            var assembler = Assembler()
            let top: Label = assembler.here()
            assembler.nop(length: gap)
            let branch: Int = assembler.count
            assembler.jcc(.equal, top)
            try assembler.finish()
            #expect(assembler.count - branch == (gap + 2 <= 128 ? 2 : 6))
            #expect(Self.branches(assembler).first?.1 == 0)
        }
    }

    @Test("Forward branches reach their labels, near and short")
    func forward() throws {
        for gap in [0, 1, 127, 128, 5000] {
            for size in [Assembler.BranchSize.near, .short] where size == .near || gap <= 127 {
                var assembler = Assembler(capacity: 64)
                let end: Label = assembler.makeLabel()
                assembler.jmp(end, size)
                assembler.nop(length: gap)
                assembler.bind(end)
                assembler.plain(.ret)
                try assembler.finish()
                let branch = try #require(Self.branches(assembler).first)
                #expect(branch.1 == assembler.offset(of: end))
                #expect(branch.2 == (size == .near ? 5 : 2))
            }
        }
        var assembler = Assembler()
        let end: Label = assembler.makeLabel()
        assembler.plain(.ret)
        assembler.jcc(.less, end, .short)
        assembler.nop(length: 128)
        assembler.bind(end)
        #expect(throws: AssemblerError.shortBranchOutOfRange(at: 1)) { try assembler.finish() }
    }

    @Test("Labels misused are reported")
    func misuse() {
        func error(_ emit: (inout Assembler) -> Void) -> AssemblerError? {
            var assembler = Assembler()
            emit(&assembler)
            do throws(AssemblerError) { try assembler.finish() } catch { return error }
            return nil
        }
        #expect(
            error {
                let label = $0.makeLabel(); $0.jmp(label)
            } == .unboundLabel(0))
        #expect(
            error {
                let label = $0.here(); $0.bind(label)
            } == .labelBoundTwice(0))
        var other = Assembler()
        _ = other.makeLabel()
        let foreign: Label = other.makeLabel()
        #expect(error { $0.lea(.rax, foreign) } == .unknownLabel(1))
        #expect(error { _ = $0.makeLabel() } == nil)
    }

    @Test("The limit stops growth without harm")
    func limit() {
        var assembler = Assembler(capacity: 128, limit: 1000)
        let label: Label = assembler.makeLabel()
        for _ in 0..<10_000 { assembler.jmp(label) }
        assembler.bind(label)
        #expect(throws: AssemblerError.bufferLimitExceeded(1000)) { try assembler.finish() }
        assembler.reset()
        assembler.plain(.ret)
        #expect(throws: Never.self) { try assembler.finish() }
        #expect(assembler.count == 1)
    }

    @Test("Operands relative to rip account for the immediate behind them", .enabled(if: Zydis.shared != nil))
    func ripRelativeImmediates() throws {
        var assembler = Assembler()
        let data: Label = assembler.makeLabel()
        let operand: MemoryOperand = .label(data)
        assembler.alu(.add, .w32, operand, 1)
        assembler.alu(.add, .w16, operand, 0x1234)
        assembler.mov(.w64, operand, 0x1234_5678)
        assembler.imul(.w32, .rax, operand, 7)
        assembler.avx(.shufps, .v128, .xmm0, .xmm1, operand, 3)
        assembler.shift(.shl, .w8, operand, by: 1)
        assembler.test(.w8, operand, 1)
        let count: Int = 7
        assembler.bind(data)
        try assembler.finish()
        let expected: String = hexNumber(UInt64(0x1000 + assembler.count), digits: 16)
        var seen: Int = 0
        for (offset, instruction) in InstructionSequence(assembler.code) {
            let bytes = UnsafeRawBufferPointer(rebasing: assembler.code[offset...])
            let answer = try #require(Zydis.shared?.decode(bytes, at: UInt64(0x1000 + offset)))
            #expect(answer.text.contains(expected), "\(answer.text) should name \(expected)")
            #expect(instruction.isRIPRelative)
            seen += 1
        }
        #expect(seen == count)
    }

    @Test("Padding of every length decodes as nops")
    func nops() {
        for length in 0...40 {
            var assembler = Assembler()
            assembler.nop(length: length)
            #expect(assembler.count == length)
            var instructions: Int = 0
            var covered: Int = 0
            for (offset, instruction) in InstructionSequence(assembler.code) {
                let bytes = UnsafeRawBufferPointer(rebasing: assembler.code[offset...])
                if let zydis = Zydis.shared { #expect(zydis.decode(bytes)?.text.hasPrefix("nop") == true) }
                instructions += 1
                covered += Int(instruction.length)
            }
            #expect(covered == length && instructions == (length + 8) / 9)
        }
    }

    @Test("Jump tables, relocations and literals")
    func data() throws {
        var assembler = Assembler()
        var literals = LiteralPool()
        let table: Label = assembler.makeLabel()
        let first: Label = assembler.makeLabel()
        let second: Label = assembler.makeLabel()
        assembler.call(symbol: 0xABCD)
        assembler.movabs(.rax, symbol: 0x1111)
        let one: MemoryOperand = literals.operand(1.0, in: &assembler)
        assembler.sse(.addsd, .xmm0, one)
        assembler.sse(.xorps, .xmm0, literals.operand(low: 1, high: 2, in: &assembler))
        #expect(literals.operand(1.0, in: &assembler) == one)
        assembler.bind(first)
        assembler.plain(.ret)
        assembler.bind(second)
        assembler.plain(.ret)
        literals.emit(into: &assembler)
        assembler.bind(table)
        assembler.distance(to: first, from: table)
        assembler.distance(to: second, from: table)
        try assembler.finish()
        #expect(assembler.relocations.map(\.offset) == [1, 7])
        #expect(assembler.relocations.map(\.kind) == [.relative32, .absolute64])
        let bound: Int? = assembler.offset(of: table)
        let start: Int = try #require(bound)
        let code: UnsafeRawBufferPointer = assembler.code
        #expect(
            code.loadUnaligned(fromByteOffset: start, as: Int32.self) == Int32(assembler.offset(of: first)! - start))
        #expect(
            code.loadUnaligned(fromByteOffset: start + 4, as: Int32.self)
                == Int32(assembler.offset(of: second)! - start))
        #expect(code.loadUnaligned(fromByteOffset: start - 8, as: Double.self) == 1.0)
        #expect(code.loadUnaligned(fromByteOffset: start - 24, as: UInt64.self) == 1)
        #expect((start - 24) % 16 == 0)
    }
}
