// SPDX-License-Identifier: Apache-2.0
import ClassPath
import Heap
import HostInterface
import Interpreter
import ObjectModel
import Platform

/// One Java virtual machine: the parts, and nothing else. What it does is in extensions, one concern a file.
///
/// Many can live in one process; they share nothing. A machine is created cold, booted on a thread attached to it
/// (`boot`), and destroyed by `destroy` after which no Java runs.
public final class VirtualMachine: @unchecked Sendable {
    // Parts guard themselves; the `var`s are set while the machine boots on one thread, or named otherwise.
    public let options: MachineOptions
    public let host: any HostInterface
    public let reservation: Reservation
    public let space: AddressSpace
    package let metadataPool: MetadataPool
    public let heap: Heap
    public let symbols: SymbolTable
    public let names: KnownNames
    public let natives: NativeTable
    public let globals: GlobalHandles
    package let image: ImageReader
    package let bootPath: BootPath

    package let loaders: ClassLoaderRegistry
    package let constraints: LoaderConstraints
    package let packages: PackageRegistry
    package let modules: ModuleRegistry
    package let overpassMessages: OverpassMessages
    /// Guards definition of classes whose steps must not interleave; recursive, waits in native state.
    package let loadingLock: RuntimeLock
    /// Guards the states of class initialization (JVMS 5.5).
    package let initialization: InitializationMonitor
    package let threads: ThreadRegistry
    package let workers = WorkerPool()
    package let threadMemory = ThreadMemoryPool()
    package let monitors: MonitorTable
    package let calls: CallWatch
    package let fuel = FuelStore()
    package let strings: StringTable
    package let resolutionErrors: ResolutionErrors
    package let initializationFailures: InitializationFailures
    /// Why classes are not in the nest they say they are in.
    package let nestFailures: FailureTexts
    let methodIndices = MethodIndices()
    package let referenceMaps: ReferenceMapCache
    package let polymorphicMethods: PolymorphicMethods
    package let shutdown: ShutdownState
    let hiddenClassCounter: Counter
    /// Bytes of metadata beyond which a major collection is due, for what it unloads.
    let metadataThreshold: Counter
    /// When the machine was created.
    let startNanoseconds = SystemClock.monotonicNanoseconds
    /// What the machine has unloaded so far.
    let unloadedClasses: Counter
    let outOfMemoryReports = Counter()
    /// Ids of java.lang.Thread objects; 3 is the main thread's.
    let javaThreadIDs: Counter
    package let references: PendingReferences
    package let management: ManagementState

    /// Classes the runtime names; filled as they are loaded.
    public internal(set) var classes = KnownClasses()
    /// Offsets of library fields the runtime reads and writes.
    public internal(set) var fields = KnownFields()
    public let wellKnown: UnsafeMutablePointer<WellKnown>
    package let entryPoints: UnsafeMutablePointer<EntryPoints>
    package let machineCode: MachineCode
    /// Cell that returns to Swift after unwinding; the next one goes on in machine code.
    package let leaveCell: UnsafeMutablePointer<UInt64>
    package var classesWithoutMirror: [ClassPointer] = []
    /// Offsets of injected fields, by `InjectedField`.
    package private(set) var injectedOffsets: [InjectedField: UInt32] = [:]
    /// Exceptions made ahead, for when the heap is full.
    package var preallocatedOutOfMemory: GlobalHandle?
    /// What the frames of watched methods have for a lock; nobody else knows this object.
    var watchedFrameMark: GlobalHandle?
    /// Thread group of the main thread, for threads that attach.
    package var mainThreadGroup: GlobalHandle?
    /// In a machine that becomes an image: the threads that Java has started.
    var threadsForImage: [GlobalHandle] = []
    public internal(set) var hasBooted = false

    /// The image the machine starts from, whose mappings it uses.
    package let startupImage: StartupImage?

    /// - Parameter image: what to start from; without one the machine is to boot the long way.
    ///
    /// Errors: what stopped the machine from being created, as text for a person.
    public init(
        _ options: MachineOptions, host: any HostInterface, image startupImage: StartupImage? = nil
    ) throws(MachineError) {
        self.options = options
        self.host = host
        bootPath = BootPath(options)
        self.startupImage = startupImage
        let saved = startupImage?.state
        natives = NativeTable()
        globals = GlobalHandles()
        constraints = LoaderConstraints(saved?.constraints ?? [:])
        packages = PackageRegistry(saved?.packages ?? [])
        modules = ModuleRegistry()
        overpassMessages = OverpassMessages(saved?.overpassTexts ?? [])
        loadingLock = RuntimeLock()
        initialization = InitializationMonitor()
        threads = ThreadRegistry()
        resolutionErrors = ResolutionErrors()
        initializationFailures = InitializationFailures()
        nestFailures = FailureTexts()
        polymorphicMethods = PolymorphicMethods(saved?.polymorphicMethods ?? [:])
        shutdown = ShutdownState()
        hiddenClassCounter = Counter(saved?.hiddenClasses ?? 0)
        metadataThreshold = Counter(UInt64(VirtualMachine.initialMetadataThreshold))
        unloadedClasses = Counter()
        javaThreadIDs = Counter(saved?.javaThreadIDs ?? 4)
        references = PendingReferences()
        management = ManagementState(host)
        let sizes = HeapSizes(
            options, memorySizeInBytes: host.memorySizeInBytes, processorCount: host.processorCount)
        management.initialHeapSize = sizes.limits.initial
        if let saved, !Heap.hasRoom(for: saved.heap, limits: sizes.limits, reservedInBytes: sizes.reserved) {
            throw MachineError("The heap is too small for the start-up image")
        }
        do { reservation = try Reservation(maximumHeapSize: sizes.reserved) } catch {
            throw MachineError("Could not reserve enough space for \(sizes.maximum / 1024)KB object heap")
        }
        space = reservation.space
        machineCode = MachineCode(reservation, options)
        metadataPool = MetadataPool(reservation: reservation)
        do { self.image = try ImageReader(path: options.javaHome + "/lib/modules") } catch {
            throw MachineError("Could not open the class library \(options.javaHome)/lib/modules: \(error)")
        }
        wellKnown = .allocate(capacity: 1)
        wellKnown.initialize(to: saved?.wellKnown ?? WellKnown())
        entryPoints = .allocate(capacity: 1)
        entryPoints.initialize(to: SlowPaths.table())
        leaveCell = .allocate(capacity: 2)
        leaveCell.initialize(to: Interpreter.leaveCell)
        (leaveCell + 1).initialize(to: Interpreter.resumeCell)
        monitors = MonitorTable(space: space)
        calls = CallWatch(host, monitors, initialization)
        referenceMaps = ReferenceMapCache()
        do {
            heap = try Heap(
                reservation: reservation, limits: sizes.limits, options: sizes.options, wellKnown: wellKnown)
        } catch {
            throw MachineError("Could not commit the initial heap: \(error)")
        }
        if let startupImage {
            do throws(ImageFailure) {
                try startupImage.map(into: reservation)
                symbols = try startupImage.symbolTable(space, metadataPool)
                strings = try startupImage.stringTable(space)
            } catch { throw MachineError("The start-up image cannot be used: \(error)") }
            loaders = startupImage.loaderRegistry(metadataPool, globals)
            metadataPool.adopt(
                frontierInBytes: startupImage.state.metadataFrontier, freeChunks: startupImage.state.freeChunks)
            heap.adopt(startupImage.state.heap)
        } else {
            symbols = SymbolTable(space: space, arena: MetadataArena(pool: metadataPool))
            strings = StringTable(space: space)
            loaders = ClassLoaderRegistry(
                boot: ClassLoaderData(index: 0, arena: MetadataArena(pool: metadataPool), object: nil))
        }
        do throws(MetadataError) { names = try KnownNames(symbols) } catch {
            throw MachineError("Could not commit memory for metadata")
        }
        if let startupImage { try adopt(startupImage) }
    }

    /// The machine `other` in a copy of its memory at another base. `other` is not to be used afterwards: both share what
    /// lies outside the reservation, which now serves the copy. Nothing may be running in it.
    package init(relocating other: VirtualMachine, to copy: Reservation) throws(ReservationError) {
        options = other.options
        host = other.host
        startupImage = other.startupImage
        natives = other.natives
        globals = other.globals
        constraints = other.constraints
        packages = other.packages
        modules = other.modules
        overpassMessages = other.overpassMessages
        loadingLock = other.loadingLock
        initialization = other.initialization
        threads = other.threads
        resolutionErrors = other.resolutionErrors
        initializationFailures = other.initializationFailures
        nestFailures = other.nestFailures
        polymorphicMethods = other.polymorphicMethods
        shutdown = other.shutdown
        hiddenClassCounter = other.hiddenClassCounter
        metadataThreshold = other.metadataThreshold
        unloadedClasses = other.unloadedClasses
        javaThreadIDs = other.javaThreadIDs
        references = other.references
        management = other.management
        image = other.image
        loaders = other.loaders
        names = other.names
        bootPath = other.bootPath
        symbols = other.symbols
        strings = other.strings
        monitors = other.monitors
        calls = CallWatch(other.host, other.monitors, other.initialization)
        referenceMaps = other.referenceMaps
        metadataPool = other.metadataPool
        reservation = copy
        space = copy.space
        machineCode = MachineCode(copy, other.options)
        wellKnown = .allocate(capacity: 1)
        wellKnown.initialize(to: other.wellKnown.pointee)
        entryPoints = .allocate(capacity: 1)
        entryPoints.initialize(to: SlowPaths.table())
        leaveCell = .allocate(capacity: 2)
        leaveCell.initialize(to: Interpreter.leaveCell)
        (leaveCell + 1).initialize(to: Interpreter.resumeCell)
        heap = try other.heap.copy(to: copy, wellKnown: wellKnown)
        classes = other.classes.moved(by: copy.space.base - other.space.base)
        fields = other.fields
        injectedOffsets = other.injectedOffsets
        preallocatedOutOfMemory = other.preallocatedOutOfMemory
        mainThreadGroup = other.mainThreadGroup
        watchedFrameMark = other.watchedFrameMark
        hasBooted = other.hasBooted
    }

    deinit {
        entryPoints.deallocate()
        leaveCell.deallocate()
        wellKnown.deallocate()
    }

    /// All injected fields and their offsets.
    package var allInjectedOffsets: [(field: InjectedField, offset: UInt32)] {
        injectedOffsets.map { (field: $0.key, offset: $0.value) }
    }

    /// Records where the layout put an injected field.
    package func injected(_ field: InjectedField, at offset: UInt32) {
        injectedOffsets[field] = offset
        switch field {
        case .classMetadata: wellKnown.pointee.mirrorMetadata = offset
        case .resolvedMethodTarget: wellKnown.pointee.resolvedMethodTarget = offset
        case .memberNameIndex: wellKnown.pointee.memberNameIndex = offset
        case .loaderData:
            wellKnown.pointee.loaderData = offset
            fields.loaderData = Int(offset)
        case .moduleData: fields.moduleData = Int(offset)
        }
    }
}

/// Why a machine could not be created or booted, for a person.
public struct MachineError: Error, CustomStringConvertible {
    public let description: String

    package init(_ description: String) { self.description = description }
}
