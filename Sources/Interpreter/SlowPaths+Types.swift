// SPDX-License-Identifier: Apache-2.0
import ObjectModel

// Searches of secondary supers and interface tables: too long for a fast handler, but without the runtime.

@c(swiftlet_slow_slowCheckCast) @inline(never)
func slowCheckCast(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    let r = Registers(pc, sp, fp, base, thread, a)
    let class_ = r.classWord(r.object(r.word(1)))
    if r.space.isSubclass(ClassRef(rawValue: class_), of: ClassRef(rawValue: r.operandBits)) { return r.next() }
    thread.pointee.argument = UInt64(r.word(1))
    thread.pointee.argument2 = UInt64(r.operandBits)
    return r.callRuntime { $0.throwClassCast }
}

@c(swiftlet_slow_slowInstanceOf) @inline(never)
func slowInstanceOf(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    let r = Registers(pc, sp, fp, base, thread, a)
    let class_ = r.classWord(r.object(r.word(1)))
    let found = r.space.isSubclass(ClassRef(rawValue: class_), of: ClassRef(rawValue: r.operandBits))
    r.store(1, found ? 1 : 0)
    return r.next()
}

@c(swiftlet_slow_slowCheckStore) @inline(never)
func slowCheckStore(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    let r = Registers(pc, sp, fp, base, thread, a)
    if r.word(2) >= r.length(r.object(r.word(3))) { return r.throwArrayIndex(2) }
    let element = r.classMetadata(r.classWord(r.object(r.word(3)))).pointee.elementClass
    let class_ = r.classWord(r.object(r.word(1)))
    if r.space.isSubclass(ClassRef(rawValue: class_), of: element) { return r.completeReferenceArrayStore() }
    thread.pointee.argument = UInt64(r.word(1))
    thread.pointee.argument2 = UInt64(r.word(3))
    return r.callRuntime { $0.throwArrayStore }
}

@c(swiftlet_slow_searchInterfaceTable) @inline(never)
func searchInterfaceTable(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    let r = Registers(pc, sp, fp, base, thread, a)
    let site = r.callSite
    let class_ = r.classWord(r.object(r.receiver(site)))
    let method = r.interfaceMethod(class_, site.pointee.interface_.rawValue, Int(site.pointee.index))
    if method == 0 { return r.jump(interfaceMissing) }
    // A cache must not outlive the class it names.
    let unit = r.space[ClassRef(rawValue: class_)].pointee.unit
    if unit == 0 || unit == r.unitOfCaller { atomic64StoreRelaxed(site, UInt64(class_) | UInt64(method) &<< 32) }
    return r.call(site, method)
}

/// The receiver's class does not implement the interface.
@c(swiftlet_slow_interfaceMissing) @inline(never)
func interfaceMissing(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    let r = Registers(pc, sp, fp, base, thread, a)
    thread.pointee.argument = UInt64(r.receiver(r.callSite))
    return r.callRuntime { $0.throwIncompatibleClass }
}
