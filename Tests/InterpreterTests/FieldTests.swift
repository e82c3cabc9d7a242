// SPDX-License-Identifier: Apache-2.0
import Interpreter
import ObjectModel
import Testing

@Suite struct FieldTests {
    let vm: MiniVM = MiniVM()

    static let types: [(type: Int, load: UInt8, ret: UInt8, slots: Int)] = [
        (SwiftletTypeBoolean, 0x1B, 0xAC, 1), (SwiftletTypeByte, 0x1B, 0xAC, 1), (SwiftletTypeChar, 0x1B, 0xAC, 1),
        (SwiftletTypeShort, 0x1B, 0xAC, 1), (SwiftletTypeInt, 0x1B, 0xAC, 1), (SwiftletTypeFloat, 0x23, 0xAE, 1),
        (SwiftletTypeLong, 0x1F, 0xAD, 2), (SwiftletTypeDouble, 0x27, 0xAF, 2), (SwiftletTypeReference, 0x2B, 0xB0, 1),
    ]

    func expected(_ type: Int, _ value: Int64) -> UInt64 {
        switch type {
        case SwiftletTypeBoolean: UInt64(value & 1)
        case SwiftletTypeByte: UInt64(UInt32(bitPattern: Int32(Int8(truncatingIfNeeded: value))))
        case SwiftletTypeChar: UInt64(value & 0xFFFF)
        case SwiftletTypeShort: UInt64(UInt32(bitPattern: Int32(Int16(truncatingIfNeeded: value))))
        case SwiftletTypeLong, SwiftletTypeDouble: UInt64(bitPattern: value)
        default: UInt64(UInt32(truncatingIfNeeded: value))
        }
    }

    @Test(arguments: [false, true]) func instanceFields(isVolatile: Bool) {
        vm.makePool([(9, 0)])
        let class_ = vm.makeClass(size: 40)
        for (type, load, ret, slots) in FieldTests.types {
            vm.resolutions[1] = { vm in
                vm.thread.pointee.argument == 0xB5
                    ? QuickCell.putField(offset: 24, type: UInt8(type), isVolatile: isVolatile)
                    : QuickCell.getField(offset: 24, type: UInt8(type), isVolatile: isVolatile)
            }
            let set = vm.method([0x2A, load, 0xB5, 0, 1, 0xB1], arguments: 1 + slots, returns: SwiftletTypeVoid)
            let get = vm.method(
                [0x2A, 0xB4, 0, 1, ret], arguments: 1, returns: slots == 2 ? SwiftletTypeLong : SwiftletTypeInt)
            let object = vm.newObject(class_)
            for value: Int64 in [0, 1, -1, 0x1234_5678_9ABC_DEF1, -0x7654_3210_0123_4567] {
                let argument: Argument = slots == 2 ? .long(value) : .int(Int32(truncatingIfNeeded: value))
                #expect(vm.call(set, .reference(object), argument) == .returned(0))
                #expect(vm.call(get, .reference(object)) == .returned(expected(type, value)), "type \(type)")
                #expect(vm.space.load(object, 16, as: UInt64.self) == 0)
                #expect(vm.space.load(object, 32, as: UInt64.self) == 0)
            }
            let card = vm.space.card(of: vm.space[object] + 24)
            #expect(card.load(as: UInt8.self) == (type == SwiftletTypeReference ? 1 : 0))
            #expect(vm.call(get, .reference(.null)) == .threw("NullPointer"))
            #expect(vm.call(set, .reference(.null), slots == 2 ? .long(0) : .int(0)) == .threw("NullPointer"))
        }
        #expect(vm.log.filter { $0 == "resolveField" }.count == 2 * FieldTests.types.count)
    }

    @Test(arguments: [false, true]) func staticFields(isVolatile: Bool) {
        vm.makePool([(9, 0)])
        for (type, load, ret, slots) in FieldTests.types {
            let field = vm.rawAllocate(4096) + 2048
            let offset = UInt32(field - vm.space.base)
            vm.resolutions[1] = { vm in
                vm.thread.pointee.argument == 0xB3
                    ? QuickCell.putStatic(heapOffset: offset, type: UInt8(type), isVolatile: isVolatile)
                    : QuickCell.getStatic(heapOffset: offset, type: UInt8(type), isVolatile: isVolatile)
            }
            let loadFirst = load - 1
            let set = vm.method([loadFirst, 0xB3, 0, 1, 0xB1], arguments: slots, returns: SwiftletTypeVoid)
            let get = vm.method([0xB2, 0, 1, ret], returns: slots == 2 ? SwiftletTypeLong : SwiftletTypeInt)
            for value: Int64 in [1, -1, 0x1234_5678_9ABC_DEF1] {
                #expect(
                    vm.call(set, slots == 2 ? .long(value) : .int(Int32(truncatingIfNeeded: value))) == .returned(0))
                #expect(vm.call(get) == .returned(expected(type, value)), "type \(type)")
            }
            let card = vm.space.card(of: field).load(as: UInt8.self)
            #expect(card == (type == SwiftletTypeReference ? 1 : 0))
        }
    }

    /// The field's class while it is uninitialized, initialized by this thread, by another, and initialized.
    @Test func staticFieldsWaitForInitialization() {
        vm.makePool([(9, 0)])
        let class_ = vm.makeClass()
        let state = vm.space[class_]
        let field = vm.rawAllocate(8)
        field.storeBytes(of: 55, as: Int32.self)
        let record = BytesRef(rawValue: vm.allocateMetadata(MemoryLayout<InitCheckMetadata>.size))
        let get = vm.method([0xB2, 0, 1, 0xAC])
        let cell = vm.space[vm.space[get].pointee.code]
        let quick = QuickCell.getStatic(
            heapOffset: UInt32(field - vm.space.base), type: UInt8(SwiftletTypeInt), isVolatile: false)
        vm.resolutions[1] = { _ in quick }
        Quickening.publish(quick, at: cell, whenInitialized: class_, record: record, poolIndex: 1, in: vm.space)
        let waiting = cell.load(as: UInt64.self)

        state.pointee.state = UInt8(SwiftletStateLinked)
        vm.hooks["initializeClass"] = { vm in
            #expect(vm.thread.pointee.argument == UInt64(class_.rawValue))
            vm.raise("Erroneous")
        }
        #expect(vm.call(get) == .threw("Erroneous"))
        #expect(cell.load(as: UInt64.self) == waiting)

        state.pointee.state = UInt8(SwiftletStateInitializing)
        state.pointee.initializingThread = vm.thread.pointee.threadId + 1
        #expect(vm.call(get) == .threw("Erroneous"))

        // this thread runs the initializer: the access is allowed, but not published
        state.pointee.initializingThread = vm.thread.pointee.threadId
        #expect(vm.int(get) == 55)
        #expect(cell.load(as: UInt64.self) == waiting)

        // the runtime initializes the class and the instruction is executed again
        state.pointee.state = UInt8(SwiftletStateLinked)
        vm.hooks["initializeClass"] = { vm in vm.space[class_].pointee.state = UInt8(SwiftletStateInitialized) }
        #expect(vm.int(get) == 55)
        #expect(cell.load(as: UInt64.self) == quick)
    }
}
