// SPDX-License-Identifier: Apache-2.0
import ObjectModel

// Calls and returns (spec/frames.md, "Calls"). A call site stores its position, and jumps to the target's entry with the
// continuation in pc, the target in the accumulator and its arguments on the operand stack; a return jumps to the
// continuation with the result in the accumulator. The native stack does not move.

typealias CallSite = UnsafeMutablePointer<CallSiteMetadata>

extension Registers {
    @inline(__always) var callSite: CallSite { space[CallSiteRef(rawValue: operandBits)] }

    /// Receiver of a call whose arguments are on top of the stack.
    @inline(__always)
    func receiver(_ site: CallSite) -> UInt32 {
        (sp - Int(site.pointee.argumentSlots) &* 4).load(as: UInt32.self)
    }

    /// Enters `method`; the continuation is that of the site.
    @inline(__always)
    func call(_ site: CallSite, _ method: UInt32) {
        savePosition()
        var r = self
        r.pc = PC(bitPattern: anchorAddress &+ Int(site.pointee.continuation)).unsafelyUnwrapped
        return r.enter(method)
    }

    /// Jumps to a method's entry; pc holds the continuation.
    @inline(__always)
    func enter(_ method: UInt32) {
        var r = self
        r.accumulator = UInt64(method)
        return r.jump(handler(at: space[MethodRef(rawValue: method)].pointee.entry))
    }

    @inline(__always)
    func invokeStatic() {
        let site = callSite
        return call(site, site.pointee.method.rawValue)
    }

    @inline(__always)
    func invokeSpecial() {
        let site = callSite
        if receiver(site) == 0 { return jump(slowNullPointer) }
        return call(site, site.pointee.method.rawValue)
    }

    /// Method at `index` of the class's virtual table.
    @inline(__always)
    func virtualMethod(_ class_: UInt32, _ index: Int) -> UInt32 {
        metadata(class_).load(fromByteOffset: SwiftletVtableOffset &+ index &* 4, as: UInt32.self)
    }

    @inline(__always)
    func invokeVirtual() {
        let site = callSite
        let receiver = receiver(site)
        if receiver == 0 { return jump(slowNullPointer) }
        return call(site, virtualMethod(classWord(object(receiver)), Int(site.pointee.index)))
    }

    /// The inline cache is one word: the class of the last receiver and the method found for it.
    @inline(__always)
    func invokeInterface() {
        let site = callSite
        let receiver = receiver(site)
        if receiver == 0 { return jump(slowNullPointer) }
        let cache = atomic64LoadRelaxed(site)
        if UInt32(truncatingIfNeeded: cache) != classWord(object(receiver)) { return jump(searchInterfaceTable) }
        return call(site, UInt32(truncatingIfNeeded: cache &>> 32))
    }

    /// Method `index` of an interface as the class implements it; 0 when the class does not implement the interface.
    @inline(__always)
    func interfaceMethod(_ class_: UInt32, _ interface: UInt32, _ index: Int) -> UInt32 {
        let table = classMetadata(class_).pointee.itable.rawValue
        if table == 0 { return 0 }
        let count = metadata(table).load(as: UInt32.self)
        var entry = metadata(table) + 4
        let end = entry + Int(count) &* 8
        while entry < end {
            if entry.load(as: UInt32.self) == interface {
                let methods = entry.load(fromByteOffset: 4, as: UInt32.self)
                return metadata(methods).load(fromByteOffset: index &* 4, as: UInt32.self)
            }
            entry += 8
        }
        return 0
    }

    /// The site's method with the appendix as extra last argument.
    @inline(__always)
    func invokeDynamic() {
        let site = callSite
        var r = self
        if site.pointee.hasAppendix != 0 { r.push(space[site.pointee.appendix].pointee.rawValue) }
        return r.call(site, site.pointee.method.rawValue)
    }

    @inline(__always)
    func invokeHandle() {
        if receiver(callSite) == 0 { return jump(slowNullPointer) }
        return invokeDynamic()
    }

    // MARK: After a call

    /// Goes on after the call at the frame's position; `push` puts the result on the stack.
    @inline(__always)
    func resume(_ push: (inout Registers, UInt64) -> Void) {
        var r = self
        r.pc = PC(metadata(fp.load(fromByteOffset: FrameOffset.position, as: UInt32.self)))
        push(&r, accumulator)
        return r.next()
    }

    /// Returns to Swift.
    @inline(__always)
    func leave() {
        thread.pointee.result = accumulator
        return leaveAfterUnwinding()
    }

    /// Returns to Swift with the exception that is pending in the thread.
    @inline(__always)
    func leaveAfterUnwinding() {
        thread.pointee.sp = sp.assumingMemoryBound(to: UInt8.self)
        thread.pointee.fp = fp == SP(thread.pointee.stackBase) ? nil : fp.assumingMemoryBound(to: UInt8.self)
    }

    // MARK: Returns

    /// Removes the frame at `fp`, whose first local lies at `locals`, and resumes the caller with `result`.
    @inline(__always)
    func leaveFrame(_ locals: SP, _ result: UInt64) {
        let continuation = fp.loadUnaligned(fromByteOffset: FrameOffset.continuation, as: Int.self)
        var r = self
        r.sp = locals
        r.fp = SP(thread.pointee.stackBase) + Int(fp.load(fromByteOffset: FrameOffset.callerFrame, as: UInt32.self))
        r.accumulator = result
        return r.jump(unsafeBitCast(continuation, to: Handler.self))
    }

    @inline(__always)
    func returnValue(_ value: (Registers) -> UInt64) { return leaveFrame(fp + operand, value(self)) }

    /// Unlocks what the frame locked, then returns. When the runtime must help it clears the frame's lock and this
    /// instruction is executed again, so the result stays on the operand stack, where the collector sees it.
    @inline(__always)
    func returnSynchronized(_ value: (Registers) -> UInt64) {
        let lock = fp.load(fromByteOffset: FrameOffset.lock, as: UInt32.self)
        if lock != 0 && !unlockThin(lock) { return jump(slowLeaveSynchronized) }
        return returnValue(value)
    }

    /// The return of Object.<init>, which makes finalizable objects known (JLS 12.6.1).
    @inline(__always)
    func returnFromObjectConstructor() {
        let receiver = (fp + operand).load(as: UInt32.self)
        let class_ = classMetadata(classWord(object(receiver)))
        if class_.pointee.flags & UInt32(SwiftletClassFinalizable) != 0 { return jump(slowRegisterFinalizer) }
        return leaveFrame(fp + operand, 0)
    }
}
