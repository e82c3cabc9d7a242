// SPDX-License-Identifier: Apache-2.0

// Reference maps and subroutines (`jsr`, `ret`; class files before version 51).
//
// A subroutine is called with different locals from different places, and a local that it leaves alone must be after the
// call what it was before. So what holds inside depends on the caller, and one map for all callers cannot tell. The
// analysis therefore notes, for every subroutine that an instruction is in, the locals *inherited*: not stored to since
// the `jsr`. Whether such a local holds a reference is asked of the map at the `jsr` itself, which the collector finds by
// the return address in the frame; the analysis knows where that lies. Behind a `jsr`, inherited locals are as before it
// and all others as the `ret` left them: the verifier's rule. For a subroutine that has lost its return address, and so
// never returns, the map merged over all callers does, since the verifier lets nothing else be used.
//
// What the instructions before a merge say about nesting is merged as the verifier merges it: the subroutines that all
// paths are in remain. Everything only ever shrinks, so the analysis ends. The collector follows no return address that
// is not one of a known call.

/// Which subroutines an instruction is in, and what they have left alone.
struct SubroutineNesting: Equatable {
    /// First cells, the outermost first.
    var entries: [Int] = []
    /// Locals not stored to since each was entered: one word of 64 after the other.
    var inherited: [[UInt64]] = []
    /// The subroutine, by first cell, whose return address a slot holds.
    var returnAddresses: [Int: Int] = [:]

    mutating func noteStore(_ slot: Int) {
        for level in inherited.indices where slot >> 6 < inherited[level].count {
            inherited[level][slot >> 6] &= ~(1 << UInt64(slot & 63))
        }
    }

    func isInherited(_ slot: Int, level: Int) -> Bool {
        slot >> 6 < inherited[level].count && inherited[level][slot >> 6] >> UInt64(slot & 63) & 1 != 0
    }

    /// What holds on this path and on another.
    func merged(with other: SubroutineNesting) -> SubroutineNesting {
        var result = SubroutineNesting()
        var next = 0
        for (level, entry) in entries.enumerated() {
            guard let match = other.entries[next...].firstIndex(of: entry) else { continue }
            result.entries.append(entry)
            result.inherited.append(zip(inherited[level], other.inherited[match]).map { $0 & $1 })
            next = match + 1
        }
        result.returnAddresses = returnAddresses.filter { other.returnAddresses[$0.key] == $0.value }
        return result
    }
}

/// Subroutines of a method, for reading its maps.
struct Subroutines {
    var nesting: [Int: SubroutineNesting] = [:]
    /// Cells of the `jsr`s, by the subroutine's first cell.
    var callers: [Int: Set<Int>] = [:]
    /// Cells of the `ret`s.
    var returns: [Int: Set<Int>] = [:]
}

extension ReferenceMaps {
    package func isInSubroutine(cell: Int) -> Bool { subroutines.nesting[cell]?.entries.isEmpty == false }

    /// The cell whose map tells whether a local holds a reference at `cell`: itself, or that of a `jsr` in progress.
    /// `returnCell`: the cell whose address lies in a slot of the frame.
    package func describingCell(ofLocal local: Int, at cell: Int, returnCell: (Int) -> Int) -> Int {
        var current = cell
        // A subroutine does not call itself, so each is left once at most.
        for _ in 0..<subroutines.callers.count {
            guard let nesting = subroutines.nesting[current], let entry = nesting.entries.last,
                nesting.isInherited(local, level: nesting.entries.count - 1),
                let home = nesting.returnAddresses.first(where: { $0.value == entry })?.key
            else { break }
            let caller = returnCell(home) - 1
            guard subroutines.callers[entry]?.contains(caller) == true else { break }
            current = caller
        }
        return current
    }
}

extension ReferenceMapBuilder {
    /// `jsr` at `cell` to the bytecode at `target`.
    mutating func call(_ cell: Int, _ target: Int) {
        guard target >= 0, target < cellOf.count, cellOf[target] >= 0 else { return }
        let entry = Int(cellOf[target])
        // The verifier refuses recursion.
        if nesting.entries.contains(entry) { return }
        subroutines.callers[entry, default: []].insert(cell)
        nesting.entries.append(entry)
        nesting.inherited.append([UInt64](repeating: .max, count: (maxLocals + 63) / 64))
        nesting.returnAddresses = nesting.returnAddresses.filter { $0.value != entry }
        push(Value(isReference: false, subroutine: entry))
        flow(to: entry)
        // What is known before the call has changed, so what is known behind it may.
        worklist += subroutines.returns[entry] ?? []
    }

    /// `ret` at `cell`.
    mutating func returnFromSubroutine(_ cell: Int, local: Int) {
        guard let entry = nesting.returnAddresses[local], let level = nesting.entries.lastIndex(of: entry) else {
            return
        }
        subroutines.returns[entry, default: []].insert(cell)
        let (leftFrame, left) = (frame, nesting)
        for caller in subroutines.callers[entry] ?? [] where depths[caller] >= 0 {
            let before = subroutines.nesting[caller] ?? SubroutineNesting()
            nesting = before
            for (slot, subroutine) in left.returnAddresses where slot >= maxLocals {
                nesting.returnAddresses[slot] = subroutine
            }
            frame = leftFrame
            for slot in 0..<maxLocals {
                if left.isInherited(slot, level: level) {
                    set(slot, words[caller * stride + slot >> 6] >> UInt64(slot & 63) & 1 != 0)
                    nesting.returnAddresses[slot] = before.returnAddresses[slot]
                } else {
                    nesting.noteStore(slot)
                    nesting.returnAddresses[slot] = left.returnAddresses[slot]
                }
            }
            nesting.returnAddresses = nesting.returnAddresses.filter { $0.value != entry }
            flow(to: caller + 1)
        }
        (frame, nesting) = (leftFrame, left)
    }
}
