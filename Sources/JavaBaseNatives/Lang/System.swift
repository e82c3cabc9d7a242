// SPDX-License-Identifier: Apache-2.0
import ObjectModel
import Runtime

/// Natives of java.lang.System.
enum SystemNatives {
    static func bind(_ binder: NativeBinder) {
        binder.ignore("registerNatives")
        binder.bind("setIn0", "(Ljava/io/InputStream;)V", setIn)
        binder.bind("setOut0", "(Ljava/io/PrintStream;)V", setOut)
        binder.bind("setErr0", "(Ljava/io/PrintStream;)V", setErr)
        binder.bind("currentTimeMillis", "()J", currentTimeMillis)
        binder.bind("nanoTime", "()J", nanoTime)
        binder.bind("arraycopy", "(Ljava/lang/Object;ILjava/lang/Object;II)V", arraycopy)
        binder.bind("identityHashCode", "(Ljava/lang/Object;)I", identityHashCode)
        binder.bind("mapLibraryName", "(Ljava/lang/String;)Ljava/lang/String;", mapLibraryName)
    }

    private static func setStream(
        _ call: inout NativeCall, _ name: StaticString, _ descriptor: StaticString
    ) throws(JavaThrow) -> NativeResult {
        let stream = call.handle()
        let vm = call.vm
        let system = vm.classes.system!
        guard let field = vm.declaredField(system, vm.intern(name), vm.intern(descriptor)) else { return .void }
        call.space.storeReference(system.pointee.mirror, Int(field.pointee.offset), stream.reference)
        return .void
    }

    private static func setIn(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        try setStream(&call, "in", "Ljava/io/InputStream;")
    }

    private static func setOut(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        try setStream(&call, "out", "Ljava/io/PrintStream;")
    }

    private static func setErr(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        try setStream(&call, "err", "Ljava/io/PrintStream;")
    }

    private static func currentTimeMillis(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        .long(call.vm.host.realtimeNanoseconds / 1_000_000)
    }

    private static func nanoTime(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        .long(Int64(bitPattern: call.vm.host.monotonicNanoseconds))
    }

    private static func identityHashCode(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let object = call.handle()
        return object.isNull ? .int(0) : .int(Int32(bitPattern: call.thread.identityHash(object.reference)))
    }

    private static func mapLibraryName(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        try call.result("lib" + call.string() + ".so")
    }

    // MARK: - arraycopy

    private static func arraycopy(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let source = try call.required()
        let sourcePosition = Int(call.int())
        let target = try call.required()
        let targetPosition = Int(call.int())
        let length = Int(call.int())
        let space = call.space
        let sourceClass = space.classMetadata(of: source.reference)
        let targetClass = space.classMetadata(of: target.reference)
        try checkTypes(call, sourceClass, targetClass)
        try checkBounds(
            call, sourceClass, targetClass, source, sourcePosition, target, targetPosition, length)
        if length == 0 { return .void }
        let shift = Int(sourceClass.pointee.elementShift)
        let from = space.arrayData(source.reference) + sourcePosition << shift
        let to = space.arrayData(target.reference) + targetPosition << shift
        if Int(sourceClass.pointee.elementType) != SwiftletTypeReference {
            to.copyMemory(from: from, byteCount: length << shift)
            return .void
        }
        let isSafe = space.isSubclass(sourceClass.pointee.elementClass, of: targetClass.pointee.elementClass)
        if isSafe {
            to.copyMemory(from: from, byteCount: length << shift)
            space.afterStores(to, count: length)
            return .void
        }
        try copyChecked(call, from, to, length, sourceClass, targetClass)
        return .void
    }

    private static func checkTypes(
        _ call: NativeCall, _ source: ClassPointer, _ target: ClassPointer
    ) throws(JavaThrow) {
        func fail(_ text: String) -> JavaThrow {
            call.thread.exception("java/lang/ArrayStoreException", "arraycopy: " + text)
        }
        let vm = call.vm
        if !source.isArray { throw fail("source type \(vm.externalName(source)) is not an array") }
        if !target.isArray { throw fail("destination type \(vm.externalName(target)) is not an array") }
        let from = Int(source.pointee.elementType)
        let to = Int(target.pointee.elementType)
        if from == to { return }
        func name(_ metadata: ClassPointer) -> String {
            Int(metadata.pointee.elementType) == SwiftletTypeReference
                ? "object array[]" : vm.typeName(metadata)
        }
        throw fail("type mismatch: can not copy \(name(source)) into \(name(target))")
    }

    private static func checkBounds(
        _ call: NativeCall, _ sourceClass: ClassPointer, _ targetClass: ClassPointer, _ source: Handle,
        _ sourcePosition: Int, _ target: Handle, _ targetPosition: Int, _ length: Int
    ) throws(JavaThrow) {
        let sourceLength = Int(call.space.arrayLength(source.reference))
        let targetLength = Int(call.space.arrayLength(target.reference))
        func fail(_ text: String) -> JavaThrow {
            call.thread.exception("java/lang/ArrayIndexOutOfBoundsException", "arraycopy: " + text)
        }
        func named(_ metadata: ClassPointer, _ count: Int) -> String {
            if Int(metadata.pointee.elementType) == SwiftletTypeReference { return "object array[\(count)]" }
            return "\(call.vm.typeName(metadata).dropLast(2))[\(count)]"
        }
        if sourcePosition < 0 {
            throw fail("source index \(sourcePosition) out of bounds for \(named(sourceClass, sourceLength))")
        }
        if targetPosition < 0 {
            throw fail("destination index \(targetPosition) out of bounds for \(named(targetClass, targetLength))")
        }
        if length < 0 { throw fail("length \(length) is negative") }
        if sourcePosition + length > sourceLength {
            throw fail(
                "last source index \(sourcePosition + length) out of bounds for \(named(sourceClass, sourceLength))")
        }
        if targetPosition + length > targetLength {
            throw fail(
                "last destination index \(targetPosition + length) out of bounds for "
                    + named(targetClass, targetLength))
        }
    }

    /// Copies element by element; what was copied before a misfit stays.
    private static func copyChecked(
        _ call: NativeCall, _ from: UnsafeMutableRawPointer, _ to: UnsafeMutableRawPointer, _ length: Int,
        _ source: ClassPointer, _ target: ClassPointer
    ) throws(JavaThrow) {
        let space = call.space
        let element = target.pointee.elementClass
        for i in 0..<length {
            let value = (from + i * 4).load(as: Reference.self)
            if !value.isNull, !space.isSubclass(space.classRef(of: value), of: element) {
                throw call.thread.exception(
                    "java/lang/ArrayStoreException",
                    "arraycopy: element type mismatch: can not cast one of the elements of "
                        + "\(call.vm.externalName(space[source.pointee.elementClass]))[] to the type of the destination "
                        + "array, \(call.vm.externalName(space[element]))")
            }
            let slot = to + i * 4
            space.beforeStore(slot)
            slot.storeBytes(of: value, as: Reference.self)
            space.afterStore(slot)
        }
    }
}
