// SPDX-License-Identifier: Apache-2.0
import ObjectModel

/// Reference maps by method, made when a collector first meets a frame of it. Used at safepoints only. Emptied when it
/// has grown over its bound.
package final class ReferenceMapCache: @unchecked Sendable {
    private static let boundInBytes = 16 << 20
    private var maps: [MethodRef: ReferenceMaps] = [:]
    private var sizeInBytes = 0

    /// Forgets methods for which `isDead` holds. At a safepoint.
    package func remove(where isDead: (MethodRef) -> Bool) {
        maps = maps.filter { entry in
            if isDead(entry.key) { sizeInBytes -= entry.value.sizeInBytes }
            return !isDead(entry.key)
        }
    }

    package func maps(_ vm: VirtualMachine, _ method: MethodPointer) -> ReferenceMaps? {
        let ref = vm.space.ref(method)
        if let known = maps[ref] { return known }
        guard var builder = ReferenceMapBuilder(vm, method) else { return nil }
        let made = builder.build()
        if sizeInBytes > ReferenceMapCache.boundInBytes {
            maps = [:]
            sizeInBytes = 0
        }
        maps[ref] = made
        sizeInBytes += made.sizeInBytes
        return made
    }
}
