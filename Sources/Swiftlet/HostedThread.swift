// SPDX-License-Identifier: Apache-2.0
import HostInterface
import ObjectModel
import Platform
import Runtime

/// A native thread of the embedder as a Java thread. It stays attached between calls, until `detach` or the end of the
/// machine, and is used on the native thread that made it only.
///
/// Calls run Java on that thread's native stack: it should have a megabyte or more. Threads of Swift's cooperative pool
/// work but are kept from other tasks meanwhile.
public final class HostedThread {
    public private(set) var machine: VirtualMachine
    let record: ThreadRecord
    private let native = NativeThread.currentHandle

    init(_ machine: VirtualMachine, name: String) throws(MachineError) {
        self.machine = machine
        do throws(SystemError) {
            record = try ThreadRecord(machine, id: machine.threads.nextThreadID(), stackSize: machine.options.stackSize)
        } catch { throw MachineError("Could not create the thread: \(error)") }
        record.adoptNativeStack()
        record.label = name
        record.isHosted = true
        record.isDaemon = true
        record.hostThread = machine.host.enrollThread()
        machine.threads.add(record)
        if machine.shutdown.isStopping { record.cancel() }
    }

    /// Not detached before: the Java thread is dropped without its last rites.
    deinit { machine.threads.remove(record) }

    /// Ends the Java thread. Further calls fail.
    public func detach() throws(JavaError) {
        try inJava { (thread) throws(JavaThrow) in
            machine.end(thread)
            machine.heap.retire(thread.raw)
        }
        machine.threads.remove(record)
        machine.host.permitWaiting(thread: record.hostThread)
    }

    /// Ends all other threads of the machine, those of the library too, and carries the machine on in a fresh reservation
    /// (`VirtualMachine.relocated`); this thread goes with it. Nil if the others did not end in time.
    package func relocateMachine(
        to copy: Reservation, timeoutNanoseconds: UInt64 = 5_000_000_000
    ) throws -> VirtualMachine? {
        try inJava { (thread) throws(JavaThrow) in
            machine.cancelOthers(than: thread)
            machine.heap.retire(thread.raw)
        }
        let deadline = machine.host.monotonicNanoseconds &+ timeoutNanoseconds
        guard machine.threads.wait(untilNanoseconds: deadline, { $0.allSatisfy { $0 === record } }) else { return nil }
        machine = try machine.relocated(to: copy)
        return machine
    }

    /// Method entries and backward branches executed on this thread so far, on machines that count them. To be asked on the
    /// thread itself.
    public var fuelUsed: UInt64 {
        machine.options.countsFuel || machine.options.fuel != nil ? record.thread.fuelUsed : 0
    }

    /// Runs `body` in VM state, with handles of its own. Calls nest: a native method may call back through here.
    func inJava<Result>(
        _ limits: CallLimits = CallLimits(), _ body: (Thread) throws(JavaThrow) -> Result
    ) throws(JavaError) -> Result {
        if limits.fuel != nil, !machine.options.countsFuel, machine.options.fuel == nil {
            throw .invalidCall("the machine does not count fuel")
        }
        guard NativeThread.currentHandle == native else { throw .wrongThread }
        guard machine.threads.beginCall(record) else { throw .destroyed }
        let thread = record.thread
        let wasInside = thread.raw.pointee.state == UInt32(SwiftletThreadInVM)
        if !wasInside { machine.threads.leaveNative(thread.raw) }
        defer {
            if !wasInside { machine.threads.enterNative(thread.raw) }
            machine.threads.endCall(record)
        }
        let outcome: Swift.Result<Result, JavaError> = thread.withHandleScope {
            let call =
                limits.isEmpty
                ? nil : machine.begin(limits, isNested: wasInside || thread.raw.pointee.fp != nil, thread)
            let outcome: Swift.Result<Result, JavaError>
            do throws(JavaThrow) { outcome = .success(try body(thread)) } catch { outcome = .failure(failure(thread)) }
            if let call, let reason = machine.end(call, thread) { return .failure(.ended(reason)) }
            return outcome
        }
        return try outcome.get()
    }

    /// The pending exception as an error; none is pending afterwards.
    private func failure(_ thread: Thread) -> JavaError {
        let exception = thread.handle(thread.clearException())
        if thread.isCancelRequested || exception.isNull {
            if let limit = machine.shutdown.reachedLimit { return .ended(limit) }
            return .ended(machine.calls.reason(record) ?? .destroyed)
        }
        let className = machine.externalName(machine.space.classMetadata(of: exception.reference))
        do throws(JavaThrow) {
            let getMessage = try machine.virtualMethod(
                exception, machine.intern("getMessage" as StaticString),
                machine.intern("()Ljava/lang/String;" as StaticString), thread)
            let text = try thread.call(getMessage, [.handle(exception)]).reference
            return .thrown(className: className, message: text.isNull ? nil : machine.string(text))
        } catch {
            thread.clearException()
            return .thrown(className: className, message: nil)
        }
    }
}

extension VirtualMachine {
    /// Boots the machine on the calling thread, which becomes Java's main thread. Once only.
    public func boot() throws(MachineError) -> HostedThread {
        guard !hasBooted else { throw MachineError("The machine has booted already") }
        let hosted = try HostedThread(self, name: "main")
        var text = ""
        do throws(JavaError) {
            let done = try hosted.inJava { (thread) throws(JavaThrow) -> Bool in
                do throws(JavaThrow) { try boot(thread) } catch {
                    text = bootFailureText(thread)
                    return false
                }
                return true
            }
            if done { return hosted }
        } catch { text = "The machine was destroyed while it booted" }
        throw MachineError(text)
    }

    /// Makes the calling thread a Java thread of the booted machine, a daemon in the main group.
    public func attach(name: String) throws(MachineError) -> HostedThread {
        guard hasBooted, !shutdown.isStopping else { throw MachineError("The machine is not running") }
        let hosted = try HostedThread(self, name: name)
        do throws(JavaError) {
            try hosted.inJava { (thread) throws(JavaThrow) in try attachAsJavaThread(thread, name: name) }
        } catch { throw MachineError("Could not create the thread: \(error)") }
        return hosted
    }

    /// The status that System.exit or Runtime.halt gave, if any did.
    public var exitStatus: Int32? { shutdown.exitStatus }
}
