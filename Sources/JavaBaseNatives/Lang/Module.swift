// SPDX-License-Identifier: Apache-2.0
import ObjectModel
import Runtime

/// Natives of java.lang.Module: they tell the VM what the library's module system has decided.
enum ModuleNatives {
    static func bind(_ binder: NativeBinder) {
        binder.bind(
            "defineModule0", "(Ljava/lang/Module;ZLjava/lang/String;Ljava/lang/String;[Ljava/lang/Object;)V", define)
        binder.bind("addReads0", "(Ljava/lang/Module;Ljava/lang/Module;)V", addReads)
        binder.bind("addExports0", "(Ljava/lang/Module;Ljava/lang/String;Ljava/lang/Module;)V", addExports)
        binder.bind("addExportsToAll0", "(Ljava/lang/Module;Ljava/lang/String;)V", addExportsToAll)
        binder.bind("addExportsToAllUnnamed0", "(Ljava/lang/Module;Ljava/lang/String;)V", addExportsToAllUnnamed)
    }

    private static func define(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let module = try call.required()
        let isOpen = call.boolean()
        let version = call.handle()
        let location = call.handle()
        let packages = call.handle()
        let vm = call.vm
        var names: [SymbolRef] = []
        if !packages.isNull {
            for i in 0..<Int(call.space.arrayLength(packages.reference)) {
                let name = call.space.loadReference(packages.reference, SwiftletArrayData4 + i * 4)
                if name.isNull { throw call.thread.exception("java/lang/IllegalArgumentException", "Bad package name") }
                names.append(vm.symbolReplacingDots(vm.utf16(name)))
            }
        }
        try vm.defineModule(
            module, isOpen: isOpen, version: version.isNull ? nil : vm.string(version.reference),
            location: location.isNull ? nil : vm.string(location.reference), packages: names, call.thread)
        return .void
    }

    private static func addReads(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let from = try call.required()
        let to = call.handle()
        let vm = call.vm
        let target = to.isNull ? nil : vm.moduleIndex(to.reference)
        vm.modules.update(vm.moduleIndex(from.reference)) {
            if let target, target != 0 { $0.reads.insert(target) } else { $0.readsAllUnnamed = true }
        }
        return .void
    }

    private static func package(_ call: inout NativeCall, _ module: Handle) throws(JavaThrow) -> SymbolRef {
        let name = try call.required()
        return call.vm.symbolReplacingDots(call.vm.utf16(name.reference))
    }

    private static func addExports(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let from = try call.required()
        let package = try package(&call, from)
        let to = try call.required()
        let vm = call.vm
        let target = vm.moduleIndex(to.reference)
        vm.modules.update(vm.moduleIndex(from.reference)) {
            if target == 0 {
                $0.exportsToUnnamed.insert(package)
            } else {
                $0.exports[package, default: []].insert(target)
            }
        }
        return .void
    }

    private static func addExportsToAll(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let from = try call.required()
        let package = try package(&call, from)
        call.vm.modules.update(call.vm.moduleIndex(from.reference)) { $0.exportsToAll.insert(package) }
        return .void
    }

    private static func addExportsToAllUnnamed(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let from = try call.required()
        let package = try package(&call, from)
        call.vm.modules.update(call.vm.moduleIndex(from.reference)) { $0.exportsToUnnamed.insert(package) }
        return .void
    }
}
