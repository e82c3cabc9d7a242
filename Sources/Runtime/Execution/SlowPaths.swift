// SPDX-License-Identifier: Apache-2.0
import Interpreter
import ObjectModel

/// The runtime's side of the entry points (spec/frames.md, ThreadLayout.h): what handlers and machine code jump to when
/// they need more than raw memory. Each runs in VM state with the thread's pc, sp and fp saved, and may change them.
package enum SlowPaths {
    /// The table that threads of a machine refer to.
    package static func table() -> EntryPoints {
        EntryPoints(
            resolveConstant: { SlowPaths.run($0) { (thread) throws(JavaThrow) in try thread.resolveConstant() } },
            resolveField: { SlowPaths.run($0) { (thread) throws(JavaThrow) in try thread.resolveField() } },
            resolveInvoke: { SlowPaths.run($0) { (thread) throws(JavaThrow) in try thread.resolveInvoke() } },
            resolveClass: { SlowPaths.run($0) { (thread) throws(JavaThrow) in try thread.resolveClassInstruction() } },
            initializeClass: { SlowPaths.run($0) { (thread) throws(JavaThrow) in try thread.initializeClass() } },
            allocateObject: { SlowPaths.run($0) { (thread) throws(JavaThrow) in try thread.allocateObject() } },
            allocateArray: { SlowPaths.run($0) { (thread) throws(JavaThrow) in try thread.allocateArray() } },
            allocateMultiArray: { SlowPaths.run($0) { (thread) throws(JavaThrow) in try thread.allocateMultiArray() } },
            monitorEnter: { SlowPaths.run($0) { (thread) throws(JavaThrow) in try thread.monitorEnter() } },
            monitorExit: { SlowPaths.run($0) { (thread) throws(JavaThrow) in try thread.monitorExit() } },
            enterSynchronized: { SlowPaths.run($0) { (thread) throws(JavaThrow) in try thread.enterSynchronized() } },
            leaveSynchronized: { SlowPaths.run($0) { (thread) throws(JavaThrow) in try thread.leaveSynchronized() } },
            throwNullPointer: { SlowPaths.run($0) { (thread) throws(JavaThrow) in throw thread.nullPointer() } },
            throwArrayIndex: { SlowPaths.run($0) { (thread) throws(JavaThrow) in throw thread.arrayIndex() } },
            throwArrayStore: { SlowPaths.run($0) { (thread) throws(JavaThrow) in throw thread.arrayStore() } },
            throwClassCast: { SlowPaths.run($0) { (thread) throws(JavaThrow) in throw thread.classCast() } },
            throwDivideByZero: {
                SlowPaths.run($0) { (thread) throws(JavaThrow) in
                    throw thread.exception("java/lang/ArithmeticException", "/ by zero")
                }
            },
            throwNegativeArraySize: {
                SlowPaths.run($0) { (thread) throws(JavaThrow) in
                    throw thread.negativeArraySize(Int32(truncatingIfNeeded: thread.raw.pointee.argument))
                }
            },
            throwIncompatibleClass: {
                SlowPaths.run($0) { (thread) throws(JavaThrow) in throw thread.incompatibleClass() }
            },
            throwException: { SlowPaths.run($0) { (thread) throws(JavaThrow) in throw thread.throwTop() } },
            pollLoop: { SlowPaths.run($0) { (thread) throws(JavaThrow) in try thread.poll() } },
            pollEntry: { SlowPaths.run($0) { (thread) throws(JavaThrow) in try thread.pollEntry() } },
            prepareMethod: { raw in
                SlowPaths.inCaller(raw) { (thread) throws(JavaThrow) in
                    try thread.vm.prepare(thread.argumentMethod, thread)
                }
            },
            invokeAbstract: { raw in
                SlowPaths.inCaller(raw) { (thread) throws(JavaThrow) in
                    throw thread.abstractMethod(thread.argumentMethod)
                }
            },
            callNative: { raw in Thread(raw).callNative() },
            unwind: { raw in
                let thread = Thread(raw)
                thread.vm.unwind(thread)
            },
            countOverflow: { raw in Thread(raw).vm.countOverflow(Thread(raw)) },
            registerFinalizer: { raw in
                SlowPaths.inCaller(raw) { (thread) throws(JavaThrow) in try thread.registerFinalizer() }
            },
            breakpoint: { _ in },
            overflowStack: { raw in
                SlowPaths.inCaller(raw) { (thread) throws(JavaThrow) in throw thread.stackOverflow() }
            })
    }

    /// Runs a slow path of an instruction; an exception is unwound at once.
    package static func run(
        _ raw: UnsafeMutablePointer<JavaThread>, _ body: (Thread) throws(JavaThrow) -> Void
    ) {
        let thread = Thread(raw)
        let handles = raw.pointee.handleTop
        do throws(JavaThrow) { try body(thread) } catch { thread.vm.unwind(thread) }
        raw.pointee.handleTop = handles
    }

    /// Runs a slow path whose exceptions the handler itself throws, in the caller's frame.
    package static func inCaller(
        _ raw: UnsafeMutablePointer<JavaThread>, _ body: (Thread) throws(JavaThrow) -> Void
    ) {
        let thread = Thread(raw)
        let handles = raw.pointee.handleTop
        do throws(JavaThrow) { try body(thread) } catch {}
        raw.pointee.handleTop = handles
    }
}

extension Thread {
    package var argumentMethod: MethodPointer {
        space[MethodRef(rawValue: UInt32(truncatingIfNeeded: raw.pointee.argument))]
    }

    /// The method whose instruction is being executed.
    package var currentMethod: MethodPointer {
        let header = UnsafeMutableRawPointer(raw.pointee.fp!).assumingMemoryBound(to: FrameHeader.self)
        return space[header.pointee.method]
    }

    package var currentClass: ClassPointer { space[currentMethod.pointee.holder] }

    /// The class or record that an allocating instruction names: `argument`, as its cell may be an initcheck.
    private var argumentOperand: UInt32 { UInt32(truncatingIfNeeded: raw.pointee.argument) }

    /// Operand of the cell at pc.
    package var operand: UInt32 { UnsafeRawPointer(raw.pointee.pc).load(fromByteOffset: 4, as: UInt32.self) }

    /// The pool index of the instruction that is resolved, as its handler named it: by now another thread may have replaced
    /// the cell. To be read before Java code runs.
    package var resolvedOperand: UInt32 { UInt32(truncatingIfNeeded: raw.pointee.argument2) }

    /// Operand slot `depth` from the top, 1 being the topmost.
    package func operandSlot(_ depth: Int) -> UnsafeMutableRawPointer {
        UnsafeMutableRawPointer(raw.pointee.sp) - depth * 4
    }

    /// A handle on operand slot `depth`: the frame's reference map makes it a root.
    package func operandHandle(_ depth: Int) -> Handle {
        Handle(slot: operandSlot(depth).assumingMemoryBound(to: Reference.self))
    }

    /// Completes the current instruction: `pops` slots go, and the next cell follows.
    package func complete(popping pops: Int) {
        raw.pointee.sp -= pops * 4
        raw.pointee.pc += 8
    }

    /// Puts a cell in place of the current one and has it executed.
    package func quicken(_ cell: UInt64) { Quickening.publish(cell, at: raw.pointee.pc) }

    // MARK: - Allocation

    package func allocateObject() throws(JavaThrow) {
        let metadata = space[ClassRef(rawValue: argumentOperand)]
        let made = try vm.allocateObject(metadata, self)
        operandSlot(0).storeBytes(of: made, as: Reference.self)
        complete(popping: -1)
    }

    package func allocateArray() throws(JavaThrow) {
        let metadata = space[ClassRef(rawValue: argumentOperand)]
        let length = operandSlot(1).load(as: Int32.self)
        if length < 0 { throw negativeArraySize(length) }
        let made = try vm.allocateArray(metadata, length: Int(length), self)
        operandSlot(1).storeBytes(of: made, as: Reference.self)
        complete(popping: 0)
    }

    package func allocateMultiArray() throws(JavaThrow) {
        let record = space.metadata(argumentOperand).load(as: MultiArrayMetadata.self)
        let dimensions = Int(record.dimensions)
        let lengths = (0..<dimensions).map { operandSlot(dimensions - $0).load(as: Int32.self) }
        let made = try vm.allocateMultiArray(space[record.class_], lengths, self)
        operandSlot(dimensions).storeBytes(of: made, as: Reference.self)
        complete(popping: dimensions - 1)
    }

    // MARK: - Classes

    package func initializeClass() throws(JavaThrow) {
        let metadata = space[ClassRef(rawValue: UInt32(truncatingIfNeeded: raw.pointee.argument))]
        try vm.initialize(metadata, self)
    }

    package func registerFinalizer() throws(JavaThrow) {
        let object = handle(Reference(rawValue: UInt32(truncatingIfNeeded: raw.pointee.argument)))
        try vm.registerFinalizer(object, self)
    }

    // MARK: - Monitors

    package func monitorEnter() throws(JavaThrow) {
        let object = operandHandle(1)
        if object.isNull { throw nullPointer() }
        if currentMethod.isWatched { try enterWatched(object) } else { try vm.monitors.enter(object, self) }
        complete(popping: 1)
    }

    package func monitorExit() throws(JavaThrow) {
        let object = operandHandle(1)
        if object.isNull { throw nullPointer() }
        if currentMethod.isWatched { try exitWatched(object) } else { try vm.monitors.exit(object, self) }
        complete(popping: 1)
    }

    var currentHeader: UnsafeMutablePointer<FrameHeader> {
        UnsafeMutableRawPointer(raw.pointee.fp!).assumingMemoryBound(to: FrameHeader.self)
    }

    package func enterSynchronized() throws(JavaThrow) {
        let method = currentMethod
        let lock: Handle =
            method.isStatic
            ? handle(space[method.pointee.holder].pointee.mirror)
            : Handle(slot: Frame.innermost(self)!.local(0).assumingMemoryBound(to: Reference.self))
        try vm.monitors.enter(lock, self)
        currentHeader.pointee.lock = lock.reference
    }

    package func leaveSynchronized() throws(JavaThrow) {
        if isFrameWatched { return try leaveWatched() }
        let lock = handle(currentHeader.pointee.lock)
        currentHeader.pointee.lock = .null
        try vm.monitors.exit(lock, self)
    }

    // MARK: - Polls

    /// A back edge or entry noticed a request.
    package func poll() throws(JavaThrow) {
        vm.threads.poll(raw)
        if vm.options.collectsAtPolls { collectAtPoll() }
        record.refreshLimit(self)
        if raw.pointee.fuel < 0 { refuel() }
        try checkCancel()
        try checkStop()
    }

    /// Stress: collects if an allocation has asked for it.
    private func collectAtPoll() {
        let requests = UnsafeMutableRawPointer(raw) + MemoryLayout<JavaThread>.offset(of: \.requests)!
        guard atomic32Load(requests) & UInt32(SwiftletRequestStress) != 0 else { return }
        record.clearRequest(SwiftletRequestStress)
        vm.collect(.minor, cause: .stress, self)
    }

    /// The new frame may also simply not fit.
    package func pollEntry() throws(JavaThrow) {
        try poll()
        let method = currentMethod
        let end = UInt64(UInt(bitPattern: raw.pointee.fp!)) + UInt64(method.pointee.frameSize)
        if end > raw.pointee.realLimit {
            let error = stackOverflow()
            // The error is the caller's: no handler of this method sees it, not even one around its first instruction.
            currentHeader.pointee.position = .none
            throw error
        }
    }

    /// Destroying the machine, or cancelling the thread, unwinds without a Java exception object being catchable.
    package func checkCancel() throws(JavaThrow) {
        guard isCancelRequested, vm.preallocatedOutOfMemory != nil else { return record.pausePolls(self) }
        record.isCancelled = true
        throw throwing(vm.cancelToken(self))
    }

    /// `ThreadRecord.stop` is an exception like any other: handlers catch it, finally blocks run.
    private func checkStop() throws(JavaThrow) {
        guard isStopRequested else { return }
        record.clearRequest(SwiftletRequestStop)
        clearInterrupt()
        throw exception("java/lang/ThreadDeath")
    }
}
