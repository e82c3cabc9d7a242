// SPDX-License-Identifier: Apache-2.0
import ClassFile
import DataStructures
import ObjectModel

// java.lang.reflect objects, made by the VM without running their constructors. `slot` is the member's index in its
// class, by which natives find it again.

extension VirtualMachine {
    /// Writes into a fresh object field by field, by name.
    private struct Filler {
        let vm: VirtualMachine
        let object: Handle
        let metadata: ClassPointer

        func set(_ name: StaticString, _ descriptor: StaticString, _ value: Reference) {
            vm.space.storeReference(object.reference, vm.offset(metadata, name, descriptor), value)
        }

        func set(_ name: StaticString, int value: Int32) {
            vm.space.store(object.reference, vm.offset(metadata, name, "I"), value)
        }

        func set(_ name: StaticString, boolean value: Bool) {
            vm.space.store(object.reference, vm.offset(metadata, name, "Z"), UInt8(value ? 1 : 0))
        }
    }

    /// Bytes as a new byte array; nil as null.
    package func byteArray(_ bytes: UnsafeRawBufferPointer?, _ thread: Thread) throws(JavaThrow) -> Reference {
        guard let bytes else { return .null }
        let array = try allocateArray(classes.byteArray, length: bytes.count, thread)
        if let source = bytes.baseAddress { space.arrayData(array).copyMemory(from: source, byteCount: bytes.count) }
        return array
    }

    private func signature(
        _ holder: ClassPointer, _ payload: UnsafeRawBufferPointer?, _ thread: Thread
    ) throws(JavaThrow) -> Reference {
        guard let index = attributeIndex(payload) else { return .null }
        return try internedString(ConstantPool(self, holder).symbol(index), thread)
    }

    /// The Class[] of a method descriptor's parameters. A safepoint.
    package func parameterTypes(_ method: MethodPointer, _ thread: Thread) throws(JavaThrow) -> Reference {
        let bytes = symbols.bytes(method.pointee.descriptor)
        let loader = loaders[space[method.pointee.holder].pointee.loader]
        var types: [ClassPointer] = []
        for parameter in Descriptor.parameters(bytes) {
            types.append(
                try classOfDescriptor(UnsafeRawBufferPointer(rebasing: bytes[parameter.range]), loader, thread))
        }
        return try classArray(types, thread)
    }

    package func classArray(_ types: [ClassPointer], _ thread: Thread) throws(JavaThrow) -> Reference {
        let array = try allocateArray(classes.classArray!, length: types.count, thread)
        for (i, type) in types.enumerated() {
            space.storeReference(array, SwiftletArrayData4 + i * 4, type.pointee.mirror)
        }
        return array
    }

    package func returnType(_ method: MethodPointer, _ thread: Thread) throws(JavaThrow) -> ClassPointer {
        let bytes = symbols.bytes(method.pointee.descriptor)
        guard let result = Descriptor.result(bytes) else { return classes.primitive(UInt8(SwiftletTypeVoid)) }
        return try classOfDescriptor(
            UnsafeRawBufferPointer(rebasing: bytes[result.range]), loaders[space[method.pointee.holder].pointee.loader],
            thread)
    }

    private func exceptionTypes(_ method: MethodPointer, _ thread: Thread) throws(JavaThrow) -> Reference {
        let holder = space[method.pointee.holder]
        var types: [ClassPointer] = []
        if let payload = methodAttribute(method, .exceptions) {
            var cursor = AnnotationCursor(payload)
            for _ in 0..<cursor.u2() { types.append(try resolveClass(holder, cursor.u2(), thread)) }
        }
        return try classArray(types, thread)
    }

    /// A java.lang.reflect.Field. A safepoint.
    package func reflectedField(_ field: FieldPointer, _ thread: Thread) throws(JavaThrow) -> Reference {
        let holder = space[field.pointee.holder]
        let metadata = classes.reflectField!
        let object = thread.handle(try allocateObject(metadata, thread))
        let filler = Filler(vm: self, object: object, metadata: metadata)
        filler.set("clazz", "Ljava/lang/Class;", holder.pointee.mirror)
        filler.set("slot", int: Int32(field.pointee.index))
        filler.set("name", "Ljava/lang/String;", try internedString(field.pointee.name, thread))
        let type = try classOfDescriptor(
            symbols.bytes(field.pointee.descriptor), loaders[holder.pointee.loader], thread)
        filler.set("type", "Ljava/lang/Class;", type.pointee.mirror)
        filler.set("modifiers", int: Int32(field.pointee.flags & 0xFFFF))
        let isTrusted =
            field.isFinal
            && (field.isStatic || holder.isHidden || holder.pointee.flags & UInt32(SwiftletClassRecord) != 0)
        filler.set("trustedFinal", boolean: isTrusted)
        filler.set("signature", "Ljava/lang/String;", try signature(holder, fieldAttribute(field, .signature), thread))
        filler.set("annotations", "[B", try byteArray(fieldAttribute(field, .runtimeVisibleAnnotations), thread))
        return object.reference
    }

    /// A java.lang.reflect.Method. A safepoint.
    package func reflectedMethod(_ method: MethodPointer, _ thread: Thread) throws(JavaThrow) -> Reference {
        let metadata = classes.reflectMethod!
        let object = thread.handle(try allocateObject(metadata, thread))
        let filler = Filler(vm: self, object: object, metadata: metadata)
        try fillExecutable(filler, method, thread)
        filler.set("name", "Ljava/lang/String;", try internedString(method.pointee.name, thread))
        filler.set("returnType", "Ljava/lang/Class;", try returnType(method, thread).pointee.mirror)
        filler.set("annotationDefault", "[B", try byteArray(methodAttribute(method, .annotationDefault), thread))
        return object.reference
    }

    /// A java.lang.reflect.Constructor. A safepoint.
    package func reflectedConstructor(_ method: MethodPointer, _ thread: Thread) throws(JavaThrow) -> Reference {
        let metadata = classes.reflectConstructor!
        let object = thread.handle(try allocateObject(metadata, thread))
        try fillExecutable(Filler(vm: self, object: object, metadata: metadata), method, thread)
        return object.reference
    }

    private func fillExecutable(_ filler: Filler, _ method: MethodPointer, _ thread: Thread) throws(JavaThrow) {
        let holder = space[method.pointee.holder]
        filler.set("clazz", "Ljava/lang/Class;", holder.pointee.mirror)
        filler.set("slot", int: Int32(method.pointee.index))
        filler.set("parameterTypes", "[Ljava/lang/Class;", try parameterTypes(method, thread))
        filler.set("exceptionTypes", "[Ljava/lang/Class;", try exceptionTypes(method, thread))
        filler.set("modifiers", int: Int32(method.pointee.flags & 0xFFFF))
        filler.set(
            "signature", "Ljava/lang/String;", try signature(holder, methodAttribute(method, .signature), thread))
        filler.set(
            "annotations", "[B", try byteArray(methodAttribute(method, .runtimeVisibleAnnotations), thread))
        filler.set(
            "parameterAnnotations", "[B",
            try byteArray(methodAttribute(method, .runtimeVisibleParameterAnnotations), thread))
    }

    // MARK: - Records

    /// A row of the Record attribute (JVMS 4.7.30).
    package struct RecordComponent {
        package var name: Int
        package var descriptor: Int
        /// Offset of the component's attribute table in the class file.
        package var attributes: UInt32
    }

    package func recordComponents(_ payload: UnsafeRawBufferPointer, _ holder: ClassPointer) -> [RecordComponent] {
        let file = classFileBytes(holder)
        var position = payload.baseAddress! - file.baseAddress!
        func u2(_ at: Int) -> Int { at + 2 <= file.count ? Int(file[at]) << 8 | Int(file[at + 1]) : 0 }
        let count = u2(position)
        position += 2
        var result: [RecordComponent] = []
        for _ in 0..<count {
            guard position + 6 <= file.count else { break }
            result.append(
                RecordComponent(name: u2(position), descriptor: u2(position + 2), attributes: UInt32(position + 4)))
            let attributes = u2(position + 4)
            position += 6
            for _ in 0..<attributes {
                guard position + 6 <= file.count else { return result }
                position += 6 + (u2(position + 2) << 16 | u2(position + 4))
            }
        }
        return result
    }

    /// A java.lang.reflect.RecordComponent. A safepoint.
    package func reflectedComponent(
        _ component: RecordComponent, _ holder: ClassPointer, _ metadata: ClassPointer, _ thread: Thread
    ) throws(JavaThrow) -> Reference {
        let pool = ConstantPool(self, holder)
        let object = thread.handle(try allocateObject(metadata, thread))
        let filler = Filler(vm: self, object: object, metadata: metadata)
        let name = pool.symbol(component.name)
        let descriptor = pool.symbol(component.descriptor)
        filler.set("clazz", "Ljava/lang/Class;", holder.pointee.mirror)
        filler.set("name", "Ljava/lang/String;", try internedString(name, thread))
        let type = try classOfDescriptor(symbols.bytes(descriptor), loaders[holder.pointee.loader], thread)
        filler.set("type", "Ljava/lang/Class;", type.pointee.mirror)
        if let accessor = declaredMethod(holder, name, intern("()" + symbols.string(descriptor))), !accessor.isStatic {
            filler.set("accessor", "Ljava/lang/reflect/Method;", try reflectedMethod(accessor, thread))
        }
        filler.set(
            "signature", "Ljava/lang/String;",
            try signature(holder, attribute(holder, at: component.attributes, .signature), thread))
        filler.set(
            "annotations", "[B",
            try byteArray(attribute(holder, at: component.attributes, .runtimeVisibleAnnotations), thread))
        filler.set(
            "typeAnnotations", "[B",
            try byteArray(attribute(holder, at: component.attributes, .runtimeVisibleTypeAnnotations), thread))
        return object.reference
    }

    // MARK: - Back from reflection

    /// The method behind a Method or Constructor object.
    package func methodOf(_ executable: Reference, isConstructor: Bool) -> MethodPointer? {
        let classOffset = isConstructor ? fields.constructorClass : fields.methodClass
        let slotOffset = isConstructor ? fields.constructorSlot : fields.methodSlot
        let holder = classOfMirror(space.loadReference(executable, classOffset))
        let slot = Int(space.load(executable, slotOffset, as: Int32.self))
        let methods = space.methods(holder)
        return slot >= 0 && slot < methods.count ? methods.baseAddress! + slot : nil
    }

    /// The field behind a Field object.
    package func fieldOf(_ field: Reference) -> FieldPointer? {
        let holder = classOfMirror(space.loadReference(field, fields.fieldClass))
        let slot = Int(space.load(field, fields.fieldSlot, as: Int32.self))
        let declared = space.fields(holder)
        return slot >= 0 && slot < declared.count ? declared.baseAddress! + slot : nil
    }

    package func primitiveClass(named name: String) -> ClassPointer? {
        BasicType.primitives.first { BasicType.keyword($0) == name }.map { classes.primitive($0) }
    }

    /// The symbol of a class name given with dots.
    package func symbolReplacingDots(_ units: [UInt16]) -> SymbolRef {
        let dot = UInt16(UInt8(ascii: "."))
        let slash = UInt16(UInt8(ascii: "/"))
        let bytes = ModifiedUTF8.encode(units: units.map { $0 == dot ? slash : $0 })
        return bytes.withUnsafeBytes { intern($0) }
    }

    /// A point in time `nanoseconds` from now on the monotonic clock, saturating.
    package func deadline(nanoseconds: Int64) -> UInt64 {
        let now = host.monotonicNanoseconds
        return now.addingReportingOverflow(UInt64(max(0, nanoseconds))).overflow
            ? UInt64(Int64.max) : min(now + UInt64(max(0, nanoseconds)), UInt64(Int64.max))
    }
}
