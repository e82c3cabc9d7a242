// SPDX-License-Identifier: Apache-2.0

import AssemblerX64
import MachineCodeText
import Testing

@Test("The independent disassembler is installed")
func disassemblerIsInstalled() {
    #expect(Zydis.shared != nil, "install Debian's libzydis4.0: nothing else here checks the encoder")
}

@Suite("Integer encodings", .enabled(if: Zydis.shared != nil))
struct IntegerEncodingTests {
    /// Constants on both sides of every boundary that the width can express.
    static func immediates(_ width: OperandWidth) -> [Int32] {
        switch width {
        case .w8: [0, 1, -1, 127, -128, 255]
        case .w16: [0, 1, -1, 127, -128, 128, -129, 0x7FFF, -0x8000, 0xFFFF]
        case .w32, .w64: [0, 1, -1, 127, -128, 128, -129, 0x1234_5678, .max, .min]
        }
    }

    @Test("Every address form, as source and destination, at every width")
    func addressing() {
        var checker = EncodingChecker()
        for memory in everyMemoryForm {
            for width in OperandWidth.allCases {
                let bits: Int = width.sizeInBytes * 8
                checker.check("mov \(name(.r9, width)), @", memory: memory, memoryBits: bits) {
                    $0.mov(width, .r9, memory.operand)
                }
                checker.check("add @, \(name(.rsi, width))", memory: memory, memoryBits: bits) {
                    $0.alu(.add, width, memory.operand, .rsi)
                }
                checker.check("cmp @, \(hexImmediate(-7, width))", memory: memory, memoryBits: bits) {
                    $0.alu(.cmp, width, memory.operand, -7)
                }
            }
            checker.check("lea rdx, @", memory: memory) { $0.lea(.w64, .rdx, memory.operand) }
        }
        checker.expectNoFailures(atLeast: 30_000)
    }

    @Test("Arithmetic and logic", arguments: ALUOperation.allCases)
    func alu(_ op: ALUOperation) {
        var checker = EncodingChecker()
        for width in OperandWidth.allCases {
            for dst in allRegisters {
                for src in allRegisters {
                    checker.check("\(op) \(name(dst, width)), \(name(src, width))") { $0.alu(op, width, dst, src) }
                }
                for value in Self.immediates(width) {
                    checker.check("\(op) \(name(dst, width)), \(hexImmediate(Int64(value), width))") {
                        $0.alu(op, width, dst, value)
                    }
                }
                for memory in cornerMemoryForms {
                    let bits: Int = width.sizeInBytes * 8
                    checker.check("\(op) \(name(dst, width)), @", memory: memory, memoryBits: bits) {
                        $0.alu(op, width, dst, memory.operand)
                    }
                    checker.check("\(op) @, \(name(dst, width))", memory: memory, memoryBits: bits) {
                        $0.alu(op, width, memory.operand, dst)
                    }
                }
            }
            for memory in cornerMemoryForms {
                for value in Self.immediates(width) {
                    let text: String = hexImmediate(Int64(value), width)
                    checker.check("\(op) @, \(text)", memory: memory, memoryBits: width.sizeInBytes * 8) {
                        $0.alu(op, width, memory.operand, value)
                    }
                }
            }
        }
        checker.expectNoFailures(atLeast: 3_000)
    }

    @Test("test")
    func test() {
        var checker = EncodingChecker()
        for width in OperandWidth.allCases {
            for lhs in allRegisters {
                for rhs in allRegisters {
                    checker.check("test \(name(lhs, width)), \(name(rhs, width))") { $0.test(width, lhs, rhs) }
                }
                for value in Self.immediates(width) {
                    checker.check("test \(name(lhs, width)), \(hexImmediate(Int64(value), width))") {
                        $0.test(width, lhs, value)
                    }
                }
                for memory in cornerMemoryForms {
                    checker.check("test @, \(name(lhs, width))", memory: memory) { $0.test(width, memory.operand, lhs) }
                }
            }
            for memory in cornerMemoryForms {
                let bits: Int = width.sizeInBytes * 8
                checker.check("test @, \(hexImmediate(-3, width))", memory: memory, memoryBits: bits) {
                    $0.test(width, memory.operand, -3)
                }
            }
        }
        checker.expectNoFailures(atLeast: 2_000)
    }

    @Test("One operand")
    func unary() {
        var checker = EncodingChecker()
        for op in UnaryOperation.allCases {
            for width in OperandWidth.allCases {
                for register in allRegisters {
                    checker.check("\(op) \(name(register, width))") { $0.unary(op, width, register) }
                }
                for memory in cornerMemoryForms {
                    checker.check("\(op) @", memory: memory, memoryBits: width.sizeInBytes * 8) {
                        $0.unary(op, width, memory.operand)
                    }
                }
            }
        }
        checker.expectNoFailures(atLeast: 900)
    }

    @Test("Shifts and rotates")
    func shifts() {
        var checker = EncodingChecker()
        for op in ShiftOperation.allCases {
            for width in OperandWidth.allCases {
                let bits: Int = width.sizeInBytes * 8
                for register in allRegisters {
                    for amount: UInt8 in [1, 2, 31, 63] {
                        checker.check("\(op) \(name(register, width)), \(hexNumber(UInt64(amount)))") {
                            $0.shift(op, width, register, by: amount)
                        }
                    }
                    checker.check("\(op) \(name(register, width)), cl") { $0.shiftByCL(op, width, register) }
                }
                for memory in cornerMemoryForms {
                    checker.check("\(op) @, 0x01", memory: memory, memoryBits: bits) {
                        $0.shift(op, width, memory.operand, by: 1)
                    }
                    checker.check("\(op) @, 0x05", memory: memory, memoryBits: bits) {
                        $0.shift(op, width, memory.operand, by: 5)
                    }
                    checker.check("\(op) @, cl", memory: memory, memoryBits: bits) {
                        $0.shiftByCL(op, width, memory.operand)
                    }
                }
            }
        }
        for width in [OperandWidth.w16, .w32, .w64] {
            for (dst, src) in zip(allRegisters, allRegisters.reversed()) {
                for left in [true, false] {
                    let text: String = (left ? "shld " : "shrd ") + name(dst, width) + ", " + name(src, width)
                    checker.check("\(text), 0x0B") { $0.shiftDouble(left: left, width, dst, src, by: 11) }
                    checker.check("\(text), cl") { $0.shiftDoubleByCL(left: left, width, dst, src) }
                }
            }
        }
        checker.expectNoFailures(atLeast: 3_000)
    }

    @Test("Register with register or memory, and imul by a constant")
    func registerOperations() {
        var checker = EncodingChecker()
        for width in [OperandWidth.w16, .w32, .w64] {
            for dst in allRegisters {
                for op in RegisterOperation.allCases where width != .w16 || (op != .adcx && op != .adox) {
                    for src in allRegisters {
                        checker.check("\(op) \(name(dst, width)), \(name(src, width))") {
                            $0.register(op, width, dst, src)
                        }
                    }
                    for memory in cornerMemoryForms {
                        checker.check("\(op) \(name(dst, width)), @", memory: memory) {
                            $0.register(op, width, dst, memory.operand)
                        }
                    }
                }
                for value in Self.immediates(width) {
                    let text: String = hexImmediate(Int64(value), width)
                    checker.check("imul \(name(dst, width)), \(name(.r11, width)), \(text)") {
                        $0.imul(width, dst, .r11, value)
                    }
                    for memory in cornerMemoryForms {
                        checker.check("imul \(name(dst, width)), @, \(text)", memory: memory) {
                            $0.imul(width, dst, memory.operand, value)
                        }
                    }
                }
            }
        }
        checker.expectNoFailures(atLeast: 5_000)
    }

    @Test("Constants take the shortest form")
    func shortest() {
        func length(_ emit: (inout Assembler) -> Void) -> Int {
            var assembler = Assembler()
            emit(&assembler)
            return assembler.count
        }
        #expect(length { $0.alu(.add, .w32, .rbx, 5) } == 3)
        #expect(length { $0.alu(.add, .w32, .rax, 500) } == 5)
        #expect(length { $0.alu(.add, .w32, .rbx, 500) } == 6)
        #expect(length { $0.alu(.and, .w16, .rbx, 0xFFF0) } == 4)
        #expect(length { $0.mov(.w64, .rax, 0xFFFF_FFFF) } == 5)
        #expect(length { $0.mov(.w64, .rax, -1) } == 7)
        #expect(length { $0.mov(.w64, .rax, 0x1_0000_0000) } == 10)
        #expect(length { $0.movzx(.w64, .rax, from: .w8, .rcx) } == 3)
        #expect(length { $0.mov(.w32, .rax, MemoryOperand(.rcx)) } == 2)
        #expect(length { $0.mov(.w32, .rax, MemoryOperand(.rcx, -128)) } == 3)
        #expect(length { $0.push(127) } == 2)
        #expect(length { $0.avx(.addps, .v128, .xmm8, .xmm9, .xmm1) } == 4)
        #expect(length { $0.avx(.movaps, .v128, .xmm1, .xmm9) } == 4)
    }

    @Test("Operands without encoding are refused, and the first mistake is the one reported")
    func invalidOperands() {
        func error(_ emit: (inout Assembler) -> Void) -> AssemblerError? {
            var assembler = Assembler()
            assembler.plain(.ret)
            emit(&assembler)
            do throws(AssemblerError) { try assembler.finish() } catch { return error }
            return nil
        }
        #expect(error { $0.alu(.add, .w8, .rax, 256) } == .invalidOperand(at: 1))
        #expect(error { $0.alu(.add, .w16, .rax, -32769) } == .invalidOperand(at: 1))
        #expect(error { $0.mov(.w32, .rax, 0x1_0000_0000) } == .invalidOperand(at: 1))
        #expect(error { $0.register(.imul, .w8, .rax, .rcx) } == .invalidOperand(at: 1))
        #expect(error { $0.register(.adcx, .w16, .rax, .rcx) } == .invalidOperand(at: 1))
        #expect(error { $0.bswap(.w16, .rax) } == .invalidOperand(at: 1))
        #expect(error { $0.movsx(.w16, .rax, from: .w32, .rcx) } == .invalidOperand(at: 1))
        #expect(error { $0.sse(.vfmadd213sd, .xmm0, .xmm1) } == .invalidOperand(at: 1))
        #expect(error { $0.avx(.addss, .v256, .xmm0, .xmm1, .xmm2) } == .invalidOperand(at: 1))
        #expect(error { $0.avx(.vpermd, .v128, .xmm0, .xmm1, .xmm2) } == .invalidOperand(at: 1))
        #expect(error { $0.avx(.movss, .v128, .xmm0, .xmm1) } == .invalidOperand(at: 1))
        #expect(error { $0.sse(.movntps, .xmm0, .xmm1) } == .invalidOperand(at: 1))
        #expect(error { $0.lea(.w64, .rax, MemoryOperand(.rax, index: .rsp, scale: .x2)) } != nil)
        #expect(error { $0.lea(.w64, .rax, MemoryOperand(.rsp, index: .rsp)) } != nil)
        #expect(error { $0.lea(.w64, .rax, MemoryOperand(.rbx, index: .rsp)) } == nil)
    }
}
