// SPDX-License-Identifier: Apache-2.0

import AssemblerX64
import MachineCodeText
import Testing

/// Vector instructions in both encodings, every row of the tables.
@Suite("Vector encodings", .enabled(if: Zydis.shared != nil))
struct VectorEncodingTests {
    /// Register triples that set every combination of the extension bits.
    static let triples: [(VectorRegister, VectorRegister, VectorRegister)] = {
        var result: [(VectorRegister, VectorRegister, VectorRegister)] = []
        for number in 0..<16 {
            result.append((allVectors[number], allVectors[(number * 7 + 3) % 16], allVectors[(number * 5 + 10) % 16]))
            result.append((allVectors[(number * 3 + 1) % 16], allVectors[number], allVectors[15 - number]))
        }
        return result
    }()

    /// The mnemonic with VEX: a v in front unless it has one already.
    static func vexName(_ name: String) -> String { name.hasPrefix("v") ? name : "v" + name }

    @Test("Two sources")
    func binary() {
        var checker = EncodingChecker()
        for op in VectorOperation.allCases {
            for (a, b, c) in Self.triples {
                if !op.isVEXOnly {
                    checker.check("\(op) \(name(a)), \(name(b))") { $0.sse(op, a, b) }
                }
                for width in VectorWidth.allCases where op.hasVEX(width) {
                    // A shift count stays 128 bits wide.
                    let last: VectorWidth = op.memorySize(width) < 32 ? .v128 : width
                    checker.check("\(Self.vexName("\(op)")) \(name(a, width)), \(name(b, width)), \(name(c, last))") {
                        $0.avx(op, width, a, b, c)
                    }
                }
            }
            for memory in cornerMemoryForms {
                if !op.isVEXOnly {
                    checker.check("\(op) xmm9, @", memory: memory, memoryBits: op.memorySize() * 8) {
                        $0.sse(op, .xmm9, memory.operand)
                    }
                }
                for width in VectorWidth.allCases where op.hasVEX(width) {
                    let text: String = "\(Self.vexName("\(op)")) \(name(.xmm3, width)), \(name(.xmm12, width)), @"
                    checker.check(text, memory: memory, memoryBits: op.memorySize(width) * 8) {
                        $0.avx(op, width, .xmm3, .xmm12, memory.operand)
                    }
                }
            }
        }
        checker.expectNoFailures(atLeast: 15_000)
    }

    @Test("One source")
    func unary() {
        var checker = EncodingChecker()
        for op in VectorUnaryOperation.allCases {
            for width in VectorWidth.allCases {
                let narrows: Bool = op == .cvtpd2ps || op == .cvttpd2dq || op == .cvtpd2dq
                let dst: VectorWidth = narrows ? .v128 : width
                let src: VectorWidth = op.memorySize(width) < 32 ? .v128 : width
                let vex: String = Self.vexName("\(op)")
                for (a, b, _) in Self.triples {
                    if width == .v128, !op.isVEXOnly {
                        checker.check("\(op) \(name(a)), \(name(b))") { $0.sse(op, a, b) }
                    }
                    if op.hasVEX(width) {
                        checker.check("\(vex) \(name(a, dst)), \(name(b, src))") { $0.avx(op, width, a, b) }
                    }
                }
                for memory in cornerMemoryForms {
                    let bits: Int = op.memorySize(width) * 8
                    if width == .v128, !op.isVEXOnly {
                        checker.check("\(op) xmm2, @", memory: memory, memoryBits: bits) {
                            $0.sse(op, .xmm2, memory.operand)
                        }
                    }
                    if op.hasVEX(width) {
                        checker.check("\(vex) \(name(.xmm11, dst)), @", memory: memory, memoryBits: bits) {
                            $0.avx(op, width, .xmm11, memory.operand)
                        }
                    }
                }
            }
        }
        checker.expectNoFailures(atLeast: 4_000)
    }

    @Test("With an immediate")
    func immediates() {
        var checker = EncodingChecker()
        for op in VectorImmediateOperation.allCases {
            for (a, b, c) in Self.triples where !op.isVEXOnly {
                checker.check("\(op) \(name(a)), \(name(b)), 0x03") { $0.sse(op, a, b, 3) }
                _ = c
            }
            for width in VectorWidth.allCases where op.hasVEX(width) {
                let last: VectorWidth = op.memorySize(width) < 32 ? .v128 : width
                for (a, b, c) in Self.triples {
                    let registers: String = "\(name(a, width)), \(name(b, width)), \(name(c, last))"
                    checker.check("\(Self.vexName("\(op)")) \(registers), 0x03") { $0.avx(op, width, a, b, c, 3) }
                }
                for memory in cornerMemoryForms {
                    let text: String = "\(Self.vexName("\(op)")) \(name(.xmm3, width)), \(name(.xmm12, width)), @, 0x91"
                    checker.check(text, memory: memory, memoryBits: op.memorySize(width) * 8) {
                        $0.avx(op, width, .xmm3, .xmm12, memory.operand, 0x91)
                    }
                }
            }
            for memory in cornerMemoryForms where !op.isVEXOnly {
                checker.check("\(op) xmm9, @, 0x91", memory: memory, memoryBits: op.memorySize() * 8) {
                    $0.sse(op, .xmm9, memory.operand, 0x91)
                }
            }
        }
        for op in VectorShuffleOperation.allCases {
            for (a, b, _) in Self.triples {
                if !op.isVEXOnly { checker.check("\(op) \(name(a)), \(name(b)), 0xC6") { $0.sse(op, a, b, 0xC6) } }
                for width in VectorWidth.allCases where op.hasVEX(width) {
                    checker.check("\(Self.vexName("\(op)")) \(name(a, width)), \(name(b, width)), 0xC6") {
                        $0.avx(op, width, a, b, 0xC6)
                    }
                }
            }
            for memory in cornerMemoryForms {
                if !op.isVEXOnly {
                    checker.check("\(op) xmm5, @, 0x07", memory: memory, memoryBits: 128) {
                        $0.sse(op, .xmm5, memory.operand, 7)
                    }
                }
                for width in VectorWidth.allCases where op.hasVEX(width) {
                    let bits: Int = op.memorySize(width) * 8
                    checker.check(
                        "\(Self.vexName("\(op)")) \(name(.xmm5, width)), @, 0x07", memory: memory, memoryBits: bits
                    ) {
                        $0.avx(op, width, .xmm5, memory.operand, 7)
                    }
                }
            }
        }
        checker.expectNoFailures(atLeast: 2_000)
    }

    @Test("Shifts by a constant, blends by a mask")
    func shiftsAndBlends() {
        var checker = EncodingChecker()
        for (a, b, c) in Self.triples {
            for op in VectorShiftOperation.allCases {
                checker.check("\(op) \(name(a)), 0x0B") { $0.sse(op, a, by: 11) }
                for width in VectorWidth.allCases {
                    checker.check("v\(op) \(name(a, width)), \(name(b, width)), 0x0B") {
                        $0.avx(op, width, a, b, by: 11)
                    }
                }
            }
            for op in VectorBlendOperation.allCases {
                checker.check("\(op) \(name(a)), \(name(b))") { $0.sse(op, a, b) }
                for width in VectorWidth.allCases {
                    let sources: String = "\(name(b, width)), \(name(c, width))"
                    checker.check("v\(op) \(name(a, width)), \(sources), \(name(b, width))") {
                        $0.avx(op, width, a, b, c, mask: b)
                    }
                }
            }
        }
        for op in VectorBlendOperation.allCases {
            for memory in cornerMemoryForms {
                checker.check("\(op) xmm1, @", memory: memory, memoryBits: 128) { $0.sse(op, .xmm1, memory.operand) }
                checker.check("v\(op) ymm1, ymm2, @, ymm14", memory: memory, memoryBits: 256) {
                    $0.avx(op, .v256, .xmm1, .xmm2, memory.operand, mask: .xmm14)
                }
            }
        }
        checker.expectNoFailures(atLeast: 1_000)
    }

    @Test("Moves")
    func moves() {
        var checker = EncodingChecker()
        for op in VectorMoveOperation.allCases {
            let isScalar: Bool = op == .movss || op == .movsd
            let loads: Bool = op != .movntps && op != .movntpd && op != .movntdq
            let stores: Bool = op != .lddqu
            for (a, b, c) in Self.triples where loads && stores {
                checker.check("\(op) \(name(a)), \(name(b))") { $0.sse(op, a, b) }
                if isScalar {
                    checker.check("v\(op) \(name(a)), \(name(b)), \(name(c))") { $0.avx(op, a, b, c) }
                } else {
                    for width in VectorWidth.allCases {
                        checker.check("v\(op) \(name(a, width)), \(name(b, width))") { $0.avx(op, width, a, b) }
                    }
                }
            }
            for memory in cornerMemoryForms {
                let scalarBits: Int = op == .movss ? 32 : 64
                for width in VectorWidth.allCases where !isScalar || width == .v128 {
                    let bits: Int = isScalar ? scalarBits : width == .v128 ? 128 : 256
                    if loads {
                        checker.check("v\(op) \(name(.xmm8, width)), @", memory: memory, memoryBits: bits) {
                            $0.avx(op, width, .xmm8, memory.operand)
                        }
                    }
                    if stores {
                        checker.check("v\(op) @, \(name(.xmm8, width))", memory: memory, memoryBits: bits) {
                            $0.avx(op, width, memory.operand, .xmm8)
                        }
                    }
                }
                let bits: Int = isScalar ? scalarBits : 128
                if loads {
                    checker.check("\(op) xmm4, @", memory: memory, memoryBits: bits) {
                        $0.sse(op, .xmm4, memory.operand)
                    }
                }
                if stores {
                    checker.check("\(op) @, xmm14", memory: memory, memoryBits: bits) {
                        $0.sse(op, memory.operand, .xmm14)
                    }
                }
            }
        }
        for op in VectorHalfMoveOperation.allCases {
            for memory in cornerMemoryForms {
                checker.check("\(op) xmm4, @", memory: memory, memoryBits: 64) { $0.sse(op, .xmm4, memory.operand) }
                checker.check("\(op) @, xmm4", memory: memory, memoryBits: 64) { $0.sse(op, memory.operand, .xmm4) }
                checker.check("v\(op) xmm4, xmm13, @", memory: memory, memoryBits: 64) {
                    $0.avx(op, .xmm4, .xmm13, memory.operand)
                }
                checker.check("v\(op) @, xmm4", memory: memory, memoryBits: 64) { $0.avx(op, memory.operand, .xmm4) }
            }
        }
        for (a, b, c) in Self.triples {
            checker.check("movhlps \(name(a)), \(name(b))") { $0.movhlps(a, b) }
            checker.check("movlhps \(name(a)), \(name(b))") { $0.movlhps(a, b) }
            checker.check("vmovhlps \(name(a)), \(name(b)), \(name(c))") { $0.vmovhlps(a, b, c) }
            checker.check("vmovlhps \(name(a)), \(name(b)), \(name(c))") { $0.vmovlhps(a, b, c) }
            checker.check("movq \(name(a)), \(name(b))") { $0.movq(a, b) }
            checker.check("vmovq \(name(a)), \(name(b))") { $0.vmovq(a, b) }
            checker.check("vextractf128 \(name(a)), \(name(b, .v256)), 0x01") { $0.avx(.vextractf128, a, b, 1) }
            checker.check("vextracti128 \(name(a)), \(name(b, .v256)), 0x01") { $0.avx(.vextracti128, a, b, 1) }
        }
        for width in VectorWidth.allCases {
            for (a, b, _) in Self.triples {
                checker.check("vcvtps2ph \(name(a)), \(name(b, width)), 0x04") { $0.vcvtps2ph(width, a, b, 4) }
            }
            for memory in cornerMemoryForms {
                let bits: Int = width == .v128 ? 64 : 128
                checker.check("vcvtps2ph @, \(name(.xmm9, width)), 0x04", memory: memory, memoryBits: bits) {
                    $0.vcvtps2ph(width, memory.operand, .xmm9, 4)
                }
            }
        }
        for memory in cornerMemoryForms {
            checker.check("movntdqa xmm9, @", memory: memory, memoryBits: 128) { $0.movntdqa(.xmm9, memory.operand) }
            checker.check("vbroadcastf128 ymm9, @", memory: memory, memoryBits: 128) {
                $0.vbroadcastf128(.xmm9, memory.operand)
            }
            checker.check("vextracti128 @, ymm9, 0x01", memory: memory, memoryBits: 128) {
                $0.avx(.vextracti128, memory.operand, .xmm9, 1)
            }
            for op in VectorMaskedMoveOperation.allCases {
                for width in VectorWidth.allCases {
                    let bits: Int = width == .v128 ? 128 : 256
                    checker.check(
                        "\(op) \(name(.xmm1, width)), \(name(.xmm15, width)), @", memory: memory, memoryBits: bits
                    ) {
                        $0.avx(op, width, .xmm1, mask: .xmm15, memory.operand)
                    }
                    checker.check(
                        "\(op) @, \(name(.xmm15, width)), \(name(.xmm1, width))", memory: memory, memoryBits: bits
                    ) {
                        $0.avx(op, width, memory.operand, mask: .xmm15, .xmm1)
                    }
                }
            }
        }
        checker.expectNoFailures(atLeast: 2_000)
    }

    @Test("Between integers and vectors")
    func conversions() {
        var checker = EncodingChecker()
        for (number, vector) in allVectors.enumerated() {
            let integer: Register = allRegisters[(number * 11 + 5) % 16]
            for width in [OperandWidth.w32, .w64] {
                let r: String = name(integer, width)
                let v: String = name(vector)
                let mov: String = width == .w32 ? "movd" : "movq"
                checker.check("\(mov) \(v), \(r)") { $0.movd(width, vector, integer) }
                checker.check("\(mov) \(r), \(v)") { $0.movd(width, integer, vector) }
                checker.check("v\(mov) \(v), \(r)") { $0.vmovd(width, vector, integer) }
                checker.check("v\(mov) \(r), \(v)") { $0.vmovd(width, integer, vector) }
                for op in IntegerToVectorOperation.allCases {
                    checker.check("\(op) \(v), \(r)") { $0.sse(op, width, vector, integer) }
                    checker.check("v\(op) \(v), xmm6, \(r)") { $0.avx(op, width, vector, .xmm6, integer) }
                }
                for op in VectorToIntegerOperation.allCases {
                    checker.check("\(op) \(r), \(v)") { $0.sse(op, width, integer, vector) }
                    checker.check("v\(op) \(r), \(v)") { $0.avx(op, width, integer, vector) }
                }
                for memory in cornerMemoryForms {
                    let bits: Int = width.sizeInBytes * 8
                    checker.check("\(mov) \(v), @", memory: memory, memoryBits: bits) {
                        $0.movd(width, vector, memory.operand)
                    }
                    checker.check("\(mov) @, \(v)", memory: memory, memoryBits: bits) {
                        $0.movd(width, memory.operand, vector)
                    }
                    checker.check("v\(mov) \(v), @", memory: memory, memoryBits: bits) {
                        $0.vmovd(width, vector, memory.operand)
                    }
                    checker.check("v\(mov) @, \(v)", memory: memory, memoryBits: bits) {
                        $0.vmovd(width, memory.operand, vector)
                    }
                    for op in IntegerToVectorOperation.allCases {
                        checker.check("\(op) \(v), @", memory: memory, memoryBits: bits) {
                            $0.sse(op, width, vector, memory.operand)
                        }
                        checker.check("v\(op) \(v), xmm6, @", memory: memory, memoryBits: bits) {
                            $0.avx(op, width, vector, .xmm6, memory.operand)
                        }
                    }
                    for op in VectorToIntegerOperation.allCases {
                        let source: Int = op == .cvttss2si || op == .cvtss2si ? 32 : 64
                        checker.check("\(op) \(r), @", memory: memory, memoryBits: source) {
                            $0.sse(op, width, integer, memory.operand)
                        }
                        checker.check("v\(op) \(r), @", memory: memory, memoryBits: source) {
                            $0.avx(op, width, integer, memory.operand)
                        }
                    }
                }
            }
            for op in VectorMaskOperation.allCases {
                checker.check("\(op) \(name(integer, .w32)), \(name(vector))") { $0.sse(op, integer, vector) }
                for width in VectorWidth.allCases {
                    checker.check("v\(op) \(name(integer, .w32)), \(name(vector, width))") {
                        $0.avx(op, width, integer, vector)
                    }
                }
            }
        }
        checker.expectNoFailures(atLeast: 4_000)
    }

    @Test("Elements")
    func elements() {
        var checker = EncodingChecker()
        for element in VectorElement.allCases {
            let letter: String = ["b", "w", "d", "q"][Int(element.rawValue)]
            let width: OperandWidth = element == .qword ? .w64 : .w32
            let bits: Int = 8 << Int(element.rawValue)
            for (number, vector) in allVectors.enumerated() {
                let integer: Register = allRegisters[(number * 11 + 5) % 16]
                let r: String = name(integer, width)
                checker.check("pinsr\(letter) \(name(vector)), \(r), 0x01") { $0.pinsr(element, vector, integer, 1) }
                checker.check("vpinsr\(letter) \(name(vector)), xmm2, \(r), 0x01") {
                    $0.vpinsr(element, vector, .xmm2, integer, 1)
                }
                checker.check("pextr\(letter) \(r), \(name(vector)), 0x01") { $0.pextr(element, integer, vector, 1) }
                checker.check("vpextr\(letter) \(r), \(name(vector)), 0x01") { $0.vpextr(element, integer, vector, 1) }
            }
            for memory in cornerMemoryForms {
                checker.check("pinsr\(letter) xmm10, @, 0x01", memory: memory, memoryBits: bits) {
                    $0.pinsr(element, .xmm10, memory.operand, 1)
                }
                checker.check("vpinsr\(letter) xmm10, xmm2, @, 0x01", memory: memory, memoryBits: bits) {
                    $0.vpinsr(element, .xmm10, .xmm2, memory.operand, 1)
                }
                checker.check("pextr\(letter) @, xmm10, 0x01", memory: memory, memoryBits: bits) {
                    $0.pextr(element, memory.operand, .xmm10, 1)
                }
                checker.check("vpextr\(letter) @, xmm10, 0x01", memory: memory, memoryBits: bits) {
                    $0.vpextr(element, memory.operand, .xmm10, 1)
                }
            }
        }
        checker.expectNoFailures(atLeast: 450)
    }
}
