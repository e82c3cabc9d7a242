// SPDX-License-Identifier: Apache-2.0
import Interpreter
import ObjectModel
import Testing

@Suite struct MonitorTests {
    let vm: MiniVM = MiniVM()

    func lockTag(_ object: Reference) -> UInt32 { vm.space.mark(of: object).load(as: UInt32.self) & 3 }

    @Test func thinLocksNest() {
        let a = vm.newObject(vm.objectClass)
        let b = vm.newObject(vm.objectClass)
        vm.space.mark(of: a).storeBytes(of: 0xFFFF_FF80, as: UInt32.self)
        // enter a, b, a; exit a, b, a
        let method = vm.method(
            [0x2A, 0xC2, 0x2B, 0xC2, 0x2A, 0xC2, 0x2A, 0xC3, 0x2B, 0xC3, 0x2A, 0xC3, 0xB1], arguments: 2,
            returns: SwiftletTypeVoid)
        #expect(vm.call(method, .reference(a), .reference(b)) == .returned(0))
        #expect(vm.thread.pointee.lockStackTop == 0)
        #expect(vm.space.mark(of: a).load(as: UInt32.self) == 0xFFFF_FF80)
        #expect(lockTag(b) == 0)
        let enter = vm.method([0x2A, 0xC2, 0x2A, 0xC2, 0xB1], arguments: 1, returns: SwiftletTypeVoid)
        #expect(vm.call(enter, .reference(a)) == .returned(0))
        #expect(lockTag(a) == 1)
        #expect(vm.thread.pointee.lockStackTop == 2)
        #expect(vm.log == [])
    }

    @Test func whatIsNotSimpleGoesToTheRuntime() {
        let enter = vm.method([0x2A, 0xC2, 0xB1], arguments: 1, returns: SwiftletTypeVoid)
        let exit = vm.method([0x2A, 0xC3, 0xB1], arguments: 1, returns: SwiftletTypeVoid)
        vm.hooks["monitorEnter"] = { $0.complete(popping: 1, pushing: nil) }
        vm.hooks["monitorExit"] = { $0.complete(popping: 1, pushing: nil) }
        let object = vm.newObject(vm.objectClass)
        // thin-locked by another thread
        vm.space.mark(of: object).storeBytes(of: 1, as: UInt32.self)
        #expect(vm.call(enter, .reference(object)) == .returned(0))
        #expect(vm.log == ["monitorEnter"])
        // inflated
        vm.space.mark(of: object).storeBytes(of: 2, as: UInt32.self)
        #expect(vm.call(enter, .reference(object)) == .returned(0))
        #expect(vm.call(exit, .reference(object)) == .returned(0))
        #expect(vm.log == ["monitorEnter", "monitorEnter", "monitorExit"])
        // not on top of the lock stack
        let a = vm.newObject(vm.objectClass)
        let b = vm.newObject(vm.objectClass)
        vm.log = []
        _ = vm.call(enter, .reference(a))
        _ = vm.call(enter, .reference(b))
        #expect(vm.log == [])
        _ = vm.call(exit, .reference(a))
        #expect(vm.log == ["monitorExit"])
        // a full lock stack
        vm.thread.pointee.lockStackTop = UInt32(SwiftletLockStackDepth)
        _ = vm.call(enter, .reference(vm.newObject(vm.objectClass)))
        #expect(vm.log == ["monitorExit", "monitorEnter"])
        #expect(vm.call(enter, .reference(.null)) == .threw("NullPointer"))
        #expect(vm.call(exit, .reference(.null)) == .threw("NullPointer"))
    }

    @Test func synchronizedMethods() {
        vm.makePool([(10, 0)])
        let object = vm.newObject(vm.objectClass)
        let probe = vm.native(arguments: 0, returns: SwiftletTypeInt) { vm in
            vm.thread.pointee.result = UInt64(vm.space.mark(of: object).load(as: UInt32.self) & 3)
        }
        let site = vm.makeCallSite(probe, arguments: 0, returns: SwiftletTypeInt)
        vm.resolutions[1] = { _ in QuickCell.invokeStatic(site) }
        let method = vm.method([0xB8, 0, 1, 0xAC], arguments: 1, flags: 0x20)
        #expect(vm.int(method, .reference(object)) == 1)
        #expect(lockTag(object) == 0)
        let staticMethod = vm.method([0xB8, 0, 1, 0xAC], flags: 0x28)
        vm.space[vm.holder].pointee.mirror = object
        #expect(vm.int(staticMethod) == 1)
        #expect(lockTag(object) == 0)
        // the same with a request at the entry
        vm.hooks["pollEntry"] = { _ in }
        vm.hooks["enterSynchronized"] = { vm in
            vm.space.mark(of: object).storeBytes(of: 1, as: UInt32.self)
            UnsafeMutableRawPointer(vm.thread.pointee.fp!).storeBytes(
                of: object.rawValue, toByteOffset: 12, as: UInt32.self)
        }
        vm.hooks["leaveSynchronized"] = { vm in
            vm.space.mark(of: object).storeBytes(of: 0, as: UInt32.self)
            UnsafeMutableRawPointer(vm.thread.pointee.fp!).storeBytes(of: 0, toByteOffset: 12, as: UInt32.self)
        }
        vm.thread.pointee.limit = 0
        vm.log = []
        #expect(vm.int(method, .reference(object)) == 1)
        #expect(vm.log == ["enterSynchronized", "pollEntry", "leaveSynchronized"])
        // inflated
        vm.space.mark(of: object).storeBytes(of: 2, as: UInt32.self)
        #expect(vm.int(method, .reference(object)) == 1)
        #expect(vm.log.suffix(2) == ["enterSynchronized", "leaveSynchronized"])
    }
}
