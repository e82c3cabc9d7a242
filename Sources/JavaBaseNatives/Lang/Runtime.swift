// SPDX-License-Identifier: Apache-2.0
import ObjectModel
import Runtime

/// Natives of java.lang.Runtime.
enum RuntimeNatives {
    static func bind(_ binder: NativeBinder) {
        binder.bind("availableProcessors", "()I", availableProcessors)
        binder.bind("freeMemory", "()J", freeMemory)
        binder.bind("totalMemory", "()J", totalMemory)
        binder.bind("maxMemory", "()J", maxMemory)
        binder.bind("gc", "()V", collect)
    }

    private static func availableProcessors(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        .int(call.vm.host.processorCount)
    }

    private static func freeMemory(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let sizes = call.vm.heapSizes
        return .long(Int64(max(0, sizes.committed - sizes.used)))
    }

    private static func totalMemory(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        .long(Int64(call.vm.heapSizes.committed))
    }

    private static func maxMemory(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        .long(Int64(call.vm.heapSizes.maximum))
    }

    private static func collect(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.vm.collect(.major, cause: .explicit, call.thread)
        return .void
    }
}

/// Natives of java.lang.Shutdown.
enum ShutdownNatives {
    static func bind(_ binder: NativeBinder) {
        binder.ignore("beforeHalt")
        binder.bind("halt0", "(I)V", halt)
    }

    /// Ends the machine with a status: every thread, this one first, unwinds without running Java code.
    private static func halt(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let status = call.int()
        throw call.vm.halt(status, call.thread)
    }
}

/// Natives of java.lang.String.
enum StringNatives {
    static func bind(_ binder: NativeBinder) {
        binder.bind("intern", "()Ljava/lang/String;", intern)
    }

    private static func intern(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        .reference(call.vm.strings.intern(call.handle().reference, call.vm))
    }
}

/// Natives of java.lang.Float.
enum FloatNatives {
    static func bind(_ binder: NativeBinder) {
        binder.bind("floatToRawIntBits", "(F)I", sameBits)
        binder.bind("intBitsToFloat", "(I)F", sameBits)
    }

    private static func sameBits(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult { .int(call.int()) }
}

/// Natives of java.lang.Double.
enum DoubleNatives {
    static func bind(_ binder: NativeBinder) {
        binder.bind("doubleToRawLongBits", "(D)J", sameBits)
        binder.bind("longBitsToDouble", "(J)D", sameBits)
    }

    private static func sameBits(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult { .long(call.long()) }
}
