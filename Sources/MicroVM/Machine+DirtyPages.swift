// SPDX-License-Identifier: Apache-2.0
import GuestMemory
import KVM

// Which pages change while a machine runs: what copying a live machine, round by round, is made of.
//
// The kernel logs what processors write, the regions' own bitmaps what the monitor writes: results of calls, page
// tables, patched code. The monitor writes under the machine's lock only, and marks before it writes, so a round taken
// under the lock misses nothing.

extension Machine {
    /// A run of pages of one region, bytes.
    struct DirtyRun {
        var region: MemoryRegion
        var offset: Int
        var size: Int
    }

    /// Starts to record which pages change.
    public func startTracking() throws(MachineError) {
        try setLogging(true)
        environment.scheduler.lock.withLock { environment.memory.startTracking() }
    }

    /// Stops, and forgets what was recorded.
    public func stopTracking() throws(MachineError) {
        try setLogging(false)
        environment.scheduler.lock.withLock { environment.memory.stopTracking() }
    }

    /// Takes the pages that changed since tracking started, or since the last call. Pages that change from now on are
    /// in the next round, also if they are in this one.
    func takeDirtyRuns() throws(MachineError) -> [DirtyRun] {
        let lock = environment.scheduler.lock
        lock.lock()
        defer { lock.unlock() }
        var runs: [DirtyRun] = []
        for (number, region) in slots.enumerated() {
            guard let dirty = region.dirty else { continue }
            let words = UnsafeMutableBufferPointer<UInt64>.allocate(capacity: (dirty.pageCount + 63) / 64)
            defer { words.deallocate() }
            words.initialize(repeating: 0)
            try inLayer { () throws(KVMError) in
                try environment.kernelMachine.takeDirtyLog(slot: UInt32(number), into: words)
            }
            dirty.merge(UnsafeBufferPointer(words))
            dirty.takeRuns { pages in
                runs.append(
                    DirtyRun(
                        region: region, offset: pages.lowerBound * guestPageSize, size: pages.count * guestPageSize))
            }
        }
        return runs
    }

    private func setLogging(_ isOn: Bool) throws(MachineError) {
        for (number, region) in slots.enumerated() where region.isWritable {
            try inLayer { () throws(KVMError) in
                try environment.kernelMachine.setMemorySlot(
                    MemorySlot(
                        number: UInt32(number), guestAddress: region.start.rawValue, size: UInt64(region.size),
                        hostAddress: region.host, options: isOn ? .logsDirtyPages : []))
            }
        }
    }
}
