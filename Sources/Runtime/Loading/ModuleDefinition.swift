// SPDX-License-Identifier: Apache-2.0
import ObjectModel

extension VirtualMachine {
    /// Index of a java.lang.Module; 0 for unnamed modules.
    package func moduleIndex(_ module: Reference) -> UInt32 { space.load(module, fields.moduleData, as: UInt32.self) }

    /// `Module.defineModule0`: a named module and its packages (JVMS 5.3.6). The first one is java.base; it becomes the
    /// module of all classes loaded so far.
    package func defineModule(
        _ module: Handle, isOpen: Bool, version: String?, location: String?, packages names: [SymbolRef],
        _ thread: Thread
    ) throws(JavaThrow) {
        let nameReference = space.loadReference(module.reference, fields.moduleName)
        if nameReference.isNull {
            throw thread.exception("java/lang/IllegalArgumentException", "Module name cannot be null")
        }
        let name = string(nameReference)
        let loader = loaderData(thread.handle(space.loadReference(module.reference, fields.moduleLoader)))
        let isFirst = !modules.isDefined
        if !isFirst { try checkDefinition(name, loader, names, thread) }
        let index = modules.add(
            ModuleRegistry.Module(
                name: name, loader: loader.index, object: loader.makeHandle(module.reference), isOpen: isOpen,
                version: version, location: location, packages: Set(names)))
        space.store(module.reference, fields.moduleData, index)
        for package in names { packages.setModule(loader.package(package, packages), index) }
        if isFirst { adoptEarlyClasses(module) }
    }

    private func checkDefinition(
        _ name: String, _ loader: ClassLoaderData, _ names: [SymbolRef], _ thread: Thread
    ) throws(JavaThrow) {
        let isBoot = loader.isBoot
        if name == "java.base" {
            throw isBoot
                ? thread.exception("java/lang/InternalError", "Module java.base is already defined")
                : thread.exception("java/lang/IllegalArgumentException", "Class loader must be the boot class loader")
        }
        if !isBoot, !isPlatformLoader(loader.object!.reference) {
            for package in names where symbols.string(package).hasPrefix("java/") {
                throw thread.exception(
                    "java/lang/IllegalArgumentException",
                    "Class loader (instance of): \(loaderDescription(loader)) tried to define prohibited package name: "
                        + externalName(package))
            }
        }
        if modules.contains(name, loader: loader.index) {
            throw thread.exception("java/lang/IllegalStateException", "Module \(name) is already defined")
        }
        for package in names {
            guard let known = loader.existingPackage(package) else { continue }
            let text = "Package \(externalName(package)) for module \(name) is already in "
            if let other = modules[packages[known].module] {
                throw thread.exception(
                    "java/lang/IllegalStateException",
                    text + "another module, \(other.name), defined to the class loader")
            }
            // The boot loader has packages before it has modules.
            if !isBoot {
                throw thread.exception(
                    "java/lang/IllegalStateException", text + "the unnamed module defined to the class loader")
            }
        }
    }

    /// Every mirror made so far belongs to java.base.
    private func adoptEarlyClasses(_ module: Handle) {
        for metadata in BasicType.primitives.map({ classes.primitive($0) }) { adopt(metadata, module) }
        for ref in loaders.boot.definedClasses { adopt(space[ref], module) }
    }

    /// The mirror of a class, and those of its array classes.
    private func adopt(_ metadata: ClassPointer, _ module: Handle) {
        var current = metadata
        while true {
            if !current.pointee.mirror.isNull {
                space.storeReference(current.pointee.mirror, fields.classModule, module.reference)
            }
            if current.pointee.arrayClass.isNone { return }
            current = space[current.pointee.arrayClass]
        }
    }
}
