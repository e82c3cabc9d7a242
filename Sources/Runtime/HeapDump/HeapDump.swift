// SPDX-License-Identifier: Apache-2.0
import Heap
import HostInterface
import ObjectModel

// Dumps of the heap in the binary format that HotSpot writes and heap analyzers read (`JAVA PROFILE 1.0.2`).
//
// After a header come strings (names, by number), the loaded classes, one empty stack trace, and then in segments: a record for each
// class with its static fields and the layout of its instances, one for each root, one for each object. An object's number is its
// distance from the heap base; a class has the number of its mirror. All objects are written, garbage that has not been collected yet
// among them, as HotSpot does when memory has run out.

struct HeapDump {
    private let vm: VirtualMachine
    private var out: DumpStream
    private var classes: [ClassPointer] = []
    /// Instance fields of a class and its superclasses, the class's own first.
    private var layouts: [ClassRef: [Field]] = [:]

    private struct Field {
        let offset: Int
        let type: UInt8
    }

    private enum Record {
        static let string: UInt8 = 0x01
        static let loadClass: UInt8 = 0x02
        static let stackTrace: UInt8 = 0x05
        static let end: UInt8 = 0x2C
    }

    private enum Part {
        static let unknownRoot: UInt8 = 0xFF
        static let systemClassRoot: UInt8 = 0x05
        static let threadRoot: UInt8 = 0x08
        static let classDump: UInt8 = 0x20
        static let instance: UInt8 = 0x21
        static let objectArray: UInt8 = 0x22
        static let primitiveArray: UInt8 = 0x23
    }

    private static let stackTrace: UInt32 = 1
    /// What the format calls references; its other types have the numbers they have here.
    private static let referenceType: UInt8 = 2

    init(_ vm: VirtualMachine, _ descriptor: Int32) {
        self.vm = vm
        out = DumpStream(vm.host, descriptor)
    }

    /// Writes everything. At a safepoint, buffers retired. Returns the size in bytes. Errors: of the file.
    mutating func write() throws(HostErrorNumber) -> Int {
        defer { out.deallocate() }
        findClasses()
        writeHeader()
        writeNames()
        for metadata in classes { writeClass(metadata) }
        writeRoots()
        writeObjects()
        out.beginRecord(Record.end, lengthInBytes: 0)
        out.finish()
        if let error = out.error { throw error }
        return out.writtenInBytes
    }

    // MARK: Numbers

    private mutating func reference(_ reference: Reference) {
        out.u8(UInt64(reference.rawValue) << UInt64(SwiftletReferenceShift))
    }

    private mutating func class_(_ metadata: ClassPointer?) { reference(metadata?.pointee.mirror ?? .null) }

    /// Strings are numbered apart from objects.
    private mutating func name(_ symbol: SymbolRef) { out.u8(1 << 48 | UInt64(symbol.rawValue)) }

    private static func hprofType(_ type: UInt8) -> UInt8 {
        Int(type) == SwiftletTypeReference ? referenceType : type
    }

    private static func size(_ type: UInt8) -> Int {
        Int(type) == SwiftletTypeReference ? 8 : Int(FieldLayout.size(type))
    }

    // MARK: Classes

    /// All classes that have a mirror.
    private mutating func findClasses() {
        var found = vm.loaders.all.flatMap { $0.definedClasses.map { vm.space[$0] } }
        for type in SwiftletTypeBoolean...SwiftletTypeLong { found.append(vm.classes.primitive(UInt8(type))) }
        for metadata in found {
            if !metadata.isPrimitive { classes.append(metadata) }
            var element = metadata
            while !element.pointee.arrayClass.isNone {
                element = vm.space[element.pointee.arrayClass]
                classes.append(element)
            }
        }
        classes.removeAll { $0.pointee.mirror.isNull }
    }

    private func fields(_ metadata: ClassPointer, static isStatic: Bool) -> [FieldPointer] {
        let all = vm.space.fields(metadata)
        return all.indices.map { all.baseAddress! + $0 }
            .filter { $0.isStatic == isStatic && $0.pointee.flags & UInt32(SwiftletFieldInjected) == 0 }
    }

    private mutating func layout(_ metadata: ClassPointer) -> [Field] {
        if let known = layouts[vm.space.ref(metadata)] { return known }
        var result: [Field] = []
        var current: ClassPointer? = metadata
        while let class_ = current {
            for field in fields(class_, static: false) {
                result.append(Field(offset: Int(field.pointee.offset), type: field.pointee.type))
            }
            current = vm.space.superclass(class_)
        }
        layouts[vm.space.ref(metadata)] = result
        return result
    }

    // MARK: Records

    private mutating func writeHeader() {
        let title: StaticString = "JAVA PROFILE 1.0.2"
        out.bytes(UnsafeRawBufferPointer(start: title.utf8Start, count: title.utf8CodeUnitCount))
        out.u1(0)
        out.u4(8)
        out.u8(UInt64(vm.host.realtimeNanoseconds / 1_000_000))
    }

    /// The strings, the loaded classes, the empty stack trace.
    private mutating func writeNames() {
        var known: Set<SymbolRef> = []
        for metadata in classes {
            writeName(metadata.pointee.name, &known)
            for field in vm.space.fields(metadata) { writeName(field.name, &known) }
        }
        for (index, metadata) in classes.enumerated() {
            out.beginRecord(Record.loadClass, lengthInBytes: 24)
            out.u4(UInt32(index + 1))
            class_(metadata)
            out.u4(HeapDump.stackTrace)
            name(metadata.pointee.name)
        }
        out.beginRecord(Record.stackTrace, lengthInBytes: 12)
        out.u4(HeapDump.stackTrace)
        out.u4(0)
        out.u4(0)
    }

    private mutating func writeName(_ symbol: SymbolRef, _ known: inout Set<SymbolRef>) {
        guard known.insert(symbol).inserted else { return }
        let bytes = vm.symbols.bytes(symbol)
        out.beginRecord(Record.string, lengthInBytes: 8 + bytes.count)
        name(symbol)
        out.bytes(bytes)
    }

    private mutating func writeClass(_ metadata: ClassPointer) {
        let statics = fields(metadata, static: true)
        let own = fields(metadata, static: false)
        let staticBytes = statics.reduce(0) { $0 + 9 + HeapDump.size($1.pointee.type) }
        out.beginPart(Part.classDump, lengthInBytes: 64 + 2 + 2 + staticBytes + 2 + 9 * own.count)
        class_(metadata)
        out.u4(HeapDump.stackTrace)
        class_(metadata.isArray ? vm.classes.object : vm.space.superclass(metadata))
        reference(vm.loaders[metadata.pointee.loader].object?.reference ?? .null)
        // Signers, protection domain, and two that are reserved.
        for _ in 0..<4 { reference(.null) }
        out.u4(UInt32(layout(metadata).reduce(0) { $0 + HeapDump.size($1.type) }))
        // No constant pool.
        out.u2(0)
        out.u2(UInt16(truncatingIfNeeded: statics.count))
        for field in statics {
            name(field.pointee.name)
            out.u1(HeapDump.hprofType(field.pointee.type))
            writeValue(metadata.pointee.mirror, Int(field.pointee.offset), field.pointee.type)
        }
        out.u2(UInt16(truncatingIfNeeded: own.count))
        for field in own {
            name(field.pointee.name)
            out.u1(HeapDump.hprofType(field.pointee.type))
        }
    }

    private mutating func writeValue(_ object: Reference, _ offset: Int, _ type: UInt8) {
        if Int(type) == SwiftletTypeReference {
            reference(vm.space.loadReference(object, offset))
        } else {
            out.value(vm.space[object] + offset, sizeInBytes: HeapDump.size(type))
        }
    }

    private mutating func writeRoots() {
        for metadata in classes where metadata.pointee.unit == 0 {
            out.beginPart(Part.systemClassRoot, lengthInBytes: 8)
            class_(metadata)
        }
        for (index, record) in vm.threads.all.enumerated() where !record.raw.pointee.threadObject.isNull {
            out.beginPart(Part.threadRoot, lengthInBytes: 16)
            reference(record.raw.pointee.threadObject)
            out.u4(UInt32(index + 1))
            out.u4(HeapDump.stackTrace)
        }
        var found: Set<UInt32> = []
        vm.heap.forEachRoot(RuntimeRoots(vm: vm)) { if !$0.isNull { found.insert($0.rawValue) } }
        for root in found {
            out.beginPart(Part.unknownRoot, lengthInBytes: 8)
            reference(Reference(rawValue: root))
        }
    }

    // MARK: Objects

    private mutating func writeObjects() {
        let heap = vm.heap
        heap.forEachObject { object, _ in writeObject(object) }
    }

    private mutating func writeObject(_ object: Reference) {
        let metadata = vm.space.classMetadata(of: object)
        switch Int(metadata.pointee.kind) {
        case SwiftletClassReferenceArray: writeReferenceArray(object, metadata)
        case SwiftletClassPrimitiveArray: writePrimitiveArray(object, metadata)
        default:
            // Mirrors have been written as classes, but those of int and the like.
            let isMirror = metadata.pointee.flags & UInt32(SwiftletClassMirrorClass) != 0
            if isMirror, !vm.isMirrorOfPrimitive(object) { return }
            writeInstance(object, metadata)
        }
    }

    private mutating func writeInstance(_ object: Reference, _ metadata: ClassPointer) {
        let fields = layout(metadata)
        let size = fields.reduce(0) { $0 + HeapDump.size($1.type) }
        out.beginPart(Part.instance, lengthInBytes: 24 + size)
        reference(object)
        out.u4(HeapDump.stackTrace)
        class_(metadata)
        out.u4(UInt32(size))
        for field in fields { writeValue(object, field.offset, field.type) }
    }

    private mutating func writeReferenceArray(_ array: Reference, _ metadata: ClassPointer) {
        let length = Int(vm.space.arrayLength(array))
        out.beginPart(Part.objectArray, lengthInBytes: 24 + length * 8)
        reference(array)
        out.u4(HeapDump.stackTrace)
        out.u4(UInt32(length))
        class_(metadata)
        for index in 0..<length { reference(vm.space.loadReference(array, Int(SwiftletArrayData4) + index * 4)) }
    }

    private mutating func writePrimitiveArray(_ array: Reference, _ metadata: ClassPointer) {
        let length = Int(vm.space.arrayLength(array))
        let type = metadata.pointee.elementType
        let size = HeapDump.size(type)
        out.beginPart(Part.primitiveArray, lengthInBytes: 17 + length * size)
        reference(array)
        out.u4(HeapDump.stackTrace)
        out.u4(UInt32(length))
        out.u1(type)
        let data = vm.space.arrayData(array)
        if size == 1 { return out.bytes(UnsafeRawBufferPointer(start: data, count: length)) }
        for index in 0..<length { out.value(data + index * size, sizeInBytes: size) }
    }
}
