// SPDX-License-Identifier: Apache-2.0
import Interpreter
import ObjectModel
import Testing

/// Superinstructions compute what their cells compute. Random programs run with and without them.
@Suite struct FusionTests {
    /// Random code over five int locals (0-4), two references (5: an object or null, 6: an int array or null), two longs (7, 9),
    /// two doubles (11, 13), a long array (16), an array of int arrays (17) and a boolean array (18), that leaves the operand stack
    /// empty after each statement.
    struct Generator {
        var state: UInt64
        var code: [UInt8] = []

        mutating func next(_ bound: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int((state >> 33) % UInt64(bound))
        }

        mutating func pick(_ choices: [UInt8]) -> UInt8 { choices[next(choices.count)] }

        /// A local that is mostly a good index: 19 and 20 hold 2 and 3.
        mutating func index() -> UInt8 { next(20) == 0 ? UInt8(next(5)) : UInt8(19 + next(2)) }

        mutating func pushInt(_ depth: Int) {
            switch next(depth > 3 ? 3 : 19) {
            case 0, 1: code += [0x15, UInt8(next(5))]
            case 2: code += [0x10, UInt8(truncatingIfNeeded: next(256))]
            case 3: code += [0x19, 5, 0xB4, 0, UInt8(1 + next(3))]  // int, byte, char field
            case 4: code += [0x19, 6, 0x15, index(), 0x2E]
            case 5: code += [0x19, 6, 0x10, UInt8(next(7)), 0x2E]
            case 6: code += [0x19, 6, 0xBE]
            case 7: code += [0x19, 5, 0xB4, 0, 6, 0xB4, 0, 1]  // a field of the object's object
            case 8: code += [0x16, UInt8(7 + 2 * next(2)), 0x88]
            case 9:
                let index = index()
                code += [0x19, 6, 0x15, index, 0x84, index, 1, 0x2E, 0x84, index, 0xFF]
            case 10:
                let index = index()
                code += [0x19, 6, 0x84, index, 0xFF, 0x15, index, 0x2E, 0x84, index, 1]
            case 11:
                pushInt(depth + 1)
                code += next(4) == 0 ? [0x15, index()] : [0x10, UInt8(1 + next(255))]
                code.append(pick([0x6C, 0x70]))
            case 12: code += [0x19, 17, 0x15, index(), 0x32, 0x15, index(), 0x2E]
            case 13:
                pushInt(depth + 1)
                code += [0x19, pick([6, 6, 18]), 0x15, index()]
                code += [code[code.count - 3] == 18 ? 0x33 : 0x2E, 0x60]
            default:
                pushInt(depth + 1)
                pushInt(depth + 1)
                code.append(pick([0x60, 0x64, 0x68, 0x78, 0x7A, 0x7C, 0x7E, 0x80, 0x82]))
            }
        }

        mutating func pushLong(_ depth: Int) {
            switch next(depth > 2 ? 2 : 10) {
            case 0: code += [0x16, UInt8(7 + 2 * next(2))]
            case 1: code += [0x19, 5, 0xB4, 0, 4]
            case 2: code += [0x15, UInt8(next(5)), 0x85]
            case 3: code += [pick([0x09, 0x0A])]
            case 4:
                pushLong(depth + 1)
                code += [0x10, UInt8(next(256)), pick([0x79, 0x7B, 0x7D])]
            case 5: code += [0x19, 16, 0x15, index(), 0x2F]
            default:
                pushLong(depth + 1)
                pushLong(depth + 1)
                code.append(pick([0x61, 0x65, 0x69, 0x7F, 0x81, 0x83]))
            }
        }

        mutating func pushDouble(_ depth: Int) {
            if depth > 2 || next(2) == 0 {
                switch next(8) {
                case 0: code += [0x15, UInt8(next(5)), 0x87]
                case 1: code += [0x19, 5, 0xB4, 0, 4]
                default: code += [0x18, UInt8(11 + 2 * next(2))]
                }
            } else {
                pushDouble(depth + 1)
                pushDouble(depth + 1)
                code.append(pick([0x63, 0x67, 0x6B, 0x6B, 0x6F]))
            }
        }

        /// A conditional branch over what `body` emits.
        mutating func conditional(_ body: (inout Generator) -> Void) {
            var opcode: UInt8
            if next(2) == 0 {
                pushInt(1)
                opcode = pick([0x99, 0x9A, 0x9B, 0x9C, 0x9D, 0x9E])
            } else if next(4) == 0 {
                code += [0x15, UInt8(next(5)), 0x19, 6, 0xBE]
                opcode = pick([0xA1, 0xA2])
            } else if next(5) == 0 {
                // A value that is kept, or was just stored, and tested.
                pushInt(1)
                let local = UInt8(next(5))
                code += next(2) == 0 ? [0x59, 0x36, local] : [0x36, local, 0x15, UInt8(next(5))]
                opcode = pick([0x99, 0x9A])
            } else if next(5) == 0 {
                code += [0x15, UInt8(next(5)), 0x19, 5, 0xB4, 0, 1]
                opcode = pick([0x9F, 0xA0, 0xA1, 0xA2])
            } else if next(5) == 0 {
                code += [0x19, 5, 0xB4, 0, 1, 0x59, 0x36, UInt8(next(5))]
                opcode = pick([0x99, 0x9A])
            } else if next(2) == 0 {
                pushLong(2)
                pushLong(1 + next(2))
                code.append(0x94)
                opcode = pick([0x99, 0x9A, 0x9B, 0x9C, 0x9D, 0x9E])
            } else if next(3) == 0 {
                code += [0x19, 5, 0xB4, 0, UInt8(1 + next(2))]
                opcode = pick([0x99, 0x9A])
            } else {
                pushInt(1)
                pushInt(1)
                opcode = pick([0x9F, 0xA0, 0xA1, 0xA2, 0xA3, 0xA4])
            }
            let at = code.count
            code += [opcode, 0, 0]
            body(&self)
            let distance = code.count - at
            code[at + 1] = UInt8(distance >> 8)
            code[at + 2] = UInt8(distance & 255)
            opcode = 0
        }

        mutating func statement(_ depth: Int) {
            switch next(34) {
            case 12: code += [0x19, 6, 0x15, index(), 0x2E, 0x36, UInt8(next(5))]
            case 13:
                code += [0x19, 6]
                pushInt(1)
                code += [0x15, UInt8(next(5)), 0x4F]
            case 14: code += [0x19, 5, 0xB4, 0, 1, 0x36, UInt8(next(5))]
            case 15: code += [0x19, 5, 0x10, UInt8(next(256)), 0xB5, 0, 1]
            case 16: code += [0x15, UInt8(next(5)), 0x85, 0x37, 9]
            case 17: code += [0x19, 6, 0x04, 0x2E, 0x36, UInt8(next(5)), 0x10, 7, 0x10, 9, 0x60, 0x36, 1]
            case 18: code += [0x19, 6, 0x15, index(), 0x15, UInt8(next(5)), 0x4F]
            case 19:
                code += [0x19, 6, 0x15, index(), 0x5C, 0x2E]
                code += next(2) == 0 ? [0x10, 5] : [0x15, UInt8(next(5))]
                code += [pick([0x60, 0x64, 0x80, 0x82]), 0x4F]
            case 20: code += [0x19, 6, 0x15, index(), 0x10, 77, 0x4F]
            case 21:
                code += [0x19, 6, 0x15, index(), 0x19, 6, 0x15, index(), 0x04, 0x7E, 0x2E, 0x4F]
            case 22: code += [0x19, 6, 0x15, index(), 0x16, 7, 0x88, 0x4F]
            case 23: code += [0x19, 16, 0x15, index(), 0x16, UInt8(7 + 2 * next(2)), 0x50]
            case 24:
                code += [0x19, 16, 0x15, index(), 0x5C, 0x2F]
                if next(2) == 0 { pushLong(1) } else { code += [0x16, 9] }
                code += [0x61, 0x50]
            case 25:
                code += [0x19, 16, 0x15, index(), 0x5C, 0x31]
                pushDouble(1)
                code += [pick([0x63, 0x67]), 0x52]
            case 26: code += [0x19, 18, 0x15, index()] + (next(2) == 0 ? [0x06, 0x54] : [0x15, 3, 0x54])
            case 27: code += [0x19, 5, 0x16, 7, 0xB5, 0, 4]
            case 28: code += [0x19, 5, 0x59, 0xB4, 0, 1, 0x10, 3, 0x60, 0xB5, 0, 1]
            case 29:
                code += [0x19, 5, 0x59, 0xB4, 0, 4]
                pushDouble(1)
                code += [pick([0x63, 0x67]), 0xB5, 0, 4]
            case 30: code += [0x84, UInt8(next(5)), 1, 0x84, UInt8(next(5)), 0xFE]
            case 31:
                code += [0x16, 7, 0x37, 9, 0x0A, 0x37, 7, 0x15, UInt8(next(5)), 0x84, 1, 1, 0x36, UInt8(next(5))]
            case 32:
                pushInt(1)
                code += [0x36, UInt8(next(5)), 0x19, 5, 0xB4, 0, 1, 0x36, UInt8(next(5))]
            case 33:
                pushLong(1)
                code += [0x37, 7, 0x16, 9, 0x0A, 0x61, 0x37, 9]
            case 0, 1, 2:
                pushInt(0)
                code += [0x36, UInt8(next(5))]
            case 3: code += [0x84, UInt8(next(5)), UInt8(truncatingIfNeeded: next(256))]
            case 4:
                code += [0x19, 5]
                pushInt(1)
                code += [0xB5, 0, 1]
            case 5: code += [0x19, 5, 0x59, 0xB4, 0, 1, 0x15, UInt8(next(5)), pick([0x60, 0x64, 0x82]), 0xB5, 0, 1]
            case 6: code += [0x19, 5, 0x59, 0xB4, 0, 4, 0x16, 7, 0x61, 0xB5, 0, 4]
            case 7:
                pushLong(0)
                code += [0x37, UInt8(7 + 2 * next(2))]
            case 8:
                pushDouble(0)
                code += [0x39, UInt8(11 + 2 * next(2))]
            case 9: code += [0x19, 5, 0x19, 5, 0xB5, 0, 6]
            default:
                if depth < 3 {
                    conditional { g in
                        for _ in 0..<2 { g.statement(depth + 1) }
                    }
                }
            }
        }

        /// An int that depends on all locals.
        mutating func result() {
            code += [0x15, 0]
            for local: UInt8 in 1..<5 { code += [0x10, 31, 0x68, 0x15, local, 0x60] }
            for local: UInt8 in [7, 9] { code += [0x16, local, 0x88, 0x82] }
            for local: UInt8 in [11, 13] { code += [0x18, local, 0x8E, 0x82] }
            for index: UInt8 in 3..<8 { code += [0x19, 6, index, 0x2E, 0x60, 0x19, 18, index, 0x33, 0x60] }
            for index: UInt8 in 3..<8 { code += [0x19, 16, index, 0x2F, 0x88, 0x82] }
            code.append(0xAC)
        }
    }

    @Test func randomPrograms() {
        var generator = Generator(state: 0x2545_F491_4F6C_DD1D)
        var thrown = 0
        var fusedKinds: Set<UInt16> = []
        for round in 0..<1500 {
            generator.code = []
            // fixed ints, longs and doubles, then the program inside a loop of three turns
            for local: UInt8 in 7..<11 where local % 2 == 1 { generator.code += [0x16, 7, 0x37, local] }
            let top = generator.code.count
            for _ in 0..<6 { generator.statement(0) }
            generator.code += [0x84, 15, 1, 0x15, 15, 0x06, 0xA2, 0, 6, 0xA7]
            let distance = top - (generator.code.count - 1)
            generator.code += [UInt8(truncatingIfNeeded: distance >> 8), UInt8(truncatingIfNeeded: distance)]
            generator.result()
            var outcomes: [Outcome] = []
            for isFusing in [true, false] {
                let vm = MiniVM()
                vm.isFusing = isFusing
                vm.makePool([(9, 0), (9, 0), (9, 0), (9, 0), (9, 0), (9, 0)])
                for (index, offset, type) in [
                    (1, 8, SwiftletTypeInt), (2, 12, SwiftletTypeByte), (3, 16, SwiftletTypeChar),
                    (4, 24, SwiftletTypeLong),
                    (6, 32, SwiftletTypeReference),
                ] as [(UInt32, UInt32, Int)] {
                    vm.resolutions[index] = { vm in
                        vm.thread.pointee.argument == 0xB5
                            ? QuickCell.putField(offset: offset, type: UInt8(type), isVolatile: false)
                            : QuickCell.getField(offset: offset, type: UInt8(type), isVolatile: false)
                    }
                }
                let method = vm.method(generator.code, arguments: 21, maxLocals: 21, maxStack: 32)
                let object = vm.newObject(vm.makeClass(size: 40))
                if round % 3 != 0 { vm.space.store(object, 32, object.rawValue) }
                let array = vm.newArray(vm.makeArrayClass(of: SwiftletTypeInt), 5)
                for i in 0..<5 { vm.space.store(array, 12 + i * 4, Int32(i * 1000 - 7)) }
                let longs = vm.newArray(vm.makeArrayClass(of: SwiftletTypeLong), 5)
                for i in 0..<5 { vm.space.store(longs, 16 + i * 8, Int64(i) << 40 - 3) }
                let rows = vm.newArray(vm.makeArrayClass(of: SwiftletTypeReference), 5)
                for i in 0..<4 { vm.space.store(rows, 12 + i * 4, array.rawValue) }
                let flags = vm.newArray(vm.makeArrayClass(of: SwiftletTypeBoolean), 5)
                let outcome = vm.call(
                    method,
                    [
                        .int(0), .int(1), .int(4), .int(-3), .int(1_000_003),
                        .reference(round % 7 == 0 ? .null : object),
                        .reference(round % 11 == 0 ? .null : array), .long(0x1234_5678_9ABC), .long(-5), .double(1.5),
                        .double(-3.25), .int(0), .reference(longs), .reference(rows), .reference(flags),
                        .int(2), .int(3),
                    ])
                outcomes.append(outcome)
                if isFusing {
                    let m = vm.space[method]
                    for i in 0..<Int(m.pointee.cellCount) {
                        let offset = (vm.space[m.pointee.code] + i * 8).load(as: Int32.self)
                        let operation = HandlerTable.shared.operation(at: offset)!
                        if HandlerTable.shared.unfused(operation) != operation { fusedKinds.insert(operation.rawValue) }
                    }
                }
            }
            if case .threw = outcomes[0] { thrown += 1 }
            #expect(outcomes[0] == outcomes[1], "program \(generator.code)")
        }
        // Both outcomes and most of the superinstructions occur.
        #expect(thrown > 100 && thrown < 1450)
        #expect(fusedKinds.count > 180)
    }

    /// Every group whose cells can be written down is formed, and dissolved when a breakpoint takes one of its cells.
    @Test func breakpointsDissolveGroups() {
        let vm = MiniVM()
        let method = vm.method([0x1A, 0x1B, 0x60, 0xAC], arguments: 2)
        let code = vm.space[vm.space[method].pointee.code]
        func operation(_ cell: Int) -> Operation? {
            HandlerTable.shared.operation(at: (code + cell * 8).load(as: Int32.self))
        }
        #expect(operation(0) == .load_load_iadd)
        #expect(operation(1) == .load_iadd)
        let original = (code + 16).load(as: UInt64.self)
        Quickening.publish(QuickCell.breakpoint(id: 5), at: code + 16)
        #expect(operation(0) == .load_load)
        #expect(operation(1) == .load)
        vm.hooks["breakpoint"] = { $0.thread.pointee.result = original }
        #expect(vm.int(method, .int(2), .int(3)) == 5)
        #expect(vm.log == ["breakpoint"])
        Quickening.publish(original, at: code + 16)
        #expect(operation(0) == .load_load_iadd)
        #expect(vm.int(method, .int(2), .int(3)) == 5)
        #expect(vm.log == ["breakpoint"])
    }

    @Test func incrementAndBranchPollsWithTheIncrementDone() {
        let vm = MiniVM()
        // while (i != 5) i++
        let method = vm.method([0x1A, 0x08, 0x9F, 0, 9, 0x84, 0, 1, 0xA7, 0xFF, 0xF8, 0x1A, 0xAC], arguments: 1)
        vm.hooks["pollEntry"] = { $0.thread.pointee.limit = 0 }
        vm.hooks["pollLoop"] = { vm in
            let position = UnsafeRawPointer(vm.thread.pointee.fp!).load(fromByteOffset: 8, as: UInt32.self)
            #expect(position == vm.space[method].pointee.code.rawValue + 4 * 8)
        }
        vm.thread.pointee.limit = 0
        #expect(vm.int(method, .int(0)) == 5)
        #expect(vm.log == ["pollEntry", "pollLoop"])
        #expect(vm.space[method].pointee.backEdgeCount == 5)
    }
}
