// SPDX-License-Identifier: Apache-2.0
import ClassFile
import ObjectModel
import Runtime

/// Natives of java.lang.Class. Those that make reflection objects are in `Class+Members.swift`.
enum ClassNatives {
    static func bind(_ binder: NativeBinder) {
        binder.ignore("registerNatives")
        binder.bind(
            "forName0", "(Ljava/lang/String;ZLjava/lang/ClassLoader;Ljava/lang/Class;)Ljava/lang/Class;", forName)
        binder.bind("isInstance", "(Ljava/lang/Object;)Z", isInstance)
        binder.bind("isAssignableFrom", "(Ljava/lang/Class;)Z", isAssignableFrom)
        binder.bind("initClassName", "()Ljava/lang/String;", initClassName)
        binder.bind("getSuperclass", "()Ljava/lang/Class;", getSuperclass)
        binder.bind("getInterfaces0", "()[Ljava/lang/Class;", getInterfaces)
        binder.bind("getEnclosingMethod0", "()[Ljava/lang/Object;", getEnclosingMethod)
        binder.bind("getDeclaringClass0", "()Ljava/lang/Class;", getDeclaringClass)
        binder.bind("getDeclaredClasses0", "()[Ljava/lang/Class;", getDeclaredClasses)
        binder.bind("getSimpleBinaryName0", "()Ljava/lang/String;", getSimpleBinaryName)
        binder.bind("getPrimitiveClass", "(Ljava/lang/String;)Ljava/lang/Class;", getPrimitiveClass)
        binder.bind("getGenericSignature0", "()Ljava/lang/String;", getGenericSignature)
        binder.bind("getRawAnnotations", "()[B", getRawAnnotations)
        binder.bind("getRawTypeAnnotations", "()[B", getRawTypeAnnotations)
        binder.bind("getConstantPool", "()Ljdk/internal/reflect/ConstantPool;", getConstantPool)
        binder.bind("getDeclaredFields0", "(Z)[Ljava/lang/reflect/Field;", getDeclaredFields)
        binder.bind("getDeclaredMethods0", "(Z)[Ljava/lang/reflect/Method;", getDeclaredMethods)
        binder.bind("getDeclaredConstructors0", "(Z)[Ljava/lang/reflect/Constructor;", getDeclaredConstructors)
        binder.bind("getRecordComponents0", "()[Ljava/lang/reflect/RecordComponent;", getRecordComponents)
        binder.bind("isRecord0", "()Z", isRecord)
        binder.bind("desiredAssertionStatus0", "(Ljava/lang/Class;)Z", desiredAssertionStatus)
        binder.bind("getNestHost0", "()Ljava/lang/Class;", getNestHost)
        binder.bind("getNestMembers0", "()[Ljava/lang/Class;", getNestMembers)
        binder.bind("isHidden", "()Z", isHidden)
        binder.bind("getPermittedSubclasses0", "()[Ljava/lang/Class;", getPermittedSubclasses)
        binder.bind("getClassFileVersion0", "()I", getClassFileVersion)
        binder.bind("getClassAccessFlagsRaw0", "()I", getClassAccessFlags)
    }

    /// Whether a class may have this name, with dots, as far as HotSpot looks before it asks the loader: parts in front of
    /// dots are not empty, and of allowed characters. What is wrong otherwise with an array's name is left to the loader.
    private static func isClassName(_ name: [UInt16]) -> Bool {
        var units = name[...]
        if units.first == UInt16(UInt8(ascii: "[")) {
            units = units.drop { $0 == UInt16(UInt8(ascii: "[")) }
            guard units.first == UInt16(UInt8(ascii: "L")), units.last == UInt16(UInt8(ascii: ";")) else { return true }
            units = units.dropFirst().dropLast()
        }
        let dot = UInt16(UInt8(ascii: "."))
        var last = dot
        for unit in units {
            if unit == UInt16(UInt8(ascii: ";")) || unit == UInt16(UInt8(ascii: "[")) { return false }
            if unit == dot, last == dot { return false }
            last = unit
        }
        return true
    }

    private static func forName(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let name = try call.required()
        let initialize = call.boolean()
        let loader = call.handle()
        let vm = call.vm
        let units = vm.utf16(name.reference)
        let text = vm.string(name.reference)
        guard !units.contains(UInt16(UInt8(ascii: "/"))), units.count <= 65535 else {
            throw call.thread.exception("java/lang/ClassNotFoundException", text)
        }
        let symbol = vm.symbolReplacingDots(units)
        guard isClassName(units) else {
            throw call.thread.exception("java/lang/ClassNotFoundException", vm.symbols.string(symbol))
        }
        guard let found = try vm.findClass(symbol, vm.loaderData(loader), call.thread) else {
            throw call.thread.exception("java/lang/ClassNotFoundException", text)
        }
        if initialize { try vm.initialize(found, call.thread) }
        return .reference(found.pointee.mirror)
    }

    private static func isInstance(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let metadata = try call.classArgument()
        let object = call.handle()
        if object.isNull || metadata.isPrimitive { return .boolean(false) }
        let space = call.space
        return .boolean(space.isSubclass(space.classRef(of: object.reference), of: space.ref(metadata)))
    }

    private static func isAssignableFrom(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let target = try call.classArgument()
        let source = try call.classArgument()
        if target.isPrimitive || source.isPrimitive { return .boolean(target == source) }
        return .boolean(call.space.isSubclass(call.space.ref(source), of: call.space.ref(target)))
    }

    private static func initClassName(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let mirror = call.handle()
        let vm = call.vm
        let name = vm.externalName(vm.classOfMirror(mirror.reference))
        let text = try vm.internedString(vm.intern(name), call.thread)
        call.space.storeReference(mirror.reference, vm.fields.className, text)
        return .reference(text)
    }

    private static func getSuperclass(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let metadata = try call.classArgument()
        guard !metadata.isInterface, let superclass = call.space.superclass(metadata) else { return .null }
        return .reference(superclass.pointee.mirror)
    }

    private static func getInterfaces(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let metadata = try call.classArgument()
        let space = call.space
        return try call.result(classes: space.classList(metadata.pointee.interfaces).map { space[$0] })
    }

    private static func getPrimitiveClass(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let name = try call.string()
        guard let found = call.vm.primitiveClass(named: name) else {
            throw call.thread.exception("java/lang/ClassNotFoundException", name)
        }
        return .reference(found.pointee.mirror)
    }

    private static func getGenericSignature(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let metadata = try call.classArgument()
        guard let index = call.vm.attributeIndex(call.vm.classAttribute(metadata, .signature)) else { return .null }
        return .reference(
            try call.vm.internedString(ConstantPool(call.vm, metadata).symbol(index), call.thread))
    }

    private static func getRawAnnotations(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let metadata = try call.classArgument()
        return try call.result(bytes: call.vm.classAttribute(metadata, .runtimeVisibleAnnotations))
    }

    private static func getRawTypeAnnotations(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let metadata = try call.classArgument()
        return try call.result(bytes: call.vm.classAttribute(metadata, .runtimeVisibleTypeAnnotations))
    }

    private static func getConstantPool(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let mirror = call.handle()
        let metadata = try call.vm.bootClass("jdk/internal/reflect/ConstantPool", call.thread)
        try call.vm.initialize(metadata, call.thread)
        let pool = try call.vm.allocateObject(metadata, call.thread)
        let offset = call.vm.offset(metadata, "constantPoolOop", "Ljava/lang/Object;")
        call.space.storeReference(pool, offset, mirror.reference)
        return .reference(pool)
    }

    private static func isRecord(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let metadata = try call.classArgument()
        let isFinal = metadata.pointee.flags & AccessFlag.final != 0
        guard isFinal, metadata.pointee.flags & UInt32(SwiftletClassRecord) != 0,
            let superclass = call.space.superclass(metadata)
        else { return .boolean(false) }
        return .boolean(call.vm.symbols.string(superclass.pointee.name) == "java/lang/Record")
    }

    private static func isHidden(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        .boolean(try call.classArgument().isHidden)
    }

    private static func desiredAssertionStatus(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let metadata = try call.classArgument()
        return .boolean(
            call.vm.options.assertions.isEnabled(
                call.vm.externalName(metadata), isSystemClass: metadata.pointee.loader == 0))
    }

    private static func getNestHost(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let metadata = try call.classArgument()
        if metadata.isArray || metadata.isPrimitive { return .reference(metadata.pointee.mirror) }
        call.vm.loadNestHost(metadata, call.thread)
        return .reference(call.vm.nestHost(metadata).pointee.mirror)
    }

    private static func getNestMembers(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let metadata = try call.classArgument()
        let vm = call.vm
        vm.loadNestHost(metadata, call.thread)
        let host = vm.nestHost(metadata)
        var members = [host]
        let pool = ConstantPool(vm, host)
        for index in vm.attributeIndices(host, .nestMembers) ?? [] where pool.tag(Int(index)) == .class {
            let member = try vm.loadClass(pool.name(Int(index)), vm.loaders[host.pointee.loader], call.thread)
            vm.loadNestHost(member, call.thread)
            if vm.nestHost(member) == host, !members.contains(member) { members.append(member) }
        }
        return try call.result(classes: members)
    }

    private static func getPermittedSubclasses(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let metadata = try call.classArgument()
        let vm = call.vm
        guard let indices = vm.attributeIndices(metadata, .permittedSubclasses) else { return .null }
        let pool = ConstantPool(vm, metadata)
        var found: [ClassPointer] = []
        for index in indices where pool.tag(Int(index)) == .class {
            do throws(JavaThrow) {
                found.append(try vm.loadClass(pool.name(Int(index)), vm.loaders[metadata.pointee.loader], call.thread))
            } catch {
                call.thread.clearException()
            }
        }
        return try call.result(classes: found)
    }

    /// What classes without a file report: the version of JDK 25.
    private static let newestClassFileVersion = 69

    private static func getClassFileVersion(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let metadata = try call.classArgument()
        if metadata.isPrimitive { return .int(Int32(newestClassFileVersion)) }
        let bytes = call.vm.classFileBytes(metadata)
        guard bytes.count >= 8 else { return .int(0) }
        let minor = Int32(bytes[4]) << 8 | Int32(bytes[5])
        return .int(minor << 16 | Int32(bytes[6]) << 8 | Int32(bytes[7]))
    }

    private static func getClassAccessFlags(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        .int(Int32(try call.classArgument().pointee.flags & 0xFFFF))
    }
}
