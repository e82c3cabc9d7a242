// SPDX-License-Identifier: Apache-2.0
import GuestMemory
import GuestProtocol
import Platform

// Memory calls: arguments are decoded here, the work is `AddressSpace`'s.

extension GuestEnvironment {
    private func protection(_ bits: UInt64) throws(GuestCallError) -> MemoryProtection {
        guard bits & ~7 == 0 else { throw .invalid }
        let result = MemoryProtection(rawValue: Int32(truncatingIfNeeded: bits))
        // What may be written or executed may be read, on this processor.
        return result.isEmpty ? result : result.union(.read)
    }

    /// mmap: anonymous private memory, or a granted file for reading.
    func map(_ arguments: CallArguments) throws(GuestCallError) -> CallOutcome {
        let flags = arguments.d
        let (isPrivate, isFixed, isAnonymous, isNoReplace) = (
            flags & 0x2 != 0, flags & 0x10 != 0, flags & 0x20 != 0, flags & 0x10_0000 != 0
        )
        if !isAnonymous {
            if isNoReplace, !addressSpace.areas(in: try AddressSpace.range(arguments.a, arguments.b)).isEmpty {
                throw .exists
            }
            let outcome = try mapFile(arguments, at: isFixed || isNoReplace ? arguments.a : nil)
            if isFixed { dropUnusedMappings() }
            return outcome
        }
        guard isPrivate, flags & 0x1 == 0 else { throw .invalid }
        let address = try addressSpace.map(
            arguments.a, arguments.b, try protection(arguments.c), isFixed: isFixed || isNoReplace,
            mayReplace: !isNoReplace)
        if isFixed { dropUnusedMappings() }
        return .result(address)
    }

    private func mapFile(_ arguments: CallArguments, at place: UInt64?) throws(GuestCallError) -> CallOutcome {
        let isShared = flagsAreShared(arguments.d)
        if case .host(let file) = descriptors[arguments.e] {
            if isShared, arguments.c & 2 != 0 {
                guard place == nil else { throw .invalid }
                return .result(try shareFile(file, arguments))
            }
            return .result(try copyFile(file, arguments, at: place))
        }
        guard case .granted(let index, _) = descriptors[arguments.e], let region = files[index].region else {
            throw .badDescriptor
        }
        let protection = try protection(arguments.c)
        let isPrivate = files[index].grant.isPrivate
        let allowed: MemoryProtection = isPrivate && !isShared ? .readWrite : .read
        guard allowed.isSuperset(of: protection) else { throw .accessDenied }
        let (size, offset) = (UInt64(region.size), arguments.f)
        guard !protection.isEmpty, arguments.b > 0, offset % AddressSpace.pageSize == 0, offset < size,
            arguments.b <= size - offset || (addressSpace.plantedFault == .uncheckedLength && arguments.b < 1 << 32)
        else { throw .invalid }
        let start = region.start &+ offset
        guard isPrivate else {
            return .result(try addressSpace.mapFrames(start, arguments.b, protection, at: place))
        }
        let end = (start.rawValue + arguments.b + AddressSpace.pageSize - 1) & ~(AddressSpace.pageSize - 1)
        let pages = start.rawValue..<end
        guard mappedPrivatePages.count < GuestEnvironment.privateMappingLimit,
            !mappedPrivatePages.contains(where: { $0.overlaps(pages) })
        else { throw .notMappable }
        let address = try addressSpace.mapFrames(start, arguments.b, protection, kind: .privateFile, at: place)
        mappedPrivatePages.append(pages)
        return .result(address)
    }

    /// Private mappings of granted files in a machine's life, at most.
    private static let privateMappingLimit = 1_024

    private func flagsAreShared(_ flags: UInt64) -> Bool { flags & 0x3 == 1 || flags & 0x3 == 3 }

    /// A mapping of one of the host's files for reading, or for changes that stay the guest's: memory of the guest's own
    /// that holds what the file holds now.
    private func copyFile(
        _ file: HostFile, _ arguments: CallArguments, at place: UInt64?
    ) throws(GuestCallError) -> UInt64 {
        let protection = try protection(arguments.c)
        guard file.kind == .regular, file.description.isReadable else { throw .accessDenied }
        guard let start = Int(exactly: arguments.f), start % Int(AddressSpace.pageSize) == 0 else { throw .invalid }
        let address = try addressSpace.map(place ?? 0, arguments.b, .readWrite, isFixed: place != nil)
        var position = 0
        while UInt64(position) < arguments.b {
            let count = transferCount(arguments.b - UInt64(position))
            let (bytes, result) = GuestEnvironment.hostBytes(count) {
                hostCall(.readAt, Int(file.descriptor), $0.baseAddress, $0.count, start &+ position)
            }
            guard result > 0 else { break }
            try addressSpace.write(bytes, at: address + UInt64(position))
            position += bytes.count
        }
        if protection != .readWrite { try addressSpace.protect(address, arguments.b, protection) }
        return address
    }

    /// msync: of files that are mapped for writing, all of the mapping; there is nothing to do for others.
    func synchronizeMapping(_ arguments: CallArguments) throws(GuestCallError) -> CallOutcome {
        let range = try AddressSpace.range(arguments.a, max(arguments.b, 1))
        guard let mapping = fileMappings.first(where: { $0.range.overlaps(range) }) else { return .result(0) }
        let flags = Int(arguments.c & 7)
        return .deferred(
            HostWork {
                .value(
                    hostCall(
                        .synchronizeMapping, Int(bitPattern: mapping.region.host), mapping.region.size, flags))
            })
    }

    func protect(_ arguments: CallArguments) throws(GuestCallError) -> CallOutcome {
        try addressSpace.protect(arguments.a, arguments.b, try protection(arguments.c))
        return .result(0)
    }

    func unmap(_ arguments: CallArguments) throws(GuestCallError) -> CallOutcome {
        try addressSpace.unmap(arguments.a, arguments.b)
        dropUnusedMappings()
        return .result(0)
    }

    /// mremap, without a chosen address.
    func remap(_ arguments: CallArguments) throws(GuestCallError) -> CallOutcome {
        guard arguments.d & ~1 == 0 else { throw .invalid }
        return .result(
            try addressSpace.remap(arguments.a, arguments.b, arguments.c, mayMove: arguments.d & 1 != 0))
    }

    /// madvise. Advice that changes nothing a guest could see is accepted without effect.
    func advise(_ arguments: CallArguments) throws(GuestCallError) -> CallOutcome {
        switch Int32(truncatingIfNeeded: arguments.c) {
        case 4: try addressSpace.discard(arguments.a, arguments.b)  // MADV_DONTNEED
        case 14: try addressSpace.prepare(arguments.a, arguments.b, populate: false)  // MADV_HUGEPAGE
        case 23: try addressSpace.prepare(arguments.a, arguments.b, populate: true)  // MADV_POPULATE_WRITE
        case 0...3, 8, 15...17: break  // access patterns, MADV_FREE, no huge pages, dumping
        default: throw .invalid
        }
        return .result(0)
    }

    func mapAlias(_ arguments: CallArguments) throws(GuestCallError) -> CallOutcome {
        .result(try addressSpace.mapAlias(arguments.a, arguments.b, try protection(arguments.c)))
    }
}
