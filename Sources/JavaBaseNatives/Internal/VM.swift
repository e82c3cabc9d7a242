// SPDX-License-Identifier: Apache-2.0
import ObjectModel
import Runtime

/// Natives of jdk.internal.misc.VM.
enum VMNatives {
    static func bind(_ binder: NativeBinder) {
        binder.ignore("initialize")
        binder.bind("latestUserDefinedLoader0", "()Ljava/lang/ClassLoader;", latestUserDefinedLoader)
        binder.bind("getNanoTimeAdjustment", "(J)J", getNanoTimeAdjustment)
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
        binder.bind("getRuntimeArguments", "()[Ljava/lang/String;", getRuntimeArguments)
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
