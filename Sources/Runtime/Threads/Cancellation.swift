// SPDX-License-Identifier: Apache-2.0
import ObjectModel
import Platform

// Cancelling: a thread's limit drops to zero and its next poll throws what no handler catches; every wait inside the
// machine (parker, monitors, class initialization, the ReferenceHandler's) gives up when the request is there. Of a
// machine that ends, all threads are cancelled, and monitors that structured code would leave in a handler stay owned. A
// call that is ended alone gives them up when it has been unwound (CallLimits.swift).

extension VirtualMachine {
    /// What is thrown in a cancelled thread. Handlers do not catch it (`findHandler` looks at the record), finally blocks
    /// do not run; locks of synchronized methods are released on the way.
    package func cancelToken(_ thread: Thread) -> Reference { preallocatedOutOfMemory?.reference ?? .null }

    /// Ends the machine because a limit of its own was reached. Any state.
    package func end(_ reason: EndReason) {
        shutdown.stop(reason)
        if let handler = options.limitHandler { handler(reason) }
        cancelAll()
    }

    /// Asks every thread to end: at its next poll it unwinds. Threads started from now on end at once. Any state.
    public func cancelAll() {
        shutdown.stop()
        for record in threads.all { record.cancel() }
        wakeCancelled()
    }

    /// Asks every thread but one to end.
    package func cancelOthers(than thread: Thread) {
        for record in threads.all where record.raw != thread.raw { record.cancel() }
        wakeCancelled()
    }

    /// Has all waits inside the machine look for cancel requests.
    private func wakeCancelled() {
        monitors.wakeAll()
        initialization.wakeAll()
        references.signalPending()
        threads.wakeWaiters()
        if ownsSignals { ProcessSignals.wake() }
    }
}

extension ThreadRecord {
    /// Requests that the thread end, and wakes it from `park` and `sleep`; other waits are woken by `cancelAll`.
    package func cancel() {
        request(SwiftletRequestCancel)
        parker.cancel()
    }
}

extension ThreadRecord {
    /// Has one thread throw a ThreadDeath at its next poll, and wakes it from `park`, `sleep` and `wait`: whoever runs
    /// somebody's code on it has had enough. Any state, any thread.
    package func stop() {
        request(SwiftletRequestStop)
        parker.interrupt()
        if let monitor = waitingOn { thread.vm.monitors.wake(self, waitingOn: monitor) }
    }

    /// Takes back a `stop` that has not been noticed. By the thread itself.
    package func withdrawStop() {
        clearRequest(SwiftletRequestStop)
        parker.clearInterrupt()
    }
}

extension Thread {
    /// Whether a `stop` waits to be noticed.
    var isStopRequested: Bool {
        let address = UnsafeMutableRawPointer(raw) + MemoryLayout<JavaThread>.offset(of: \.requests)!
        return atomic32Load(address) & UInt32(SwiftletRequestStop) != 0
    }

    /// Whether the thread is to unwind. Any state; by the thread itself.
    package var isCancelRequested: Bool {
        let address = UnsafeMutableRawPointer(raw) + MemoryLayout<JavaThread>.offset(of: \.requests)!
        let requests = Int(atomic32Load(address))
        if requests & SwiftletRequestCancel != 0 { return true }
        return requests & SwiftletRequestEndCall != 0 && raw.pointee.shelter == 0 && !isInSharedState
    }

    /// Whether the class library is changing what all its users share, asked by Java code: its class loaders, and the maps
    /// that its caches are. A place in a map that is being computed would stay taken for ever.
    ///
    /// Every frame is looked at. A frame found once is asked first from then on, as it is for every poll until it returns.
    private var isInSharedState: Bool {
        let record = record
        if let found = record.sharedStateFrame, let fp = raw.pointee.fp, fp >= found.fp,
            Frame(thread: self, fp: found.fp, callee: nil).header.pointee.method == found.method
        {
            return true
        }
        record.sharedStateFrame = nil
        var next = Frame.innermost(self)
        while let frame = next {
            let name = vm.symbols.string(space[frame.method.pointee.holder].pointee.name)
            if name.hasPrefix("jdk/internal/loader/") || name == "java/util/concurrent/ConcurrentHashMap" {
                record.sharedStateFrame = (frame.fp, frame.header.pointee.method)
            }
            next = frame.caller
        }
        return record.sharedStateFrame != nil
    }
}
