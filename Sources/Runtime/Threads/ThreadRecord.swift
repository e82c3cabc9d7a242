// SPDX-License-Identifier: Apache-2.0
import Glibc
import Interpreter
import ObjectModel
import Platform
import Verifier

/// The cold part of a Java thread: everything handlers and machine code never touch.
///
/// Fields without a lock of their own are used by the thread itself, or at a safepoint.
public final class ThreadRecord: @unchecked Sendable {
    /// A class whose supers are being loaded (circularity check, JVMS 5.3.5).
    package struct Loading: Equatable {
        var name: SymbolRef
        var loader: UInt32
    }

    /// Native stack that Swift code of the VM may need below a call into Java, in bytes.
    package static let nativeReserve = 256 << 10

    package let raw: UnsafeMutablePointer<JavaThread>
    /// Clock reading of the start, in nanoseconds of the monotonic clock.
    package let startNanoseconds = SystemClock.monotonicNanoseconds
    public var thread: Thread { Thread(raw) }
    package var loading: [Loading] = []
    /// Lowest native stack address at which a call into Java may start.
    package var nativeStackLimit: UInt = 0
    /// Keeps its memory from class to class.
    package private(set) lazy var classVerifier = ClassVerifier()
    package let parker = Parker()
    /// What `interrupt` wakes besides the parker: the monitor the thread waits for.
    package var waitingOn: Monitor?
    /// The monitor the thread is about to enter and somebody else owns. Set and cleared in VM state.
    package var blockedOn: Monitor?
    /// How often, and if that is measured how long, the thread has been blocked and has waited.
    package var contention = ContentionCounters()
    /// The environment that native code of libraries is handed, in memory of its own; nil until there is such code.
    package var nativeEnvironment: UnsafeMutableRawPointer?
    /// Where the frames of local references begin that native code has pushed.
    package var localFrames: [UnsafeMutablePointer<Reference>] = []
    package let waitCondition = NativeCondition()
    /// The thread was started by Java and is joined by nobody.
    package var isDaemon = false
    /// The host's number of the native thread, for waking it from system calls; 0 until running. Guarded by the registry.
    package var hostThread = 0
    /// The Java name at the start, for reports by threads that must not touch the heap.
    package var label = ""
    /// A thread of the embedder that stays attached between its calls into Java.
    package var isHosted = false
    /// A native thread of somebody else's that native code has attached. While it is outside of Java nobody waits for it to
    /// end, and its system calls are its own.
    package var isForeign = false
    /// Calls from Swift in progress on a hosted thread. Guarded by the registry.
    package var calls = 0
    /// The thread is being cancelled: it unwinds without running handlers.
    package var isCancelled = false
    /// The outermost frame that keeps the end of a call waiting, as the thread itself saw it last.
    var sharedStateFrame: (fp: UnsafeMutablePointer<UInt8>, method: MethodRef)?
    var isThrowingOutOfMemory = false
    /// Monitors of the frames whose methods do not keep to structured locking (WatchedMonitors.swift), outer frames first.
    var watchedMonitors: [WatchedMonitor] = []
    package var fuel = FuelGauge()
    /// Native stack of threads that Java starts, in bytes; reserved, touched as needed.
    package static let nativeStackSize = 2 << 20
    private let memory: ThreadMemory
    private let pool: ThreadMemoryPool

    package init(_ vm: VirtualMachine, id: UInt32, stackSize: Int) throws(SystemError) {
        pool = vm.threadMemory
        memory = try pool.take(stackSize: stackSize)
        raw = .allocate(capacity: 1)
        let handles = memory.handles
        let base = memory.stack.assumingMemoryBound(to: UInt8.self)
        // The first slots stay empty, so that no frame has offset 0.
        let start = base + 64
        memset(raw, 0, MemoryLayout<JavaThread>.size)
        raw.pointee.base = vm.space.base.assumingMemoryBound(to: UInt8.self)
        raw.pointee.stackBase = base
        raw.pointee.stackEnd = base + stackSize
        raw.pointee.sp = start
        raw.pointee.pc = UnsafePointer(start)
        raw.pointee.realLimit = UInt64(UInt(bitPattern: base + (stackSize - SwiftletStackReserve)))
        raw.pointee.limit = raw.pointee.realLimit
        raw.pointee.entryPoints = UnsafePointer(vm.entryPoints)
        raw.pointee.wellKnown = UnsafePointer(vm.wellKnown)
        raw.pointee.leaveCell = UnsafePointer(vm.leaveCell)
        raw.pointee.resumeCell = UnsafePointer(vm.leaveCell + 1)
        raw.pointee.stressCount = 1
        // Where it is not counted it lasts for centuries.
        raw.pointee.fuel = vm.options.isFuelCounted ? 0 : .max
        raw.pointee.handleBase = handles
        raw.pointee.handleTop = handles
        raw.pointee.handleLimit = handles + ThreadMemory.handleCapacity
        raw.pointee.threadId = id
        raw.pointee.hashState = id &* 0x9E37_79B9 | 1
        raw.pointee.machine = Unmanaged.passUnretained(vm).toOpaque()
        raw.pointee.record = Unmanaged.passUnretained(self).toOpaque()
        raw.pointee.state = UInt32(SwiftletThreadInNative)
    }

    deinit {
        nativeEnvironment?.deallocate()
        pool.giveBack(memory)
        raw.deallocate()
        waitCondition.destroy()
    }

    /// Measures the native stack of the calling thread, which becomes this one's.
    package func adoptNativeStack() {
        let bounds = try? NativeThread.currentStackBounds()
        nativeStackLimit = (bounds?.lowest ?? 0) + UInt(ThreadRecord.nativeReserve)
    }

    /// Recomputes `limit` from the real limit and the requests.
    package func refreshLimit(_ thread: Thread) {
        let raw = thread.raw
        let address = UnsafeMutableRawPointer(raw) + MemoryLayout<JavaThread>.offset(of: \.limit)!
        let requests = UnsafeMutableRawPointer(raw) + MemoryLayout<JavaThread>.offset(of: \.requests)!
        atomic64Store(address, raw.pointee.realLimit)
        // What waits for the end of the shelter need not be polled for until then.
        let ignored = raw.pointee.shelter > 0 ? ~UInt32(SwiftletRequestEndCall) : ~0
        if atomic32Load(requests) & ignored != 0 { atomic64Store(address, 0) }
    }

    /// Does without polls if all that is requested is the end of a call, which has to wait: whoever wants it asks again.
    func pausePolls(_ thread: Thread) {
        let requests = UnsafeMutableRawPointer(raw) + MemoryLayout<JavaThread>.offset(of: \.requests)!
        guard atomic32Load(requests) == UInt32(SwiftletRequestEndCall) else { return }
        atomic64Store(
            UnsafeMutableRawPointer(raw) + MemoryLayout<JavaThread>.offset(of: \.limit)!, raw.pointee.realLimit)
        // A request in between must not be lost.
        if atomic32Load(requests) != UInt32(SwiftletRequestEndCall) { refreshLimit(thread) }
    }

    /// Asks the thread to look at its requests at the next poll; from any thread.
    package func request(_ bit: Int) {
        let requests = UnsafeMutableRawPointer(raw) + MemoryLayout<JavaThread>.offset(of: \.requests)!
        _ = atomic32FetchOr(requests, UInt32(bit))
        atomic64Store(UnsafeMutableRawPointer(raw) + MemoryLayout<JavaThread>.offset(of: \.limit)!, 0)
    }

    /// Takes back a request; by the thread itself, or while it is stopped.
    package func clearRequest(_ bit: Int) {
        let requests = UnsafeMutableRawPointer(raw) + MemoryLayout<JavaThread>.offset(of: \.requests)!
        _ = atomic32FetchAnd(requests, ~UInt32(bit))
        refreshLimit(thread)
    }

    /// In native state: not touching the machine's memory. Any thread may ask.
    package var isOutside: Bool {
        let address = UnsafeMutableRawPointer(raw) + MemoryLayout<JavaThread>.offset(of: \.state)!
        return atomic32Load(address) == UInt32(SwiftletThreadInNative)
    }

    /// A foreign thread with no call into Java in progress. Any thread may ask.
    package var isForeignAndIdle: Bool { isForeign && isOutside && raw.pointee.fp == nil }

    /// Whether limits of calls must wait. Any thread may ask.
    package var isSheltered: Bool {
        atomic32Load(UnsafeMutableRawPointer(raw) + MemoryLayout<JavaThread>.offset(of: \.shelter)!) != 0
    }

    /// Name of the java.lang.Thread, for messages.
    package func name(_ thread: Thread) -> String {
        let object = raw.pointee.threadObject
        if object.isNull { return "<unattached>" }
        let name = thread.space.loadReference(object, thread.vm.fields.threadName)
        return name.isNull ? "" : thread.vm.string(name)
    }
}
