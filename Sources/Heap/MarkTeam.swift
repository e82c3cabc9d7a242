// SPDX-License-Identifier: Apache-2.0
import ObjectModel
import Platform

// Marking by several threads.
//
// Worker 0, the thread that collects, marks from the roots, and goes on alone until it has many objects before it; then it asks for help.
// From then on each worker has a stack of its own and gives half of it away, the half that was found first, when somebody has
// nothing to do. So the only shared things are these gifts, the bitmap, the sums of lines, and the units of unloading.
//
// - An object is claimed by setting its start bit in the bitmap with an atomic instruction: who finds the bit set lets go. The other
//   bits of the object are its own, but for those in words that neighbours share, which are set atomically too.
// - Units are noted here by whoever reaches them first, and visited by worker 0 alone, since that is the runtime's code.
// - References that are met are noted by each worker, and put together in the end; what becomes of them is decided by one thread.
// - Nobody waits for a helper that has not begun. The work is done when all who have are idle and nothing is left.

/// The work that the threads of a major collection share.
final class MarkTeam: @unchecked Sendable {
    /// Objects on a stack that are worth another thread's while.
    static let smallestGift = 64
    /// Gifts that one worker takes at a time.
    private static let share = 1024
    /// Objects on the stack of worker 0 that wake the helpers.
    static let manyObjects = 1024

    // Mutable state is guarded by `mutex`; workers belong to a thread each until the work is done.
    private let mutex = NativeMutex()
    private let changed = NativeCondition()
    private var gifts = ReferenceStack(capacity: 1024)
    private var units: [UInt32] = []
    private let reachedUnits: UnsafeMutablePointer<Bool>
    private var joined = 1
    private var idle = 0
    private var isDone = false
    private(set) var hasHelpers = false
    /// 1 while somebody has nothing to do and there are no gifts; read without the mutex.
    private let hungry = UnsafeMutablePointer<UInt32>.allocate(capacity: 1)
    private let workers: UnsafeMutablePointer<MarkPhase>
    private let count: Int
    private let threads: CollectorThreads

    init(
        _ workers: UnsafeMutablePointer<MarkPhase>, _ count: Int, _ threads: CollectorThreads,
        reachedUnits: UnsafeMutablePointer<Bool>
    ) {
        self.workers = workers
        self.count = count
        self.threads = threads
        self.reachedUnits = reachedUnits
        hungry.initialize(to: 0)
    }

    deinit {
        gifts.deallocate()
        hungry.deallocate()
        changed.destroy()
        mutex.destroy()
    }

    /// Worker 0 wants help: from now on everything is claimed atomically.
    func start() {
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
        while waitForWork(number) { workers[number].drain() }
    }

    /// Whether somebody waits for something to do.
    @inline(__always) var isHungry: Bool { atomic32LoadRelaxed(hungry) != 0 }

    /// Lets others scan the older half of a stack.
    func offer(_ stack: inout ReferenceStack) {
        mutex.withLock {
            stack.moveOlderHalf(to: &gifts)
            atomic32Store(hungry, 0)
            changed.broadcast()
        }
    }

    /// Notes that a unit is reached; worker 0 will visit it.
    func reach(unit: UInt32) {
        mutex.withLock {
            if reachedUnits[Int(unit)] { return }
            reachedUnits[Int(unit)] = true
            units.append(unit)
            changed.broadcast()
        }
    }

    /// Units that wait for a visit.
    func takeUnits() -> [UInt32] {
        mutex.withLock {
            defer { units = [] }
            return units
        }
    }

    /// Waits, for a worker who has nothing to do, until it has been given something, or until there are units to visit if it is the
    /// first; false when all work is done. The worker is not touched afterwards if the work is done.
    func waitForWork(_ number: Int) -> Bool {
        mutex.withLock {
            idle += 1
            while gifts.count == 0, !isDone, number > 0 || units.isEmpty {
                if idle == joined, units.isEmpty {
                    isDone = true
                    changed.broadcast()
                } else {
                    atomic32Store(hungry, 1)
                    changed.wait(mutex)
                }
            }
            if isDone { return false }
            idle -= 1
            gifts.moveTop(min(gifts.count, MarkTeam.share), to: &workers[number].stack)
            if gifts.count == 0 { atomic32Store(hungry, idle > 0 ? 1 : 0) }
            return true
        }
    }

    /// After the work: nobody else begins.
    func finish() { if hasHelpers { threads.forget() } }
}

extension ReferenceStack {
    /// Gives the entries that were pushed first to another stack: half of them.
    mutating func moveOlderHalf(to other: inout ReferenceStack) {
        let half = count / 2
        for index in 0..<half { other.push(self[index]) }
        removeFirst(half)
    }

    /// Gives the entries that were pushed last to another stack.
    mutating func moveTop(_ number: Int, to other: inout ReferenceStack) {
        for _ in 0..<number { other.push(pop()) }
    }
}
