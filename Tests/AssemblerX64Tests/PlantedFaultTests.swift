// SPDX-License-Identifier: Apache-2.0

import AssemblerX64
import MachineCodeText
import Testing

/// A checker that cannot fail checks nothing: each test corrupts every encoding in one way an encoder may go wrong, and
/// expects the comparison with Zydis to object.
@Suite("Planted encoding faults are caught", .enabled(if: Zydis.shared != nil))
struct PlantedFaultTests {
    /// Runs instructions that have the byte in question through a corruption; returns how many were objected to.
    private static func caught(
        _ corrupt: @escaping (inout [UInt8]) -> Void, _ emit: (inout EncodingChecker) -> Void
    ) -> (Int, Int) {
        var checker = EncodingChecker()
        checker.corrupt = corrupt
        emit(&checker)
        return (checker.failures.count, checker.checked)
    }

    private static func registers(_ checker: inout EncodingChecker) {
        for a in allRegisters {
            for b in allRegisters where a != b {
                checker.check("add \(name(a, .w64)), \(name(b, .w64))") { $0.alu(.add, .w64, a, b) }
            }
        }
    }

    private static func vectors(_ checker: inout EncodingChecker) {
        for (a, b, c) in VectorEncodingTests.triples {
            checker.check("vpsllvq \(name(a)), \(name(b)), \(name(c))") { $0.avx(.vpsllvq, .v128, a, b, c) }
        }
    }

    @Test("Nothing is objected to without a fault")
    func baseline() {
        #expect(Self.caught({ _ in }, Self.registers) == (0, 240))
        #expect(Self.caught({ _ in }, Self.vectors).0 == 0)
    }

    @Test("One wrong bit anywhere in a register instruction", arguments: 0..<24)
    func everyBit(_ bit: Int) {
        let (caught, checked) = Self.caught({ $0[bit / 8] ^= 1 << (bit % 8) }, Self.registers)
        // REX.X (bit 1) is the one bit that means nothing without an index register.
        #expect(caught == (bit == 1 ? 0 : checked))
    }

    @Test("One wrong bit anywhere in a VEX instruction", arguments: 0..<40)
    func everyVEXBit(_ bit: Int) {
        let (caught, checked) = Self.caught({ $0[bit / 8] ^= 1 << (bit % 8) }, Self.vectors)
        // Bit 14 is VEX.X, without meaning for registers.
        #expect(caught == (bit == 14 ? 0 : checked))
    }

    @Test("REX forgotten, operands exchanged, displacement or immediate of the wrong size")
    func structure() {
        let withoutREX = Self.caught({ $0.removeFirst() }, Self.registers)
        #expect(withoutREX.0 == withoutREX.1)
        let exchanged = Self.caught({ $0[2] = 0xC0 | ($0[2] & 7) << 3 | ($0[2] >> 3) & 7 }) { checker in
            for a in allRegisters[..<8] {
                for b in allRegisters[..<8] where a != b {
                    checker.check("sub \(name(a, .w64)), \(name(b, .w64))") { $0.alu(.sub, .w64, a, b) }
                }
            }
        }
        #expect(exchanged.0 == exchanged.1)
        // mod 1 where mod 2 is meant
        let displacement = Self.caught({ $0[2] ^= 0xC0 }) { checker in
            for base in allRegisters where base.encoding & 7 != 4 {
                let memory: MemoryForm = form(base, 0x1234)
                checker.check("mov rax, @", memory: memory) { $0.mov(.w64, .rax, memory.operand) }
            }
        }
        #expect(displacement.0 == displacement.1 && displacement.1 > 0)
        let immediate = Self.caught({ $0.removeLast() }) { checker in
            checker.check("add ebx, 0x12345678") { $0.alu(.add, .w32, .rbx, 0x1234_5678) }
        }
        #expect(immediate.0 == 1)
        let trailing = Self.caught({ $0.append(0x90) }) { checker in
            checker.check("add ebx, ecx") { $0.alu(.add, .w32, .rbx, .rcx) }
        }
        #expect(trailing.0 == 1)
    }

    @Test("A wrong memory size is noticed although the text is the same")
    func memorySize() {
        let result = Self.caught({ $0[0] = 0xF2 }) { checker in
            checker.check("addsd xmm0, @", memory: form(.rax, 0), memoryBits: 32) {
                $0.sse(.addss, .xmm0, MemoryOperand(.rax))
            }
        }
        #expect(result.0 == 1)
    }
}
