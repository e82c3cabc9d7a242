// SPDX-License-Identifier: Apache-2.0
import HostInterface
import ObjectModel
import Runtime

/// Natives of jdk.internal.loader.NativeLibrary and RawNativeLibraries: libraries without JNI, for foreign functions.
enum NativeLibraryNatives {
    static func bind(_ binder: NativeBinder) {
        binder.bind("findEntry0", "(JLjava/lang/String;)J", findEntry)
    }

    static func bindRaw(_ binder: NativeBinder) {
        binder.bind(
            "load0", "(Ljdk/internal/loader/RawNativeLibraries$RawNativeLibraryImpl;Ljava/lang/String;)Z", load)
        binder.bind("unload0", "(Ljava/lang/String;J)V", unload)
    }

    /// Address of a symbol; 0 if the library lacks it.
    private static func findEntry(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let library = UInt(bitPattern: Int(call.long()))
        let name = call.platformBytes(try call.required().reference)
        return .long(Int64(bitPattern: UInt64(call.onHost { $0.symbol(name, inLibrary: library) })))
    }

    /// Whether the library could be loaded; its handle is then in the object.
    private static func load(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let object = try call.required()
        let path = call.platformBytes(try call.required().reference)
        var handle: UInt = 0
        let failure = call.onHost { $0.openLibrary(path, &handle) }
        if failure != nil { return .boolean(false) }
        call.setField(object, "handle", "J", handle)
        return .boolean(true)
    }

    private static func unload(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        _ = call.handle()
        let handle = UInt(bitPattern: Int(call.long()))
        call.onHost { $0.closeLibrary(handle) }
        return .void
    }
}
