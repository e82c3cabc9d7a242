// SPDX-License-Identifier: Apache-2.0
import ObjectModel
import Platform

/// A static field of a class of the boot loader and what it holds, for the audit of images.
package struct StaticField: Hashable {
    /// `java/lang/System.props`.
    package let name: String
    package let descriptor: String
    /// Of a primitive, its bits; of a String, its text; of any other object, its class.
    package let value: String
}

/// Static fields of the class library whose values belong to a process, a moment or a machine. A start from an image gives
/// them new ones; spec/start-up-image.md says how. A field that differs between two boots and is not here makes a test fail,
/// and one that holds an address keeps the image from being written.
package enum RenewedStatics {
    package static let names: Set<String> = [
        // System.initPhase1 runs again.
        "java/lang/System.props", "java/lang/System.in", "java/lang/System.out", "java/lang/System.err",
        "java/lang/System.initialIn", "java/lang/System.initialErr", "java/lang/System.lineSeparator",
        "java/lang/System.notSupportedJnuEncoding", "java/lang/Terminator.handler",
        "jdk/internal/misc/VM.savedProps", "jdk/internal/misc/VM.directMemory", "jdk/internal/misc/VM.initLevel",
        "jdk/internal/misc/VM.pageAlignDirectMemory",
        // Its initializer runs again.
        "jdk/internal/util/StaticProperty.JAVA_HOME", "jdk/internal/util/StaticProperty.USER_HOME",
        "jdk/internal/util/StaticProperty.USER_DIR", "jdk/internal/util/StaticProperty.USER_NAME",
        "jdk/internal/util/StaticProperty.JAVA_IO_TMPDIR", "jdk/internal/util/StaticProperty.JAVA_LIBRARY_PATH",
        "jdk/internal/util/StaticProperty.OS_VERSION", "jdk/internal/util/StaticProperty.USER_LANGUAGE",
        "jdk/internal/util/StaticProperty.USER_LANGUAGE_DISPLAY",
        "jdk/internal/util/StaticProperty.USER_LANGUAGE_FORMAT", "jdk/internal/util/StaticProperty.USER_COUNTRY",
        "jdk/internal/util/StaticProperty.USER_COUNTRY_DISPLAY",
        "jdk/internal/util/StaticProperty.USER_COUNTRY_FORMAT",
        // VirtualMachine.resume sets them.
        "java/lang/Thread$ThreadIdentifiers.NEXT_TID_OFFSET", "java/util/ImmutableCollections.SALT32L",
        "java/util/ImmutableCollections.REVERSE", "java/util/Locale.defaultLocale",
        "java/util/Locale.defaultDisplayLocale", "java/util/Locale.defaultFormatLocale",
        // Caches of look-ups: right in any machine.
        "java/nio/charset/Charset.cache1", "java/nio/charset/Charset.cache2",
        // The collector's clock, which it sets when the heap takes an image over.
        "java/lang/ref/SoftReference.clock",
    ]

    /// Fields of objects that hold addresses and are renewed.
    package static let instanceFields: Set<String> = [
        // The main thread is bound anew.
        "java/lang/Thread.eetop"
    ]
}

extension VirtualMachine {
    /// All static fields of the boot loader's initialized classes. In VM state, with nothing else running.
    package func staticFields() -> [StaticField] {
        var found: [StaticField] = []
        for ref in loaders.boot.definedClasses {
            let holder = space[ref]
            guard holder.state >= SwiftletStateInitialized else { continue }
            for field in space.fields(holder) where field.flags & UInt32(AccessFlag.static) != 0 {
                found.append(
                    StaticField(
                        name: "\(symbols.string(holder.pointee.name)).\(symbols.string(field.name))",
                        descriptor: symbols.string(field.descriptor),
                        value: describe(field, in: holder.pointee.mirror)))
            }
        }
        return found
    }

    private func describe(_ field: FieldMetadata, in mirror: Reference) -> String {
        let offset = Int(field.offset)
        switch Int(field.type) {
        case SwiftletTypeBoolean, SwiftletTypeByte: return "\(space.load(mirror, offset, as: UInt8.self))"
        case SwiftletTypeChar, SwiftletTypeShort: return "\(space.load(mirror, offset, as: UInt16.self))"
        case SwiftletTypeInt, SwiftletTypeFloat: return "\(space.load(mirror, offset, as: UInt32.self))"
        case SwiftletTypeLong, SwiftletTypeDouble: return "\(space.load(mirror, offset, as: UInt64.self))"
        default: break
        }
        let value = space.loadReference(mirror, offset)
        if value.isNull { return "null" }
        let metadata = space.classMetadata(of: value)
        if metadata == classes.string { return "\"\(string(value))\"" }
        return symbols.string(metadata.pointee.name)
    }

    /// Fields of type long that hold addresses of this process's memory and are not known to be renewed: static ones, and those
    /// of any object. At most a few are named. In VM state, with nothing else running.
    func addressesInHeap() -> [String] {
        let mappings = VirtualMachine.mappings()
        func isAddress(_ number: UInt64) -> Bool {
            number > 0xFFFF && mappings.contains { $0.contains(number) }
        }
        var found = Set(
            staticFields().filter { field in
                field.descriptor == "J" && !RenewedStatics.names.contains(field.name)
                    && UInt64(field.value).map(isAddress) ?? false
            }.map(\.name))
        var longFields: [ClassRef: [(offset: Int, name: String)]] = [:]
        heap.forEachObject { object, _ in
            let ref = space.classRef(of: object)
            let fields = longFields[ref] ?? instanceLongs(ref)
            longFields[ref] = fields
            for field in fields where isAddress(space.load(object, field.offset, as: UInt64.self)) {
                found.insert(field.name)
            }
        }
        return Array(found.sorted().prefix(8))
    }

    /// The instance fields of type long of a class and its superclasses.
    private func instanceLongs(_ ref: ClassRef) -> [(offset: Int, name: String)] {
        var found: [(offset: Int, name: String)] = []
        var current: ClassPointer? = space[ref]
        while let holder = current, !holder.isArray {
            for field in space.fields(holder)
            where Int(field.type) == SwiftletTypeLong && field.flags & UInt32(AccessFlag.static) == 0 {
                let name = "\(symbols.string(holder.pointee.name)).\(symbols.string(field.name))"
                if !RenewedStatics.instanceFields.contains(name) { found.append((Int(field.offset), name)) }
            }
            current = space.superclass(holder)
        }
        return found
    }

    /// The address ranges of this process.
    private static func mappings() -> [Range<UInt64>] {
        (SmallFile.text(path: "/proc/self/maps", limit: 16 << 20) ?? "").split(separator: "\n").compactMap { line in
            let bounds = line.prefix { $0 != " " }.split(separator: "-").compactMap { UInt64($0, radix: 16) }
            return bounds.count == 2 && bounds[0] < bounds[1] ? bounds[0]..<bounds[1] : nil
        }
    }
}
