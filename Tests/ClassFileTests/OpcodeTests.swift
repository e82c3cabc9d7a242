// SPDX-License-Identifier: Apache-2.0
import ClassFile
import Testing

@Suite struct OpcodeTests {
    @Test func thereAre202WithTheMnemonicOfTheirCase() {
        #expect(Opcode.allCases.count == 202)
        for opcode: Opcode in Opcode.allCases {
            #expect(opcode.mnemonic == "\(opcode)")
        }
    }

    /// Independent of the format table: the specification's lengths by ranges of opcodes.
    @Test func lengthsAreTheSpecifications() {
        for opcode: Opcode in Opcode.allCases {
            let expected: Int
            switch opcode.rawValue {
            case 16, 18, 21...25, 54...58, 169, 188: expected = 2
            case 17, 19, 20, 132, 153...168, 178...184, 187, 189, 192, 193, 198, 199: expected = 3
            case 185, 186, 200, 201: expected = 5
            case 197: expected = 4
            case 170, 171, 196: expected = 0
            default: expected = 1
            }
            #expect(opcode.length == expected, "\(opcode)")
        }
    }

    private func failure(of code: [UInt8]) -> InstructionSequence.Failure? {
        code.withUnsafeBytes { buffer in
            var sequence = InstructionSequence(buffer)
            while sequence.next() != nil {}
            return sequence.failure
        }
    }

    @Test func hostileCodeStopsTheWalk() {
        #expect(failure(of: [0xCA]) == .unknownOpcode(0xCA))
        #expect(failure(of: [0x00, 0x10]) == .truncated)
        #expect(failure(of: [0xC4]) == .truncated)
        #expect(failure(of: [0xC4, 0x00]) == .unknownOpcode(0))
        #expect(failure(of: [0xC4, 0x15, 0x01]) == .truncated)
        // tableswitch from Int32.min to Int32.max
        #expect(failure(of: [0xAA, 0, 0, 0] + [0, 0, 0, 0, 0x80, 0, 0, 0, 0x7F, 0xFF, 0xFF, 0xFF]) == .truncated)
        #expect(failure(of: [0xAA, 0, 0, 0] + [0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0]) == .badSwitch)
        #expect(failure(of: [0xAB, 0, 0, 0] + [0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF]) == .badSwitch)
        #expect(failure(of: [0xAB, 0, 0, 0] + [0, 0, 0, 0, 0x7F, 0xFF, 0xFF, 0xFF]) == .truncated)
        #expect(failure(of: [0xAB, 0, 0]) == .truncated)
    }

    @Test func operandsAreRead() {
        let code: [UInt8] = [
            0x10, 0xFE, 0x11, 0x80, 0x00, 0x84, 0x03, 0xFF, 0xC4, 0x84, 0x01, 0x00, 0xFF, 0x00,
            0xA7, 0xFF, 0xF2, 0xC8, 0x00, 0x01, 0x00, 0x00, 0xB9, 0x00, 0x07, 0x02, 0x00,
            0xAB, 0, 0, 1, 0, 0, 0, 0, 1, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 5,
        ]
        code.withUnsafeBytes { buffer in
            let list: [InstructionView] = Array(InstructionSequence(buffer))
            #expect(list.map(\.pc) == [0, 2, 5, 8, 14, 17, 22, 27])
            #expect(list[0].immediate == -2)
            #expect(list[1].immediate == -32768)
            #expect(list[2].localIndex == 3 && list[2].immediate == -1)
            #expect(list[3].isWide && list[3].localIndex == 256 && list[3].immediate == -256)
            #expect(list[4].branchTarget == 0)
            #expect(list[5].branchTarget == 17 + 65536)
            #expect(list[6].constantIndex == 7 && list[6].count == 2)
            #expect(list[7].defaultTarget == 27 + 256 && list[7].caseCount == 1)
            #expect(list[7].switchCase(0) == (value: -1, target: 32))
        }
    }
}
