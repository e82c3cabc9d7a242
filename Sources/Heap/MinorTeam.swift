// SPDX-License-Identifier: Apache-2.0
import Platform

// Minor collections by several threads.
//
// Each worker is a `MinorCollection` with blocks of its own to copy to. Worker 0, the thread that collects, visits the roots. What is
// shared is work of two kinds: dirty cards, a block or a large object at a time, and runs of copies that are yet to be scanned. A worker
// scans what it has copied to its open blocks; a block that is full before its copies have been scanned goes to the team.
// Helpers are woken by the first such block, or when there are many blocks whose cards to look at, so that collections with little to
// do cost what they cost one thread.
//
// - Who copies an object writes the copy first and then claims the object, by exchanging its header for the forwarding word. The
//   loser takes its copy back, which is the last in its block, and uses the winner's.
// - Objects that stay in place are claimed the same way: forwarded to themselves. Their headers are kept aside and restored in the end.
// - Nobody waits for a helper that has not begun. The work is done when all who have are idle and nothing is left. A helper that
//   comes later goes away again.

/// The work that the threads of a minor collection share.
final class MinorTeam: @unchecked Sendable {
    /// Copies of adjacent objects that have not been scanned.
    struct Copies {
        let range: Range<UnsafeMutableRawPointer>
        let isOld: Bool
    }

    /// Where cards may be dirty.
    enum Cards {
        case block(Int)
        case large(LargeObjectSpace.Object)
    }

    // Mutable state is guarded by `mutex`; workers belong to a thread each until the work is done.
    private let mutex = NativeMutex()
    private let changed = NativeCondition()
    private let blocks: [Int]
    private let large: [LargeObjectSpace.Object]
    private var nextCards = 0
    private var copies: [Copies] = []
    private var joined = 1
    private var idle = 0
    private var isDone = false
    private var hasStarted = false
    private var hasHelpers = false
    private let workers: UnsafeMutablePointer<MinorCollection>
    private let count: Int
    private let threads: CollectorThreads

    /// More blocks with cards than this wake the helpers.
    private static let blocksForHelpers = 64

    init(
        _ workers: UnsafeMutablePointer<MinorCollection>, _ count: Int, _ threads: CollectorThreads, blocks: [Int],
        large: [LargeObjectSpace.Object]
    ) {
        self.workers = workers
        self.count = count
        self.threads = threads
        self.blocks = blocks
        self.large = large
    }

    deinit {
        changed.destroy()
        mutex.destroy()
    }

    /// From now on helpers may take part; they do at once if there is much to do.
    func start(isEager: Bool) {
        mutex.withLock {
            hasStarted = true
            if isEager || blocks.count > MinorTeam.blocksForHelpers || !copies.isEmpty { wakeHelpers() }
        }
    }

    private func wakeHelpers() {
        if hasHelpers || !hasStarted { return }
        hasHelpers = true
        threads.start(count - 1) { [self] number in help(number) }
    }

    private func help(_ number: Int) {
        let takesPart = mutex.withLock {
            if isDone || number >= count { return false }
            joined += 1
            return true
        }
        if !takesPart { return }
        repeat { workers[number].work() } while waitForWork()
    }

    /// The next cards to look at.
    func takeCards() -> Range<Int>? {
        mutex.withLock {
            let first = nextCards
            guard first < large.count + blocks.count else { return nil }
            nextCards = first < large.count ? first + 1 : min(first + 8, large.count + blocks.count)
            return first..<nextCards
        }
    }

    func cards(_ index: Int) -> Cards {
        index < large.count ? .large(large[index]) : .block(blocks[index - large.count])
    }

    /// Whether somebody waits for something to do.
    var isHungry: Bool { mutex.withLock { idle > 0 && copies.isEmpty } }

    /// Lets others scan these copies.
    func offer(_ more: Copies) {
        mutex.withLock {
            copies.append(more)
            if isDone { return }
            wakeHelpers()
            if idle > 0 { changed.signal() }
        }
    }

    /// Copies to scan, if there are any.
    func take() -> Copies? { mutex.withLock { copies.popLast() } }

    /// Waits, for a worker who has nothing to do, until there may be something; false when all work is done. The worker is not
    /// touched meanwhile, nor afterwards if the work is done.
    func waitForWork() -> Bool {
        mutex.withLock {
            idle += 1
            while copies.isEmpty, !isDone {
                if idle == joined {
                    isDone = true
                    changed.broadcast()
                } else {
                    changed.wait(mutex)
                }
            }
            if isDone { return false }
            idle -= 1
            return true
        }
    }

    /// After the work: nobody else begins.
    func finish() { if hasHelpers { threads.forget() } }
}
