// SPDX-License-Identifier: Apache-2.0
import Runtime

/// Natives of jdk.internal.misc.ScopedMemoryAccess.
enum ScopedMemoryAccessNatives {
    static func bind(_ binder: NativeBinder) {
        binder.ignore("registerNatives")
        binder.bind(
            "closeScope0",
            "(Ljdk/internal/foreign/MemorySessionImpl;Ljdk/internal/misc/ScopedMemoryAccess$ScopedAccessError;)V",
            closeScope)
    }

    /// A safepoint between the check and the access of a scoped method would be needed for a thread to be inside; a
    /// stop of the world shows that none is.
    private static func closeScope(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.vm.threads.stopTheWorld(call.thread) {}
        return .void
    }
}
