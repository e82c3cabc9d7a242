// SPDX-License-Identifier: Apache-2.0
import CSwiftlet

/// A machine in the kernel: memory slots, processors, event descriptors.
///
/// The kernel serializes its own side, so all calls may come from any thread; which slots exist is bookkeeping of the
/// caller. The kernel's object lives until the machine and all its VCPUs are gone.
public final class KVMMachine: Sendable {
    public let system: KVMSystem
    let descriptor: KVMDescriptor

    init(system: KVMSystem, descriptor: KVMDescriptor) {
        self.system = system
        self.descriptor = descriptor
    }

    /// Switches on an optional ability that needs asking for.
    public func enable(_ capability: Capability, argument: UInt64 = 0) throws(KVMError) {
        var request = kvm_enable_cap()
        request.cap = UInt32(capability.rawValue)
        request.args.0 = argument
        try descriptor.set(.enableCapability, request)
    }

    /// Gives the kernel the three pages (TSS) and the page (identity map) that some Intel hosts need below 4 GiB.
    /// Nothing happens on hosts that do not have the calls.
    public func setHiddenPages(tssAddress: UInt64, identityMapAddress: UInt64) throws(KVMError) {
        if system.has(.setIdentityMapAddress) { try descriptor.set(.setIdentityMapAddress, identityMapAddress) }
        if system.has(.setTSSAddress) { try descriptor.perform(.setTSSAddress, UInt(tssAddress)) }
    }

    /// Creates the in-kernel interrupt controllers, which `connectInterrupt` needs. Before any VCPU.
    public func createInterruptController() throws(KVMError) {
        try descriptor.perform(.createInterruptController)
    }

    /// Creates a VCPU with the given identification table. Numbers are unique in a machine and never reused.
    public func makeVCPU(number: Int, cpuid: CPUIDTable? = nil) throws(KVMError) -> VCPU {
        let result = try descriptor.perform(.createVCPU, UInt(bitPattern: number))
        let handle = KVMDescriptor(device: descriptor.device, number: Int32(truncatingIfNeeded: result))
        return try VCPU(machine: self, number: number, descriptor: handle, cpuid: cpuid ?? system.supportedCPUID)
    }

    // MARK: Memory

    /// Adds a slot, or changes the options of the one with the same number.
    public func setMemorySlot(_ slot: MemorySlot) throws(KVMError) {
        if slot.options.contains(.readOnly), !system.has(.readOnlyMemory) { throw .missingCapability(.readOnlyMemory) }
        var region = kvm_userspace_memory_region()
        region.slot = slot.number
        region.flags = slot.options.rawValue
        region.guest_phys_addr = slot.guestAddress
        region.memory_size = slot.size
        region.userspace_addr = UInt64(UInt(bitPattern: slot.hostAddress))
        try descriptor.set(.setUserMemoryRegion, region)
    }

    /// Removes a slot: the guest loses the memory, the host's mapping stays.
    public func removeMemorySlot(number: UInt32) throws(KVMError) {
        var region = kvm_userspace_memory_region()
        region.slot = number
        try descriptor.set(.setUserMemoryRegion, region)
    }

    // MARK: Dirty logging

    /// Makes `takeDirtyLog` leave write protection alone until `protectAgain`, so that a round can be copied in pieces.
    public func useManualDirtyLogProtection() throws(KVMError) {
        guard system.has(.manualDirtyLogProtect) else { throw .missingCapability(.manualDirtyLogProtect) }
        try enable(.manualDirtyLogProtect, argument: 1)
    }

    /// Reads the pages of a slot that the guest wrote since the last call, one bit a page, into `bitmap`.
    /// The words must cover the slot: `(pages + 63) / 64`.
    public func takeDirtyLog(slot: UInt32, into bitmap: UnsafeMutableBufferPointer<UInt64>) throws(KVMError) {
        var request = kvm_dirty_log()
        request.slot = slot
        request.dirty_bitmap = UnsafeMutableRawPointer(bitmap.baseAddress)
        try descriptor.set(.getDirtyLog, request)
    }

    /// With manual protection: starts logging the pages whose bits are set in `bitmap` again. `firstPage` is a multiple
    /// of 64, and so is `pageCount` unless the range ends with the slot.
    public func protectAgain(
        slot: UInt32, firstPage: UInt64, pageCount: UInt32, bitmap: UnsafeMutableBufferPointer<UInt64>
    ) throws(KVMError) {
        var request = kvm_clear_dirty_log()
        request.slot = slot
        request.first_page = firstPage
        request.num_pages = pageCount
        request.dirty_bitmap = UnsafeMutableRawPointer(bitmap.baseAddress)
        try descriptor.set(.clearDirtyLog, request)
    }

    // MARK: Events

    /// Where a guest write becomes a signal on an event descriptor, without leaving the kernel.
    public enum Doorbell: Sendable, Equatable {
        /// `out` to a port, of 1, 2 or 4 bytes.
        case port(UInt16, size: Int)
        /// A store to a physical address outside all slots, of 0 (any) to 8 bytes.
        case memory(UInt64, size: Int)
    }

    /// Connects a doorbell to an event descriptor; with `match`, only for that value.
    public func connect(_ doorbell: Doorbell, to eventDescriptor: Int32, match: UInt64? = nil) throws(KVMError) {
        try descriptor.set(.ioEventDescriptor, request(doorbell, eventDescriptor, match, flags: 0))
    }

    /// Undoes `connect` with the same arguments.
    public func disconnect(_ doorbell: Doorbell, from eventDescriptor: Int32, match: UInt64? = nil) throws(KVMError) {
        try descriptor.set(.ioEventDescriptor, request(doorbell, eventDescriptor, match, flags: 1 << 2))
    }

    private func request(
        _ doorbell: Doorbell, _ eventDescriptor: Int32, _ match: UInt64?, flags: UInt32
    ) -> kvm_ioeventfd {
        var request = kvm_ioeventfd()
        request.fd = eventDescriptor
        request.flags = flags
        switch doorbell {
        case .port(let port, let size):
            request.addr = UInt64(port)
            request.len = UInt32(truncatingIfNeeded: size)
            request.flags |= 1 << 1  // KVM_IOEVENTFD_FLAG_PIO
        case .memory(let address, let size):
            request.addr = address
            request.len = UInt32(truncatingIfNeeded: size)
        }
        if let match {
            request.datamatch = match
            request.flags |= 1  // KVM_IOEVENTFD_FLAG_DATAMATCH
        }
        return request
    }

    /// Makes a signal on an event descriptor raise an interrupt line of the in-kernel controller.
    public func connectInterrupt(eventDescriptor: Int32, line: UInt32) throws(KVMError) {
        var request = kvm_irqfd()
        request.fd = UInt32(bitPattern: eventDescriptor)
        request.gsi = line
        try descriptor.set(.interruptDescriptor, request)
    }

    /// Undoes `connectInterrupt`.
    public func disconnectInterrupt(eventDescriptor: Int32, line: UInt32) throws(KVMError) {
        var request = kvm_irqfd()
        request.fd = UInt32(bitPattern: eventDescriptor)
        request.gsi = line
        request.flags = 1  // KVM_IRQFD_FLAG_DEASSIGN
        try descriptor.set(.interruptDescriptor, request)
    }

    // MARK: Clock

    /// The paravirtual clock, ns.
    public func clock() throws(KVMError) -> UInt64 { try descriptor.get(.getClock, into: kvm_clock_data()).clock }

    /// Sets the paravirtual clock, ns.
    public func setClock(_ nanoseconds: UInt64) throws(KVMError) {
        var data = kvm_clock_data()
        data.clock = nanoseconds
        try descriptor.set(.setClock, data)
    }
}
