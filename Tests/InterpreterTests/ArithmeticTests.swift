// SPDX-License-Identifier: Apache-2.0
import Interpreter
import ObjectModel
import Testing

@Suite struct ArithmeticTests {
    let vm: MiniVM = MiniVM()

    /// int op(int, int)
    func binary(_ opcode: UInt8) -> MethodRef { vm.method([0x1A, 0x1B, opcode, 0xAC], arguments: 2) }
    /// long op(long, long)
    func longBinary(_ opcode: UInt8) -> MethodRef {
        vm.method([0x1E, 0x20, opcode, 0xAD], arguments: 4, returns: SwiftletTypeLong)
    }

    @Test func intOperations() {
        let cases: [(UInt8, Int32, Int32, Int32)] = [
            (0x60, .max, 1, .min), (0x60, 2, 3, 5), (0x64, .min, 1, .max), (0x64, 2, 3, -1),
            (0x68, 0x10000, 0x10000, 0), (0x68, -3, 7, -21), (0x6C, 7, -2, -3), (0x6C, .min, -1, .min),
            (0x6C, -7, 2, -3), (0x70, 7, -2, 1), (0x70, -7, 2, -1), (0x70, .min, -1, 0), (0x78, 1, 33, 2),
            (0x78, 1, -1, .min), (0x7A, -8, 1, -4), (0x7A, -8, 33, -4), (0x7C, -8, 1, 0x7FFF_FFFC),
            (0x7C, -1, 31, 1), (0x7E, 12, 10, 8), (0x80, 12, 10, 14), (0x82, 12, 10, 6),
        ]
        for (opcode, left, right, expected) in cases {
            #expect(vm.int(binary(opcode), .int(left), .int(right)) == expected, "opcode \(opcode)")
        }
        #expect(vm.int(vm.method([0x1A, 0x74, 0xAC], arguments: 1), .int(.min)) == .min)
        #expect(vm.int(vm.method([0x1A, 0x74, 0xAC], arguments: 1), .int(5)) == -5)
    }

    @Test func longOperations() {
        let cases: [(UInt8, Int64, Int64, Int64)] = [
            (0x61, .max, 1, .min), (0x65, .min, 1, .max), (0x69, 1 << 40, 1 << 30, 0), (0x69, -3, 7, -21),
            (0x6D, .min, -1, .min), (0x6D, -7, 2, -3), (0x71, .min, -1, 0), (0x71, -7, 2, -1),
            (0x7F, 12, 10, 8), (0x81, 12, 10, 14), (0x83, 12, 10, 6),
        ]
        for (opcode, left, right, expected) in cases {
            #expect(vm.long(longBinary(opcode), .long(left), .long(right)) == expected, "opcode \(opcode)")
        }
        let shifts: [(UInt8, Int64, Int32, Int64)] = [
            (0x79, 1, 65, 2), (0x79, 1, 63, .min), (0x7B, -8, 1, -4), (0x7B, -8, 65, -4), (0x7D, -8, 1, .max - 3),
            (0x7D, -1, -1, 1),
        ]
        for (opcode, value, distance, expected) in shifts {
            let method = vm.method([0x1E, 0x1C, opcode, 0xAD], arguments: 3, returns: SwiftletTypeLong)
            #expect(vm.long(method, .long(value), .int(distance)) == expected, "opcode \(opcode)")
        }
        let compare = vm.method([0x1E, 0x20, 0x94, 0xAC], arguments: 4)
        #expect(vm.int(compare, .long(.min), .long(.max)) == -1)
        #expect(vm.int(compare, .long(.max), .long(.min)) == 1)
        #expect(vm.int(compare, .long(9), .long(9)) == 0)
    }

    @Test func divisionByZeroThrows() {
        for opcode: UInt8 in [0x6C, 0x70] {
            #expect(vm.call(binary(opcode), .int(1), .int(0)) == .threw("Arithmetic"))
        }
        for opcode: UInt8 in [0x6D, 0x71] {
            #expect(vm.call(longBinary(opcode), .long(1), .long(0)) == .threw("Arithmetic"))
        }
    }

    @Test func floatingPoint() {
        let f: (UInt8) -> MethodRef = { vm.method([0x22, 0x23, $0, 0xAE], arguments: 2, returns: SwiftletTypeFloat) }
        #expect(vm.float(f(0x62), .float(1.5), .float(2)) == 3.5)
        #expect(vm.float(f(0x66), .float(1.5), .float(2)) == -0.5)
        #expect(vm.float(f(0x6A), .float(1.5), .float(2)) == 3)
        #expect(vm.float(f(0x6E), .float(1), .float(0)) == .infinity)
        #expect(vm.float(f(0x72), .float(-5.5), .float(2)) == -1.5)
        #expect(vm.float(f(0x72), .float(5), .float(.infinity)) == 5)
        let d: (UInt8) -> MethodRef = { vm.method([0x26, 0x28, $0, 0xAF], arguments: 4, returns: SwiftletTypeDouble) }
        #expect(vm.double(d(0x63), .double(1.5), .double(2)) == 3.5)
        #expect(vm.double(d(0x67), .double(1.5), .double(2)) == -0.5)
        #expect(vm.double(d(0x6B), .double(1.5), .double(2)) == 3)
        #expect(vm.double(d(0x6F), .double(-1), .double(0)) == -.infinity)
        #expect(vm.double(d(0x73), .double(-5.5), .double(2)) == -1.5)
        #expect(vm.double(d(0x73), .double(1), .double(0))?.isNaN == true)
        let negate = vm.method([0x26, 0x77, 0xAF], arguments: 2, returns: SwiftletTypeDouble)
        #expect(vm.double(negate, .double(0))?.sign == .minus)
        let negateFloat = vm.method([0x22, 0x76, 0xAE], arguments: 1, returns: SwiftletTypeFloat)
        #expect(vm.float(negateFloat, .float(2)) == -2)
    }

    @Test func comparisonsOrderNaN() {
        for (opcode, unordered) in [(0x95, -1), (0x96, 1)] as [(UInt8, Int32)] {
            let m = vm.method([0x22, 0x23, opcode, 0xAC], arguments: 2)
            #expect(vm.int(m, .float(1), .float(2)) == -1)
            #expect(vm.int(m, .float(2), .float(1)) == 1)
            #expect(vm.int(m, .float(-0.0), .float(0)) == 0)
            #expect(vm.int(m, .float(.nan), .float(1)) == unordered)
            #expect(vm.int(m, .float(1), .float(.nan)) == unordered)
        }
        for (opcode, unordered) in [(0x97, -1), (0x98, 1)] as [(UInt8, Int32)] {
            let m = vm.method([0x26, 0x28, opcode, 0xAC], arguments: 4)
            #expect(vm.int(m, .double(1), .double(2)) == -1)
            #expect(vm.int(m, .double(2), .double(1)) == 1)
            #expect(vm.int(m, .double(1), .double(1)) == 0)
            #expect(vm.int(m, .double(.nan), .double(.nan)) == unordered)
        }
    }

    @Test func conversionsSaturate() {
        let f2i = vm.method([0x22, 0x8B, 0xAC], arguments: 1)
        let f2l = vm.method([0x22, 0x8C, 0xAD], arguments: 1, returns: SwiftletTypeLong)
        let d2i = vm.method([0x26, 0x8E, 0xAC], arguments: 2)
        let d2l = vm.method([0x26, 0x8F, 0xAD], arguments: 2, returns: SwiftletTypeLong)
        let ints: [(Double, Int32)] = [
            (.nan, 0), (.infinity, .max), (-.infinity, .min), (1e10, .max), (-1e10, .min), (-1.9, -1), (1.9, 1),
            (2147483647.5, .max), (-2147483648.5, .min), (2147483646.9, 2147483646),
        ]
        for (value, expected) in ints { #expect(vm.int(d2i, .double(value)) == expected, "\(value)") }
        #expect(vm.int(f2i, .float(.nan)) == 0)
        #expect(vm.int(f2i, .float(3e9)) == .max)
        #expect(vm.int(f2i, .float(-3e9)) == .min)
        #expect(vm.int(f2i, .float(-2.5)) == -2)
        let longs: [(Double, Int64)] = [
            (.nan, 0), (1e19, .max), (-1e19, .min), (9_223_372_036_854_775_808, .max), (-9223372036854775808, .min),
            (-2.5, -2), (4611686018427387904, 4611686018427387904),
        ]
        for (value, expected) in longs { #expect(vm.long(d2l, .double(value)) == expected, "\(value)") }
        #expect(vm.long(f2l, .float(.nan)) == 0)
        #expect(vm.long(f2l, .float(.infinity)) == .max)
        #expect(vm.long(f2l, .float(1_099_511_627_776)) == 1 << 40)
    }

    @Test func otherConversions() {
        let i2x: (UInt8, UInt8, Int) -> MethodRef = { vm.method([0x1A, $0, $1], arguments: 1, returns: $2) }
        #expect(vm.long(i2x(0x85, 0xAD, SwiftletTypeLong), .int(-5)) == -5)
        #expect(vm.float(i2x(0x86, 0xAE, SwiftletTypeFloat), .int(16_777_217)) == 16_777_216)
        #expect(vm.double(i2x(0x87, 0xAF, SwiftletTypeDouble), .int(-7)) == -7)
        #expect(vm.int(i2x(0x91, 0xAC, SwiftletTypeInt), .int(200)) == -56)
        #expect(vm.int(i2x(0x92, 0xAC, SwiftletTypeInt), .int(-1)) == 65535)
        #expect(vm.int(i2x(0x93, 0xAC, SwiftletTypeInt), .int(40000)) == -25536)
        #expect(vm.int(vm.method([0x1E, 0x88, 0xAC], arguments: 2), .long(1 << 32 | 9)) == 9)
        let l2f = vm.method([0x1E, 0x89, 0xAE], arguments: 2, returns: SwiftletTypeFloat)
        #expect(vm.float(l2f, .long(.max)) == 9.223372e18)
        let l2d = vm.method([0x1E, 0x8A, 0xAF], arguments: 2, returns: SwiftletTypeDouble)
        #expect(vm.double(l2d, .long(-3)) == -3)
        let f2d = vm.method([0x22, 0x8D, 0xAF], arguments: 1, returns: SwiftletTypeDouble)
        #expect(vm.double(f2d, .float(0.5)) == 0.5)
        let d2f = vm.method([0x26, 0x90, 0xAE], arguments: 2, returns: SwiftletTypeFloat)
        #expect(vm.float(d2f, .double(1e300)) == .infinity)
    }
}
