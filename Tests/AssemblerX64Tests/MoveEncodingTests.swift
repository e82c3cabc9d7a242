// SPDX-License-Identifier: Apache-2.0

import AssemblerX64
import MachineCodeText
import Testing

@Suite("Moves, bits and plain instructions", .enabled(if: Zydis.shared != nil))
struct MoveEncodingTests {
    @Test("mov and constants")
    func mov() {
        var checker = EncodingChecker()
        for width in OperandWidth.allCases {
            for dst in allRegisters {
                for src in allRegisters {
                    checker.check("mov \(name(dst, width)), \(name(src, width))") { $0.mov(width, dst, src) }
                }
                for memory in cornerMemoryForms {
                    checker.check("mov @, \(name(dst, width))", memory: memory) { $0.mov(width, memory.operand, dst) }
                }
                for value in IntegerEncodingTests.immediates(width) {
                    let short: Bool = width == .w64 && value >= 0
                    let register: String = name(dst, short ? .w32 : width)
                    checker.check("mov \(register), \(hexImmediate(Int64(value), width))") {
                        $0.mov(width, dst, Int64(value))
                    }
                }
            }
            for memory in cornerMemoryForms {
                for value in IntegerEncodingTests.immediates(width) {
                    let bits: Int = width.sizeInBytes * 8
                    checker.check("mov @, \(hexImmediate(Int64(value), width))", memory: memory, memoryBits: bits) {
                        $0.mov(width, memory.operand, value)
                    }
                }
            }
        }
        for dst in allRegisters {
            checker.check("mov \(name(dst, .w32)), 0xFFFFFFFF") { $0.mov(.w64, dst, 0xFFFF_FFFF) }
            checker.check("mov \(name(dst, .w32)), 0xFFFFFFFE") { $0.mov(.w32, dst, 0xFFFF_FFFE) }
            checker.check("mov \(name(dst, .w64)), 0x123456789ABCDEF0") { $0.mov(.w64, dst, 0x1234_5678_9ABC_DEF0) }
            checker.check("mov \(name(dst, .w64)), 0x05") { $0.movabs(dst, 5) }
            checker.check("xor \(name(dst, .w32)), \(name(dst, .w32))") { $0.zero(dst) }
        }
        checker.expectNoFailures(atLeast: 2_000)
    }

    @Test("Extensions")
    func extensions() {
        var checker = EncodingChecker()
        for to in OperandWidth.allCases {
            for from in OperandWidth.allCases where from.rawValue < to.rawValue {
                for (dst, src) in allRegisters.flatMap({ a in allRegisters.map { (a, $0) } }) {
                    let wide: OperandWidth = to == .w64 ? .w32 : to
                    let zero: String = from == .w32 ? "mov" : "movzx"
                    checker.check("\(zero) \(name(dst, wide)), \(name(src, from))") {
                        $0.movzx(to, dst, from: from, src)
                    }
                    let sign: String = from == .w32 ? "movsxd" : "movsx"
                    checker.check("\(sign) \(name(dst, to)), \(name(src, from))") { $0.movsx(to, dst, from: from, src) }
                }
                for memory in cornerMemoryForms {
                    let bits: Int = from.sizeInBytes * 8
                    let wide: OperandWidth = to == .w64 ? .w32 : to
                    let zero: String = from == .w32 ? "mov" : "movzx"
                    checker.check("\(zero) \(name(.r8, wide)), @", memory: memory, memoryBits: bits) {
                        $0.movzx(to, .r8, from: from, memory.operand)
                    }
                    let sign: String = from == .w32 ? "movsxd" : "movsx"
                    checker.check("\(sign) \(name(.r8, to)), @", memory: memory, memoryBits: bits) {
                        $0.movsx(to, .r8, from: from, memory.operand)
                    }
                }
            }
        }
        checker.expectNoFailures(atLeast: 3_000)
    }

    @Test("Conditions")
    func conditions() {
        var checker = EncodingChecker()
        for condition in Condition.allCases {
            for register in allRegisters {
                checker.check("set\(suffix(condition)) \(name(register, .w8))") { $0.set(condition, register) }
                for width in [OperandWidth.w16, .w32, .w64] {
                    checker.check("cmov\(suffix(condition)) \(name(register, width)), \(name(.r10, width))") {
                        $0.cmov(condition, width, register, .r10)
                    }
                }
            }
            for memory in cornerMemoryForms {
                checker.check("set\(suffix(condition)) @", memory: memory, memoryBits: 8) {
                    $0.set(condition, memory.operand)
                }
                checker.check("cmov\(suffix(condition)) r9d, @", memory: memory, memoryBits: 32) {
                    $0.cmov(condition, .w32, .r9, memory.operand)
                }
            }
            #expect(condition.inverted.inverted == condition && condition.swapped.swapped == condition)
        }
        checker.expectNoFailures(atLeast: 1_000)
    }

    @Test("Stack and exchanges")
    func stackAndExchanges() {
        var checker = EncodingChecker()
        for register in allRegisters {
            checker.check("push \(name(register, .w64))") { $0.push(register) }
            checker.check("pop \(name(register, .w64))") { $0.pop(register) }
        }
        for value in IntegerEncodingTests.immediates(.w64) {
            checker.check("push \(hexImmediate(Int64(value), .w64))") { $0.push(value) }
        }
        for memory in cornerMemoryForms {
            checker.check("push @", memory: memory, memoryBits: 64) { $0.push(memory.operand) }
            checker.check("pop @", memory: memory, memoryBits: 64) { $0.pop(memory.operand) }
            checker.check("cmpxchg16b @", memory: memory, memoryBits: 128) { $0.cmpxchg16b(memory.operand) }
        }
        for op in ExchangeOperation.allCases {
            for width in OperandWidth.allCases {
                for memory in cornerMemoryForms {
                    let bits: Int = width.sizeInBytes * 8
                    checker.check("\(op) @, \(name(.rdi, width))", memory: memory, memoryBits: bits) {
                        $0.exchange(op, width, memory.operand, .rdi)
                    }
                    let plain: String = op == .xchg ? "xchg" : "lock \(op)"
                    checker.check("\(plain) @, \(name(.r9, width))", memory: memory, memoryBits: bits) {
                        if op != .xchg { $0.lock() }
                        $0.exchange(op, width, memory.operand, .r9)
                    }
                }
                for (a, b) in zip(allRegisters, allRegisters.dropFirst(3)) where op != .xchg {
                    checker.check("\(op) \(name(a, width)), \(name(b, width))") { $0.exchange(op, width, a, b) }
                }
            }
        }
        checker.check("xchg ebx, esi") { $0.exchange(.xchg, .w32, .rbx, .rsi) }
        checker.check("xchg eax, eax") { $0.exchange(.xchg, .w32, .rax, .rax) }
        checker.check("xchg r9, rax") { $0.exchange(.xchg, .w64, .rax, .r9) }
        checker.check("xchg ecx, eax") { $0.exchange(.xchg, .w32, .rcx, .rax) }
        checker.expectNoFailures(atLeast: 400)
    }

    @Test("Bits, BMI, byte order")
    func bits() {
        var checker = EncodingChecker()
        for width in [OperandWidth.w32, .w64] {
            func n(_ register: Register) -> String { name(register, width) }
            for (number, a) in allRegisters.enumerated() {
                let b: Register = allRegisters[(number * 7 + 3) % 16]
                let c: Register = allRegisters[(number * 5 + 9) % 16]
                checker.check("bswap \(n(a))") { $0.bswap(width, a) }
                for op in BMIOperation.allCases {
                    checker.check("\(op) \(n(a)), \(n(b)), \(n(c))") { $0.bmi(op, width, a, b, c) }
                    for memory in cornerMemoryForms {
                        checker.check("\(op) \(n(a)), \(n(b)), @", memory: memory) {
                            $0.bmi(op, width, a, b, memory.operand)
                        }
                    }
                }
                for op in BMIShiftOperation.allCases {
                    checker.check("\(op) \(n(a)), \(n(b)), \(n(c))") { $0.bmi(op, width, a, b, c) }
                    for memory in cornerMemoryForms {
                        checker.check("\(op) \(n(a)), @, \(n(c))", memory: memory) {
                            $0.bmi(op, width, a, memory.operand, c)
                        }
                    }
                }
                for op in BMIUnaryOperation.allCases {
                    checker.check("\(op) \(n(a)), \(n(b))") { $0.bmi(op, width, a, b) }
                    for memory in cornerMemoryForms {
                        checker.check("\(op) \(n(a)), @", memory: memory) { $0.bmi(op, width, a, memory.operand) }
                    }
                }
                checker.check("rorx \(n(a)), \(n(b)), 0x0D") { $0.rorx(width, a, b, by: 13) }
                for memory in cornerMemoryForms {
                    checker.check("rorx \(n(a)), @, 0x0D", memory: memory) { $0.rorx(width, a, memory.operand, by: 13) }
                }
            }
        }
        for width in [OperandWidth.w16, .w32, .w64] {
            for op in BitOperation.allCases {
                for register in allRegisters {
                    checker.check("\(op) \(name(register, width)), 0x0A") { $0.bit(op, width, register, 10) }
                    checker.check("\(op) \(name(register, width)), \(name(.r8, width))") {
                        $0.bit(op, width, register, .r8)
                    }
                }
                for memory in cornerMemoryForms {
                    checker.check("\(op) @, 0x0A", memory: memory, memoryBits: width.sizeInBytes * 8) {
                        $0.bit(op, width, memory.operand, 10)
                    }
                }
            }
            for memory in cornerMemoryForms {
                checker.check("movbe \(name(.r14, width)), @", memory: memory) { $0.movbe(width, .r14, memory.operand) }
                checker.check("movbe @, \(name(.rdx, width))", memory: memory) { $0.movbe(width, memory.operand, .rdx) }
            }
        }
        for width in OperandWidth.allCases {
            let dst: OperandWidth = width == .w64 ? .w64 : .w32
            for register in allRegisters {
                checker.check("crc32 \(name(.rbx, dst)), \(name(register, width))") { $0.crc32(width, .rbx, register) }
            }
            for memory in cornerMemoryForms {
                checker.check("crc32 \(name(.rbx, dst)), @", memory: memory, memoryBits: width.sizeInBytes * 8) {
                    $0.crc32(width, .rbx, memory.operand)
                }
            }
        }
        checker.expectNoFailures(atLeast: 2_000)
    }

    /// What Zydis prints where it is not simply the case's name.
    static func text(_ op: PlainOperation) -> String {
        switch op {
        case .repMovsb: "rep movsb"
        case .repMovsd: "rep movsd"
        case .repMovsq: "rep movsq"
        case .repStosb: "rep stosb"
        case .repStosd: "rep stosd"
        case .repStosq: "rep stosq"
        case .fnstsw: "fnstsw ax"
        case .fstpST0: "fstp st0"
        case .fstpST1: "fstp st1"
        default: "\(op)"
        }
    }

    @Test("Instructions with no operand, or only memory")
    func plain() {
        var checker = EncodingChecker()
        for op in PlainOperation.allCases { checker.check(Self.text(op)) { $0.plain(op) } }
        for op in MemoryOperation.allCases {
            for memory in cornerMemoryForms {
                let bits: Int
                switch op {
                case .fld32, .fstp32, .ldmxcsr, .stmxcsr: bits = 32
                case .fld64, .fstp64, .fild64, .fistp64, .cmpxchg8b: bits = 64
                default: bits = 0
                }
                var text: String = "\(op) @"
                switch op {
                case .fld32, .fld64: text = "fld @"
                case .fild64: text = "fild @"
                case .fstp32, .fstp64: text = "fstp @"
                case .fistp64: text = "fistp @"
                default: break
                }
                checker.check(text, memory: memory, memoryBits: bits) { $0.memory(op, memory.operand) }
            }
        }
        checker.check("ret 0x10") { $0.ret(dropping: 16) }
        for register in allRegisters {
            checker.check("call \(name(register, .w64))") { $0.call(register) }
            checker.check("jmp \(name(register, .w64))") { $0.jmp(register) }
        }
        for memory in cornerMemoryForms {
            checker.check("call @", memory: memory, memoryBits: 64) { $0.call(memory.operand) }
            checker.check("jmp @", memory: memory, memoryBits: 64) { $0.jmp(memory.operand) }
        }
        checker.check("mov rax, fs:[rax+0x10]") { $0.mov(.w64, .rax, MemoryOperand(.rax, 16).inSegment(.fs)) }
        checker.check("vaddps xmm0, xmm0, gs:[rax]") {
            $0.avx(.addps, .v128, .xmm0, .xmm0, MemoryOperand(.rax).inSegment(.gs))
        }
        checker.expectNoFailures(atLeast: 250)
    }
}
