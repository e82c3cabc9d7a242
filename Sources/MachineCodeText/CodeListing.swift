// SPDX-License-Identifier: Apache-2.0

import AssemblerX64

/// Machine code as text for dumps: address, bytes and, where Zydis is installed, the instruction.
///
/// ```
/// 7f0012340040  48 89 f8              mov rax, rdi
/// 7f0012340043  e8 b8 ff ff ff        call 0x00007F0012340000  ; stub 3
/// ```
public enum CodeListing {
    /// Bytes of the longest instruction, three characters each.
    private static let widthOfBytes: Int = 8 * 3

    /// - Parameters:
    ///   - code: what to list; data in it comes out as whatever instructions it resembles, or as single bytes.
    ///   - address: where it lies, for the targets of branches.
    ///   - note: what to say behind the instruction at an address, given the target if it is a direct branch.
    public static func text(
        _ code: UnsafeRawBufferPointer, at address: UInt = 0,
        note: (_ address: UInt, _ target: UInt?) -> String? = { _, _ in nil }
    ) -> String {
        var lines: [String] = []
        var offset: Int = 0
        while offset < code.count {
            let instruction: DecodedInstruction? = InstructionDecoder.decode(code, at: offset)
            let length: Int = instruction.map { Int($0.length) } ?? 1
            let bytes = UnsafeRawBufferPointer(rebasing: code[offset..<(offset + length)])
            let place: UInt = address &+ UInt(offset)
            var line: String = String(place, radix: 16) + "  " + padded(bytes.map(hex).joined(separator: " "))
            line += instruction == nil ? "(no instruction)" : Zydis.shared?.decode(bytes, at: UInt64(place))?.text ?? ""
            let target: UInt? = instruction?.branchDistance.map { place &+ UInt(length) &+ UInt(bitPattern: Int($0)) }
            if let note = note(place, target) { line += "  ; " + note }
            lines.append(line)
            offset += length
        }
        return lines.joined(separator: "\n")
    }

    private static func hex(_ byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16) }

    private static func padded(_ text: String) -> String {
        text + String(repeating: " ", count: max(1, widthOfBytes - text.utf8.count))
    }
}
