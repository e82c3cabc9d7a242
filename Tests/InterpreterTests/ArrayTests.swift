// SPDX-License-Identifier: Apache-2.0
import Interpreter
import ObjectModel
import Testing

@Suite struct ArrayTests {
    let vm: MiniVM = MiniVM()

    struct Kind {
        let type: Int
        let load: UInt8
        let store: UInt8
        let loadValue: UInt8
        let ret: UInt8
        let slots: Int
    }

    static let kinds: [Kind] = [
        Kind(type: SwiftletTypeInt, load: 0x2E, store: 0x4F, loadValue: 0x1C, ret: 0xAC, slots: 1),
        Kind(type: SwiftletTypeLong, load: 0x2F, store: 0x50, loadValue: 0x20, ret: 0xAD, slots: 2),
        Kind(type: SwiftletTypeFloat, load: 0x30, store: 0x51, loadValue: 0x24, ret: 0xAE, slots: 1),
        Kind(type: SwiftletTypeDouble, load: 0x31, store: 0x52, loadValue: 0x28, ret: 0xAF, slots: 2),
        Kind(type: SwiftletTypeByte, load: 0x33, store: 0x54, loadValue: 0x1C, ret: 0xAC, slots: 1),
        Kind(type: SwiftletTypeBoolean, load: 0x33, store: 0x54, loadValue: 0x1C, ret: 0xAC, slots: 1),
        Kind(type: SwiftletTypeChar, load: 0x34, store: 0x55, loadValue: 0x1C, ret: 0xAC, slots: 1),
        Kind(type: SwiftletTypeShort, load: 0x35, store: 0x56, loadValue: 0x1C, ret: 0xAC, slots: 1),
    ]

    /// void set(array, index, value)
    func setter(_ kind: Kind) -> MethodRef {
        vm.method(
            [0x2A, 0x1B, kind.loadValue, kind.store, 0xB1], arguments: 2 + kind.slots, returns: SwiftletTypeVoid)
    }

    /// value get(array, index)
    func getter(_ kind: Kind) -> MethodRef {
        vm.method(
            [0x2A, 0x1B, kind.load, kind.ret], arguments: 2,
            returns: kind.slots == 2 ? SwiftletTypeLong : SwiftletTypeInt)
    }

    @Test func primitiveArrays() {
        for kind in ArrayTests.kinds {
            let array = vm.newArray(vm.makeArrayClass(of: kind.type), 3)
            _ = vm.newArray(vm.makeArrayClass(of: kind.type), 3)
            let set = setter(kind)
            let get = getter(kind)
            for index: Int32 in 0..<3 {
                let value: Int64 = kind.slots == 2 ? -0x1234_5678_9ABC_DEF0 - Int64(index) : -0x0102_0304 - Int64(index)
                let argument: Argument = kind.slots == 2 ? .long(value) : .int(Int32(value))
                #expect(vm.call(set, .reference(array), .int(index), argument) == .returned(0))
                let expected: Int64 =
                    switch kind.type {
                    case SwiftletTypeByte: Int64(Int8(truncatingIfNeeded: value))
                    case SwiftletTypeBoolean: value & 1
                    case SwiftletTypeChar: value & 0xFFFF
                    case SwiftletTypeShort: Int64(Int16(truncatingIfNeeded: value))
                    default: value
                    }
                guard case .returned(let bits) = vm.call(get, .reference(array), .int(index)) else {
                    Issue.record("threw")
                    continue
                }
                #expect(
                    kind.slots == 2
                        ? Int64(bitPattern: bits) == expected : Int32(truncatingIfNeeded: bits) == Int32(expected))
            }
            let value: Argument = kind.slots == 2 ? .long(0) : .int(0)
            for index: Int32 in [-1, 3, .max, .min] {
                #expect(vm.call(get, .reference(array), .int(index)) == .threw("ArrayIndex"))
                #expect(vm.thread.pointee.argument == UInt64(UInt32(bitPattern: index)))
                #expect(vm.thread.pointee.argument2 == UInt64(array.rawValue))
                #expect(vm.call(set, .reference(array), .int(index), value) == .threw("ArrayIndex"))
            }
            #expect(vm.call(get, .reference(.null), .int(0)) == .threw("NullPointer"))
            #expect(vm.call(set, .reference(.null), .int(0), value) == .threw("NullPointer"))
        }
    }

    @Test func lengths() {
        let method = vm.method([0x2A, 0xBE, 0xAC], arguments: 1)
        let array = vm.newArray(vm.makeArrayClass(of: SwiftletTypeInt), 42)
        #expect(vm.int(method, .reference(array)) == 42)
        #expect(vm.call(method, .reference(.null)) == .threw("NullPointer"))
    }

    @Test func referenceArraysCheckStores() {
        let base = vm.makeClass()
        let derived = vm.makeClass(superclass: base)
        let interface = vm.makeInterface()
        vm.implement(derived, [(interface, [])])
        let set = vm.method([0x2A, 0x1B, 0x2C, 0x53, 0xB1], arguments: 3, returns: SwiftletTypeVoid)
        let get = vm.method([0x2A, 0x1B, 0x32, 0xB0], arguments: 2, returns: SwiftletTypeReference)
        let d = vm.newObject(derived)
        let b = vm.newObject(base)
        for (element, value, fits) in [
            (base, b, true), (base, d, true), (derived, d, true), (derived, b, false), (interface, d, true),
            (interface, b, false), (vm.objectClass, b, true), (derived, .null, true),
        ] as [(ClassRef, Reference, Bool)] {
            let array = vm.newArray(vm.makeArrayClass(of: SwiftletTypeReference, element: element), 2)
            let outcome = vm.call(set, .reference(array), .int(1), .reference(value))
            #expect(outcome == (fits ? .returned(0) : .threw("ArrayStore")))
            let stored = vm.call(get, .reference(array), .int(1))
            #expect(stored == .returned(fits ? UInt64(value.rawValue) : 0))
            if fits {
                let card = vm.space.card(of: vm.space[array] + 16).load(as: UInt8.self)
                #expect(card == 1)
            } else {
                #expect(vm.thread.pointee.argument == UInt64(value.rawValue))
                #expect(vm.thread.pointee.argument2 == UInt64(array.rawValue))
            }
            #expect(vm.call(set, .reference(array), .int(2), .reference(value)) == .threw("ArrayIndex"))
        }
        #expect(vm.call(set, .reference(.null), .int(2), .reference(d)) == .threw("NullPointer"))
    }

    @Test func newArraysComeFromTheBuffer() {
        let types = [
            SwiftletTypeBoolean, SwiftletTypeChar, SwiftletTypeFloat, SwiftletTypeDouble, SwiftletTypeByte,
            SwiftletTypeShort, SwiftletTypeInt, SwiftletTypeLong,
        ]
        let classes = types.map { vm.makeArrayClass(of: $0) }
        withUnsafeMutableBytes(of: &vm.wellKnown.pointee.primitiveArrays) { bytes in
            for (type, class_) in zip(types, classes) {
                bytes.storeBytes(of: class_.rawValue, toByteOffset: type * 4, as: UInt32.self)
            }
        }
        for (type, class_) in zip(types, classes) {
            let method = vm.method([0x1A, 0xBC, UInt8(type), 0xB0], arguments: 1, returns: SwiftletTypeReference)
            vm.makeBuffer(128)
            let top = vm.thread.pointee.allocationTop!
            guard case .returned(let bits) = vm.call(method, .int(5)) else {
                Issue.record("threw")
                continue
            }
            let array = Reference(rawValue: UInt32(bits))
            #expect(vm.space[array] == UnsafeMutableRawPointer(top))
            #expect(vm.space.classRef(of: array) == class_)
            #expect(vm.space.arrayLength(array) == 5)
            #expect(vm.thread.pointee.allocationTop! - top == vm.space.sizeInBytes(of: array))
            // what does not fit, what is too long, and what is negative
            vm.log = []
            guard case .returned(let slow) = vm.call(method, .int(1000)) else {
                Issue.record("threw")
                continue
            }
            #expect(vm.log == ["allocateArray"])
            #expect(vm.space.arrayLength(Reference(rawValue: UInt32(slow))) == 1000)
            #expect(vm.call(method, .int(-1)) == .threw("NegativeArraySize"))
            #expect(vm.thread.pointee.argument == 0xFFFF_FFFF)
        }
        let class_ = vm.makeArrayClass(of: SwiftletTypeReference, element: vm.objectClass)
        vm.makePool([(7, 0)])
        vm.resolutions[1] = { _ in QuickCell.newArray(class_) }
        let method = vm.method([0x1A, 0xBD, 0, 1, 0xBE, 0xAC], arguments: 1)
        #expect(vm.int(method, .int(3)) == 3)
        #expect(vm.int(method, .int(100_000)) == 100_000)
    }

    @Test func multiDimensionalArraysAreTheRuntimes() {
        vm.makePool([(7, 0)])
        let array = vm.newArray(vm.makeArrayClass(of: SwiftletTypeInt), 1)
        let record = vm.words([vm.objectClass.rawValue, 2])
        vm.resolutions[1] = { vm in
            #expect(vm.thread.pointee.argument2 == 1 | 2 << 16)
            return QuickCell.multiNewArray(BytesRef(rawValue: record))
        }
        vm.hooks["allocateMultiArray"] = { vm in
            #expect(vm.thread.pointee.argument == UInt64(record))
            vm.complete(popping: 2, pushing: array)
        }
        let method = vm.method([0x04, 0x05, 0xC5, 0, 1, 2, 0xB0], returns: SwiftletTypeReference)
        #expect(vm.call(method) == .returned(UInt64(array.rawValue)))
        #expect(vm.log == ["resolveClass", "allocateMultiArray"])
    }
}
