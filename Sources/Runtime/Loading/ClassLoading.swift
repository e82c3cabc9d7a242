// SPDX-License-Identifier: Apache-2.0
import ClassFile
import ClassPath
import DataStructures
import ObjectModel

// Finding classes by name (JVMS 5.3).

extension VirtualMachine {
    /// The class `name` (internal form, arrays included) as `loader` sees it, loading it if need be; nil if there is none.
    /// Exceptions of Java class loaders pass through, ClassNotFoundException included.
    public func findClass(
        _ name: SymbolRef, _ loader: ClassLoaderData, _ thread: Thread
    ) throws(JavaThrow) -> ClassPointer? {
        if let known = loader.lookup(name) { return space[known] }
        let bytes = symbols.bytes(name)
        if bytes.first == UInt8(ascii: "[") { return try findArrayClass(bytes, loader, thread) }
        return loader.isBoot ? try findBootClass(name, thread) : try callLoadClass(name, loader, thread)
    }

    /// As `findClass`; a missing class is a NoClassDefFoundError, as at linkage (JVMS 5.3 and 5.4.3.1).
    public func loadClass(
        _ name: SymbolRef, _ loader: ClassLoaderData, _ thread: Thread
    ) throws(JavaThrow) -> ClassPointer {
        let found: ClassPointer?
        do throws(JavaThrow) {
            found = try findClass(name, loader, thread)
        } catch {
            throw thread.replacing(
                "java/lang/ClassNotFoundException", by: "java/lang/NoClassDefFoundError", symbols.string(name))
        }
        guard let found else {
            throw thread.exception("java/lang/NoClassDefFoundError", symbols.string(name))
        }
        return found
    }

    /// A class of the boot loader that must exist.
    public func bootClass(_ name: StaticString, _ thread: Thread) throws(JavaThrow) -> ClassPointer {
        try loadClass(intern(name), loaders.boot, thread)
    }

    private func findArrayClass(
        _ name: UnsafeRawBufferPointer, _ loader: ClassLoaderData, _ thread: Thread
    ) throws(JavaThrow) -> ClassPointer? {
        var dimensions = 0
        while dimensions < name.count, name[dimensions] == UInt8(ascii: "[") { dimensions += 1 }
        guard dimensions <= 255, dimensions < name.count else { return nil }
        let element = UnsafeRawBufferPointer(rebasing: name[dimensions...])
        var current: ClassPointer
        if element[0] == UInt8(ascii: "L") {
            guard element.count > 2, element[element.count - 1] == UInt8(ascii: ";") else { return nil }
            let inner = intern(UnsafeRawBufferPointer(rebasing: element[1..<(element.count - 1)]))
            guard let found = try findClass(inner, loader, thread) else { return nil }
            current = found
        } else {
            let type = BasicType.code(element[0])
            guard element.count == 1, Int(type) != SwiftletTypeReference, Int(type) != SwiftletTypeVoid else {
                return nil
            }
            current = classes.primitive(type)
        }
        for _ in 0..<dimensions { current = try arrayClass(of: current, thread) }
        _ = loader.record(intern(name), space.ref(current))
        return current
    }

    /// The class a field descriptor names: primitive, array or object type.
    package func classOfDescriptor(
        _ descriptor: UnsafeRawBufferPointer, _ loader: ClassLoaderData, _ thread: Thread
    ) throws(JavaThrow) -> ClassPointer {
        switch descriptor.first {
        case UInt8(ascii: "L"):
            let name = UnsafeRawBufferPointer(rebasing: descriptor[1..<(descriptor.count - 1)])
            return try loadClass(intern(name), loader, thread)
        case UInt8(ascii: "["): return try loadClass(intern(descriptor), loader, thread)
        case let character?: return classes.primitive(BasicType.code(character))
        case nil: throw thread.exception("java/lang/NoClassDefFoundError", "")
        }
    }

    // MARK: - Boot loader

    private func findBootClass(_ name: SymbolRef, _ thread: Thread) throws(JavaThrow) -> ClassPointer? {
        guard let resource = bootClassFile(name) else { return nil }
        return try loadingLock.withLock(thread) { () throws(JavaThrow) -> ClassPointer in
            if let known = loaders.boot.lookup(name) { return space[known] }
            let bytes = try resource.withBytes { (bytes) throws(JavaThrow) in
                try copyClassFile(bytes, loaders.boot, thread)
            }
            let definition = ClassDefinition(
                bytes: bytes, loader: loaders.boot, expectedName: name, isTrusted: true)
            return try define(definition, thread: thread)
        }
    }

    /// Whether the boot loader would find a class, by internal name.
    package func hasBootClass(_ name: StaticString) -> Bool { bootClassFile(intern(name)) != nil }

    /// The class file of a class of the boot loader: from the image, if its module belongs to the boot loader; what
    /// patches the module goes before, what is appended to the boot class path comes after.
    package func bootClassFile(_ name: SymbolRef) -> Resource? {
        let package = symbols.bytes(packageName(of: name))
        guard let module = try? image.module(ofPackage: package) else {
            return bootPath.patch(symbols.bytes(name), isBoot: modules.isBootModule)
                ?? bootPath.append(symbols.bytes(name))
        }
        guard modules.isBootModule(module) else { return nil }
        if let patch = bootPath.patch(module, symbols.bytes(name)) { return patch }
        guard let location = try? image.find(module: module, className: symbols.bytes(name)) else { return nil }
        return try? image.contents(of: location)
    }

    /// Copies a class file into the loader's metadata, where it stays: methods and attributes are read from it.
    package func copyClassFile(
        _ bytes: UnsafeRawBufferPointer, _ loader: ClassLoaderData, _ thread: Thread
    ) throws(JavaThrow) -> UnsafeRawBufferPointer {
        try ensureMetadata(bytes.count * 16 + (64 << 10), thread)
        let copy = metadataMemory(loader, bytes.count)
        if let source = bytes.baseAddress { copy.copyMemory(from: source, byteCount: bytes.count) }
        return UnsafeRawBufferPointer(start: copy, count: bytes.count)
    }

    // MARK: - Java loaders

    /// Calls `ClassLoader.loadClass` and checks what it returns (JVMS 5.3.2).
    private func callLoadClass(
        _ name: SymbolRef, _ loader: ClassLoaderData, _ thread: Thread
    ) throws(JavaThrow) -> ClassPointer? {
        try thread.withHandleScope { () throws(JavaThrow) -> ClassPointer? in
            let receiver = thread.handle(loader.object!.reference)
            let text = try newString(externalName(name), thread)
            let argument = thread.handle(text)
            let method = try virtualMethod(
                receiver, intern("loadClass" as StaticString),
                intern("(Ljava/lang/String;)Ljava/lang/Class;" as StaticString), thread)
            let isOfLibrary = loaders[space[method.pointee.holder].pointee.loader].isBoot
            let result = try thread.call(method, [.handle(receiver), .handle(argument)], sheltered: isOfLibrary)
            guard !result.reference.isNull else { return nil }
            let found = classOfMirror(result.reference)
            guard found.pointee.name == name else { return nil }
            try record(found, as: name, with: loader, thread)
            return found
        }
    }
}
