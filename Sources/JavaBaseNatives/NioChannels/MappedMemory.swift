// SPDX-License-Identifier: Apache-2.0
import ObjectModel
import Runtime

/// Natives of java.nio.MappedMemoryUtils.
enum MappedMemoryNatives {
    static func bind(_ binder: NativeBinder) {
        binder.ignore("registerNatives")
        binder.bind("isLoaded0", "(JJJ)Z", isLoaded)
        binder.bind("load0", "(JJ)V", load)
        binder.bind("unload0", "(JJ)V", unload)
        binder.bind("force0", "(Ljava/io/FileDescriptor;JJ)V", force)
    }

    private static func isLoaded(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let address = UInt(bitPattern: Int(call.long()))
        let length = Int(call.long())
        let result = call.onHost { $0.isMappingResident(address, length: length) }
        return .boolean(try call.checked(result) == 1)
    }

    private static func load(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let address = UInt(bitPattern: Int(call.long()))
        let length = Int(call.long())
        try call.checked(call.onHost { $0.adviseMapping(address, length: length, willNeed: true) })
        return .void
    }

    private static func unload(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let address = UInt(bitPattern: Int(call.long()))
        let length = Int(call.long())
        try call.checked(call.onHost { $0.adviseMapping(address, length: length, willNeed: false) })
        return .void
    }

    private static func force(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        _ = call.handle()
        let address = UInt(bitPattern: Int(call.long()))
        let length = Int(call.long())
        try call.checked(call.onHost { $0.synchronizeMapping(address, length: length) })
        return .void
    }
}

/// Natives of jdk.internal.jimage.NativeImageBuffer.
enum NativeImageBufferNatives {
    static func bind(_ binder: NativeBinder) {
        binder.bind("getNativeMap", "(Ljava/lang/String;)Ljava/nio/ByteBuffer;", getNativeMap)
    }

    /// Null makes the class library map the image itself.
    private static func getNativeMap(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult { .null }
}
