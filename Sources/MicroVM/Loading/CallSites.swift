// SPDX-License-Identifier: Apache-2.0
import AssemblerX64
import Glibc
import GuestProtocol

/// Replaces SYSCALL instructions by the protocol's call instruction, which is as long.
///
/// The two bytes 0F 05 also occur inside other instructions, so what counts is whether an instruction begins there. To
/// know that, one would walk the section from its first instruction; but megabytes of code hold a few hundred
/// candidates, and x86-64 code read from a wrong offset falls into step with the right reading after a few
/// instructions. So each candidate is approached from several neighbouring offsets some way before it, and is a site
/// only if *every* walk arrives at it exactly. Bytes that begin no instruction (tables between functions of
/// hand-written assembly) are stepped over singly.
///
/// A site that is left out costs an exception when it first runs, and is replaced then; a site wrongly replaced would
/// change a program. Hence unanimity.
enum CallSites {
    /// Bytes before a candidate where walks begin, and how many begin there. The longest instruction has 15 bytes, so
    /// among as many neighbouring offsets at least one is a boundary.
    static let approach = 480
    static let walks = 16

    /// Patches a section of code in place, and returns how many sites it had.
    static func patch(_ code: UnsafeMutableRawBufferPointer) -> Int {
        let sites = find(in: UnsafeRawBufferPointer(code))
        for site in sites {
            code[site] = GuestProtocol.callInstruction[0]
            code[site + 1] = GuestProtocol.callInstruction[1]
        }
        return sites.count
    }

    /// The offsets of SYSCALL instructions, ascending.
    static func find(in code: UnsafeRawBufferPointer) -> [Int] {
        guard let base = code.baseAddress else { return [] }
        let (first, second) = (GuestProtocol.systemCallInstruction[0], GuestProtocol.systemCallInstruction[1])
        var sites: [Int] = []
        var position = 0
        while position + 1 < code.count, let hit = memchr(base + position, Int32(first), code.count - position - 1) {
            position = UnsafeRawPointer(hit) - base
            if code[position + 1] == second, isInstruction(position, in: code) { sites.append(position) }
            position += 1
        }
        return sites
    }

    /// All walks at once: offsets that some walk reaches are marked, in ascending order, so that walks that have met
    /// cost no more than one.
    private static func isInstruction(_ candidate: Int, in code: UnsafeRawBufferPointer) -> Bool {
        // The section's own start is a boundary, and the best place to come from.
        let start = max(candidate - approach, 0)
        var isReached = [Bool](repeating: false, count: candidate - start + 1)
        for offset in 0..<(start == 0 ? 1 : walks) { isReached[offset] = true }
        for offset in 0..<candidate - start where isReached[offset] {
            let next = offset + Int(InstructionDecoder.decode(code, at: start + offset)?.length ?? 1)
            guard next < isReached.count else { return false }
            isReached[next] = true
        }
        return isReached[candidate - start]
    }
}
