// SPDX-License-Identifier: Apache-2.0
import Interpreter
import ObjectModel
import Testing

/// Constants, locals and the operand stack.
@Suite struct StackTests {
    let vm: MiniVM = MiniVM()

    @Test func constants() {
        let ints: [([UInt8], Int32)] = [
            ([0x01], 0), ([0x02], -1), ([0x03], 0), ([0x08], 5), ([0x10, 0x80], -128), ([0x11, 0x80, 0x00], -32768),
            ([0x11, 0x7F, 0xFF], 32767),
        ]
        for (code, expected) in ints { #expect(vm.int(vm.method(code + [0xAC])) == expected) }
        for (opcode, expected) in [(0x0B, 0), (0x0C, 1), (0x0D, 2)] as [(UInt8, Float)] {
            #expect(vm.float(vm.method([opcode, 0xAE], returns: SwiftletTypeFloat)) == expected)
        }
        for (opcode, expected) in [(0x09, 0), (0x0A, 1)] as [(UInt8, Int64)] {
            #expect(vm.long(vm.method([opcode, 0xAD], returns: SwiftletTypeLong)) == expected)
        }
        for (opcode, expected) in [(0x0E, 0), (0x0F, 1)] as [(UInt8, Double)] {
            #expect(vm.double(vm.method([opcode, 0xAF], returns: SwiftletTypeDouble)) == expected)
        }
    }

    @Test func constantsOfThePool() {
        let string = vm.newObject(vm.objectClass)
        let slot = SlotRef(rawValue: vm.words([string.rawValue]))
        vm.makePool([
            (3, 0xFFFF_FFFE), (4, UInt64(Float(2.5).bitPattern)), (5, UInt64(bitPattern: -77)), (0, 0),
            (6, Double(-0.125).bitPattern), (0, 0), (8, 0),
        ])
        vm.resolutions[7] = { _ in QuickCell.constant(reference: slot) }
        #expect(vm.int(vm.method([0x12, 1, 0xAC])) == -2)
        #expect(vm.float(vm.method([0x13, 0, 2, 0xAE], returns: SwiftletTypeFloat)) == 2.5)
        #expect(vm.long(vm.method([0x14, 0, 3, 0xAD], returns: SwiftletTypeLong)) == -77)
        #expect(vm.double(vm.method([0x14, 0, 5, 0xAF], returns: SwiftletTypeDouble)) == -0.125)
        let load = vm.method([0x12, 7, 0xB0], returns: SwiftletTypeReference)
        #expect(vm.call(load) == .returned(UInt64(string.rawValue)))
        #expect(vm.call(load) == .returned(UInt64(string.rawValue)))
        #expect(vm.log == ["resolveConstant"])
        // The collector moves the object: the slot is read each time.
        vm.space[slot].pointee = Reference(rawValue: 0x4000)
        #expect(vm.call(load) == .returned(0x4000))
    }

    @Test func dynamicConstants() {
        vm.makePool([(17, 0), (17, 0)])
        let word = vm.words([0x5678, 0x1234])
        vm.resolutions[1] = { _ in QuickCell.constant(int: -9) }
        vm.resolutions[2] = { _ in QuickCell.constant(word: BytesRef(rawValue: word)) }
        #expect(vm.int(vm.method([0x12, 1, 0xAC])) == -9)
        #expect(vm.long(vm.method([0x14, 0, 2, 0xAD], returns: SwiftletTypeLong)) == 0x1234_0000_5678)
    }

    @Test func localsOfAllForms() {
        // int: iload_0..3 and iload n, with five int arguments
        for index in 0..<5 {
            let code: [UInt8] = index < 4 ? [0x1A + UInt8(index), 0xAC] : [0x15, UInt8(index), 0xAC]
            let method = vm.method(code, arguments: 5)
            #expect(vm.int(method, .int(10), .int(11), .int(12), .int(13), .int(14)) == Int32(10 + index))
        }
        // store and load again, each kind at local 3 and wide at local 300
        let kinds: [(argument: Argument, load: UInt8, store: UInt8, size: Int, ret: UInt8, type: Int, bits: UInt64)] = [
            (.int(-5), 0x15, 0x36, 1, 0xAC, SwiftletTypeInt, 0xFFFF_FFFB),
            (.long(-6), 0x16, 0x37, 2, 0xAD, SwiftletTypeLong, UInt64(bitPattern: -6)),
            (.float(1.5), 0x17, 0x38, 1, 0xAE, SwiftletTypeFloat, UInt64(Float(1.5).bitPattern)),
            (.double(2.5), 0x18, 0x39, 2, 0xAF, SwiftletTypeDouble, Double(2.5).bitPattern),
            (.reference(Reference(rawValue: 0x2222)), 0x19, 0x3A, 1, 0xB0, SwiftletTypeReference, 0x2222),
        ]
        for kind in kinds {
            let short: [UInt8] = [kind.load, 0, kind.store, 3, kind.load, 3, kind.ret]
            let wide: [UInt8] = [kind.load, 0, 0xC4, kind.store, 1, 44, 0xC4, kind.load, 1, 44, kind.ret]
            for code in [short, wide] {
                let method = vm.method(code, arguments: kind.size, returns: kind.type, maxLocals: 302)
                #expect(vm.call(method, [kind.argument]) == .returned(kind.bits))
            }
        }
        // the one-byte forms xload_n, xstore_n
        for (kind, load, store, ret, type) in [
            (0, 0x1A, 0x3B, 0xAC, SwiftletTypeInt), (1, 0x1E, 0x3F, 0xAD, SwiftletTypeLong),
            (2, 0x22, 0x43, 0xAE, SwiftletTypeFloat), (3, 0x26, 0x47, 0xAF, SwiftletTypeDouble),
            (4, 0x2A, 0x4B, 0xB0, SwiftletTypeReference),
        ] as [(Int, UInt8, UInt8, UInt8, Int)] {
            for n: UInt8 in 0..<4 {
                let size = kind == 1 || kind == 3 ? 2 : 1
                let method = vm.method([load, store + n, load + n, ret], arguments: size, returns: type)
                #expect(vm.call(method, size == 2 ? .long(99) : .int(99)) == .returned(99))
            }
        }
    }

    @Test func increments() {
        #expect(vm.int(vm.method([0x84, 0, 0xFF, 0x1A, 0xAC], arguments: 1), .int(0)) == -1)
        #expect(vm.int(vm.method([0x84, 0, 1, 0x1A, 0xAC], arguments: 1), .int(.max)) == .min)
        let wide = vm.method([0xC4, 0x84, 0, 0, 0x80, 0x00, 0x1A, 0xAC], arguments: 1)
        #expect(vm.int(wide, .int(1)) == -32767)
    }

    /// Runs `opcode` on the pushed ints and reads the stack back by popping, top first.
    func shuffle(_ opcode: UInt8, _ values: [Int32], _ count: Int) -> [Int32] {
        var result: [Int32] = []
        for wanted in 0..<count {
            var code: [UInt8] = values.flatMap { value -> [UInt8] in [0x10, UInt8(truncatingIfNeeded: value)] }
            code.append(opcode)
            for _ in 0..<wanted { code.append(0x57) }
            result.append(vm.int(vm.method(code + [0xAC]))!)
        }
        return result
    }

    @Test func stackShuffles() {
        #expect(shuffle(0x59, [1], 2) == [1, 1])
        #expect(shuffle(0x5A, [1, 2], 3) == [2, 1, 2])
        #expect(shuffle(0x5B, [1, 2, 3], 4) == [3, 2, 1, 3])
        #expect(shuffle(0x5C, [1, 2], 4) == [2, 1, 2, 1])
        #expect(shuffle(0x5D, [1, 2, 3], 5) == [3, 2, 1, 3, 2])
        #expect(shuffle(0x5E, [1, 2, 3, 4], 6) == [4, 3, 2, 1, 4, 3])
        #expect(shuffle(0x5F, [1, 2], 2) == [1, 2])
        #expect(shuffle(0x57, [1, 2], 1) == [1])
        #expect(shuffle(0x58, [1, 2, 3], 1) == [1])
        #expect(shuffle(0x00, [1], 1) == [1])
    }
}
