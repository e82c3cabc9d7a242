// SPDX-License-Identifier: Apache-2.0

import AssemblerX64
import MachineCodeText
import Testing

/// Emits instructions one by one and compares what Zydis reads back with what was meant.
struct EncodingChecker: ~Copyable {
    private var assembler = Assembler()
    private(set) var checked: Int = 0
    private(set) var failures: [String] = []
    /// Applied to the bytes before Zydis sees them; lets tests plant faults.
    var corrupt: (inout [UInt8]) -> Void = { _ in }

    /// - Parameters:
    ///   - memory: the memory operand, for its size and its text.
    ///   - memoryBits: its size as Zydis should see it; 0 when not compared.
    ///   - text: the instruction; `@` stands for the memory operand.
    mutating func check(
        _ text: String, memory: MemoryForm? = nil, memoryBits: Int = 0, emit: (inout Assembler) -> Void
    ) {
        checked += 1
        assembler.reset()
        emit(&assembler)
        do { try assembler.finish() } catch { return report("\(text): \(error)") }
        var bytes = [UInt8](assembler.code)
        corrupt(&bytes)
        let answer: Zydis.Answer? = bytes.withUnsafeBytes { Zydis.shared?.decode($0) }
        guard let answer else { return report("\(text): invalid \(hex(bytes))") }
        let expected: String
        if let memory { expected = text.replacing("@", with: memory.text(bytes.count)) } else { expected = text }
        if withoutSize(answer.text) != expected {
            report("\(expected): got '\(answer.text)' \(hex(bytes))")
        } else if answer.length != bytes.count {
            report("\(expected): \(answer.length) of \(bytes.count) bytes \(hex(bytes))")
        } else if memoryBits != 0, answer.memoryBits != memoryBits {
            report("\(expected): memory of \(answer.memoryBits) bits, not \(memoryBits) \(hex(bytes))")
        } else if bytes.withUnsafeBytes({ InstructionDecoder.decode($0)?.length }) != UInt8(bytes.count) {
            report("\(expected): our own decoder disagrees \(hex(bytes))")
        }
    }

    private mutating func report(_ failure: String) { failures.append(failure) }

    /// Sizes are compared as numbers, since Zydis prints them only where the registers do not tell.
    private func withoutSize(_ text: String) -> String {
        guard let end = text.firstRange(of: " ptr ") else { return text }
        guard let start = text[..<end.lowerBound].lastIndex(of: " ") else { return text }
        return String(text[...start] + text[end.upperBound...])
    }

    /// Fails the running test with the first few differences.
    func expectNoFailures(atLeast: Int, sourceLocation: SourceLocation = #_sourceLocation) {
        let summary: String = failures.prefix(12).joined(separator: "\n")
        #expect(failures.isEmpty, "\(failures.count) of \(checked):\n\(summary)", sourceLocation: sourceLocation)
        #expect(checked >= atLeast, "the generator made only \(checked) cases", sourceLocation: sourceLocation)
    }
}

/// Bytes as two-digit hexadecimal numbers.
func hex(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: " ")
}

/// A constant as Zydis prints it: at least two digits, upper case.
func hexNumber(_ value: UInt64, digits: Int = 2) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return "0x" + String(repeating: "0", count: max(0, digits - text.count)) + text
}

/// An immediate sign-extended to an operation's width.
func hexImmediate(_ value: Int64, _ width: OperandWidth) -> String {
    let mask: UInt64 = width == .w64 ? .max : (1 << UInt64(width.sizeInBytes * 8)) - 1
    return hexNumber(UInt64(bitPattern: value) & mask)
}
