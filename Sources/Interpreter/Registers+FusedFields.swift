// SPDX-License-Identifier: Apache-2.0
import ObjectModel

// Superinstructions around values that are stored or read and then tested, as the class library's code is full of:
// `(e = table) != null`, `i < this.size`, `this.count++`, `this.map.get(key)`.

extension Registers {
    // MARK: Locals that are tested

    /// `(x = value) == null`: the value goes to a local, and is gone from the stack.
    @inline(__always)
    func fusedKeepBranch(_ condition: (Int32) -> Bool) {
        setLocal(1, word(1))
        var r = self
        r.sp -= 4
        if _fastPath(condition(int(1))) { return r.branch(operand(2) &+ 16) }
        return r.skip(3)
    }

    /// A value goes to a local, and a local (mostly this one) is tested.
    @inline(__always)
    func fusedStoreBranch(_ condition: (Int32) -> Bool) {
        setLocal(0, word(1))
        var r = self
        r.sp -= 4
        if _fastPath(condition(localInt(1))) { return r.branch(operand(2) &+ 16) }
        return r.skip(3)
    }

    /// Only null and objects of the very class; the rest is checkcast's.
    @inline(__always)
    func fusedCastStore() {
        let reference = word(1)
        if reference != 0 && classWord(object(reference)) != operandBits { return jump(op_checkcast) }
        setLocal(1, reference)
        return fused(2) { $0.sp -= 4 }
    }

    // MARK: Fields

    @inline(__always)
    func fusedLoadGetField() {
        let reference = local(1)
        if reference == 0 { return jump(slowLoadAlone) }
        return fused(3) { r in
            r.push(r.local(0))
            r.push(r.fieldWord(reference, 2))
        }
    }

    @inline(__always)
    func fusedBranchLocalField(_ condition: (Int32, Int32) -> Bool) {
        let reference = local(1)
        if reference == 0 { return jump(slowLoadAlone) }
        if _fastPath(condition(localInt(0), Int32(bitPattern: fieldWord(reference, 2)))) {
            return branch(operand(3) &+ 24)
        }
        return skip(4)
    }

    @inline(__always)
    func fusedStoreGetField() {
        setLocal(0, word(1))
        var r = self
        r.sp -= 4
        let reference = local(1)
        if reference == 0 { return r.next() }
        r.push(fieldWord(reference, 2))
        return r.skip(3)
    }

    @inline(__always)
    func fusedGetFieldKeep() {
        let reference = local(0)
        if reference == 0 { return jump(slowLoadAlone) }
        let value = fieldWord(reference, 1)
        setLocal(3, value)
        return fused(4) { $0.push(value) }
    }

    @inline(__always)
    func fusedGetFieldKeepBranch(_ condition: (Int32) -> Bool) {
        let reference = local(0)
        if reference == 0 { return jump(slowLoadAlone) }
        let value = fieldWord(reference, 1)
        setLocal(3, value)
        if _fastPath(condition(Int32(bitPattern: value))) { return branch(operand(4) &+ 32) }
        return skip(5)
    }

    @inline(__always)
    func fusedPutFieldConstant() {
        let reference = local(0)
        if reference == 0 { return jump(slowLoadAlone) }
        (object(reference) + operand(2)).storeBytes(of: bits(1), as: UInt32.self)
        return skip(3)
    }

    /// `object.field += constant`, the field's value being on the stack.
    @inline(__always)
    func fusedPutFieldSum() {
        let reference = word(2)
        if reference == 0 { return jump(op_push_int) }
        (object(reference) + operand(2)).storeBytes(of: word(1) &+ operandBits, as: UInt32.self)
        return fused(3) { $0.sp -= 8 }
    }

    // MARK: Statics

    @inline(__always)
    func fusedBranchStatic(_ condition: (UInt8) -> Bool) {
        if _fastPath(condition(staticField.load(as: UInt8.self))) { return branch(operand(1) &+ 8) }
        return skip(2)
    }

    /// An element of an array in a static field.
    @inline(__always)
    func fusedStaticElement() {
        let array = staticField.load(as: UInt32.self)
        let index = local(1)
        if !hasElement(array, index) { return jump(op_getstatic_i) }
        return fused(3) { $0.push($0.element(array, index, UInt32.self)) }
    }

    // MARK: Calls

    @inline(__always)
    func fusedGetFieldInvokeInterface() {
        let reference = local(0)
        if reference == 0 { return jump(slowLoadAlone) }
        var r = self
        r.push(fieldWord(reference, 1))
        r.pc += 16
        r.accumulator = r.pc.load(as: UInt64.self)
        return r.invokeInterface()
    }

    @inline(__always)
    func fusedGetFieldLoadInvoke(_ invoke: (Registers) -> Void) {
        let reference = local(0)
        if reference == 0 { return jump(slowLoadAlone) }
        var r = self
        r.push(fieldWord(reference, 1))
        r.push(local(2))
        r.pc += 24
        r.accumulator = r.pc.load(as: UInt64.self)
        return invoke(r)
    }
}
