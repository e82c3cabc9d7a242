// SPDX-License-Identifier: Apache-2.0
import CSwiftlet

// The parts of a processor's state, each read and written by one call of the kernel's. The caller owns the VCPU, and no
// exit is pending (`completePendingExit`), or what is read belongs to half an instruction.

extension VCPU {
    public func loadRegisters() throws(KVMError) -> kvm_regs { try descriptor.get(.getRegisters, into: kvm_regs()) }
    public func storeRegisters(_ value: kvm_regs) throws(KVMError) { try descriptor.set(.setRegisters, value) }

    public func loadSystemRegisters() throws(KVMError) -> kvm_sregs {
        try descriptor.get(.getSystemRegisters, into: kvm_sregs())
    }
    public func storeSystemRegisters(_ value: kvm_sregs) throws(KVMError) {
        try descriptor.set(.setSystemRegisters, value)
    }

    public func loadExtendedControl() throws(KVMError) -> kvm_xcrs {
        try descriptor.get(.getExtendedControl, into: kvm_xcrs())
    }
    public func storeExtendedControl(_ value: kvm_xcrs) throws(KVMError) {
        try descriptor.set(.setExtendedControl, value)
    }

    public func loadEvents() throws(KVMError) -> kvm_vcpu_events {
        try descriptor.get(.getEvents, into: kvm_vcpu_events())
    }
    public func storeEvents(_ value: kvm_vcpu_events) throws(KVMError) { try descriptor.set(.setEvents, value) }

    public func loadDebugRegisters() throws(KVMError) -> kvm_debugregs {
        try descriptor.get(.getDebugRegisters, into: kvm_debugregs())
    }
    public func storeDebugRegisters(_ value: kvm_debugregs) throws(KVMError) {
        try descriptor.set(.setDebugRegisters, value)
    }

    public func loadMPState() throws(KVMError) -> kvm_mp_state {
        try descriptor.get(.getMPState, into: kvm_mp_state())
    }
    public func storeMPState(_ value: kvm_mp_state) throws(KVMError) { try descriptor.set(.setMPState, value) }

    /// The floating-point, vector and other extended registers into `area`, of at least `KVMSystem.xsaveSize` bytes.
    public func loadXSave(into area: UnsafeMutableRawBufferPointer) throws(KVMError) {
        guard let base = area.baseAddress, area.count >= machine.system.xsaveSize else {
            throw .malformedReply(call: .getXSave)
        }
        try descriptor.perform(machine.system.has(.xsave2) ? .getXSave2 : .getXSave, at: base)
    }

    /// Loads what `loadXSave` stored.
    public func storeXSave(from area: UnsafeMutableRawBufferPointer) throws(KVMError) {
        guard let base = area.baseAddress, area.count >= machine.system.xsaveSize else {
            throw .malformedReply(call: .setXSave)
        }
        try descriptor.perform(.setXSave, at: base)
    }

    /// Reads model-specific registers, in the order asked.
    public func loadMSRs(_ indices: [UInt32]) throws(KVMError) -> [UInt64] {
        let entries = indices.map { (index: UInt32) in (index: index, value: UInt64(0)) }
        return try performMSRs(.getMSRs, entries)
    }

    /// Writes model-specific registers. The kernel stops at the first it refuses: `.partialMSRs` says which.
    public func storeMSRs(_ values: [(index: UInt32, value: UInt64)]) throws(KVMError) {
        _ = try performMSRs(.setMSRs, values)
    }

    private func performMSRs(
        _ call: KVMCall, _ values: [(index: UInt32, value: UInt64)]
    ) throws(KVMError) -> [UInt64] {
        let size = MemoryLayout<kvm_msrs>.size + values.count * MemoryLayout<kvm_msr_entry>.stride
        let storage = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
        defer { storage.deallocate() }
        storage.initializeMemory(as: UInt8.self, repeating: 0, count: size)
        let table = storage.assumingMemoryBound(to: kvm_msrs.self)
        table.pointee.nmsrs = UInt32(values.count)
        guard let entries = swiftlet_kvm_msr_entries(table) else { return [] }
        for (position, value) in values.enumerated() {
            entries[position].index = value.index
            entries[position].data = value.value
        }
        let done = try descriptor.perform(call, at: storage)
        guard done == values.count else { throw .partialMSRs(call: call, done: done, requested: values.count) }
        return values.indices.map { entries[$0].data }
    }
}
