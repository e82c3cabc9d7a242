// SPDX-License-Identifier: Apache-2.0
import ClassFile
import ClassFileTestSupport

/// Damages methods of sound class files so that the format check does not notice: instructions, operands, stack and
/// local sizes, exception handlers, frames.
public struct CodeMutator {
    private var random: SplitMix64

    public init(seed: UInt64) { random = SplitMix64(seed: seed) }

    private mutating func below(_ bound: Int) -> Int { Int(truncatingIfNeeded: random.next() % UInt64(max(1, bound))) }

    /// A damaged copy of one of the seeds.
    public mutating func mutant(of seeds: [UnsafeRawBufferPointer]) -> [UInt8] {
        let seed = seeds[below(seeds.count)]
        var bytes = Array(seed)
        guard let view = try? ClassFileView(seed), !view.methods.isEmpty else { return bytes }
        var code: CodeView?
        for _ in 0..<10 where code == nil { code = try? view.code(of: view.methods[below(view.methods.count)]) }
        guard let code else { return bytes }
        // One method only: which of several broken methods is reported depends on the order of verification.
        for _ in 0...(below(3) == 0 ? 1 : 0) { damage(&bytes, view, code) }
        return bytes
    }

    private mutating func damage(_ bytes: inout [UInt8], _ view: ClassFileView, _ code: CodeView) {
        let start = Int(code.codeOffset)
        let place = start + below(Int(code.codeLength))
        switch below(12) {
        case 0, 1: bytes[place] = UInt8(below(256))
        case 2...4: bytes[place] = UInt8(below(202))
        case 5: bytes[place] = UInt8(below(64))
        case 6: bytes[place] ^= 1 << UInt8(below(8))
        case 7:
            // One of the sizes, up or down by a little.
            let size = start - (below(2) == 0 ? 5 : 7)
            bytes[size] = UInt8(truncatingIfNeeded: max(0, Int(bytes[size]) + below(4) - 2))
        case 8 where !code.exceptionTable.isEmpty:
            let row = Int(code.exceptionTable.offset) + 8 * below(code.exceptionTable.count)
            bytes[row + 1 + 2 * below(3)] = UInt8(below(min(256, Int(code.codeLength))))
        case 8...10:
            guard let frames = view.first(.stackMapTable, in: code.attributes), frames.length > 2 else { return }
            let place = Int(frames.offset) + 2 + below(Int(frames.length) - 2)
            bytes[place] = below(2) == 0 ? UInt8(below(10)) : UInt8(below(256))
        default:
            // Two instructions swap places, if they are of one length.
            let instructions = Array(code.instructions)
            let first = instructions[below(instructions.count)]
            let second = instructions[below(instructions.count)]
            guard first.length == second.length else { return }
            for index in 0..<first.length { bytes.swapAt(start + first.pc + index, start + second.pc + index) }
        }
    }
}
