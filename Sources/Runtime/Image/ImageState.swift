// SPDX-License-Identifier: Apache-2.0
import DataStructures
import Heap
import ObjectModel

// The tables of a machine that lie outside of its reservation, as an image keeps them: names of 32 bits, which hold at any
// base, and texts. Small structs of numbers are kept as the bytes they are, since an image is only ever read by the executable
// that wrote it.

struct ImageState {
    var heap: HeapImage
    var metadataFrontier: Int
    var freeChunks: [Int]
    var symbolCount: Int
    var symbolArena: MetadataArena.State
    var stringCount: Int
    var loaders: [(saved: ClassLoaderData.Saved, object: Reference)]
    var packages: [RuntimePackage]
    /// What loaders must agree on.
    var constraints: [SymbolRef: [LoaderConstraints.Group]]
    var modules: [ModuleRegistry.Module?]
    /// Of `modules`, in the same order.
    var moduleObjects: [Reference]
    var bootUnnamedModule: Reference
    var overpassTexts: [String]
    var polymorphicMethods: [PolymorphicMethods.Key: MethodRef]
    var boundClasses: [BoundNatives]
    var hiddenClasses: UInt64
    var javaThreadIDs: UInt64
    /// Metadata offsets of `KnownClasses`, in the order of `KnownClasses.forEach`.
    var classes: [UInt32]
    var fields: KnownFields
    var wellKnown: WellKnown
    var injectedOffsets: [(field: InjectedField, offset: UInt32)]
    var outOfMemory: Reference
    var mainThreadGroup: Reference
    var mainThread: Reference
    /// Threads that were started and did not run.
    var startedThreads: [Reference]
}

extension ImageState {
    func encode() -> [UInt8] {
        var out = ByteWriter(capacity: 1 << 18)
        out.list(heap.blocks) { out, block in
            out.int(block.number)
            out.int(block.top)
        }
        out.int(heap.openBlock)
        out.reference(heap.pendingHead)
        out.int(heap.softReferenceClock)
        out.int(metadataFrontier)
        out.list(freeChunks) { out, chunk in out.int(chunk) }
        out.int(symbolCount)
        out.arena(symbolArena)
        out.int(stringCount)
        out.list(loaders) { out, loader in
            out.reference(loader.object)
            out.arena(loader.saved.arena)
            out.list(Array(loader.saved.classes)) { out, entry in
                out.u4(entry.key.rawValue)
                out.u4(entry.value.rawValue)
            }
            out.list(Array(loader.saved.packages)) { out, entry in
                out.u4(entry.key.rawValue)
                out.u4(entry.value)
            }
            out.list(loader.saved.slotBlocks) { out, block in
                out.u4(block.first)
                out.int(block.used)
            }
            out.list(loader.saved.defined) { out, metadata in out.u4(metadata.rawValue) }
        }
        out.list(packages) { out, package in
            out.u4(package.name.rawValue)
            out.u4(package.loader)
            out.u4(package.module)
        }
        out.list(Array(constraints)) { out, entry in
            out.u4(entry.key.rawValue)
            out.list(entry.value) { out, group in
                out.u4(group.metadata.rawValue)
                out.list(group.loaders) { out, loader in out.u4(loader) }
            }
        }
        out.list(Array(zip(modules, moduleObjects))) { out, entry in out.module(entry.0, entry.1) }
        out.reference(bootUnnamedModule)
        out.list(overpassTexts) { out, text in out.text(text) }
        out.list(Array(polymorphicMethods)) { out, entry in
            out.u1(entry.key.intrinsic)
            out.u4(entry.key.descriptor.rawValue)
            out.u4(entry.value.rawValue)
        }
        out.list(boundClasses) { out, bound in
            out.text(bound.className)
            out.list(bound.indices) { out, index in out.u4(index) }
        }
        out.u8(hiddenClasses)
        out.u8(javaThreadIDs)
        out.list(classes) { out, offset in out.u4(offset) }
        out.plain(fields)
        out.plain(wellKnown)
        out.list(injectedOffsets) { out, entry in
            out.u1(UInt8(InjectedField.allCases.firstIndex(of: entry.field)!))
            out.u4(entry.offset)
        }
        for reference in [outOfMemory, mainThreadGroup, mainThread] { out.reference(reference) }
        out.list(startedThreads) { out, thread in out.reference(thread) }
        return out.bytes
    }

    /// Decodes bytes whose checksum has been found right. Nil if they do not hold a state after all.
    init?(_ bytes: UnsafeRawBufferPointer) {
        var input = ByteReader(bytes)
        let blocks = input.list { HeapImageBlock(number: $0.int(), top: $0.int()) }
        heap = HeapImage(
            blocks: blocks, openBlock: input.int(), pendingHead: input.reference(), softReferenceClock: input.int())
        metadataFrontier = input.int()
        freeChunks = input.list { $0.int() }
        symbolCount = input.int()
        symbolArena = input.arena()
        stringCount = input.int()
        loaders = input.list { input in
            let object = input.reference()
            let arena = input.arena()
            let classes = input.list { (SymbolRef(rawValue: $0.u4()), ClassRef(rawValue: $0.u4())) }
            let packages = input.list { (SymbolRef(rawValue: $0.u4()), $0.u4()) }
            let slotBlocks = input.list { ClassLoaderData.SlotBlock(first: $0.u4(), used: $0.int()) }
            let defined = input.list { ClassRef(rawValue: $0.u4()) }
            let saved = ClassLoaderData.Saved(
                arena: arena, classes: Dictionary(classes) { first, _ in first },
                packages: Dictionary(packages) { first, _ in first }, slotBlocks: slotBlocks, defined: defined)
            return (saved, object)
        }
        packages = input.list { RuntimePackage(name: SymbolRef(rawValue: $0.u4()), loader: $0.u4(), module: $0.u4()) }
        let constrained = input.list { input in
            let name = SymbolRef(rawValue: input.u4())
            let groups = input.list { input in
                let metadata = ClassRef(rawValue: input.u4())
                return LoaderConstraints.Group(loaders: input.list { $0.u4() }, metadata: metadata)
            }
            return (name, groups)
        }
        constraints = Dictionary(constrained) { first, _ in first }
        modules = []
        moduleObjects = []
        for (module, object) in input.list({ $0.module() }) {
            modules.append(module)
            moduleObjects.append(object)
        }
        bootUnnamedModule = input.reference()
        overpassTexts = input.list { $0.text() }
        let polymorphic = input.list {
            (
                PolymorphicMethods.Key(intrinsic: $0.u1(), descriptor: SymbolRef(rawValue: $0.u4())),
                MethodRef(rawValue: $0.u4())
            )
        }
        polymorphicMethods = Dictionary(polymorphic) { first, _ in first }
        boundClasses = input.list { BoundNatives(className: $0.text(), indices: $0.list { $0.u4() }) }
        hiddenClasses = input.u8()
        javaThreadIDs = input.u8()
        classes = input.list { $0.u4() }
        fields = input.plain(KnownFields())
        wellKnown = input.plain(WellKnown())
        injectedOffsets = input.list { input in
            let index = Int(input.u1())
            return (InjectedField.allCases[min(index, InjectedField.allCases.count - 1)], input.u4())
        }
        outOfMemory = input.reference()
        mainThreadGroup = input.reference()
        mainThread = input.reference()
        startedThreads = input.list { $0.reference() }
        if input.isOverrun || !input.isAtEnd { return nil }
    }
}

// MARK: - Parts

extension ByteWriter {
    fileprivate mutating func int(_ value: Int) { u8(UInt64(bitPattern: Int64(value))) }

    fileprivate mutating func reference(_ reference: Reference) { u4(reference.rawValue) }

    fileprivate mutating func list<Element>(_ elements: [Element], _ write: (inout ByteWriter, Element) -> Void) {
        u4(UInt32(elements.count))
        for element in elements { write(&self, element) }
    }

    fileprivate mutating func arena(_ arena: MetadataArena.State) {
        int(arena.next)
        int(arena.end)
        list(arena.runs) { out, run in
            out.int(run.lowerBound)
            out.int(run.upperBound)
        }
        u1(arena.isFreed ? 1 : 0)
    }

    fileprivate mutating func optionalText(_ text: String?) {
        u1(text == nil ? 0 : 1)
        if let text { self.text(text) }
    }

    fileprivate mutating func symbols(_ symbols: Set<SymbolRef>) {
        list(Array(symbols)) { out, symbol in out.u4(symbol.rawValue) }
    }

    fileprivate mutating func numbers(_ numbers: Set<UInt32>) {
        list(Array(numbers)) { out, number in out.u4(number) }
    }

    fileprivate mutating func module(_ module: ModuleRegistry.Module?, _ object: Reference) {
        u1(module == nil ? 0 : 1)
        guard let module else { return }
        reference(object)
        text(module.name)
        u4(module.loader)
        u1((module.isOpen ? 1 : 0) | (module.readsAllUnnamed ? 2 : 0))
        optionalText(module.version)
        optionalText(module.location)
        symbols(module.packages)
        numbers(module.reads)
        list(Array(module.exports)) { out, entry in
            out.u4(entry.key.rawValue)
            out.numbers(entry.value)
        }
        symbols(module.exportsToAll)
        symbols(module.exportsToUnnamed)
    }

    /// The bytes of a struct of numbers.
    fileprivate mutating func plain<Value: BitwiseCopyable>(_ value: Value) {
        withUnsafeBytes(of: value) { bytes in
            u4(UInt32(bytes.count))
            append(contentsOf: bytes)
        }
    }
}

extension ByteReader {
    fileprivate mutating func int() -> Int { Int(Int64(bitPattern: u8())) }

    fileprivate mutating func reference() -> Reference { Reference(rawValue: u4()) }

    fileprivate mutating func list<Element>(_ read: (inout ByteReader) -> Element) -> [Element] {
        // An element takes a byte at least, so a count beyond the rest is damage.
        let count = Int(u4())
        guard count <= remaining else {
            skip(count)
            return []
        }
        var elements: [Element] = []
        elements.reserveCapacity(count)
        for _ in 0..<count where !isOverrun { elements.append(read(&self)) }
        return elements
    }

    fileprivate mutating func arena() -> MetadataArena.State {
        var arena = MetadataArena.State()
        arena.next = int()
        arena.end = int()
        arena.runs = list { input in
            let (lower, upper) = (input.int(), input.int())
            return lower <= upper ? lower..<upper : lower..<lower
        }
        arena.isFreed = u1() != 0
        return arena
    }

    fileprivate mutating func optionalText() -> String? { u1() == 0 ? nil : text() }

    fileprivate mutating func symbols() -> Set<SymbolRef> { Set(list { SymbolRef(rawValue: $0.u4()) }) }

    fileprivate mutating func numbers() -> Set<UInt32> { Set(list { $0.u4() }) }

    /// The handle of a module is made when its machine exists; until then it has none.
    fileprivate mutating func module() -> (ModuleRegistry.Module?, Reference) {
        if u1() == 0 { return (nil, .null) }
        let object = reference()
        let name = text()
        let loader = u4()
        let flags = u1()
        let (version, location) = (optionalText(), optionalText())
        var module = ModuleRegistry.Module(
            name: name, loader: loader, object: nil, isOpen: flags & 1 != 0, version: version, location: location,
            packages: symbols())
        module.readsAllUnnamed = flags & 2 != 0
        module.reads = numbers()
        module.exports = Dictionary(list { (SymbolRef(rawValue: $0.u4()), $0.numbers()) }) { first, _ in first }
        module.exportsToAll = symbols()
        module.exportsToUnnamed = symbols()
        return (module, object)
    }

    fileprivate mutating func plain<Value: BitwiseCopyable>(_ initial: Value) -> Value {
        var value = initial
        let bytes = take(Int(u4()))
        withUnsafeMutableBytes(of: &value) { target in
            if target.count == bytes.count { target.copyMemory(from: bytes) } else { overrunByDamage() }
        }
        return value
    }

    /// Makes the reader say that something is wrong.
    private mutating func overrunByDamage() { skip(Int.max) }
}
