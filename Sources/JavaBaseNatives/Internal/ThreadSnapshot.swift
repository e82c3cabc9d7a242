// SPDX-License-Identifier: Apache-2.0
import ObjectModel
import Runtime

/// Natives of jdk.internal.vm.ThreadSnapshot, from which thread dumps are written.
enum ThreadSnapshotNatives {
    private static let className: StaticString = "jdk/internal/vm/ThreadSnapshot"
    private static let lockName: StaticString = "jdk/internal/vm/ThreadSnapshot$ThreadLock"

    static func bind(_ binder: NativeBinder) {
        binder.bind("create", "(Ljava/lang/Thread;)Ljdk/internal/vm/ThreadSnapshot;", create)
    }

    /// Null if the thread has ended. A virtual thread is what its carrier, a platform thread of its own, is doing.
    private static func create(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let vm = call.vm
        let thread = try call.required()
        let scope = VirtualMachine.InspectionScope(
            maximumDepth: Int(Int32.max), monitors: true, synchronizers: false)
        let found = try vm.inspectThreads(scope, call.thread) { $0 == thread.reference }
        guard let inspection = found.first else { return .null }
        let holder = try vm.bootClass(className, call.thread)
        try vm.initialize(holder, call.thread)
        let snapshot = call.thread.handle(try vm.allocateObject(holder, call.thread))
        let name = call.space.loadReference(thread.reference, vm.fields.threadName)
        call.setReferenceField(snapshot, "name", "Ljava/lang/String;", name)
        call.setField(snapshot, "threadStatus", "I", inspection.status)
        let trace = try vm.stackTrace(frames: inspection.frames, call.thread)
        call.setReferenceField(snapshot, "stackTrace", "[Ljava/lang/StackTraceElement;", trace)
        let locks = try locks(call, inspection)
        call.setReferenceField(snapshot, "locks", "[Ljdk/internal/vm/ThreadSnapshot$ThreadLock;", locks.reference)
        call.setField(snapshot, "blockerTypeOrdinal", "I", inspection.blockerKind.rawValue)
        call.setReferenceField(snapshot, "blockerObject", "Ljava/lang/Object;", inspection.blocker.reference)
        return .reference(snapshot)
    }

    private static func locks(
        _ call: NativeCall, _ inspection: ThreadInspection
    ) throws(JavaThrow) -> Handle {
        let holder = try call.vm.bootClass(lockName, call.thread)
        try call.vm.initialize(holder, call.thread)
        let owned = inspection.ownedMonitors.filter { $0.depth >= 0 }
        let array = call.thread.handle(
            try call.vm.allocateArray(
                try call.vm.arrayClass(of: holder, call.thread), length: owned.count, call.thread))
        for (i, monitor) in owned.enumerated() {
            let lock = call.thread.handle(try call.vm.allocateObject(holder, call.thread))
            call.setField(lock, "depth", "I", Int32(monitor.depth))
            call.setReferenceField(lock, "obj", "Ljava/lang/Object;", monitor.object.reference)
            call.space.storeReference(array.reference, SwiftletArrayData4 + i * 4, lock.reference)
        }
        return array
    }
}
