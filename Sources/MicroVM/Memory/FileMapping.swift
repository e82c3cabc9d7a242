// SPDX-License-Identifier: Apache-2.0
import GuestMemory
import GuestProtocol
import KVM
import Platform

// Files of the host that a guest maps shared and writable: a memory slot over the host's own mapping, so that guest,
// host and other machines see each other's stores. A slot is costly to make and more so to remove; only mappings that
// need one have one.

/// A mapped file.
struct FileMapping {
    let region: MemoryRegion
    let slot: Int
    /// Where the guest sees it, or what is left of it.
    let range: Range<UInt64>
}

extension GuestEnvironment {
    /// Files mapped at a time, at most.
    private static let mappingLimit = 128
    /// Physical addresses of mapped files: far above memory and granted slots, below what any processor lacks.
    private static let mappingAddresses: Range<UInt64> = 0x18_0000_0000..<0x40_0000_0000

    func shareFile(_ file: HostFile, _ arguments: CallArguments) throws(GuestCallError) -> UInt64 {
        guard file.kind == .regular, file.description.isReadable, file.description.isWritable else {
            throw .accessDenied
        }
        let page = AddressSpace.pageSize
        guard arguments.b > 0, arguments.b <= 1 << 36, arguments.f % page == 0, arguments.f <= UInt64(Int64.max) >> 1
        else { throw .invalid }
        let size = (arguments.b + page - 1) & ~(page - 1)
        guard fileMappings.count < GuestEnvironment.mappingLimit, let start = roomForMapping(size),
            let slot = (slotCount..<slotCount + GuestEnvironment.mappingLimit)
                .first(where: { number in !fileMappings.contains { $0.slot == number } })
        else { throw .noMemory }
        let region: MemoryRegion
        do throws(GuestMemoryError) {
            region = try MemoryRegion(
                start: start, size: Int(size),
                backing: .sharedFile(descriptor: file.descriptor, offset: Int64(arguments.f)))
            try memory.add(region)
        } catch {
            throw .noMemory
        }
        do throws(KVMError) {
            try kernelMachine.setMemorySlot(
                MemorySlot(
                    number: UInt32(slot), guestAddress: start.rawValue, size: size, hostAddress: region.host,
                    options: []))
        } catch {
            memory.remove(region)
            throw .noMemory
        }
        do throws(GuestCallError) {
            let address = try addressSpace.mapFrames(start, size, .readWrite)
            fileMappings.append(FileMapping(region: region, slot: slot, range: address..<address + size))
            return address
        } catch {
            remove(region, slot)
            throw error
        }
    }

    /// Free physical addresses, on a large page's boundary.
    private func roomForMapping(_ size: UInt64) -> GuestAddress? {
        let large = FrameAllocator.largeFrameSize
        var candidate = max(
            GuestEnvironment.mappingAddresses.lowerBound,
            memory.regions.filter { region in !fileMappings.contains { $0.region === region } }
                .map { ($0.end.rawValue + large - 1) & ~(large - 1) }.max() ?? 0)
        for mapping in fileMappings.sorted(by: { $0.region.start < $1.region.start }) {
            if mapping.region.start.rawValue >= candidate, mapping.region.start.rawValue - candidate >= size { break }
            candidate = max(candidate, (mapping.region.end.rawValue + large - 1) & ~(large - 1))
        }
        guard candidate <= GuestEnvironment.mappingAddresses.upperBound - size else { return nil }
        return GuestAddress(candidate)
    }

    private func remove(_ region: MemoryRegion, _ slot: Int) {
        // The kernel forgets a slot it has; there is nothing to do about one it does not.
        try? kernelMachine.removeMemorySlot(number: UInt32(slot))
        memory.remove(region)
    }

    /// Lets go of files that no address leads to any more.
    func dropUnusedMappings() {
        guard !fileMappings.isEmpty else { return }
        fileMappings.removeAll { mapping in
            let isUsed = addressSpace.areas(in: mapping.range).contains { $0.kind == .file }
            if !isUsed { remove(mapping.region, mapping.slot) }
            return !isUsed
        }
    }
}
