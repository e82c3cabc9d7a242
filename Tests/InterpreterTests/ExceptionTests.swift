// SPDX-License-Identifier: Apache-2.0
import Interpreter
import ObjectModel
import Testing

@Suite struct ExceptionTests {
    let vm: MiniVM = MiniVM()

    init() { vm.makePool([(10, 0)]) }

    @Test func handlersAreFoundInTheSameFrame() {
        // try { return 1 / n; } catch { return 9; }
        let method = vm.method([0x04, 0x1A, 0x6C, 0xAC, 0x57, 0x10, 9, 0xAC], arguments: 1)
        vm.handlers[method] = [(0, 4, 4)]
        #expect(vm.int(method, .int(1)) == 1)
        #expect(vm.int(method, .int(0)) == 9)
    }

    @Test func exceptionsCrossFrames() {
        let thrower = vm.method([0x2A, 0xBF], arguments: 1, returns: SwiftletTypeVoid)
        let site = vm.makeCallSite(thrower, arguments: 1, returns: SwiftletTypeVoid)
        vm.resolutions[1] = { _ in QuickCell.invokeStatic(site) }
        // 0 iconst_5, 1 aload_0, 2 invokestatic, 3 ireturn; handler 4: areturn of the exception
        let catcher = vm.method([0x08, 0x2A, 0xB8, 0, 1, 0xAC, 0xB0], arguments: 1, returns: SwiftletTypeReference)
        vm.handlers[catcher] = [(2, 3, 4)]
        let exception = vm.makeException("Mine")
        #expect(vm.call(catcher, .reference(exception)) == .returned(UInt64(exception.rawValue)))
        vm.handlers[catcher] = [(3, 4, 4)]
        #expect(vm.call(catcher, .reference(exception)) == .threw("Mine"))
        #expect(vm.call(thrower, .reference(.null)) == .threw("NullPointer"))
    }

    @Test func swiftCallsNest() {
        let inner = vm.method([0x1A, 0x07, 0x6C, 0xAC], arguments: 1)
        let failing = vm.method([0x04, 0x03, 0x6C, 0xAC])
        let native = vm.native(arguments: 1, returns: SwiftletTypeInt) { vm in
            let argument = vm.nativeArgument(0)
            if argument < 0 {
                #expect(vm.call(failing) == .threw("Arithmetic"))
                vm.thread.pointee.result = 3
            } else {
                vm.thread.pointee.result = UInt64(vm.int(inner, .int(argument))!)
            }
        }
        let site = vm.makeCallSite(native, arguments: 1, returns: SwiftletTypeInt)
        vm.resolutions[1] = { _ in QuickCell.invokeStatic(site) }
        let outer = vm.method([0x08, 0x1A, 0xB8, 0, 1, 0x60, 0xAC], arguments: 1)
        #expect(vm.int(outer, .int(40)) == 15)
        #expect(vm.int(outer, .int(-1)) == 8)
    }
}
