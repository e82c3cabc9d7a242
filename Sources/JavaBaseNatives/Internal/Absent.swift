// SPDX-License-Identifier: Apache-2.0
import ObjectModel
import Runtime

// Facilities that the class library asks for by a native and does without when told so.

/// Natives of jdk.internal.vm.ForeignLinkerSupport: there are no stubs for foreign functions.
enum ForeignLinkerSupportNatives {
    static func bind(_ binder: NativeBinder) {
        binder.bind("isSupported0", "()Z") { (_: inout NativeCall) throws(JavaThrow) -> NativeResult in .boolean(false)
        }
    }
}

/// Natives of jdk.internal.vm.vector.VectorSupport: vectors are computed by their Java bodies.
enum VectorSupportNatives {
    static func bind(_ binder: NativeBinder) {
        binder.bind("registerNatives", "()I") { (_: inout NativeCall) throws(JavaThrow) -> NativeResult in
            .int(Int32(0))
        }
        binder.bind("getMaxLaneCount", "(Ljava/lang/Class;)I") {
            (_: inout NativeCall) throws(JavaThrow) -> NativeResult in .int(Int32(-1))
        }
        binder.bind("getCPUFeatures", "()Ljava/lang/String;") {
            (call: inout NativeCall) throws(JavaThrow) -> NativeResult in try call.result("")
        }
    }
}

/// Natives of jdk.internal.platform.CgroupMetrics: the host's figures already are those of a container.
enum CgroupMetricsNatives {
    static func bind(_ binder: NativeBinder) {
        for name: StaticString in ["isUseContainerSupport", "isContainerized0"] {
            binder.bind(name, "()Z") { (_: inout NativeCall) throws(JavaThrow) -> NativeResult in .boolean(false) }
        }
        binder.bind("getTotalMemorySize0", "()J") { (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            .long(Int64(clamping: call.vm.host.memorySizeInBytes))
        }
        binder.bind("getTotalSwapSize0", "()J") { (_: inout NativeCall) throws(JavaThrow) -> NativeResult in .long(0) }
    }
}

/// Natives of sun.net.sdp.SdpSupport: there is no such kind of socket.
enum SdpSupportNatives {
    static func bind(_ binder: NativeBinder) {
        binder.bind("create0", "()I") { (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            throw call.thread.exception("java/lang/UnsupportedOperationException")
        }
        binder.bind("convert0", "(I)V") { (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            throw call.thread.exception("java/lang/UnsupportedOperationException")
        }
    }
}

/// Natives of jdk.internal.vm.VMSupport.
enum VMSupportNatives {
    static func bind(_ binder: NativeBinder) {
        binder.bind("getVMTemporaryDirectory", "()Ljava/lang/String;") {
            (call: inout NativeCall) throws(JavaThrow) -> NativeResult in try call.result("/tmp")
        }
        // Nothing is known to agents beyond the properties given.
        binder.bind("initAgentProperties", "(Ljava/util/Properties;)Ljava/util/Properties;") {
            (call: inout NativeCall) throws(JavaThrow) -> NativeResult in .reference(call.handle())
        }
    }
}
