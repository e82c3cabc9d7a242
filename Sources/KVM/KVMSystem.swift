// SPDX-License-Identifier: Apache-2.0
import CSwiftlet

/// The host's KVM, opened and checked: what it can do, and the maker of machines.
///
/// Open it once per process and share it; everything asked here is the same for all machines, and is read once, because
/// on hosts that are virtual machines themselves the CPUID query alone costs a third of a millisecond.
public final class KVMSystem: Sendable {
    let descriptor: KVMDescriptor
    /// Bytes of a VCPU's run structure.
    let runStructureSize: Int
    /// What `KVM_CHECK_EXTENSION` answered for each capability; 0 means absent.
    public let capabilities: [Capability: Int]
    /// The processor features that KVM can give to guests.
    public let supportedCPUID: CPUIDTable

    /// Fails with `.failed` if the device cannot be opened, and with `.missingCapability` for the three abilities that
    /// everything else leans on.
    public init(device: any KVMDevice = LinuxKVMDevice()) throws(KVMError) {
        let number = device.open()
        guard number >= 0 else {
            throw .failed(call: .openDevice, errno: Int32(truncatingIfNeeded: -number))
        }
        let descriptor = KVMDescriptor(device: device, number: Int32(truncatingIfNeeded: number))
        let version = try descriptor.perform(.getAPIVersion)
        guard version == 12 else { throw .unsupportedVersion(version) }

        var capabilities: [Capability: Int] = [:]
        for capability in Capability.allCases {
            capabilities[capability] = try descriptor.perform(.checkExtension, capability.rawValue)
        }
        for needed in [Capability.userMemory, .syncRegisters, .immediateExit]
        where capabilities[needed, default: 0] == 0 {
            throw .missingCapability(needed)
        }
        let size = try descriptor.perform(.getVCPUMapSize)
        guard size >= MemoryLayout<kvm_run>.size else { throw .malformedReply(call: .getVCPUMapSize) }

        self.descriptor = descriptor
        self.capabilities = capabilities
        runStructureSize = size
        supportedCPUID = try CPUIDTable(supportedBy: descriptor)
    }

    /// Whether the host has a capability.
    public func has(_ capability: Capability) -> Bool { capabilities[capability, default: 0] != 0 }

    /// Bytes of a VCPU's extended processor state: 4,096 unless the host says more.
    public var xsaveSize: Int { max(capabilities[.xsave2, default: 0], MemoryLayout<kvm_xsave>.size) }

    /// Creates an empty machine: no memory, no processors.
    public func makeMachine() throws(KVMError) -> KVMMachine {
        let number = try descriptor.perform(.createVM)
        return KVMMachine(
            system: self,
            descriptor: KVMDescriptor(device: descriptor.device, number: Int32(truncatingIfNeeded: number)))
    }
}
