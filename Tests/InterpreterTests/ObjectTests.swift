// SPDX-License-Identifier: Apache-2.0
import Interpreter
import ObjectModel
import Testing

@Suite struct ObjectTests {
    let vm: MiniVM = MiniVM()

    init() { vm.makePool([(7, 0)]) }

    @Test func newObjectsComeFromTheBuffer() {
        let class_ = vm.makeClass(size: 24)
        vm.resolutions[1] = { _ in QuickCell.new(class_, isFast: true) }
        let method = vm.method([0xBB, 0, 1, 0xB0], returns: SwiftletTypeReference)
        vm.makeBuffer(48)
        let top = UnsafeMutableRawPointer(vm.thread.pointee.allocationTop!)
        #expect(vm.call(method) == .returned(UInt64(vm.space.reference(top).rawValue)))
        #expect(vm.call(method) == .returned(UInt64(vm.space.reference(top + 24).rawValue)))
        #expect(top.load(as: UInt64.self) == UInt64(class_.rawValue))
        #expect(vm.log == ["resolveClass"])
        // the buffer is full
        guard case .returned(let bits) = vm.call(method) else {
            Issue.record("threw")
            return
        }
        #expect(vm.space.classRef(of: Reference(rawValue: UInt32(bits))) == class_)
        #expect(vm.log == ["resolveClass", "allocateObject"])
        #expect(vm.thread.pointee.argument == UInt64(class_.rawValue))
    }

    @Test func slowClassesGoToTheRuntime() {
        let class_ = vm.makeClass(size: 24)
        vm.resolutions[1] = { _ in QuickCell.new(class_, isFast: false) }
        vm.makeBuffer(1024)
        let method = vm.method([0xBB, 0, 1, 0x57, 0xB1], returns: SwiftletTypeVoid)
        #expect(vm.call(method) == .returned(0))
        #expect(vm.log == ["resolveClass", "allocateObject"])
    }

    /// While its class is being initialized, an allocation that needs the runtime gets the quick cell's operand.
    @Test func operandsOfUnpublishedCells() {
        let class_ = vm.makeClass(size: 16)
        vm.space[class_].pointee.state = UInt8(SwiftletStateInitializing)
        vm.space[class_].pointee.initializingThread = vm.thread.pointee.threadId
        let method = vm.method([0xBB, 0, 1, 0xB0], returns: SwiftletTypeReference)
        let record = BytesRef(rawValue: vm.allocateMetadata(16))
        Quickening.publish(
            QuickCell.new(class_, isFast: true), at: vm.space[vm.space[method].pointee.code], whenInitialized: class_,
            record: record, poolIndex: 1, in: vm.space)
        #expect(vm.call(method) != .returned(0))
        #expect(vm.log == ["allocateObject"])
        #expect(vm.thread.pointee.argument == UInt64(class_.rawValue))
    }

    @Test func castsAndInstanceTests() {
        var chain: [ClassRef] = [vm.objectClass]
        for _ in 0..<6 { chain.append(vm.makeClass(superclass: chain.last!)) }
        let other = vm.makeClass(superclass: chain[2])
        let interface = vm.makeInterface()
        let absent = vm.makeInterface()
        vm.implement(chain[6], [(interface, [])])
        let cases: [(ClassRef, ClassRef, Bool)] = [
            (chain[6], chain[6], true), (chain[6], chain[3], true), (chain[6], chain[0], true),
            (chain[3], chain[6], false), (other, chain[2], true), (other, chain[3], false),
            (chain[6], interface, true), (chain[6], absent, false), (other, interface, false),
            (chain[6], interface, true),
        ]
        for (class_, target, expected) in cases {
            vm.resolutions[1] = { vm in
                vm.thread.pointee.argument == 0xC0 ? QuickCell.checkCast(target) : QuickCell.instanceOf(target)
            }
            let cast = vm.method([0x2A, 0xC0, 0, 1, 0xB0], arguments: 1, returns: SwiftletTypeReference)
            let test = vm.method([0x2A, 0xC1, 0, 1, 0xAC], arguments: 1)
            let object = vm.newObject(class_)
            // null passes, and does not resolve
            vm.log = []
            #expect(vm.call(cast, .reference(.null)) == .returned(0))
            #expect(vm.int(test, .reference(.null)) == 0)
            #expect(vm.log == [])
            for _ in 0..<2 {
                let outcome = vm.call(cast, .reference(object))
                #expect(outcome == (expected ? .returned(UInt64(object.rawValue)) : .threw("ClassCast")))
                #expect(vm.int(test, .reference(object)) == (expected ? 1 : 0))
                #expect(vm.call(cast, .reference(.null)) == .returned(0))
                #expect(vm.int(test, .reference(.null)) == 0)
            }
            if !expected {
                #expect(vm.call(cast, .reference(object)) == .threw("ClassCast"))
                #expect(vm.thread.pointee.argument == UInt64(object.rawValue))
                #expect(vm.thread.pointee.argument2 == UInt64(target.rawValue))
            }
        }
    }

    @Test func finalizableObjectsAreRegistered() {
        let constructor = vm.declare(
            arguments: 1, returns: SwiftletTypeVoid, flags: UInt32(SwiftletMethodConstructor))
        vm.wellKnown.pointee.objectClass = vm.holder
        vm.decode([0xB1], constructor)
        let plain = vm.newObject(vm.objectClass)
        #expect(vm.call(constructor, .reference(plain)) == .returned(0))
        #expect(vm.log == [])
        let class_ = vm.makeClass()
        vm.space[class_].pointee.flags = UInt32(SwiftletClassFinalizable)
        let object = vm.newObject(class_)
        #expect(vm.call(constructor, .reference(object)) == .returned(0))
        #expect(vm.log == ["registerFinalizer"])
        #expect(vm.thread.pointee.argument == UInt64(object.rawValue))
        vm.hooks["registerFinalizer"] = { $0.leavePending("OutOfMemory") }
        #expect(vm.call(constructor, .reference(object)) == .threw("OutOfMemory"))
    }
}
