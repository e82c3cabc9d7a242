// SPDX-License-Identifier: Apache-2.0

/// A set of variables by number, unbounded; numbers beyond the words stored are in it if `isInfinite`.
struct VariableSet: Equatable {
    private var words: [UInt64] = []
    /// Whether every number beyond the words is a member: the state of code that cannot be reached.
    private var isInfinite: Bool = false

    static var all: VariableSet {
        var set: VariableSet = VariableSet()
        set.isInfinite = true
        return set
    }

    private var rest: UInt64 { isInfinite ? .max : 0 }

    func contains(_ number: Int) -> Bool {
        let word: Int = number >> 6
        return (word < words.count ? words[word] : rest) & (1 << UInt64(number & 63)) != 0
    }

    mutating func insert(_ number: Int) {
        extend(to: number)
        words[number >> 6] |= 1 << UInt64(number & 63)
    }

    mutating func remove(_ number: Int) {
        extend(to: number)
        words[number >> 6] &= ~(1 << UInt64(number & 63))
    }

    /// Removes every number that is not below `first`.
    mutating func removeAll(from first: Int) {
        if first > 0 { extend(to: first - 1) }
        while words.count > (first + 63) >> 6 { words.removeLast() }
        if first & 63 != 0 { words[first >> 6] &= (1 << UInt64(first & 63)) - 1 }
        isInfinite = false
    }

    private mutating func extend(to number: Int) {
        while words.count <= number >> 6 { words.append(rest) }
    }

    mutating func formIntersection(_ other: VariableSet) {
        let count: Int = max(words.count, other.words.count)
        while words.count < count { words.append(rest) }
        for index: Int in 0..<count { words[index] &= index < other.words.count ? other.words[index] : other.rest }
        isInfinite = isInfinite && other.isInfinite
    }

    mutating func formUnion(_ other: VariableSet) {
        let count: Int = max(words.count, other.words.count)
        while words.count < count { words.append(rest) }
        for index: Int in 0..<count { words[index] |= index < other.words.count ? other.words[index] : other.rest }
        isInfinite = isInfinite || other.isInfinite
    }

    func intersection(_ other: VariableSet) -> VariableSet {
        var set: VariableSet = self
        set.formIntersection(other)
        return set
    }

    /// Whether some number below `count` is here but not in the other set.
    func exceeds(_ other: VariableSet, below count: Int) -> Bool {
        (0..<count).contains { contains($0) && !other.contains($0) }
    }
}
