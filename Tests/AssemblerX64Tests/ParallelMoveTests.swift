// SPDX-License-Identifier: Apache-2.0

import AssemblerX64
import MachineCodeText
import TestSupport
import Testing

@Suite("Parallel moves")
struct ParallelMoveTests {
    static let places: [MoveLocation] =
        [Register.rax, .rcx, .rdx, .rbx, .rsi].map { .register($0) }
        + [VectorRegister.xmm0, .xmm1, .xmm2].map { .vector($0) }
        + [0, 8, 16, 24].map { .memory(.rbp, $0) }

    /// Carries moves out one after the other on a model of the machine.
    static func run(_ moves: [Move], _ state: [MoveLocation: Int64]) -> [MoveLocation: Int64] {
        var state = state
        for move in moves {
            if case .constant(let value) = move.source {
                state[move.destination] = value
            } else {
                state[move.destination] = state[move.source]
            }
        }
        return state
    }

    @Test("Random sets have the effect of all copies at once, with one scratch place")
    func random() {
        var generator = SequenceGenerator(seed: 4)
        var parallel = ParallelMove()
        var cycles: Int = 0
        for _ in 0..<20_000 {
            let start = Dictionary(uniqueKeysWithValues: Self.places.enumerated().map { ($1, Int64($0 + 1)) })
            var expected: [MoveLocation: Int64] = start
            var wanted: Int = 0
            parallel.removeAll()
            for destination in Self.places.shuffled(using: &generator).prefix(Int(generator.next() % 13)) {
                let source: MoveLocation =
                    generator.next() % 8 == 0
                    ? .constant(99) : Self.places[Int(generator.next() % UInt64(Self.places.count))]
                if case .constant(let value) = source {
                    expected[destination] = value
                } else {
                    expected[destination] = start[source]
                }
                if source != destination { wanted += 1 }
                parallel.add(Move(destination, from: source, .w64))
            }
            parallel.resolve()
            #expect(parallel.isValid)
            var result: [MoveLocation: Int64] = Self.run(parallel.resolved, start)
            let scratches: Int = parallel.resolved.filter { $0.destination == .scratch }.count
            cycles += scratches
            result[.scratch] = nil
            #expect(result == expected)
            #expect(parallel.resolved.count == wanted + scratches)
        }
        #expect(cycles > 1_000)
    }

    @Test("A pure permutation of n places needs n + 1 copies per cycle, and each scratch value is used before the next")
    func permutations() {
        var generator = SequenceGenerator(seed: 5)
        for _ in 0..<2_000 {
            let shuffled: [MoveLocation] = Self.places.shuffled(using: &generator)
            var parallel = ParallelMove()
            for (destination, source) in zip(Self.places, shuffled) {
                parallel.add(Move(destination, from: source, .w64))
            }
            parallel.resolve()
            var isFull: Bool = false
            for move in parallel.resolved {
                if move.destination == .scratch {
                    #expect(!isFull)
                    isFull = true
                }
                if move.source == .scratch { isFull = false }
            }
            #expect(!isFull)
        }
    }

    @Test("Contradictory sets are refused")
    func invalid() {
        func isValid(_ moves: [Move]) -> Bool {
            var parallel = ParallelMove()
            for move in moves { parallel.add(move) }
            parallel.resolve()
            return parallel.isValid
        }
        let rax: MoveLocation = .register(.rax)
        let rcx: MoveLocation = .register(.rcx)
        #expect(isValid([Move(rax, from: rcx, .w64), Move(rcx, from: rax, .w64)]))
        #expect(!isValid([Move(rax, from: rcx, .w64), Move(rax, from: .memory(.rbp, 0), .w64)]))
        #expect(!isValid([Move(.constant(1), from: rcx, .w64)]))
        #expect(!isValid([Move(.register(.rbp), from: rcx, .w64), Move(rcx, from: .memory(.rbp, 8), .w64)]))
    }

    @Test("Emission", .enabled(if: Zydis.shared != nil))
    func emission() throws {
        var parallel = ParallelMove()
        parallel.add(Move(.register(.rax), from: .register(.rcx), .w64))
        parallel.add(Move(.register(.rcx), from: .register(.rax), .w64))
        parallel.add(Move(.memory(.rsp, 8), from: .memory(.rbp, -8), .w32))
        parallel.add(Move(.memory(.rsp, 32), from: .memory(.rbp, -32), .v128))
        parallel.add(Move(.vector(.xmm1), from: .memory(.rbp, -64), .v128))
        parallel.add(Move(.memory(.rsp, 64), from: .constant(1 << 40), .w64))
        parallel.add(Move(.register(.rdi), from: .constant(0xFFFF_FFFF), .w32))
        parallel.add(Move(.vector(.xmm2), from: .register(.rdx), .w64))
        parallel.resolve()
        var assembler = Assembler()
        assembler.emit(parallel, integerScratch: .r11, vectorScratch: .xmm15)
        try assembler.finish()
        var lines: Set<String> = []
        for (offset, _) in InstructionSequence(assembler.code) {
            lines.insert(Zydis.shared?.decode(UnsafeRawBufferPointer(rebasing: assembler.code[offset...]))?.text ?? "?")
        }
        let expected: Set<String> = [
            "movq xmm15, rcx", "mov rcx, rax", "movq rax, xmm15", "mov r11d, [rbp-0x08]", "mov [rsp+0x08], r11d",
            "mov r11, [rbp-0x20]", "mov [rsp+0x20], r11", "mov r11, [rbp-0x18]", "mov [rsp+0x28], r11",
            "movups xmm1, [rbp-0x40]", "mov r11, 0x10000000000", "mov [rsp+0x40], r11", "mov edi, 0xFFFFFFFF",
            "movq xmm2, rdx",
        ]
        #expect(lines == expected)
    }
}
