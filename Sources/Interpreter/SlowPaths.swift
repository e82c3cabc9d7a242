// SPDX-License-Identifier: Apache-2.0
import ObjectModel

// Where handlers go when they need the runtime. Each function has the handlers' signature, is reached by a jump, calls an
// entry point and dispatches what the runtime left in the thread (spec/entry-points.md): the same cell to execute it
// again, the next one, a handler's, or the leave cell.

extension Registers {
    /// Publishes the registers and the frame's position.
    @inline(__always)
    func publish() {
        thread.pointee.pc = pc.assumingMemoryBound(to: UInt8.self)
        thread.pointee.sp = sp.assumingMemoryBound(to: UInt8.self)
        thread.pointee.fp = fp.assumingMemoryBound(to: UInt8.self)
        savePosition()
    }

    /// The registers as the runtime left them.
    @inline(__always)
    func reloaded() -> Registers {
        var r = self
        r.pc = PC(thread.pointee.pc)
        r.sp = SP(thread.pointee.sp)
        r.fp = SP(thread.pointee.fp ?? thread.pointee.stackBase)
        return r
    }

    @inline(__always)
    func callRuntime(_ entryPoint: (EntryPoints) -> SlowPath) {
        publish()
        entryPoint(thread.pointee.entryPoints.pointee)(thread)
        return reloaded().dispatch()
    }

    /// As `callRuntime` with the operand as argument: handlers reached through an InitCheckMetadata have an operand that
    /// is not the cell's.
    @inline(__always)
    func callRuntimeWithOperand(_ entryPoint: (EntryPoints) -> SlowPath) {
        thread.pointee.argument = UInt64(operandBits)
        return callRuntime(entryPoint)
    }

    // MARK: Resolution: argument is the opcode, argument2 the operand

    @inline(__always)
    func resolving(_ bytecode: UInt64) {
        thread.pointee.argument = bytecode
        thread.pointee.argument2 = UInt64(operandBits)
    }

    @inline(__always)
    func slowResolveConstant(bytecode: UInt64) {
        resolving(bytecode)
        return jump(resolveConstant)
    }

    @inline(__always)
    func slowResolveField(bytecode: UInt64) {
        resolving(bytecode)
        return jump(resolveField)
    }

    @inline(__always)
    func slowResolveClass(bytecode: UInt64) {
        resolving(bytecode)
        return jump(resolveClass)
    }

    @inline(__always)
    func slowResolveInvoke(bytecode: UInt64) {
        resolving(bytecode)
        return jump(resolveInvoke)
    }

    /// Throws for the index in stack slot `slot`; the array lies below it.
    @inline(__always)
    func throwArrayIndex(_ slot: Int) {
        thread.pointee.argument = UInt64(word(slot))
        thread.pointee.argument2 = UInt64(word(slot &+ 1))
        return callRuntime { $0.throwArrayIndex }
    }

    @inline(__always) func slowAllocateMultiArray() { return jump(allocateMultiArray) }
    @inline(__always) func slowThrowException() { return jump(throwException) }
    @inline(__always) func slowBreakpoint() { return jump(breakpoint) }
    @inline(__always) func slowPrepareMethod() { return jump(prepareMethod) }
    @inline(__always) func slowInvokeAbstract() { return jump(invokeAbstract) }
}

@c(swiftlet_slow_resolveConstant) @inline(never)
func resolveConstant(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    return Registers(pc, sp, fp, base, thread, a).callRuntime { $0.resolveConstant }
}

@c(swiftlet_slow_resolveField) @inline(never)
func resolveField(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    return Registers(pc, sp, fp, base, thread, a).callRuntime { $0.resolveField }
}

@c(swiftlet_slow_resolveClass) @inline(never)
func resolveClass(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    return Registers(pc, sp, fp, base, thread, a).callRuntime { $0.resolveClass }
}

@c(swiftlet_slow_resolveInvoke) @inline(never)
func resolveInvoke(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    return Registers(pc, sp, fp, base, thread, a).callRuntime { $0.resolveInvoke }
}

@c(swiftlet_slow_throwException) @inline(never)
func throwException(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    return Registers(pc, sp, fp, base, thread, a).callRuntime { $0.throwException }
}

@c(swiftlet_slow_slowNullPointer) @inline(never)
func slowNullPointer(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    return Registers(pc, sp, fp, base, thread, a).callRuntime { $0.throwNullPointer }
}

@c(swiftlet_slow_slowDivideByZero) @inline(never)
func slowDivideByZero(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    return Registers(pc, sp, fp, base, thread, a).callRuntime { $0.throwDivideByZero }
}

@c(swiftlet_slow_slowPollLoop) @inline(never)
func slowPollLoop(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    let r = Registers(pc, sp, fp, base, thread, a)
    r.publish()
    thread.pointee.entryPoints.pointee.pollLoop(thread)
    let after = r.reloaded()
    // The branch is executed again, and burns its fuel then.
    if after.pc == pc { thread.pointee.fuel &+= 1 }
    return after.dispatch()
}

@c(swiftlet_slow_slowMonitorEnter) @inline(never)
func slowMonitorEnter(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    return Registers(pc, sp, fp, base, thread, a).callRuntime { $0.monitorEnter }
}

@c(swiftlet_slow_slowMonitorExit) @inline(never)
func slowMonitorExit(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    return Registers(pc, sp, fp, base, thread, a).callRuntime { $0.monitorExit }
}

@c(swiftlet_slow_slowLeaveSynchronized) @inline(never)
func slowLeaveSynchronized(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    return Registers(pc, sp, fp, base, thread, a).callRuntime { $0.leaveSynchronized }
}

@c(swiftlet_slow_slowEnterSynchronized) @inline(never)
func slowEnterSynchronized(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    return Registers(pc, sp, fp, base, thread, a).callRuntime { $0.enterSynchronized }
}

@c(swiftlet_slow_slowAllocateObject) @inline(never)
func slowAllocateObject(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    return Registers(pc, sp, fp, base, thread, a).callRuntimeWithOperand { $0.allocateObject }
}

@c(swiftlet_slow_allocateMultiArray) @inline(never)
func allocateMultiArray(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    return Registers(pc, sp, fp, base, thread, a).callRuntimeWithOperand { $0.allocateMultiArray }
}

@c(swiftlet_slow_slowAllocateArray) @inline(never)
func slowAllocateArray(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    let r = Registers(pc, sp, fp, base, thread, a)
    if r.int(1) >= 0 { return r.callRuntimeWithOperand { $0.allocateArray } }
    thread.pointee.argument = UInt64(r.word(1))
    return r.callRuntime { $0.throwNegativeArraySize }
}

@c(swiftlet_slow_slowInitializeClass) @inline(never)
func slowInitializeClass(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    let r = Registers(pc, sp, fp, base, thread, a)
    thread.pointee.argument = UInt64(
        r.metadata(r.operandBits).assumingMemoryBound(to: InitCheckMetadata.self).pointee.class_.rawValue)
    return r.callRuntime { $0.initializeClass }
}

@c(swiftlet_slow_breakpoint) @inline(never)
func breakpoint(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    // The runtime leaves the cell that the breakpoint replaced in `result`.
    let r = Registers(pc, sp, fp, base, thread, a)
    r.publish()
    thread.pointee.entryPoints.pointee.breakpoint(thread)
    var after = r.reloaded()
    if after.pc != pc { return after.dispatch() }
    after.accumulator = thread.pointee.result
    return after.jump(handler(at: Int32(truncatingIfNeeded: after.accumulator)))
}

@c(swiftlet_slow_slowLoadIndex) @inline(never)
func slowLoadIndex(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    return Registers(pc, sp, fp, base, thread, a).throwArrayIndex(1)
}

@c(swiftlet_slow_slowStoreIndex) @inline(never)
func slowStoreIndex(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    return Registers(pc, sp, fp, base, thread, a).throwArrayIndex(2)
}

@c(swiftlet_slow_slowStoreIndex2) @inline(never)
func slowStoreIndex2(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    return Registers(pc, sp, fp, base, thread, a).throwArrayIndex(3)
}

/// Publishes the cell in the accumulator in place of the one at pc, and executes it.
@c(swiftlet_slow_publish) @inline(never)
func slowPublish(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    Quickening.publish(a, at: pc)
    return Registers(pc, sp, fp, base, thread, a).dispatch()
}
