// SPDX-License-Identifier: Apache-2.0
import ObjectModel
import Platform

/// What the VM keeps of one class loader: the classes it is an initiating loader of (JVMS 5.3), the memory of those it
/// defined, its run-time packages and the reference slots of its constant pools. Also a unit of unloading, see
/// `VirtualMachine+Unloading.swift`; a hidden class that may be unloaded before its loader is a unit of its own, which has
/// memory and slots only.
public final class ClassLoaderData: @unchecked Sendable {
    // Mutable state is guarded by `mutex`, which is a leaf: nothing is called while it is held.
    public let index: UInt32
    package let arena: MetadataArena
    /// The java.lang.ClassLoader; nil for the boot loader.
    package let object: GlobalHandle?
    package let mutex = NativeMutex()
    /// Whether the classes stay for good: those of the JDK's own loaders.
    package let isPermanent: Bool
    /// The unit is a root, as its class is being made and may have no mirror yet. Changed by the thread that makes it.
    package var isBeingMade = false
    /// Roots for as long as this unit is loaded.
    private let handles: GlobalHandles
    /// A slot or handle has been made since the last major collection, which left nothing in the nursery.
    package private(set) var mayNameYoung = true
    /// Units whose classes are named by this one's metadata; handles keep them.
    private var keptUnits: Set<UInt32> = []
    private var classes: [SymbolRef: ClassRef] = [:]
    private var packages: [SymbolRef: UInt32] = [:]
    package private(set) var slotBlocks: [SlotBlock] = []
    package private(set) var defined: [ClassRef] = []

    /// A run of reference slots in metadata.
    package struct SlotBlock {
        var first: UInt32
        var used: Int
    }
    private let slotsInBlock: Int

    /// The data of a permanent loader.
    package init(index: UInt32, arena: MetadataArena, object: GlobalHandle?) {
        self.index = index
        self.arena = arena
        self.object = object
        isPermanent = true
        handles = GlobalHandles()
        slotsInBlock = 256
    }

    /// A unit that can be unloaded: of the loader `object`, or of one hidden class.
    package init(index: UInt32, pool: MetadataPool, unloadable object: Reference?) {
        self.index = index
        arena = MetadataArena(pool: pool)
        let handles = GlobalHandles(slotsInBlock: 16)
        self.handles = handles
        self.object = object.map { handles.make($0) }
        isPermanent = false
        slotsInBlock = 16
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
        isPermanent = true
        handles = GlobalHandles()
        slotsInBlock = 256
        arena = MetadataArena(pool: pool, saved: saved.arena)
        classes = saved.classes
        packages = saved.packages
        slotBlocks = saved.slotBlocks
        defined = saved.defined
    }

    public var isBoot: Bool { index == 0 }

    /// What `ClassMetadata.unit` says of the classes whose memory is here.
    package var unit: UInt32 { isPermanent ? 0 : index }

    /// Keeps another unit loaded for as long as this one is; `object` keeps that unit.
    package func keep(_ unit: UInt32, _ object: Reference) {
        mutex.withLock {
            guard keptUnits.insert(unit).inserted else { return }
            mayNameYoung = true
            _ = handles.make(object)
        }
    }

    /// A handle that lasts as long as this unit is loaded.
    package func makeHandle(_ object: Reference) -> GlobalHandle {
        mutex.withLock {
            mayNameYoung = true
            return handles.make(object)
        }
    }

    /// After a major collection.
    package func noteNothingYoung() { mayNameYoung = false }

    /// Calls `body` with every run of slots and handles. At a safepoint.
    package func forEachSlots(_ space: AddressSpace, _ body: (UnsafeMutablePointer<Reference>, Int) -> Void) {
        for block in slotBlocks { body(space[SlotRef(rawValue: block.first)], block.used) }
        handles.forEachBlock(body)
    }

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

    /// Indices of all its packages.
    package var packageIndices: [UInt32] { mutex.withLock { Array(packages.values) } }

    /// Names of the packages with at least one class or a module.
    package func packageNames() -> [SymbolRef] { mutex.withLock { Array(packages.keys) } }

    /// A new reference slot, null, that the collector scans. Errors: metadata exhausted.
    package func makeSlot(_ space: AddressSpace) throws(MetadataExhausted) -> SlotRef {
        mutex.lock()
        defer { mutex.unlock() }
        if slotBlocks.isEmpty || slotBlocks[slotBlocks.count - 1].used == slotsInBlock {
            let memory = try arena.allocate(slotsInBlock * 4)
            slotBlocks.append(SlotBlock(first: space.metadataOffset(memory), used: 0))
        }
        mayNameYoung = true
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
    /// Indices of packages whose loaders are gone.
    private var free: [UInt32] = []

    package init(_ packages: [RuntimePackage] = []) { self.packages = packages }

    deinit { mutex.destroy() }

    /// A copy, for an image.
    package var all: [RuntimePackage] { mutex.withLock { packages } }

    package func add(_ package: RuntimePackage) -> UInt32 {
        mutex.withLock {
            if let index = free.popLast() {
                packages[Int(index)] = package
                return index
            }
            packages.append(package)
            return UInt32(packages.count - 1)
        }
    }

    /// Forgets the packages of loaders that are gone.
    package func remove(_ indices: [UInt32]) { mutex.withLock { free += indices } }

    package subscript(index: UInt32) -> RuntimePackage { mutex.withLock { packages[Int(index)] } }

    package func setModule(_ index: UInt32, _ module: UInt32) {
        mutex.withLock { packages[Int(index)].module = module }
    }
}
