// SPDX-License-Identifier: Apache-2.0

import AssemblerX64
import TestSupport
import Testing

/// Random programs assembled with and without relaxation must be the same but for the size of branches and padding.
@Suite("Branch relaxation")
struct BranchRelaxationTests {
    enum Piece {
        case filler(Int)
        case bind(Int)
        case jump(Int)
        case conditional(Int)
        case align(Int)
        case load(Int)
        case call
        case patchable
    }

    static func program(_ generator: inout SequenceGenerator) -> [Piece] {
        let labels: Int = 1 + Int(generator.next() % 30)
        var pieces: [Piece] = (0..<labels).map { .bind($0) }
        for _ in 0..<(10 + Int(generator.next() % 150)) {
            let label = Int(generator.next() % UInt64(labels))
            switch generator.next() % 13 {
            case 0...3: pieces.append(.filler(Int(generator.next() % 60)))
            case 4...6: pieces.append(.jump(label))
            case 7...8: pieces.append(.conditional(label))
            case 9: pieces.append(.align(1 << Int(generator.next() % 6)))
            case 10: pieces.append(.load(label))
            case 11: pieces.append(.patchable)
            default: pieces.append(.call)
            }
        }
        pieces.shuffle(using: &generator)
        return pieces
    }

    /// What matters of an assembled program: the instructions in order, with branch targets as label numbers.
    struct Outline: Equatable {
        var items: [String] = []
        var size: Int = 0
        var longInReach: Int = 0
    }

    static func assemble(_ pieces: [Piece], relaxed: Bool) throws -> Outline {
        var assembler = Assembler(capacity: 128, relaxesBranches: relaxed)
        let labels: [Label] = pieces.compactMap { if case .bind = $0 { 0 } else { nil } }.map { _ in
            assembler.makeLabel()
        }
        var aligned: [(Label, Int)] = []
        var sites: [Label] = []
        for piece in pieces {
            switch piece {
            case .filler(let length): for _ in 0..<length { assembler.plain(.cld) }
            case .bind(let label): assembler.bind(labels[label])
            case .jump(let label): assembler.jmp(labels[label])
            case .conditional(let label): assembler.jcc(.less, labels[label])
            case .align(let alignment):
                assembler.align(alignment)
                aligned.append((assembler.here(), alignment))
            case .load(let label): assembler.mov(.w32, .rax, .label(labels[label]))
            case .call: assembler.call(symbol: 77)
            case .patchable: sites.append(assembler.patchableCall(symbol: 78))
            }
        }
        assembler.plain(.ret)
        try assembler.finish()
        for (label, alignment) in aligned { #expect(assembler.offset(of: label)! % alignment == 0) }
        for site in sites {
            let offset: Int = assembler.offset(of: site)!
            #expect((offset + 1) % 4 == 0 && assembler.code[offset] == 0xE8)
        }
        var outline = Outline(size: assembler.count)
        let positions: [Int] = labels.map { assembler.offset(of: $0)! }
        var relocations: Int = 0
        var sequence = InstructionSequence(assembler.code)
        while let (offset, instruction) = sequence.next() {
            let end: Int = offset + Int(instruction.length)
            var target: Int?
            if instruction.isRIPRelative {
                let field: Int = offset + Int(instruction.displacementOffset)
                target = end + Int(assembler.code.loadUnaligned(fromByteOffset: field, as: Int32.self))
            } else if instruction.kind == .call {
                #expect(assembler.relocations[relocations].offset == UInt32(offset + 1))
                relocations += 1
            } else if let distance = instruction.branchDistance {
                target = end + Int(distance)
                let reach: Int = target! - (offset + 2)
                if instruction.immediateSize == 4, Int8(exactly: reach) != nil { outline.longInReach += 1 }
            }
            if let target {
                // Several labels may share a place: name the place by how many labels precede it.
                #expect(positions.contains(target))
                outline.items.append("\(instruction.kind) \(positions.filter { $0 < target }.count)")
            } else if instruction.opcode == 0xFC {
                outline.items.append("cld")
            }
        }
        #expect(sequence.offset == assembler.count && relocations == assembler.relocations.count)
        return outline
    }

    @Test("Random programs keep their meaning and lose only bytes")
    func random() throws {
        var generator = SequenceGenerator(seed: 1)
        var before: Int = 0
        var after: Int = 0
        for _ in 0..<150 {
            let pieces: [Piece] = Self.program(&generator)
            let plain: Outline = try Self.assemble(pieces, relaxed: false)
            let relaxed: Outline = try Self.assemble(pieces, relaxed: true)
            #expect(plain.items.count == relaxed.items.count)
            before += plain.size
            after += relaxed.size
        }
        #expect(after < before)
    }

    @Test("Without alignments no long branch is left that would reach in two bytes")
    func minimal() throws {
        var generator = SequenceGenerator(seed: 2)
        for _ in 0..<150 {
            let pieces: [Piece] = Self.program(&generator).filter {
                switch $0 {
                case .align, .patchable: false
                default: true
                }
            }
            let plain: Outline = try Self.assemble(pieces, relaxed: false)
            let relaxed: Outline = try Self.assemble(pieces, relaxed: true)
            #expect(relaxed.longInReach == 0)
            #expect(plain.items == relaxed.items)
            #expect(relaxed.size <= plain.size)
        }
    }

    /// Each branch just reaches over the next one while that is short, and the last is long: one falls per round.
    @Test("A ladder of branches that lengthen one another", arguments: [10, 500])
    func ladder(_ count: Int) throws {
        var assembler = Assembler(relaxesBranches: true)
        let labels: [Label] = (0...count).map { _ in assembler.makeLabel() }
        for step in 0..<count {
            assembler.jcc(.equal, labels[step])
            if step > 0 { assembler.bind(labels[step - 1]) }
            assembler.nop(length: 125)
        }
        assembler.bind(labels[count])
        assembler.nop(length: 10)
        assembler.bind(labels[count - 1])
        assembler.plain(.ret)
        try assembler.finish()
        let branches = ControlFlowTests.branches(assembler)
        #expect(branches.count == count && branches.allSatisfy { $0.2 == 6 })
        for (step, branch) in branches.enumerated() { #expect(branch.1 == assembler.offset(of: labels[step])) }
    }
}
