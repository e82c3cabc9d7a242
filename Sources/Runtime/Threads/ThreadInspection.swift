// SPDX-License-Identifier: Apache-2.0
// What other threads are doing, for java.lang.management and thread dumps: taken while the world is stopped, so that what
// is said of several threads fits together. Objects are handed out as handles of the asking thread.

import ObjectModel

/// Counts of threads.
package struct ThreadCounts {
    package var started: Int
    package var peak: Int
    package var live: Int
    package var daemons: Int
}

/// How often a thread has been blocked at monitors and has waited (slept, parked), and for how long if that is measured.
package struct ContentionCounters {
    package var blockedCount: Int64 = 0
    package var blockedNanoseconds: UInt64 = 0
    package var waitedCount: Int64 = 0
    package var waitedNanoseconds: UInt64 = 0

    /// Counts a wait that begins.
    mutating func begin(_ status: ThreadStatus) {
        if status == .blockedOnMonitor { blockedCount += 1 } else { waitedCount += 1 }
    }

    /// Adds the time of a wait that has ended.
    mutating func add(_ nanoseconds: UInt64, _ status: ThreadStatus) {
        if status == .blockedOnMonitor { blockedNanoseconds &+= nanoseconds } else { waitedNanoseconds &+= nanoseconds }
    }

    package mutating func resetTimes() {
        blockedNanoseconds = 0
        waitedNanoseconds = 0
    }
}

/// A thread as it was at one moment.
package struct ThreadInspection {
    /// What keeps a thread from going on; the raw values are those of `ThreadSnapshot.BlockerLockType`.
    package enum BlockerKind: Int32 {
        case parkBlocker = 0
        case entering = 1
        case waiting = 2
    }

    package struct OwnedMonitor {
        package var object: Handle
        /// Number of the frame that entered it, 0 for the innermost; -1 if that is not known.
        package var depth: Int
    }

    package let record: ThreadRecord
    /// The java.lang.Thread.
    package let object: Handle
    /// `Thread.FieldHolder.threadStatus`.
    package let status: Int32
    package let isInNative: Bool
    package let contention: ContentionCounters
    /// MethodRef and bytecode index of each visible frame, innermost first.
    package let frames: [UInt32]
    package let blockerKind: BlockerKind
    /// What the thread waits for or is about to enter; null if nothing.
    package let blocker: Handle
    /// The java.lang.Thread that owns it; null if nobody does or nobody knows.
    package let blockerOwner: Handle
    package let ownedMonitors: [OwnedMonitor]
    /// AbstractOwnableSynchronizers that the thread owns, when asked for.
    package let ownedSynchronizers: [Handle]
}

extension VirtualMachine {
    /// What to find out beyond the state of threads; each costs time while the world is stopped.
    package struct InspectionScope {
        package var maximumDepth = 0
        package var monitors = false
        /// Looks through the whole heap.
        package var synchronizers = false

        package init(maximumDepth: Int, monitors: Bool, synchronizers: Bool) {
            self.maximumDepth = maximumDepth
            self.monitors = monitors
            self.synchronizers = synchronizers
        }
    }

    /// Looks at the live threads that `chosen` picks, by their java.lang.Thread; all at the same moment.
    package func inspectThreads(
        _ scope: InspectionScope, _ thread: Thread, where chosen: (Reference) -> Bool
    ) throws(JavaThrow) -> [ThreadInspection] {
        let offsets = try InspectionOffsets(self, thread)
        return threads.stopTheWorld(thread) {
            let live = threads.all.filter(isAlive)
            let synchronizers = scope.synchronizers ? ownedSynchronizers(offsets) : []
            return live.filter { chosen($0.raw.pointee.threadObject) }.map {
                inspect($0, scope, live, synchronizers, offsets, thread)
            }
        }
    }

    /// Whether a thread has a java.lang.Thread that has not terminated. What is left of it afterwards does not count.
    package func isAlive(_ record: ThreadRecord) -> Bool {
        let object = record.raw.pointee.carrierObject
        return !object.isNull && atomic64Load(space[object] + fields.threadHandle) != 0
    }

    /// Threads started so far, most at a time, those alive, and how many of these are daemons. VM state.
    package var threadCounts: ThreadCounts {
        var counts = threads.counts
        let live = threads.all.filter(isAlive)
        counts.live = live.count
        counts.daemons = live.count { $0.isDaemon }
        return counts
    }

    /// Offsets of fields that only inspections need.
    private struct InspectionOffsets {
        let parkBlocker: Int
        let exclusiveOwner: Int
        let synchronizer: ClassPointer

        init(_ vm: VirtualMachine, _ thread: Thread) throws(JavaThrow) {
            synchronizer = try vm.bootClass("java/util/concurrent/locks/AbstractOwnableSynchronizer", thread)
            parkBlocker = vm.offset(vm.classes.thread!, "parkBlocker", "Ljava/lang/Object;")
            exclusiveOwner = vm.offset(synchronizer, "exclusiveOwnerThread", "Ljava/lang/Thread;")
        }
    }

    private func isSynchronizer(_ object: Reference, _ offsets: InspectionOffsets) -> Bool {
        let metadata = space[space.classRef(of: object)]
        return !metadata.isArray && space.isSubclass(space.classRef(of: object), of: space.ref(offsets.synchronizer))
    }

    /// Synchronizers with an owner.
    private func ownedSynchronizers(_ offsets: InspectionOffsets) -> [(object: Reference, owner: Reference)] {
        var found: [(object: Reference, owner: Reference)] = []
        heap.forEachObject { object, _ in
            guard isSynchronizer(object, offsets) else { return }
            let owner = space.loadReference(object, offsets.exclusiveOwner)
            if !owner.isNull { found.append((object, owner)) }
        }
        return found
    }

    private func inspect(
        _ record: ThreadRecord, _ scope: InspectionScope, _ live: [ThreadRecord],
        _ synchronizers: [(object: Reference, owner: Reference)], _ offsets: InspectionOffsets, _ thread: Thread
    ) -> ThreadInspection {
        let object = record.raw.pointee.threadObject
        let holder = space.loadReference(object, fields.threadHolder)
        let status = holder.isNull ? 0 : space.load(holder, fields.threadStatus, as: Int32.self)
        var kind = ThreadInspection.BlockerKind.parkBlocker
        var blocker = Reference.null
        var owner = Reference.null
        if let monitor = record.blockedOn ?? record.waitingOn {
            kind = record.blockedOn != nil ? .entering : .waiting
            blocker = monitor.object
            owner = monitors.owner(of: monitor, among: live)?.raw.pointee.threadObject ?? .null
        } else if status == ThreadStatus.parked.rawValue || status == ThreadStatus.parkedTimed.rawValue {
            blocker = space.loadReference(object, offsets.parkBlocker)
            if !blocker.isNull, isSynchronizer(blocker, offsets) {
                owner = space.loadReference(blocker, offsets.exclusiveOwner)
            }
        }
        let owned = scope.monitors ? monitors.objectsOwned(by: record.thread) : []
        return ThreadInspection(
            record: record, object: thread.handle(object), status: status,
            isInNative: status == ThreadStatus.runnable.rawValue && record.raw != thread.raw
                && Frame.innermost(record.thread)?.method.isNative ?? false,
            contention: record.contention,
            frames: scope.maximumDepth > 0
                ? Array(recordFrames(of: record, for: thread).prefix(scope.maximumDepth * 2)) : [],
            blockerKind: kind, blocker: thread.handle(blocker), blockerOwner: thread.handle(owner),
            ownedMonitors: ownedMonitors(owned, record, scope.maximumDepth, thread),
            ownedSynchronizers: synchronizers.filter { $0.owner == object }.map { thread.handle($0.object) })
    }

    /// In which frames monitors were entered, innermost frame first. Frames do not record what they lock; a synchronized
    /// method's is its receiver or class, and code of javac keeps the object of a synchronized block in a local variable.
    private func ownedMonitors(
        _ objects: [Reference], _ record: ThreadRecord, _ limit: Int, _ thread: Thread
    ) -> [ThreadInspection.OwnedMonitor] {
        var missing = objects
        var found: [ThreadInspection.OwnedMonitor] = []
        var depth = 0
        var frame = Frame.innermost(record.thread)
        while let current = frame, !missing.isEmpty, depth < limit {
            frame = current.caller
            if current.method.isHidden { continue }
            missing.removeAll { object in
                guard locks(current, object) else { return false }
                found.append(ThreadInspection.OwnedMonitor(object: thread.handle(object), depth: depth))
                return true
            }
            depth += 1
        }
        return found + missing.map { ThreadInspection.OwnedMonitor(object: thread.handle($0), depth: -1) }
    }

    private func locks(_ frame: Frame, _ object: Reference) -> Bool {
        let method = frame.method
        if method.isSynchronized {
            let own =
                method.isStatic
                ? space[method.pointee.holder].pointee.mirror : frame.local(0).load(as: Reference.self)
            if own == object { return true }
        }
        guard !method.isNative, let bytes = code(method), bytes.code.contains(InspectionOpcode.monitorEnter) else {
            return false
        }
        return (0..<Int(method.pointee.maxLocals)).contains { frame.local($0).load(as: Reference.self) == object }
    }

    private enum InspectionOpcode {
        static let monitorEnter: UInt8 = 0xC2
    }

    // MARK: - Deadlocks

    /// The threads of all cycles in which each waits for what the next one owns: monitors, and if wanted the
    /// synchronizers of java.util.concurrent too.
    package func deadlockedThreads(synchronizers: Bool, _ thread: Thread) throws(JavaThrow) -> [Handle] {
        let scope = InspectionScope(maximumDepth: 0, monitors: false, synchronizers: false)
        let all = try inspectThreads(scope, thread) { _ in true }
        let waitsFor = all.map { inspection -> Int? in
            if inspection.blocker.isNull || inspection.blockerOwner.isNull { return nil }
            if inspection.blockerKind == .waiting { return nil }
            if inspection.blockerKind == .parkBlocker, !synchronizers { return nil }
            return all.firstIndex { $0.object.reference == inspection.blockerOwner.reference }
        }
        var isInCycle = [Bool](repeating: false, count: all.count)
        for start in all.indices {
            var path = [start]
            while let next = waitsFor[path[path.count - 1]] {
                if let begin = path.firstIndex(of: next) {
                    for member in path[begin...] { isInCycle[member] = true }
                    break
                }
                path.append(next)
            }
        }
        return all.indices.filter { isInCycle[$0] }.map { all[$0].object }
    }
}
