// SPDX-License-Identifier: Apache-2.0
import ObjectModel

// Fusion of cells into superinstructions.
//
// Where the cells of a group stand one after the other, the handler in the first one is replaced by one that does the work of
// them all and goes on behind them. Nothing else changes: the first cell keeps its operand, the others stay whole, so a
// branch or an exception handler may still enter the group anywhere, positions still name single instructions, and fusing
// is undone by putting the first handler back. Each cell is looked at on its own: a group may begin inside another.
//
// A group begins only with a cell that never changes by itself (its own handler is not an unresolved or initcheck one),
// and it holds only resolved ones. When the runtime publishes a resolved cell, `refuse` looks at the cells before it.
//
// The groups form a trie over handler numbers. Only a few dozen handlers occur in groups; these get a small number, so a
// node of the trie is a short row.

/// The longest group that begins at a cell.
struct Fusion: Sendable {
    /// Cells of the longest group.
    static var longest: Int { 5 }

    /// By handler: its column in the trie, or 0.
    private let columns: [UInt8]
    private let width: Int
    /// Rows of the trie; an entry is the row of the next node. Row 0 is the root.
    private let rows: [UInt16]
    /// By row: the superinstruction that ends there, plus 1, or 0.
    private let results: [UInt16]
    /// By handler: the first cell's own handler for superinstructions, itself for others.
    private let first: [UInt16]

    init() {
        let count = Operation.allCases.count
        var columns = [UInt8](repeating: 0, count: count)
        var first = (0..<count).map { UInt16($0) }
        var used: UInt8 = 0
        Fusion.forEachGroup { _, cells in
            for cell in cells where columns[Int(cell)] == 0 {
                used += 1
                columns[Int(cell)] = used
            }
        }
        let width = Int(used) + 1
        var rows = [UInt16](repeating: 0, count: width)
        var results: [UInt16] = [0]
        Fusion.forEachGroup { number, cells in
            first[Int(number)] = cells.first!
            var row = 0
            for cell in cells {
                let at = row * width + Int(columns[Int(cell)])
                if rows[at] == 0 {
                    rows[at] = UInt16(results.count)
                    results.append(0)
                    rows.append(contentsOf: repeatElement(0, count: width))
                }
                row = Int(rows[at])
            }
            results[row] = number + 1
        }
        self.columns = columns
        self.width = width
        self.rows = rows
        self.results = results
        self.first = first
    }

    private static func forEachGroup(_ body: (UInt16, ArraySlice<UInt16>) -> Void) {
        let groups = Fusion.groups
        var at = 0
        while at < groups.count {
            let count = Int(groups[at + 1])
            body(groups[at], groups[at + 2..<at + 2 + count])
            at += 2 + count
        }
    }

    /// The handler a cell has when it is not fused, by number.
    func unfused(_ number: UInt16) -> UInt16 { first[Int(number)] }

    /// The handler a cell has when it is not fused.
    func unfused(_ operation: Operation) -> Operation { Operation(rawValue: unfused(operation.rawValue))! }

    /// The longest group that begins with the first of `count` cells; `number` tells the numbers of their own handlers.
    private func longestGroup(_ count: Int, _ number: (Int) -> UInt16?) -> UInt16? {
        var row = 0
        var result: UInt16 = 0
        var i = 0
        while i < count, let next = number(i) {
            row = Int(rows[row * width + Int(columns[Int(next)])])
            if row == 0 { break }
            if results[row] != 0 { result = results[row] }
            i += 1
        }
        return result == 0 ? nil : result - 1
    }

    // MARK: On code

    /// Fuses all groups of freshly decoded code; `operations` are the handlers of its cells.
    func fuse(_ cells: UnsafeMutableRawPointer, _ operations: [Operation], _ table: HandlerTable) {
        for i in operations.indices {
            let count = min(Fusion.longest, operations.count - i)
            guard let fused = longestGroup(count, { operations[i + $0].rawValue }) else { continue }
            let cell = cells + i * 8
            cell.storeBytes(of: table.cell(number: fused, (cell + 4).load(as: UInt32.self)), as: UInt64.self)
        }
    }

    /// Looks again at the groups that the cell at `address`, which has just changed, may belong to. Code begins behind a
    /// guard cell and ends with one; neither is part of any group, so this does not leave the method.
    func refuse(at address: UnsafeRawPointer, _ table: HandlerTable, isFusing: Bool) {
        var start = address
        for _ in 0..<Fusion.longest {
            let cell = atomic64LoadRelaxed(start)
            guard let current = table.number(at: Int32(truncatingIfNeeded: cell)) else { return }
            let own = unfused(current)
            if columns[Int(own)] == 0 {
                // Nothing spans this cell; but what was here before may have been in a group.
                if start != address { return }
                start -= 8
                continue
            }
            let group = longestGroup(Fusion.longest) { table.ownNumber(atomic64LoadRelaxed(start + $0 * 8)) }
            let wanted = isFusing ? group ?? own : own
            if wanted != current {
                // Only if the cell is still the same: it may be replaced at this moment.
                _ = atomic64CompareAndSwap(
                    UnsafeMutableRawPointer(mutating: start), cell,
                    table.cell(number: wanted, UInt32(truncatingIfNeeded: cell >> 32)))
            }
            start -= 8
        }
    }
}
