// SPDX-License-Identifier: Apache-2.0
import JavaBaseNatives
import ObjectModel
import Runtime

/// Natives of sun.management.MemoryImpl.
enum MemoryImplNatives {
    static func bind(_ binder: NativeBinder) {
        binder.bind("getMemoryPools0", "()[Ljava/lang/management/MemoryPoolMXBean;", getPools)
        binder.bind("getMemoryManagers0", "()[Ljava/lang/management/MemoryManagerMXBean;", getManagers)
        binder.bind("getMemoryUsage0", "(Z)Ljava/lang/management/MemoryUsage;", getUsage)
        binder.bind("setVerboseGC", "(Z)V", setVerbose)
    }

    private static func getPools(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        try ManagementBeans(call).pools(MemoryPool.allCases)
    }

    private static func getManagers(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        try ManagementBeans(call).managers(Array(0..<ManagementBeans.managerCount))
    }

    private static func getUsage(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        return .reference(try call.memoryUsage(call.vm.memoryUsage(heap: call.boolean())))
    }

    private static func setVerbose(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        call.skipReceiver()
        call.vm.management.logsCollections = call.boolean()
        return .void
    }
}

/// Natives of sun.management.MemoryManagerImpl.
enum PoolOwnerNatives {
    static func bind(_ binder: NativeBinder) {
        binder.bind("getMemoryPools0", "()[Ljava/lang/management/MemoryPoolMXBean;", getPools)
    }

    /// A minor collection can promote, so all of the heap is both collectors'.
    private static func getPools(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let manager = call.handle()
        let beans = try ManagementBeans(call)
        return try beans.pools(beans.position(of: manager) == 2 ? [.metadata] : [.nursery, .mature])
    }
}

/// Natives of sun.management.GarbageCollectorImpl.
enum GarbageCollectorImplNatives {
    static func bind(_ binder: NativeBinder) {
        binder.bind("getCollectionCount", "()J") { (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            .long(Int64(try totals(&call).count))
        }
        binder.bind("getCollectionTime", "()J") { (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            .long(try totals(&call).milliseconds)
        }
    }

    private static func totals(
        _ call: inout NativeCall
    ) throws(JavaThrow) -> (count: Int, milliseconds: Int64) {
        let bean = call.handle()
        return call.vm.collectionTotals(try ManagementBeans(call).position(of: bean) == 0 ? .minor : .major)
    }
}

/// Natives of sun.management.ClassLoadingImpl.
enum ClassLoadingImplNatives {
    static func bind(_ binder: NativeBinder) {
        binder.bind("setVerboseClass", "(Z)V") { (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            call.vm.management.logsClassLoading = call.boolean()
            return .void
        }
    }
}
