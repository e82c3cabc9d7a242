// SPDX-License-Identifier: Apache-2.0
import Interpreter
import ObjectModel
import Testing

/// The signature-polymorphic methods that LambdaForms call.
@Suite struct MethodHandleTests {
    let vm: MiniVM = MiniVM()

    init() {
        vm.makePool([(10, 0)])
        vm.wellKnown.pointee.methodHandleForm = 8
        vm.wellKnown.pointee.lambdaFormEntry = 12
        vm.wellKnown.pointee.memberNameMethod = 8
        vm.wellKnown.pointee.memberNameClass = 12
        vm.wellKnown.pointee.memberNameIndex = 16
        vm.wellKnown.pointee.resolvedMethodTarget = 8
        vm.wellKnown.pointee.mirrorMetadata = 8
    }

    func member(_ target: MethodRef, index: Int64 = -1, interface: ClassRef = .none) -> Reference {
        let resolved = vm.newObject(vm.makeClass(size: 16))
        vm.space.store(resolved, 8, target.rawValue)
        let mirror = vm.newObject(vm.makeClass(size: 16))
        vm.space.store(mirror, 8, interface.rawValue)
        let member = vm.newObject(vm.makeClass(size: 24))
        vm.space.store(member, 8, resolved.rawValue)
        vm.space.store(member, 12, mirror.rawValue)
        vm.space.store(member, 16, index)
        return member
    }

    /// A static method that passes its (int-sized) arguments to the linker.
    func caller(_ entry: Operation, arguments: Int) -> MethodRef {
        let linker = vm.declare(arguments: arguments, returns: SwiftletTypeInt, entry: entry)
        let site = vm.makeCallSite(linker, arguments: arguments, returns: SwiftletTypeInt)
        vm.resolutions[1] = { _ in QuickCell.invokeStatic(site) }
        return vm.method([0x1A, 0x1B, 0x1C, 0x1D][0..<arguments] + [0xB8, 0, 1, 0xAC], arguments: arguments)
    }

    @Test func linkToStatic() {
        let target = vm.method([0x1A, 0x1B, 0x64, 0xAC], arguments: 2)
        let caller = caller(.enter_linkToStatic, arguments: 3)
        #expect(vm.int(caller, .int(9), .int(4), .reference(member(target))) == 5)
        #expect(vm.call(caller, .int(9), .int(4), .reference(.null)) == .threw("NullPointer"))
    }

    @Test func linkToSpecial() {
        let target = vm.method([0x1B, 0xAC], arguments: 2, flags: 1)
        let caller = caller(.enter_linkToSpecial, arguments: 3)
        let receiver = vm.newObject(vm.objectClass)
        #expect(vm.int(caller, .reference(receiver), .int(4), .reference(member(target))) == 4)
        #expect(vm.call(caller, .reference(.null), .int(4), .reference(member(target))) == .threw("NullPointer"))
    }

    @Test func linkToVirtual() {
        let declared = vm.method([0x02, 0xAC], arguments: 2, flags: 1)
        let override = vm.method([0x1B, 0xAC], arguments: 2, flags: 1)
        let receiver = vm.newObject(vm.makeClass(vtable: [declared, override]))
        let caller = caller(.enter_linkToVirtual, arguments: 3)
        #expect(vm.int(caller, .reference(receiver), .int(4), .reference(member(declared, index: 1))) == 4)
        #expect(vm.int(caller, .reference(receiver), .int(4), .reference(member(declared, index: -2))) == -1)
        #expect(vm.call(caller, .reference(.null), .int(4), .reference(member(declared))) == .threw("NullPointer"))
    }

    @Test func linkToInterface() {
        let target = vm.method([0x1B, 0xAC], arguments: 2, flags: 1)
        let interface = vm.makeInterface()
        let class_ = vm.makeClass()
        vm.implement(class_, [(interface, [target])])
        let caller = caller(.enter_linkToInterface, arguments: 3)
        let name = member(target, index: 0, interface: interface)
        #expect(vm.int(caller, .reference(vm.newObject(class_)), .int(4), .reference(name)) == 4)
        let stranger = vm.newObject(vm.makeClass())
        #expect(vm.call(caller, .reference(stranger), .int(4), .reference(name)) == .threw("IncompatibleClassChange"))
        #expect(vm.call(caller, .reference(.null), .int(4), .reference(name)) == .threw("NullPointer"))
    }

    @Test func invokeBasic() {
        let target = vm.method([0x1B, 0x1C, 0x60, 0xAC], arguments: 3)
        let form = vm.newObject(vm.makeClass(size: 16))
        vm.space.store(form, 12, member(target).rawValue)
        let handle = vm.newObject(vm.makeClass(size: 16))
        vm.space.store(handle, 8, form.rawValue)
        let caller = caller(.enter_invokeBasic, arguments: 3)
        #expect(vm.int(caller, .reference(handle), .int(4), .int(5)) == 9)
        #expect(vm.call(caller, .reference(.null), .int(4), .int(5)) == .threw("NullPointer"))
    }
}
