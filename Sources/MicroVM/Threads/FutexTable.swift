// SPDX-License-Identifier: Apache-2.0
import GuestMemory

/// Who waits for which word, in order of arrival. Words are named by physical address: all views of a page are one.
struct FutexTable {
    private var waiters: [GuestAddress: [GuestThread]] = [:]

    /// Everybody, word by word, in order of arrival.
    var waitersInOrder: [GuestThread] { waiters.sorted { $0.key < $1.key }.flatMap(\.value) }

    func hasWaiters(_ word: GuestAddress) -> Bool { waiters[word] != nil }

    mutating func add(_ thread: GuestThread, word: GuestAddress) { waiters[word, default: []].append(thread) }

    /// Takes a waiter whose time is up out of its queue.
    mutating func remove(_ thread: GuestThread, word: GuestAddress) {
        waiters[word]?.removeAll { $0 === thread }
        if waiters[word]?.isEmpty == true { waiters[word] = nil }
    }

    /// Takes out up to `limit` waiters that wait for any of `bits`, oldest first.
    mutating func take(word: GuestAddress, limit: Int, bits: UInt32) -> [GuestThread] {
        guard limit > 0, var queue = waiters[word] else { return [] }
        var taken: [GuestThread] = []
        queue.removeAll { thread in
            guard taken.count < limit, case .waiting(.futex(_, let wanted)) = thread.state, wanted & bits != 0 else {
                return false
            }
            taken.append(thread)
            return true
        }
        waiters[word] = queue.isEmpty ? nil : queue
        return taken
    }

    /// Moves up to `limit` waiters to another word without waking them; how many moved.
    mutating func move(from word: GuestAddress, to target: GuestAddress, limit: Int) -> Int {
        let moved = take(word: word, limit: limit, bits: .max)
        for thread in moved {
            if case .waiting(.futex(_, let bits)) = thread.state {
                thread.state = .waiting(.futex(word: target, bits: bits))
            }
            add(thread, word: target)
        }
        return moved.count
    }
}
