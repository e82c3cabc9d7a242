// SPDX-License-Identifier: Apache-2.0
import ClassFile

// A constructor that calls the superclass's inside a try block must not return from a handler: `this` may be half made.
// Whether all paths from the handler end in `athrow` is found by walking them, as far as HotSpot does: a path counts
// only until it meets a branch that was walked before, and the handlers that cover a path are paths as well.

extension TypeChecker {
    func endsInThrow(from start: Int) -> Bool {
        var paths: [Int] = []
        var handlerPaths: [Int] = []
        var seenHandlers: Set<Int> = []
        var seenBranches: Set<Int> = []
        var next = start
        while true {
            if next >= code.count {
                // The end of the code itself has no `athrow`.
                return false
            }
            let position = next
            let opcode = code[position]
            let length = InstructionLengths.length(code, at: position)
            if length == 0 { return true }
            next += length
            for handler in handlers where position >= Int(handler.startPC) && position < Int(handler.endPC) {
                if seenHandlers.insert(Int(handler.handlerPC)).inserted { handlerPaths.append(Int(handler.handlerPC)) }
            }
            var isPathOver = false
            switch opcode {
            case 0x99...0xA6, 0xC6, 0xC7:
                let distance = Int16(bigEndian: code.loadUnaligned(fromByteOffset: position + 1, as: Int16.self))
                let target = position + Int(distance)
                if !seenBranches.insert(position).inserted {
                    isPathOver = true
                } else if target > position {
                    if target >= code.count { return false }
                    paths.append(target)
                } else {
                    paths.append(next)
                    next = target
                }
            case 0xA7, 0xC8:
                let target =
                    opcode == 0xA7
                    ? position + Int(Int16(bigEndian: code.loadUnaligned(fromByteOffset: position + 1, as: Int16.self)))
                    : position + InstructionLengths.number(code, position + 1)
                if !seenBranches.insert(position).inserted {
                    isPathOver = true
                } else {
                    if target >= code.count { return false }
                    next = target
                }
            case 0xAA, 0xAB:
                // Walked once, or a switch in a loop would be walked forever.
                guard seenBranches.insert(position).inserted else {
                    isPathOver = true
                    break
                }
                let operands = (position + 4) & ~3
                var count = InstructionLengths.number(code, operands + 4)
                if opcode == 0xAA { count = InstructionLengths.number(code, operands + 8) - count + 1 }
                // The instruction's own check has the better text.
                if count < 0 || opcode == 0xAA && count < 1 { return true }
                paths.append(next)
                for row in 0..<count {
                    let target =
                        position + InstructionLengths.number(code, operands + 12 + row * (opcode == 0xAA ? 4 : 8))
                    if target > code.count { return false }
                    paths.append(target)
                }
                next = position + InstructionLengths.number(code, operands)
            case 0xAC...0xB1:
                return false
            case 0xBF:
                isPathOver = true
            default:
                break
            }
            if isPathOver {
                if let path = paths.popLast() ?? handlerPaths.popLast() { next = path } else { return true }
            }
            // Targets before the code are refused when the branch itself is checked.
            if next < 0 { return true }
        }
    }
}
