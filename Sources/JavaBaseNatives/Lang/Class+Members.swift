// SPDX-License-Identifier: Apache-2.0
import ClassFile
import ObjectModel
import Runtime

// getDeclaredFields, -Methods, -Constructors and record components.

extension ClassNatives {
    /// An array of `class` filled with `make` for each element.
    private static func array<Element>(
        _ call: NativeCall, of elementClass: ClassPointer, _ elements: [Element],
        _ make: (Element) throws(JavaThrow) -> Reference
    ) throws(JavaThrow) -> NativeResult {
        let arrayClass = try call.vm.arrayClass(of: elementClass, call.thread)
        let array = call.thread.handle(
            try call.vm.allocateArray(arrayClass, length: elements.count, call.thread))
        for (i, element) in elements.enumerated() {
            let mark = call.thread.raw.pointee.handleTop
            let made = try make(element)
            call.space.storeReference(array.reference, SwiftletArrayData4 + i * 4, made)
            call.thread.raw.pointee.handleTop = mark
        }
        return .reference(array)
    }

    static func getDeclaredFields(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let metadata = try call.classArgument()
        let publicOnly = call.boolean()
        let vm = call.vm
        let thread = call.thread
        var fields: [FieldPointer] = []
        if !metadata.isArray && !metadata.isPrimitive {
            try vm.link(metadata, thread)
            let declared = call.space.fields(metadata)
            for i in declared.indices where !publicOnly || declared[i].flags & AccessFlag.public != 0 {
                fields.append(declared.baseAddress! + i)
            }
        }
        try vm.initialize(vm.classes.reflectField!, thread)
        return try array(call, of: vm.classes.reflectField!, fields) { (field) throws(JavaThrow) in
            try vm.reflectedField(field, thread)
        }
    }

    /// Methods the class declares and reflection shows.
    private static func methods(_ call: NativeCall, _ metadata: ClassPointer, _ publicOnly: Bool, constructors: Bool)
        throws(JavaThrow) -> [MethodPointer]
    {
        if metadata.isArray || metadata.isPrimitive { return [] }
        try call.vm.link(metadata, call.thread)
        let declared = call.space.methods(metadata)
        var result: [MethodPointer] = []
        for i in declared.indices {
            let method = declared.baseAddress! + i
            if method.isClassInitializer || method.isConstructor != constructors { continue }
            if publicOnly && !method.isPublic { continue }
            result.append(method)
        }
        return result
    }

    static func getDeclaredMethods(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let metadata = try call.classArgument()
        let publicOnly = call.boolean()
        let vm = call.vm
        let thread = call.thread
        let found = MethodOrder.sorted(
            try methods(call, metadata, publicOnly, constructors: false), vm)
        try vm.initialize(vm.classes.reflectMethod!, thread)
        return try array(call, of: vm.classes.reflectMethod!, found) { (method) throws(JavaThrow) in
            try vm.reflectedMethod(method, thread)
        }
    }

    static func getDeclaredConstructors(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let metadata = try call.classArgument()
        let publicOnly = call.boolean()
        let vm = call.vm
        let thread = call.thread
        let found = try methods(call, metadata, publicOnly, constructors: true)
        try vm.initialize(vm.classes.reflectConstructor!, thread)
        return try array(call, of: vm.classes.reflectConstructor!, found) { (method) throws(JavaThrow) in
            try vm.reflectedConstructor(method, thread)
        }
    }

    static func getRecordComponents(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let metadata = try call.classArgument()
        let vm = call.vm
        let thread = call.thread
        guard let payload = vm.classAttribute(metadata, .record) else { return .null }
        let components = vm.recordComponents(payload, metadata)
        let componentClass = try vm.bootClass("java/lang/reflect/RecordComponent", thread)
        try vm.initialize(componentClass, thread)
        return try array(call, of: componentClass, components) { (component) throws(JavaThrow) in
            try vm.reflectedComponent(component, metadata, componentClass, thread)
        }
    }
}
