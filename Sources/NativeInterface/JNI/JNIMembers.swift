// SPDX-License-Identifier: Apache-2.0
import CJavaNativeInterface
import Glibc
import ObjectModel
import Runtime

// Ids of methods and fields, and the fields themselves (JNI 4.5, 4.7, 4.8, 4.9).

extension JNIContext {
    /// GetMethodID and GetStaticMethodID: the class is initialized, and must have or inherit the method.
    func methodID(
        _ class_: JNIReference?, _ name: UnsafePointer<CChar>?, _ descriptor: UnsafePointer<CChar>?, isStatic: Bool
    ) throws(JavaThrow) -> JNIReference? {
        let holder = try metadata(class_)
        let isNameKnown = isKnown(name)
        let nameSymbol = symbol(name)
        let descriptorSymbol = symbol(descriptor)
        try vm.initialize(holder, thread)
        let isConstructor = nameSymbol == vm.names.objectInitializer
        let found =
            isConstructor
            ? vm.declaredMethod(holder, nameSymbol, descriptorSymbol)
            : vm.lookupMethod(holder, nameSymbol, descriptorSymbol)
        guard let found, found.isStatic == isStatic else {
            // As HotSpot says it: in full, unless the name itself was never heard of.
            let full =
                "\(isStatic ? "static " : "")\(signature(holder)).\(text(name))\(text(descriptor))"
            throw thread.exception("java/lang/NoSuchMethodError", isNameKnown ? full : text(name))
        }
        return JNIReference(found)
    }

    /// Whether a name has been met in any class.
    private func isKnown(_ name: UnsafePointer<CChar>?) -> Bool {
        guard let name else { return false }
        return vm.symbols.lookup(UnsafeRawBufferPointer(start: name, count: strlen(name))) != nil
    }

    private func signature(_ metadata: ClassPointer) -> String {
        let name = vm.symbols.string(metadata.pointee.name)
        return metadata.isArray ? name : "L\(name);"
    }

    func fieldID(
        _ class_: JNIReference?, _ name: UnsafePointer<CChar>?, _ descriptor: UnsafePointer<CChar>?, isStatic: Bool
    ) throws(JavaThrow) -> JNIReference? {
        let holder = try metadata(class_)
        try vm.initialize(holder, thread)
        guard let found = vm.lookupField(holder, symbol(name), symbol(descriptor)), found.isStatic == isStatic else {
            let full = "\(vm.externalName(holder)).\(text(name)) \(text(descriptor))"
            throw thread.exception("java/lang/NoSuchFieldError", isStatic ? text(name) : full)
        }
        return JNIReference(found)
    }

    /// Where a field's value is: the object, or for a static field the mirror of its class.
    private func holder(_ object: JNIReference?, _ field: FieldPointer) throws(JavaThrow) -> Reference {
        if field.isStatic { return space[field.pointee.holder].pointee.mirror }
        let found = self.object(object)
        if found.isNull { throw thread.exception("java/lang/NullPointerException") }
        return found
    }

    /// A field's value in a word, widened as its type asks.
    func get(_ object: JNIReference?, _ id: JNIReference?) throws(JavaThrow) -> UInt64 {
        guard let id else { return 0 }
        let field = JNIContext.field(id)
        let holder = try holder(object, field)
        let offset = Int(field.pointee.offset)
        switch Int(field.pointee.type) {
        case SwiftletTypeBoolean: return UInt64(space.load(holder, offset, as: UInt8.self) & 1)
        case SwiftletTypeByte: return UInt64(bitPattern: Int64(space.load(holder, offset, as: Int8.self)))
        case SwiftletTypeChar: return UInt64(space.load(holder, offset, as: UInt16.self))
        case SwiftletTypeShort: return UInt64(bitPattern: Int64(space.load(holder, offset, as: Int16.self)))
        case SwiftletTypeInt: return UInt64(bitPattern: Int64(space.load(holder, offset, as: Int32.self)))
        case SwiftletTypeFloat: return UInt64(space.load(holder, offset, as: UInt32.self))
        case SwiftletTypeLong, SwiftletTypeDouble: return space.load(holder, offset, as: UInt64.self)
        default: return UInt64(UInt(bitPattern: local(space.loadReference(holder, offset))))
        }
    }

    /// Sets a field from a word of which the type's low bytes count.
    func set(_ object: JNIReference?, _ id: JNIReference?, _ word: UInt64) throws(JavaThrow) {
        guard let id else { return }
        let field = JNIContext.field(id)
        let holder = try holder(object, field)
        let offset = Int(field.pointee.offset)
        switch Int(field.pointee.type) {
        case SwiftletTypeBoolean: space.store(holder, offset, UInt8(word & 0xFF == 0 ? 0 : 1))
        case SwiftletTypeByte: space.store(holder, offset, UInt8(truncatingIfNeeded: word))
        case SwiftletTypeChar, SwiftletTypeShort: space.store(holder, offset, UInt16(truncatingIfNeeded: word))
        case SwiftletTypeInt, SwiftletTypeFloat: space.store(holder, offset, UInt32(truncatingIfNeeded: word))
        case SwiftletTypeLong, SwiftletTypeDouble: space.store(holder, offset, word)
        default: space.storeReference(holder, offset, self.object(JNIReference(bitPattern: UInt(word))))
        }
    }
}

extension JNIFunctionTable {
    typealias Identify =
        @convention(c) (
            JNIEnvironment?, JNIReference?, UnsafePointer<CChar>?, UnsafePointer<CChar>?
        ) -> JNIReference?

    func setMembers() {
        let method: Identify = { environment, class_, name, descriptor in
            JNIContext.scoped(environment, nil) { (context) throws(JavaThrow) in
                try context.methodID(class_, name, descriptor, isStatic: false)
            }
        }
        let staticMethod: Identify = { environment, class_, name, descriptor in
            JNIContext.scoped(environment, nil) { (context) throws(JavaThrow) in
                try context.methodID(class_, name, descriptor, isStatic: true)
            }
        }
        let field: Identify = { environment, class_, name, descriptor in
            JNIContext.scoped(environment, nil) { (context) throws(JavaThrow) in
                try context.fieldID(class_, name, descriptor, isStatic: false)
            }
        }
        let staticField: Identify = { environment, class_, name, descriptor in
            JNIContext.scoped(environment, nil) { (context) throws(JavaThrow) in
                try context.fieldID(class_, name, descriptor, isStatic: true)
            }
        }
        functions[33] = unsafeBitCast(method, to: UnsafeRawPointer.self)
        functions[113] = unsafeBitCast(staticMethod, to: UnsafeRawPointer.self)
        functions[94] = unsafeBitCast(field, to: UnsafeRawPointer.self)
        functions[144] = unsafeBitCast(staticField, to: UnsafeRawPointer.self)
        setAccessors()
    }

    /// Nine of each: object, boolean, byte, char, short, int, long, float, double.
    private func setAccessors() {
        let get: @convention(c) (JNIEnvironment?, JNIReference?, JNIReference?) -> UInt64 = { environment, object, id in
            JNIContext.run(environment, 0) { (context) throws(JavaThrow) in try context.get(object, id) }
        }
        let getFloat: @convention(c) (JNIEnvironment?, JNIReference?, JNIReference?) -> Float = {
            environment, object, id in
            JNIContext.run(environment, 0) { (context) throws(JavaThrow) in
                Float(bitPattern: UInt32(truncatingIfNeeded: try context.get(object, id)))
            }
        }
        let getDouble: @convention(c) (JNIEnvironment?, JNIReference?, JNIReference?) -> Double = {
            environment, object, id in
            JNIContext.run(environment, 0) { (context) throws(JavaThrow) in
                Double(bitPattern: try context.get(object, id))
            }
        }
        let set: @convention(c) (JNIEnvironment?, JNIReference?, JNIReference?, UInt64) -> Void = {
            environment, object, id, value in
            JNIContext.run(environment, ()) { (context) throws(JavaThrow) in try context.set(object, id, value) }
        }
        let setFloat: @convention(c) (JNIEnvironment?, JNIReference?, JNIReference?, Float) -> Void = {
            environment, object, id, value in
            JNIContext.run(environment, ()) { (context) throws(JavaThrow) in
                try context.set(object, id, UInt64(value.bitPattern))
            }
        }
        let setDouble: @convention(c) (JNIEnvironment?, JNIReference?, JNIReference?, Double) -> Void = {
            environment, object, id, value in
            JNIContext.run(environment, ()) { (context) throws(JavaThrow) in
                try context.set(object, id, value.bitPattern)
            }
        }
        for (first, word, float, double) in [
            (
                95, unsafeBitCast(get, to: UnsafeRawPointer.self), unsafeBitCast(getFloat, to: UnsafeRawPointer.self),
                unsafeBitCast(getDouble, to: UnsafeRawPointer.self)
            ),
            (
                104, unsafeBitCast(set, to: UnsafeRawPointer.self), unsafeBitCast(setFloat, to: UnsafeRawPointer.self),
                unsafeBitCast(setDouble, to: UnsafeRawPointer.self)
            ),
        ] {
            // The static ones follow fifty further on.
            for start in [first, first + 50] {
                for type in 0..<7 { functions[start + type] = word }
                functions[start + 7] = float
                functions[start + 8] = double
            }
        }
    }
}
