// SPDX-License-Identifier: Apache-2.0
import ObjectModel

// Class unloading.
//
// Classes go in units: a class loader with all the classes it defined, or a hidden class that was not tied to its loader. Each
// has a `ClassLoaderData` with an arena for its metadata, and `ClassMetadata.unit` names it; 0 stands for the classes that
// stay: those of the JDK's own loaders and of a start-up image. The marking of a major collection reaches a unit through
// an instance of one of its classes, a mirror, or its loader, and then follows the unit's own roots: constants of its
// code, all its mirrors, the loader, and the units whose classes its metadata names.
//
// What keeps a unit must be an object, so:
//
// - frames hold the mirrors of their methods' classes, and so do backtraces and resolved method names;
// - a loader that is told of a class by another loader keeps that one (`keep`), as its classes may name the class;
// - a hidden class keeps its nest host;
// - Swift code that makes a class holds the unit until there is a mirror in a handle.
//
// Everything else outside of the unit that names its metadata is a cache, and forgets it here, at the safepoint, before the
// arena is freed. Inline caches need no visit: a call site remembers a receiver's class only if that stays, or goes together
// with the call site.

extension VirtualMachine {
    package static let initialMetadataThreshold = 24 << 20

    /// Unloads units that nothing keeps any more. At a safepoint, at the end of a major collection.
    func unload(_ units: [UInt32]) {
        var isDead = [Bool](repeating: false, count: loaders.count)
        for unit in units { isDead[Int(unit)] = true }
        let dead = DeadUnits(space: space, isDead: isDead)
        willUnload(dead)
        for index in units {
            let unit = loaders[index]
            if options.logsClassLoading || management.logsClassLoading {
                for metadata in unit.definedClasses { logUnloaded(space[metadata]) }
            }
            unloadedClasses.current += UInt64(unit.definedClasses.count)
            packages.remove(unit.packageIndices)
            loaders.remove(index)
            unit.arena.free()
        }
    }

    /// Whatever names classes without keeping them loaded forgets those of dead units. Their metadata can still be read.
    private func willUnload(_ dead: DeadUnits) {
        machineCode.remove { dead.contains($0) }
        referenceMaps.remove { dead.contains($0) }
        nestFailures.remove { dead.contains($0) }
        methodIndices.remove { dead.contains($0) }
        initializationFailures.remove { dead.contains($0) }
        resolutionErrors.remove { dead.contains(space[$0].pointee.holder) }
        constraints.remove(loaders: { dead.contains(unit: $0) }, classes: { dead.contains($0) })
        modules.remove(loaders: { dead.contains(unit: $0) })
    }

    /// After a major collection: lets metadata grow by half, but by 8 MiB at least, before the next one is made for its sake.
    func chooseMetadataThreshold() {
        let used = metadataPool.usedBytes
        metadataThreshold.current = UInt64(
            max(VirtualMachine.initialMetadataThreshold, used + max(used / 2, 8 << 20)))
    }
}

/// The units that are being unloaded: whether something belongs to one of them.
package struct DeadUnits {
    let space: AddressSpace
    let isDead: [Bool]

    package func contains(unit: UInt32) -> Bool { isDead[Int(unit)] }

    package func contains(_ metadata: ClassRef) -> Bool {
        !metadata.isNone && isDead[Int(space[metadata].pointee.unit)]
    }

    package func contains(_ method: MethodRef) -> Bool { contains(space[method].pointee.holder) }
}
