// SPDX-License-Identifier: Apache-2.0
import JavaSyntax

// Which of the names in scope a misspelt one most likely stands for.
//
// Names are compared by optimal string alignment: letters left out, put in, replaced or swapped with their neighbour count
// one each, case counts nothing. The longer the name, the more may differ: nothing in names of one or two letters, one
// letter up to five, two up to ten, three in longer ones. Of names that are equally near the first one offered is taken,
// so that callers offer them from the inside out; one that begins with the same letter goes before others.

/// The nearest of the names it has been offered.
struct NameMatch {
    private let wanted: [UInt8]
    private let limit: Int
    /// Twice the distance, one more if the first letters differ.
    private var rank: Int = .max
    /// The nearest name as it is to be shown; nil if none is near.
    private(set) var best: String?

    init(_ wanted: UnsafeBufferPointer<UInt8>) {
        self.wanted = wanted.map(NameMatch.folded)
        limit =
            switch wanted.count {
            case 0...2: 0
            case 3...5: 1
            case 6...10: 2
            default: 3
            }
    }

    /// Offers a name; `shown` is how the message should write it.
    mutating func offer(_ name: UnsafeBufferPointer<UInt8>, shown: @autoclosure () -> String) {
        // Names with dollars are the compiler's, those with angle brackets the machine's.
        guard let first: UInt8 = name.first, abs(name.count - wanted.count) <= limit, first != 0x3C,
            !name.contains(0x24)
        else { return }
        let letters: [UInt8] = name.map(NameMatch.folded)
        let distance: Int = NameMatch.distance(wanted, letters)
        let isOther: Bool = letters.first != wanted.first
        // Another first letter in a short name makes it another word.
        guard distance <= limit, !isOther || wanted.count > 3 else { return }
        let rank: Int = 2 * distance + (isOther ? 1 : 0)
        if rank < self.rank {
            self.rank = rank
            best = shown()
        }
    }

    private static func folded(_ letter: UInt8) -> UInt8 {
        letter >= 0x41 && letter <= 0x5A ? letter | 0x20 : letter
    }

    /// Optimal string alignment, by rows of the usual table.
    static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var beforeLast: [Int] = []
        var last: [Int] = Array(0...right.count)
        for row: Int in left.indices {
            var next: [Int] = [row + 1]
            next.reserveCapacity(right.count + 1)
            for column: Int in right.indices {
                let isSame: Bool = left[row] == right[column]
                var least: Int = min(last[column + 1] + 1, next[column] + 1, last[column] + (isSame ? 0 : 1))
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    least = min(least, beforeLast[column - 1] + 1)
                }
                next.append(least)
            }
            beforeLast = last
            last = next
        }
        return last[right.count]
    }
}
