// SPDX-License-Identifier: Apache-2.0
import CSwiftlet
import Glibc

extension LinuxHost {
    public func poll(_ entries: UnsafeMutableRawPointer, count: Int, milliseconds: Int32) -> HostResult {
        once { Int(Glibc.poll(entries.assumingMemoryBound(to: pollfd.self), nfds_t(max(0, count)), milliseconds)) }
    }

    public func makeEventQueue() -> HostResult { once { Int(swiftlet_epoll_create()) } }

    public func controlEventQueue(
        _ queue: Int32, operation: Int32, _ descriptor: Int32, events: UInt32
    ) -> HostResult {
        once { Int(swiftlet_epoll_ctl(queue, operation, descriptor, events)) }
    }

    public func waitForEvents(
        _ queue: Int32, into events: UnsafeMutableRawPointer, count: Int32, milliseconds: Int32
    ) -> HostResult {
        once { Int(swiftlet_epoll_wait(queue, events, count, milliseconds)) }
    }

    public func makeEventCounter() -> HostResult { once { Int(swiftlet_eventfd()) } }

    public func makePipe(blocking: Bool, _ reading: inout Int32, _ writing: inout Int32) -> HostResult {
        var pair: [Int32] = [-1, -1]
        let result = once { Int(swiftlet_pipe(&pair, blocking ? 1 : 0)) }
        if result.error == nil { (reading, writing) = (pair[0], pair[1]) }
        return result
    }

    // MARK: Changes of files

    public func makeFileWatch() -> HostResult { once { Int(swiftlet_inotify_create()) } }

    public func addFileWatch(_ watch: Int32, _ path: UnsafePointer<CChar>, mask: UInt32) -> HostResult {
        once { Int(swiftlet_inotify_add_watch(watch, path, mask)) }
    }

    public func removeFileWatch(_ watch: Int32, _ number: Int32) -> HostResult {
        once { Int(swiftlet_inotify_rm_watch(watch, number)) }
    }

    // MARK: Waking threads

    private var wakeUpSignal: Int32 { __libc_current_sigrtmax() - 2 }

    /// Makes the wake-up signal interrupt system calls and nothing else, and lets writes to closed pipes fail instead of
    /// ending the process; a program's own handling of that signal is kept.
    func prepareSignals() {
        var wakeUp = sigaction()
        wakeUp.__sigaction_handler.sa_handler = { _ in }
        sigaction(wakeUpSignal, &wakeUp, nil)
        var current = sigaction()
        sigaction(SIGPIPE, nil, &current)
        if current.__sigaction_handler.sa_handler == nil {
            current.__sigaction_handler.sa_handler = SIG_IGN
            sigaction(SIGPIPE, &current, nil)
        }
    }

    public var currentThread: Int { Int(swiftlet_thread_id()) }

    public func enrollThread() -> Int {
        // Threads of a pool may block all signals, and theirs inherit that.
        var set = sigset_t()
        sigemptyset(&set)
        sigaddset(&set, wakeUpSignal)
        pthread_sigmask(SIG_UNBLOCK, &set, nil)
        return currentThread
    }

    public func forbidWaiting(thread: Int) -> HostResult {
        guard let number = Int32(exactly: thread), number > 0 else { return .failure(.invalidArgument) }
        hurried.withLock { _ = $0.insert(number) }
        return interrupt(thread: thread)
    }

    public func permitWaiting(thread: Int) {
        guard let number = Int32(exactly: thread) else { return }
        hurried.withLock { _ = $0.remove(number) }
    }

    public func interrupt(thread: Int) -> HostResult {
        guard let number = Int32(exactly: thread), number > 0 else { return .failure(.invalidArgument) }
        return once { Int(swiftlet_tgkill(number, wakeUpSignal)) }
    }
}
