// SPDX-License-Identifier: Apache-2.0
import ObjectModel

// Deadlocks: a thread waits for at most one thing, a monitor or an ownable synchronizer, that at most one thread holds.
// Following that from each thread ends, or comes back to a thread of the same walk: a cycle. Each thread is walked from
// once, so each cycle is found once.

extension ThreadDump {
    /// What a thread waits for, and the thread that has it.
    private struct Need {
        enum Thing {
            case monitor(Monitor)
            case synchronizer(Reference)
        }
        let thing: Thing
        let owner: ThreadRecord
    }

    mutating func addDeadlocks() {
        line("JNI global refs: 0, weak refs: 0")
        line("")
        let cycles = self.cycles()
        for cycle in cycles { add(cycle) }
        if !cycles.isEmpty {
            line("")
            line("Found \(cycles.count) deadlock\(cycles.count == 1 ? "" : "s").")
            line("")
        }
    }

    private func cycles() -> [[(ThreadRecord, Need)]] {
        var visited: [ObjectIdentifier: Int] = [:]
        var result: [[(ThreadRecord, Need)]] = []
        for (walk, first) in records.enumerated() {
            var path: [(ThreadRecord, Need)] = []
            var current: ThreadRecord? = first
            while let record = current, visited[ObjectIdentifier(record)] == nil, let need = self.need(record) {
                visited[ObjectIdentifier(record)] = walk
                path.append((record, need))
                current = need.owner
            }
            // HotSpot lists the threads that lead to the cycle, too.
            guard let end = current, visited[ObjectIdentifier(end)] == walk, need(end) != nil else { continue }
            result.append(path)
        }
        return result
    }

    private func need(_ record: ThreadRecord) -> Need? {
        if let monitor = record.blockedOn, let owner = owner(monitor), owner !== record {
            return Need(thing: .monitor(monitor), owner: owner)
        }
        if let blocker = parkBlocker(record), let owner = exclusiveOwner(blocker), owner !== record {
            return Need(thing: .synchronizer(blocker), owner: owner)
        }
        return nil
    }

    private func owner(_ monitor: Monitor) -> ThreadRecord? {
        if monitor.owner == Monitor.anonymousOwner {
            return records.first { $0.thread.lockStack.contains(monitor.object) }
        }
        return records.first { $0.raw.pointee.threadId == monitor.owner }
    }

    /// Owner of a java.util.concurrent.locks.AbstractOwnableSynchronizer.
    private func exclusiveOwner(_ blocker: Reference) -> ThreadRecord? {
        let name = "java/util/concurrent/locks/AbstractOwnableSynchronizer"
        var holder: ClassPointer? = space.classMetadata(of: blocker)
        while let current = holder, machine.symbols.string(current.pointee.name) != name {
            holder = current.pointee.superclass.isNone ? nil : space[current.pointee.superclass]
        }
        guard let holder else { return nil }
        let owner = space.loadReference(
            blocker, machine.offset(holder, "exclusiveOwnerThread", "Ljava/lang/Thread;"))
        return owner.isNull ? nil : records.first { $0.raw.pointee.carrierObject == owner }
    }

    // MARK: - Text

    private mutating func add(_ cycle: [(ThreadRecord, Need)]) {
        line("")
        line("Found one Java-level deadlock:")
        line("=============================")
        for (record, need) in cycle {
            line("\"\(name(record))\":")
            switch need.thing {
            case .monitor(let monitor):
                let address = ThreadDump.hexadecimal(UInt(bitPattern: Unmanaged.passUnretained(monitor).toOpaque()))
                line(
                    "  waiting to lock monitor \(address) (object \(self.address(monitor.object)), a \(plainName(monitor.object))),"
                )
            case .synchronizer(let object):
                line("  waiting for ownable synchronizer \(address(object)), (a \(plainName(object))),")
            }
            line("  which is held by \"\(name(need.owner))\"")
            line("")
        }
        line("Java stack information for the threads listed above:")
        line("===================================================")
        for (record, _) in cycle {
            line("\"\(name(record))\":")
            for row in frames(record) { line(row) }
        }
    }

    private func plainName(_ object: Reference) -> String { machine.externalName(space.classMetadata(of: object)) }
}
