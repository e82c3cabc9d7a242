// SPDX-License-Identifier: Apache-2.0
import Interpreter
import ObjectModel
import Testing

@Suite struct DecoderTests {
    let vm: MiniVM = MiniVM()

    func failure(_ code: [UInt8], maxLocals: Int = 4) -> DecodeError? {
        let method = vm.declare(arguments: 0, returns: SwiftletTypeInt, maxLocals: maxLocals)
        if case .failure(let error) = vm.decodeChecked(code, method) { return error }
        return nil
    }

    @Test func positionsAreBytecodeIndices() {
        let code: [UInt8] = [0x10, 1, 0x11, 0, 2, 0x60, 0xC4, 0x15, 0, 0, 0x60, 0xAC]
        let method = vm.method(code)
        let m = vm.space[method]
        #expect(m.pointee.cellCount == 6)
        let positions = vm.space[m.pointee.positions].assumingMemoryBound(to: UInt16.self)
        #expect((0..<6).map { positions[$0] } == [0, 2, 5, 6, 10, 11])
        #expect(m.pointee.flags & UInt32(SwiftletMethodHasLoops) == 0)
    }

    @Test func codeIsPrinted() {
        vm.makePool([(9, 0)])
        let method = vm.method(
            [0x03, 0x3C, 0x1A, 0x99, 0, 9, 0x84, 1, 0xFE, 0xA7, 0xFF, 0xF9, 0xB2, 0, 1, 0xAC], maxLocals: 3)
        let expected = """
            0 @0  push_int 0 [push_int_store]
            1 @1  store local 1 [store_load_ifeq]
            2 @2  load local 0 [load_ifeq]
            3 @3  ifeq to 6
            4 @6  iinc local 1 by -2 [iinc_goto_back]
            5 @9  goto_back to 2
            6 @12  getstatic_unresolved #1
            7 @15  return_1 local 0

            """
        #expect(CodePrinter(method, in: vm.space).text == expected)
        let record = BytesRef(rawValue: vm.allocateMetadata(16))
        Quickening.publish(
            QuickCell.getStatic(heapOffset: 77, type: UInt8(SwiftletTypeInt), isVolatile: false),
            at: vm.space[vm.space[method].pointee.code] + 48, whenInitialized: vm.objectClass, record: record,
            poolIndex: 1,
            in: vm.space)
        #expect(CodePrinter(method, in: vm.space).line(6) == "6 @12  initcheck for getstatic_i 77")
    }

    @Test func malformedCodeIsRefused() {
        #expect(failure([]) == .truncated(bytecodeIndex: 0))
        #expect(failure([0x10]) == .truncated(bytecodeIndex: 0))
        #expect(failure([0x00, 0xB2, 0]) == .truncated(bytecodeIndex: 1))
        #expect(failure([0xCB]) == .unknownOpcode(0xCB, bytecodeIndex: 0))
        #expect(failure([0xC4, 0x00, 0, 0]) == .unknownOpcode(0, bytecodeIndex: 1))
        #expect(failure([0xA7, 0, 1, 0xAC]) == .badTarget(bytecodeIndex: 0))
        #expect(failure([0xA7, 0x7F, 0xFF]) == .badTarget(bytecodeIndex: 0))
        #expect(failure([0xC8, 0x80, 0, 0, 0]) == .badTarget(bytecodeIndex: 0))
        #expect(failure([0x15, 4, 0xAC]) == .badLocal(bytecodeIndex: 0))
        #expect(failure([0x16, 3, 0xAD]) == .badLocal(bytecodeIndex: 0))
        #expect(failure([0x1A], maxLocals: 0) == .badLocal(bytecodeIndex: 0))
        #expect(failure([0x12, 9]) == .badConstant(bytecodeIndex: 0))
        #expect(failure([0xB8, 0, 0]) == .badConstant(bytecodeIndex: 0))
        #expect(failure([0xBC, 3]) == .badOperand(bytecodeIndex: 0))
        #expect(failure([0xC5, 0, 0, 0]) == .badOperand(bytecodeIndex: 0))
        // high below low, far too many cases, unsorted keys, a negative number of pairs
        #expect(failure([0xAA, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0]) == .badOperand(bytecodeIndex: 0))
        #expect(
            failure([0xAA, 0, 0, 0, 0, 0, 0, 0, 0x80, 0, 0, 0, 0x7F, 0xFF, 0xFF, 0xFF]) == .badOperand(bytecodeIndex: 0)
        )
        #expect(failure([0xAB, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF]) == .badOperand(bytecodeIndex: 0))
        let unsorted: [UInt8] = [
            0xAB, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0,
        ]
        #expect(failure(unsorted) == .badOperand(bytecodeIndex: 0))
    }

    /// Random bytes decode or are refused; either way nothing outside the allocation changes.
    @Test func randomBytesStayInBounds() {
        vm.makePool([(3, 1), (5, 2), (0, 0), (8, 0), (17, 0), (10, 0)])
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        func random() -> UInt8 {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return UInt8(truncatingIfNeeded: state >> 32)
        }
        var decoded = 0
        for _ in 0..<20_000 {
            let length = 1 + Int(random() % 24)
            let code = (0..<length).map { _ in random() < 200 ? random() % 0xCB : random() % 8 }
            let method = vm.declare(arguments: 0, returns: SwiftletTypeInt, maxLocals: 6)
            let before = vm.metadataTop
            if case .success(let result) = vm.decodeChecked(code, method) {
                decoded += 1
                #expect(result.cellCount <= UInt32(length))
            }
            // the allocator hands out zeroes, so what follows the last allocation must still be zero
            let after = vm.space.metadata(vm.metadataTop)
            #expect(after.loadUnaligned(as: UInt64.self) == 0)
            #expect((after + 8).loadUnaligned(as: UInt64.self) == 0)
            let used = vm.space.metadata(before)
            for i in 0..<Int(vm.metadataTop - before) { used.storeBytes(of: 0, toByteOffset: i, as: UInt8.self) }
            vm.metadataTop = before
        }
        #expect(decoded > 1000)
    }
}
