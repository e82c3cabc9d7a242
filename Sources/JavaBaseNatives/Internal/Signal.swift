// SPDX-License-Identifier: Apache-2.0
import Runtime

/// Natives of jdk.internal.misc.Signal. The embedder owns the process's signals; a launcher may hand some over.
enum SignalNatives {
    static func bind(_ binder: NativeBinder) {
        binder.bind("findSignal0", "(Ljava/lang/String;)I", findSignal)
        binder.bind("handle0", "(IJ)J", handle)
    }

    private static func findSignal(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult { .int(Int32(-1)) }
    private static func handle(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult { .long(-1) }
}
