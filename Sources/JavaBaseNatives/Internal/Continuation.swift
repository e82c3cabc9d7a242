// SPDX-License-Identifier: Apache-2.0
import Runtime

/// Natives of jdk.internal.vm.ContinuationSupport: without continuations, virtual threads are bound to platform threads.
enum ContinuationSupportNatives {
    static func bind(_ binder: NativeBinder) { binder.bind("isSupported0", "()Z", isSupported) }

    private static func isSupported(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult { .boolean(false) }
}

/// Natives of jdk.internal.vm.Continuation, which nobody makes.
enum ContinuationNatives {
    static func bind(_ binder: NativeBinder) {
        binder.ignore("registerNatives")
        binder.ignore("pin")
        binder.ignore("unpin")
    }
}
