// SPDX-License-Identifier: Apache-2.0
import CSwiftlet
import Glibc
import GuestMemory
import GuestProtocol
import KVM
import Platform

/// A VCPU and the host thread that drives it: takes a thread of the guest, runs it until it blocks, ends, or is told to
/// give way, and takes the next.
///
/// The loop holds the machine's lock except in user code, while registers move, and during output. `loaded` is the
/// thread whose registers the VCPU holds; only this processor changes it.
final class Processor: @unchecked Sendable {
    let environment: GuestEnvironment
    let number: Int
    /// What it sleeps on when there is nothing to run.
    let alarm = NativeCondition()
    private let vcpu: VCPU
    /// System registers in user code, with no thread's bases.
    private let userState: kvm_sregs
    private let taskPage: UnsafeRawPointer
    private let extended: UnsafeMutableRawBufferPointer
    private let initialExtended: [UInt8]

    private var loaded: GuestThread?
    /// The host thread, while it is in `drive`; and its number for the kernel.
    private var hostThread: pthread_t?
    private(set) var hostThreadID: Int32?
    /// Set to make the current thread go to the end of the queue. Guarded by the lock.
    private var mustYield = false

    /// How often a call or fault of one kind may be retried before it counts as a crash.
    private static let retryLimit = 1_000

    init(environment: GuestEnvironment, number: Int) throws(MachineError) {
        self.environment = environment
        self.number = number
        taskPage = try environment.makeTaskPage(number)
        vcpu = try inLayer { () throws(KVMError) in try environment.kernelMachine.makeVCPU(number: number) }
        let size = environment.kernelMachine.system.xsaveSize
        extended = .allocate(byteCount: size, alignment: 64)
        do throws(KVMError) {
            let initial = try vcpu.loadSystemRegisters()
            userState = SystemArea.userState(
                from: initial, vcpu: number, pageTable: environment.addressSpace.table.root)
            if environment.kernelMachine.system.has(.extendedControl) {
                var control = try vcpu.loadExtendedControl()
                control.nr_xcrs = 1
                control.xcrs.0.xcr = 0
                control.xcrs.0.value = swiftlet_extended_control()
                try vcpu.storeExtendedControl(control)
            }
            try vcpu.storeMSRs([(index: 0xc000_0082, value: SystemArea.strayCallTarget)])  // LSTAR
            try vcpu.loadXSave(into: extended)
        } catch {
            extended.deallocate()
            throw .kvm(error)
        }
        initialExtended = Array(extended)
    }

    deinit {
        extended.deallocate()
        alarm.destroy()
    }

    // MARK: From other host threads

    /// Makes the processor leave user code soon. The caller holds the lock.
    func kick() { if let hostThread { vcpu.kick(thread: hostThread) } }

    /// The same, and lets another thread have the processor. The caller holds the lock.
    func preempt() {
        mustYield = true
        kick()
    }

    /// Processor time the host thread has used, ns: the guest's, and the monitor's on its behalf. The caller holds the
    /// lock.
    var processorTime: UInt64 {
        guard let hostThread else { return 0 }
        var clock = clockid_t()
        var time = timespec()
        guard pthread_getcpuclockid(hostThread, &clock) == 0, clock_gettime(clock, &time) == 0 else { return 0 }
        return UInt64(time.tv_sec) &* 1_000_000_000 &+ UInt64(time.tv_nsec)
    }

    // MARK: The loop

    /// Runs threads until the machine is finished. Called once, on a host thread of its own.
    func drive() {
        let scheduler = environment.scheduler
        VCPU.acceptKicks()
        HostFile.keepBrokenPipesQuiet()
        scheduler.lock.lock()
        scheduler.processorStarts()
        hostThread = pthread_self()
        hostThreadID = NativeThread.currentID
        while scheduler.outcome == nil {
            do throws(KVMError) {
                if scheduler.isPaused {
                    try unload()
                    scheduler.waitForResumption()
                    continue
                }
                guard let thread = scheduler.next(for: self) else {
                    scheduler.waitForWork(self)
                    continue
                }
                try load(thread)
                thread.takenUpAt = SystemClock.threadProcessorNanoseconds
                try execute(thread)
                thread.processorTime = thread.processorTimeNow
                thread.takenUpAt = nil
            } catch {
                scheduler.finish(.failed("\(error)"))
            }
        }
        hostThread = nil
        hostThreadID = nil
        scheduler.lock.unlock()
    }

    /// Brings a thread's registers into the VCPU, moving the previous thread's out.
    private func load(_ thread: GuestThread) throws(KVMError) {
        if loaded !== thread {
            try unload()
            loaded = thread
            thread.residence = self
            vcpu.registers = thread.registers
            try setBases(fs: thread.fsBase, gs: thread.gsBase)
            let source = thread.extended.isEmpty ? initialExtended : thread.extended
            extended.copyBytes(from: source)
            try vcpu.storeXSave(from: extended)
        }
        if let answer = thread.answer {
            vcpu.setResult(answer)
            thread.answer = nil
            thread.callDeadline = nil
        }
    }

    /// Leaves the VCPU without a thread's registers. The lock is given up meanwhile.
    private func unload() throws(KVMError) {
        guard let previous = loaded else { return }
        let lock = environment.scheduler.lock
        lock.unlock()
        do throws(KVMError) {
            try store(previous)
        } catch {
            lock.lock()
            throw error
        }
        lock.lock()
        previous.residence = nil
        loaded = nil
        if previous.state == .runnable { environment.scheduler.wakeProcessor(for: previous) }
    }

    /// Moves the registers of the thread in the VCPU into its record.
    private func store(_ thread: GuestThread) throws(KVMError) {
        try vcpu.completePendingExit()
        thread.registers = vcpu.registers
        let system = try vcpu.loadSystemRegisters()
        thread.fsBase = system.fs.base
        thread.gsBase = system.gs.base
        try vcpu.loadXSave(into: extended)
        thread.extended = Array(extended)
    }

    private func setBases(fs: UInt64, gs: UInt64) throws(KVMError) {
        var state = userState
        state.fs.base = fs
        state.gs.base = gs
        try vcpu.storeSystemRegisters(state)
    }

    /// Runs the loaded thread until something else should run. The lock is held at entry and at return.
    private func execute(_ thread: GuestThread) throws(KVMError) {
        let scheduler = environment.scheduler
        var retries = 0
        while scheduler.outcome == nil {
            if mustYield || scheduler.isPaused {
                mustYield = false
                if scheduler.isPaused || scheduler.readyCount > 0 {
                    scheduler.makeReady(thread)
                    return
                }
            }
            if thread.mustRetry {
                thread.mustRetry = false
                thread.isRetrying = true
                let goesOn = try answerCall(thread)
                thread.isRetrying = false
                guard goesOn else { return }
                continue
            }
            if environment.hasSignal(thread) {
                guard try takeSignal(thread) else { return }
                continue
            }
            scheduler.lock.unlock()
            let exit: ExitReason
            do throws(KVMError) {
                exit = try vcpu.enter()
            } catch {
                scheduler.lock.lock()
                // While another processor's mapping call is changing a page under us, the host may refuse an access;
                // having waited for the lock, we see it done.
                guard error.errno == EFAULT, retries < Processor.retryLimit else { throw error }
                retries += 1
                continue
            }
            scheduler.lock.lock()
            environment.exitCount += 1
            switch exit {
            case .portOutput(GuestProtocol.callPort, 4, 1, _):
                retries = 0
                guard try answerCall(thread) else { return }
            case .portOutput(let port, 1, 1, _) where port < SystemArea.vectorCount:
                guard try answerException(Int(port), thread, &retries) else { return }
            case .interrupted: break
            default:
                crash(thread, .unexpectedExit("\(exit)"), registers: vcpu.registers, faultAddress: nil)
            }
        }
    }

    // MARK: Calls

    /// Performs a call. False if the thread does not go on at once.
    private func answerCall(_ thread: GuestThread) throws(KVMError) -> Bool {
        let registers = vcpu.registers
        let arguments = CallArguments(registers: registers)
        switch environment.perform(registers.rax, arguments, thread) {
        case .result(let value):
            environment.traffic.note(call: registers.rax, result: value)
            vcpu.setResult(value)
        case .deferred(let work):
            let lock = environment.scheduler.lock
            lock.unlock()
            let answer = work.body()
            lock.lock()
            let value = environment.settle(answer)
            environment.traffic.note(call: registers.rax, result: value)
            vcpu.setResult(value)
        case .signalReturned:
            return try returnFromHandler(thread)
        case .output(let bytes, let isError):
            let lock = environment.scheduler.lock
            lock.unlock()
            environment.console.write(bytes, isError: isError)
            lock.lock()
            environment.traffic.note(call: registers.rax, result: UInt64(bytes.count))
            vcpu.setResult(UInt64(bytes.count))
        case .setBases(let fs, let gs):
            vcpu.setResult(0)
            try vcpu.completePendingExit()
            let system = try vcpu.loadSystemRegisters()
            try setBases(fs: fs ?? system.fs.base, gs: gs ?? system.gs.base)
        case .getBases:
            try vcpu.completePendingExit()
            let system = try vcpu.loadSystemRegisters()
            vcpu.setResult(environment.reportBase(arguments, fs: system.fs.base, gs: system.gs.base))
        case .clone(let request):
            try vcpu.completePendingExit()
            try vcpu.loadXSave(into: extended)
            let result = environment.clone(request, parent: vcpu.registers, extended: Array(extended))
            vcpu.setResult(result)
        case .yielded:
            vcpu.setResult(0)
            mustYield = true
        case .blocked:
            // A signal that came before the wait began ends it.
            if environment.hasSignal(thread) {
                environment.scheduler.interrupt(thread, answer: GuestCallError.interrupted.result)
            }
            return false
        case .aborted(let signal):
            crash(thread, .signal(signal), registers: registers, faultAddress: nil)
            return false
        case .ended:
            loaded = nil
            thread.residence = nil
            try vcpu.completePendingExit()
            return false
        }
        thread.callDeadline = nil
        return true
    }

    // MARK: Signals

    /// Lets a thread enter a signal's handler. False if it cannot go on.
    private func takeSignal(_ thread: GuestThread) throws(KVMError) -> Bool {
        try vcpu.completePendingExit()
        try vcpu.loadXSave(into: extended)
        let registers = vcpu.registers
        do throws(GuestCallError) {
            let state = Array(extended)
            if let entry = try environment.enterHandler(thread, registers: registers, extended: { state }) {
                vcpu.registers = entry
            }
            return true
        } catch {
            crash(thread, .signal(11), registers: registers, faultAddress: nil)
            return false
        }
    }

    /// Brings back what a handler interrupted. False if there is no such thing.
    private func returnFromHandler(_ thread: GuestThread) throws(KVMError) -> Bool {
        try vcpu.completePendingExit()
        guard let state = thread.interruptedStates.popLast() else {
            crash(thread, .signal(11), registers: vcpu.registers, faultAddress: nil)
            return false
        }
        vcpu.registers = state.registers
        extended.copyBytes(from: state.extended)
        try vcpu.storeXSave(from: extended)
        thread.signalMask = state.signalMask
        return true
    }

    // MARK: Exceptions

    /// Deals with an exception: a system-call instruction that was not found before is patched and run again; anything
    /// else is a crash of the guest. False if the machine is finished.
    private func answerException(
        _ vector: Int, _ thread: GuestThread, _ retries: inout Int
    ) throws(KVMError) -> Bool {
        try vcpu.completePendingExit()
        var registers = vcpu.registers
        let system = try vcpu.loadSystemRegisters()
        guard
            let frame = ExceptionFrame(vector: vector, stack: registers.rsp, vcpu: number, page: taskPage)
        else {
            crash(thread, .brokenException(vector), registers: registers, faultAddress: system.cr2)
            return false
        }
        registers.rip = frame.position
        registers.rsp = frame.stackPointer
        registers.rflags = frame.flags

        if let site = strayCallSite(vector, frame, registers), retries < Processor.retryLimit {
            retries += 1
            registers.rip = site
            let isPatched = environment.patchCall(at: site)
            if !isPatched { registers.rip = site &+ UInt64(GuestProtocol.callInstruction.count) }
            vcpu.registers = registers
            try setBases(fs: system.fs.base, gs: system.gs.base)
            if !isPatched {
                // Cannot be replaced in place: performed from here each time.
                return try answerCall(thread)
            }
            return true
        }
        crash(
            thread, .exception(vector: vector, errorCode: frame.errorCode), registers: registers,
            faultAddress: vector == 14 ? system.cr2 : nil)
        return false
    }

    /// Where the SYSCALL is that caused an exception, if one did: the processor refuses it (vector 6), or goes to an
    /// address that is not mapped, with the return address in RCX. The bytes there decide.
    private func strayCallSite(_ vector: Int, _ frame: ExceptionFrame, _ registers: kvm_regs) -> UInt64? {
        let size = UInt64(GuestProtocol.systemCallInstruction.count)
        let site: UInt64
        switch vector {
        case 6: site = frame.position
        case _ where frame.position == SystemArea.strayCallTarget: site = registers.rcx &- size
        default: return nil
        }
        return environment.isCallSite(site) ? site : nil
    }

    private func crash(
        _ thread: GuestThread, _ cause: CrashReport.Cause, registers: kvm_regs, faultAddress: UInt64?
    ) {
        environment.scheduler.finish(
            .crashed(environment.report(cause, thread, registers: registers, faultAddress: faultAddress)))
    }
}
