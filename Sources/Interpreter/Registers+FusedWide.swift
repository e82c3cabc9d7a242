// SPDX-License-Identifier: Apache-2.0
import ObjectModel

// Superinstructions on long and double values, and int division. What may fail is decided first, as in
// `Registers+Fused.swift`; then the first cell's own handler is entered instead.

extension Registers {
    @inline(__always)
    func localLong(_ index: Int) -> Int64 { Int64(bitPattern: local2(index)) }

    @inline(__always)
    func setLocal2<T: BitwiseCopyable>(_ index: Int, _ value: T) {
        (fp + operand(index)).storeBytes(of: value, as: T.self)
    }

    /// The metadata word that a push_word cell names.
    @inline(__always)
    func constant(_ index: Int) -> Int64 { metadata(bits(index)).loadUnaligned(as: Int64.self) }

    // MARK: Division of ints: the divisors 0 and -1 are left to the instruction itself

    @inline(__always)
    func fusedDivideConstant(_ operation: (Int32, Int32) -> Int32) {
        let divisor = Int32(bitPattern: operandBits)
        if UInt32(bitPattern: divisor &+ 1) <= 1 { return jump(op_push_int) }
        return fused(2) { r in r.store(1, UInt32(bitPattern: operation(r.int(1), divisor))) }
    }

    @inline(__always)
    func fusedDivideLocal(_ operation: (Int32, Int32) -> Int32) {
        let divisor = localInt(0)
        if UInt32(bitPattern: divisor &+ 1) <= 1 { return jump(slowLoadAlone) }
        return fused(2) { r in r.store(1, UInt32(bitPattern: operation(r.int(1), divisor))) }
    }

    // MARK: Longs

    @inline(__always)
    func fusedLocalsLong(_ operation: (Int64, Int64) -> Int64) {
        return fused(3) { $0.push(operation($0.localLong(0), $0.localLong(1))) }
    }

    @inline(__always)
    func fusedTopConstantLong(_ operation: (Int64, Int64) -> Int64) {
        return fused(2) { r in
            let left = r.popLong()
            r.push(operation(left, Int64(r.operand)))
        }
    }

    @inline(__always)
    func fusedLocalConstantLong(_ operation: (Int64, Int64) -> Int64) {
        return fused(3) { $0.push(operation($0.localLong(0), Int64($0.operand(1)))) }
    }

    @inline(__always)
    func fusedTopShift(_ operation: (Int64, Int64) -> Int64) {
        return fused(2) { r in
            let left = r.popLong()
            r.push(operation(left, Int64(r.operand)))
        }
    }

    @inline(__always)
    func fusedLocalShift(_ operation: (Int64, Int64) -> Int64) {
        return fused(3) { $0.push(operation($0.localLong(0), Int64($0.operand(1)))) }
    }

    @inline(__always)
    func fusedStoreLong(_ operation: (Int64, Int64) -> Int64) {
        return fused(2) { r in
            r.setLocal2(1, operation(r.long(4), r.long(2)))
            r.sp -= 16
        }
    }

    @inline(__always)
    func fusedTopLocalStoreLong(_ operation: (Int64, Int64) -> Int64) {
        return fused(3) { r in
            let left = r.popLong()
            r.setLocal2(2, operation(left, r.localLong(0)))
        }
    }

    @inline(__always)
    func fusedBranchLocalsLong(_ condition: (Int64, Int64) -> Bool) {
        if _fastPath(condition(localLong(0), localLong(1))) { return branch(operand(3) &+ 24) }
        return skip(4)
    }

    @inline(__always)
    func fusedBranchLocalConstantLong(_ condition: (Int64, Int64) -> Bool) {
        if _fastPath(condition(localLong(0), Int64(operand(1)))) { return branch(operand(3) &+ 24) }
        return skip(4)
    }

    @inline(__always)
    func fusedBranchTopConstantLong(_ condition: (Int64, Int64) -> Bool) {
        var r = self
        r.sp -= 8
        if _fastPath(condition(long(2), Int64(operand))) { return r.branch(operand(2) &+ 16) }
        return r.skip(3)
    }

    /// A long against an int that is made one.
    @inline(__always)
    func fusedBranchLocalsMixed(_ condition: (Int64, Int64) -> Bool) {
        if _fastPath(condition(localLong(0), Int64(localInt(1)))) { return branch(operand(4) &+ 32) }
        return skip(5)
    }

    // MARK: Doubles

    @inline(__always)
    func fusedStoreDouble(_ operation: (Double, Double) -> Double) {
        return fused(2) { r in
            r.setLocal2(1, operation(r.double(4), r.double(2)))
            r.sp -= 16
        }
    }

    /// A sum or difference whose right side is a product.
    @inline(__always)
    func fusedProduct(_ operation: (Double, Double) -> Double) {
        return fused(2) { r in
            let value = operation(r.double(6), r.double(4) * r.double(2))
            r.sp -= 24
            r.push(value)
        }
    }

    @inline(__always)
    func fusedProductStore(_ operation: (Double, Double) -> Double) {
        return fused(3) { r in
            r.setLocal2(2, operation(r.double(6), r.double(4) * r.double(2)))
            r.sp -= 24
        }
    }

    @inline(__always)
    func fusedLocalsProduct(_ operation: (Double, Double) -> Double) {
        return fused(4) { r in
            let left = r.popDouble()
            r.push(operation(left, r.localDouble(0) * r.localDouble(1)))
        }
    }

    // MARK: Fields

    /// The long or double field that a getfield_l cell names.
    @inline(__always)
    func field2<T: BitwiseCopyable>(_ reference: UInt32, _ cell: Int, _ type: T.Type) -> T {
        (object(reference) + operand(cell)).load(as: type)
    }

    @inline(__always)
    func fusedTopFieldLong(_ operation: (Int64, Int64) -> Int64) {
        let reference = local(0)
        if reference == 0 { return jump(slowLoadAlone) }
        return fused(3) { r in
            let left = r.popLong()
            r.push(operation(left, r.field2(reference, 1, Int64.self)))
        }
    }

    @inline(__always)
    func fusedTopFieldDouble(_ operation: (Double, Double) -> Double) {
        let reference = local(0)
        if reference == 0 { return jump(slowLoadAlone) }
        return fused(3) { r in
            let left = r.popDouble()
            r.push(operation(left, r.field2(reference, 1, Double.self)))
        }
    }

    @inline(__always)
    func fusedLocalFieldProduct() {
        let reference = local(1)
        if reference == 0 { return jump(op_load2) }
        return fused(4) { $0.push($0.localDouble(0) * $0.field2(reference, 2, Double.self)) }
    }

    @inline(__always)
    func fusedPutField2() {
        let reference = local(0)
        if reference == 0 { return jump(slowLoadAlone) }
        (object(reference) + operand(2)).storeBytes(of: local2(1), as: UInt64.self)
        return skip(3)
    }

    @inline(__always)
    func fusedArithmeticPutField2<T: BitwiseCopyable>(_ type: T.Type, _ operation: (T, T) -> T) {
        let reference = word(5)
        if reference == 0 { return jump(slowArithmeticAlone2) }
        let left = (sp - 16).loadUnaligned(as: type)
        let right = (sp - 8).loadUnaligned(as: type)
        (object(reference) + operand(1)).storeBytes(of: operation(left, right), as: type)
        return fused(2) { $0.sp -= 20 }
    }
}

/// A long or double instruction before a store that fails: its result does not matter.
@c(swiftlet_slow_arithmeticAlone2) @inline(never)
func slowArithmeticAlone2(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    return Registers(pc, sp, fp, base, thread, a).straight { $0.sp -= 8 }
}
