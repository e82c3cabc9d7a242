// SPDX-License-Identifier: Apache-2.0
import ObjectModel
import Platform

/// The class loaders of a machine by index (`ClassMetadata.loader`), and the other units of unloading (`ClassMetadata.unit`).
/// Thread-safe.
package final class ClassLoaderRegistry: @unchecked Sendable {
    private let mutex = NativeMutex()
    private var loaders: [ClassLoaderData?]
    private var free: [UInt32] = []
    package let boot: ClassLoaderData

    /// - Parameter others: the loaders of an image, in order of their indices.
    package init(boot: ClassLoaderData, others: [ClassLoaderData] = []) {
        self.boot = boot
        loaders = [boot] + others
    }

    deinit { mutex.destroy() }

    package subscript(index: UInt32) -> ClassLoaderData { mutex.withLock { loaders[Int(index)]! } }

    package var all: [ClassLoaderData] { mutex.withLock { loaders.compactMap { $0 } } }

    /// The indices in use lie below this.
    package var count: Int { mutex.withLock { loaders.count } }

    /// The unit with an index that may not be in use.
    package func unit(_ index: UInt32) -> ClassLoaderData? { mutex.withLock { loaders[Int(index)] } }

    /// Forgets a unit that has been unloaded; another may get its index.
    package func remove(_ index: UInt32) {
        mutex.withLock {
            loaders[Int(index)] = nil
            free.append(index)
        }
    }

    /// Adds the data of a new loader object.
    package func add(_ make: (UInt32) -> ClassLoaderData) -> ClassLoaderData {
        mutex.withLock {
            if let index = free.popLast() {
                let made = make(index)
                loaders[Int(index)] = made
                return made
            }
            let made = make(UInt32(loaders.count))
            loaders.append(made)
            return made
        }
    }
}

extension VirtualMachine {
    /// The data of a java.lang.ClassLoader (null: the boot loader), made at its first use. The injected field of the
    /// object names it.
    package func loaderData(_ loader: Handle) -> ClassLoaderData {
        if loader.isNull { return loaders.boot }
        let index = space.load(loader.reference, fields.loaderData, as: UInt32.self)
        if index != 0 { return loaders[index] }
        let isPermanent = isBuiltinLoader(loader.reference) || options.isForImage
        let made = loaders.add {
            if isPermanent {
                return ClassLoaderData(
                    index: $0, arena: MetadataArena(pool: metadataPool), object: globals.make(loader.reference))
            }
            return ClassLoaderData(index: $0, pool: metadataPool, unloadable: loader.reference)
        }
        // A race makes two records for one loader object: the first to be stored counts, the other stays unused.
        var expected: UInt32 = 0
        let address = space[loader.reference] + fields.loaderData
        return atomic32CompareExchange(address, &expected, made.index) ? made : loaders[expected]
    }

    /// Whether a loader object is one of the JDK's own, whose classes are never unloaded.
    private func isBuiltinLoader(_ loader: Reference) -> Bool {
        let metadata = space.classMetadata(of: loader)
        return metadata.pointee.loader == 0 && metadata.pointee.unit == 0
            && symbols.string(metadata.pointee.name).hasPrefix("jdk/internal/loader/ClassLoaders$")
    }

    /// Where metadata that belongs to a class goes.
    package func owner(_ metadata: ClassPointer) -> ClassLoaderData {
        loaders[metadata.pointee.unit != 0 ? metadata.pointee.unit : metadata.pointee.loader]
    }

    /// Keeps `target` loaded for as long as `user`, whose metadata names it.
    package func keep(_ target: ClassPointer, for user: ClassLoaderData) {
        let unit = target.pointee.unit
        if unit != 0, unit != user.index { user.keep(unit, target.pointee.mirror) }
    }
}
