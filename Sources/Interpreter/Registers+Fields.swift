// SPDX-License-Identifier: Apache-2.0
import ObjectModel

// Fields. Operands: the byte offset in the object; for statics the byte offset of the field from the heap base, as mirrors
// do not move.

extension Registers {
    @inline(__always)
    func getField<T: BitwiseCopyable>(_ type: T.Type, _ push: (inout Registers, T) -> Void) {
        let reference = word(1)
        if reference == 0 { return jump(slowNullPointer) }
        var r = self
        r.sp -= 4
        push(&r, (object(reference) + operand).load(as: type))
        return r.next()
    }

    @inline(__always)
    func getFieldVolatile<T: MemoryCell>(_ type: T.Type, _ push: (inout Registers, T) -> Void) {
        let reference = word(1)
        if reference == 0 { return jump(slowNullPointer) }
        var r = self
        r.sp -= 4
        push(&r, T.loadAcquire(object(reference) + operand))
        return r.next()
    }

    @inline(__always)
    func putField<T: BitwiseCopyable>(_ type: T.Type, _ slots: Int, _ value: (Registers) -> T) {
        let reference = word(slots &+ 1)
        if reference == 0 { return jump(slowNullPointer) }
        (object(reference) + operand).storeBytes(of: value(self), as: type)
        var r = self
        r.sp -= slots &* 4 &+ 4
        return r.next()
    }

    @inline(__always)
    func putFieldVolatile<T: MemoryCell>(_ type: T.Type, _ slots: Int, _ value: (Registers) -> T) {
        let reference = word(slots &+ 1)
        if reference == 0 { return jump(slowNullPointer) }
        value(self).storeSequentially(object(reference) + operand)
        var r = self
        r.sp -= slots &* 4 &+ 4
        return r.next()
    }

    @inline(__always)
    func putReferenceField(isVolatile: Bool) {
        let reference = word(2)
        if reference == 0 { return jump(slowNullPointer) }
        storeReference(object(reference) + operand, word(1), isVolatile)
        var r = self
        r.sp -= 8
        return r.next()
    }

    /// Stores a reference into the heap, with the barriers.
    @inline(__always)
    func storeReference(_ slot: SP, _ value: UInt32, _ isVolatile: Bool) {
        space.beforeStore(slot)
        if isVolatile { value.storeSequentially(slot) } else { slot.storeBytes(of: value, as: UInt32.self) }
        space.afterStore(slot)
    }

    @inline(__always) var staticField: SP { base + Int(operandBits) }

    @inline(__always)
    func getStatic<T: BitwiseCopyable>(_ type: T.Type, _ push: (inout Registers, T) -> Void) {
        return straight { push(&$0, $0.staticField.load(as: type)) }
    }

    @inline(__always)
    func getStaticVolatile<T: MemoryCell>(_ type: T.Type, _ push: (inout Registers, T) -> Void) {
        return straight { push(&$0, T.loadAcquire($0.staticField)) }
    }

    @inline(__always)
    func putStatic<T: BitwiseCopyable>(_ type: T.Type, _ slots: Int, _ value: (Registers) -> T) {
        return straight { r in
            r.staticField.storeBytes(of: value(r), as: type)
            r.sp -= slots &* 4
        }
    }

    @inline(__always)
    func putStaticVolatile<T: MemoryCell>(_ type: T.Type, _ slots: Int, _ value: (Registers) -> T) {
        return straight { r in
            value(r).storeSequentially(r.staticField)
            r.sp -= slots &* 4
        }
    }

    @inline(__always)
    func putReferenceStatic(isVolatile: Bool) {
        return straight { r in
            r.storeReference(r.staticField, r.word(1), isVolatile)
            r.sp -= 4
        }
    }
}
