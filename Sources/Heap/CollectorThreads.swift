// SPDX-License-Identifier: Apache-2.0
import Platform

/// The threads that help the one that collects. Started when first needed; asleep between collections.
final class CollectorThreads: @unchecked Sendable {
    // Safe to share: mutable state is guarded by `mutex`.
    private let mutex = NativeMutex()
    private let changed = NativeCondition()
    /// What helpers are to do; its number makes each take part once.
    private var job: (@Sendable (Int) -> Void)?
    private var round = 0
    private var threads: [NativeThread] = []
    private var isStopping = false

    deinit {
        changed.destroy()
        mutex.destroy()
    }

    /// Has helpers 1 to `count` run `body(number)`, now or when they get a processor, unless `forget` comes first. Returns at once.
    /// Where the system refuses threads there are fewer helpers.
    func start(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
        mutex.withLock {
            while threads.count < count, let thread = startThread(threads.count + 1) { threads.append(thread) }
            job = body
            round += 1
            changed.broadcast()
        }
    }

    /// The job is done; who has not begun need not.
    func forget() { mutex.withLock { job = nil } }

    /// Ends all threads, which have nothing to do.
    func stop() {
        mutex.withLock {
            isStopping = true
            changed.broadcast()
        }
        for thread in threads { try? thread.join() }
        threads = []
    }

    private func startThread(_ number: Int) -> NativeThread? {
        let first = round
        return try? NativeThread.start(stackSizeInBytes: 256 << 10, name: "GC Thread#\(number)") { [self] in
            run(number, after: first)
        }
    }

    private func run(_ number: Int, after first: Int) {
        var seen = first
        mutex.lock()
        while !isStopping {
            if round == seen {
                changed.wait(mutex)
                continue
            }
            seen = round
            guard let current = job else { continue }
            mutex.unlock()
            current(number)
            mutex.lock()
        }
        mutex.unlock()
    }
}
