// SPDX-License-Identifier: Apache-2.0
import HostInterface
import ObjectModel
import Runtime

/// Natives of jdk.internal.loader.BootLoader.
enum BootLoaderNatives {
    static func bind(_ binder: NativeBinder) {
        binder.bind("getSystemPackageNames", "()[Ljava/lang/String;", getSystemPackageNames)
        binder.bind("getSystemPackageLocation", "(Ljava/lang/String;)Ljava/lang/String;", getSystemPackageLocation)
        binder.bind("setBootLoaderUnnamedModule0", "(Ljava/lang/Module;)V", setUnnamedModule)
    }

    private static func getSystemPackageNames(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let vm = call.vm
        return try call.result(strings: vm.loaders.boot.packageNames().map { vm.symbols.string($0) })
    }

    private static func getSystemPackageLocation(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let vm = call.vm
        let name = vm.symbol(try call.required().reference)
        guard let package = vm.loaders.boot.existingPackage(name),
            let module = vm.modules[vm.packages[package].module]
        else { return .null }
        return try call.result(module.location)
    }

    private static func setUnnamedModule(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.vm.modules.setBootUnnamed(call.vm.globals.make(try call.required().reference))
        return .void
    }
}

/// Natives of jdk.internal.loader.NativeLibraries: the libraries of the JDK itself are built in.
package enum NativeLibrariesNatives {
    package static func bind(_ binder: NativeBinder) {
        binder.bind("findBuiltinLib", "(Ljava/lang/String;)Ljava/lang/String;", findBuiltin)
        binder.bind(
            "load", "(Ljdk/internal/loader/NativeLibraries$NativeLibraryImpl;Ljava/lang/String;ZZ)Z", load)
        binder.bind("unload", "(Ljava/lang/String;ZJ)V", unload)
    }

    /// Whether the VM implements a library of the JDK.
    private static func isBuiltin(_ name: String) -> Bool {
        switch name {
        case "java", "net", "nio", "zip", "jimage", "extnet", "management", "management_ext", "prefs", "instrument",
            "rmi", "jaas", "awt":
            true
        default: false
        }
    }

    /// The parts of the fallback linker: calls, and lookup of what the program itself is linked with.
    private static func isForeign(_ name: String) -> Bool { name == "fallbackLinker" || name == "syslookup" }

    private static func offersLibraries(_ host: any HostInterface) -> Bool {
        var handle: UInt = 0
        if host.openLibrary(nil, &handle) != nil { return false }
        host.closeLibrary(handle)
        return true
    }

    private static func findBuiltin(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let file = try call.string()
        guard file.hasPrefix("lib"), file.hasSuffix(".so") else { return .null }
        let name = String(file.dropFirst(3).dropLast(3))
        // Foreign functions exist as far as the host offers libraries at all.
        if isForeign(name) { return try call.result(call.onHost(offersLibraries) ? name : nil) }
        return try call.result(isBuiltin(name) ? name : nil)
    }

    /// JNI version that built-in libraries claim.
    private static let jniVersion: Int32 = 0x0018_0000

    /// Marks a library that the VM implements as loaded. Others need the native interface, which takes this one's place.
    package static func load(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let library = try call.required()
        let name = try call.string()
        let isBuiltin = call.boolean()
        let throwsOnFailure = call.boolean()
        guard isBuiltin else {
            if throwsOnFailure {
                throw call.thread.exception(
                    "java/lang/UnsatisfiedLinkError", "\(name): native libraries are not supported")
            }
            return .boolean(false)
        }
        let metadata = call.space.classMetadata(of: library.reference)
        var handle: UInt = 1
        if name == "syslookup" { _ = call.onHost { $0.openLibrary(nil, &handle) } }
        call.space.store(library.reference, call.vm.offset(metadata, "handle", "J"), Int64(Int(bitPattern: handle)))
        call.space.store(library.reference, call.vm.offset(metadata, "jniVersion", "I"), jniVersion)
        return .boolean(true)
    }

    private static func unload(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult { .void }
}
