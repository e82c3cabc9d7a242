// SPDX-License-Identifier: Apache-2.0
import CSwiftlet
import GuestMemory
import Platform

/// The four-level page tables of a guest, in its own memory, written by the monitor only.
///
/// Entries are made when memory is mapped, not when it is touched: a page fault in the guest is always an error of the
/// guest. Large leaves keep that cheap: wherever 2 MiB of a mapping are aligned and the table is still open there, one
/// entry serves, whatever page size the host uses underneath.
///
/// What changes when, as processors cache translations and hosts without hardware paging keep shadows of the tables:
/// an entry that appears or gains rights is seen at once or after a fault that the processor retries; after an entry
/// disappears or loses rights, the caller must discard the frame or drop its translations (`MemoryRegion`). A table,
/// once linked, stays: links are never replaced except when a large leaf is split into a table that says the same.
struct PageTable {
    let region: MemoryRegion
    let root: GuestAddress

    /// User addresses: the lower half, without its first 64 KiB and its last large page.
    static let userAddresses: Range<UInt64> = 0x1_0000..<0x7fff_ffe0_0000

    init?(region: MemoryRegion, frames: inout FrameAllocator) {
        guard let root = frames.allocate() else { return nil }
        self.region = region
        self.root = root
    }

    /// The tables that are there already.
    init(region: MemoryRegion, root: GuestAddress) {
        self.region = region
        self.root = root
    }

    // MARK: Entries

    /// Where an entry lies in the host. Tables are frames of `region`, from its allocator only.
    private func slot(_ table: GuestAddress, _ index: UInt64) -> UnsafeMutableRawPointer {
        region.host + Int(table.rawValue - region.start.rawValue) + Int(index) * 8
    }

    private func load(_ table: GuestAddress, _ index: UInt64) -> PageTableEntry {
        PageTableEntry(bits: swiftlet_load_entry(slot(table, index)))
    }

    private func store(_ entry: PageTableEntry, _ table: GuestAddress, _ index: UInt64) {
        region.dirty?.mark(first: Int((table.rawValue - region.start.rawValue) / 4_096), count: 1)
        swiftlet_store_entry(slot(table, index), entry.bits)
    }

    /// The table an entry links to. The monitor writes tables itself, but those of a restored machine came with its
    /// memory: a link is followed only into the region, whatever it says.
    private func link(_ entry: PageTableEntry) -> GuestAddress? {
        guard entry.isPresent, !entry.isLarge, entry.frame >= region.start, entry.frame < region.end else { return nil }
        return entry.frame
    }

    /// Level 3 is the root's; a level-0 index picks a small page.
    private static func index(_ address: UInt64, level: Int) -> UInt64 { (address >> UInt64(12 + 9 * level)) & 511 }

    /// The table of `level` that covers `address`, linking empty ones on the way if `frames` is given. Nil where there
    /// is none, or where a large leaf covers the address.
    private func table(_ address: UInt64, level: Int) -> GuestAddress? {
        var table = root
        for step in stride(from: 3, to: level, by: -1) {
            let entry = load(table, PageTable.index(address, level: step))
            guard let next = link(entry) else { return nil }
            table = next
        }
        return table
    }

    private func makeTable(_ address: UInt64, level: Int, frames: inout FrameAllocator) -> GuestAddress? {
        var table = root
        for step in stride(from: 3, to: level, by: -1) {
            let index = PageTable.index(address, level: step)
            let entry = load(table, index)
            if entry.isEmpty {
                guard let fresh = frames.allocate() else { return nil }
                store(PageTableEntry(table: fresh, isUser: address < PageTable.userAddresses.upperBound), table, index)
                table = fresh
            } else if entry.isLarge {
                guard let fresh = split(entry, table, index, frames: &frames) else { return nil }
                table = fresh
            } else {
                guard let next = link(entry) else { return nil }
                table = next
            }
        }
        return table
    }

    /// Replaces a large leaf by a table of small ones that say the same.
    private func split(
        _ entry: PageTableEntry, _ table: GuestAddress, _ index: UInt64, frames: inout FrameAllocator
    ) -> GuestAddress? {
        guard let fresh = frames.allocate() else { return nil }
        for part in 0..<512 as Range<UInt64> { store(entry.small(part), fresh, part) }
        store(PageTableEntry(table: fresh, isUser: true), table, index)
        return fresh
    }

    // MARK: Ranges

    /// Frames that `fill` may need beside those it maps: a table for each large page touched, and the levels above.
    static func tablesNeeded(for range: Range<UInt64>) -> Int {
        guard !range.isEmpty else { return 0 }
        let largePages = (range.upperBound - 1) >> 21 - range.lowerBound >> 21 + 1
        let gigabytes = (range.upperBound - 1) >> 30 - range.lowerBound >> 30 + 1
        return Int(largePages) + Int(gigabytes) + 4
    }

    /// Gives every page of `range` that has no frame a fresh one. False when memory runs out in the middle; callers
    /// reserve beforehand (`tablesNeeded`), so that does not happen to them.
    func fill(_ range: Range<UInt64>, _ protection: MemoryProtection, frames: inout FrameAllocator) -> Bool {
        var address = range.lowerBound
        while address < range.upperBound {
            let chunkEnd = min((address | (FrameAllocator.largeFrameSize - 1)) + 1, range.upperBound)
            if chunkEnd - address == FrameAllocator.largeFrameSize,
                let directory = makeTable(address, level: 1, frames: &frames)
            {
                let index = PageTable.index(address, level: 1)
                let entry = load(directory, index)
                if entry.isLarge {
                    address = chunkEnd
                    continue
                }
                if entry.isEmpty, let frame = frames.allocateLarge() {
                    store(PageTableEntry(frame: frame, protection: protection, isLarge: true), directory, index)
                    address = chunkEnd
                    continue
                }
            }
            guard let table = makeTable(address, level: 0, frames: &frames) else { return false }
            while address < chunkEnd {
                let index = PageTable.index(address, level: 0)
                if load(table, index).isEmpty {
                    guard let frame = frames.allocate() else { return false }
                    store(PageTableEntry(frame: frame, protection: protection), table, index)
                }
                address += FrameAllocator.frameSize
            }
        }
        return true
    }

    /// Maps a range that has no entries to a run of frames, with large entries where both sides allow.
    func map(
        _ range: Range<UInt64>, to start: GuestAddress, _ protection: MemoryProtection, frames: inout FrameAllocator
    ) -> Bool {
        var address = range.lowerBound
        while address < range.upperBound {
            let frame = start &+ (address - range.lowerBound)
            let isAligned = (address | frame.rawValue) % FrameAllocator.largeFrameSize == 0
            if isAligned, range.upperBound - address >= FrameAllocator.largeFrameSize,
                let directory = makeTable(address, level: 1, frames: &frames),
                load(directory, PageTable.index(address, level: 1)).isEmpty
            {
                let entry = PageTableEntry(frame: frame, protection: protection, isLarge: true)
                store(entry, directory, PageTable.index(address, level: 1))
                address += FrameAllocator.largeFrameSize
                continue
            }
            guard set(address, PageTableEntry(frame: frame, protection: protection), frames: &frames) else {
                return false
            }
            address += FrameAllocator.frameSize
        }
        return true
    }

    /// Maps one small page to a given entry.
    func set(_ address: UInt64, _ entry: PageTableEntry, frames: inout FrameAllocator) -> Bool {
        guard let table = makeTable(address, level: 0, frames: &frames) else { return false }
        store(entry, table, PageTable.index(address, level: 0))
        return true
    }

    /// Offers every leaf in `range` to `body`, which returns what it becomes. Large leaves that stick out of the range
    /// are split first: at most two. False when there is no frame for that; nothing is changed then.
    func update(
        _ range: Range<UInt64>, frames: inout FrameAllocator,
        _ body: (_ address: UInt64, _ entry: PageTableEntry) -> PageTableEntry
    ) -> Bool {
        for edge in [range.lowerBound, range.upperBound] where edge % FrameAllocator.largeFrameSize != 0 {
            guard let directory = table(edge, level: 1) else { continue }
            let index = PageTable.index(edge, level: 1)
            let entry = load(directory, index)
            guard entry.isLarge, !entry.isEmpty else { continue }
            guard split(entry, directory, index, frames: &frames) != nil else { return false }
        }
        var address = range.lowerBound
        while address < range.upperBound {
            guard let directory = table(address, level: 1) else {
                address = nextBoundary(after: address)
                continue
            }
            let chunkEnd = min((address | (FrameAllocator.largeFrameSize - 1)) + 1, range.upperBound)
            let index = PageTable.index(address, level: 1)
            let entry = load(directory, index)
            if entry.isLarge {
                let changed = body(address, entry)
                if changed != entry { store(changed, directory, index) }
            } else if let table = link(entry) {
                while address < chunkEnd {
                    let small = PageTable.index(address, level: 0)
                    let leaf = load(table, small)
                    if !leaf.isEmpty {
                        let changed = body(address, leaf)
                        if changed != leaf { store(changed, table, small) }
                    }
                    address += FrameAllocator.frameSize
                }
            }
            address = chunkEnd
        }
        return true
    }

    /// The first address above `address` that another entry of the lowest unlinked level covers.
    private func nextBoundary(after address: UInt64) -> UInt64 {
        var level = 3
        while level > 1, table(address, level: level - 1) != nil { level -= 1 }
        return (address | ((1 << UInt64(12 + 9 * level)) - 1)) + 1
    }

    /// The frame of one of the monitor's own pages.
    func supervisorFrame(_ address: UInt64) -> GuestAddress? {
        guard let table = table(address, level: 0) else { return nil }
        let leaf = load(table, PageTable.index(address, level: 0))
        return leaf.isPresent && leaf.bits & PageTableEntry.user == 0 ? leaf.frame : nil
    }

    /// The leaf for an address, and the physical address it leads to.
    func translate(_ address: UInt64) -> (entry: PageTableEntry, physical: GuestAddress)? {
        guard address < PageTable.userAddresses.upperBound, let directory = table(address, level: 1) else { return nil }
        let entry = load(directory, PageTable.index(address, level: 1))
        if entry.isLarge {
            return (entry, entry.frame &+ (address & (FrameAllocator.largeFrameSize - 1)))
        }
        guard let table = link(entry) else { return nil }
        let leaf = load(table, PageTable.index(address, level: 0))
        guard !leaf.isEmpty else { return nil }
        return (leaf, leaf.frame &+ (address & (FrameAllocator.frameSize - 1)))
    }
}
