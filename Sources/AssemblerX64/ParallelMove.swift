// SPDX-License-Identifier: Apache-2.0
//
// Parallel moves: "copy all of these at once", as calls, block edges and tier changes need, done one after the other.
//
// A move may go as soon as nobody still has to read its destination. Doing it frees its source, which may release one
// more move (destinations are distinct, so at most one). When no move can go, all that remain lie on cycles in which
// each waits for the next. We break one by copying the source of one move to a scratch place and letting the move read
// that; the cycle then unrolls completely before another has to be broken, so one scratch place is enough.
//
// Quadratic in the number of moves, of which there are seldom more than a dozen. Memory locations are compared by base
// and displacement: two of them must be the same slot or not overlap, and a base register must not be a destination.

/// A place a value can be moved from or to.
public enum MoveLocation: Hashable, Sendable {
    case register(Register)
    case vector(VectorRegister)
    case memory(Register, Int32)
    /// Only as a source.
    case constant(Int64)
    /// Where a cycle's first value waits; appears only in resolved moves.
    case scratch
}

/// How much of a value a move carries.
public enum MoveWidth: UInt8, Sendable {
    case w32, w64, v128
}

/// One copy.
public struct Move: Hashable, Sendable {
    public var destination: MoveLocation
    public var source: MoveLocation
    public var width: MoveWidth

    public init(_ destination: MoveLocation, from source: MoveLocation, _ width: MoveWidth) {
        self.destination = destination
        self.source = source
        self.width = width
    }
}

/// Collects copies that take place at once and puts them in order. Reusable, to save allocations.
public struct ParallelMove {
    private var pending: [Move] = []
    private var ready: [Int] = []
    private var readers: [Int] = []
    /// The copies in an order that has the same effect; set by `resolve()`.
    public private(set) var resolved: [Move] = []
    /// False when two moves had the same destination, one wrote to a constant or to a base register; nothing is resolved.
    public private(set) var isValid: Bool = true

    public init() {}

    /// Adds a copy; one from a place to itself is dropped.
    public mutating func add(_ move: Move) {
        if move.source != move.destination { pending.append(move) }
    }

    /// Forgets everything but the memory.
    public mutating func removeAll() {
        pending.removeAll(keepingCapacity: true)
        resolved.removeAll(keepingCapacity: true)
        isValid = true
    }

    /// Fills `resolved` and empties the collection.
    public mutating func resolve() {
        resolved.removeAll(keepingCapacity: true)
        ready.removeAll(keepingCapacity: true)
        readers.removeAll(keepingCapacity: true)
        isValid = check()
        guard isValid else { return pending.removeAll(keepingCapacity: true) }
        for (index, move) in pending.enumerated() {
            let count: Int = pending.reduce(0) { $0 + ($1.source == move.destination ? 1 : 0) }
            readers.append(count)
            if count == 0 { ready.append(index) }
        }
        var next: Int = 0
        while true {
            while let index = ready.popLast() { perform(index) }
            while next < pending.count, readers[next] <= 0 { next += 1 }
            if next == pending.count { break }
            breakCycle(at: next)
        }
        pending.removeAll(keepingCapacity: true)
    }

    private func check() -> Bool {
        for (index, move) in pending.enumerated() {
            switch move.destination {
            case .constant, .scratch: return false
            default: break
            }
            for other in pending[(index + 1)...] where other.destination == move.destination { return false }
            if case .register(let register) = move.destination {
                for other in pending where other.uses(base: register) { return false }
            }
        }
        return true
    }

    private mutating func perform(_ index: Int) {
        resolved.append(pending[index])
        readers[index] = -1
        release(pending[index].source)
    }

    /// One reader of a place is done; the move that waits to write it may go after the last.
    private mutating func release(_ place: MoveLocation) {
        for index in pending.indices where readers[index] > 0 && pending[index].destination == place {
            readers[index] -= 1
            if readers[index] == 0 { ready.append(index) }
        }
    }

    private mutating func breakCycle(at index: Int) {
        let place: MoveLocation = pending[index].source
        resolved.append(Move(.scratch, from: place, pending[index].width))
        pending[index].source = .scratch
        release(place)
    }
}

extension Move {
    fileprivate func uses(base register: Register) -> Bool {
        if case .memory(register, _) = source { return true }
        if case .memory(register, _) = destination { return true }
        return false
    }
}
