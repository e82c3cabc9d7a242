// SPDX-License-Identifier: Apache-2.0
import CSwiftlet
import Glibc

/// A virtual processor: one run structure shared with the kernel, and the calls that read and write its state.
///
/// A VCPU belongs to one thread at a time, which runs it and touches its registers; whoever hands it to another thread
/// does so through a lock. Only `kick` may come from anywhere, while the VCPU is alive.
///
/// Registers travel in the run structure (`KVM_CAP_SYNC_REGS`): after `enter`, `registers` is what the guest had;
/// writing it marks it to be loaded at the next entry. That makes a guest call one system call instead of three.
public final class VCPU: @unchecked Sendable {
    public let machine: KVMMachine
    public let number: Int
    let descriptor: KVMDescriptor
    let run: UnsafeMutablePointer<kvm_run>
    let runSize: Int
    private let sync: UnsafeMutablePointer<kvm_sync_regs>

    init(machine: KVMMachine, number: Int, descriptor: KVMDescriptor, cpuid: CPUIDTable) throws(KVMError) {
        let size = machine.system.runStructureSize
        guard let area = descriptor.device.mapRunStructure(descriptor.number, size: size) else {
            throw .failed(call: .mapRunStructure, errno: Glibc.errno)
        }
        let run = area.assumingMemoryBound(to: kvm_run.self)
        guard let sync = swiftlet_kvm_sync_regs(run) else { throw .malformedReply(call: .mapRunStructure) }
        self.machine = machine
        self.number = number
        self.descriptor = descriptor
        self.run = run
        self.sync = sync
        runSize = size
        run.pointee.kvm_valid_regs = UInt64(KVM_SYNC_X86_REGS)
        try cpuid.install(on: descriptor)
    }

    deinit { descriptor.device.unmapRunStructure(run, size: runSize) }

    /// The general registers at the last exit. Writing them takes effect at the next entry; the position must not be
    /// changed while an `out` or `in` is pending (`completePendingExit` first).
    public var registers: kvm_regs {
        @inline(__always) get { sync.pointee.regs }
        @inline(__always) set {
            sync.pointee.regs = newValue
            run.pointee.kvm_dirty_regs |= UInt64(KVM_SYNC_X86_REGS)
        }
    }

    /// Puts a value into RAX at the next entry: the result of a guest call, without copying all registers.
    @inline(__always)
    public func setResult(_ value: UInt64) {
        sync.pointee.regs.rax = value
        run.pointee.kvm_dirty_regs |= UInt64(KVM_SYNC_X86_REGS)
    }

    /// Runs guest code until something needs the monitor. A signal, a kick, or an interrupt before entry is
    /// `.interrupted`, and clears the kick.
    public func enter() throws(KVMError) -> ExitReason {
        let result = descriptor.device.control(descriptor.number, .run, 0)
        if result >= 0 { return exitReason }
        if result == -Int(EINTR) {
            swiftlet_kvm_set_immediate_exit(run, 0)
            return .interrupted
        }
        throw .failed(call: .run, errno: Int32(truncatingIfNeeded: -result))
    }

    /// Finishes the instruction of the last exit without running guest code: afterwards the registers are whole and may
    /// be saved or replaced. Pending register writes are loaded first.
    public func completePendingExit() throws(KVMError) {
        swiftlet_kvm_set_immediate_exit(run, 1)
        let result = descriptor.device.control(descriptor.number, .run, 0)
        swiftlet_kvm_set_immediate_exit(run, 0)
        guard result == -Int(EINTR) || result == 0 else {
            throw .failed(call: .run, errno: Int32(truncatingIfNeeded: -result))
        }
    }

    /// Asks the VCPU to leave guest mode soon, from any thread: the flag covers the moment before entry, the signal the
    /// time inside. `thread` is the thread that runs the VCPU.
    public func kick(thread: pthread_t) {
        requestExit()
        pthread_kill(thread, VCPU.kickSignal)
    }

    /// The half of a kick that works when the VCPU's thread is not in the kernel: the next entry returns at once.
    public func requestExit() { swiftlet_kvm_set_immediate_exit(run, 1) }

    /// The signal kicks use. Its disposition is set by `installKickSignal`, once per process.
    public static let kickSignal: Int32 = 44  // a real-time signal above the ones the C library keeps

    /// Lets the calling thread be kicked: threads may inherit a mask that blocks every signal.
    public static func acceptKicks() {
        var set = sigset_t()
        sigemptyset(&set)
        sigaddset(&set, kickSignal)
        pthread_sigmask(SIG_UNBLOCK, &set, nil)
    }

    public static func installKickSignal() throws(KVMError) {
        let result = swiftlet_install_kick_signal(kickSignal)
        guard result == 0 else { throw .failed(call: .installKickSignal, errno: -result) }
    }
}
