// SPDX-License-Identifier: Apache-2.0
import ObjectModel
import Runtime

/// Natives of jdk.internal.misc.CDS: there is no archive of HotSpot's kind.
enum CDSNatives {
    static func bind(_ binder: NativeBinder) {
        binder.bind("getCDSConfigStatus", "()I", zeroInt)
        binder.bind("getRandomSeedForDumping", "()J", zeroLong)
        binder.ignore("initializeFromArchive", "(Ljava/lang/Class;)V")
    }

    private static func zeroInt(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult { .int(Int32(0)) }
    private static func zeroLong(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult { .long(0) }
}

/// Natives of jdk.internal.misc.VM.
enum VMNatives {
    static func bind(_ binder: NativeBinder) {
        binder.ignore("initialize")
        binder.bind("latestUserDefinedLoader0", "()Ljava/lang/ClassLoader;", latestUserDefinedLoader)
        binder.bind("getNanoTimeAdjustment", "(J)J", getNanoTimeAdjustment)
        binder.bind("getRuntimeArguments", "()[Ljava/lang/String;", getRuntimeArguments)
        binder.bind("getuid", "()J") { (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            .long(Int64(call.vm.host.userID))
        }
        binder.bind("geteuid", "()J") { (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            .long(Int64(call.vm.host.effectiveUserID))
        }
        binder.bind("getgid", "()J") { (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            .long(Int64(call.vm.host.groupID))
        }
        binder.bind("getegid", "()J") { (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            .long(Int64(call.vm.host.effectiveGroupID))
        }
    }

    /// The loader of the innermost method defined by neither the boot nor the platform loader.
    private static func latestUserDefinedLoader(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let vm = call.vm
        var frame = Frame.innermost(call.thread)
        while let current = frame {
            let loader = vm.loaders[call.space[current.method.pointee.holder].pointee.loader]
            if let object = loader.object, !vm.isPlatformLoader(object.reference) {
                return .reference(object.reference)
            }
            frame = current.caller
        }
        return .null
    }

    private static func getNanoTimeAdjustment(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let offset = call.long()
        let now = call.vm.host.realtimeNanoseconds
        let seconds = now / 1_000_000_000
        let (difference, overflow) = seconds.subtractingReportingOverflow(offset)
        guard !overflow, difference > -(1 << 32), difference < 1 << 32 else { return .long(-1) }
        return .long(difference * 1_000_000_000 + now % 1_000_000_000)
    }

    private static func getRuntimeArguments(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        try call.result(strings: call.vm.options.runtimeArguments)
    }
}

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

/// Natives of jdk.internal.misc.PreviewFeatures.
enum PreviewFeaturesNatives {
    static func bind(_ binder: NativeBinder) { binder.bind("isPreviewEnabled", "()Z", isPreviewEnabled) }

    private static func isPreviewEnabled(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        .boolean(call.vm.options.isPreviewEnabled)
    }
}

/// Natives of jdk.internal.misc.Signal. The embedder owns the process's signals; a launcher may hand some over.
enum SignalNatives {
    static func bind(_ binder: NativeBinder) {
        binder.bind("findSignal0", "(Ljava/lang/String;)I", findSignal)
        binder.bind("handle0", "(IJ)J", handle)
    }

    private static func findSignal(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult { .int(Int32(-1)) }
    private static func handle(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult { .long(-1) }
}

/// Natives of jdk.internal.vm.ContinuationSupport and Continuation: virtual threads are bound to platform threads.
enum ContinuationSupportNatives {
    static func bind(_ binder: NativeBinder) { binder.bind("isSupported0", "()Z", isSupported) }

    private static func isSupported(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult { .boolean(false) }
}

enum ContinuationNatives {
    static func bind(_ binder: NativeBinder) {
        binder.ignore("registerNatives")
        binder.ignore("pin")
        binder.ignore("unpin")
    }
}
