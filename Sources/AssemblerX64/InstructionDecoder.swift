// SPDX-License-Identifier: Apache-2.0
//
// Walks x86-64 machine code from instruction to instruction without knowing what most of them do.
//
// The length of an instruction is decided by: its prefixes, the map and opcode (`OpcodeMap.swift`), the ModRM and SIB
// bytes, and for a few opcodes the operand-size prefix or the ModRM digit. VEX, EVEX and XOP carry the map in a field.
// The decoder answers nil for bytes that cannot be an instruction of any known extension (undefined opcode in the
// primary maps, impossible prefix before VEX, more than 15 bytes, truncated); it does not know every undefined opcode
// inside the extension maps, so an answer is a promise about length, not about validity.
//
// It never reads outside the bytes it is given, and every input terminates: each step consumes a byte.

/// One instruction's shape.
public struct DecodedInstruction: Hashable, Sendable {
    /// What the instruction does to the flow of control, as far as its opcode tells.
    public enum Kind: UInt8, Sendable {
        case other
        /// `jmp rel8/rel32`
        case jump
        /// `jcc`, `loop`, `jrcxz`, `xbegin`
        case conditionalJump
        /// `call rel32`
        case call
        /// `jmp` through a register or memory, far jumps included
        case indirectJump
        /// `call` through a register or memory, far calls included
        case indirectCall
        /// `ret`, far and interrupt returns included
        case ret
        /// `syscall`, `sysenter`, and returns from them
        case systemCall
        /// `int n`, `int3`, `int1`, `ud0`–`ud2`, `hlt`
        case trap
        case push
        case pop
    }

    public internal(set) var kind: Kind = .other
    /// Bytes, 1 to 15.
    public internal(set) var length: UInt8 = 0
    public internal(set) var opcode: UInt8 = 0
    /// 0 primary, 1 0F, 2 0F 38, 3 0F 3A; 4 to 10 only with EVEX or XOP; 0x0F for 3DNow.
    public internal(set) var map: UInt8 = 0
    /// The ModRM byte; nil where there is none.
    public internal(set) var modRM: UInt8?
    /// Offset and size of the displacement, 0 where there is none.
    public internal(set) var displacementOffset: UInt8 = 0
    public internal(set) var displacementSize: UInt8 = 0
    /// Offset and size of the immediate or branch distance, 0 where there is none.
    public internal(set) var immediateOffset: UInt8 = 0
    public internal(set) var immediateSize: UInt8 = 0
    public internal(set) var hasLock: Bool = false
    /// Whether the memory operand is relative to the instruction pointer.
    public internal(set) var isRIPRelative: Bool = false
    /// Distance of a direct branch from the end of the instruction.
    public internal(set) var branchDistance: Int32?
}

/// Decodes instruction boundaries; safe on arbitrary bytes.
public struct InstructionDecoder {
    private let bytes: UnsafeRawBufferPointer
    private let start: Int
    private let end: Int
    private var position: Int
    private var result = DecodedInstruction()

    private var rex: UInt8 = 0
    private var hasOperandSize: Bool = false
    private var hasAddressSize: Bool = false
    /// The last of F2, F3 before the opcode.
    private var repeatPrefix: UInt8 = 0
    /// VEX, EVEX or XOP: the opcode numbers of map 0F mean other things then.
    private var isExtended: Bool = false

    private init(_ bytes: UnsafeRawBufferPointer, at offset: Int) {
        self.bytes = bytes
        start = offset
        position = offset
        end = min(bytes.count, offset + 15)
    }

    /// The instruction at `offset`, or nil when there is none that ends within the bytes.
    public static func decode(_ bytes: UnsafeRawBufferPointer, at offset: Int = 0) -> DecodedInstruction? {
        guard offset >= 0, offset < bytes.count else { return nil }
        var decoder = InstructionDecoder(bytes, at: offset)
        guard decoder.run() else { return nil }
        return decoder.result
    }

    @inline(__always)
    private mutating func next() -> UInt8? {
        guard position < end else { return nil }
        let byte: UInt8 = bytes[position]
        position += 1
        return byte
    }

    private mutating func run() -> Bool {
        while let byte = next() {
            if byte & 0xF0 == 0x40 {
                rex = byte
                continue
            }
            guard OpcodeMap.letter(OpcodeMap.primary, byte) == UInt8(ascii: "p") else { return dispatch(byte) }
            // A REX prefix counts only directly before the opcode.
            rex = 0
            switch byte {
            case 0x66: hasOperandSize = true
            case 0x67: hasAddressSize = true
            case 0xF0: result.hasLock = true
            case 0xF2, 0xF3: repeatPrefix = byte
            default: break  // segment overrides
            }
        }
        return false
    }

    private mutating func dispatch(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x0F: return escape()
        case 0xC4, 0xC5: return vex(byte)
        case 0x62: return evex()
        case 0x8F:
            guard position < end else { return false }
            if bytes[position] & 0x1F >= 8 { return xop() }
            return operands(byte, map: 0, UInt8(ascii: "m"))
        default: return operands(byte, map: 0, OpcodeMap.letter(OpcodeMap.primary, byte))
        }
    }

    private mutating func escape() -> Bool {
        guard let byte = next() else { return false }
        switch byte {
        case 0x38:
            guard let opcode = next() else { return false }
            return operands(opcode, map: 2, UInt8(ascii: "m"))
        case 0x3A:
            guard let opcode = next() else { return false }
            return operands(opcode, map: 3, UInt8(ascii: "i"))
        case 0x0F:
            return operands(0x0F, map: 0x0F, UInt8(ascii: "i"))
        case 0x78 where hasOperandSize || repeatPrefix == 0xF2:
            // SSE4a extrq, insertq: two immediate bytes.
            guard modRM(registerOnly: false) else { return false }
            result.opcode = byte
            result.map = 1
            return immediate(2)
        default:
            return operands(byte, map: 1, OpcodeMap.letter(OpcodeMap.secondary, byte))
        }
    }

    // MARK: VEX, EVEX, XOP

    /// These encodings contain what the legacy prefixes would say, and fault when one of them is present too.
    private var hasForbiddenPrefix: Bool {
        rex != 0 || hasOperandSize || repeatPrefix != 0 || result.hasLock
    }

    private mutating func vex(_ first: UInt8) -> Bool {
        guard !hasForbiddenPrefix, let second = next() else { return false }
        var map: UInt8 = 1
        if first == 0xC4 {
            map = second & 31
            guard map >= 1, map <= 3, next() != nil else { return false }
        }
        guard let opcode = next() else { return false }
        return extended(opcode, map)
    }

    private mutating func evex() -> Bool {
        guard !hasForbiddenPrefix, let p0 = next(), let p1 = next(), next() != nil else { return false }
        let map: UInt8 = p0 & 7
        guard p0 & 8 == 0, p1 & 4 != 0, map != 0, map != 4, map != 7, let opcode = next() else { return false }
        return extended(opcode, map)
    }

    private mutating func extended(_ opcode: UInt8, _ map: UInt8) -> Bool {
        isExtended = true
        switch map {
        // Branches of a discontinued coprocessor, undefined on every other processor.
        case 1 where opcode & 0xF0 == 0x80: return false
        case 1 where opcode == 0x77: return operands(opcode, map: 1, UInt8(ascii: "."))
        case 1:
            let hasImmediate: Bool = opcode & 0xFC == 0x70 || opcode == 0xC2 || opcode & 0xFC == 0xC4 && opcode != 0xC7
            return operands(opcode, map: 1, hasImmediate ? UInt8(ascii: "i") : UInt8(ascii: "m"))
        case 3: return operands(opcode, map: 3, UInt8(ascii: "i"))
        default: return operands(opcode, map: map, UInt8(ascii: "m"))
        }
    }

    private mutating func xop() -> Bool {
        guard !hasForbiddenPrefix, let second = next(), next() != nil, let opcode = next() else { return false }
        let map: UInt8 = second & 31
        switch map {
        case 8: return operands(opcode, map: 8, UInt8(ascii: "i"))
        case 9: return operands(opcode, map: 9, UInt8(ascii: "m"))
        case 10:
            guard modRM(registerOnly: false) else { return false }
            result.opcode = opcode
            result.map = 10
            return immediate(4)
        default: return false
        }
    }

    // MARK: What follows the opcode

    private mutating func operands(_ opcode: UInt8, map: UInt8, _ letter: UInt8) -> Bool {
        result.opcode = opcode
        result.map = map
        // With 66, imm16; a REX.W prefix overrules it.
        let isNarrow: Bool = hasOperandSize && rex & 8 == 0
        let z: UInt8 = isNarrow ? 2 : 4
        switch letter {
        case UInt8(ascii: "."): return finish()
        case UInt8(ascii: "m"): return modRM(registerOnly: false) && finish()
        case UInt8(ascii: "r"): return modRM(registerOnly: true) && finish()
        case UInt8(ascii: "i"): return modRM(registerOnly: false) && immediate(1)
        case UInt8(ascii: "Z"):
            // `xbegin` (C7 /7 with a register) holds a branch distance of the same size.
            return modRM(registerOnly: false) && immediate(z)
        case UInt8(ascii: "g"): return modRM(registerOnly: false) && groupImmediate(1)
        case UInt8(ascii: "G"): return modRM(registerOnly: false) && groupImmediate(z)
        case UInt8(ascii: "b"), UInt8(ascii: "j"): return immediate(1)
        case UInt8(ascii: "J"): return immediate(4)
        case UInt8(ascii: "w"): return immediate(2)
        case UInt8(ascii: "e"): return immediate(3)
        case UInt8(ascii: "z"): return immediate(z)
        case UInt8(ascii: "v"): return immediate(rex & 8 != 0 ? 8 : z)
        case UInt8(ascii: "o"): return immediate(hasAddressSize ? 4 : 8)
        default: return false
        }
    }

    /// Group F6, F7: only `test` (digits 0 and 1) has an immediate.
    private mutating func groupImmediate(_ size: UInt8) -> Bool {
        let digit: UInt8 = ((result.modRM ?? 0) >> 3) & 7
        return digit < 2 ? immediate(size) : finish()
    }

    private mutating func modRM(registerOnly: Bool) -> Bool {
        guard let byte = next() else { return false }
        result.modRM = byte
        if byte >= 0xC0 || registerOnly { return true }
        let mod: UInt8 = byte >> 6
        var size: UInt8 = mod == 1 ? 1 : mod == 2 ? 4 : 0
        if byte & 7 == 4 {
            guard let sib = next() else { return false }
            if mod == 0, sib & 7 == 5 { size = 4 }
        } else if mod == 0, byte & 7 == 5 {
            size = 4
            result.isRIPRelative = true
        }
        guard size > 0 else { return true }
        guard position + Int(size) <= end else { return false }
        result.displacementOffset = UInt8(position - start)
        result.displacementSize = size
        position += Int(size)
        return true
    }

    private mutating func immediate(_ size: UInt8) -> Bool {
        guard position + Int(size) <= end else { return false }
        result.immediateOffset = UInt8(position - start)
        result.immediateSize = size
        position += Int(size)
        return finish()
    }

    private mutating func finish() -> Bool {
        result.length = UInt8(position - start)
        result.kind = classify()
        switch result.kind {
        case .jump, .conditionalJump, .call: result.branchDistance = distance()
        default: break
        }
        return true
    }

    private func distance() -> Int32? {
        let field: Int = start + Int(result.immediateOffset)
        switch result.immediateSize {
        case 1: return Int32(bytes.loadUnaligned(fromByteOffset: field, as: Int8.self))
        case 2: return Int32(bytes.loadUnaligned(fromByteOffset: field, as: Int16.self))
        case 4: return bytes.loadUnaligned(fromByteOffset: field, as: Int32.self)
        default: return nil
        }
    }

    // MARK: Classification

    private func classify() -> DecodedInstruction.Kind {
        switch result.map {
        case 0: classifyPrimary(result.opcode)
        case 1 where !isExtended: classifySecondary(result.opcode)
        default: .other
        }
    }

    private func classifyPrimary(_ opcode: UInt8) -> DecodedInstruction.Kind {
        let digit: UInt8 = ((result.modRM ?? 0) >> 3) & 7
        switch opcode {
        case 0x50...0x57, 0x68, 0x6A, 0x9C: return .push
        case 0x58...0x5F, 0x8F, 0x9D: return .pop
        case 0x70...0x7F, 0xE0...0xE3: return .conditionalJump
        case 0xC7 where result.modRM == 0xF8: return .conditionalJump
        case 0xE9, 0xEB: return .jump
        case 0xE8: return .call
        case 0xC2, 0xC3, 0xCA, 0xCB, 0xCF: return .ret
        case 0xCC, 0xCD, 0xF1, 0xF4: return .trap
        case 0xFF:
            switch digit {
            case 2, 3: return .indirectCall
            case 4, 5: return .indirectJump
            case 6: return .push
            default: return .other
            }
        default: return .other
        }
    }

    private func classifySecondary(_ opcode: UInt8) -> DecodedInstruction.Kind {
        switch opcode {
        case 0x05, 0x07, 0x34, 0x35: return .systemCall
        case 0x80...0x8F: return .conditionalJump
        case 0x0B, 0xB9, 0xFF: return .trap
        case 0xA0, 0xA8: return .push
        case 0xA1, 0xA9: return .pop
        default: return .other
        }
    }
}

/// The instructions of a piece of code in order; ends at the first byte that starts none.
public struct InstructionSequence: Sequence, IteratorProtocol {
    private let bytes: UnsafeRawBufferPointer
    /// Offset of the next instruction; `bytes.count` when all of them decoded.
    public private(set) var offset: Int

    /// `bytes` must stay valid while the sequence is used.
    public init(_ bytes: UnsafeRawBufferPointer, from offset: Int = 0) {
        self.bytes = bytes
        self.offset = offset
    }

    public mutating func next() -> (offset: Int, instruction: DecodedInstruction)? {
        guard let instruction = InstructionDecoder.decode(bytes, at: offset) else { return nil }
        defer { offset += Int(instruction.length) }
        return (offset, instruction)
    }
}
