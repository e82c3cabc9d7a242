// SPDX-License-Identifier: Apache-2.0
import HostInterface
import ObjectModel
import Platform
import Runtime

/// What `destroy` left behind.
public struct DestroyReport: Sendable, Equatable {
    /// A thread that did not end in time.
    public struct Straggler: Sendable, Equatable {
        /// Name of the Java thread when it started.
        public let name: String
        /// The thread is outside the machine: in a system call, or in a callback of the embedder. A thread that is inside
        /// has not reached a poll.
        public let isInHostCode: Bool
    }

    /// Threads still there. The machine's memory stays until they have ended.
    public let stragglers: [Straggler]

    public var isComplete: Bool { stragglers.isEmpty }
}

extension VirtualMachine {
    /// Ends the machine: no Java runs afterwards, no shutdown hooks and no finally blocks run on the way.
    ///
    /// Every thread unwinds at its next poll; threads that wait (for a time, a monitor, a permit, a system call) are woken.
    /// Hosted threads (`boot`, `attach`) that are not in a call end at once; their further calls fail. Once all threads have
    /// ended, the memory goes with the last reference to the machine. May be called from any thread and repeatedly. The
    /// calling thread, if it is one of the machine's, is not waited for, but reported.
    ///
    /// - Parameter timeout: how long to wait for the threads to end.
    @discardableResult
    public func destroy(timeout: Duration = .seconds(5)) -> DestroyReport {
        let caller = host.currentThread
        let deadline = host.monotonicNanoseconds &+ timeout.nanosecondsClamped
        cancelAll()
        // A signal that arrives just before its system call is lost, hence the repetition.
        let step: UInt64 = 5_000_000
        while true {
            threads.removeIdle()
            threads.forEach { record in
                if record.hostThread != 0, record.hostThread != caller, record.isOutside, !record.isForeignAndIdle {
                    _ = host.forbidWaiting(thread: record.hostThread)
                }
            }
            let now = host.monotonicNanoseconds
            let next = min(deadline, now &+ step)
            let done = threads.wait(untilNanoseconds: next) { records in
                records.allSatisfy {
                    $0.hostThread == caller || ($0.isHosted && $0.calls == 0) || $0.isForeignAndIdle
                }
            }
            if done || next >= deadline { break }
        }
        threads.removeIdle()
        var stragglers: [DestroyReport.Straggler] = []
        threads.forEach { record in
            stragglers.append(DestroyReport.Straggler(name: record.label, isInHostCode: record.isOutside))
        }
        if stragglers.isEmpty {
            workers.close()
            calls.close()
            machineCode.close()
            threads.joinEnded()
        }
        return DestroyReport(stragglers: stragglers)
    }
}
