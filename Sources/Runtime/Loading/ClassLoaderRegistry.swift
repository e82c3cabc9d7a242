// SPDX-License-Identifier: Apache-2.0
import ObjectModel
import Platform

/// The class loaders of a machine by index (`ClassMetadata.loader`). Thread-safe.
package final class ClassLoaderRegistry: @unchecked Sendable {
    private let mutex = NativeMutex()
    private var loaders: [ClassLoaderData]
    package let boot: ClassLoaderData

    /// - Parameter others: the loaders of an image, in order of their indices.
    package init(boot: ClassLoaderData, others: [ClassLoaderData] = []) {
        self.boot = boot
        loaders = [boot] + others
    }

    deinit { mutex.destroy() }

    package subscript(index: UInt32) -> ClassLoaderData { mutex.withLock { loaders[Int(index)] } }

    package var all: [ClassLoaderData] { mutex.withLock { loaders } }

    /// Adds the data of a new loader object.
    package func add(_ make: (UInt32) -> ClassLoaderData) -> ClassLoaderData {
        mutex.withLock {
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
        let made = loaders.add {
            ClassLoaderData(
                index: $0, arena: MetadataArena(pool: metadataPool), object: globals.make(loader.reference))
        }
        // A race makes two records for one loader object: the first to be stored counts, the other stays unused.
        var expected: UInt32 = 0
        let address = space[loader.reference] + fields.loaderData
        return atomic32CompareExchange(address, &expected, made.index) ? made : loaders[expected]
    }
}
