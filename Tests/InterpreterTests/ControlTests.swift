// SPDX-License-Identifier: Apache-2.0
import Interpreter
import ObjectModel
import Testing

@Suite struct ControlTests {
    let vm: MiniVM = MiniVM()

    /// Returns 1 if the branch is taken forwards; the branch jumps over `iconst_0 ireturn`.
    func forward(_ load: [UInt8], _ opcode: UInt8, _ arguments: Int) -> MethodRef {
        vm.method(load + [opcode, 0, 5, 0x03, 0xAC, 0x04, 0xAC], arguments: arguments)
    }

    /// As `forward`, but the target lies before the branch.
    func backward(_ load: [UInt8], _ opcode: UInt8, _ arguments: Int) -> MethodRef {
        // goto L; T: iconst_1; ireturn; L: load; branch T; iconst_0; ireturn
        let distance = UInt8(truncatingIfNeeded: -(2 + load.count))
        return vm.method(
            [0xA7, 0, 5, 0x04, 0xAC] + load + [opcode, 0xFF, distance, 0x03, 0xAC], arguments: arguments)
    }

    @Test func comparisonsWithZero() {
        let values: [Int32] = [.min, -1, 0, 1, .max]
        let conditions: [(UInt8, (Int32) -> Bool)] = [
            (0x99, { $0 == 0 }), (0x9A, { $0 != 0 }), (0x9B, { $0 < 0 }), (0x9C, { $0 >= 0 }), (0x9D, { $0 > 0 }),
            (0x9E, { $0 <= 0 }), (0xC6, { $0 == 0 }), (0xC7, { $0 != 0 }),
        ]
        for (opcode, condition) in conditions {
            for value in values {
                #expect(vm.int(forward([0x1A], opcode, 1), .int(value)) == (condition(value) ? 1 : 0))
                #expect(vm.int(backward([0x1A], opcode, 1), .int(value)) == (condition(value) ? 1 : 0))
            }
        }
    }

    @Test func comparisonsOfTwo() {
        let values: [Int32] = [.min, -1, 0, 1, .max]
        let conditions: [(UInt8, (Int32, Int32) -> Bool)] = [
            (0x9F, { $0 == $1 }), (0xA0, { $0 != $1 }), (0xA1, { $0 < $1 }), (0xA2, { $0 >= $1 }),
            (0xA3, { $0 > $1 }), (0xA4, { $0 <= $1 }), (0xA5, { $0 == $1 }), (0xA6, { $0 != $1 }),
        ]
        for (opcode, condition) in conditions {
            for left in values {
                for right in values {
                    let expected: Int32 = condition(left, right) ? 1 : 0
                    #expect(vm.int(forward([0x1A, 0x1B], opcode, 2), .int(left), .int(right)) == expected)
                    #expect(vm.int(backward([0x1A, 0x1B], opcode, 2), .int(left), .int(right)) == expected)
                }
            }
        }
    }

    @Test func tableSwitches() {
        // tableswitch at 1, padded to 4; cases -1...1 to ireturn of 10, 11, 12; default 13
        let code: [UInt8] = [
            0x1A, 0xAA, 0, 0, 0, 0, 0, 36, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 1, 0, 0, 0, 27, 0, 0, 0, 30, 0, 0, 0, 33,
            0x10, 10, 0xAC, 0x10, 11, 0xAC, 0x10, 12, 0xAC, 0x10, 13, 0xAC,
        ]
        let method = vm.method(code, arguments: 1)
        for (key, expected) in [(-1, 10), (0, 11), (1, 12), (2, 13), (-2, 13), (.min, 13), (.max, 13)]
            as [(Int32, Int32)]
        {
            #expect(vm.int(method, .int(key)) == expected)
        }
    }

    @Test func lookupSwitches() {
        var code: [UInt8] = [0x1A, 0xAB, 0, 0]
        let keys: [Int32] = [.min, -7, 0, 1000, .max]
        func word(_ v: Int) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: v >> (24 - 8 * $0)) } }
        let bodies = 4 + 8 + keys.count * 8
        code += word(bodies - 1 + keys.count * 3) + word(keys.count)
        for (i, key) in keys.enumerated() { code += word(Int(key)) + word(bodies - 1 + i * 3) }
        for i in 0...keys.count { code += [0x10, UInt8(i), 0xAC] }
        let method = vm.method(code, arguments: 1)
        for (i, key) in keys.enumerated() { #expect(vm.int(method, .int(key)) == Int32(i)) }
        for key: Int32 in [1, -8, 999, .min + 1, .max - 1] { #expect(vm.int(method, .int(key)) == 5) }
        // no keys at all
        let empty = vm.method([0x1A, 0xAB, 0, 0] + word(11) + word(0) + [0x04, 0xAC], arguments: 1)
        #expect(vm.int(empty, .int(3)) == 1)
    }

    @Test func gotoAndWideGoto() {
        #expect(vm.int(vm.method([0xA7, 0, 5, 0x03, 0xAC, 0x04, 0xAC])) == 1)
        #expect(vm.int(vm.method([0xC8, 0, 0, 0, 7, 0x03, 0xAC, 0x04, 0xAC])) == 1)
    }

    @Test func subroutines() {
        // 0: jsr 6; 3: iload_0; ireturn; 5: nop; 6: astore_1; iinc 0 5; ret 1
        for jsr: [UInt8] in [[0xA8, 0, 6, 0x1A, 0xAC, 0x00], [0xC9, 0, 0, 0, 8, 0x1A, 0xAC, 0x00]] {
            let method = vm.method(jsr + [0x4C, 0x84, 0, 5, 0xA9, 1], arguments: 1)
            #expect(vm.int(method, .int(1)) == 6)
        }
        let wide = vm.method([0xA8, 0, 6, 0x1A, 0xAC, 0x00, 0x4C, 0x84, 0, 5, 0xC4, 0xA9, 0, 1], arguments: 1)
        #expect(vm.int(wide, .int(2)) == 7)
    }

    /// sum of 1...n by a loop with a backward goto, or a backward conditional branch
    static let gotoLoop: [UInt8] = [
        0x03, 0x3C, 0x1A, 0x9E, 0, 13, 0x1B, 0x1A, 0x60, 0x3C, 0x84, 0, 0xFF, 0xA7, 0xFF, 0xF5, 0x1B, 0xAC,
    ]
    static let branchLoop: [UInt8] = [
        0x03, 0x3C, 0x1B, 0x1A, 0x60, 0x3C, 0x84, 0, 0xFF, 0x1A, 0x9D, 0xFF, 0xF8, 0x1B, 0xAC,
    ]

    @Test func backEdgesAreCountedAndDoNotGrowTheNativeStack() {
        for code in [ControlTests.gotoLoop, ControlTests.branchLoop] {
            let method = vm.method(code, arguments: 1)
            #expect(vm.int(method, .int(1_000_000)) == 1_784_293_664)
            let expected: UInt32 = code == ControlTests.gotoLoop ? 1_000_000 : 999_999
            #expect(vm.space[method].pointee.backEdgeCount == expected)
            #expect(vm.space[method].pointee.invocationCount == 1)
            #expect(vm.space[method].pointee.flags & UInt32(SwiftletMethodHasLoops) != 0)
        }
    }

    @Test func loopsPoll() {
        for code in [ControlTests.gotoLoop, ControlTests.branchLoop] {
            let method = vm.method(code, arguments: 1)
            vm.log = []
            vm.hooks["pollEntry"] = { $0.thread.pointee.limit = 0 }
            vm.hooks["pollLoop"] = { vm in
                let position = UnsafeRawPointer(vm.thread.pointee.fp!).load(fromByteOffset: 8, as: UInt32.self)
                #expect(vm.space.metadataOffset(vm.thread.pointee.pc) == position)
            }
            vm.thread.pointee.limit = 0
            #expect(vm.int(method, .int(100)) == 5050)
            #expect(vm.log == ["pollEntry", "pollLoop"])
        }
    }

    @Test func aPollCanThrow() {
        let method = vm.method([0xA7, 0, 0])
        vm.hooks["pollEntry"] = { $0.thread.pointee.limit = 0 }
        vm.hooks["pollLoop"] = { $0.raise("Cancelled") }
        vm.thread.pointee.limit = 0
        #expect(vm.call(method) == .threw("Cancelled"))
    }

    @Test func switchesAndSubroutinesPollToo() {
        // 0: iinc 0 -1; 3: iload_0; 4: tableswitch 0...0 default 0 (backwards) case 0 -> 24: iload_0; ireturn
        let code: [UInt8] = [
            0x84, 0, 0xFF, 0x1A, 0xAA, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFC, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 20, 0x1A, 0xAC,
        ]
        let method = vm.method(code, arguments: 1)
        vm.hooks["pollEntry"] = { $0.thread.pointee.limit = 0 }
        vm.hooks["pollLoop"] = { _ in }
        vm.thread.pointee.limit = 0
        #expect(vm.int(method, .int(10)) == 0)
        #expect(vm.log == ["pollEntry", "pollLoop"])
        #expect(vm.space[method].pointee.backEdgeCount == 9)
    }
}
