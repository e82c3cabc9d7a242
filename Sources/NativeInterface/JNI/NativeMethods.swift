// SPDX-License-Identifier: Apache-2.0
// Native methods of libraries (JNI 2, "Resolving Native Method Names"): the class library is asked for the symbol in the
// libraries of the class's loader, by its short name and then by the one with the signature. Calls go through libffi, by a
// description made from the method's descriptor.

import CJavaNativeInterface
import CLibFFI
import ObjectModel
import Runtime

/// Finds functions of libraries for native methods, and holds the machine's table.
final class NativeMethodLinker: NativeMethodResolver, @unchecked Sendable {
    // Constant after creation.
    let table: JNIFunctionTable

    init(_ vm: VirtualMachine, _ services: InvocationServices = .launcher) { table = JNIFunctionTable(vm, services) }

    func resolve(_ method: MethodPointer, _ thread: Thread) throws(JavaThrow) -> NativeFunction? {
        let vm = thread.vm
        let holder = thread.space[method.pointee.holder]
        let short =
            "Java_\(NativeName.mangled(vm.symbols.string(holder.pointee.name)))_"
            + NativeName.mangled(vm.symbols.string(method.pointee.name))
        let descriptor = vm.symbols.string(method.pointee.descriptor)
        let parameters = descriptor.dropFirst().prefix { $0 != ")" }
        for name in [short, "\(short)__\(NativeName.mangled(String(parameters)))"] {
            let address = try find(name, method, thread)
            if let function = UnsafeMutableRawPointer(bitPattern: Int(address)) { return bind(method, function, vm) }
        }
        return nil
    }

    /// Address of a symbol in the libraries of the class's loader; 0 if there is none.
    private func find(_ name: String, _ method: MethodPointer, _ thread: Thread) throws(JavaThrow) -> Int64 {
        let vm = thread.vm
        return try thread.withHandleScope { () throws(JavaThrow) -> Int64 in
            let holder = thread.space[method.pointee.holder]
            let loader = thread.handle(vm.loaders[holder.pointee.loader].object?.reference ?? .null)
            let mirror = thread.handle(holder.pointee.mirror)
            let entry = thread.handle(try vm.newString(name, thread))
            let javaName = thread.handle(try vm.newString(vm.symbols.string(method.pointee.name), thread))
            let findNative = try vm.staticMethod(
                "java/lang/ClassLoader", "findNative",
                "(Ljava/lang/ClassLoader;Ljava/lang/Class;Ljava/lang/String;Ljava/lang/String;)J", thread)
            return try thread.call(
                findNative, [.handle(loader), .handle(mirror), .handle(entry), .handle(javaName)]
            ).long
        }
    }

    /// Has a method call a function, whatever it called before. VM state.
    func set(_ method: MethodPointer, _ function: @escaping NativeFunction, _ thread: Thread) {
        let natives = thread.vm.natives
        if method.pointee.nativeIndex == 0 { return natives.bind(method, function) }
        thread.vm.threads.stopTheWorld(thread) { natives.rebind(method, function) }
    }

    /// The native of a method whose function was unregistered: it is looked for as at its first call.
    static func resolveAgain(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let method = call.space[call.method]
        guard let linker = call.vm.natives.resolver as? NativeMethodLinker,
            let found = try linker.resolve(method, call.thread)
        else {
            throw call.thread.exception("java/lang/UnsatisfiedLinkError", "'\(call.vm.externalSignature(method))'")
        }
        linker.set(method, found, call.thread)
        return try found(&call)
    }

    /// The native that calls a C function.
    func bind(_ method: MethodPointer, _ function: UnsafeMutableRawPointer, _ vm: VirtualMachine) -> NativeFunction {
        let foreign = ForeignMethod(
            JNISignature(vm.symbols.bytes(method.pointee.descriptor)), isStatic: method.isStatic, function, table)
        func invoke(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult { try foreign.call(&call) }
        return invoke
    }
}

extension JNIFunctionTable {
    /// The machine's table; nil before its first library.
    static func of(_ vm: VirtualMachine) -> JNIFunctionTable? { (vm.natives.resolver as? NativeMethodLinker)?.table }
}

/// Names of C functions.
enum NativeName {
    /// Letters and digits stay, slashes become `_`, other characters escapes.
    static func mangled(_ name: String) -> String {
        var result = ""
        for unit in name.utf16 {
            switch unit {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: result.unicodeScalars.append(Unicode.Scalar(UInt8(unit)))
            case UInt16(UInt8(ascii: "/")): result += "_"
            case UInt16(UInt8(ascii: "_")): result += "_1"
            case UInt16(UInt8(ascii: ";")): result += "_2"
            case UInt16(UInt8(ascii: "[")): result += "_3"
            default:
                let digits = String(unit, radix: 16)
                result += "_0" + String(repeating: "0", count: 4 - digits.count) + digits
            }
        }
        return result
    }
}

/// How a C function is called for a native method. Lives as long as the machine.
final class ForeignMethod: @unchecked Sendable {
    // Constant after creation.
    private let signature: JNISignature
    private let isStatic: Bool
    private let function: UnsafeMutableRawPointer
    private let table: JNIFunctionTable
    private let description: UnsafeMutablePointer<ffi_cif>
    private let types: UnsafeMutablePointer<UnsafeMutablePointer<ffi_type>?>

    init(_ signature: JNISignature, isStatic: Bool, _ function: UnsafeMutableRawPointer, _ table: JNIFunctionTable) {
        self.signature = signature
        self.isStatic = isStatic
        self.function = function
        self.table = table
        let count = signature.parameters.count + 2
        description = .allocate(capacity: 1)
        types = .allocate(capacity: count)
        types[0] = ForeignMethod.type(UInt8(ascii: "L"))
        types[1] = ForeignMethod.type(UInt8(ascii: "L"))
        for (i, parameter) in signature.parameters.enumerated() { types[i + 2] = ForeignMethod.type(parameter) }
        _ = ffi_prep_cif(description, FFI_DEFAULT_ABI, UInt32(count), ForeignMethod.type(signature.result), types)
    }

    deinit {
        description.deallocate()
        types.deallocate()
    }

    private static func type(_ character: UInt8) -> UnsafeMutablePointer<ffi_type>? {
        switch character {
        case UInt8(ascii: "V"): swiftlet_ffi_type(0)
        case UInt8(ascii: "Z"): swiftlet_ffi_type(1)
        case UInt8(ascii: "B"): swiftlet_ffi_type(2)
        case UInt8(ascii: "C"): swiftlet_ffi_type(3)
        case UInt8(ascii: "S"): swiftlet_ffi_type(4)
        case UInt8(ascii: "I"): swiftlet_ffi_type(6)
        case UInt8(ascii: "J"): swiftlet_ffi_type(8)
        case UInt8(ascii: "F"): swiftlet_ffi_type(9)
        case UInt8(ascii: "D"): swiftlet_ffi_type(10)
        default: swiftlet_ffi_type(11)
        }
    }

    /// Calls the function in native state with the arguments of a native method's frame. References are the addresses of
    /// their slots there.
    func call(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let thread = call.thread
        let count = signature.parameters.count + 2
        var words = [UInt64](repeating: 0, count: count)
        words[0] = UInt64(UInt(bitPattern: table.environment(thread)))
        let receiver =
            isStatic ? thread.handle(call.space[call.space[call.method].pointee.holder].pointee.mirror) : call.handle()
        words[1] = UInt64(UInt(bitPattern: receiver.slot))
        for (i, parameter) in signature.parameters.enumerated() {
            switch parameter {
            case UInt8(ascii: "J"), UInt8(ascii: "D"): words[i + 2] = UInt64(bitPattern: call.long())
            case UInt8(ascii: "L"):
                let argument = call.handle()
                words[i + 2] = argument.isNull ? 0 : UInt64(UInt(bitPattern: argument.slot))
            default: words[i + 2] = UInt64(UInt32(bitPattern: call.int()))
            }
        }
        let frames = thread.record.localFrames.count
        let result = words.withUnsafeMutableBufferPointer { buffer -> UInt64 in
            withUnsafeTemporaryAllocation(of: UnsafeMutableRawPointer?.self, capacity: count) { pointers in
                for i in 0..<count { pointers[i] = UnsafeMutableRawPointer(buffer.baseAddress! + i) }
                var word: UInt64 = 0
                thread.inNative { swiftlet_ffi_call(description, function, &word, pointers.baseAddress) }
                return word
            }
        }
        thread.record.localFrames.removeLast(max(0, thread.record.localFrames.count - frames))
        if thread.hasPendingException { throw JavaThrow() }
        switch signature.result {
        case UInt8(ascii: "V"): return .void
        case UInt8(ascii: "L"):
            let context = JNIContext(thread: thread)
            return .reference(context.object(JNIReference(bitPattern: UInt(result))))
        case UInt8(ascii: "Z"): return .boolean(result & 0xFF != 0)
        case UInt8(ascii: "J"), UInt8(ascii: "D"): return NativeResult(bits: result)
        case UInt8(ascii: "F"): return NativeResult(bits: result & 0xFFFF_FFFF)
        default: return .int(Int32(truncatingIfNeeded: result))
        }
    }
}

extension JNIFunctionTable {
    /// JNINativeMethod.
    private struct Registration {
        var name: UnsafePointer<CChar>?
        var descriptor: UnsafePointer<CChar>?
        var function: UnsafeMutableRawPointer?
    }

    func setNatives() {
        let register: @convention(c) (JNIEnvironment?, JNIReference?, UnsafeRawPointer?, Int32) -> Int32 = {
            environment, class_, methods, count in
            JNIContext.run(environment, -1) { (context) throws(JavaThrow) -> Int32 in
                let holder = try context.metadata(class_)
                guard let methods, let linker = context.vm.natives.resolver as? NativeMethodLinker else { return -1 }
                for i in 0..<Int(count) {
                    let entry = methods.load(
                        fromByteOffset: i * MemoryLayout<Registration>.stride, as: Registration.self)
                    guard let function = entry.function,
                        let method = context.vm.declaredMethod(
                            holder, context.symbol(entry.name), context.symbol(entry.descriptor)), method.isNative
                    else {
                        throw context.thread.exception(
                            "java/lang/NoSuchMethodError",
                            "Method \(context.vm.externalName(holder)).\(context.text(entry.name))"
                                + "\(context.text(entry.descriptor)) not found")
                    }
                    linker.set(method, linker.bind(method, function, context.vm), context.thread)
                }
                return 0
            }
        }
        let unregister: @convention(c) (JNIEnvironment?, JNIReference?) -> Int32 = { environment, class_ in
            JNIContext.run(environment, -1) { (context) throws(JavaThrow) -> Int32 in
                let holder = try context.metadata(class_)
                // The class library's functions were not registered by native code.
                guard holder.pointee.loader != 0, let linker = context.vm.natives.resolver as? NativeMethodLinker else {
                    return 0
                }
                let methods = context.space.methods(holder)
                for index in methods.indices {
                    let method = methods.baseAddress! + index
                    guard method.isNative, method.pointee.nativeIndex != 0 else { continue }
                    linker.set(method, NativeMethodLinker.resolveAgain, context.thread)
                }
                return 0
            }
        }
        functions[215] = unsafeBitCast(register, to: UnsafeRawPointer.self)
        functions[216] = unsafeBitCast(unregister, to: UnsafeRawPointer.self)
    }
}
