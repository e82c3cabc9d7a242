// SPDX-License-Identifier: Apache-2.0
import GuestMemory
import GuestProtocol
import Platform

// The operations a guest asks for. Each checks everything first, reserves frames, then changes tables and areas.

extension AddressSpace {
    /// Maps fresh zero memory. With `isFixed` at `address`, replacing what is there unless `mayReplace` is false.
    func map(
        _ address: UInt64, _ length: UInt64, _ protection: MemoryProtection, kind: Area.Kind = .anonymous,
        isFixed: Bool = false, mayReplace: Bool = true
    ) throws(GuestCallError) -> UInt64 {
        guard length > 0, length <= PageTable.userAddresses.upperBound else { throw length == 0 ? .invalid : .noMemory }
        let size = (length + AddressSpace.pageSize - 1) & ~(AddressSpace.pageSize - 1)
        let range: Range<UInt64>
        if isFixed {
            range = try AddressSpace.range(address, length)
            if !mayReplace, !areas(in: range).isEmpty { throw .exists }
        } else {
            let start = try findRoom(size: size)
            range = start..<start + size
        }
        // Splitting large entries at the edges may take two tables; memory without access takes nothing more.
        let frameCount =
            protection.isEmpty
            ? 0 : Int(size / AddressSpace.pageSize) + PageTable.tablesNeeded(for: range)
        try require(areas: 2, frames: frameCount + 2)
        try clear(range)
        if !protection.isEmpty, !table.fill(range, protection, frames: &frames) { throw .noMemory }
        replaceAreas(in: range, by: [Area(range: range, protection: protection, kind: kind)])
        return range.lowerBound
    }

    /// Maps a run of frames that are not the allocator's: anywhere, or at `place`, where they replace what there is.
    func mapFrames(
        _ start: GuestAddress, _ length: UInt64, _ protection: MemoryProtection, kind: Area.Kind = .file,
        at place: UInt64? = nil
    ) throws(GuestCallError) -> UInt64 {
        let range: Range<UInt64>
        if let place {
            range = try AddressSpace.range(place, length)
        } else {
            let size = (length + AddressSpace.pageSize - 1) & ~(AddressSpace.pageSize - 1)
            let address = try findRoom(size: size)
            range = address..<address + size
        }
        try require(areas: 2, frames: PageTable.tablesNeeded(for: range) + 2)
        if place != nil { try clear(range) }
        guard table.map(range, to: start, protection, frames: &frames) else { throw .noMemory }
        replaceAreas(in: range, by: [Area(range: range, protection: protection, kind: kind)])
        return range.lowerBound
    }

    /// Removes whatever is mapped in a range.
    func unmap(_ address: UInt64, _ length: UInt64) throws(GuestCallError) {
        let range = try AddressSpace.range(address, length)
        try require(areas: 1, frames: 2)
        try clear(range)
        replaceAreas(in: range, by: [])
    }

    /// Empties the tables of a range and frees its frames.
    private func clear(_ wanted: Range<UInt64>) throws(GuestCallError) {
        var range = wanted
        if plantedFault == .lastPageStaysMapped { range = range.lowerBound..<range.upperBound - AddressSpace.pageSize }
        var runs = FrameRuns()
        guard
            table.update(
                range, frames: &frames,
                { _, entry in
                    runs.add(entry)
                    return .empty
                })
        else { throw .noMemory }
        try release(runs)
    }

    /// Frees frames no table names any more. Those of an image go back to nobody, but no translation may remain.
    private func release(_ runs: FrameRuns) throws(GuestCallError) {
        for run in runs.runs {
            var start = run.start
            var count = 0
            func flush() throws(GuestCallError) {
                if count > 0 { try inMemory { () throws(GuestMemoryError) in try frames.free(start, count: count) } }
            }
            guard frames.owns(run.start) else {
                try dropTranslations(run.start, run.count)
                continue
            }
            for index in 0..<run.count {
                let frame = run.start &+ UInt64(index) * AddressSpace.pageSize
                if let uses = extraUses[frame] {
                    extraUses[frame] = uses > 1 ? uses - 1 : nil
                    try dropTranslations(frame, 1)
                    try flush()
                    start = frame &+ AddressSpace.pageSize
                    count = 0
                } else {
                    count += 1
                }
            }
            try flush()
        }
    }

    private func dropTranslations(_ start: GuestAddress, _ count: Int) throws(GuestCallError) {
        try inMemory { () throws(GuestMemoryError) in
            let region = try memory.region(of: start, count: count * 4_096)
            try region.dropTranslations(offset: Int(start.rawValue - region.start.rawValue), size: count * 4_096)
        }
    }

    /// Changes what may be done in a range that is mapped throughout.
    func protect(_ address: UInt64, _ length: UInt64, _ protection: MemoryProtection) throws(GuestCallError) {
        guard length > 0 else {
            guard address % AddressSpace.pageSize == 0 else { throw .invalid }
            return
        }
        let range = try AddressSpace.range(address, length)
        var parts = try covering(range)
        if !MemoryProtection.read.isSuperset(of: protection), parts.contains(where: { $0.kind == .file }) {
            throw .accessDenied
        }
        if protection.contains(.execute), parts.contains(where: { $0.kind == .privateFile }) { throw .accessDenied }
        var missing = 2
        if !protection.isEmpty {
            for part in parts where part.protection.isEmpty && part.kind.isFilled {
                missing += Int((part.range.upperBound - part.range.lowerBound) / AddressSpace.pageSize)
                missing += PageTable.tablesNeeded(for: part.range)
            }
        }
        try require(areas: parts.count + 2, frames: missing)

        var weakened = FrameRuns()
        guard
            table.update(
                range, frames: &frames,
                { _, entry in
                    var changed = entry
                    changed.protection = protection
                    if !protection.isSuperset(of: entry.protection) { weakened.add(entry) }
                    return changed
                })
        else { throw .noMemory }
        for run in weakened.runs { try dropTranslations(run.start, run.count) }
        for index in parts.indices {
            if !protection.isEmpty, parts[index].kind.isFilled,
                !table.fill(parts[index].range, protection, frames: &frames)
            {
                throw .noMemory
            }
            parts[index].protection = protection
        }
        replaceAreas(in: range, by: parts)
    }

    /// Moves or resizes a mapping. Contents move with their frames, uncopied.
    func remap(
        _ address: UInt64, _ oldLength: UInt64, _ newLength: UInt64, mayMove: Bool
    ) throws(GuestCallError) -> UInt64 {
        let old = try AddressSpace.range(address, oldLength)
        guard newLength > 0, newLength <= PageTable.userAddresses.upperBound else { throw .invalid }
        let newSize = (newLength + AddressSpace.pageSize - 1) & ~(AddressSpace.pageSize - 1)
        let oldSize = old.upperBound - old.lowerBound
        let parts = try covering(old)
        guard parts.count == 1, let area = parts.first, area.kind == .anonymous else { throw .invalid }
        if newSize <= oldSize {
            if newSize < oldSize { try unmap(old.lowerBound + newSize, oldSize - newSize) }
            return address
        }
        let growth = old.upperBound..<old.upperBound &+ (newSize - oldSize)
        if growth.upperBound <= PageTable.userAddresses.upperBound, areas(in: growth).isEmpty {
            _ = try map(
                growth.lowerBound, newSize - oldSize, area.protection, isFixed: true, mayReplace: false)
            return address
        }
        guard mayMove else { throw .noMemory }
        return try move(area, to: newSize)
    }

    private func move(_ area: Area, to newSize: UInt64) throws(GuestCallError) -> UInt64 {
        let start = try findRoom(size: newSize)
        let target = start..<start + newSize
        let oldSize = area.range.upperBound - area.range.lowerBound
        let fresh = area.protection.isEmpty ? 0 : Int((newSize - oldSize) / AddressSpace.pageSize)
        try require(areas: 2, frames: fresh + PageTable.tablesNeeded(for: target) + 2)
        var moved: [(address: UInt64, entry: PageTableEntry)] = []
        guard
            table.update(
                area.range, frames: &frames,
                { address, entry in
                    moved.append((address, entry))
                    return .empty
                })
        else { throw .noMemory }
        var runs = FrameRuns()
        for (address, entry) in moved {
            runs.add(entry)
            let place = start + (address - area.range.lowerBound)
            for part in 0..<(entry.isLarge ? 512 : 1) as Range<UInt64> {
                let small = entry.isLarge ? entry.small(part) : entry
                guard table.set(place + part * AddressSpace.pageSize, small, frames: &frames) else { throw .noMemory }
            }
        }
        for run in runs.runs { try dropTranslations(run.start, run.count) }
        if !area.protection.isEmpty, !table.fill(target, area.protection, frames: &frames) { throw .noMemory }
        replaceAreas(in: area.range, by: [])
        replaceAreas(in: target, by: [Area(range: target, protection: area.protection, kind: .anonymous)])
        return start
    }

    /// Maps the frames of an accessible anonymous mapping a second time.
    func mapAlias(
        _ address: UInt64, _ length: UInt64, _ protection: MemoryProtection
    ) throws(GuestCallError) -> UInt64 {
        let range = try AddressSpace.range(address, length)
        let size = range.upperBound - range.lowerBound
        guard !protection.isEmpty else { throw .invalid }
        for part in try covering(range) where part.kind != .anonymous || part.protection.isEmpty { throw .invalid }
        let start = try findRoom(size: size)
        try require(areas: 1, frames: PageTable.tablesNeeded(for: start..<start + size) + 2)
        var shared: [(address: UInt64, frame: GuestAddress)] = []
        guard
            table.update(
                range, frames: &frames,
                { address, entry in
                    for part in 0..<(entry.isLarge ? 512 : 1) as Range<UInt64> {
                        let offset = part * AddressSpace.pageSize
                        shared.append((address + offset, entry.frame &+ offset))
                    }
                    return entry
                })
        else { throw .noMemory }
        for (address, frame) in shared {
            extraUses[frame, default: 0] += 1
            let entry = PageTableEntry(frame: frame, protection: protection)
            guard table.set(start + (address - range.lowerBound), entry, frames: &frames) else { throw .noMemory }
        }
        let target = start..<start + size
        replaceAreas(in: target, by: [Area(range: target, protection: protection, kind: .alias)])
        return start
    }

    /// Moves the end of the heap; the result is where it stands, which is the old place if it could not move.
    func setBreak(_ address: UInt64) -> UInt64 {
        guard address >= heapStart, address < mappingBase else { return heapEnd }
        let oldTop = (heapEnd + AddressSpace.pageSize - 1) & ~(AddressSpace.pageSize - 1)
        let newTop = (address + AddressSpace.pageSize - 1) & ~(AddressSpace.pageSize - 1)
        do throws(GuestCallError) {
            if newTop > oldTop {
                _ = try map(
                    oldTop, newTop - oldTop, .readWrite, kind: .heap, isFixed: true, mayReplace: false)
            } else if newTop < oldTop {
                try unmap(newTop, oldTop - newTop)
            }
            heapEnd = address
        } catch {}
        return heapEnd
    }

    /// Makes accessible memory of a range read as zero, its pages given back to the host.
    func discard(_ address: UInt64, _ length: UInt64) throws(GuestCallError) {
        let range = try AddressSpace.range(address, length)
        for part in try covering(range) where part.kind == .image || part.kind.isOfFile { throw .invalid }
        let runs = try frameRuns(in: range)
        for run in runs.runs {
            try inMemory { () throws(GuestMemoryError) in
                try main.makeZero(offset: Int(run.start.rawValue - main.start.rawValue), size: run.count * 4_096)
            }
        }
    }

    /// Lets the host use large pages for a range, or touches all of it now.
    func prepare(_ address: UInt64, _ length: UInt64, populate: Bool) throws(GuestCallError) {
        let range = try AddressSpace.range(address, length)
        for part in try covering(range) where part.kind == .image || part.kind.isOfFile { throw .invalid }
        let runs = try frameRuns(in: range)
        for run in runs.runs {
            try inMemory { () throws(GuestMemoryError) in
                let offset = Int(run.start.rawValue - main.start.rawValue)
                if populate {
                    try main.populate(offset: offset, size: run.count * 4_096)
                } else {
                    try main.allowLargePages(offset: offset, size: run.count * 4_096)
                }
            }
        }
    }

    private func frameRuns(in range: Range<UInt64>) throws(GuestCallError) -> FrameRuns {
        try require(areas: 0, frames: 2)
        var runs = FrameRuns()
        guard
            table.update(
                range, frames: &frames,
                { _, entry in
                    runs.add(entry)
                    return entry
                })
        else { throw .noMemory }
        return runs
    }

    /// What the host refuses here is memory.
    private func inMemory(_ body: () throws(GuestMemoryError) -> Void) throws(GuestCallError) {
        do throws(GuestMemoryError) { try body() } catch { throw .noMemory }
    }
}

/// Frames collected in runs of neighbours, so that the host is asked once a run.
struct FrameRuns {
    private(set) var runs: [(start: GuestAddress, count: Int)] = []

    mutating func add(_ entry: PageTableEntry) {
        guard !entry.isEmpty else { return }
        let count = entry.isLarge ? FrameAllocator.framesPerLarge : 1
        if let last = runs.last, last.start &+ UInt64(last.count) * AddressSpace.pageSize == entry.frame {
            runs[runs.count - 1].count += count
        } else {
            runs.append((entry.frame, count))
        }
    }
}
