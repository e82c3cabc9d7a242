// SPDX-License-Identifier: Apache-2.0
//
// The operands that tests are generated over, each with the text an independent disassembler prints for it.

import AssemblerX64
import MachineCodeText

/// A memory operand and its text, which for `rip` depends on the length of the instruction around it.
struct MemoryForm: Sendable {
    var operand: MemoryOperand
    var text: @Sendable (_ instructionLength: Int) -> String

    init(_ operand: MemoryOperand, _ text: String) {
        self.operand = operand
        self.text = { _ in text }
    }

    init(ripRelative displacement: Int32) {
        operand = .ripRelative(displacement)
        text = { length in
            let address = Int64(0x1000 + length) + Int64(displacement)
            return "[" + hexNumber(UInt64(bitPattern: address), digits: 16) + "]"
        }
    }
}

let allRegisters: [Register] = (0..<16).map { Register(encoding: $0) }
let allVectors: [VectorRegister] = (0..<16).map { VectorRegister(encoding: $0) }

private let names64: [String] = "rax rcx rdx rbx rsp rbp rsi rdi r8 r9 r10 r11 r12 r13 r14 r15".split(separator: " ")
    .map(String.init)
private let names32: [String] = "eax ecx edx ebx esp ebp esi edi".split(separator: " ").map(String.init)
private let names16: [String] = "ax cx dx bx sp bp si di".split(separator: " ").map(String.init)
private let names8: [String] = "al cl dl bl spl bpl sil dil".split(separator: " ").map(String.init)

func name(_ register: Register, _ width: OperandWidth) -> String {
    let number = Int(register.encoding)
    switch width {
    case .w8: return number < 8 ? names8[number] : "r\(number)b"
    case .w16: return number < 8 ? names16[number] : "r\(number)w"
    case .w32: return number < 8 ? names32[number] : "r\(number)d"
    case .w64: return names64[number]
    }
}

func name(_ register: VectorRegister, _ width: VectorWidth = .v128) -> String {
    (width == .v128 ? "xmm" : "ymm") + String(register.encoding)
}

/// The mnemonic's ending as Zydis spells it.
func suffix(_ condition: Condition) -> String {
    ["o", "no", "b", "nb", "z", "nz", "be", "nbe", "s", "ns", "p", "np", "l", "nl", "le", "nle"][
        Int(condition.rawValue)]
}

private func displacementText(_ displacement: Int32) -> String {
    if displacement == 0 { return "" }
    return (displacement < 0 ? "-" : "+") + hexNumber(UInt64(displacement.magnitude))
}

/// Displacements on both sides of every boundary.
let displacements: [Int32] = [0, 1, -1, 127, 128, -128, -129, 0x1234, .max, .min]

func form(_ base: Register, _ displacement: Int32) -> MemoryForm {
    MemoryForm(MemoryOperand(base, displacement), "[" + name(base, .w64) + displacementText(displacement) + "]")
}

func form(_ base: Register, _ index: Register, _ scale: MemoryOperand.Scale, _ displacement: Int32) -> MemoryForm {
    // The one pair that has to change places.
    let swapped: Bool = index == .rsp
    let first: String = name(swapped ? index : base, .w64)
    let second: String = name(swapped ? base : index, .w64)
    let text: String = "[\(first)+\(second)*\(1 << scale.rawValue)" + displacementText(displacement) + "]"
    return MemoryForm(MemoryOperand(base, index: index, scale: scale, displacement), text)
}

func form(index: Register, _ scale: MemoryOperand.Scale, _ displacement: Int32) -> MemoryForm {
    let operand = MemoryOperand(index: index, scale: scale, displacement)
    if scale == .x1 { return MemoryForm(operand, "[" + name(index, .w64) + displacementText(displacement) + "]") }
    return MemoryForm(operand, "[\(name(index, .w64))*\(1 << scale.rawValue)" + displacementText(displacement) + "]")
}

func form(absolute address: Int32) -> MemoryForm {
    let text: String = hexNumber(UInt64(bitPattern: Int64(address)), digits: 16)
    return MemoryForm(.absolute(address), "[" + text + "]")
}

/// Every base, index and scale, every displacement boundary, rip, absolute.
let everyMemoryForm: [MemoryForm] = {
    var forms: [MemoryForm] = []
    for base in allRegisters {
        for displacement in displacements { forms.append(form(base, displacement)) }
        for (number, index) in allRegisters.enumerated() {
            for scale in MemoryOperand.Scale.allCases where index != .rsp || (scale == .x1 && base != .rsp) {
                let place: Int = (number * 4 + Int(scale.rawValue) + Int(base.encoding)) % displacements.count
                forms.append(form(base, index, scale, displacements[place]))
                forms.append(form(base, index, scale, 0))
            }
        }
    }
    for index in allRegisters where index != .rsp {
        for scale in MemoryOperand.Scale.allCases {
            for displacement in displacements { forms.append(form(index: index, scale, displacement)) }
        }
    }
    for displacement in displacements {
        forms.append(MemoryForm(ripRelative: displacement))
        forms.append(form(absolute: displacement))
    }
    return forms
}()

/// One of each kind and every corner of the format; used where all forms for all operations would be too many.
let cornerMemoryForms: [MemoryForm] = [
    form(.rax, 0), form(.rsp, 0), form(.rbp, 0), form(.r12, 8), form(.r13, 0), form(.r15, -0x2000), form(.rdi, 0x7F),
    form(.rbx, .r14, .x8, 0), form(.r13, .rcx, .x1, 0), form(.r9, .r12, .x4, 0x100), form(index: .r10, .x2, 0x40),
    MemoryForm(ripRelative: 0x55), form(absolute: 0x7000),
]
