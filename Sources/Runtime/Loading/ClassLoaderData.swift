// SPDX-License-Identifier: Apache-2.0
import ObjectModel
import Platform

/// What the VM keeps of one class loader: the classes it is an initiating loader of (JVMS 5.3), the memory of those it
/// defined, its run-time packages and the reference slots of its constant pools.
public final class ClassLoaderData: @unchecked Sendable {
    // Mutable state is guarded by `mutex`, which is a leaf: nothing is called while it is held.
    public let index: UInt32
    package let arena: MetadataArena
    /// The java.lang.ClassLoader; nil for the boot loader.
    package let object: GlobalHandle?
    package let mutex = NativeMutex()
    private var classes: [SymbolRef: ClassRef] = [:]
    private var packages: [SymbolRef: UInt32] = [:]
    package private(set) var slotBlocks: [SlotBlock] = []
    package private(set) var defined: [ClassRef] = []

    /// A run of reference slots in metadata.
    package struct SlotBlock {
        var first: UInt32
        var used: Int
    }
    package static let slotsInBlock = 256

    package init(index: UInt32, arena: MetadataArena, object: GlobalHandle?) {
        self.index = index
        self.arena = arena
        self.object = object
    }

    deinit { mutex.destroy() }

    /// What an image keeps of a loader, beside its object.
    package struct Saved {
        package var arena: MetadataArena.State
        package var classes: [SymbolRef: ClassRef]
        package var packages: [SymbolRef: UInt32]
        package var slotBlocks: [SlotBlock]
        package var defined: [ClassRef]
    }

    package var saved: Saved {
        mutex.withLock {
            Saved(
                arena: arena.saved, classes: classes, packages: packages, slotBlocks: slotBlocks, defined: defined)
        }
    }

    /// A loader of an image.
    package init(index: UInt32, pool: MetadataPool, saved: Saved, object: GlobalHandle?) {
        self.index = index
        self.object = object
        arena = MetadataArena(pool: pool, saved: saved.arena)
        classes = saved.classes
        packages = saved.packages
        slotBlocks = saved.slotBlocks
        defined = saved.defined
    }

    public var isBoot: Bool { object == nil }

    /// The class this loader is recorded as initiating loader of.
    package func lookup(_ name: SymbolRef) -> ClassRef? { mutex.withLock { classes[name] } }

    /// Records the loader as initiating loader. Returns the class recorded first, which is another one after a race.
    package func record(_ name: SymbolRef, _ metadata: ClassRef) -> ClassRef {
        mutex.withLock {
            if let earlier = classes[name] { return earlier }
            classes[name] = metadata
            return metadata
        }
    }

    /// Adds a class to those defined by this loader.
    package func addDefined(_ metadata: ClassRef) { mutex.withLock { defined.append(metadata) } }

    /// All classes defined by this loader.
    public var definedClasses: [ClassRef] { mutex.withLock { defined } }

    /// Index of the run-time package `name` (slashes), made on first use.
    package func package(_ name: SymbolRef, _ registry: PackageRegistry) -> UInt32 {
        mutex.withLock {
            if let known = packages[name] { return known }
            let made = registry.add(RuntimePackage(name: name, loader: index))
            packages[name] = made
            return made
        }
    }

    /// Index of a package that exists already.
    package func existingPackage(_ name: SymbolRef) -> UInt32? { mutex.withLock { packages[name] } }

    /// Names of the packages with at least one class or a module.
    package func packageNames() -> [SymbolRef] { mutex.withLock { Array(packages.keys) } }

    /// A new reference slot, null, that the collector scans. Errors: metadata exhausted.
    package func makeSlot(_ space: AddressSpace) throws(MetadataExhausted) -> SlotRef {
        mutex.lock()
        defer { mutex.unlock() }
        if slotBlocks.isEmpty || slotBlocks[slotBlocks.count - 1].used == ClassLoaderData.slotsInBlock {
            let memory = try arena.allocate(ClassLoaderData.slotsInBlock * 4)
            slotBlocks.append(SlotBlock(first: space.metadataOffset(memory), used: 0))
        }
        let last = slotBlocks.count - 1
        let slot = slotBlocks[last].first + UInt32(slotBlocks[last].used * 4)
        slotBlocks[last].used += 1
        return SlotRef(rawValue: slot)
    }
}

/// A run-time package (JVMS 5.3): a name and a defining loader; the module it belongs to once that is known.
package struct RuntimePackage {
    package var name: SymbolRef
    package var loader: UInt32
    /// Index of the module in `ModuleRegistry`; 0 is the loader's unnamed module, or not yet known.
    package var module: UInt32 = 0
}

/// All run-time packages by index; `ClassMetadata.package` refers to them. Thread-safe.
package final class PackageRegistry: @unchecked Sendable {
    private let mutex = NativeMutex()
    private var packages: [RuntimePackage]

    package init(_ packages: [RuntimePackage] = []) { self.packages = packages }

    deinit { mutex.destroy() }

    /// A copy, for an image.
    package var all: [RuntimePackage] { mutex.withLock { packages } }

    package func add(_ package: RuntimePackage) -> UInt32 {
        mutex.withLock {
            packages.append(package)
            return UInt32(packages.count - 1)
        }
    }

    package subscript(index: UInt32) -> RuntimePackage { mutex.withLock { packages[Int(index)] } }

    package func setModule(_ index: UInt32, _ module: UInt32) {
        mutex.withLock { packages[Int(index)].module = module }
    }
}
