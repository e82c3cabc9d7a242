// SPDX-License-Identifier: Apache-2.0
import ObjectModel
import Runtime

/// Natives of java.lang.ClassLoader.
enum ClassLoaderNatives {
    static func bind(_ binder: NativeBinder) {
        binder.ignore("registerNatives")
        binder.bind(
            "defineClass1",
            "(Ljava/lang/ClassLoader;Ljava/lang/String;[BIILjava/security/ProtectionDomain;Ljava/lang/String;)Ljava/lang/Class;",
            defineFromArray)
        binder.bind(
            "defineClass2",
            "(Ljava/lang/ClassLoader;Ljava/lang/String;Ljava/nio/ByteBuffer;IILjava/security/ProtectionDomain;Ljava/lang/String;)Ljava/lang/Class;",
            defineFromBuffer)
        binder.bind(
            "defineClass0",
            "(Ljava/lang/ClassLoader;Ljava/lang/Class;Ljava/lang/String;[BIILjava/security/ProtectionDomain;ZILjava/lang/Object;)Ljava/lang/Class;",
            defineForLookup)
        binder.bind("findBootstrapClass", "(Ljava/lang/String;)Ljava/lang/Class;", findBootstrapClass)
        binder.bind("findLoadedClass0", "(Ljava/lang/String;)Ljava/lang/Class;", findLoadedClass)
        binder.bind("retrieveDirectives", "()Ljava/lang/AssertionStatusDirectives;", retrieveDirectives)
    }

    private static func defineFromArray(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let loader = call.handle()
        let name = call.handle()
        let array = try call.required()
        let offset = Int(call.int())
        let length = Int(call.int())
        let domain = call.handle()
        let bytes = try checkedBytes(call, array, offset, length)
        return .reference(try define(call, loader, name, bytes, domain).pointee.mirror)
    }

    /// Copies a range of a byte array into memory of the loader, where the class will stay.
    private static func checkedBytes(
        _ call: NativeCall, _ array: Handle, _ offset: Int, _ length: Int
    ) throws(JavaThrow) -> [UInt8] {
        let count = Int(call.space.arrayLength(array.reference))
        guard length >= 0, offset >= 0, offset <= count - length else {
            throw call.thread.exception("java/lang/ArrayIndexOutOfBoundsException")
        }
        let start = call.space.arrayData(array.reference) + offset
        return Array(UnsafeRawBufferPointer(start: start, count: length))
    }

    private static func defineFromBuffer(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let loader = call.handle()
        let name = call.handle()
        let buffer = try call.required()
        let offset = Int(call.int())
        let length = Int(call.int())
        let domain = call.handle()
        let address = call.space.load(
            buffer.reference, call.vm.offset(call.space.classMetadata(of: buffer.reference), "address", "J"),
            as: Int64.self)
        let capacity = Int(call.intField(buffer, "capacity"))
        guard length >= 0, offset >= 0, offset <= capacity - length, address != 0,
            let start = UnsafeRawPointer(bitPattern: Int(address) + offset)
        else { throw call.thread.exception("java/lang/ArrayIndexOutOfBoundsException") }
        let bytes = Array(UnsafeRawBufferPointer(start: start, count: length))
        return .reference(try define(call, loader, name, bytes, domain).pointee.mirror)
    }

    private static func define(
        _ call: NativeCall, _ loader: Handle, _ name: Handle, _ bytes: [UInt8], _ domain: Handle
    ) throws(JavaThrow) -> ClassPointer {
        let vm = call.vm
        let expected: SymbolRef? = name.isNull ? nil : vm.symbolReplacingDots(vm.utf16(name.reference))
        return try vm.defineClass(
            bytes, loader: vm.loaderData(loader), name: expected, protectionDomain: domain, call.thread)
    }

    /// Flags of `defineClass0`.
    private enum Flag {
        static let nestmate: Int32 = 1
        static let hidden: Int32 = 2
        static let strong: Int32 = 4
        static let accessVMAnnotations: Int32 = 8
    }

    private static func defineForLookup(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let loader = call.handle()
        let lookup = try call.classArgument()
        let name = call.handle()
        let array = try call.required()
        let offset = Int(call.int())
        let length = Int(call.int())
        let domain = call.handle()
        let initialize = call.boolean()
        let flags = call.int()
        let classData = call.handle()
        let vm = call.vm
        let bytes = try checkedBytes(call, array, offset, length)
        let made: ClassPointer
        if flags & Flag.hidden != 0 {
            var nestHost: ClassPointer?
            if flags & Flag.nestmate != 0 {
                vm.loadNestHost(lookup, call.thread)
                nestHost = vm.nestHost(lookup)
            }
            made = try vm.defineHiddenClass(
                bytes, loader: vm.loaderData(loader), nestHost: nestHost, protectionDomain: domain,
                classData: classData, isTrusted: flags & Flag.accessVMAnnotations != 0,
                isStrong: flags & Flag.strong != 0, call.thread)
        } else {
            made = try define(call, loader, name, bytes, domain)
        }
        if initialize { try vm.initialize(made, call.thread) } else { try vm.link(made, call.thread) }
        return .reference(made.pointee.mirror)
    }

    private static func findBootstrapClass(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let name = try call.required()
        let vm = call.vm
        let symbol = vm.symbolReplacingDots(vm.utf16(name.reference))
        guard let found = try vm.findClass(symbol, vm.loaders.boot, call.thread) else { return .null }
        return .reference(found.pointee.mirror)
    }

    private static func findLoadedClass(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let loader = call.handle()
        let name = call.handle()
        if name.isNull { return .null }
        let vm = call.vm
        let symbol = vm.symbolReplacingDots(vm.utf16(name.reference))
        guard let found = vm.loaderData(loader).lookup(symbol) else { return .null }
        return .reference(call.space[found].pointee.mirror)
    }

    private static func retrieveDirectives(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let vm = call.vm
        let metadata = try vm.bootClass("java/lang/AssertionStatusDirectives", call.thread)
        try vm.initialize(metadata, call.thread)
        let object = call.thread.handle(try vm.allocateObject(metadata, call.thread))
        let assertions = vm.options.assertions
        try setDirectives(call, object, "classes", "classEnabled", assertions.classes)
        try setDirectives(call, object, "packages", "packageEnabled", assertions.packages)
        call.space.store(
            object.reference, vm.offset(metadata, "deflt", "Z"), UInt8(assertions.applicationDefault ? 1 : 0))
        return .reference(object)
    }

    /// Two arrays in step: names, the unnamed package being null, and whether assertions are on.
    private static func setDirectives(
        _ call: NativeCall, _ object: Handle, _ names: StaticString, _ flags: StaticString,
        _ settings: [(name: String, isEnabled: Bool)]
    ) throws(JavaThrow) {
        let vm = call.vm
        let metadata = call.space.classMetadata(of: object.reference)
        let texts = call.thread.handle(
            try vm.allocateArray(vm.classes.stringArray!, length: settings.count, call.thread))
        for (i, setting) in settings.enumerated() where !setting.name.isEmpty {
            let text = try vm.newString(setting.name, call.thread)
            call.space.storeReference(texts.reference, SwiftletArrayData4 + i * 4, text)
        }
        call.space.storeReference(
            object.reference, vm.offset(metadata, names, "[Ljava/lang/String;"), texts.reference)
        let booleans = try vm.allocateArray(
            vm.classes.primitiveArray(SwiftletTypeBoolean), length: settings.count, call.thread)
        for (i, setting) in settings.enumerated() {
            call.space.arrayData(booleans).storeBytes(of: setting.isEnabled ? 1 : 0, toByteOffset: i, as: UInt8.self)
        }
        call.space.storeReference(object.reference, vm.offset(metadata, flags, "[Z"), booleans)
    }
}
