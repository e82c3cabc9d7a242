// SPDX-License-Identifier: Apache-2.0
import ObjectModel

// Methods that run in their entry handler, without a frame: the arguments are on the caller's operand stack, the
// continuation in pc. What such a body cannot do it leaves to the method itself (`runMethod`).

extension Registers {
    /// Takes the arguments off the stack and resumes the caller.
    @inline(__always)
    func answer(_ slots: Int, _ result: (Registers) -> UInt64) {
        var r = self
        r.accumulator = result(self)
        r.sp -= slots &* 4
        return r.jump(unsafeBitCast(Int(bitPattern: pc), to: Handler.self))
    }

    @inline(__always)
    func double(_ slot: Int) -> Double { (sp - slot &* 4).loadUnaligned(as: Double.self) }

    // MARK: Objects and classes

    /// Object.hashCode and System.identityHashCode.
    @inline(__always)
    func identityHash() {
        let reference = word(1)
        if reference == 0 { return answer(1) { _ in 0 } }
        let hash = atomic32LoadRelaxed(object(reference) + 4) &>> UInt32(SwiftletMarkHashShift)
        if hash == 0 { return jump(makeIdentityHash) }
        return answer(1) { _ in UInt64(hash) }
    }

    /// Object's constructor does nothing, except for finalizable objects (`returnFromObjectConstructor`).
    @inline(__always)
    func objectConstructor() {
        let class_ = classMetadata(classWord(object(word(1))))
        if class_.pointee.flags & UInt32(SwiftletClassFinalizable) != 0 { return jump(runMethod) }
        return answer(1) { _ in 0 }
    }

    @inline(__always)
    func objectClass() {
        let class_ = classMetadata(classWord(object(word(1))))
        return answer(1) { _ in UInt64(class_.pointee.mirror.rawValue) }
    }

    @inline(__always)
    func classIsInstance() {
        let reference = word(1)
        if reference == 0 { return answer(2) { _ in 0 } }
        let target = referenceField(word(2), thread.pointee.wellKnown.pointee.mirrorMetadata)
        let class_ = classWord(object(reference))
        let found = space.isSubclass(ClassRef(rawValue: class_), of: ClassRef(rawValue: target))
        return answer(2) { _ in found ? 1 : 0 }
    }

    // MARK: System.arraycopy(src, srcPos, dst, dstPos, length)

    /// Copies between arrays of one class, or references whose class fits the destination's elements.
    @inline(__always)
    func arrayCopy() {
        let source = word(5)
        let destination = word(3)
        if source == 0 || destination == 0 { return jump(runMethod) }
        let from = object(source)
        let to = object(destination)
        let sourceClass = classMetadata(classWord(from))
        let data = Int(sourceClass.pointee.elementOffset)
        if data == 0 || !canCopy(sourceClass, classWord(to)) { return jump(runMethod) }
        let fromIndex = Int(int(4))
        let toIndex = Int(int(2))
        let count = Int(int(1))
        if fromIndex < 0 || toIndex < 0 || count < 0 || fromIndex &+ count > Int(length(from))
            || toIndex &+ count > Int(length(to))
        {
            return jump(runMethod)
        }
        let shift = Int(sourceClass.pointee.elementShift)
        let target = to + (data &+ toIndex &<< shift)
        target.copyMemory(from: from + (data &+ fromIndex &<< shift), byteCount: count &<< shift)
        if sourceClass.pointee.kind == UInt8(SwiftletClassReferenceArray) { space.afterStores(target, count: count) }
        return answer(5) { _ in 0 }
    }

    /// Whether elements of an array of `source` may go to one of `destination` without looking at each.
    @inline(__always)
    func canCopy(_ source: UnsafeMutablePointer<ClassMetadata>, _ destination: UInt32) -> Bool {
        if metadata(destination) == SP(source) { return true }
        let target = classMetadata(destination)
        if source.pointee.kind != UInt8(SwiftletClassReferenceArray)
            || target.pointee.kind != UInt8(SwiftletClassReferenceArray)
        {
            return false
        }
        return space.isSubclass(source.pointee.elementClass, of: target.pointee.elementClass)
    }
}

/// Gives the object a hash from the thread's generator (xorshift: never 0, its low 25 bits only rarely). A lost race for the
/// mark word is the runtime's.
@c(swiftlet_slow_makeIdentityHash) @inline(never)
func makeIdentityHash(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    let r = Registers(pc, sp, fp, base, thread, a)
    var state = thread.pointee.hashState
    state ^= state &<< 13
    state ^= state &>> 17
    state ^= state &<< 5
    thread.pointee.hashState = state
    let hash = state & 0x1FF_FFFF
    let mark = r.object(r.word(1)) + 4
    let old = atomic32LoadRelaxed(mark)
    if hash == 0 || !atomic32CompareAndSwap(mark, old, old | hash &<< UInt32(SwiftletMarkHashShift)) {
        return r.jump(runMethod)
    }
    return r.answer(1) { _ in UInt64(hash) }
}

/// Runs the method that is entered as if it had no intrinsic: prepares it if that was not done, keeping the entry.
@c(swiftlet_slow_runMethod) @inline(never)
func runMethod(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    let r = Registers(pc, sp, fp, base, thread, a)
    let method = r.enteredMethod
    let isNative = method.pointee.flags & AccessFlag.native != 0
    if isNative ? method.pointee.nativeIndex == 0 : method.pointee.code == .none {
        let entry = method.pointee.entry
        r.publishEntry()
        thread.pointee.entryPoints.pointee.prepareMethod(thread)
        method.pointee.entry = entry
        if thread.pointee.pendingException != .null { return r.throwInCaller() }
    }
    if isNative { return r.jump(op_enter_native) }
    if method.pointee.flags & AccessFlag.synchronized != 0 { return r.jump(op_enter_synchronized) }
    return r.jump(op_enter_interpreted)
}
