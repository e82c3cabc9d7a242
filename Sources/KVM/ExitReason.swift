// SPDX-License-Identifier: Apache-2.0
import CSwiftlet

/// Why a VCPU left guest mode.
public enum ExitReason: Sendable, Equatable {
    /// `out`: the low `size` bytes of `value` to `port`. A repeated string output reports its first element and
    /// `count`.
    case portOutput(port: UInt16, size: Int, count: Int, value: UInt32)
    /// `in`: answer with `VCPU.setPortInput` before running on.
    case portInput(port: UInt16, size: Int, count: Int)
    /// A store to a physical address without writable memory.
    case memoryWrite(address: UInt64, size: Int, value: UInt64)
    /// A load from a physical address without memory: answer with `VCPU.setMemoryInput`.
    case memoryRead(address: UInt64, size: Int)
    case halted
    /// A triple fault, usually.
    case shutdown
    /// A signal or a kick arrived; nothing happened in the guest.
    case interrupted
    case debug
    case interruptWindow
    /// The processor refused the guest's state; the hardware's reason.
    case entryFailed(reason: UInt64)
    /// KVM could not go on: usually an instruction its emulator does not know.
    case internalError(suberror: UInt32)
    case systemEvent(UInt32)
    /// The kernel could not resolve a guest access to host memory; its flags, guest physical address and size.
    case memoryFault(flags: UInt64, address: UInt64, size: UInt64)
    case dirtyRingFull
    /// An exit this version does not know, by the kernel's number.
    case unknown(UInt32)
}

extension VCPU {
    /// Decodes the run structure after KVM_RUN returned 0.
    var exitReason: ExitReason {
        let reason = run.pointee.exit_reason
        switch Int32(bitPattern: reason) {
        case KVM_EXIT_IO:
            let exit = swiftlet_kvm_io(run)
            if exit.direction == UInt8(KVM_EXIT_IO_IN) {
                return .portInput(port: exit.port, size: Int(exit.size), count: Int(exit.count))
            }
            return .portOutput(
                port: exit.port, size: Int(exit.size), count: Int(exit.count), value: portData(exit))
        case KVM_EXIT_MMIO:
            let exit = swiftlet_kvm_mmio(run)
            let size = Int(exit.length)
            return exit.is_write != 0
                ? .memoryWrite(address: exit.address, size: size, value: exit.data)
                : .memoryRead(address: exit.address, size: size)
        case KVM_EXIT_HLT: return .halted
        case KVM_EXIT_SHUTDOWN: return .shutdown
        case KVM_EXIT_INTR: return .interrupted
        case KVM_EXIT_DEBUG: return .debug
        case KVM_EXIT_IRQ_WINDOW_OPEN: return .interruptWindow
        case KVM_EXIT_FAIL_ENTRY: return .entryFailed(reason: swiftlet_kvm_exit_word(run, 0))
        case KVM_EXIT_INTERNAL_ERROR: return .internalError(suberror: swiftlet_kvm_internal_suberror(run))
        case KVM_EXIT_SYSTEM_EVENT: return .systemEvent(swiftlet_kvm_system_event(run))
        case Int32(SWIFTLET_KVM_EXIT_MEMORY_FAULT):
            return .memoryFault(
                flags: swiftlet_kvm_exit_word(run, 0), address: swiftlet_kvm_exit_word(run, 1),
                size: swiftlet_kvm_exit_word(run, 2))
        case KVM_EXIT_DIRTY_RING_FULL: return .dirtyRingFull
        default: return .unknown(reason)
        }
    }

    /// The value of a port output. The offset comes from the kernel, and is checked against the mapped area all the
    /// same.
    private func portData(_ exit: swiftlet_kvm_io) -> UInt32 {
        let size = Int(exit.size)
        guard let offset = Int(exactly: exit.data_offset), size <= 4, offset <= runSize - 4 else { return 0 }
        let word = UnsafeRawPointer(run).loadUnaligned(fromByteOffset: offset, as: UInt32.self)
        return size == 4 ? word : word & ((1 << UInt32(8 * size)) - 1)
    }

    /// Supplies the value of the pending `in`.
    public func setPortInput(_ value: UInt32) {
        let exit = swiftlet_kvm_io(run)
        guard let offset = Int(exactly: exit.data_offset), offset <= runSize - 4 else { return }
        UnsafeMutableRawPointer(run).storeBytes(of: value, toByteOffset: offset, as: UInt32.self)
    }

    /// Supplies the value of the pending load from unbacked memory.
    public func setMemoryInput(_ value: UInt64) { swiftlet_kvm_set_mmio_data(run, value) }
}
