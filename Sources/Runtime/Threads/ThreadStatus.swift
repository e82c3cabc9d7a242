// SPDX-License-Identifier: Apache-2.0
import ObjectModel

/// `Thread.FieldHolder.threadStatus`, in JVMTI's bits as the library reads them.
public enum ThreadStatus: Int32 {
    case new = 0
    case runnable = 5
    case sleeping = 225
    case inObjectWait = 401
    case inObjectWaitTimed = 417
    case parked = 657
    case parkedTimed = 673
    case blockedOnMonitor = 1025
    case terminated = 2
}

extension Thread {
    /// Sets the Java-visible status of the platform thread. VM state.
    public func setStatus(_ status: ThreadStatus) {
        let object = raw.pointee.carrierObject
        if object.isNull { return }
        let fields = vm.fields
        let holder = space.loadReference(object, fields.threadHolder)
        if holder.isNull { return }
        atomic32StoreRelaxed(space[holder] + fields.threadStatus, UInt32(bitPattern: status.rawValue))
    }

    /// Runs `body` with another status, and runnable afterwards.
    public func withStatus<Result, Failure: Error>(
        _ status: ThreadStatus, _ body: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        setStatus(status)
        let machine = vm
        let isMeasured = machine.management.measuresContention
        let start = isMeasured ? machine.host.monotonicNanoseconds : 0
        record.contention.begin(status)
        defer {
            if isMeasured { record.contention.add(machine.host.monotonicNanoseconds &- start, status) }
            setStatus(.runnable)
        }
        return try body()
    }
}

extension ThreadRecord {
    /// Whether `Thread.interrupt` was called and the flag not cleared since. Any state.
    package var isInterruptRequested: Bool { parker.hasInterrupt }
}
