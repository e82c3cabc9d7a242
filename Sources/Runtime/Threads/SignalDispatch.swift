// SPDX-License-Identifier: Apache-2.0
import Glibc
import ObjectModel
import Platform

// Signals, when the machine was given them. A native thread waits for arrivals; it becomes Java's "Signal Dispatcher" at
// the first one, so that programs that get none do not pay for it. Handlers run on threads of their own, started by
// jdk.internal.misc.Signal.dispatch.

extension VirtualMachine {
    /// Whether the process's signals are this machine's.
    package var ownsSignals: Bool {
        if case .host = options.signals { false } else { true }
    }

    private var leavesShutdownSignals: Bool {
        if case .machineReduced = options.signals { true } else { false }
    }

    private static func isShutdownSignal(_ signal: Int32) -> Bool {
        signal == ProcessSignals.hangUp || signal == ProcessSignals.interrupt || signal == ProcessSignals.terminate
    }

    /// `Signal.handle0`: 0 is the default action, 1 ignores, 2 dispatches to Java, else the address of a handler that an
    /// earlier call returned. Returns what was before, coded likewise; -1 if the signal is not to be had.
    package func handleSignal(_ signal: Int32, _ code: UInt64) -> Int64 {
        guard ownsSignals else { return -1 }
        switch signal {
        case SIGFPE, SIGILL, SIGSEGV, SIGBUS: return -1  // a trap is the machine's own mistake
        case SIGQUIT: return -1  // thread dumps
        default: break
        }
        if VirtualMachine.isShutdownSignal(signal) {
            if leavesShutdownSignals { return -1 }
            // Ignored when the process began, as under nohup: it stays so.
            if ProcessSignals.action(of: signal) == .ignored { return 1 }
        }
        let action: ProcessSignals.Action =
            switch code {
            case 0: .systemDefault
            case 1: .ignored
            case 2: .counted
            default: .handler(code)
            }
        guard let previous = try? ProcessSignals.set(signal, action) else { return -1 }
        return switch previous {
        case .systemDefault: 0
        case .ignored: 1
        case .counted: 2
        case .handler(let address): Int64(bitPattern: address)
        }
    }

    /// `Signal.raise0`.
    package func raiseSignal(_ signal: Int32) {
        if VirtualMachine.isShutdownSignal(signal) {
            if leavesShutdownSignals || ProcessSignals.action(of: signal) == .ignored { return }
        }
        ProcessSignals.raise(signal)
    }

    /// Starts waiting for signals, once the machine has booted.
    func startSignalDispatch() {
        // With -Xrs nothing is dispatched, handlers of programs included: HotSpot has no dispatcher then.
        guard ownsSignals, !leavesShutdownSignals else { return }
        _ = try? ProcessSignals.set(ProcessSignals.quit, .counted)
        let machine = self
        // Without the thread signals stay unanswered; the program runs all the same.
        _ = try? NativeThread.start(stackSizeInBytes: ThreadRecord.nativeStackSize) { machine.dispatchSignals() }
    }

    private func dispatchSignals() {
        guard let first = ProcessSignals.wait(), !shutdown.isStopping else { return }
        do throws(AttachError<Never>) {
            try withAttachedThread(isDaemon: true) { (thread) throws(Never) in
                do throws(JavaThrow) {
                    try attachAsJavaThread(
                        thread, name: "Signal Dispatcher", group: systemThreadGroup(), isDaemon: true)
                    thread.setPriority(9)
                } catch {
                    thread.clearException()
                    return
                }
                var signal: Int32? = first
                while let number = signal, !shutdown.isStopping {
                    dispatch(number, thread)
                    signal = thread.inNative { ProcessSignals.wait() }
                }
            }
        } catch {
            logError("Could not start the signal dispatcher: \(error)")
        }
    }

    /// The group of threads that are the machine's own: the parent of the main thread's.
    private func systemThreadGroup() -> GlobalHandle? {
        guard let main = mainThreadGroup else { return nil }
        let parent = space.loadReference(
            main.reference, offset(classes.threadGroup!, "parent", "Ljava/lang/ThreadGroup;"))
        return parent.isNull ? nil : globals.make(parent)
    }

    private func dispatch(_ signal: Int32, _ thread: Thread) {
        if signal == ProcessSignals.quit {
            dumpThreads(thread)
            return
        }
        do throws(JavaThrow) {
            let method = try staticMethod("jdk/internal/misc/Signal", "dispatch", "(I)V", thread)
            try thread.call(method, [.int(signal)])
        } catch {
            // A handler's own exceptions are its thread's; this is lack of memory or the end.
            thread.clearException()
        }
    }
}

extension Thread {
    /// Sets the priority of the attached thread's java.lang.Thread.
    fileprivate func setPriority(_ priority: Int32) {
        let holder = space.loadReference(raw.pointee.threadObject, vm.fields.threadHolder)
        if !holder.isNull { space.store(holder, vm.fields.threadPriority, priority) }
    }
}
