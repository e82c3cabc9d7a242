// SPDX-License-Identifier: Apache-2.0
import ObjectModel

// Method entries: pc holds the continuation, the accumulator the MethodRef, fp is the caller's frame (the stack's base
// when there is none), the arguments end at sp.

extension Registers {
    /// The accumulator's upper half is zero here, so this is base + accumulator + a constant.
    @inline(__always)
    var enteredMethod: UnsafeMutablePointer<MethodMetadata> {
        (base + (Int(SwiftletMetadataOffset) &+ Int(truncatingIfNeeded: accumulator)))
            .assumingMemoryBound(to: MethodMetadata.self)
    }

    /// Writes a frame header at `frame`.
    @inline(__always)
    func makeFrame(_ frame: SP, _ code: UInt32) {
        let caller = Int(bitPattern: fp) &- Int(bitPattern: thread.pointee.stackBase)
        frame.storeBytes(of: UInt32(truncatingIfNeeded: caller), as: UInt32.self)
        frame.storeBytes(
            of: UInt32(truncatingIfNeeded: accumulator), toByteOffset: FrameOffset.method, as: UInt32.self)
        // Position, and no lock.
        frame.storeBytes(of: UInt64(code), toByteOffset: FrameOffset.position, as: UInt64.self)
        frame.storeBytes(of: Int(bitPattern: pc), toByteOffset: FrameOffset.continuation, as: Int.self)
    }

    /// Whether a frame that ends at `end` needs the runtime first: no room, or a request to stop.
    @inline(__always)
    func isOverLimit(_ end: SP) -> Bool {
        UInt64(UInt(bitPattern: end)) > atomic64LoadRelaxed(UnsafeRawPointer(thread))
    }

    @inline(__always)
    func enterInterpreted() {
        let method = enteredMethod
        let frame = sp + Int(method.pointee.extraLocalsSize)
        if isOverLimit(frame + Int(method.pointee.frameSize)) { return jump(slowEnterOverLimit) }
        let count = method.pointee.invocationCount &+ 1
        method.pointee.invocationCount = count
        if _slowPath(count == 0) { return jump(slowCountInvocation) }
        if burnFuel() { return jump(slowEnterWithoutFuel) }
        let code = method.pointee.code.rawValue
        makeFrame(frame, code)
        var r = self
        r.pc = PC(metadata(code))
        r.sp = frame + FrameOffset.size
        r.fp = frame
        return r.dispatch()
    }

    /// As `enterInterpreted`, locking the receiver or the class's mirror.
    @inline(__always)
    func enterSynchronized() {
        let method = enteredMethod
        let frame = sp + Int(method.pointee.extraLocalsSize)
        if isOverLimit(frame + Int(method.pointee.frameSize)) { return jump(slowEnterOverLimit) }
        let count = method.pointee.invocationCount &+ 1
        method.pointee.invocationCount = count
        if _slowPath(count == 0) { return jump(slowCountInvocation) }
        if burnFuel() { return jump(slowEnterWithoutFuel) }
        let code = method.pointee.code.rawValue
        makeFrame(frame, code)
        let lock = lockOfEntered(method)
        var r = self
        r.pc = PC(metadata(code))
        r.sp = frame + FrameOffset.size
        r.fp = frame
        if !lockThin(lock) { return r.jump(slowEnterSynchronized) }
        frame.storeBytes(of: lock, toByteOffset: FrameOffset.lock, as: UInt32.self)
        return r.dispatch()
    }

    /// What a synchronized method locks; sp is after the arguments.
    @inline(__always)
    func lockOfEntered(_ method: UnsafeMutablePointer<MethodMetadata>) -> UInt32 {
        if method.pointee.flags & AccessFlag.static != 0 { return space[method.pointee.holder].pointee.mirror.rawValue }
        return (sp - Int(method.pointee.argumentSlots) &* 4).load(as: UInt32.self)
    }

    // MARK: Machine code

    /// A method that has machine code.
    @inline(__always)
    func enterMachineCode() {
        let entry = base + Int(enteredMethod.pointee.machineEntry)
        return jump(unsafeBitCast(Int(bitPattern: entry), to: Handler.self))
    }

    /// Goes on in machine code where the runtime says.
    @inline(__always)
    func resumeMachineCode() {
        return jump(unsafeBitCast(Int(truncatingIfNeeded: thread.pointee.result), to: Handler.self))
    }

    // MARK: Signature-polymorphic methods of java.lang.invoke

    /// Field of a heap object that holds a reference.
    @inline(__always)
    func referenceField(_ reference: UInt32, _ offset: UInt32) -> UInt32 {
        object(reference).load(fromByteOffset: Int(offset), as: UInt32.self)
    }

    /// The method a MemberName was resolved to.
    @inline(__always)
    func memberTarget(_ member: UInt32) -> UInt32 {
        let known = thread.pointee.wellKnown
        let resolved = referenceField(member, known.pointee.memberNameMethod)
        if resolved == 0 { return 0 }
        return referenceField(resolved, known.pointee.resolvedMethodTarget)
    }

    /// First argument of the method that is entered.
    @inline(__always) var firstArgument: UInt32 {
        (sp - Int(enteredMethod.pointee.argumentSlots) &* 4).load(as: UInt32.self)
    }

    /// MethodHandle.invokeBasic: the target of `form.vmentry`, with the same arguments.
    @inline(__always)
    func enterInvokeBasic() {
        let known = thread.pointee.wellKnown
        let handle = firstArgument
        if handle == 0 { return jump(slowNullAtEntry) }
        let form = referenceField(handle, known.pointee.methodHandleForm)
        if form == 0 { return jump(slowNullAtEntry) }
        let member = referenceField(form, known.pointee.lambdaFormEntry)
        if member == 0 { return jump(slowNullAtEntry) }
        let target = memberTarget(member)
        if target == 0 { return jump(slowNullAtEntry) }
        return enter(target)
    }

    @inline(__always)
    func enterLinkToStatic() {
        let member = word(1)
        if member == 0 { return jump(slowNullAtEntry) }
        return enterTarget(of: member)
    }

    /// Drops the MemberName and enters the method it names.
    @inline(__always)
    func enterTarget(of member: UInt32) {
        let target = memberTarget(member)
        if target == 0 { return jump(slowNullAtEntry) }
        var r = self
        r.sp -= 4
        return r.enter(target)
    }

    @inline(__always)
    func enterLinkToSpecial() {
        let member = word(1)
        if member == 0 || firstArgument == 0 { return jump(slowNullAtEntry) }
        return enterTarget(of: member)
    }

    /// A negative index says that the target is bound statically.
    @inline(__always)
    func enterLinkToVirtual() {
        let member = word(1)
        let receiver = firstArgument
        if member == 0 || receiver == 0 { return jump(slowNullAtEntry) }
        let index = object(member).load(
            fromByteOffset: Int(thread.pointee.wellKnown.pointee.memberNameIndex), as: Int64.self)
        if index < 0 { return enterTarget(of: member) }
        var r = self
        r.sp -= 4
        return r.enter(virtualMethod(classWord(object(receiver)), Int(index)))
    }

    @inline(__always)
    func enterLinkToInterface() {
        let member = word(1)
        let receiver = firstArgument
        if member == 0 || receiver == 0 { return jump(slowNullAtEntry) }
        let known = thread.pointee.wellKnown
        let index = object(member).load(fromByteOffset: Int(known.pointee.memberNameIndex), as: Int64.self)
        if index < 0 { return enterTarget(of: member) }
        let mirror = referenceField(member, known.pointee.memberNameClass)
        if mirror == 0 { return jump(slowNullAtEntry) }
        let interface = referenceField(mirror, known.pointee.mirrorMetadata)
        let target = interfaceMethod(classWord(object(receiver)), interface, Int(index))
        if target == 0 { return jump(slowIncompatibleAtEntry) }
        var r = self
        r.sp -= 4
        return r.enter(target)
    }
}

/// Access flags of the class file that handlers look at.
enum AccessFlag {
    @inline(__always) static var `static`: UInt32 { 0x0008 }
    @inline(__always) static var synchronized: UInt32 { 0x0020 }
    @inline(__always) static var native: UInt32 { 0x0100 }
}
