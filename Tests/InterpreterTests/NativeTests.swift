// SPDX-License-Identifier: Apache-2.0
import Interpreter
import ObjectModel
import Testing

@Suite struct NativeTests {
    let vm: MiniVM = MiniVM()

    init() { vm.makePool([(10, 0)]) }

    func caller(of native: MethodRef, arguments: Int, returns: Int = SwiftletTypeInt) -> MethodRef {
        let site = vm.makeCallSite(native, arguments: arguments, returns: returns)
        vm.resolutions[1] = { _ in QuickCell.invokeStatic(site) }
        let loads: [UInt8] = [0x1A, 0x1B, 0x1C, 0x1D]
        return vm.method([0x08] + loads[0..<arguments] + [0xB8, 0, 1, 0x60, 0xAC], arguments: arguments)
    }

    @Test func argumentsAndResults() {
        let native = vm.native(arguments: 2, returns: SwiftletTypeInt) { vm in
            vm.thread.pointee.result = UInt64(UInt32(bitPattern: vm.nativeArgument(0) - vm.nativeArgument(1)))
        }
        #expect(vm.int(caller(of: native, arguments: 2), .int(10), .int(3)) == 12)
        #expect(vm.int(native, .int(3), .int(10)) == -7)
        #expect(vm.space[native].pointee.invocationCount == 2)
        let long = vm.native(arguments: 2, returns: SwiftletTypeLong) { $0.thread.pointee.result = 1 << 40 }
        #expect(vm.long(long, .long(0)) == 1 << 40)
    }

    @Test func exceptionsUnwindTheNativeFrame() {
        let native = vm.native(arguments: 1, returns: SwiftletTypeInt) { vm in
            vm.thread.pointee.pendingException = vm.makeException("Native")
        }
        let method = caller(of: native, arguments: 1)
        #expect(vm.call(method, .int(1)) == .threw("Native"))
        #expect(vm.call(native, .int(1)) == .threw("Native"))
        vm.handlers[method] = [(0, 5, 4)]
        #expect(vm.call(method, .int(1)) != .threw("Native"))
    }

    @Test func synchronizedNativesHoldTheLock() {
        let object = vm.newObject(vm.objectClass)
        let mark = vm.space.mark(of: object)
        let native = vm.native(arguments: 1, returns: SwiftletTypeInt, flags: 0x120) { vm in
            vm.thread.pointee.result =
                UInt64(mark.load(as: UInt32.self) & 3) | UInt64(vm.thread.pointee.lockStackTop) << 8
        }
        #expect(vm.call(native, .reference(object)) == .returned(0x101))
        #expect(mark.load(as: UInt32.self) & 3 == 0)
        #expect(vm.thread.pointee.lockStackTop == 0)
        // an inflated lock is the runtime's
        mark.storeBytes(of: 2, as: UInt32.self)
        vm.hooks["enterSynchronized"] = { vm in
            UnsafeMutableRawPointer(vm.thread.pointee.fp!).storeBytes(
                of: object.rawValue, toByteOffset: 12, as: UInt32.self)
        }
        vm.hooks["leaveSynchronized"] = { vm in
            UnsafeMutableRawPointer(vm.thread.pointee.fp!).storeBytes(of: 0, toByteOffset: 12, as: UInt32.self)
        }
        #expect(vm.call(native, .reference(object)) == .returned(2))
        #expect(vm.log == ["enterSynchronized", "leaveSynchronized"])
        vm.hooks["enterSynchronized"] = { $0.raise("Cancelled") }
        #expect(vm.call(native, .reference(object)) == .threw("Cancelled"))
    }

    @Test func requestsAreSeenAtNativeEntries() {
        let native = vm.native(arguments: 0, returns: SwiftletTypeInt) { $0.thread.pointee.result = 4 }
        vm.hooks["pollEntry"] = { _ in }
        vm.thread.pointee.limit = 0
        #expect(vm.int(native) == 4)
        #expect(vm.log == ["pollEntry"])
        vm.thread.pointee.limit = 1
        vm.hooks["pollEntry"] = nil
        #expect(vm.call(native) == .threw("StackOverflow"))
    }
}
