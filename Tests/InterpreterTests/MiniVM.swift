// SPDX-License-Identifier: Apache-2.0
import Glibc
import Interpreter
import ObjectModel

/// The least that runs decoded code: a reservation, hand-made classes and methods, a thread, and entry points that record
/// what they were asked and throw by walking the Java stack.
final class MiniVM {
    static let below: Int = Int(-SwiftletCodeCacheOffset)
    static let heapSize: Int = 64 << 20
    static let stackSize: Int = 4 << 20

    let memory: UnsafeMutableRawPointer
    let space: AddressSpace
    let thread: UnsafeMutablePointer<JavaThread>
    let stack: UnsafeMutableRawPointer
    let wellKnown: UnsafeMutablePointer<WellKnown>
    let entryPoints: UnsafeMutablePointer<EntryPoints>
    let leaveCell: UnsafeMutablePointer<UInt64>
    var metadataTop: UInt32 = 64
    var heapTop: Int = Int(SwiftletNullGuardSize)
    var pool: UnsafeMutablePointer<ConstantPoolMetadata>
    let objectClass: ClassRef
    /// The class that methods belong to.
    let holder: ClassRef

    /// What resolving a pool index makes of the cell.
    var resolutions: [UInt32: (MiniVM) -> UInt64] = [:]
    /// Calls of entry points, in order.
    var log: [String] = []
    /// Natives by method.
    var natives: [MethodRef: (MiniVM) -> Void] = [:]
    /// Handlers (first cell, end cell, handler's cell) by method.
    var handlers: [MethodRef: [(start: Int, end: Int, handler: Int)]] = [:]
    /// Does what a test wants of an entry point, instead of throwing or nothing.
    var hooks: [String: (MiniVM) -> Void] = [:]
    var prepared: [MethodRef: [UInt8]] = [:]
    var isFusing: Bool = true
    /// Class of each exception that was made, by its object.
    var exceptions: [Reference: String] = [:]

    init() {
        let total = MiniVM.below + MiniVM.heapSize
        memory = mmap(nil, total, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)!
        space = AddressSpace(base: memory + MiniVM.below)
        stack = mmap(nil, MiniVM.stackSize, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)!
        thread = .allocate(capacity: 1)
        memset(thread, 0, MemoryLayout<JavaThread>.size)
        wellKnown = .allocate(capacity: 1)
        memset(wellKnown, 0, MemoryLayout<WellKnown>.size)
        entryPoints = .allocate(capacity: 1)
        leaveCell = .allocate(capacity: 1)
        leaveCell.pointee = Interpreter.leaveCell
        pool = memory.assumingMemoryBound(to: ConstantPoolMetadata.self)
        holder = ClassRef(rawValue: 64)
        objectClass = ClassRef(rawValue: 64 + 1024)
        _ = allocateMetadata(2048)
        thread.pointee.machine = Unmanaged.passUnretained(self).toOpaque()
        thread.pointee.base = space.base.assumingMemoryBound(to: UInt8.self)
        thread.pointee.stackBase = stack.assumingMemoryBound(to: UInt8.self)
        thread.pointee.stackEnd = (stack + MiniVM.stackSize).assumingMemoryBound(to: UInt8.self)
        thread.pointee.sp = (stack + 64).assumingMemoryBound(to: UInt8.self)
        thread.pointee.realLimit = UInt64(UInt(bitPattern: stack + MiniVM.stackSize - Int(SwiftletStackReserve)))
        thread.pointee.limit = thread.pointee.realLimit
        thread.pointee.fuel = .max
        thread.pointee.leaveCell = UnsafePointer(leaveCell)
        thread.pointee.entryPoints = UnsafePointer(entryPoints)
        thread.pointee.wellKnown = UnsafePointer(wellKnown)
        thread.pointee.threadId = 7
        thread.pointee.hashState = 0x1234_5678
        fillEntryPoints(entryPoints)
        setUpClass(objectClass, size: 8, superclass: .none)
        setUpClass(holder, size: 8, superclass: objectClass)
        makePool([])
    }

    deinit {
        munmap(memory, MiniVM.below + MiniVM.heapSize)
        munmap(stack, MiniVM.stackSize)
        thread.deallocate()
        wellKnown.deallocate()
        entryPoints.deallocate()
        leaveCell.deallocate()
    }

    static func of(_ thread: UnsafeMutablePointer<JavaThread>) -> MiniVM {
        Unmanaged<MiniVM>.fromOpaque(thread.pointee.machine!).takeUnretainedValue()
    }

    // MARK: Metadata

    func allocateMetadata(_ size: Int) -> UInt32 {
        let at = (metadataTop + 7) & ~7
        metadataTop = at + UInt32(size)
        return at
    }

    /// A pool of (tag, word) entries; index 0 is added.
    func makePool(_ entries: [(UInt8, UInt64)]) {
        let tags = allocateMetadata(entries.count + 1)
        let at = allocateMetadata(MemoryLayout<ConstantPoolMetadata>.size + 8 * (entries.count + 1))
        pool = space[PoolRef(rawValue: at)]
        pool.pointee = ConstantPoolMetadata(
            holder: holder, count: UInt32(entries.count + 1), tags: BytesRef(rawValue: tags), bootstrapMethods: .none)
        let words = (UnsafeMutableRawPointer(pool) + MemoryLayout<ConstantPoolMetadata>.size)
            .assumingMemoryBound(to: UInt64.self)
        for (i, entry) in entries.enumerated() {
            space.metadata(tags).storeBytes(of: entry.0, toByteOffset: i + 1, as: UInt8.self)
            words[i + 1] = entry.1
        }
        space[holder].pointee.pool = PoolRef(rawValue: at)
    }

    func setUpClass(_ class_: ClassRef, size: UInt32, superclass: ClassRef) {
        let c = space[class_]
        c.pointee.instanceSize = size
        c.pointee.state = UInt8(SwiftletStateInitialized)
        c.pointee.superclass = superclass
        c.pointee.depth = superclass.isNone ? 0 : space[superclass].pointee.depth + 1
        if !superclass.isNone { c.pointee.supers = space[superclass].pointee.supers }
        let offset = UInt32(SwiftletSupersOffset) + UInt32(c.pointee.depth) * 4
        c.pointee.superCheckOffset = offset
        (UnsafeMutableRawPointer(c) + Int(offset)).storeBytes(of: class_.rawValue, as: UInt32.self)
    }

    /// A class with `vtable` entries.
    func makeClass(size: UInt32 = 8, superclass: ClassRef? = nil, vtable: [MethodRef] = []) -> ClassRef {
        let at = allocateMetadata(MemoryLayout<ClassMetadata>.size + vtable.count * 4)
        let class_ = ClassRef(rawValue: at)
        setUpClass(class_, size: size, superclass: superclass ?? objectClass)
        space[class_].pointee.vtableLength = UInt32(vtable.count)
        for (i, method) in vtable.enumerated() {
            (space.metadata(at) + Int(SwiftletVtableOffset) + i * 4).storeBytes(of: method.rawValue, as: UInt32.self)
        }
        return class_
    }

    func makeInterface() -> ClassRef {
        let class_ = makeClass(size: 0)
        space[class_].pointee.kind = UInt8(SwiftletClassInterface)
        space[class_].pointee.superCheckOffset = UInt32(SwiftletSecondarySuperCacheOffset)
        return class_
    }

    /// Makes `class_` implement interfaces with the given methods.
    func implement(_ class_: ClassRef, _ interfaces: [(ClassRef, [MethodRef])]) {
        let supers = words([UInt32(interfaces.count)] + interfaces.map { $0.0.rawValue })
        space[class_].pointee.secondarySupers = BytesRef(rawValue: supers)
        var table: [UInt32] = [UInt32(interfaces.count)]
        for (interface, methods) in interfaces { table += [interface.rawValue, words(methods.map { $0.rawValue })] }
        space[class_].pointee.itable = BytesRef(rawValue: words(table))
    }

    func words(_ values: [UInt32]) -> UInt32 {
        let at = allocateMetadata(values.count * 4)
        for (i, value) in values.enumerated() {
            space.metadata(at).storeBytes(of: value, toByteOffset: i * 4, as: UInt32.self)
        }
        return at
    }

    func makeArrayClass(of type: Int, element: ClassRef = .none) -> ClassRef {
        let class_ = makeClass(size: 0)
        let c = space[class_]
        let shifts: [Int: UInt8] = [
            SwiftletTypeBoolean: 0, SwiftletTypeByte: 0, SwiftletTypeChar: 1, SwiftletTypeShort: 1, SwiftletTypeLong: 3,
            SwiftletTypeDouble: 3,
        ]
        c.pointee.kind = UInt8(element.isNone ? SwiftletClassPrimitiveArray : SwiftletClassReferenceArray)
        c.pointee.elementShift = shifts[type] ?? 2
        c.pointee.elementOffset = UInt8(c.pointee.elementShift == 3 ? SwiftletArrayData8 : SwiftletArrayData4)
        c.pointee.elementType = UInt8(type)
        c.pointee.elementClass = element
        c.pointee.dimensions = 1
        return class_
    }

    // MARK: Heap

    func rawAllocate(_ size: Int) -> UnsafeMutableRawPointer {
        let at = space.base + heapTop
        heapTop += (size + 7) & ~7
        return at
    }

    func newObject(_ class_: ClassRef) -> Reference {
        let at = rawAllocate(Int(max(8, space[class_].pointee.instanceSize)))
        at.storeBytes(of: UInt64(class_.rawValue), as: UInt64.self)
        return space.reference(at)
    }

    func newArray(_ class_: ClassRef, _ length: Int) -> Reference {
        let c = space[class_]
        let at = rawAllocate(Int(c.pointee.elementOffset) + length << Int(c.pointee.elementShift))
        at.storeBytes(of: UInt64(class_.rawValue), as: UInt64.self)
        at.storeBytes(of: UInt32(length), toByteOffset: 8, as: UInt32.self)
        return space.reference(at)
    }

    /// Gives the thread an allocation buffer.
    func makeBuffer(_ size: Int) {
        let at = rawAllocate(size)
        thread.pointee.allocationTop = at.assumingMemoryBound(to: UInt8.self)
        thread.pointee.allocationEnd = (at + size).assumingMemoryBound(to: UInt8.self)
    }
}

extension Reference {
    var bits: UInt32 { rawValue }
}
