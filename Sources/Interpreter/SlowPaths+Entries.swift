// SPDX-License-Identifier: Apache-2.0
import ObjectModel

// Slow paths of method entries. The callee has no frame yet unless said otherwise: pc is the continuation, fp the caller's
// frame, the accumulator the MethodRef. What these entry points throw, they leave in `pendingException` and return; the
// exception then unwinds from the caller, or goes to Swift when Swift is the caller.

extension Registers {
    /// Publishes sp and the caller's frame, and the method as argument. The position is what the call site stored.
    @inline(__always)
    func publishEntry() {
        thread.pointee.sp = sp.assumingMemoryBound(to: UInt8.self)
        thread.pointee.fp = fp == SP(thread.pointee.stackBase) ? nil : fp.assumingMemoryBound(to: UInt8.self)
        thread.pointee.argument = UInt64(UInt32(truncatingIfNeeded: accumulator))
    }

    /// Throws the pending exception in the caller.
    @inline(__always)
    func throwInCaller() {
        var r = self
        if Int(bitPattern: pc) == unsafeBitCast(op_leave as Handler, to: Int.self) {
            r.sp -= Int(enteredMethod.pointee.argumentSlots) &* 4
            return r.jump(op_leave_cell)
        }
        r.pc = PC(metadata(fp.load(fromByteOffset: FrameOffset.position, as: UInt32.self)))
        return r.callRuntime { $0.unwind }
    }
}

@c(swiftlet_slow_prepareMethod) @inline(never)
func prepareMethod(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    let r = Registers(pc, sp, fp, base, thread, a)
    r.publishEntry()
    thread.pointee.entryPoints.pointee.prepareMethod(thread)
    if thread.pointee.pendingException != .null { return r.throwInCaller() }
    return r.enter(UInt32(truncatingIfNeeded: a))
}

@c(swiftlet_slow_invokeAbstract) @inline(never)
func invokeAbstract(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    let r = Registers(pc, sp, fp, base, thread, a)
    r.publishEntry()
    thread.pointee.entryPoints.pointee.invokeAbstract(thread)
    return r.throwInCaller()
}

@c(swiftlet_slow_slowNullAtEntry) @inline(never)
func slowNullAtEntry(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    // Only LambdaForms call what comes here, so the caller is a Java frame.
    var r = Registers(pc, sp, fp, base, thread, a)
    r.pc = PC(r.metadata(fp.load(fromByteOffset: FrameOffset.position, as: UInt32.self)))
    return r.callRuntime { $0.throwNullPointer }
}

@c(swiftlet_slow_slowIncompatibleAtEntry) @inline(never)
func slowIncompatibleAtEntry(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    var r = Registers(pc, sp, fp, base, thread, a)
    thread.pointee.argument = UInt64(r.firstArgument)
    r.pc = PC(r.metadata(fp.load(fromByteOffset: FrameOffset.position, as: UInt32.self)))
    return r.callRuntime { $0.throwIncompatibleClass }
}

@c(swiftlet_slow_slowEnterOverLimit) @inline(never)
func slowEnterOverLimit(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    // A frame that does not even fit in the reserve is not made.
    let r = Registers(pc, sp, fp, base, thread, a)
    let method = r.enteredMethod
    let frame = sp + Int(method.pointee.extraLocalsSize)
    if frame + Int(method.pointee.frameSize) > SP(thread.pointee.stackEnd) {
        r.publishEntry()
        thread.pointee.entryPoints.pointee.overflowStack(thread)
        return r.throwInCaller()
    }
    let code = method.pointee.code.rawValue
    r.makeFrame(frame, code)
    method.pointee.invocationCount &+= 1
    thread.pointee.fuel &-= 1
    var inside = r
    inside.pc = PC(r.metadata(code))
    inside.sp = frame + FrameOffset.size
    inside.fp = frame
    inside.publish()
    if method.pointee.flags & AccessFlag.synchronized != 0 {
        thread.pointee.entryPoints.pointee.enterSynchronized(thread)
        if inside.hasMoved { return inside.reloaded().dispatch() }
    }
    return inside.callRuntime { $0.pollEntry }
}

/// An entry that found no fuel, which has been counted and burnt already.
@c(swiftlet_slow_slowEnterWithoutFuel) @inline(never)
func slowEnterWithoutFuel(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    let r = Registers(pc, sp, fp, base, thread, a)
    r.enteredMethod.pointee.invocationCount &-= 1
    thread.pointee.fuel &+= 1
    return r.jump(slowEnterOverLimit)
}

/// The method was entered often: lets the runtime give it machine code, and enters it again.
@c(swiftlet_slow_slowCountInvocation) @inline(never)
func slowCountInvocation(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    let r = Registers(pc, sp, fp, base, thread, a)
    r.publishEntry()
    thread.pointee.argument2 = UInt64(SwiftletCountInvocation)
    thread.pointee.entryPoints.pointee.countOverflow(thread)
    return r.enter(UInt32(truncatingIfNeeded: a))
}

/// A loop turned often; pc is its head, where the runtime may have machine code go on.
@c(swiftlet_slow_slowCountBackEdge) @inline(never)
func slowCountBackEdge(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    let r = Registers(pc, sp, fp, base, thread, a)
    thread.pointee.argument = UInt64(fp.load(fromByteOffset: FrameOffset.method, as: UInt32.self))
    thread.pointee.argument2 = UInt64(SwiftletCountBackEdge)
    return r.callRuntime { $0.countOverflow }
}

@c(swiftlet_slow_slowRegisterFinalizer) @inline(never)
func slowRegisterFinalizer(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    let r = Registers(pc, sp, fp, base, thread, a)
    let locals = fp + r.operand
    thread.pointee.argument = UInt64(locals.load(as: UInt32.self))
    r.publish()
    thread.pointee.entryPoints.pointee.registerFinalizer(thread)
    if thread.pointee.pendingException != .null { return r.callRuntime { $0.unwind } }
    return r.leaveFrame(locals, 0)
}

extension Registers {
    /// Whether the runtime has unwound: the frame is gone, or another cell is next.
    @inline(__always) var hasMoved: Bool {
        PC(thread.pointee.pc) != pc || thread.pointee.fp != fp.assumingMemoryBound(to: UInt8.self)
    }

    /// A native method: makes its frame, lets the runtime call the function, and returns its result. This handler does
    /// make calls, so its own frame on the native stack lasts until it jumps to the continuation.
    @inline(__always)
    func runNative() {
        let method = enteredMethod
        let entryPoints = thread.pointee.entryPoints
        let end = sp + FrameOffset.size
        if end > SP(thread.pointee.stackEnd) {
            publishEntry()
            entryPoints.pointee.overflowStack(thread)
            return throwInCaller()
        }
        let count = method.pointee.invocationCount &+ 1
        method.pointee.invocationCount = count
        if _slowPath(count == 0) { return jump(slowCountInvocation) }
        makeFrame(sp, 0)
        var r = self
        // A native frame has no cell; this one is never executed, it tells that nothing was unwound.
        r.pc = PC(metadata(0))
        r.fp = sp
        r.sp = end
        r.publishNative()
        if isOverLimit(end) {
            entryPoints.pointee.pollEntry(thread)
            if r.hasMoved { return r.reloaded().dispatch() }
            r.publishNative()
        }
        if method.pointee.flags & AccessFlag.synchronized != 0 {
            let lock = lockOfEntered(method)
            if lockThin(lock) {
                r.fp.storeBytes(of: lock, toByteOffset: FrameOffset.lock, as: UInt32.self)
            } else {
                entryPoints.pointee.enterSynchronized(thread)
                if r.hasMoved { return r.reloaded().dispatch() }
            }
        }
        entryPoints.pointee.callNative(thread)
        if thread.pointee.pendingException != .null {
            r.publishNative()
            entryPoints.pointee.unwind(thread)
            return r.reloaded().dispatch()
        }
        let lock = r.fp.load(fromByteOffset: FrameOffset.lock, as: UInt32.self)
        if lock != 0 && !unlockThin(lock) {
            r.publishNative()
            entryPoints.pointee.leaveSynchronized(thread)
            if r.hasMoved { return r.reloaded().dispatch() }
        }
        return r.leaveFrame(sp - Int(method.pointee.argumentSlots) &* 4, thread.pointee.result)
    }

    /// Publishes the registers of a native's frame, which has no position.
    @inline(__always)
    func publishNative() {
        thread.pointee.pc = pc.assumingMemoryBound(to: UInt8.self)
        thread.pointee.sp = sp.assumingMemoryBound(to: UInt8.self)
        thread.pointee.fp = fp.assumingMemoryBound(to: UInt8.self)
    }
}
