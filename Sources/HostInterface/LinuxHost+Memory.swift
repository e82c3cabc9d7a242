// SPDX-License-Identifier: Apache-2.0
import Glibc

extension LinuxHost {
    public var mappingGranularity: Int { sysconf(Int32(_SC_PAGESIZE)) }

    public func map(_ descriptor: Int32, _ access: MappingAccess, offset: Int64, length: Int) -> HostResult {
        let protection = access == .readOnly ? PROT_READ : PROT_READ | PROT_WRITE
        let kind = access == .privateCopy ? MAP_PRIVATE : MAP_SHARED
        guard length > 0, let address = mmap(nil, length, protection, kind, descriptor, off_t(offset)),
            address != MAP_FAILED
        else { return length > 0 ? failed() : .failure(.invalidArgument) }
        mappings.withLock { $0[UInt(bitPattern: address)] = length }
        return .success(Int(bitPattern: address))
    }

    public func unmap(_ address: UInt, length: Int) -> HostResult {
        // Java hands back what `map` gave; any other range could be the VM's own memory.
        let isOurs = mappings.withLock { mappings in
            guard mappings[address] == length else { return false }
            mappings[address] = nil
            return true
        }
        guard isOurs, let pointer = UnsafeMutableRawPointer(bitPattern: address) else {
            return .failure(.invalidArgument)
        }
        return once { Int(munmap(pointer, length)) }
    }

    /// The pages of a range that lies in one of our mappings.
    private func pages(_ address: UInt, _ length: Int) -> UnsafeMutableRawBufferPointer? {
        guard length >= 0 else { return nil }
        let isInside = mappings.withLock { mappings in
            mappings.contains { start, size in
                address >= start && address - start <= UInt(size) && UInt(length) <= UInt(size) - (address - start)
            }
        }
        let mask = UInt(mappingGranularity) - 1
        let start = address & ~mask
        guard isInside, let pointer = UnsafeMutableRawPointer(bitPattern: start) else { return nil }
        return UnsafeMutableRawBufferPointer(start: pointer, count: length + Int(address - start))
    }

    public func synchronizeMapping(_ address: UInt, length: Int) -> HostResult {
        guard let range = pages(address, length) else { return .failure(.invalidArgument) }
        return once { Int(msync(range.baseAddress, range.count, MS_SYNC)) }
    }

    public func adviseMapping(_ address: UInt, length: Int, willNeed: Bool) -> HostResult {
        guard let range = pages(address, length) else { return .failure(.invalidArgument) }
        return once { Int(madvise(range.baseAddress, range.count, willNeed ? MADV_WILLNEED : MADV_DONTNEED)) }
    }

    public func isMappingResident(_ address: UInt, length: Int) -> HostResult {
        guard let range = pages(address, length) else { return .failure(.invalidArgument) }
        let pageSize = mappingGranularity
        var resident = [UInt8](repeating: 0, count: (range.count + pageSize - 1) / pageSize)
        guard mincore(range.baseAddress, range.count, &resident) == 0 else { return failed() }
        return .success(resident.allSatisfy { $0 & 1 != 0 } ? 1 : 0)
    }
}
