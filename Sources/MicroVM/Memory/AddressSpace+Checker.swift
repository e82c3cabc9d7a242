// SPDX-License-Identifier: Apache-2.0
import GuestMemory
import Platform

// The address space's checker: says which of its invariants does not hold. For tests, and for machines whose memory
// comes from a file.

extension PageTable {
    /// Visits every table and leaf, whatever half of the address space it belongs to. A table is entered only if
    /// `visitTable` says so, which keeps tables that link to each other from being walked without end.
    func visitAll(
        table visitTable: (GuestAddress) -> Bool, leaf visitLeaf: (UInt64, PageTableEntry, _ level: Int) -> Void
    ) {
        func visit(_ table: GuestAddress, level: Int, base: UInt64) {
            guard visitTable(table) else { return }
            for index in 0..<512 as Range<UInt64> {
                let offset = Int(table.rawValue - region.start.rawValue) + Int(index) * 8
                let entry = PageTableEntry(bits: region.host.load(fromByteOffset: offset, as: UInt64.self))
                guard !entry.isEmpty else { continue }
                var address = base | index << UInt64(12 + 9 * level)
                if level == 3, index >= 256 { address |= 0xffff_0000_0000_0000 }
                if level == 0 || entry.isLarge {
                    visitLeaf(address, entry, level)
                } else if region.start <= entry.frame, entry.frame < region.end {
                    visit(entry.frame, level: level - 1, base: address)
                } else {
                    visitLeaf(address, entry, level)
                }
            }
        }
        visit(root, level: 3, base: 0)
    }
}

extension AddressSpace {
    /// The broken invariants, in words; empty if all hold.
    ///
    /// - Areas ascend, are not empty, lie in user addresses.
    /// - Every user leaf lies in one area and has exactly its rights; every accessible page of an area has a leaf.
    /// - A frame is free, or a table, or the monitor's, or in as many leaves as are counted: none is lost.
    /// - User leaves never reach tables or the monitor's pages, and no leaf reaches outside the regions.
    func brokenInvariants() -> [String] {
        var broken: [String] = []
        for (left, right) in zip(areas, areas.dropFirst()) where left.range.upperBound > right.range.lowerBound {
            broken.append("areas overlap at \(String(right.range.lowerBound, radix: 16))")
        }
        for area in areas {
            let isInside =
                area.range.lowerBound >= PageTable.userAddresses.lowerBound
                && area.range.upperBound <= PageTable.userAddresses.upperBound
            if area.range.isEmpty || !isInside { broken.append("area \(area.range) is not a guest's") }
        }
        var reserved: Set<GuestAddress> = []
        var uses: [GuestAddress: Int] = [:]
        var mapped: UInt64 = 0
        table.visitAll(
            table: { address in
                let isNew = reserved.insert(address).inserted
                if !isNew { broken.append("table \(address) is linked twice") }
                return isNew
            },
            leaf: { address, entry, level in
                guard entry.isLarge == (level == 1) else {
                    broken.append("entry at \(String(address, radix: 16)) has a size that is not its level's")
                    return
                }
                let size = entry.isLarge ? FrameAllocator.largeFrameSize : FrameAllocator.frameSize
                if (try? memory.region(of: entry.frame, count: Int(size))) == nil {
                    broken.append("leaf at \(String(address, radix: 16)) leads outside memory")
                    return
                }
                if address >= PageTable.userAddresses.upperBound {
                    reserved.insert(entry.frame)
                    if entry.bits & PageTableEntry.user != 0 { broken.append("the monitor's page is the user's") }
                    return
                }
                for offset in stride(from: 0, to: size, by: 4_096) {
                    if frames.owns(entry.frame) { uses[entry.frame &+ offset, default: 0] += 1 }
                    guard let area = area(at: address + offset) else {
                        broken.append("page \(String(address + offset, radix: 16)) is in no area")
                        continue
                    }
                    if !entry.protection.isEmpty { mapped += 1 }
                    if area.protection != entry.protection {
                        broken.append("page \(String(address + offset, radix: 16)) has other rights than its area")
                    }
                }
            })
        let accessible = areas.filter { !$0.protection.isEmpty }
            .reduce(UInt64(0)) { $0 + ($1.range.upperBound - $1.range.lowerBound) / AddressSpace.pageSize }
        if accessible != mapped { broken.append("\(accessible) pages should be accessible, \(mapped) are") }
        for (frame, count) in uses {
            if reserved.contains(frame) { broken.append("frame \(frame) is the monitor's and the user's") }
            if count != 1 + (extraUses[frame] ?? 0) { broken.append("frame \(frame) is used \(count) times") }
        }
        for frame in extraUses.keys where uses[frame] == nil { broken.append("frame \(frame) is counted, not used") }
        let inUse = uses.count + reserved.count
        if inUse + frames.freeCount != frames.totalCount {
            broken.append("\(inUse) frames in use and \(frames.freeCount) free of \(frames.totalCount)")
        }
        return broken
    }
}
