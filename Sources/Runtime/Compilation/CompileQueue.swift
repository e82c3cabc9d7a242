// SPDX-License-Identifier: Apache-2.0
import ObjectModel
import Platform

/// Methods that wait to be compiled in the background. Thread-safe.
///
/// The method that was asked for most often goes first: whoever goes on interpreting it asks again after some more calls or
/// turns. A native thread of its own compiles; it lives while there is work, and a moment longer.
final class CompileQueue: @unchecked Sendable {
    struct Request {
        var method: MethodRef
        /// The place in a loop where a frame waits to go on.
        var place: (instruction: Int, depth: Int)?
        var weight = 1
        /// Of two that weigh the same the older one goes first.
        var number = 0
    }

    /// How long the thread waits for more work, in nanoseconds.
    private static let patience: UInt64 = 200_000_000
    private static let capacity = 4096

    private let mutex = NativeMutex()
    private let changed = NativeCondition()
    // Guarded by `mutex`.
    private var requests: [Request] = []
    private var current: Request?
    private var count = 0
    private var hasThread = false
    private var isClosed = false

    deinit {
        changed.destroy()
        mutex.destroy()
    }

    /// Adds a method, or weight to one that waits. Returns whether a thread must be started, which is to call `next`.
    func add(_ method: MethodRef, _ place: (instruction: Int, depth: Int)?) -> Bool {
        mutex.withLock {
            if isClosed || current?.method == method { return false }
            if let index = requests.firstIndex(where: { $0.method == method }) {
                requests[index].weight += 1
                if place != nil { requests[index].place = place }
                return false
            }
            if requests.count >= CompileQueue.capacity { return false }
            count += 1
            requests.append(Request(method: method, place: place, number: count))
            changed.signal()
            if hasThread { return false }
            hasThread = true
            return true
        }
    }

    /// The thread could not be started.
    func failed() {
        mutex.withLock {
            hasThread = false
            requests.removeAll()
        }
    }

    /// The next method to compile; it is the current one until the next call. Nil: the thread is to end.
    func next() -> MethodRef? {
        mutex.lock()
        defer { mutex.unlock() }
        current = nil
        let deadline = SystemClock.monotonicNanoseconds &+ CompileQueue.patience
        while true {
            if isClosed { break }
            let best = requests.indices.max { isBehind(requests[$0], requests[$1]) }
            if let best {
                // Order does not matter in the array.
                requests.swapAt(best, requests.count - 1)
                current = requests.removeLast()
                return current!.method
            }
            if !changed.wait(mutex, untilNanoseconds: deadline), requests.isEmpty { break }
        }
        hasThread = false
        changed.broadcast()
        return nil
    }

    private func isBehind(_ left: Request, _ right: Request) -> Bool {
        left.weight != right.weight ? left.weight < right.weight : left.number > right.number
    }

    /// What is being compiled; nil if it has been taken back meanwhile.
    var now: Request? { mutex.withLock { current } }

    /// Takes back all requests for such methods.
    func remove(where isDead: (MethodRef) -> Bool) {
        mutex.withLock {
            requests.removeAll { isDead($0.method) }
            if let method = current?.method, isDead(method) { current = nil }
        }
    }

    /// Ends the thread for good, and waits for that.
    func close() {
        mutex.lock()
        isClosed = true
        requests.removeAll()
        changed.broadcast()
        while hasThread { changed.wait(mutex) }
        mutex.unlock()
    }
}
