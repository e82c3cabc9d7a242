// SPDX-License-Identifier: Apache-2.0
import ClassFile
import DataStructures
import ObjectModel

// Deriving a class from a class file (JVMS 5.3.5), with the checks that belong there.

extension VirtualMachine {
    /// Defines a class: parses, loads supers, builds metadata and mirror, and records it with its loader.
    package func define(
        _ definition: ClassDefinition, protectionDomain: Handle? = nil, classData: Handle? = nil, thread: Thread
    ) throws(JavaThrow) -> ClassPointer {
        let view = try parse(definition, thread)
        let name = try definedName(definition, view, thread)
        let loader = definition.loader
        let interfaces = try loadInterfaces(view, loader, thread)
        let superclass = try loadSuperclass(view, name, loader, thread)
        try checkPackage(name, loader, thread)
        let built: ClassPointer
        do throws(MetadataError) {
            built = try ClassBuilder(
                self, definition, view, name: name, superclass: superclass, interfaces: interfaces
            ).build()
        } catch {
            throw thread.exception("java/lang/OutOfMemoryError", "Metaspace")
        }
        try checkSupers(built, superclass, interfaces, thread)
        if names.matches(name, "java/lang/Class"), loader.isBoot { becomeClassClass(built) }
        try makeMirror(
            of: built, loader: loader.object?.handle, protectionDomain: protectionDomain, classData: classData, thread)
        if definition.hiddenSuffix == nil {
            // Until it is known to belong to the loader, nothing else keeps the mirror.
            try thread.withHandleScope { () throws(JavaThrow) in
                _ = thread.handle(built.pointee.mirror)
                try record(built, as: name, with: loader, thread)
            }
        }
        definition.owner.addDefined(space.ref(built))
        if options.logsClassLoading || management.logsClassLoading { logLoaded(built) }
        return built
    }

    private func parse(_ definition: ClassDefinition, _ thread: Thread) throws(JavaThrow) -> ClassFileView {
        var options = ClassFileView.Options()
        options.isPreviewEnabled = self.options.isPreviewEnabled
        do throws(ClassFileError) {
            let expected = definition.expectedName.map { symbols.bytes($0) }
            if definition.loader.isBoot {
                return try ClassFileView(definition.bytes, expectedName: expected, options: options)
            }
            return try FormatChecker.checkedView(definition.bytes, expectedName: expected, options: options)
        } catch {
            // HotSpot loads the superinterfaces when it comes across them.
            if !definition.loader.isBoot,
                let view = ClassFileView(beginningOf: definition.bytes, options: options)
            {
                _ = try loadInterfaces(view, definition.loader, before: error.offset, thread)
            }
            throw thread.exception(error.javaClassName, error.message)
        }
    }

    /// The name of the class, which must be the one asked for.
    private func definedName(
        _ definition: ClassDefinition, _ view: ClassFileView, _ thread: Thread
    ) throws(JavaThrow) -> SymbolRef {
        let own = intern(view.thisClassName)
        if view.accessFlags.rawValue & UInt16(AccessFlag.module) != 0 {
            throw thread.exception(
                "java/lang/NoClassDefFoundError",
                "\(symbols.string(own)) is not a class because access_flag ACC_MODULE is set")
        }
        if let expected = definition.expectedName, expected != own {
            throw thread.exception(
                "java/lang/NoClassDefFoundError",
                "\(symbols.string(expected)) (wrong name: \(symbols.string(own)))")
        }
        if let suffix = definition.hiddenSuffix { return intern(symbols.string(own) + "+" + suffix) }
        return own
    }

    /// Only the boot and the platform loader define classes of `java` and the packages in it.
    private func checkPackage(_ name: SymbolRef, _ loader: ClassLoaderData, _ thread: Thread) throws(JavaThrow) {
        guard let object = loader.object, symbols.bytes(name).starts(with: "java/".utf8),
            !isPlatformLoader(object.reference)
        else { return }
        let className = externalName(name)
        let package = className.lastIndex(of: ".").map { className[..<$0] } ?? ""
        throw thread.exception(
            "java/lang/SecurityException",
            "Class loader (instance of): \(loaderDescription(loader)) tried to load prohibited package name: \(package)"
        )
    }

    private func loadSuperclass(
        _ view: ClassFileView, _ name: SymbolRef, _ loader: ClassLoaderData, _ thread: Thread
    ) throws(JavaThrow) -> ClassPointer? {
        if view.superClassIndex == 0 {
            if name == names.object { return nil }
            throw thread.exception(
                "java/lang/ClassFormatError",
                "Invalid superclass index 0 in class file \(symbols.string(name))")
        }
        return try loadSuper(intern(view.superClassName), of: name, loader, thread)
    }

    /// The superinterfaces, but for those that are named behind an offset of the file.
    private func loadInterfaces(
        _ view: ClassFileView, _ loader: ClassLoaderData, before end: Int = .max, _ thread: Thread
    ) throws(JavaThrow) -> [ClassPointer] {
        let own = intern(view.thisClassName)
        var result: [ClassPointer] = []
        var place = view.interfacesEnd - 2 * view.interfaces.count
        for index in view.interfaces where place < end {
            place += 2
            let interface = try loadSuper(intern(view.constantPool.className(at: index)), of: own, loader, thread)
            if !interface.isInterface {
                throw thread.exception(
                    "java/lang/IncompatibleClassChangeError",
                    "class \(externalName(own)) can not implement \(externalName(interface)), because it is not an "
                        + "interface (\(inModuleOfLoader(interface)))")
            }
            result.append(interface)
        }
        return result
    }

    /// Loads a direct superclass or superinterface while `name` counts as being loaded, to notice circles.
    private func loadSuper(
        _ superName: SymbolRef, of name: SymbolRef, _ loader: ClassLoaderData, _ thread: Thread
    ) throws(JavaThrow) -> ClassPointer {
        let entry = ThreadRecord.Loading(name: name, loader: loader.index)
        if superName == name || thread.record.loading.contains(.init(name: superName, loader: loader.index)) {
            throw thread.exception("java/lang/ClassCircularityError", symbols.string(superName))
        }
        thread.record.loading.append(entry)
        defer { thread.record.loading.removeLast() }
        return try loadClass(superName, loader, thread)
    }

    private func checkSupers(
        _ built: ClassPointer, _ superclass: ClassPointer?, _ interfaces: [ClassPointer], _ thread: Thread
    ) throws(JavaThrow) {
        let name = externalName(built)
        if let superclass {
            if superclass.isInterface {
                throw thread.exception(
                    "java/lang/IncompatibleClassChangeError",
                    "class \(name) has interface \(externalName(superclass)) as super class")
            }
            if superclass.pointee.flags & AccessFlag.final != 0 {
                throw thread.exception(
                    "java/lang/IncompatibleClassChangeError",
                    "class \(name) cannot inherit from final class \(externalName(superclass))")
            }
            try checkPermitted(superclass, built, thread)
            if !canAccess(superclass, from: built) {
                throw thread.exception(
                    "java/lang/IllegalAccessError",
                    moduleAccessText(superclass, from: built, thread).map { "superclass access check failed: " + $0 }
                        ?? "class \(name) cannot access its \(abstractText(superclass))superclass "
                        + externalName(superclass) + accessExplanation(built, superclass))
            }
        }
        for interface in interfaces {
            try checkPermitted(interface, built, thread)
            if !canAccess(interface, from: built) {
                throw thread.exception(
                    "java/lang/IllegalAccessError",
                    moduleAccessText(interface, from: built, thread).map { "superinterface check failed: " + $0 }
                        ?? "class \(name) cannot access its superinterface \(externalName(interface))"
                        + accessExplanation(built, interface))
            }
        }
        try checkFinalOverrides(built, thread)
    }

    /// A sealed class permits the classes it names, in its module, and in its package if they are not public.
    private func checkPermitted(_ sealed: ClassPointer, _ built: ClassPointer, _ thread: Thread) throws(JavaThrow) {
        guard let permitted = attributeIndices(sealed, .permittedSubclasses) else { return }
        func loader(_ metadata: ClassPointer) -> String { loaderDescription(loaders[metadata.pointee.loader]) }
        func module(_ metadata: ClassPointer) -> String { modules.name(of: metadata) ?? "unnamed module" }
        func package(_ metadata: ClassPointer) -> String { externalName(packages[metadata.pointee.package].name) }
        let (sub, sup) = (externalName(built), externalName(sealed))
        let text: String
        let pool = ConstantPool(self, sealed)
        // Each loader has an unnamed module of its own.
        let isSameModule =
            modules.moduleIndex(of: sealed) == modules.moduleIndex(of: built)
            && (modules.moduleIndex(of: sealed) != 0 || sealed.pointee.loader == built.pointee.loader)
        if !isSameModule {
            text =
                "Failed same module check: subclass \(sub) is in module '\(module(built))' with loader "
                + "\(loader(built)), and sealed class \(sup) is in module '\(module(sealed))' with loader "
                + loader(sealed)
        } else if built.pointee.flags & AccessFlag.public == 0, sealed.pointee.package != built.pointee.package {
            text =
                "Failed same package check: non-public subclass \(sub) is in package '\(package(built))' with "
                + "classloader \(loader(built)), and sealed class \(sup) is in package '\(package(sealed))' with "
                + "classloader \(loader(sealed))"
        } else if !permitted.contains(where: {
            pool.tag(Int($0)) == .class && pool.name(Int($0)) == built.pointee.name
        }) {
            text = "Failed listed permitted subclass check: class \(sub) is not a permitted subclass of \(sup)"
        } else {
            return
        }
        throw thread.exception("java/lang/IncompatibleClassChangeError", text)
    }

    /// A final method is not overridden (JVMS 4.10, checked at linking by HotSpot when the class is parsed).
    private func checkFinalOverrides(_ built: ClassPointer, _ thread: Thread) throws(JavaThrow) {
        guard !built.isInterface, let superclass = space.superclass(built) else { return }
        for i in 0..<Int(superclass.pointee.vtableLength) where superclass.vtable[i] != built.vtable[i] {
            let inherited = space[superclass.vtable[i]]
            let method = space[built.vtable[i]]
            if inherited.isFinal, method.pointee.holder == space.ref(built) {
                throw thread.exception(
                    "java/lang/IncompatibleClassChangeError",
                    "class \(externalName(built)) overrides final method "
                        + "\(externalName(space[inherited.pointee.holder])).\(signatureText(inherited))")
            }
        }
    }

    /// Constant-pool indices of a class attribute that is a list of them; nil when the class lacks it.
    package func attributeIndices(_ metadata: ClassPointer, _ kind: AttributeKind) -> [UInt16]? {
        guard let payload = classAttribute(metadata, kind) else { return nil }
        var cursor = AnnotationCursor(payload)
        let count = cursor.u2()
        return (0..<count).map { _ in UInt16(truncatingIfNeeded: cursor.u2()) }
    }

    /// Called when java.lang.Class itself is defined: from now on mirrors can be made.
    private func becomeClassClass(_ built: ClassPointer) {
        classes.classClass = built
        wellKnown.pointee.classClass = space.ref(built)
        fields.resolveClassFields(self)
    }
}
