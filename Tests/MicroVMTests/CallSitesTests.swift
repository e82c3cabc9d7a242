// SPDX-License-Identifier: Apache-2.0
import AssemblerX64
import Platform
import Testing

@testable import MicroVM

struct CallSitesTests {
    func sites(_ code: [UInt8]) -> [Int] { code.withUnsafeBytes { CallSites.find(in: $0) } }

    @Test func instructionsAreFoundAndLookalikesAreNot() {
        #expect(sites([0x0f, 0x05]) == [0])
        #expect(sites([0x90, 0x0f, 0x05, 0xc3, 0x0f, 0x05]) == [1, 4])
        #expect(sites([0xb8, 0x0f, 0x05, 0x00, 0x00, 0xc3]) == [])  // mov $0x50f,%eax
        #expect(sites([0x48, 0x81, 0xc1, 0x00, 0x0f, 0x05, 0x00]) == [])  // add $0x50f00,%rcx
        #expect(sites([]) == [])
        #expect(sites([0x0f]) == [])
    }

    @Test func patchingKeepsTheRest() {
        var code: [UInt8] = [0x89, 0xc8, 0x0f, 0x05, 0xb8, 0x0f, 0x05, 0x00, 0x00]
        let count = code.withUnsafeMutableBytes { CallSites.patch($0) }
        #expect(count == 1)
        #expect(code == [0x89, 0xc8, 0xe7, 0x80, 0xb8, 0x0f, 0x05, 0x00, 0x00])
    }

    /// Far from the section's start, where walks begin out of step: real code around one of each.
    @Test func walksFallIntoStep() {
        // A function's worth of instructions of many lengths, repeated.
        let body: [UInt8] = [
            0x55, 0x48, 0x89, 0xe5, 0x48, 0x83, 0xec, 0x20, 0x8b, 0x05, 0x10, 0x20, 0x30, 0x40, 0x0f, 0xb6, 0x47, 0x08,
            0xe8, 0x44, 0x33, 0x22, 0x11, 0xc5, 0xf8, 0x77, 0x74, 0x05, 0x31, 0xc0, 0x48, 0x8d, 0x74, 0x24, 0x08, 0xc9,
            0xc3,
        ]
        var code: [UInt8] = []
        for _ in 0..<60 { code += body }
        let site = code.count
        code += [0x0f, 0x05]
        code += body + [0xb8, 0x0f, 0x05, 0x00, 0x00] + body
        #expect(sites(code) == [site])
    }

    /// The sections of a real executable, against a walk from each section's first instruction to its end.
    @Test(.enabled(if: Guest.path != nil, Guest.reason))
    func agreesWithAWalkFromTheStart() throws {
        let file = try MappedFile(path: try #require(Guest.path))
        defer { withExtendedLifetime(file) {} }
        let image = try ELFImage(file.bytes)
        var total = 0
        for section in image.codeSections {
            let code = UnsafeRawBufferPointer(
                rebasing: file.bytes[section.fileOffset..<section.fileOffset + section.size])
            var expected: [Int] = []
            var position = 0
            while position < code.count {
                guard let instruction = InstructionDecoder.decode(code, at: position) else {
                    position += 1
                    continue
                }
                if instruction.kind == .systemCall, code[position] == 0x0f, code[position + 1] == 0x05 {
                    expected.append(position)
                }
                position += Int(instruction.length)
            }
            #expect(CallSites.find(in: code) == expected)
            total += expected.count
        }
        #expect(total > 100)
    }
}
