// SPDX-License-Identifier: Apache-2.0
import ObjectModel

// Superinstructions that end in an instruction which may leave to the runtime, or that start with one that may.

extension Registers {
    /// The registers after `count` loads: at the next cell, which has its own accumulator.
    @inline(__always)
    func pushing(_ count: Int) -> Registers {
        var r = self
        r.push(local(0))
        if count >= 2 { r.push(local(1)) }
        if count == 3 { r.push(local(2)) }
        r.pc += count &* 8
        r.accumulator = r.pc.load(as: UInt64.self)
        return r
    }

    /// The registers after a dup.
    @inline(__always)
    func duplicating() -> Registers {
        var r = self
        r.push(word(1))
        r.pc += 8
        r.accumulator = r.pc.load(as: UInt64.self)
        return r
    }

    @inline(__always)
    func fusedGetFieldInvoke() {
        let reference = local(0)
        if reference == 0 { return jump(slowLoadAlone) }
        var r = self
        r.push(fieldWord(reference, 1))
        r.pc += 16
        r.accumulator = r.pc.load(as: UInt64.self)
        return r.invokeVirtual()
    }

    @inline(__always)
    func fusedGetFieldStore() {
        let reference = local(0)
        if reference == 0 { return jump(slowLoadAlone) }
        setLocal(2, fieldWord(reference, 1))
        return skip(3)
    }

    @inline(__always)
    func fusedBranchField<T: FixedWidthInteger & BitwiseCopyable>(_ type: T.Type, _ condition: (T) -> Bool) {
        let reference = local(0)
        if reference == 0 { return jump(slowLoadAlone) }
        let value = (object(reference) + operand(1)).load(as: type)
        if _fastPath(condition(value)) { return branch(operand(2) &+ 16) }
        return skip(3)
    }

    @inline(__always)
    func fusedBranchLongs(_ condition: (Int64, Int64) -> Bool) {
        var r = self
        r.sp -= 16
        if _fastPath(condition(long(4), long(2))) { return r.branch(operand(1) &+ 8) }
        return r.skip(2)
    }

    /// As `newObject`, pushing the object twice.
    @inline(__always)
    func fusedNew() {
        let top = allocationTop
        let end = top &+ Int(classMetadata(operandBits).pointee.instanceSize)
        if end > allocationEnd { return jump(slowAllocateObject) }
        setAllocationTop(end)
        address(top).storeBytes(of: UInt64(operandBits), as: UInt64.self)
        return fused(2) { r in
            r.push(reference(top))
            r.push(reference(top))
        }
    }

    @inline(__always)
    func fusedArrayLoadStore() {
        let array = word(2)
        if array == 0 { return jump(slowNullPointer) }
        if word(1) >= length(object(array)) { return jump(slowLoadIndex) }
        setLocal(1, object(array).load(fromByteOffset: elementOffset(word(1), UInt32.self), as: UInt32.self))
        return fused(2) { $0.sp -= 8 }
    }

    @inline(__always)
    func fusedArrayLocalsStore() {
        let array = local(0)
        let index = local(1)
        if array == 0 || index >= length(object(array)) { return jump(slowLoadAlone) }
        setLocal(3, object(array).load(fromByteOffset: elementOffset(index, UInt32.self), as: UInt32.self))
        return skip(4)
    }

    @inline(__always)
    func fusedArrayStore<T: BitwiseCopyable>(_ type: T.Type, _ value: (UInt32) -> T) {
        let array = word(2)
        let index = word(1)
        if array == 0 || index >= length(object(array)) { return jump(slowLoadAlone) }
        object(array).storeBytes(of: value(local(0)), toByteOffset: elementOffset(index, type), as: type)
        return fused(2) { $0.sp -= 8 }
    }

    /// `bytes[i] & mask`
    @inline(__always)
    func fusedMaskedByte() {
        let array = word(2)
        if array == 0 { return jump(slowNullPointer) }
        let index = word(1)
        if index >= length(object(array)) { return jump(slowLoadIndex) }
        return fused(3) { r in
            let byte = r.object(array).load(fromByteOffset: elementOffset(index, UInt8.self), as: Int8.self)
            r.sp -= 8
            r.push(Int32(byte) & Int32(bitPattern: r.bits(1)))
        }
    }

    @inline(__always)
    func fusedDuplicatePush() {
        return fused(2) { r in
            r.push(r.word(1))
            r.push(r.bits(1))
        }
    }

    @inline(__always)
    func fusedPutConstant() {
        let reference = word(1)
        if reference == 0 { return jump(slowPushAlone) }
        (object(reference) + operand(1)).storeBytes(of: operandBits, as: UInt32.self)
        return fused(2) { $0.sp -= 4 }
    }
}
