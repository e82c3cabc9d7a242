// SPDX-License-Identifier: Apache-2.0
//
// Branch relaxation: choosing between 2-byte and 5- or 6-byte branches when all targets are known.
//
// The code was written with every branch long and every alignment at a full stride. Call each of these an *item*; an
// item saves some bytes, and a position behind it moves down by what all items before it save. We start by supposing
// that every branch is short, compute where everything would lie, and lengthen those that do not reach. Lengthening
// can push others out of range, never back in (alignment moves by less than a stride, which we do not undo either), so
// repeating until nothing changes ends after at most one round per branch; two or three in practice. Starting from
// "all short" finds the least solution, which starting from "all long" may miss when branches cross one another. Code
// made to need many rounds gets all its branches long instead, so that time stays linear.
//
// Then one pass moves the pieces of code between the items down and adjusts label, fixup and relocation offsets.
//
// Invariant: fixups and relocations are in order of offset, because emission only appends.

extension Assembler {
    private static var maximumRounds: Int { 64 }

    /// Bytes that a branch loses when shortened.
    private static func saving(_ kind: Fixup.Kind) -> Int { kind == .jump ? 3 : 4 }

    /// Every label that a fixup names is bound (checked by `finish()`).
    mutating func relaxBranches() {
        let items: [Int] = fixups.indices.filter { fixups[$0].kind.isItem }
        if items.isEmpty { return }
        let itemsBefore: [Int] = labelOffsets.map { countItems(items, before: $0) }
        var isShort: [Bool] = items.map { fixups[$0].kind != .alignment }
        var saved = [Int](repeating: 0, count: items.count + 1)

        var changed: Bool = true
        var rounds: Int = 0
        while changed {
            changed = false
            rounds += 1
            if rounds > Self.maximumRounds { isShort = isShort.map { _ in false } }
            measure(items, isShort, &saved)
            for (position, item) in items.enumerated() where isShort[position] {
                let fixup: Fixup = fixups[item]
                let target = Int(labelOffsets[Int(fixup.label)]) - saved[itemsBefore[Int(fixup.label)]]
                let end: Int = Int(fixup.offset) - saved[position] + 2
                if Int8(exactly: target - end) == nil {
                    isShort[position] = false
                    changed = true
                }
            }
        }
        compact(items, isShort, saved)
        for index in labelOffsets.indices where labelOffsets[index] != Self.unbound {
            labelOffsets[index] -= UInt32(saved[itemsBefore[index]])
        }
    }

    /// Number of items that start before an offset; binary search.
    private func countItems(_ items: [Int], before offset: UInt32) -> Int {
        var low: Int = 0
        var high: Int = items.count
        while low < high {
            let middle: Int = (low + high) / 2
            if fixups[items[middle]].offset < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Fills in how many bytes the first n items save, for every n.
    private func measure(_ items: [Int], _ isShort: [Bool], _ saved: inout [Int]) {
        var total: Int = 0
        for (position, item) in items.enumerated() {
            saved[position] = total
            let fixup: Fixup = fixups[item]
            if fixup.kind == .alignment {
                total += Int(fixup.label) - fixup.padding(at: Int(fixup.offset) - total)
            } else if isShort[position] {
                total += Self.saving(fixup.kind)
            }
        }
        saved[items.count] = total
    }

    /// Moves the code together and rewrites the shortened branches and the padding.
    private mutating func compact(_ items: [Int], _ isShort: [Bool], _ saved: [Int]) {
        var read: Int = 0
        var write: Int = 0
        var nextFixup: Int = 0
        var nextRelocation: Int = 0
        let end: Int = count
        for position in 0...items.count {
            let stop: Int = position < items.count ? Int(fixups[items[position]].offset) : end
            buffer.move(from: read, to: write, count: stop - read)
            write += stop - read
            // Everything up to here moved by what the items before it save.
            let delta = UInt32(saved[position])
            while nextFixup < fixups.count, Int(fixups[nextFixup].offset) <= stop {
                fixups[nextFixup].offset -= delta
                nextFixup += 1
            }
            while nextRelocation < relocations.count, Int(relocations[nextRelocation].offset) <= stop {
                relocations[nextRelocation].offset -= delta
                nextRelocation += 1
            }
            if position == items.count { break }
            (read, write) = rewrite(items[position], isShort[position], read: stop, write: write)
        }
        buffer.truncate(to: write)
    }

    /// Writes one item at its new place; returns the positions behind it in the old and the new code.
    private mutating func rewrite(_ item: Int, _ isShort: Bool, read: Int, write: Int) -> (Int, Int) {
        let fixup: Fixup = fixups[item]
        if fixup.kind == .alignment {
            let length: Int = fixup.padding(at: write)
            let end: Int = count
            buffer.truncate(to: write)
            nop(length: length)
            buffer.extend(to: end)
            return (read + Int(fixup.label), write + length)
        }
        let length: Int = fixup.kind == .jump ? 5 : 6
        if !isShort {
            buffer.move(from: read, to: write, count: length)
            return (read + length, write + length)
        }
        let opcode: UInt8
        if fixup.kind == .jump {
            opcode = 0xEB
        } else {
            opcode = (buffer.load(at: read + 1, as: UInt8.self) ?? 0) - 0x10
        }
        _ = buffer.replace(at: write, with: opcode)
        fixups[item].kind = .shortBranch
        return (read + length, write + 2)
    }
}

extension Fixup.Kind {
    /// Whether relaxation may change the length of the instruction.
    fileprivate var isItem: Bool { self == .jump || self == .conditionalJump || self == .alignment }
}
