// SPDX-License-Identifier: Apache-2.0
import Interpreter
import ObjectModel
import Testing

/// Each intrinsic does what the method does; where it cannot, the method runs.
@Suite struct IntrinsicTests {
    let vm: MiniVM = MiniVM()

    static let ran: UInt64 = 0x5AFE

    /// The method of an intrinsic, native, whose native function only tells that it ran.
    func method(_ intrinsic: Intrinsic, _ slots: Int, _ returns: Int = SwiftletTypeInt) -> MethodRef {
        let method = vm.native(arguments: slots, returns: returns) { $0.thread.pointee.result = IntrinsicTests.ran }
        vm.space[method].pointee.nativeIndex = 1
        vm.space[method].pointee.entry = HandlerTable.shared[intrinsic.entry]
        return method
    }

    func run(_ intrinsic: Intrinsic, _ slots: Int, _ arguments: Argument...) -> UInt64? {
        guard case .returned(let bits) = vm.call(method(intrinsic, slots), arguments) else { return nil }
        return bits
    }

    @Test func lookups() {
        #expect(Intrinsic.lookup(class: "java/lang/Object", method: "hashCode", descriptor: "()I") == .hashCode)
        #expect(Intrinsic.lookup(class: "java/lang/Math", method: "max", descriptor: "(JJ)J") == .maxLong)
        #expect(Intrinsic.lookup(class: "java/lang/Math", method: "max", descriptor: "(FF)F") == nil)
        #expect(Intrinsic.lookup(class: "app/Math", method: "max", descriptor: "(II)I") == nil)
        #expect(Intrinsic.mayHave(class: "jdk/internal/misc/Unsafe") && !Intrinsic.mayHave(class: "java/util/List"))
        #expect(Set(Intrinsic.allCases.map { $0.entry.rawValue }).count == Intrinsic.allCases.count)
    }

    @Test func identityHashes() {
        let objects = (0..<100).map { _ in vm.newObject(vm.objectClass) }
        var hashes: Set<UInt64> = []
        for object in objects {
            let hash = run(.hashCode, 1, .reference(object))!
            #expect(hash > 0 && hash < 1 << 25)
            #expect(run(.identityHashCode, 1, .reference(object)) == hash)
            #expect(vm.space.mark(of: object).load(as: UInt32.self) == UInt32(hash) << 7)
            hashes.insert(hash)
        }
        #expect(hashes.count == 100)
        #expect(run(.identityHashCode, 1, .reference(.null)) == 0)
        // the lock bits survive
        let locked = vm.newObject(vm.objectClass)
        vm.space.mark(of: locked).storeBytes(of: 0x3D, as: UInt32.self)
        _ = run(.hashCode, 1, .reference(locked))
        #expect(vm.space.mark(of: locked).load(as: UInt32.self) & 0x7F == 0x3D)
    }

    @Test func classesAndThreads() {
        vm.wellKnown.pointee.mirrorMetadata = 8
        let mirror = vm.newObject(vm.makeClass(size: 16))
        let interface = vm.makeInterface()
        let class_ = vm.makeClass()
        vm.implement(class_, [(interface, [])])
        vm.space[class_].pointee.mirror = mirror
        let object = vm.newObject(class_)
        #expect(run(.getClass, 1, .reference(object)) == UInt64(mirror.rawValue))
        for (target, expected) in [(class_, 1), (vm.objectClass, 1), (interface, 1), (vm.makeClass(), 0)]
            as [(ClassRef, UInt64)]
        {
            vm.space.store(mirror, 8, target.rawValue)
            #expect(run(.isInstance, 2, .reference(mirror), .reference(object)) == expected)
            #expect(run(.isInstance, 2, .reference(mirror), .reference(.null)) == 0)
        }
        vm.thread.pointee.threadObject = Reference(rawValue: 123)
        vm.thread.pointee.carrierObject = Reference(rawValue: 456)
        #expect(run(.currentThread, 0) == 123)
        #expect(run(.currentCarrierThread, 0) == 456)
    }

    @Test func numbers() {
        #expect(run(.floatToRawIntBits, 1, .float(1)) == 0x3F80_0000)
        #expect(run(.intBitsToFloat, 1, .int(0x3F80_0000)) == UInt64(Float(1).bitPattern))
        #expect(run(.doubleToRawLongBits, 2, .double(1)) == Double(1).bitPattern)
        #expect(run(.longBitsToDouble, 2, .long(7)) == 7)
        #expect(run(.sqrt, 2, .double(2)) == Double(2).squareRoot().bitPattern)
        #expect(Double(bitPattern: run(.sqrt, 2, .double(-1))!).isNaN)
        #expect(run(.absInt, 1, .int(.min)) == 0x8000_0000)
        #expect(run(.absInt, 1, .int(-3)) == 3)
        #expect(run(.absLong, 2, .long(-3)) == 3)
        #expect(run(.absLong, 2, .long(.min)) == 1 << 63)
        #expect(run(.absFloat, 1, .float(-2)) == UInt64(Float(2).bitPattern))
        #expect(run(.absDouble, 2, .double(-0.0)) == 0)
        for (a, b) in [(1, 2), (2, 1), (-5, 3), (.min, .max)] as [(Int32, Int32)] {
            #expect(run(.maxInt, 2, .int(a), .int(b)) == UInt64(UInt32(bitPattern: max(a, b))))
            #expect(run(.minInt, 2, .int(a), .int(b)) == UInt64(UInt32(bitPattern: min(a, b))))
            #expect(run(.maxLong, 4, .long(Int64(a)), .long(Int64(b))) == UInt64(bitPattern: Int64(max(a, b))))
            #expect(run(.minLong, 4, .long(Int64(a)), .long(Int64(b))) == UInt64(bitPattern: Int64(min(a, b))))
        }
        #expect(run(.multiplyHigh, 4, .long(.min), .long(.min)) == 1 << 62)
        #expect(run(.multiplyHigh, 4, .long(-1), .long(1)) == .max)
        #expect(run(.bitCountInt, 1, .int(-1)) == 32)
        #expect(run(.bitCountLong, 2, .long(-1)) == 64)
        #expect(run(.leadingZerosInt, 1, .int(0)) == 32)
        #expect(run(.leadingZerosInt, 1, .int(1)) == 31)
        #expect(run(.leadingZerosLong, 2, .long(0)) == 64)
        #expect(run(.trailingZerosInt, 1, .int(0)) == 32)
        #expect(run(.trailingZerosInt, 1, .int(8)) == 3)
        #expect(run(.trailingZerosLong, 2, .long(.min)) == 63)
        #expect(run(.reverseBytesInt, 1, .int(0x0102_0304)) == 0x0403_0201)
        #expect(run(.reverseBytesLong, 2, .long(1)) == 1 << 56)
    }

    /// Accesses to a field of an object and to raw memory.
    @Test func unsafeAccesses() {
        let object = vm.newObject(vm.makeClass(size: 32))
        let raw = vm.rawAllocate(32)
        let this = Argument.reference(Reference(rawValue: 0x9999))
        let kinds: [(get: Intrinsic, put: Intrinsic, slots: Int, expected: (Int64) -> UInt64)] = [
            (.getBoolean, .putBoolean, 1, { UInt64($0 & 1) }),
            (.getBooleanVolatile, .putBooleanVolatile, 1, { UInt64($0 & 1) }),
            (.getByte, .putByte, 1, { UInt64(UInt32(bitPattern: Int32(Int8(truncatingIfNeeded: $0)))) }),
            (
                .getByteVolatile, .putByteVolatile, 1,
                { UInt64(UInt32(bitPattern: Int32(Int8(truncatingIfNeeded: $0)))) }
            ),
            (.getShort, .putShort, 1, { UInt64(UInt32(bitPattern: Int32(Int16(truncatingIfNeeded: $0)))) }),
            (
                .getShortVolatile, .putShortVolatile, 1,
                { UInt64(UInt32(bitPattern: Int32(Int16(truncatingIfNeeded: $0)))) }
            ),
            (.getChar, .putChar, 1, { UInt64($0 & 0xFFFF) }),
            (.getCharVolatile, .putCharVolatile, 1, { UInt64($0 & 0xFFFF) }),
            (.getInt, .putInt, 1, { UInt64(UInt32(truncatingIfNeeded: $0)) }),
            (.getIntVolatile, .putIntVolatile, 1, { UInt64(UInt32(truncatingIfNeeded: $0)) }),
            (.getIntAcquire, .putIntRelease, 1, { UInt64(UInt32(truncatingIfNeeded: $0)) }),
            (.getFloat, .putFloat, 1, { UInt64(UInt32(truncatingIfNeeded: $0)) }),
            (.getFloatVolatile, .putFloatVolatile, 1, { UInt64(UInt32(truncatingIfNeeded: $0)) }),
            (.getLong, .putLong, 2, { UInt64(bitPattern: $0) }),
            (.getLongVolatile, .putLongVolatile, 2, { UInt64(bitPattern: $0) }),
            (.getLongAcquire, .putLongRelease, 2, { UInt64(bitPattern: $0) }),
            (.getDouble, .putDouble, 2, { UInt64(bitPattern: $0) }),
            (.getDoubleVolatile, .putDoubleVolatile, 2, { UInt64(bitPattern: $0) }),
        ]
        for (get, put, slots, expected) in kinds {
            for (holder, offset) in [(object, 16), (.null, Int64(Int(bitPattern: raw)) + 16)] as [(Reference, Int64)] {
                for value: Int64 in [-1, 0, 0x1234_5678_9ABC_DEF1] {
                    let argument: Argument = slots == 2 ? .long(value) : .int(Int32(truncatingIfNeeded: value))
                    #expect(run(put, 4 + slots, this, .reference(holder), .long(offset), argument) == 0)
                    #expect(run(get, 4, this, .reference(holder), .long(offset)) == expected(value), "\(get)")
                }
            }
        }
        for (get, put) in [
            (.getReference, .putReference), (.getReferenceVolatile, .putReferenceVolatile),
            (.getReferenceAcquire, .putReferenceRelease),
        ] as [(Intrinsic, Intrinsic)] {
            let card = vm.space.card(of: vm.space[object] + 24)
            card.storeBytes(of: 0, as: UInt8.self)
            #expect(run(put, 5, this, .reference(object), .long(24), .reference(object)) == 0)
            #expect(run(get, 4, this, .reference(object), .long(24)) == UInt64(object.rawValue))
            #expect(card.load(as: UInt8.self) == 1)
            #expect(run(put, 5, this, .reference(.null), .long(24), .reference(object)) == IntrinsicTests.ran)
        }
        #expect(run(.fullFence, 1, this) == 0)
    }

    @Test func unsafeUpdates() {
        let object = vm.newObject(vm.makeClass(size: 32))
        let this = Argument.reference(Reference(rawValue: 0x9999))
        let o = Argument.reference(object)
        vm.space.store(object, 8, Int32(5))
        vm.space.store(object, 16, Int64(-5))
        #expect(run(.compareAndSetInt, 6, this, o, .long(8), .int(4), .int(9)) == 0)
        #expect(run(.compareAndSetInt, 6, this, o, .long(8), .int(5), .int(9)) == 1)
        #expect(run(.weakCompareAndSetInt, 6, this, o, .long(8), .int(9), .int(10)) == 1)
        #expect(run(.compareAndExchangeInt, 6, this, o, .long(8), .int(9), .int(1)) == 10)
        #expect(run(.compareAndExchangeInt, 6, this, o, .long(8), .int(10), .int(1)) == 10)
        #expect(run(.getAndAddInt, 5, this, o, .long(8), .int(-3)) == 1)
        #expect(run(.getAndSetInt, 5, this, o, .long(8), .int(77)) == 0xFFFF_FFFE)
        #expect(vm.space.load(object, 8, as: Int32.self) == 77)
        #expect(run(.compareAndSetLong, 8, this, o, .long(16), .long(5), .long(9)) == 0)
        #expect(run(.compareAndSetLong, 8, this, o, .long(16), .long(-5), .long(9)) == 1)
        #expect(run(.weakCompareAndSetLong, 8, this, o, .long(16), .long(9), .long(-9)) == 1)
        #expect(run(.compareAndExchangeLong, 8, this, o, .long(16), .long(-9), .long(1)) == UInt64(bitPattern: -9))
        #expect(run(.getAndAddLong, 6, this, o, .long(16), .long(2)) == 1)
        #expect(run(.getAndSetLong, 6, this, o, .long(16), .long(77)) == 3)
        #expect(vm.space.load(object, 16, as: Int64.self) == 77)
        vm.space.store(object, 24, UInt32(11))
        let value = Argument.reference(Reference(rawValue: 22))
        #expect(run(.compareAndSetReference, 6, this, o, .long(24), .int(1), value) == 0)
        #expect(run(.compareAndSetReference, 6, this, o, .long(24), .int(11), value) == 1)
        #expect(run(.weakCompareAndSetReference, 6, this, o, .long(24), .int(22), .int(23)) == 1)
        #expect(run(.compareAndExchangeReference, 6, this, o, .long(24), .int(23), .int(24)) == 23)
        #expect(run(.getAndSetReference, 5, this, o, .long(24), .int(25)) == 24)
        #expect(vm.space.load(object, 24, as: UInt32.self) == 25)
        #expect(vm.space.card(of: vm.space[object] + 24).load(as: UInt8.self) == 1)
    }

    @Test func arrayCopies() {
        let ints = vm.makeArrayClass(of: SwiftletTypeInt)
        let a = vm.newArray(ints, 6)
        let b = vm.newArray(ints, 6)
        for i in 0..<6 { vm.space.store(a, 12 + i * 4, Int32(i + 1)) }
        func copy(_ s: Reference, _ sp: Int32, _ d: Reference, _ dp: Int32, _ n: Int32) -> UInt64? {
            run(.arraycopy, 5, .reference(s), .int(sp), .reference(d), .int(dp), .int(n))
        }
        func values(_ array: Reference) -> [Int32] { (0..<6).map { vm.space.load(array, 12 + $0 * 4, as: Int32.self) } }
        #expect(copy(a, 1, b, 2, 3) == 0)
        #expect(values(b) == [0, 0, 2, 3, 4, 0])
        #expect(copy(a, 0, a, 1, 5) == 0)
        #expect(values(a) == [1, 1, 2, 3, 4, 5])
        #expect(copy(a, 6, b, 0, 0) == 0)
        // the method itself says what is wrong with these
        for (sp, dp, n) in [(-1, 0, 1), (0, -1, 1), (0, 0, -1), (0, 0, 7), (6, 0, 1), (0, 6, 1), (1, 0, .max)]
            as [(Int32, Int32, Int32)]
        {
            #expect(copy(a, sp, b, dp, n) == IntrinsicTests.ran)
        }
        #expect(copy(.null, 0, b, 0, 1) == IntrinsicTests.ran)
        #expect(copy(a, 0, .null, 0, 1) == IntrinsicTests.ran)
        #expect(copy(a, 0, vm.newArray(vm.makeArrayClass(of: SwiftletTypeFloat), 6), 0, 1) == IntrinsicTests.ran)
        #expect(copy(vm.newObject(vm.objectClass), 0, b, 0, 1) == IntrinsicTests.ran)
        let longs = vm.makeArrayClass(of: SwiftletTypeLong)
        let c = vm.newArray(longs, 2)
        vm.space.store(c, 24, Int64.min)
        #expect(copy(c, 1, c, 0, 1) == 0)
        #expect(vm.space.load(c, 16, as: Int64.self) == .min)
        // references: to a wider element class without a look at each, and with cards
        let strings = vm.makeClass()
        let narrow = vm.newArray(vm.makeArrayClass(of: SwiftletTypeReference, element: strings), 400)
        let wide = vm.newArray(vm.makeArrayClass(of: SwiftletTypeReference, element: vm.objectClass), 400)
        for i in 0..<400 { vm.space.store(narrow, 12 + i * 4, UInt32(i)) }
        #expect(copy(narrow, 0, wide, 0, 400) == 0)
        #expect(vm.space.load(wide, 12 + 399 * 4, as: UInt32.self) == 399)
        for i in stride(from: 0, to: 400, by: 100) {
            #expect(vm.space.card(of: vm.space[wide] + 12 + i * 4).load(as: UInt8.self) == 1)
        }
        #expect(copy(wide, 0, narrow, 0, 1) == IntrinsicTests.ran)
    }

    @Test func text() {
        let class_ = vm.makeArrayClass(of: SwiftletTypeByte)
        func bytes(_ values: [UInt8]) -> Reference {
            let array = vm.newArray(class_, values.count)
            for (i, value) in values.enumerated() { vm.space.store(array, 12 + i, value) }
            return array
        }
        let text = bytes(Array("hello, wörld: 0123456789".utf8))
        let count = Int32(vm.space.arrayLength(text))
        #expect(run(.latin1CharAt, 2, .reference(text), .int(1)) == 101)
        #expect(run(.latin1CharAt, 2, .reference(text), .int(9)) == 0xB6)
        for index in [-1, count] {
            #expect(run(.latin1CharAt, 2, .reference(text), .int(index)) == IntrinsicTests.ran)
        }
        #expect(run(.latin1Equals, 2, .reference(text), .reference(bytes(Array("hello, wörld: 0123456789".utf8)))) == 1)
        #expect(run(.latin1Equals, 2, .reference(text), .reference(bytes(Array("hello, wörld: 0123456788".utf8)))) == 0)
        #expect(run(.latin1Equals, 2, .reference(text), .reference(bytes(Array("Hello, wörld: 0123456789".utf8)))) == 0)
        #expect(run(.latin1Equals, 2, .reference(text), .reference(bytes([1]))) == 0)
        #expect(run(.latin1Equals, 2, .reference(text), .reference(.null)) == IntrinsicTests.ran)
        #expect(run(.countPositives, 3, .reference(text), .int(0), .int(count)) == 8)
        #expect(run(.countPositives, 3, .reference(text), .int(1), .int(6)) == 6)
        #expect(run(.countPositives, 3, .reference(text), .int(10), .int(count - 10)) == UInt64(count - 10))
        #expect(run(.countPositives, 3, .reference(text), .int(10), .int(count)) == IntrinsicTests.ran)
        #expect(run(.utf16GetChar, 2, .reference(text), .int(1)) == 0x6C6C)
        #expect(run(.utf16GetChar, 2, .reference(text), .int(count / 2)) == IntrinsicTests.ran)
        #expect(run(.utf16PutChar, 3, .reference(text), .int(1), .int(0x1_4142)) == 0)
        #expect(run(.utf16GetChar, 2, .reference(text), .int(1)) == 0x4142)
        #expect(run(.utf16PutChar, 3, .reference(text), .int(-1), .int(0)) == IntrinsicTests.ran)

        func hash(_ array: Reference, _ from: Int32, _ count: Int32, _ type: Int) -> UInt64? {
            run(.vectorizedHashCode, 5, .reference(array), .int(from), .int(count), .int(7), .int(Int32(type)))
        }
        func expected(_ values: [Int32]) -> UInt64 {
            UInt64(UInt32(bitPattern: values.reduce(7) { 31 &* $0 &+ $1 }))
        }
        let mixed = bytes([1, 2, 0xFF, 0x80])
        #expect(hash(mixed, 1, 3, SwiftletTypeBoolean) == expected([2, 255, 128]))
        #expect(hash(mixed, 1, 3, SwiftletTypeByte) == expected([2, -1, -128]))
        #expect(hash(mixed, 0, 2, SwiftletTypeChar) == expected([0x201, 0x80FF]))
        #expect(hash(mixed, 0, 0, SwiftletTypeByte) == expected([]))
        #expect(hash(mixed, 1, 2, SwiftletTypeChar) == IntrinsicTests.ran)
        #expect(hash(mixed, 2, 3, SwiftletTypeByte) == IntrinsicTests.ran)
        #expect(hash(mixed, 0, 1, SwiftletTypeInt) == IntrinsicTests.ran)
        let numbers = vm.newArray(vm.makeArrayClass(of: SwiftletTypeInt), 2)
        vm.space.store(numbers, 12, Int32(-9))
        #expect(hash(numbers, 0, 2, SwiftletTypeInt) == expected([-9, 0]))
    }

    /// A method that was not prepared is prepared when its intrinsic gives up, and keeps its entry.
    @Test func unpreparedMethodsArePrepared() {
        let method = vm.declare(arguments: 2, returns: SwiftletTypeInt, entry: .enter_latin1CharAt)
        let entry = vm.space[method].pointee.entry
        vm.prepared[method] = [0x10, 42, 0xAC]
        #expect(vm.int(method, .reference(.null), .int(0)) == 42)
        #expect(vm.int(method, .reference(.null), .int(0)) == 42)
        #expect(vm.log == ["prepareMethod"])
        #expect(vm.space[method].pointee.entry == entry)
    }
}
