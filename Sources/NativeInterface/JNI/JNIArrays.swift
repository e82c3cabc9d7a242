// SPDX-License-Identifier: Apache-2.0
import CJavaNativeInterface
import Glibc
import ObjectModel
import Runtime

// Arrays (JNI 4.12). Elements are handed out as copies; critical access pins the array instead.

extension JNIContext {
    /// Size of an array's elements in bytes, by its class.
    private func elementSize(_ array: Reference) -> Int {
        switch Int(space.classMetadata(of: array).pointee.elementType) {
        case SwiftletTypeBoolean, SwiftletTypeByte: 1
        case SwiftletTypeChar, SwiftletTypeShort: 2
        case SwiftletTypeLong, SwiftletTypeDouble: 8
        default: 4
        }
    }

    func required(_ reference: JNIReference?) throws(JavaThrow) -> Reference {
        let found = object(reference)
        if found.isNull { throw thread.exception("java/lang/NullPointerException") }
        return found
    }

    fileprivate func copyElements(_ array: JNIReference?, _ isCopy: UnsafeMutablePointer<UInt8>?) throws(JavaThrow)
        -> UnsafeMutableRawPointer?
    {
        let found = try required(array)
        let size = Int(space.arrayLength(found)) * elementSize(found)
        guard let memory = malloc(max(8, size)) else { return nil }
        memory.copyMemory(from: space.arrayData(found), byteCount: size)
        isCopy?.pointee = 1
        return memory
    }

    private enum ReleaseMode {
        static let commit: Int32 = 1
        static let abort: Int32 = 2
    }

    fileprivate func releaseElements(
        _ array: JNIReference?, _ elements: UnsafeMutableRawPointer?, _ mode: Int32
    ) throws(JavaThrow) {
        guard let elements else { return }
        if mode != ReleaseMode.abort {
            let found = try required(array)
            let size = Int(space.arrayLength(found)) * elementSize(found)
            space.arrayData(found).copyMemory(from: elements, byteCount: size)
        }
        if mode != ReleaseMode.commit { free(elements) }
    }

    fileprivate func region(
        _ array: JNIReference?, _ start: Int32, _ count: Int32, _ buffer: UnsafeMutableRawPointer?, isStore: Bool
    ) throws(JavaThrow) {
        let found = try required(array)
        let length = space.arrayLength(found)
        guard start >= 0, count >= 0, Int64(start) + Int64(count) <= Int64(length) else {
            throw thread.exception(
                "java/lang/ArrayIndexOutOfBoundsException",
                "Array region \(start)..\(Int64(start) + Int64(count)) out of bounds for length \(length)")
        }
        guard let buffer, count > 0 else { return }
        let size = elementSize(found)
        let data = space.arrayData(found) + Int(start) * size
        if isStore {
            data.copyMemory(from: buffer, byteCount: Int(count) * size)
        } else {
            buffer.copyMemory(from: data, byteCount: Int(count) * size)
        }
    }

    fileprivate func newArray(_ arrayClass: ClassPointer, _ length: Int32) throws(JavaThrow) -> Reference {
        guard length >= 0 else {
            throw thread.exception("java/lang/NegativeArraySizeException", "\(length)")
        }
        return try vm.allocateArray(arrayClass, length: Int(length), thread)
    }

    fileprivate func element(_ array: Reference, _ index: Int32) throws(JavaThrow) -> Int {
        let length = space.arrayLength(array)
        guard index >= 0, index < length else {
            throw thread.exception(
                "java/lang/ArrayIndexOutOfBoundsException", "Index \(index) out of bounds for length \(length)")
        }
        return SwiftletArrayData4 + Int(index) * 4
    }

    fileprivate func setElement(
        _ array: JNIReference?, _ index: Int32, _ value: JNIReference?
    ) throws(JavaThrow) {
        let found = try required(array)
        let offset = try element(found, index)
        let stored = object(value)
        let elementClass = space.classMetadata(of: found).pointee.elementClass
        if !stored.isNull, !space.isSubclass(space.classRef(of: stored), of: elementClass) {
            throw thread.exception(
                "java/lang/ArrayStoreException",
                "type mismatch: can not store \(vm.externalName(space.classMetadata(of: stored))) to "
                    + "\(vm.externalName(space[elementClass]))[\(index)]")
        }
        space.storeReference(found, offset, stored)
    }
}

extension JNIFunctionTable {
    func setArrays() {
        let length: @convention(c) (JNIEnvironment?, JNIReference?) -> Int32 = { environment, array in
            JNIContext.run(environment, 0) { (context) throws(JavaThrow) in
                context.space.arrayLength(try context.required(array))
            }
        }
        functions[171] = unsafeBitCast(length, to: UnsafeRawPointer.self)
        setObjectArrays()
        setNewArrays()
        setElements()
    }

    private func setObjectArrays() {
        let make: @convention(c) (JNIEnvironment?, Int32, JNIReference?, JNIReference?) -> JNIReference? = {
            environment, length, class_, initial in
            JNIContext.reference(environment) { (context) throws(JavaThrow) in
                let value = context.handle(initial)
                let arrayClass = try context.vm.arrayClass(of: try context.metadata(class_), context.thread)
                let array = try context.newArray(arrayClass, length)
                if !value.isNull {
                    for i in 0..<Int(length) {
                        context.space.storeReference(array, SwiftletArrayData4 + i * 4, value.reference)
                    }
                }
                return array
            }
        }
        let get: @convention(c) (JNIEnvironment?, JNIReference?, Int32) -> JNIReference? = {
            environment, array, index in
            JNIContext.reference(environment) { (context) throws(JavaThrow) in
                let found = try context.required(array)
                return context.space.loadReference(found, try context.element(found, index))
            }
        }
        let set: @convention(c) (JNIEnvironment?, JNIReference?, Int32, JNIReference?) -> Void = {
            environment, array, index, value in
            JNIContext.run(environment, ()) { (context) throws(JavaThrow) in
                try context.setElement(array, index, value)
            }
        }
        functions[172] = unsafeBitCast(make, to: UnsafeRawPointer.self)
        functions[173] = unsafeBitCast(get, to: UnsafeRawPointer.self)
        functions[174] = unsafeBitCast(set, to: UnsafeRawPointer.self)
    }

    private typealias NewArray = @convention(c) (JNIEnvironment?, Int32) -> JNIReference?

    private static func make(_ environment: JNIEnvironment?, _ length: Int32, _ type: Int) -> JNIReference? {
        JNIContext.reference(environment) { (context) throws(JavaThrow) in
            let arrayClass = try context.vm.arrayClass(of: context.vm.classes.primitive(UInt8(type)), context.thread)
            return try context.newArray(arrayClass, length)
        }
    }

    private func setNewArrays() {
        let makers: [NewArray] = [
            { JNIFunctionTable.make($0, $1, SwiftletTypeBoolean) }, { JNIFunctionTable.make($0, $1, SwiftletTypeByte) },
            { JNIFunctionTable.make($0, $1, SwiftletTypeChar) }, { JNIFunctionTable.make($0, $1, SwiftletTypeShort) },
            { JNIFunctionTable.make($0, $1, SwiftletTypeInt) }, { JNIFunctionTable.make($0, $1, SwiftletTypeLong) },
            { JNIFunctionTable.make($0, $1, SwiftletTypeFloat) }, { JNIFunctionTable.make($0, $1, SwiftletTypeDouble) },
        ]
        for (i, maker) in makers.enumerated() { functions[175 + i] = unsafeBitCast(maker, to: UnsafeRawPointer.self) }
    }

    private func setElements() {
        let get: @convention(c) (JNIEnvironment?, JNIReference?, UnsafeMutablePointer<UInt8>?) -> JNIReference? = {
            environment, array, isCopy in
            JNIContext.run(environment, nil) { (context) throws(JavaThrow) in try context.copyElements(array, isCopy) }
        }
        let release: @convention(c) (JNIEnvironment?, JNIReference?, JNIReference?, Int32) -> Void = {
            environment, array, elements, mode in
            JNIContext.run(environment, ()) { (context) throws(JavaThrow) in
                try context.releaseElements(array, elements, mode)
            }
        }
        let getRegion: @convention(c) (JNIEnvironment?, JNIReference?, Int32, Int32, JNIReference?) -> Void = {
            environment, array, start, count, buffer in
            JNIContext.run(environment, ()) { (context) throws(JavaThrow) in
                try context.region(array, start, count, buffer, isStore: false)
            }
        }
        let setRegion: @convention(c) (JNIEnvironment?, JNIReference?, Int32, Int32, JNIReference?) -> Void = {
            environment, array, start, count, buffer in
            JNIContext.run(environment, ()) { (context) throws(JavaThrow) in
                try context.region(array, start, count, buffer, isStore: true)
            }
        }
        for type in 0..<8 {
            functions[183 + type] = unsafeBitCast(get, to: UnsafeRawPointer.self)
            functions[191 + type] = unsafeBitCast(release, to: UnsafeRawPointer.self)
            functions[199 + type] = unsafeBitCast(getRegion, to: UnsafeRawPointer.self)
            functions[207 + type] = unsafeBitCast(setRegion, to: UnsafeRawPointer.self)
        }
        let pin: @convention(c) (JNIEnvironment?, JNIReference?, UnsafeMutablePointer<UInt8>?) -> JNIReference? = {
            environment, array, isCopy in
            JNIContext.run(environment, nil) { (context) throws(JavaThrow) -> JNIReference? in
                let found = try context.required(array)
                context.vm.heap.pin(found)
                isCopy?.pointee = 0
                return context.space.arrayData(found)
            }
        }
        let unpin: @convention(c) (JNIEnvironment?, JNIReference?, JNIReference?, Int32) -> Void = {
            environment, array, _, mode in
            JNIContext.run(environment, ()) { (context) throws(JavaThrow) in
                if mode != 1 { context.vm.heap.unpin(context.object(array)) }
            }
        }
        functions[222] = unsafeBitCast(pin, to: UnsafeRawPointer.self)
        functions[223] = unsafeBitCast(unpin, to: UnsafeRawPointer.self)
    }
}
