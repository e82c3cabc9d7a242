// SPDX-License-Identifier: Apache-2.0

/// What is wrong with an encoded table; entries and nodes are given by number.
public enum FrameDescriptorError: Error, Hashable, Sendable {
    case notATable
    case truncated
    /// A frame of more than a mebibyte.
    case frameSize
    /// Return addresses must lie in the code and increase.
    case codeOffset(entry: Int)
    case referenceMap(entry: Int)
    /// A reference outside the frame; the slots of arguments above the return address do not belong to it.
    case slotOutsideFrame(entry: Int)
    /// Registers that cannot hold a reference: the stack pointer.
    case register(entry: Int)
    case node(entry: Int)
    /// A node whose parent does not come before it: a cycle, or a hole.
    case parent(node: Int)
    case bytecodeIndex(node: Int)
}

extension FrameDescriptorTable {
    /// Checks everything a reader relies on. An empty table is valid: code without calls needs none.
    public func validate(codeSizeInBytes: Int) throws(FrameDescriptorError) {
        if bytes.isEmpty { return }
        guard bytes.count >= Self.headerSize, load(0) == Self.magic else { throw .notATable }
        // Both counts are below 2^32, so the sum does not overflow an Int.
        let fixed: Int = Self.headerSize + count * Self.entrySize + nodeCount * Self.nodeSize
        guard fixed <= bytes.count else { throw .truncated }
        guard frameSizeInSlots <= 1 << 18 else { throw .frameSize }
        var previous: Int = -1
        for entry in 0..<count {
            let offset = Int(word(entry, .codeOffset))
            guard offset > previous, offset <= codeSizeInBytes else { throw .codeOffset(entry: entry) }
            previous = offset
            let node: UInt32 = word(entry, .node)
            guard node == Self.noNode || Int(node) < nodeCount else { throw .node(entry: entry) }
            try validateMap(entry, mapsFrom: fixed)
        }
        for number in 0..<nodeCount {
            guard let (position, parent) = node(UInt32(number)) else { throw .parent(node: number) }
            guard parent == Self.noNode || Int(parent) < number else { throw .parent(node: number) }
            guard position.bytecodeIndex >= -1, position.bytecodeIndex < 65536 else {
                throw .bytecodeIndex(node: number)
            }
        }
    }

    private func validateMap(_ entry: Int, mapsFrom start: Int) throws(FrameDescriptorError) {
        var offset: Int = mapOffset(entry)
        guard offset >= start, let registers = bytes.readULEB128(&offset), let runs = bytes.readULEB128(&offset),
            registers <= 0xFFFF, Int(runs) <= bytes.count
        else { throw .referenceMap(entry: entry) }
        // The stack pointer is register 4.
        if registers & 0x10 != 0 { throw .register(entry: entry) }
        var slot: UInt64 = 0
        for run in 0..<runs {
            guard let gap = bytes.readULEB128(&offset), let length = bytes.readULEB128(&offset), length > 0,
                run == 0 || gap > 0
            else { throw .referenceMap(entry: entry) }
            slot += UInt64(gap) + UInt64(length)
            guard slot <= UInt64(frameSizeInSlots) else { throw .slotOutsideFrame(entry: entry) }
        }
    }
}

extension FrameDescriptorTable: CustomStringConvertible {
    /// One line per return address, for dumps:
    /// `+0x2c  registers {3, 12}  slots {0, 1, 6}  method 17 @ 5 < method 9 @ 42  debug 0x40`
    public var description: String {
        var lines: [String] = ["frame of \(frameSizeInSlots) slots"]
        for index in 0..<count {
            guard let descriptor = self[index] else { break }
            let map: ReferenceMap = descriptor.referenceMap
            let registers: String = (0..<16).filter { map.registers >> UInt16($0) & 1 != 0 }.map(String.init)
                .joined(separator: ", ")
            let slots: String = map.slots.map { String($0) }.joined(separator: ", ")
            let positions: String = descriptor.inlinedPositions.map { "method \($0.method) @ \($0.bytecodeIndex)" }
                .joined(separator: " < ")
            var line: String = "+0x" + String(descriptor.codeOffset, radix: 16)
            line += "  registers {\(registers)}  slots {\(slots)}"
            if !positions.isEmpty { line += "  " + positions }
            if descriptor.debugInfo != 0 { line += "  debug 0x" + String(descriptor.debugInfo, radix: 16) }
            lines.append(line)
        }
        return lines.joined(separator: "\n")
    }
}
