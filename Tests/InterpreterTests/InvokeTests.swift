// SPDX-License-Identifier: Apache-2.0
import Interpreter
import ObjectModel
import Testing

@Suite struct InvokeTests {
    let vm: MiniVM = MiniVM()

    init() { vm.makePool([(10, 0), (10, 0), (10, 0)]) }

    /// int f(int n) { return n <= 0 ? 0 : f(n - 1) + 1; }
    func recursive() -> MethodRef {
        let method = vm.method(
            [0x1A, 0x9D, 0, 5, 0x03, 0xAC, 0x1A, 0x04, 0x64, 0xB8, 0, 1, 0x04, 0x60, 0xAC], arguments: 1)
        let site = vm.makeCallSite(method, arguments: 1, returns: SwiftletTypeInt)
        vm.resolutions[1] = { _ in QuickCell.invokeStatic(site) }
        return method
    }

    @Test func staticCallsRecur() {
        let method = recursive()
        #expect(vm.int(method, .int(10_000)) == 10_000)
        #expect(vm.space[method].pointee.invocationCount == 10_001)
        #expect(vm.log == ["resolveInvoke"])
    }

    @Test func deepRecursionOverflowsTheJavaStackOnly() {
        let method = recursive()
        #expect(vm.call(method, .int(.max)) == .threw("StackOverflow"))
        #expect(vm.int(method, .int(100)) == 100)
        // A frame that does not fit in the reserve is not made.
        let huge = vm.method([0x03, 0xAC], maxLocals: 65535, maxStack: 65535)
        vm.thread.pointee.sp = vm.thread.pointee.stackEnd - 70000
        #expect(vm.call(huge) == .threw("StackOverflow"))
    }

    @Test func resultsOfEachType() {
        let values: [(Int, UInt8, Argument, UInt8, UInt64)] = [
            (SwiftletTypeInt, 0xAC, .int(-5), 0x1A, 0xFFFF_FFFB), (SwiftletTypeBoolean, 0xAC, .int(-2), 0x1A, 0),
            (SwiftletTypeBoolean, 0xAC, .int(3), 0x1A, 1), (SwiftletTypeByte, 0xAC, .int(0x1FF), 0x1A, 0xFFFF_FFFF),
            (SwiftletTypeChar, 0xAC, .int(-1), 0x1A, 0xFFFF),
            (SwiftletTypeShort, 0xAC, .int(0x18000), 0x1A, 0xFFFF_8000),
            (SwiftletTypeLong, 0xAD, .long(-9), 0x1E, UInt64(bitPattern: -9)),
            (SwiftletTypeFloat, 0xAE, .float(0.5), 0x22, UInt64(Float(0.5).bitPattern)),
            (SwiftletTypeDouble, 0xAF, .double(-0.5), 0x26, Double(-0.5).bitPattern),
            (SwiftletTypeReference, 0xB0, .reference(Reference(rawValue: 77)), 0x2A, 77),
        ]
        for (type, ret, argument, load, expected) in values {
            let slots = type == SwiftletTypeLong || type == SwiftletTypeDouble ? 2 : 1
            for flags: UInt32 in [8, 0x28] {
                vm.space[vm.holder].pointee.mirror = vm.newObject(vm.objectClass)
                let callee = vm.method([load, ret], arguments: slots, returns: type, flags: flags)
                let site = vm.makeCallSite(callee, arguments: slots, returns: type)
                vm.resolutions[2] = { _ in QuickCell.invokeStatic(site) }
                let caller = vm.method([load, 0xB8, 0, 2, ret], arguments: slots, returns: type)
                #expect(vm.call(caller, argument) == .returned(expected), "type \(type)")
                #expect(vm.thread.pointee.lockStackTop == 0)
            }
        }
        let nothing = vm.method([0xB1], returns: SwiftletTypeVoid)
        let site = vm.makeCallSite(nothing, arguments: 0, returns: SwiftletTypeVoid)
        vm.resolutions[2] = { _ in QuickCell.invokeStatic(site) }
        #expect(vm.int(vm.method([0x08, 0xB8, 0, 2, 0xAC])) == 5)
    }

    @Test func virtualCallsDispatchByClass() {
        let a = vm.method([0x04, 0xAC], arguments: 1, flags: 1)
        let b = vm.method([0x05, 0xAC], arguments: 1, flags: 1)
        let filler = vm.method([0x02, 0xAC], arguments: 1, flags: 1)
        let site = vm.makeCallSite(a, arguments: 1, returns: SwiftletTypeInt, index: 2)
        vm.resolutions[1] = { _ in QuickCell.invokeVirtual(site) }
        let caller = vm.method([0x2A, 0xB6, 0, 1, 0xAC], arguments: 1)
        let first = vm.newObject(vm.makeClass(vtable: [filler, filler, a]))
        let second = vm.newObject(vm.makeClass(vtable: [filler, filler, b]))
        for _ in 0..<2 {
            #expect(vm.int(caller, .reference(first)) == 1)
            #expect(vm.int(caller, .reference(second)) == 2)
        }
        #expect(vm.call(caller, .reference(.null)) == .threw("NullPointer"))
    }

    @Test func specialCallsCheckTheReceiver() {
        let target = vm.method([0x1B, 0xAC], arguments: 2, flags: 1)
        let site = vm.makeCallSite(target, arguments: 2, returns: SwiftletTypeInt)
        vm.resolutions[1] = { _ in QuickCell.invokeSpecial(site) }
        let caller = vm.method([0x2A, 0x08, 0xB7, 0, 1, 0xAC], arguments: 1)
        #expect(vm.int(caller, .reference(vm.newObject(vm.objectClass))) == 5)
        #expect(vm.call(caller, .reference(.null)) == .threw("NullPointer"))
    }

    @Test func interfaceCallsSearchAndCache() {
        let a = vm.method([0x04, 0xAC], arguments: 1, flags: 1)
        let b = vm.method([0x05, 0xAC], arguments: 1, flags: 1)
        let interface = vm.makeInterface()
        let other = vm.makeInterface()
        let first = vm.makeClass()
        let second = vm.makeClass()
        vm.implement(first, [(other, []), (interface, [b, a])])
        vm.implement(second, [(interface, [a, b])])
        let site = vm.makeCallSite(arguments: 1, returns: SwiftletTypeInt, index: 1, interface: interface)
        vm.resolutions[1] = { _ in QuickCell.invokeInterface(site) }
        let caller = vm.method([0x2A, 0xB9, 0, 1, 1, 0, 0xAC], arguments: 1)
        for _ in 0..<2 {
            #expect(vm.int(caller, .reference(vm.newObject(first))) == 1)
            #expect(vm.space[site].pointee.inlineCache == UInt64(first.rawValue) | UInt64(a.rawValue) << 32)
            #expect(vm.int(caller, .reference(vm.newObject(second))) == 2)
            #expect(vm.space[site].pointee.inlineCache == UInt64(second.rawValue) | UInt64(b.rawValue) << 32)
        }
        #expect(vm.call(caller, .reference(.null)) == .threw("NullPointer"))
        let stranger = vm.newObject(vm.makeClass())
        #expect(vm.call(caller, .reference(stranger)) == .threw("IncompatibleClassChange"))
        #expect(vm.thread.pointee.argument == UInt64(stranger.rawValue))
    }

    @Test func dynamicCallsPassTheAppendix() {
        let adapter = vm.method([0x1A, 0x1B, 0x60, 0xAC], arguments: 2)
        let slot = SlotRef(rawValue: vm.words([30]))
        let site = vm.makeCallSite(adapter, arguments: 1, returns: SwiftletTypeInt)
        vm.space[site].pointee.hasAppendix = 1
        vm.space[site].pointee.appendix = slot
        vm.resolutions[1] = { _ in QuickCell.invokeDynamic(site) }
        let caller = vm.method([0x1A, 0xBA, 0, 1, 0, 0, 0xAC], arguments: 1, maxStack: 1)
        #expect(vm.int(caller, .int(12)) == 42)
        let plain = vm.makeCallSite(vm.method([0x1A, 0xAC], arguments: 1), arguments: 1, returns: SwiftletTypeInt)
        vm.resolutions[2] = { _ in QuickCell.invokeDynamic(plain) }
        #expect(vm.int(vm.method([0x1A, 0xBA, 0, 2, 0, 0, 0xAC], arguments: 1), .int(12)) == 12)
        vm.resolutions[3] = { _ in QuickCell.invokeHandle(site) }
        let handle = vm.method([0x1A, 0xB6, 0, 3, 0xAC], arguments: 1)
        #expect(vm.int(handle, .int(1)) == 31)
        #expect(vm.call(handle, .reference(.null)) == .threw("NullPointer"))
    }

    @Test func methodsArePreparedAtTheFirstCall() {
        let callee = vm.declare(arguments: 2, returns: SwiftletTypeInt)
        let site = vm.makeCallSite(callee, arguments: 2, returns: SwiftletTypeInt)
        vm.resolutions[1] = { _ in QuickCell.invokeStatic(site) }
        let caller = vm.method([0x1A, 0x1B, 0xB8, 0, 1, 0xAC], arguments: 2)
        // fails in the caller, which can catch it
        #expect(vm.call(caller, .int(7), .int(9)) == .threw("NoClassDef"))
        #expect(vm.call(callee, .int(7), .int(9)) == .threw("NoClassDef"))
        vm.prepared[callee] = [0x1A, 0x1B, 0x64, 0xAC]
        #expect(vm.int(caller, .int(7), .int(9)) == -2)
        #expect(vm.int(callee, .int(9), .int(7)) == 2)
        #expect(vm.log.filter { $0 == "prepareMethod" }.count == 3)
    }

    @Test func abstractMethodsThrow() {
        let callee = vm.declare(arguments: 1, returns: SwiftletTypeInt, entry: .enter_abstract)
        let site = vm.makeCallSite(callee, arguments: 1, returns: SwiftletTypeInt)
        vm.resolutions[1] = { _ in QuickCell.invokeSpecial(site) }
        let caller = vm.method([0x2A, 0xB7, 0, 1, 0xAC], arguments: 1)
        #expect(vm.call(caller, .reference(vm.newObject(vm.objectClass))) == .threw("AbstractMethod"))
        #expect(vm.call(callee, .int(1)) == .threw("AbstractMethod"))
    }
}
