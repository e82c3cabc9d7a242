// SPDX-License-Identifier: Apache-2.0
import DataStructures
import ObjectModel
import Platform

/// What the VM knows of the module graph: which module a package belongs to, what modules read and export. The library
/// decides (ModuleBootstrap); its natives tell. Thread-safe.
public final class ModuleRegistry: @unchecked Sendable {
    /// One named module.
    package struct Module {
        package var name: String
        package var loader: UInt32
        /// The java.lang.Module.
        package var object: GlobalHandle?
        package var isOpen: Bool
        package var version: String?
        package var location: String?
        package var packages: Set<SymbolRef>
        package var reads: Set<UInt32> = []
        package var readsAllUnnamed = false
        /// Package → modules it is exported to.
        package var exports: [SymbolRef: Set<UInt32>] = [:]
        package var exportsToAll: Set<SymbolRef> = []
        package var exportsToUnnamed: Set<SymbolRef> = []
    }

    private let mutex = NativeMutex()
    /// Index 0 stands for unnamed modules.
    private var modules: [Module?] = [nil]
    /// Indices of modules whose loaders are gone.
    private var free: [UInt32] = []
    private var bootModules: Set<String> = []
    /// Unnamed module of the boot loader.
    private var bootUnnamed: GlobalHandle?
    private var vm: Unmanaged<VirtualMachine>?

    deinit { mutex.destroy() }

    /// A copy for an image: the modules by index, and the boot loader's unnamed one.
    package var saved: (modules: [Module?], bootUnnamed: GlobalHandle?) { mutex.withLock { (modules, bootUnnamed) } }

    /// Takes over the modules of an image.
    package func adopt(_ saved: [Module?], bootUnnamed: GlobalHandle?) {
        modules = saved
        bootModules = Set(saved.compactMap { $0?.loader == 0 ? $0?.name : nil })
        self.bootUnnamed = bootUnnamed
    }

    package func attach(_ vm: VirtualMachine) { self.vm = Unmanaged.passUnretained(vm) }

    private var machine: VirtualMachine { vm!.takeUnretainedValue() }

    /// Whether any module has been defined: before, all boot classes come from java.base and have no Module.
    package var isDefined: Bool { mutex.withLock { modules.count > 1 } }

    /// Whether the boot loader defines the classes of a module of the image.
    package func isBootModule(_ name: UnsafeRawBufferPointer) -> Bool {
        mutex.withLock {
            if modules.count == 1 { return name.elementsEqualFast(UnsafeRawBufferPointer(staticString: "java.base")) }
            return bootModules.contains(String(decoding: name, as: UTF8.self))
        }
    }

    /// Adds a module; its packages are taken note of by the caller. Returns the index.
    package func add(_ module: Module) -> UInt32 {
        mutex.withLock {
            if module.loader == 0 { bootModules.insert(module.name) }
            if let index = free.popLast() {
                modules[Int(index)] = module
                return index
            }
            modules.append(module)
            return UInt32(modules.count - 1)
        }
    }

    /// Forgets the modules of loaders that are gone.
    package func remove(loaders isDead: (UInt32) -> Bool) {
        mutex.withLock {
            var removed: Set<UInt32> = []
            for index in modules.indices {
                guard let module = modules[index], isDead(module.loader) else { continue }
                removed.insert(UInt32(index))
                modules[index] = nil
            }
            if removed.isEmpty { return }
            free += removed
            for index in modules.indices where modules[index] != nil {
                modules[index]!.reads.subtract(removed)
                modules[index]!.exports = modules[index]!.exports.mapValues { $0.subtracting(removed) }
            }
        }
    }

    /// Whether a loader has a module of this name.
    package func contains(_ name: String, loader: UInt32) -> Bool {
        mutex.withLock { modules.contains { $0?.loader == loader && $0?.name == name } }
    }

    package func update(_ index: UInt32, _ change: (inout Module) -> Void) {
        mutex.withLock {
            guard index > 0, Int(index) < modules.count, modules[Int(index)] != nil else { return }
            change(&modules[Int(index)]!)
        }
    }

    package subscript(index: UInt32) -> Module? {
        mutex.withLock { Int(index) < modules.count ? modules[Int(index)] : nil }
    }

    package func setBootUnnamed(_ object: GlobalHandle) { mutex.withLock { bootUnnamed = object } }

    /// Index of the module of a class; 0 for unnamed ones.
    package func moduleIndex(of metadata: ClassPointer) -> UInt32 {
        let vm = machine
        var element = metadata
        while element.isArray { element = vm.space[element.pointee.elementClass] }
        if element.isPrimitive { return isDefined ? 1 : 0 }
        return vm.packages[element.pointee.package].module
    }

    /// Name of the named module of a class; java.base before modules are defined.
    package func name(of metadata: ClassPointer) -> String? {
        let index = moduleIndex(of: metadata)
        if index != 0 { return self[index]?.name }
        return !isDefined && metadata.pointee.loader == 0 ? "java.base" : nil
    }

    /// The java.lang.Module to store in a new mirror; nil while none is known.
    package func module(of metadata: ClassPointer) -> Reference? {
        let vm = machine
        guard isDefined else { return nil }
        let index = moduleIndex(of: metadata)
        if index != 0 { return self[index]?.object?.reference }
        let loader = vm.loaders[metadata.pointee.loader]
        guard let object = loader.object else { return mutex.withLock { bootUnnamed?.reference } }
        return vm.space.loadReference(object.reference, vm.fields.classLoaderUnnamedModule)
    }

    /// Whether the module of one class reads that of another.
    package func reads(_ target: ClassPointer, from: ClassPointer) -> Bool {
        let source = moduleIndex(of: from)
        let destination = moduleIndex(of: target)
        return source == destination || mutex.withLock { reads(source, destination) }
    }

    /// With the mutex held. Unnamed modules read all, and all read java.base.
    private func reads(_ source: UInt32, _ destination: UInt32) -> Bool {
        guard source != 0, let module = modules[Int(source)] else { return true }
        return destination == 0 ? module.readsAllUnnamed : destination == 1 || module.reads.contains(destination)
    }

    /// Whether code of `from` may name the public class `target` (JVMS 5.4.4): same module, or read and exported.
    package func canReach(_ target: ClassPointer, from: ClassPointer) -> Bool {
        guard isDefined else { return true }
        let source = moduleIndex(of: from)
        let destination = moduleIndex(of: target)
        if source == destination {
            // Two unnamed modules read and export everything.
            return true
        }
        let package = machine.packages[target.pointee.package].name
        return mutex.withLock {
            if !reads(source, destination) { return false }
            guard destination != 0, let module = modules[Int(destination)] else { return true }
            if module.isOpen || module.exportsToAll.contains(package) { return true }
            if source == 0 { return module.exportsToUnnamed.contains(package) }
            return module.exports[package]?.contains(source) ?? false
        }
    }
}

extension UnsafeRawBufferPointer {
    package init(staticString text: StaticString) { self.init(start: text.utf8Start, count: text.utf8CodeUnitCount) }
}
