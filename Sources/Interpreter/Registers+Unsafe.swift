// SPDX-License-Identifier: Apache-2.0
import ObjectModel

// jdk.internal.misc.Unsafe. An access names an object and a byte offset in it, or null and an absolute address; a virtual
// machine that must not reach outside its reservation does not install these.

extension Registers {
    /// Address of an access whose offset is in the slots from `slot`, below it the object.
    @inline(__always)
    func unsafeAddress(_ slot: Int) -> SP {
        let reference = Int(word(slot &+ 1))
        let origin = reference == 0 ? 0 : Int(bitPattern: base) &+ reference &<< 3
        return address(origin &+ Int(long(slot)))
    }

    @inline(__always)
    func unsafeGet<T: BitwiseCopyable>(_ type: T.Type, _ widen: (T) -> UInt64) {
        return answer(4) { widen($0.unsafeAddress(2).loadUnaligned(as: type)) }
    }

    @inline(__always)
    func unsafeGetVolatile<T: MemoryCell>(_ type: T.Type, _ widen: (T) -> UInt64) {
        return answer(4) { widen(T.loadAcquire($0.unsafeAddress(2))) }
    }

    @inline(__always)
    func unsafePut<T: BitwiseCopyable>(_ type: T.Type, _ slots: Int, _ value: (Registers) -> T) {
        return answer(4 &+ slots) { r in
            r.unsafeAddress(2 &+ slots).storeBytes(of: value(r), as: type)
            return 0
        }
    }

    @inline(__always)
    func unsafePutVolatile<T: MemoryCell>(_ type: T.Type, _ slots: Int, _ value: (Registers) -> T) {
        return answer(4 &+ slots) { r in
            value(r).storeSequentially(r.unsafeAddress(2 &+ slots))
            return 0
        }
    }

    @inline(__always)
    func unsafePutReference(isVolatile: Bool) {
        if word(4) == 0 { return jump(runMethod) }
        return answer(5) { r in
            r.storeReference(r.unsafeAddress(3), r.word(1), isVolatile)
            return 0
        }
    }

    // Compare and set: this, object, offset, expected, new. `exchanges` answers what the memory held, else whether it was set.

    @inline(__always)
    func unsafeCompareAndSetInt(exchanges: Bool) {
        return answer(6) { r in
            let at = r.unsafeAddress(4)
            if exchanges { return UInt64(atomic32CompareAndExchange(at, r.word(2), r.word(1))) }
            return atomic32CompareAndSwap(at, r.word(2), r.word(1)) ? 1 : 0
        }
    }

    @inline(__always)
    func unsafeCompareAndSetLong(exchanges: Bool) {
        return answer(8) { r in
            let at = r.unsafeAddress(6)
            if exchanges { return atomic64CompareAndExchange(at, r.unsignedLong(4), r.unsignedLong(2)) }
            return atomic64CompareAndSwap(at, r.unsignedLong(4), r.unsignedLong(2)) ? 1 : 0
        }
    }

    @inline(__always)
    func unsafeCompareAndSetReference(exchanges: Bool) {
        if word(5) == 0 { return jump(runMethod) }
        return answer(6) { r in
            let at = r.unsafeAddress(4)
            r.space.beforeStore(at)
            let old = atomic32CompareAndExchange(at, r.word(2), r.word(1))
            r.space.afterStore(at)
            return exchanges ? UInt64(old) : old == r.word(2) ? 1 : 0
        }
    }

    @inline(__always)
    func unsafeUpdateInt(_ update: (SP, UInt32) -> UInt32) {
        return answer(5) { UInt64(update($0.unsafeAddress(3), $0.word(1))) }
    }

    @inline(__always)
    func unsafeUpdateLong(_ update: (SP, UInt64) -> UInt64) {
        return answer(6) { update($0.unsafeAddress(4), $0.unsignedLong(2)) }
    }

    @inline(__always)
    func unsafeExchangeReference() {
        if word(4) == 0 { return jump(runMethod) }
        return answer(5) { r in
            let at = r.unsafeAddress(3)
            r.space.beforeStore(at)
            let old = atomic32Exchange(at, r.word(1))
            r.space.afterStore(at)
            return UInt64(old)
        }
    }

    @inline(__always)
    func fence() {
        atomicFence()
        return answer(1) { _ in 0 }
    }
}
