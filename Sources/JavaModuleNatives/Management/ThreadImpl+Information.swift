// SPDX-License-Identifier: Apache-2.0
import JavaBaseNatives
import ObjectModel
import Runtime

// java.lang.management.ThreadInfo and deadlocks.

extension ThreadImplNatives {
    static func bindInformation(_ binder: NativeBinder) {
        binder.bind("getThreadInfo1", "([JI[Ljava/lang/management/ThreadInfo;)V", getThreadInfo)
        binder.bind("dumpThreads0", "([JZZI)[Ljava/lang/management/ThreadInfo;", dumpThreads)
        binder.bind("findMonitorDeadlockedThreads0", "()[Ljava/lang/Thread;") {
            (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            try deadlocked(call, synchronizers: false)
        }
        binder.bind("findDeadlockedThreads0", "()[Ljava/lang/Thread;") {
            (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            try deadlocked(call, synchronizers: true)
        }
    }

    /// Null if there are none.
    private static func deadlocked(_ call: NativeCall, synchronizers: Bool) throws(JavaThrow) -> NativeResult {
        let threads = try call.vm.deadlockedThreads(synchronizers: synchronizers, call.thread)
        return threads.isEmpty ? .null : .reference(try call.array(of: "java/lang/Thread", threads))
    }

    /// Fills an array of ThreadInfo for ids; null where there is no such thread. A depth of -1 is all frames.
    private static func getThreadInfo(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let ids = call.longs(of: try call.required())
        let depth = call.int()
        let results = try call.required()
        let scope = VirtualMachine.InspectionScope(
            maximumDepth: depth < 0 ? Int(Int32.max) : Int(depth), monitors: false, synchronizers: false)
        let found = try inspect(call, ids, scope)
        guard Int(call.space.arrayLength(results.reference)) >= ids.count else {
            throw call.thread.exception(
                "java/lang/IllegalArgumentException",
                "The length of the given ThreadInfo array does not match the length of the given array of thread IDs")
        }
        for (i, id) in ids.enumerated() {
            guard let inspection = found[id] else { continue }
            let info = try makeInfo(call, inspection, scope)
            call.space.storeReference(results.reference, SwiftletArrayData4 + i * 4, info)
        }
        return .void
    }

    /// ThreadInfo of ids, or with null of all platform threads.
    private static func dumpThreads(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let chosen = call.handle()
        let scope = VirtualMachine.InspectionScope(
            maximumDepth: 0, monitors: call.boolean(), synchronizers: call.boolean())
        let depth = call.int()
        var deep = scope
        deep.maximumDepth = max(0, Int(depth))
        if chosen.isNull {
            let all = try call.vm.inspectThreads(deep, call.thread) { _ in true }
            return try infos(call, all.map { $0 }, deep)
        }
        let ids = call.longs(of: chosen)
        let found = try inspect(call, ids, deep)
        return try infos(call, ids.map { found[$0] }, deep)
    }

    private static func infos(
        _ call: NativeCall, _ inspections: [ThreadInspection?], _ scope: VirtualMachine.InspectionScope
    ) throws(JavaThrow) -> NativeResult {
        let empty = [Handle](repeating: call.thread.nullHandle(), count: inspections.count)
        let array = call.thread.handle(try call.array(of: "java/lang/management/ThreadInfo", empty))
        for (i, inspection) in inspections.enumerated() {
            guard let inspection else { continue }
            let info = try makeInfo(call, inspection, scope)
            call.space.storeReference(array.reference, SwiftletArrayData4 + i * 4, info)
        }
        return .reference(array)
    }

    /// The live ones of these threads, by id.
    private static func inspect(
        _ call: NativeCall, _ ids: [Int64], _ scope: VirtualMachine.InspectionScope
    ) throws(JavaThrow) -> [Int64: ThreadInspection] {
        let offset = call.vm.fields.threadID
        let space = call.space
        let wanted = Set(ids)
        let inspections = try call.vm.inspectThreads(scope, call.thread) {
            wanted.contains(space.load($0, offset, as: Int64.self))
        }
        var found: [Int64: ThreadInspection] = [:]
        for inspection in inspections {
            found[space.load(inspection.object.reference, offset, as: Int64.self)] = inspection
        }
        return found
    }

    private static func makeInfo(
        _ call: NativeCall, _ thread: ThreadInspection, _ scope: VirtualMachine.InspectionScope
    ) throws(JavaThrow) -> Reference {
        try call.thread.withHandleScope { () throws(JavaThrow) -> Reference in
            let trace = call.thread.handle(try call.vm.stackTrace(frames: thread.frames, call.thread))
            let measures = call.vm.management.measuresContention
            var arguments: [JavaArgument] = [
                .handle(thread.object), .int(thread.status | (thread.isInNative ? threadInNative : 0)),
                .handle(thread.blocker), .handle(thread.blockerOwner), .long(thread.contention.blockedCount),
                .long(measures ? Int64(clamping: thread.contention.blockedNanoseconds / 1_000_000) : -1),
                .long(thread.contention.waitedCount),
                .long(measures ? Int64(clamping: thread.contention.waitedNanoseconds / 1_000_000) : -1),
                .handle(trace),
            ]
            let short: StaticString =
                "(Ljava/lang/Thread;ILjava/lang/Object;Ljava/lang/Thread;JJJJ[Ljava/lang/StackTraceElement;)V"
            let long: StaticString =
                "(Ljava/lang/Thread;ILjava/lang/Object;Ljava/lang/Thread;JJJJ[Ljava/lang/StackTraceElement;[Ljava/lang/Object;[I[Ljava/lang/Object;)V"
            let isLong = scope.monitors || scope.synchronizers
            if isLong {
                let monitors = call.thread.handle(
                    try call.array(of: "java/lang/Object", thread.ownedMonitors.map(\.object)))
                let depths = call.thread.handle(
                    try call.vm.allocateArray(
                        call.vm.classes.intArray, length: thread.ownedMonitors.count, call.thread))
                for (i, monitor) in thread.ownedMonitors.enumerated() {
                    call.space.store(depths.reference, SwiftletArrayData4 + i * 4, Int32(monitor.depth))
                }
                let synchronizers = call.thread.handle(
                    try call.array(of: "java/lang/Object", thread.ownedSynchronizers))
                arguments += [.handle(monitors), .handle(depths), .handle(synchronizers)]
            }
            return try call.thread.construct(
                call.vm.intern("java/lang/management/ThreadInfo" as StaticString), isLong ? long : short, arguments)
        }
    }

    /// Bit of the status that says "in a native method" (JVMTI_THREAD_STATE_IN_NATIVE).
    private static let threadInNative: Int32 = 0x40_0000
}
