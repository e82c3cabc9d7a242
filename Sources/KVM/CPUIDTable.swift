// SPDX-License-Identifier: Apache-2.0
import CSwiftlet

/// The answers a VCPU gives to CPUID.
///
/// A table filters what KVM itself consults (which control bits a guest may set); it is not a fence: a host without
/// CPUID interception lets the guest see the processor's own answers.
public struct CPUIDTable: Sendable {
    public var entries: [kvm_cpuid_entry2]

    public init(entries: [kvm_cpuid_entry2]) { self.entries = entries }

    /// The most entries a reply may have; the kernel's own limit is 256.
    static let limit = 256

    init(supportedBy descriptor: KVMDescriptor) throws(KVMError) {
        entries = try CPUIDTable.withStorage(count: CPUIDTable.limit) { table throws(KVMError) in
            try descriptor.perform(.getSupportedCPUID, at: table)
            let count = Int(table.pointee.nent)
            guard count <= CPUIDTable.limit else { throw .malformedReply(call: .getSupportedCPUID) }
            return Array(UnsafeBufferPointer(start: swiftlet_kvm_cpuid_entries(table), count: count))
        }
    }

    /// The entry for a leaf, if the table has one.
    public func entry(leaf: UInt32, subleaf: UInt32 = 0) -> kvm_cpuid_entry2? {
        entries.first { $0.function == leaf && $0.index == subleaf }
    }

    func install(on descriptor: KVMDescriptor) throws(KVMError) {
        try CPUIDTable.withStorage(count: entries.count) { table throws(KVMError) in
            table.pointee.nent = UInt32(entries.count)
            let storage = swiftlet_kvm_cpuid_entries(table)
            for (index, entry) in entries.enumerated() { storage?[index] = entry }
            try descriptor.perform(.setCPUID, at: table)
        }
    }

    private static func withStorage<Result>(
        count: Int, _ body: (UnsafeMutablePointer<kvm_cpuid2>) throws(KVMError) -> Result
    ) throws(KVMError) -> Result {
        let size = MemoryLayout<kvm_cpuid2>.size + count * MemoryLayout<kvm_cpuid_entry2>.stride
        let storage = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
        defer { storage.deallocate() }
        storage.initializeMemory(as: UInt8.self, repeating: 0, count: size)
        let table = storage.assumingMemoryBound(to: kvm_cpuid2.self)
        table.pointee.nent = UInt32(count)
        return try body(table)
    }
}
