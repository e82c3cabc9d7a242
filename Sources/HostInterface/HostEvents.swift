// SPDX-License-Identifier: Apache-2.0

/// Waiting for descriptors, and waking threads that wait.
public protocol HostEvents: AnyObject, Sendable {
    /// As poll(2): `entries` is the address of `count` structures of 8 bytes. Returns how many are ready. May return EINTR.
    func poll(_ entries: UnsafeMutableRawPointer, count: Int, milliseconds: Int32) -> HostResult
    func makeEventQueue() -> HostResult
    /// As epoll_ctl(2); `descriptor` is also what an event carries.
    func controlEventQueue(_ queue: Int32, operation: Int32, _ descriptor: Int32, events: UInt32) -> HostResult
    /// Fills in `count` structures of 12 bytes. Returns how many. May return EINTR.
    func waitForEvents(
        _ queue: Int32, into events: UnsafeMutableRawPointer, count: Int32, milliseconds: Int32
    ) -> HostResult
    /// A descriptor that becomes readable when a number was written to it.
    func makeEventCounter() -> HostResult
    func makePipe(blocking: Bool, _ reading: inout Int32, _ writing: inout Int32) -> HostResult

    // MARK: Changes of files

    func makeFileWatch() -> HostResult
    /// As inotify_add_watch(2); returns the watch.
    func addFileWatch(_ watch: Int32, _ path: UnsafePointer<CChar>, mask: UInt32) -> HostResult
    func removeFileWatch(_ watch: Int32, _ number: Int32) -> HostResult

    // MARK: Waking threads

    /// A number for the calling thread, to be given to `interrupt` if the thread is enrolled.
    var currentThread: Int { get }
    /// Lets the calling thread be woken by `interrupt`, whatever it inherited from its maker; returns `currentThread`.
    func enrollThread() -> Int
    /// Makes the interruptible call that a thread is in return EINTR. Does nothing if the thread is gone.
    func interrupt(thread: Int) -> HostResult
    /// As `interrupt`, for any call that a signal can end, also those that the host repeats otherwise: until
    /// `permitWaiting` the thread's calls return EINTR when interrupted.
    func forbidWaiting(thread: Int) -> HostResult
    /// Ends the effect of `forbidWaiting`.
    func permitWaiting(thread: Int)
}
