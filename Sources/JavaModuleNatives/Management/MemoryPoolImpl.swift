// SPDX-License-Identifier: Apache-2.0
import JavaBaseNatives
import ObjectModel
import Runtime

/// Natives of sun.management.MemoryPoolImpl. Thresholds are kept by the Java object, which compares with them itself when
/// asked whether they are exceeded; nobody is notified when they are crossed.
enum MemoryPoolImplNatives {
    static func bind(_ binder: NativeBinder) {
        let usage: StaticString = "()Ljava/lang/management/MemoryUsage;"
        binder.bind("getUsage0", usage, getUsage)
        binder.bind("getPeakUsage0", usage, getPeakUsage)
        binder.bind("getCollectionUsage0", usage, getCollectionUsage)
        binder.bind("resetPeakUsage0", "()V", resetPeakUsage)
        binder.bind("getMemoryManagers0", "()[Ljava/lang/management/MemoryManagerMXBean;", getManagers)
        binder.ignore("setUsageThreshold0", "(JJ)V")
        binder.ignore("setCollectionThreshold0", "(JJ)V")
        binder.ignore("setPoolUsageSensor", "(Lsun/management/Sensor;)V")
        binder.ignore("setPoolCollectionSensor", "(Lsun/management/Sensor;)V")
    }

    private static func pool(_ call: inout NativeCall) throws(JavaThrow) -> MemoryPool {
        let bean = call.handle()
        let position = try ManagementBeans(call).position(of: bean)
        guard let position, let pool = MemoryPool(rawValue: position) else {
            throw call.thread.exception("java/lang/InternalError", "Memory Pool not found")
        }
        return pool
    }

    private static func getUsage(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let pool = try pool(&call)
        return .reference(try call.memoryUsage(call.vm.poolUsage[pool.rawValue]))
    }

    private static func getPeakUsage(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let pool = try pool(&call)
        let history = call.vm.management.collections
        history.observe(call.vm.poolUsage)
        return .reference(try call.memoryUsage(history.peaks[pool.rawValue]))
    }

    private static func resetPeakUsage(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let pool = try pool(&call)
        call.vm.management.collections.resetPeak(pool, call.vm.poolUsage)
        return .void
    }

    /// What was left after the last collection of the pool; null for what is not collected.
    private static func getCollectionUsage(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let pool = try pool(&call)
        if !pool.isHeap { return .null }
        let history = call.vm.management.collections
        let last = [history.minor, history.major].compactMap { $0 }.max { $0.end < $1.end }
        var usage = last?.after[pool.rawValue] ?? PoolUsage()
        if last == nil { usage.maximum = call.vm.poolUsage[pool.rawValue].maximum }
        return .reference(try call.memoryUsage(usage))
    }

    private static func getManagers(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let pool = try pool(&call)
        return try ManagementBeans(call).managers(pool.isHeap ? [0, 1] : [2])
    }
}
