// SPDX-License-Identifier: Apache-2.0
import Glibc
import Platform
import Synchronization
import Testing

@Suite struct NativeThreadTests {
    @Test func runsACFunctionOnAStackOfTheGivenSize() throws {
        let size = 256 << 10
        let result = UnsafeMutablePointer<Int>.allocate(capacity: 2)
        defer { result.deallocate() }
        let thread = try NativeThread.start(stackSizeInBytes: size, context: result) { context in
            var local = 0
            guard let bounds = try? NativeThread.currentStackBounds(), let context else { return }
            let address = withUnsafePointer(to: &local) { UInt(bitPattern: $0) }
            let result = context.assumingMemoryBound(to: Int.self)
            result[0] = Int(bounds.end - bounds.lowest)
            result[1] = address >= bounds.lowest && address < bounds.end ? 1 : 0
        }
        try thread.join()
        #expect(abs(result[0] - size) <= 2 * VirtualMemory.pageSizeInBytes)
        #expect(result[1] == 1)
    }

    @Test func runsAClosureUnderItsName() throws {
        let shared = Shared()
        let thread = try NativeThread.start(name: "a name longer than fifteen bytes") {
            shared.name.withLock { $0 = SmallFile.text(path: "/proc/thread-self/comm") ?? "" }
            shared.id.store(NativeThread.currentID, ordering: .relaxed)
        }
        try thread.join()
        let name = shared.name.withLock { $0 }
        let id = shared.id.load(ordering: .relaxed)
        #expect(name == "a name longer t\n")
        #expect(id > 0 && id != NativeThread.currentID)
    }

    @Test func refusesAnImpossibleStack() {
        #expect(throws: SystemError.self) {
            try NativeThread.start(stackSizeInBytes: Int.max) {}
        }
    }

    @Test func knowsTheBoundsOfItsOwnStack() throws {
        let bounds = try NativeThread.currentStackBounds()
        var local = 0
        let address = withUnsafePointer(to: &local) { UInt(bitPattern: $0) }
        #expect(bounds.lowest < address && address < bounds.end)
    }

    private final class Shared: Sendable {
        let name = Synchronization.Mutex("")
        let id = Atomic<Int32>(0)
    }
}

@Suite struct WaitingTests {
    @Test func mutexExcludes() throws {
        let mutex = NativeMutex()
        let counter = Box()
        let threads = try (0..<4).map { _ in
            try NativeThread.start {
                for _ in 0..<10_000 { mutex.withLock { counter.value += 1 } }
            }
        }
        for thread in threads { try thread.join() }
        #expect(counter.value == 40_000)
        #expect(mutex.tryLock())
        #expect(!mutex.tryLock())
        mutex.unlock()
        mutex.destroy()
    }

    @Test func conditionWakesAWaiter() throws {
        let mutex = NativeMutex()
        let condition = NativeCondition()
        let flag = Box()
        let thread = try NativeThread.start {
            mutex.lock()
            flag.value = 1
            condition.broadcast()
            mutex.unlock()
        }
        mutex.lock()
        while flag.value == 0 { condition.wait(mutex) }
        mutex.unlock()
        try thread.join()
        #expect(flag.value == 1)
        condition.destroy()
        mutex.destroy()
    }

    @Test func conditionHonoursItsDeadline() {
        let mutex = NativeMutex()
        let condition = NativeCondition()
        let start = SystemClock.monotonicNanoseconds
        mutex.lock()
        while condition.wait(mutex, untilNanoseconds: start + 20_000_000) {}
        mutex.unlock()
        #expect(SystemClock.monotonicNanoseconds - start >= 20_000_000)
        condition.destroy()
        mutex.destroy()
    }

    @Test func futexReportsChangeAndTimeout() {
        let word = UnsafeMutablePointer<UInt32>.allocate(capacity: 1)
        defer { word.deallocate() }
        word.pointee = 5
        #expect(Futex.wait(on: word, while: 6) == .valueChanged)
        let start = SystemClock.monotonicNanoseconds
        #expect(Futex.wait(on: word, while: 5, timeoutInNanoseconds: 10_000_000) == .timedOut)
        #expect(SystemClock.monotonicNanoseconds - start >= 9_000_000)
        #expect(Futex.wake(word) == 0)
    }

    @Test func futexWakesASleeper() throws {
        let word = WordBox()
        let thread = try NativeThread.start {
            while word.load() == 0 {
                _ = word.withAddress { Futex.wait(on: $0, while: 0) }
            }
        }
        word.store(1)
        _ = word.withAddress { Futex.wakeAll($0) }
        try thread.join()
        #expect(word.load() == 1)
    }

    /// Guarded by the mutex of the test that uses it.
    private final class Box: @unchecked Sendable { var value = 0 }

    private final class WordBox: @unchecked Sendable {
        private let raw = UnsafeMutablePointer<Atomic<UInt32>>.allocate(capacity: 1)
        init() { raw.initialize(to: Atomic(0)) }
        deinit { raw.deallocate() }
        func load() -> UInt32 { raw.pointee.load(ordering: .acquiring) }
        func store(_ value: UInt32) { raw.pointee.store(value, ordering: .releasing) }
        func withAddress<Result>(_ body: (UnsafeRawPointer) -> Result) -> Result { body(UnsafeRawPointer(raw)) }
    }
}
