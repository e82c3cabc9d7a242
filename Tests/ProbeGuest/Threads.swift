// SPDX-License-Identifier: Apache-2.0
import CProbeGuest
import Glibc
import Synchronization

final class Shared: Sendable {
    let counter = Atomic<Int>(0)
    nonisolated(unsafe) let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    nonisolated(unsafe) let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    nonisolated(unsafe) let turn = UnsafeMutablePointer<Int>.allocate(capacity: 1)
    let goal: Int
    init(goal: Int) {
        self.goal = goal
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(condition, nil)
        turn.initialize(to: 0)
    }
}

func start(_ shared: Shared, _ body: @escaping @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer?)
    -> pthread_t
{
    var thread = pthread_t()
    let error = pthread_create(&thread, nil, body, Unmanaged.passUnretained(shared).toOpaque())
    if error != 0 { exit(80) }
    return thread
}

func shared(_ argument: UnsafeMutableRawPointer?) -> Shared {
    Unmanaged<Shared>.fromOpaque(argument!).takeUnretainedValue()
}

/// Threads count together under a mutex, and with an atomic.
func shareCounter(threads: Int, rounds: Int) {
    let state = Shared(goal: rounds)
    let handles = (0..<threads).map { _ in
        start(state) { argument in
            let state = shared(argument)
            for _ in 0..<state.goal {
                pthread_mutex_lock(state.mutex)
                state.turn.pointee += 1
                pthread_mutex_unlock(state.mutex)
                state.counter.add(1, ordering: .relaxed)
            }
            return nil
        }
    }
    for handle in handles { pthread_join(handle, nil) }
    print("counted", state.turn.pointee, state.counter.load(ordering: .relaxed))
}

/// Two threads wake each other in turn.
func pingPong(rounds: Int) {
    let state = Shared(goal: rounds)
    let begin = now()
    let other = start(state) { argument in
        takeTurns(shared(argument), parity: 1)
        return nil
    }
    takeTurns(state, parity: 0)
    pthread_join(other, nil)
    print("turns", state.turn.pointee)
    print("nanoseconds a round", (now() - begin) / max(rounds, 1))
}

private func takeTurns(_ state: Shared, parity: Int) {
    pthread_mutex_lock(state.mutex)
    while state.turn.pointee < 2 * state.goal {
        if state.turn.pointee % 2 == parity {
            state.turn.pointee += 1
            pthread_cond_signal(state.condition)
        } else {
            pthread_cond_wait(state.condition, state.mutex)
        }
    }
    pthread_cond_signal(state.condition)
    pthread_mutex_unlock(state.mutex)
}

/// More threads than processors, none of which ever blocks until all have been seen running.
func spin(threads: Int) {
    let state = Shared(goal: threads)
    let handles = (0..<threads).map { _ in
        start(state) { argument in
            let state = shared(argument)
            state.counter.add(1, ordering: .relaxed)
            while state.counter.load(ordering: .relaxed) < state.goal {}
            return nil
        }
    }
    for handle in handles { pthread_join(handle, nil) }
    print("all ran", state.counter.load(ordering: .relaxed))
}

func startAndJoin(count: Int) {
    let state = Shared(goal: count)
    let begin = now()
    for _ in 0..<count {
        let handle = start(state) { argument in
            shared(argument).counter.add(1, ordering: .relaxed)
            return nil
        }
        pthread_join(handle, nil)
    }
    print("joined", state.counter.load(ordering: .relaxed))
    print("nanoseconds each", (now() - begin) / max(count, 1))
}

func sleepAndTime(milliseconds: Int) {
    let begin = now()
    usleep(UInt32(milliseconds * 1_000))
    let slept = (now() - begin) / 1_000_000
    print(slept >= milliseconds ? "slept" : "woke early after \(slept)")
}

func waitForever() {
    let state = Shared(goal: 0)
    pthread_mutex_lock(state.mutex)
    while true { pthread_cond_wait(state.condition, state.mutex) }
}

func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
}

/// The time of a call that does nothing, on either way out.
func measureCalls(count: Int) {
    for (name, call) in [("syscall", probe_call), ("port", probe_port_call)] {
        _ = call(39, [0, 0, 0, 0, 0, 0])
        let begin = now()
        for _ in 0..<count { _ = call(39, [0, 0, 0, 0, 0, 0]) }
        print(name, (now() - begin) / max(count, 1), "ns a call")
    }
}

/// Threads that compute, wait for each other, sleep and wait for input: something of everything to be caught in a
/// snapshot. What is printed at the end depends on every thread's memory and registers, vector registers among them.
func stages(threads: Int) {
    let state = Shared(goal: threads)
    let handles = (0..<threads).map { _ in
        start(state) { argument in
            let state = shared(argument)
            pthread_mutex_lock(state.mutex)
            while state.turn.pointee == 0 { pthread_cond_wait(state.condition, state.mutex) }
            pthread_mutex_unlock(state.mutex)
            state.counter.add(1, ordering: .relaxed)
            return nil
        }
    }
    let computing = start(state) { argument in
        let state = shared(argument)
        var sum = 0.0
        var terms = SIMD4<Double>(1, 2, 3, 4)
        while state.counter.load(ordering: .relaxed) < state.goal {
            terms = terms * 0.999_999 + SIMD4<Double>(repeating: 0.000_001)
            sum += terms.sum() * 0
        }
        state.counter.add(sum == 0 && terms.min() > 0.9 ? 1 : 100, ordering: .relaxed)
        return nil
    }
    print("waiting")
    fflush(nil)
    let line = readLine() ?? "nothing"
    usleep(20_000)
    pthread_mutex_lock(state.mutex)
    state.turn.pointee = 1
    pthread_cond_broadcast(state.condition)
    pthread_mutex_unlock(state.mutex)
    for handle in handles + [computing] { pthread_join(handle, nil) }
    print("read \(line), counted \(state.counter.load(ordering: .relaxed))")
}

/// Processor time passes with work and not with sleep; each thread has its own.
func readClocks() {
    func read(_ clock: clockid_t) -> Int {
        var time = timespec()
        clock_gettime(clock, &time)
        return (time.tv_sec * 1_000_000_000 + time.tv_nsec) / 1_000_000
    }
    let begin = read(CLOCK_THREAD_CPUTIME_ID)
    usleep(100_000)
    let slept = read(CLOCK_THREAD_CPUTIME_ID) - begin
    while read(CLOCK_THREAD_CPUTIME_ID) - begin < 50 {}
    let state = Shared(goal: 0)
    let handle = start(state) { argument in
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        shared(argument).turn.pointee = time.tv_sec * 1_000 + time.tv_nsec / 1_000_000
        return nil
    }
    pthread_join(handle, nil)
    print("slept", slept < 50, "other", state.turn.pointee < 50, "all", read(CLOCK_PROCESS_CPUTIME_ID) >= 50)
}
