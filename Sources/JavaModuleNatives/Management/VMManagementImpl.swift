// SPDX-License-Identifier: Apache-2.0
import JavaBaseNatives
import ObjectModel
import Runtime

/// Natives of sun.management.VMManagementImpl: what the VM can tell, and its counters. What HotSpot counts and this VM
/// does not is 0 (classes' sizes and times, safepoints) or -1.
enum VMManagementImplNatives {
    /// Version of the specification, as HotSpot of JDK 25 says.
    private static let specification = "4.0"

    static func bind(_ binder: NativeBinder) {
        binder.bind("getVersion0", "()Ljava/lang/String;") {
            (call: inout NativeCall) throws(JavaThrow) -> NativeResult in try call.result(specification)
        }
        binder.bind("initOptionalSupportFields", "()V", initializeSupport)
        bindSwitches(binder)
        bindThreads(binder)
        bindRuntime(binder)
        for name: StaticString in [
            "getTotalCompileTime", "getSafepointCount", "getTotalSafepointTime", "getSafepointSyncTime",
            "getLoadedClassSize", "getUnloadedClassSize", "getClassLoadingTime", "getMethodDataSize",
            "getClassInitializationTime", "getClassVerificationTime",
        ] {
            binder.bind(name, "()J") { (_: inout NativeCall) throws(JavaThrow) -> NativeResult in .long(0) }
        }
        binder.bind("getUnloadedClassCount", "()J") { (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            .long(Int64(call.vm.unloadedClassCount))
        }
    }

    /// Everything but times of compilation and commands from outside.
    private static func initializeSupport(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let holder = call.space[call.method].pointee.holder
        let metadata = call.space[holder]
        for name: StaticString in [
            "threadContentionMonitoringSupport", "currentThreadCpuTimeSupport", "otherThreadCpuTimeSupport",
            "objectMonitorUsageSupport", "synchronizerUsageSupport", "threadAllocatedMemorySupport",
            "compTimeMonitoringSupport", "remoteDiagnosticCommandsSupport",
        ] {
            guard let field = call.vm.declaredField(metadata, call.vm.intern(name), call.vm.intern("Z" as StaticString))
            else { continue }
            let isSupported = !name.description.hasPrefix("comp") && !name.description.hasPrefix("remote")
            call.space.store(metadata.pointee.mirror, Int(field.pointee.offset), UInt8(isSupported ? 1 : 0))
        }
        return .void
    }

    private static func bindSwitches(_ binder: NativeBinder) {
        binder.bind("isThreadContentionMonitoringEnabled", "()Z") {
            (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            .boolean(call.vm.management.measuresContention)
        }
        binder.bind("isThreadCpuTimeEnabled", "()Z") { (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            .boolean(call.vm.management.measuresProcessorTime)
        }
        binder.bind("isThreadAllocatedMemoryEnabled", "()Z") {
            (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            .boolean(call.vm.management.measuresAllocation)
        }
        binder.bind("getVerboseClass", "()Z") { (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            .boolean(call.vm.options.logsClassLoading || call.vm.management.logsClassLoading)
        }
        binder.bind("getVerboseGC", "()Z") { (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            .boolean(call.vm.options.logsCollections || call.vm.management.logsCollections)
        }
    }

    private static func bindThreads(_ binder: NativeBinder) {
        binder.bind("getTotalThreadCount", "()J") { (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            .long(Int64(call.vm.threadCounts.started))
        }
        binder.bind("getLiveThreadCount", "()I") { (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            .int(call.vm.threadCounts.live)
        }
        binder.bind("getPeakThreadCount", "()I") { (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            .int(call.vm.threadCounts.peak)
        }
        binder.bind("getDaemonThreadCount", "()I") { (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            .int(call.vm.threadCounts.daemons)
        }
    }

    private static func bindRuntime(_ binder: NativeBinder) {
        for name: StaticString in ["getTotalClassCount", "getInitializedClassCount"] {
            binder.bind(name, "()J") { (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
                .long(Int64(call.vm.loadedClassCount))
            }
        }
        binder.bind("getProcessId", "()I") { (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            .int(call.vm.host.processID)
        }
        binder.bind("getVmArguments0", "()[Ljava/lang/String;") {
            (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            try call.result(strings: call.vm.options.runtimeArguments)
        }
        binder.bind("getStartupTime", "()J") { (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            .long(call.vm.management.startMilliseconds)
        }
        for name: StaticString in ["getUptime0", "getTotalApplicationNonStoppedTime"] {
            binder.bind(name, "()J") { (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
                let elapsed = call.vm.host.monotonicNanoseconds &- call.vm.management.startNanoseconds
                return .long(Int64(clamping: elapsed / 1_000_000))
            }
        }
        binder.bind("getAvailableProcessors", "()I") { (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            .int(call.vm.host.processorCount)
        }
    }
}
