// SPDX-License-Identifier: Apache-2.0
import ObjectModel
import Runtime

/// Natives of java.lang.reflect.Array. Conditions are tested in the order in which HotSpot tests them, as it decides
/// which exception a call with several faults gets.
enum ArrayNatives {
    static func bind(_ binder: NativeBinder) {
        binder.bind("getLength", "(Ljava/lang/Object;)I", getLength)
        binder.bind("get", "(Ljava/lang/Object;I)Ljava/lang/Object;", get)
        binder.bind("set", "(Ljava/lang/Object;ILjava/lang/Object;)V", set)
        binder.bind("newArray", "(Ljava/lang/Class;I)Ljava/lang/Object;", newArray)
        binder.bind("multiNewArray", "(Ljava/lang/Class;[I)Ljava/lang/Object;", multiNewArray)
        bindGetters(binder)
        bindSetters(binder)
    }

    // MARK: - Checks

    private static func illegalArgument(_ call: NativeCall, _ text: String? = nil) -> JavaThrow {
        call.thread.exception("java/lang/IllegalArgumentException", text)
    }

    /// The array argument.
    private static func arrayArgument(
        _ call: inout NativeCall, primitiveOnly: Bool = false
    ) throws(JavaThrow) -> Handle {
        let array = try call.required()
        let metadata = call.space.classMetadata(of: array.reference)
        if !metadata.isArray { throw illegalArgument(call, "Argument is not an array") }
        if primitiveOnly, Int(metadata.pointee.elementType) == SwiftletTypeReference {
            throw illegalArgument(call, "Argument is not an array of primitive type")
        }
        return array
    }

    /// Address of an element; stale after the next safepoint.
    private static func element(
        _ call: NativeCall, _ array: Handle, _ index: Int
    ) throws(JavaThrow) -> UnsafeMutableRawPointer {
        guard index >= 0, index < Int(call.space.arrayLength(array.reference)) else {
            throw call.thread.exception("java/lang/ArrayIndexOutOfBoundsException")
        }
        let shift = Int(call.space.classMetadata(of: array.reference).pointee.elementShift)
        return call.space.arrayData(array.reference) + index << shift
    }

    // MARK: - Any type

    private static func getLength(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let array = try arrayArgument(&call)
        return .int(call.space.arrayLength(array.reference))
    }

    private static func get(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let array = try arrayArgument(&call)
        let address = try element(call, array, Int(call.int()))
        let type = call.space.classMetadata(of: array.reference).pointee.elementType
        if Int(type) == SwiftletTypeReference { return .reference(address.load(as: Reference.self)) }
        return .reference(try call.vm.box(PrimitiveValue(type: type, at: address).bits, type: type, call.thread))
    }

    private static func set(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let array = try arrayArgument(&call)
        let index = Int(call.int())
        let value = call.handle()
        let space = call.space
        let metadata = space.classMetadata(of: array.reference)
        let type = metadata.pointee.elementType
        if Int(type) == SwiftletTypeReference {
            let address = try element(call, array, index)
            if !value.isNull,
                !space.isSubclass(space.classRef(of: value.reference), of: metadata.pointee.elementClass)
            {
                throw illegalArgument(call, "array element type mismatch")
            }
            space.beforeStore(address)
            address.storeBytes(of: value.reference, as: Reference.self)
            space.afterStore(address)
            return .void
        }
        if value.isNull { throw illegalArgument(call) }
        let address = try element(call, array, index)
        guard let boxed = call.vm.boxedType(value.reference),
            let widened = PrimitiveValue(type: boxed, bits: call.vm.unboxed(value.reference, as: boxed))
                .widened(to: type)
        else { throw illegalArgument(call, "argument type mismatch") }
        widened.store(at: address)
        return .void
    }

    // MARK: - One primitive type

    /// Element of a primitive array, widened to `type`.
    private static func getPrimitive(_ call: inout NativeCall, _ type: Int) throws(JavaThrow) -> UInt64 {
        let array = try arrayArgument(&call, primitiveOnly: true)
        let address = try element(call, array, Int(call.int()))
        let stored = call.space.classMetadata(of: array.reference).pointee.elementType
        guard let value = PrimitiveValue(type: stored, at: address).widened(to: UInt8(type)) else {
            throw illegalArgument(call, "argument type mismatch")
        }
        return value.bits
    }

    private static func bindGetters(_ binder: NativeBinder) {
        func bindInt(_ name: StaticString, _ descriptor: StaticString, _ type: Int) {
            binder.bind(name, descriptor) { (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
                .int(Int32(truncatingIfNeeded: try getPrimitive(&call, type)))
            }
        }
        func bindLong(_ name: StaticString, _ descriptor: StaticString, _ type: Int) {
            binder.bind(name, descriptor) { (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
                NativeResult(bits: try getPrimitive(&call, type))
            }
        }
        bindInt("getBoolean", "(Ljava/lang/Object;I)Z", SwiftletTypeBoolean)
        bindInt("getByte", "(Ljava/lang/Object;I)B", SwiftletTypeByte)
        bindInt("getChar", "(Ljava/lang/Object;I)C", SwiftletTypeChar)
        bindInt("getShort", "(Ljava/lang/Object;I)S", SwiftletTypeShort)
        bindInt("getInt", "(Ljava/lang/Object;I)I", SwiftletTypeInt)
        bindInt("getFloat", "(Ljava/lang/Object;I)F", SwiftletTypeFloat)
        bindLong("getLong", "(Ljava/lang/Object;I)J", SwiftletTypeLong)
        bindLong("getDouble", "(Ljava/lang/Object;I)D", SwiftletTypeDouble)
    }

    private static func setPrimitive(
        _ call: inout NativeCall, _ type: Int, _ read: (inout NativeCall) -> UInt64
    ) throws(JavaThrow) -> NativeResult {
        let array = try arrayArgument(&call, primitiveOnly: true)
        let address = try element(call, array, Int(call.int()))
        let stored = call.space.classMetadata(of: array.reference).pointee.elementType
        guard let value = PrimitiveValue(type: UInt8(type), bits: read(&call)).widened(to: stored) else {
            throw illegalArgument(call, "argument type mismatch")
        }
        value.store(at: address)
        return .void
    }

    private static func bindSetters(_ binder: NativeBinder) {
        func bindInt(_ name: StaticString, _ descriptor: StaticString, _ type: Int) {
            binder.bind(name, descriptor) { (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
                try setPrimitive(&call, type) { UInt64(bitPattern: Int64($0.int())) }
            }
        }
        func bindLong(_ name: StaticString, _ descriptor: StaticString, _ type: Int) {
            binder.bind(name, descriptor) { (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
                try setPrimitive(&call, type) { UInt64(bitPattern: $0.long()) }
            }
        }
        bindInt("setBoolean", "(Ljava/lang/Object;IZ)V", SwiftletTypeBoolean)
        bindInt("setByte", "(Ljava/lang/Object;IB)V", SwiftletTypeByte)
        bindInt("setChar", "(Ljava/lang/Object;IC)V", SwiftletTypeChar)
        bindInt("setShort", "(Ljava/lang/Object;IS)V", SwiftletTypeShort)
        bindInt("setInt", "(Ljava/lang/Object;II)V", SwiftletTypeInt)
        bindInt("setFloat", "(Ljava/lang/Object;IF)V", SwiftletTypeFloat)
        bindLong("setLong", "(Ljava/lang/Object;IJ)V", SwiftletTypeLong)
        bindLong("setDouble", "(Ljava/lang/Object;ID)V", SwiftletTypeDouble)
    }

    // MARK: - New arrays

    /// Most dimensions an array can have (JVMS 4.4.1).
    private static let maximumDimensions = 255

    /// The array class `added` dimensions above `element`.
    private static func arrayClass(
        _ call: NativeCall, _ element: ClassPointer, adding added: Int
    ) throws(JavaThrow) -> ClassPointer {
        let isVoid = element.isPrimitive && Int(element.pointee.elementType) == SwiftletTypeVoid
        let existing = element.isArray ? Int(element.pointee.dimensions) : 0
        if isVoid || existing + added > maximumDimensions { throw illegalArgument(call) }
        var result = element
        for _ in 0..<added { result = try call.vm.arrayClass(of: result, call.thread) }
        return result
    }

    private static func negativeSize(_ call: NativeCall, _ length: Int32) -> JavaThrow {
        call.thread.exception("java/lang/NegativeArraySizeException", String(length))
    }

    private static func newArray(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let element = try call.classArgument()
        let length = call.int()
        if length < 0 { throw negativeSize(call, length) }
        let type = try arrayClass(call, element, adding: 1)
        return .reference(try call.vm.allocateArray(type, length: Int(length), call.thread))
    }

    private static func multiNewArray(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let element = try call.classArgument()
        let dimensions = try call.required()
        let count = Int(call.space.arrayLength(dimensions.reference))
        guard count >= 1, count <= maximumDimensions else { throw illegalArgument(call) }
        let data = call.space.arrayData(dimensions.reference)
        let lengths = (0..<count).map { data.load(fromByteOffset: $0 * 4, as: Int32.self) }
        for length in lengths where length < 0 { throw negativeSize(call, length) }
        let type = try arrayClass(call, element, adding: count)
        return .reference(try call.vm.allocateMultiArray(type, lengths, call.thread))
    }
}
