// SPDX-License-Identifier: Apache-2.0
import Glibc
import GuestMemory

// Which pages a program like this one writes soon after its start.
//
// A page that a guest touches first costs a fault of the machine, and one that it reads, then writes, of a file mapped
// copy-on-write costs two and a copy between them: most of what a short run costs. The pages that start-ups write are nearly
// the same each time. So one run is watched, and its pages are given memory in later runs before the guest begins: some
// hundred pages by some ten calls, without a fault. Pages guessed wrongly cost their memory, nothing else.
//
// Watching takes nothing from the guest: the kernel's map of this process's pages says at the end which are its own.

/// Runs of pages, by the number of the machine's memory slot.
public struct HotPages: Sendable, Equatable {
    struct Run: Sendable, Equatable {
        var slot: Int
        var first: Int
        var count: Int
    }
    var runs: [Run]

    /// Pages in all: more are not believed.
    static let limit = 8_192
    /// Clean pages between two written ones that are counted as written: less than a fault costs.
    private static let gap = 4

    init(runs: [Run]) { self.runs = runs }

    // MARK: As text

    /// What `text` said; nil if it is not such a text. A line a run: slot, first page, number of pages.
    public init?(text: String) {
        var runs: [Run] = []
        var total = 0
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count == 3, let slot = Int(words[0]), let first = Int(words[1]), let count = Int(words[2]),
                slot >= 0, first >= 0, first < 1 << 34, (1...HotPages.limit).contains(count)
            else { return nil }
            total += count
            guard total <= HotPages.limit else { return nil }
            runs.append(Run(slot: slot, first: first, count: count))
        }
        self.runs = runs
    }

    public var text: String {
        var text = ""
        for run in runs { text += "\(run.slot) \(run.first) \(run.count)\n" }
        return text
    }

    // MARK: Use

    /// Gives the pages memory of the machine's own. The machine has not run yet; what does not fit it is left out.
    func populate(_ slots: [MemoryRegion]) {
        for run in runs where run.slot < slots.count {
            let region = slots[run.slot]
            guard region.isWritable, region.isOwn, run.first + run.count <= region.size / guestPageSize else {
                continue
            }
            // Advice: what the host refuses comes by faults.
            try? region.populate(offset: run.first * guestPageSize, size: run.count * guestPageSize)
        }
    }

    // MARK: Watching

    /// The pages of slots that are now this process's own.
    ///
    /// - Parameter map: /proc/self/pagemap, opened for reading.
    init(of slots: [MemoryRegion], map: Int32) {
        var runs: [Run] = []
        var total = 0
        var entries = [UInt64](repeating: 0, count: 512)
        for (number, region) in slots.enumerated() where region.isWritable && region.isOwn {
            let start = runs.count
            for page in stride(from: 0, to: region.size / guestPageSize, by: entries.count) {
                let position = (Int(bitPattern: region.host) / guestPageSize + page) * 8
                let count = entries.withUnsafeMutableBytes { pread(map, $0.baseAddress, $0.count, position) } / 8
                for index in 0..<max(0, min(count, region.size / guestPageSize - page))
                where HotPages.isOwn(entries[index]) && total < HotPages.limit {
                    let here = (slot: number, page: page + index)
                    if runs.count > start, let last = runs.last,
                        here.page - (last.first + last.count) <= HotPages.gap
                    {
                        total += here.page + 1 - last.first - last.count
                        runs[runs.count - 1].count = here.page + 1 - last.first
                    } else {
                        total += 1
                        runs.append(Run(slot: here.slot, first: here.page, count: 1))
                    }
                }
            }
        }
        self.init(runs: total <= HotPages.limit ? runs : [])
    }

    /// Whether an entry of the page map is of a page in memory that belongs to no file.
    private static func isOwn(_ entry: UInt64) -> Bool { entry >> 63 == 1 && entry >> 61 & 1 == 0 }
}
