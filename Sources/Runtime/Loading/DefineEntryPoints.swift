// SPDX-License-Identifier: Apache-2.0
import ObjectModel

// Definition of classes on behalf of Java: ClassLoader.defineClass and Lookup.defineHiddenClass.

extension VirtualMachine {
    /// Defines an ordinary class from bytes.
    package func defineClass(
        _ bytes: [UInt8], loader: ClassLoaderData, name: SymbolRef?, protectionDomain: Handle, _ thread: Thread
    ) throws(JavaThrow) -> ClassPointer {
        let copy = try bytes.withUnsafeBufferPointer { (buffer) throws(JavaThrow) in
            try copyClassFile(UnsafeRawBufferPointer(buffer), loader, thread)
        }
        let definition = ClassDefinition(
            bytes: copy, loader: loader, expectedName: name,
            isTrusted: loader.isBoot || isPlatformLoader(loader.object!.reference))
        return try define(
            definition, protectionDomain: protectionDomain.isNull ? nil : protectionDomain, thread: thread)
    }

    /// Defines a hidden class (JVMS 5.3.5; no loader finds it by name).
    package func defineHiddenClass(
        _ bytes: [UInt8], loader: ClassLoaderData, nestHost: ClassPointer?, protectionDomain: Handle,
        classData: Handle, isTrusted: Bool, isStrong: Bool, _ thread: Thread
    ) throws(JavaThrow) -> ClassPointer {
        let unit = isStrong || !hasBooted || options.isForImage ? nil : makeHiddenUnit()
        defer { unit?.isBeingMade = false }
        let owner = unit ?? loader
        if let nestHost { keep(nestHost, for: owner) }
        let copy = try bytes.withUnsafeBufferPointer { (buffer) throws(JavaThrow) in
            try copyClassFile(UnsafeRawBufferPointer(buffer), owner, thread)
        }
        let number = hiddenClassCounter.next()
        // HotSpot shows an address; any unique hexadecimal number of that shape does.
        let digits = String(UInt64(0x7F00_0000_0000) + UInt64(number) * 0x400, radix: 16)
        let suffix = "0x" + String(repeating: "0", count: 16 - digits.count) + digits
        var definition = ClassDefinition(bytes: copy, loader: loader, owner: owner)
        definition.hiddenSuffix = suffix
        definition.isTrusted = isTrusted || loader.isBoot
        if let nestHost { definition.nestHost = space.ref(nestHost) }
        let made = try define(
            definition, protectionDomain: protectionDomain.isNull ? nil : protectionDomain,
            classData: classData.isNull ? nil : classData, thread: thread)
        // Until the caller returns it, only this keeps it.
        _ = thread.handle(made.pointee.mirror)
        return made
    }

    /// A unit for one hidden class, which may be unloaded before its loader; a root until its class has been made.
    private func makeHiddenUnit() -> ClassLoaderData {
        loaders.add {
            let made = ClassLoaderData(index: $0, pool: metadataPool, unloadable: nil)
            made.isBeingMade = true
            return made
        }
    }

    /// Whether a loader object is the JDK's platform loader.
    package func isPlatformLoader(_ loader: Reference) -> Bool {
        names.matches(
            space.classMetadata(of: loader).pointee.name,
            "jdk/internal/loader/ClassLoaders$PlatformClassLoader")
    }

    /// Type name as `Class.getTypeName` gives it: `int[]`, `java.lang.String[]`.
    package func typeName(_ metadata: ClassPointer) -> String {
        if metadata.isPrimitive { return symbols.string(metadata.pointee.name) }
        if !metadata.isArray { return externalName(metadata) }
        return typeName(space[metadata.pointee.elementClass]) + "[]"
    }
}

/// Numbers from 0; thread-safe.
package final class Counter: @unchecked Sendable {
    private let value = UnsafeMutablePointer<UInt64>.allocate(capacity: 1)

    package init(_ first: UInt64 = 0) { value.initialize(to: first) }

    deinit { value.deallocate() }

    package func next() -> UInt64 { atomic64FetchAdd(value, 1) }

    /// The number that `next` would return.
    package var current: UInt64 {
        get { atomic64Load(value) }
        set { atomic64Store(value, newValue) }
    }

    /// Where the number lies, for Java code that increments it itself.
    package var address: UnsafeMutablePointer<UInt64> { value }
}
