// SPDX-License-Identifier: Apache-2.0
import HostInterface
import JavaBaseNatives
import ObjectModel
import Runtime

/// Natives of sun.management.ThreadImpl: counters of threads. What they are doing is in `ThreadImpl+Information`.
enum ThreadImplNatives {
    static func bind(_ binder: NativeBinder) {
        binder.bind("getThreads", "()[Ljava/lang/Thread;", getThreads)
        binder.bind("getThreadTotalCpuTime0", "(J)J") { (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            .long(one(&call, totalTime))
        }
        binder.bind("getThreadTotalCpuTime1", "([J[J)V") { (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            try several(&call, totalTime)
        }
        binder.bind("getThreadUserCpuTime0", "(J)J") { (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            .long(one(&call, userTime))
        }
        binder.bind("getThreadUserCpuTime1", "([J[J)V") { (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            try several(&call, userTime)
        }
        binder.bind("getThreadAllocatedMemory0", "(J)J") { (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            .long(one(&call, allocatedMemory))
        }
        binder.bind("getThreadAllocatedMemory1", "([J[J)V") {
            (call: inout NativeCall) throws(JavaThrow) -> NativeResult in try several(&call, allocatedMemory)
        }
        binder.bind("getTotalThreadAllocatedMemory", "()J") {
            (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            .long(Int64(clamping: call.vm.totalAllocatedBytes))
        }
        bindSwitches(binder)
        binder.bind("resetPeakThreadCount0", "()V") { (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            call.vm.threads.resetPeak()
            return .void
        }
        binder.bind("resetContentionTimes0", "(J)V", resetContentionTimes)
        bindInformation(binder)
    }

    private static func bindSwitches(_ binder: NativeBinder) {
        binder.bind("setThreadCpuTimeEnabled0", "(Z)V") { (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            call.vm.management.measuresProcessorTime = call.boolean()
            return .void
        }
        binder.bind("setThreadAllocatedMemoryEnabled0", "(Z)V") {
            (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            call.vm.management.measuresAllocation = call.boolean()
            return .void
        }
        binder.bind("setThreadContentionMonitoringEnabled0", "(Z)V") {
            (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            call.vm.management.measuresContention = call.boolean()
            return .void
        }
    }

    private static func getThreads(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let scope = VirtualMachine.InspectionScope(maximumDepth: 0, monitors: false, synchronizers: false)
        let live = try call.vm.inspectThreads(scope, call.thread) { _ in true }
        return .reference(try call.array(of: "java/lang/Thread", live.map(\.object)))
    }

    // MARK: - One number of a thread

    private typealias Figure = (NativeCall, ThreadRecord) -> Int64

    /// The live thread with this java.lang.Thread id; 0 is the caller.
    private static func record(_ call: NativeCall, _ id: Int64) -> ThreadRecord? {
        if id == 0 { return call.thread.record }
        return call.vm.threads.all.first {
            call.vm.isAlive($0)
                && call.space.load($0.raw.pointee.carrierObject, call.vm.fields.threadID, as: Int64.self) == id
        }
    }

    private static func one(_ call: inout NativeCall, _ figure: Figure) -> Int64 {
        let id = call.long()
        return record(call, id).map { figure(call, $0) } ?? -1
    }

    private static func several(_ call: inout NativeCall, _ figure: Figure) throws(JavaThrow) -> NativeResult {
        let ids = try call.required()
        let results = try call.required()
        let numbers = call.longs(of: ids)
        guard Int(call.space.arrayLength(results.reference)) >= numbers.count else {
            throw call.thread.exception(
                "java/lang/IllegalArgumentException", "The length of the given long array does not match")
        }
        for (i, id) in numbers.enumerated() {
            // Those without a thread keep the -1 that is there.
            if let record = record(call, id) { call.setLong(results, i, figure(call, record)) }
        }
        return .void
    }

    private static func totalTime(_ call: NativeCall, _ record: ThreadRecord) -> Int64 {
        let number = record.hostThread
        // It is about to run.
        if number == 0 { return 0 }
        return call.onHost { $0.processorTime(ofThread: number) }.value.map { Int64($0) } ?? -1
    }

    /// In ticks of the kernel's clock, which is all that it counts apart.
    private static func userTime(_ call: NativeCall, _ record: ThreadRecord) -> Int64 {
        let number = record.hostThread
        return call.onHost { host in
            guard let bytes = HostFile.read("/proc/self/task/\(number)/stat", host, limit: 4096) else { return -1 }
            let fields = ProcessFigures.fieldsAfterName(String(decoding: bytes, as: UTF8.self))
            guard fields.count > 11, let ticks = Int64(fields[11]) else { return -1 }
            return ticks &* (1_000_000_000 / Int64(max(1, host.clockTicksPerSecond)))
        }
    }

    private static func allocatedMemory(_ call: NativeCall, _ record: ThreadRecord) -> Int64 {
        Int64(clamping: call.vm.allocatedBytes(record))
    }

    /// Sets the times of a thread, or with 0 of all, back.
    private static func resetContentionTimes(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let id = call.long()
        let records = id == 0 ? call.vm.threads.all : record(call, id).map { [$0] } ?? []
        for record in records { record.contention.resetTimes() }
        return .void
    }
}
