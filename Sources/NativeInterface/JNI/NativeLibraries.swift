// SPDX-License-Identifier: Apache-2.0
import CJavaNativeInterface
import HostInterface
import JavaBaseNatives
import ObjectModel
import Runtime

/// Natives of jdk.internal.loader.NativeLibraries that load libraries of others. Those that the VM implements itself, and
/// the search for them, are java.base's.
enum JNILibraryNatives {
    static func bind(_ binder: NativeBinder) {
        NativeLibrariesNatives.bind(binder)
        binder.bind(
            "load", "(Ljdk/internal/loader/NativeLibraries$NativeLibraryImpl;Ljava/lang/String;ZZ)Z", load)
        binder.bind("unload", "(Ljava/lang/String;ZJ)V", unload)
    }

    private static func load(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        var arguments = call
        let library = try arguments.required()
        let name = try arguments.required()
        if arguments.boolean() { return try NativeLibrariesNatives.load(&call) }
        let throwsOnFailure = arguments.boolean()
        let path = call.platformBytes(name.reference)
        var handle: UInt = 0
        if let failure = call.onHost({ $0.openLibrary(path, &handle) }) {
            if !throwsOnFailure { return .boolean(false) }
            throw call.thread.exception(
                "java/lang/UnsatisfiedLinkError", "\(call.vm.string(name.reference)): \(failure)")
        }
        let table = linker(call.vm).table
        let version: Int32
        do throws(JavaThrow) { version = try runOnLoad(call, table, handle) } catch {
            call.onHost { $0.closeLibrary(handle) }
            throw error
        }
        guard JNIFunctionTable.isSupported(version: version) else {
            call.onHost { $0.closeLibrary(handle) }
            let digits = String(UInt32(bitPattern: version), radix: 16, uppercase: true)
            throw call.thread.exception(
                "java/lang/UnsatisfiedLinkError",
                "unsupported JNI version 0x\(String(repeating: "0", count: 8 - digits.count))\(digits) required by "
                    + call.vm.string(name.reference))
        }
        call.setField(library, "handle", "J", handle)
        call.setField(library, "jniVersion", "I", version)
        return .boolean(true)
    }

    /// The version that JNI_OnLoad asks for. It may throw.
    private static func runOnLoad(
        _ call: NativeCall, _ table: JNIFunctionTable, _ handle: UInt
    ) throws(JavaThrow) -> Int32 {
        guard let function = symbol(call, "JNI_OnLoad", handle) else {
            return JNIFunctionTable.oldestVersion
        }
        typealias OnLoad = @convention(c) (UnsafeMutableRawPointer?, UnsafeMutableRawPointer?) -> Int32
        let onLoad = unsafeBitCast(function, to: OnLoad.self)
        let machine = UnsafeMutableRawPointer(table.machine)
        let version = call.thread.inNative { onLoad(machine, nil) }
        if call.thread.hasPendingException { throw JavaThrow() }
        return version
    }

    private static func symbol(_ call: NativeCall, _ name: String, _ handle: UInt) -> UnsafeRawPointer? {
        UnsafeRawPointer(bitPattern: call.onHost { host in name.withCString { host.symbol($0, inLibrary: handle) } })
    }

    /// The machine's linker, made with its first library. Libraries are loaded under a lock of the class library.
    private static func linker(_ vm: VirtualMachine) -> NativeMethodLinker {
        if let made = vm.natives.resolver as? NativeMethodLinker { return made }
        let made = NativeMethodLinker(vm)
        vm.natives.resolver = made
        return made
    }

    private static func unload(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        _ = call.handle()
        let isBuiltin = call.boolean()
        let handle = UInt(bitPattern: Int(call.long()))
        if isBuiltin { return .void }
        if let function = symbol(call, "JNI_OnUnload", handle) {
            typealias OnUnload = @convention(c) (UnsafeMutableRawPointer?, UnsafeMutableRawPointer?) -> Void
            let onUnload = unsafeBitCast(function, to: OnUnload.self)
            let machine = UnsafeMutableRawPointer(linker(call.vm).table.machine)
            call.thread.inNative { onUnload(machine, nil) }
        }
        call.onHost { $0.closeLibrary(handle) }
        return .void
    }
}
