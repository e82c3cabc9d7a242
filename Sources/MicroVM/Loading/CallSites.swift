// SPDX-License-Identifier: Apache-2.0
import AssemblerX64
import GuestProtocol

/// Replaces SYSCALL instructions by the protocol's call instruction, which is as long.
///
/// The two bytes 0F 05 also occur inside other instructions, so the code is walked from instruction to instruction.
/// Sections of compiled code hold nothing else, but hand-written assembly may keep tables between its functions; the
/// walk then loses its way for some instructions before it falls into step again. What a walk could get wrong on the way
/// is bounded by two rules. A byte that begins no instruction is stepped over singly. And a site counts only if what
/// precedes it is an unbroken run of decoded instructions, long enough that a walk out of step would have met the true
/// boundaries: x86-64 code read at a wrong offset agrees with the right reading after a few instructions.
///
/// A site that is left out costs an exception when it first runs, and is replaced then; a site wrongly replaced would
/// change a program. So doubt leaves a site out.
enum CallSites {
    /// Instructions in step before a site is believed.
    static let confidence = 16

    /// Patches a section of code in place, and returns how many sites it had.
    static func patch(_ code: UnsafeMutableRawBufferPointer) -> Int {
        let bytes = UnsafeRawBufferPointer(code)
        let old = GuestProtocol.systemCallInstruction
        let new = GuestProtocol.callInstruction
        var count = 0
        var position = 0
        var inStep = confidence  // a section begins at an instruction
        while position < bytes.count {
            guard let instruction = InstructionDecoder.decode(bytes, at: position), instruction.length > 0 else {
                position += 1
                inStep = 0
                continue
            }
            if instruction.kind == .systemCall, instruction.length == 2, inStep >= confidence,
                bytes[position] == old[0], bytes[position + 1] == old[1]
            {
                code[position] = new[0]
                code[position + 1] = new[1]
                count += 1
            }
            inStep += 1
            position += Int(instruction.length)
        }
        return count
    }
}
