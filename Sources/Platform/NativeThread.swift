// SPDX-License-Identifier: Apache-2.0
import CSwiftlet
import Glibc

/// A thread of the operating system. A plain value: copies name the same thread. Exactly one of `join` and `detach`
/// must be called, once, or the thread's stack is never freed.
public struct NativeThread: Sendable, Equatable {
    private let handle: UInt

    private init(handle: UInt) { self.handle = handle }

    /// A function a thread starts in.
    public typealias Entry = @convention(c) (UnsafeMutableRawPointer?) -> Void

    /// Starts a thread in `entry(context)`.
    ///
    /// - Parameters:
    ///   - stackSizeInBytes: 0 for the system's default; otherwise raised to the system's minimum and to whole pages.
    ///   - guardSizeInBytes: inaccessible bytes below the stack.
    /// - Throws: EAGAIN when the system has no room for another thread.
    public static func start(
        stackSizeInBytes: Int = 0, guardSizeInBytes: Int = VirtualMemory.pageSizeInBytes,
        context: UnsafeMutableRawPointer?, _ entry: @escaping Entry
    ) throws(SystemError) -> NativeThread {
        var size = max(stackSizeInBytes, 0)
        if size != 0 {
            guard let rounded = VirtualMemory.roundedUpToPages(max(size, minimumStackSizeInBytes)) else {
                throw SystemError(operation: "pthread_create", code: EINVAL)
            }
            size = rounded
        }
        var handle: UInt = 0
        let error = swiftlet_thread_start(&handle, size, max(guardSizeInBytes, 0), entry, context)
        guard error == 0 else { throw SystemError(operation: "pthread_create", code: error) }
        return NativeThread(handle: handle)
    }

    /// Starts a thread that runs a closure.
    public static func start(
        stackSizeInBytes: Int = 0, name: String? = nil, _ body: @escaping @Sendable () -> Void
    ) throws(SystemError) -> NativeThread {
        let box = Unmanaged.passRetained(ClosureBox(name: name, body: body))
        do throws(SystemError) {
            return try start(stackSizeInBytes: stackSizeInBytes, context: box.toOpaque()) { context in
                let box = Unmanaged<ClosureBox>.fromOpaque(context!).takeRetainedValue()
                if let name = box.name { NativeThread.setCurrentName(name) }
                box.body()
            }
        } catch {
            box.release()
            throw error
        }
    }

    /// The calling thread.
    public static var current: NativeThread { NativeThread(handle: UInt(pthread_self())) }

    /// Waits until the thread has ended and frees it.
    public func join() throws(SystemError) {
        let error = pthread_join(pthread_t(handle), nil)
        guard error == 0 else { throw SystemError(operation: "pthread_join", code: error) }
    }

    /// Lets the thread free itself when it ends.
    public func detach() throws(SystemError) {
        let error = pthread_detach(pthread_t(handle))
        guard error == 0 else { throw SystemError(operation: "pthread_detach", code: error) }
    }

    /// Names the calling thread for debuggers; the kernel keeps 15 bytes.
    public static func setCurrentName(_ name: String) { swiftlet_thread_set_name(name) }

    /// The kernel's id of the calling thread, as in /proc and debuggers.
    public static var currentID: Int32 { swiftlet_thread_id() }

    /// The smallest stack the system accepts, in bytes.
    public static var minimumStackSizeInBytes: Int { max(sysconf(Int32(_SC_THREAD_STACK_MIN)), 16 << 10) }

    /// The calling thread's native stack: lowest usable address and the address just above its base. The main
    /// thread's depends on the resource limit in force and is read from /proc, so callers keep the result.
    public static func currentStackBounds() throws(SystemError) -> (lowest: UInt, end: UInt) {
        var lowest: UnsafeMutableRawPointer?
        var size = 0
        let error = swiftlet_thread_stack_bounds(&lowest, &size)
        guard error == 0 else { throw SystemError(operation: "pthread_getattr_np", code: error) }
        let start = UInt(bitPattern: lowest)
        return (start, start &+ UInt(size))
    }

    /// Lets other threads run.
    public static func yield() { sched_yield() }

    private final class ClosureBox: Sendable {
        let name: String?
        let body: @Sendable () -> Void

        init(name: String?, body: @escaping @Sendable () -> Void) {
            self.name = name
            self.body = body
        }
    }
}
