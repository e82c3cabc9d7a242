// SPDX-License-Identifier: Apache-2.0
import ObjectModel
import Runtime

extension NativeCall {
    /// The next argument, a java.lang.Class, as class. Null is a NullPointerException.
    package mutating func classArgument() throws(JavaThrow) -> ClassPointer {
        let mirror = handle()
        if mirror.isNull { throw thread.exception("java/lang/NullPointerException") }
        return vm.classOfMirror(mirror.reference)
    }

    /// The next argument, not null.
    package mutating func required() throws(JavaThrow) -> Handle {
        let argument = handle()
        if argument.isNull { throw thread.exception("java/lang/NullPointerException") }
        return argument
    }

    /// The next argument, a String that is not null, as Swift text.
    package mutating func string() throws(JavaThrow) -> String { vm.string(try required().reference) }

    /// A new String as result.
    package func result(_ text: String) throws(JavaThrow) -> NativeResult {
        .reference(try vm.newString(text, thread))
    }

    /// A new String as result; nil is null.
    package func result(_ text: String?) throws(JavaThrow) -> NativeResult {
        guard let text else { return .null }
        return .reference(try vm.newString(text, thread))
    }

    /// A new byte array with these bytes, or null.
    package func result(bytes: UnsafeRawBufferPointer?) throws(JavaThrow) -> NativeResult {
        guard let bytes else { return .null }
        let array = try vm.allocateArray(vm.classes.byteArray, length: bytes.count, thread)
        if let source = bytes.baseAddress {
            space.arrayData(array).copyMemory(from: source, byteCount: bytes.count)
        }
        return .reference(array)
    }

    /// A new Class[] with the mirrors of these classes.
    package func result(classes: [ClassPointer]) throws(JavaThrow) -> NativeResult {
        let array = try vm.allocateArray(vm.classes.classArray!, length: classes.count, thread)
        for (i, metadata) in classes.enumerated() {
            space.storeReference(array, SwiftletArrayData4 + i * 4, metadata.pointee.mirror)
        }
        return .reference(array)
    }

    /// A new String[]; nil elements are null.
    package func result(strings: [String?]) throws(JavaThrow) -> NativeResult {
        let array = thread.handle(try vm.allocateArray(vm.classes.stringArray!, length: strings.count, thread))
        for (i, text) in strings.enumerated() {
            guard let text else { continue }
            let string = try vm.newString(text, thread)
            space.storeReference(array.reference, SwiftletArrayData4 + i * 4, string)
        }
        return .reference(array)
    }

    /// An instance field of an object as int.
    package func intField(_ object: Handle, _ name: StaticString) -> Int32 {
        let offset = vm.offset(space.classMetadata(of: object.reference), name, "I")
        return space.load(object.reference, offset, as: Int32.self)
    }
}
