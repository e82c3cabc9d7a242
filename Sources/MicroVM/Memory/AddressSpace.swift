// SPDX-License-Identifier: Apache-2.0
import GuestMemory
import GuestProtocol
import Platform

/// A guest's virtual memory: which addresses mean what, and the page tables that make it so.
///
/// *Areas* record what the guest asked for, page tables what the processor sees; every operation changes both, or fails
/// with both as they were. Areas are sorted, never overlap, and neighbours that agree are one. Frames are set aside
/// before anything changes, so that running out of memory is an answer and not a state.
///
/// Guarded by the machine's lock. Addresses and lengths come from the guest: they are checked against
/// `PageTable.userAddresses` before any arithmetic that could overflow.
final class AddressSpace {
    struct Area: Equatable {
        enum Kind: UInt8 {
            case image
            case heap
            case anonymous
            case stack
            /// Shares its frames with another area.
            case alias
            /// A granted file.
            case file
            /// A granted file's private pages, which may be written.
            case privateFile

            /// Whether its frames are neither the allocator's nor the executable's.
            var isOfFile: Bool { self == .file || self == .privateFile }

            /// Whether pages without a frame are given a fresh one when they become accessible.
            var isFilled: Bool { self == .heap || self == .anonymous || self == .stack }
        }
        var range: Range<UInt64>
        var protection: MemoryProtection
        var kind: Kind
    }

    let memory: GuestMemory
    let main: MemoryRegion
    var frames: FrameAllocator
    let table: PageTable
    var areas: [Area] = []
    /// Frames in more than one place: how many places beyond the first.
    var extraUses: [GuestAddress: Int] = [:]

    /// For tests.
    var plantedFault: PlantedFault?

    /// Where `setBreak` counts from, and stands.
    var heapStart: UInt64 = 0
    var heapEnd: UInt64 = 0
    /// Where the search for free addresses begins.
    let mappingBase: UInt64 = 0x10_0000_0000

    /// As many areas as Linux allows a process.
    static let areaLimit = 65_530
    static let pageSize: UInt64 = 4_096

    init(memory: GuestMemory, main: MemoryRegion) throws(MachineError) {
        var frames = FrameAllocator(region: main)
        guard let table = PageTable(region: main, frames: &frames) else {
            throw .configuration("memory too small for page tables")
        }
        self.memory = memory
        self.main = main
        self.frames = frames
        self.table = table
    }

    /// An address space over tables and frames that are there already.
    init(memory: GuestMemory, main: MemoryRegion, frames: FrameAllocator, table: PageTable) {
        self.memory = memory
        self.main = main
        self.frames = frames
        self.table = table
    }

    // MARK: Areas

    /// The whole pages from `address` on that `length` bytes touch, if they are a guest's to have.
    static func range(_ address: UInt64, _ length: UInt64) throws(GuestCallError) -> Range<UInt64> {
        let allowed = PageTable.userAddresses
        guard address % pageSize == 0, length > 0 else { throw .invalid }
        guard allowed.contains(address), length <= allowed.upperBound - address else { throw .noMemory }
        return address..<(address + length + pageSize - 1) & ~(pageSize - 1)
    }

    /// The index of the first area that ends above `address`.
    private func firstIndex(above address: UInt64) -> Int {
        var (low, high) = (0, areas.count)
        while low < high {
            let middle = (low + high) / 2
            if areas[middle].range.upperBound > address { high = middle } else { low = middle + 1 }
        }
        return low
    }

    func area(at address: UInt64) -> Area? {
        let index = firstIndex(above: address)
        return index < areas.count && areas[index].range.contains(address) ? areas[index] : nil
    }

    /// The areas that overlap a range, cut to it.
    func areas(in range: Range<UInt64>) -> [Area] {
        var result: [Area] = []
        var index = firstIndex(above: range.lowerBound)
        while index < areas.count, areas[index].range.lowerBound < range.upperBound {
            var area = areas[index]
            area.range = area.range.clamped(to: range)
            result.append(area)
            index += 1
        }
        return result
    }

    /// The areas that cover a range without a gap.
    func covering(_ range: Range<UInt64>) throws(GuestCallError) -> [Area] {
        let parts = areas(in: range)
        var position = range.lowerBound
        for part in parts {
            guard part.range.lowerBound == position else { throw .noMemory }
            position = part.range.upperBound
        }
        guard position == range.upperBound else { throw .noMemory }
        return parts
    }

    /// Replaces whatever areas a range has by `replacement`, which lie in it in order.
    func replaceAreas(in range: Range<UInt64>, by replacement: [Area]) {
        let first = firstIndex(above: range.lowerBound)
        var end = first
        var pieces: [Area] = []
        if first < areas.count, areas[first].range.lowerBound < range.lowerBound {
            var left = areas[first]
            left.range = left.range.lowerBound..<range.lowerBound
            pieces.append(left)
        }
        pieces += replacement
        while end < areas.count, areas[end].range.lowerBound < range.upperBound { end += 1 }
        if end > first, areas[end - 1].range.upperBound > range.upperBound {
            var right = areas[end - 1]
            right.range = range.upperBound..<right.range.upperBound
            pieces.append(right)
        }
        // Take the neighbours in, so that those that agree become one.
        let from = max(first - 1, 0)
        let to = min(end + 1, areas.count)
        let candidates = Array(areas[from..<first]) + pieces + Array(areas[end..<to])
        var merged: [Area] = []
        for area in candidates {
            if let last = merged.last, last.range.upperBound == area.range.lowerBound, last.kind == area.kind,
                last.protection == area.protection, area.kind != .alias, !area.kind.isOfFile
            {
                merged[merged.count - 1].range = last.range.lowerBound..<area.range.upperBound
            } else {
                merged.append(area)
            }
        }
        areas.replaceSubrange(from..<to, with: merged)
    }

    /// Free addresses for `size` bytes, lowest first; aligned to large pages if that can pay.
    func findRoom(size: UInt64) throws(GuestCallError) -> UInt64 {
        let alignment = size >= FrameAllocator.largeFrameSize ? FrameAllocator.largeFrameSize : AddressSpace.pageSize
        var candidate = mappingBase
        var index = firstIndex(above: candidate)
        while index < areas.count {
            if areas[index].range.lowerBound >= candidate, areas[index].range.lowerBound - candidate >= size { break }
            candidate = max(candidate, (areas[index].range.upperBound + alignment - 1) & ~(alignment - 1))
            index += 1
        }
        guard candidate < PageTable.userAddresses.upperBound, size <= PageTable.userAddresses.upperBound - candidate
        else { throw .noMemory }
        return candidate
    }

    /// Fails unless a change that leaves `additional` more areas and needs `frameCount` frames can be carried out.
    func require(areas additional: Int, frames frameCount: Int) throws(GuestCallError) {
        guard areas.count + additional <= AddressSpace.areaLimit, frames.freeCount >= frameCount else {
            throw .noMemory
        }
    }
}
