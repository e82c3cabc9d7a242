// SPDX-License-Identifier: Apache-2.0
import ObjectModel
import Platform

// Native threads become Java threads by attaching: the one that boots, those that Java starts, and those of a host.

extension VirtualMachine {
    /// Attaches the calling native thread and runs `body` in VM state. `isDaemon` threads do not keep the machine alive.
    public func withAttachedThread<Result, Failure: Error>(
        stackSize: Int? = nil, isDaemon: Bool = false, _ body: (Thread) throws(Failure) -> Result
    ) throws(AttachError<Failure>) -> Result {
        let record: ThreadRecord
        do throws(SystemError) {
            record = try ThreadRecord(self, id: threads.nextThreadID(), stackSize: stackSize ?? options.stackSize)
        } catch { throw .system(error) }
        record.adoptNativeStack()
        record.isDaemon = isDaemon
        record.hostThread = host.enrollThread()
        record.label = "attached"
        threads.add(record)
        let thread = record.thread
        threads.leaveNative(thread.raw)
        defer {
            heap.retire(thread.raw)
            threads.enterNative(thread.raw)
            threads.remove(record)
            host.permitWaiting(thread: record.hostThread)
        }
        do throws(Failure) { return try body(thread) } catch { throw .body(error) }
    }

    /// Starts the native thread behind a java.lang.Thread. False if the system has no room for it.
    package func start(_ object: Handle, _ thread: Thread) -> Bool {
        if options.isForImage {
            startInImage(object)
            return true
        }
        let holder = space.loadReference(object.reference, fields.threadHolder)
        let requested = Int(space.load(holder, fields.threadStackSize, as: Int64.self))
        let isDaemon = space.load(holder, fields.threadDaemon, as: UInt8.self) != 0
        let stackSize = requested > 0 ? max(requested, 256 << 10) : options.stackSize
        guard let record = try? ThreadRecord(self, id: threads.nextThreadID(), stackSize: stackSize) else {
            return false
        }
        record.isDaemon = isDaemon
        // The thread is known, in native state, from here on: its object is a root before it runs.
        record.raw.pointee.threadObject = object.reference
        record.raw.pointee.carrierObject = object.reference
        record.label = record.name(record.thread)
        threads.add(record)
        if shutdown.isStopping { record.cancel() }
        atomic64Store(
            space[object.reference] + fields.threadHandle, UInt64(UInt(bitPattern: record.raw)))
        record.thread.setStatus(.runnable)
        if workers.run(record) { return true }
        let machine = self
        workers.enlist()
        do throws(SystemError) {
            // The thread is joined by the next one to end, or by `destroy`.
            _ = try NativeThread.start(stackSizeInBytes: ThreadRecord.nativeStackSize) { machine.work(record) }
            return true
        } catch {
            workers.discharge()
            atomic64Store(space[object.reference] + fields.threadHandle, 0)
            threads.remove(record)
            return false
        }
    }

    /// Body of a native thread: runs Java threads one after the other.
    private func work(_ first: ThreadRecord) {
        first.adoptNativeStack()
        let limit = first.nativeStackLimit
        var current: ThreadRecord? = first
        while let record = current {
            record.nativeStackLimit = limit
            run(record)
            current = workers.next()
        }
        threads.endNativeThread()
        workers.discharge()
    }

    /// Runs a thread that Java started.
    private func run(_ record: ThreadRecord) {
        threads.setHostThread(record, host.enrollThread())
        let thread = record.thread
        threads.leaveNative(thread.raw)
        do throws(JavaThrow) {
            let object = thread.handle(thread.raw.pointee.threadObject)
            let run = try virtualMethod(
                object, intern("run" as StaticString), names.emptyDescriptor, thread)
            try thread.call(run, [.handle(object)])
        } catch {
            dispatchUncaught(thread)
        }
        end(thread)
        heap.retire(thread.raw)
        threads.enterNative(thread.raw)
        let number = record.hostThread
        host.permitWaiting(thread: number)
        threads.remove(record)
    }

    /// Gives the pending exception to the thread's uncaught-exception handler.
    public func dispatchUncaught(_ thread: Thread) {
        thread.withHandleScope {
            let exception = thread.handle(thread.clearException())
            if thread.record.isCancelled { return }
            let object = thread.handle(thread.raw.pointee.threadObject)
            do throws(JavaThrow) {
                let dispatch = try knownMethod(
                    classes.thread!, "dispatchUncaughtException", "(Ljava/lang/Throwable;)V", thread)
                try thread.call(dispatch, [.handle(object), .handle(exception)])
            } catch {
                let thrown = thread.clearException()
                if thread.record.isCancelled { return }
                logError(
                    "\nException: \(externalName(space.classMetadata(of: thrown))) thrown from the "
                        + "UncaughtExceptionHandler in thread \"\(thread.record.name(thread))\"")
            }
        }
    }

    /// The end of a Java thread: `Thread.exit`, then terminated, then joiners are woken.
    package func end(_ thread: Thread) {
        thread.withHandleScope {
            let object = thread.handle(thread.raw.pointee.threadObject)
            do throws(JavaThrow) {
                if !thread.record.isCancelled {
                    let exit = try knownMethod(classes.thread!, "exit", "()V", thread)
                    try thread.call(exit, [.handle(object)])
                }
            } catch {
                thread.clearException()
            }
            do throws(JavaThrow) {
                try monitors.enter(object, thread)
                thread.setStatus(.terminated)
                atomic64Store(space[object.reference] + fields.threadHandle, 0)
                try monitors.notify(object, all: true, thread)
                try monitors.exit(object, thread)
            } catch {
                thread.clearException()
            }
        }
    }

    /// The record of a live java.lang.Thread; nil if it has ended or not started.
    package func record(of object: Reference) -> ThreadRecord? {
        let handle = atomic64Load(space[object] + fields.threadHandle)
        if handle == 0 { return nil }
        return threads.all.first { UInt64(UInt(bitPattern: $0.raw)) == handle }
    }

    /// Waits until all threads but the caller's and the daemons have ended.
    public func waitForNonDaemonThreads(_ thread: Thread) {
        thread.inNative {
            threads.wait { records in
                self.shutdown.isStopping
                    || !records.contains { $0.raw != thread.raw && !$0.isDaemon }
            }
        }
    }
}

extension Thread {
    /// Marks the attached thread's java.lang.Thread as a daemon.
    fileprivate func markAsDaemon() {
        let holder = space.loadReference(raw.pointee.threadObject, vm.fields.threadHolder)
        if !holder.isNull { space.store(holder, vm.fields.threadDaemon, UInt8(1)) }
    }
}

/// Why a thread could not be attached, or what its body threw.
public enum AttachError<Failure: Error>: Error {
    case system(SystemError)
    case body(Failure)
}

extension VirtualMachine {
    /// Gives an attached native thread a java.lang.Thread of its own, in the main group unless another is given.
    ///
    /// - Parameter name: without one the class library numbers the thread.
    package func attachAsJavaThread(
        _ thread: Thread, name: String?, group: GlobalHandle? = nil, isDaemon: Bool = false
    ) throws(JavaThrow) {
        try thread.withHandleScope { () throws(JavaThrow) in
            // The name, or the thread's task.
            let second = thread.nullHandle()
            if let name { second.reference = try newString(name, thread) }
            let object = thread.handle(try allocateObject(classes.thread!, thread))
            // The constructor asks for the current thread, so the object is bound before it runs.
            let holder = try bootClass("java/lang/Thread$FieldHolder", thread)
            try initialize(holder, thread)
            bind(object, to: thread)
            let group = thread.handle((group ?? mainThreadGroup!).reference)
            let descriptor: StaticString =
                name == nil
                ? "(Ljava/lang/ThreadGroup;Ljava/lang/Runnable;)V" : "(Ljava/lang/ThreadGroup;Ljava/lang/String;)V"
            let constructor = try knownMethod(classes.thread!, "<init>", descriptor, thread)
            try thread.call(constructor, [.handle(object), .handle(group), .handle(second)])
            thread.setStatus(.runnable)
            if isDaemon { thread.markAsDaemon() }
        }
    }
}
