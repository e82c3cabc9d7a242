// SPDX-License-Identifier: Apache-2.0
import ObjectModel
import Platform

// Sleeping, parking and interrupting (java.lang.Thread, LockSupport).

extension Thread {
    /// `Thread.sleep`; false if interrupted. The interrupt is consumed.
    package func sleep(nanoseconds: Int64) throws(JavaThrow) -> Bool {
        let record = record
        if nanoseconds == 0 { yieldProcessor() }
        let deadline = vm.deadline(nanoseconds: nanoseconds)
        let done = withStatus(.sleeping) { inNative { record.parker.sleep(deadline: deadline) } }
        try poll()
        if !done { clearInterrupt() }
        return done
    }

    package func yieldProcessor() { inNative { NativeThread.yield() } }

    /// `Unsafe.park`: relative nanoseconds (0: forever), or absolute milliseconds since the epoch.
    package func park(isAbsolute: Bool, time: Int64) {
        let record = record
        let machine = vm
        var deadline: UInt64?
        if isAbsolute {
            let now = machine.host.realtimeNanoseconds / 1_000_000
            let (difference, overflow) = time.subtractingReportingOverflow(now)
            let (nanoseconds, tooLong) = (overflow ? Int64.max : max(0, difference)).multipliedReportingOverflow(
                by: 1_000_000)
            deadline = machine.deadline(nanoseconds: tooLong ? Int64.max : nanoseconds)
        } else if time != 0 {
            if time < 0 { return }
            deadline = machine.deadline(nanoseconds: time)
        }
        withStatus(deadline == nil ? .parked : .parkedTimed) {
            inNative { record.parker.park(deadline: deadline) }
        }
    }

    /// Clears the thread's interrupt status, Java's flag included.
    package func clearInterrupt() {
        record.parker.clearInterrupt()
        let object = raw.pointee.threadObject
        if !object.isNull { space.store(object, vm.fields.threadInterrupted, UInt8(0)) }
    }
}

extension VirtualMachine {
    /// `Thread.interrupt0`: wakes the thread from sleep, park or wait. Java has set the flag already.
    package func interrupt(_ record: ThreadRecord) {
        record.parker.interrupt()
        if let monitor = record.waitingOn { monitors.wake(record, waitingOn: monitor) }
    }

    /// Address of the counter behind `Thread.getNextThreadIdOffset`.
    package var nextJavaThreadID: UnsafeMutablePointer<UInt64> { javaThreadIDs.address }

    /// Used, committed and maximum bytes of the heap.
    package var heapSizes: (used: Int, committed: Int, maximum: Int) {
        let usage = heap.usage
        return (usage.used, usage.committed, usage.maximum)
    }

    /// `Runtime.halt`: the status is recorded, and every thread is told to unwind.
    package func halt(_ status: Int32, _ thread: Thread) -> JavaThrow {
        shutdown.halt(status)
        reportCompilation()
        if let handler = options.haltHandler { handler(status) }
        cancelAll()
        thread.record.isCancelled = true
        return thread.throwing(cancelToken(thread))
    }

    /// Name and version of the VM, as `java -version` and `java.vm.version` show it.
    public static let version = "0.1.0"
}
