// SPDX-License-Identifier: Apache-2.0
import ObjectModel

// Bodies of superinstructions. Cells are numbered from the one at pc, which is 0; each keeps its own operand. A fused handler
// decides whether it can do all of its work before it has any effect; if not (null, a bad index), the first instruction
// is executed alone (`slowLoadAlone` and its like), and the rest by its own cells, which raise what there is to raise
// with the exact position and operand stack.

extension Registers {
    /// Operand of cell `index`, sign-extended.
    @inline(__always)
    func operand(_ index: Int) -> Int {
        index == 0 ? operand : Int(pc.load(fromByteOffset: index &* 8 &+ 4, as: Int32.self))
    }

    @inline(__always)
    func bits(_ index: Int) -> UInt32 { pc.load(fromByteOffset: index &* 8 &+ 4, as: UInt32.self) }

    @inline(__always)
    func local(_ index: Int) -> UInt32 { (fp + operand(index)).load(as: UInt32.self) }

    @inline(__always)
    func localInt(_ index: Int) -> Int32 { (fp + operand(index)).load(as: Int32.self) }

    @inline(__always)
    func local2(_ index: Int) -> UInt64 { (fp + operand(index)).loadUnaligned(as: UInt64.self) }

    @inline(__always)
    func localDouble(_ index: Int) -> Double { (fp + operand(index)).loadUnaligned(as: Double.self) }

    @inline(__always)
    func setLocal(_ index: Int, _ value: UInt32) { (fp + operand(index)).storeBytes(of: value, as: UInt32.self) }

    /// Executes the cell after `count` ones.
    @inline(__always)
    func skip(_ count: Int) { return branch(count &* 8) }

    @inline(__always)
    func fused(_ count: Int, _ body: (inout Registers) -> Void) {
        var r = self
        body(&r)
        return r.skip(count)
    }

    // MARK: Moves

    @inline(__always)
    func loadLoad() {
        return fused(2) { r in
            r.push(r.local(0))
            r.push(r.local(1))
        }
    }

    @inline(__always)
    func loadLoadLoad() {
        return fused(3) { r in
            r.push(r.local(0))
            r.push(r.local(1))
            r.push(r.local(2))
        }
    }

    // MARK: Arithmetic

    @inline(__always)
    func fusedLocals(_ operation: (Int32, Int32) -> Int32) {
        return fused(3) { $0.push(operation($0.localInt(0), $0.localInt(1))) }
    }

    @inline(__always)
    func fusedLocalConstant(_ operation: (Int32, Int32) -> Int32) {
        return fused(3) { $0.push(operation($0.localInt(0), Int32(bitPattern: $0.bits(1)))) }
    }

    @inline(__always)
    func fusedLocalsStore(_ operation: (Int32, Int32) -> Int32) {
        return fused(4) { $0.setLocal(3, UInt32(bitPattern: operation($0.localInt(0), $0.localInt(1)))) }
    }

    @inline(__always)
    func fusedLocalConstantStore(_ operation: (Int32, Int32) -> Int32) {
        return fused(4) { r in
            r.setLocal(3, UInt32(bitPattern: operation(r.localInt(0), Int32(bitPattern: r.bits(1)))))
        }
    }

    @inline(__always)
    func fusedTopLocal(_ operation: (Int32, Int32) -> Int32) {
        return fused(2) { r in r.store(1, UInt32(bitPattern: operation(r.int(1), r.localInt(0)))) }
    }

    @inline(__always)
    func fusedTopConstant(_ operation: (Int32, Int32) -> Int32) {
        return fused(2) { r in r.store(1, UInt32(bitPattern: operation(r.int(1), Int32(bitPattern: r.operandBits)))) }
    }

    @inline(__always)
    func fusedStore(_ operation: (Int32, Int32) -> Int32) {
        return fused(2) { r in
            r.setLocal(1, UInt32(bitPattern: operation(r.int(2), r.int(1))))
            r.sp -= 8
        }
    }

    @inline(__always)
    func fusedTopLocalLong(_ operation: (Int64, Int64) -> Int64) {
        return fused(2) { r in
            let right = Int64(bitPattern: r.local2(0))
            let left = r.popLong()
            r.push(operation(left, right))
        }
    }

    @inline(__always)
    func fusedTopLocalDouble(_ operation: (Double, Double) -> Double) {
        return fused(2) { r in
            let left = r.popDouble()
            r.push(operation(left, r.localDouble(0)))
        }
    }

    @inline(__always)
    func fusedLocalsDouble(_ operation: (Double, Double) -> Double) {
        return fused(3) { $0.push(operation($0.localDouble(0), $0.localDouble(1))) }
    }

    // MARK: Branches, forward only

    @inline(__always)
    func fusedBranchLocal(_ condition: (Int32) -> Bool) {
        if _fastPath(condition(localInt(0))) { return branch(operand(1) &+ 8) }
        return skip(2)
    }

    @inline(__always)
    func fusedBranchLocals(_ condition: (Int32, Int32) -> Bool) {
        if _fastPath(condition(localInt(0), localInt(1))) { return branch(operand(2) &+ 16) }
        return skip(3)
    }

    @inline(__always)
    func fusedBranchLocalConstant(_ condition: (Int32, Int32) -> Bool) {
        if _fastPath(condition(localInt(0), Int32(bitPattern: bits(1)))) { return branch(operand(2) &+ 16) }
        return skip(3)
    }

    @inline(__always)
    func fusedBranchTopLocal(_ condition: (Int32, Int32) -> Bool) {
        var r = self
        r.sp -= 4
        if _fastPath(condition(int(1), localInt(0))) { return r.branch(operand(1) &+ 8) }
        return r.skip(2)
    }

    @inline(__always)
    func fusedBranchTopConstant(_ condition: (Int32, Int32) -> Bool) {
        var r = self
        r.sp -= 4
        if _fastPath(condition(int(1), Int32(bitPattern: operandBits))) { return r.branch(operand(1) &+ 8) }
        return r.skip(2)
    }

    /// `i < array.length` as a loop's condition.
    @inline(__always)
    func fusedBranchLength(_ condition: (Int32, Int32) -> Bool) {
        let array = local(1)
        if array == 0 { return jump(slowLoadAlone) }
        let length = Int32(bitPattern: length(object(array)))
        if _fastPath(condition(localInt(0), length)) { return branch(operand(3) &+ 24) }
        return skip(4)
    }

    /// The end of a counting loop. A poll finds the increment done, and the goto not.
    @inline(__always)
    func fusedIncrementBack() {
        increment()
        var r = self
        r.pc += 8
        if mustPoll { return r.jump(slowPollLoop) }
        return r.turn(operand(1))
    }

    @inline(__always)
    func fusedIncrementGoto() {
        increment()
        return branch(operand(1) &+ 8)
    }

    // MARK: Arrays

    @inline(__always)
    func fusedArrayLocals<T: BitwiseCopyable>(_ type: T.Type, _ push: (inout Registers, T) -> Void) {
        let array = local(0)
        let index = local(1)
        if array == 0 || index >= length(object(array)) { return jump(slowLoadAlone) }
        return fused(3) { push(&$0, $0.object(array).load(fromByteOffset: elementOffset(index, type), as: type)) }
    }

    @inline(__always)
    func fusedArrayTopLocal<T: BitwiseCopyable>(_ type: T.Type, _ push: (inout Registers, T) -> Void) {
        let array = word(1)
        let index = local(0)
        if array == 0 || index >= length(object(array)) { return jump(slowLoadAlone) }
        return fused(2) { r in
            r.sp -= 4
            push(&r, r.object(array).load(fromByteOffset: elementOffset(index, type), as: type))
        }
    }

    @inline(__always)
    func fusedLength() {
        let array = local(0)
        if array == 0 { return jump(slowLoadAlone) }
        return fused(2) { $0.push($0.length($0.object(array))) }
    }

    // MARK: Fields

    @inline(__always)
    func fusedGetField<T: BitwiseCopyable>(_ type: T.Type, _ push: (inout Registers, T) -> Void) {
        let reference = local(0)
        if reference == 0 { return jump(slowLoadAlone) }
        return fused(2) { push(&$0, ($0.object(reference) + $0.operand(1)).load(as: type)) }
    }

    @inline(__always)
    func fieldWord(_ reference: UInt32, _ cell: Int) -> UInt32 {
        (object(reference) + operand(cell)).load(as: UInt32.self)
    }

    @inline(__always)
    func fusedGetFieldLoad() {
        let reference = local(0)
        if reference == 0 { return jump(slowLoadAlone) }
        return fused(3) { r in
            r.push(r.fieldWord(reference, 1))
            r.push(r.local(2))
        }
    }

    @inline(__always)
    func fusedGetFieldTwice() {
        let reference = local(0)
        if reference == 0 { return jump(slowLoadAlone) }
        let second = fieldWord(reference, 1)
        if second == 0 { return jump(slowLoadAlone) }
        return fused(3) { $0.push($0.fieldWord(second, 2)) }
    }

    @inline(__always)
    func fusedGetFieldGetField() {
        let first = local(0)
        let second = local(2)
        if first == 0 || second == 0 { return jump(slowLoadAlone) }
        return fused(4) { r in
            r.push(r.fieldWord(first, 1))
            r.push(r.fieldWord(second, 3))
        }
    }

    @inline(__always)
    func fusedDuplicateGetField<T: BitwiseCopyable>(_ type: T.Type) {
        let reference = word(1)
        if reference == 0 { return jump(slowDuplicateAlone) }
        return fused(2) { r in r.push((r.object(reference) + r.operand(1)).load(as: type)) }
    }

    @inline(__always)
    func fusedLoadDuplicateGetField<T: BitwiseCopyable>(_ type: T.Type) {
        let reference = local(0)
        if reference == 0 { return jump(slowLoadAlone) }
        return fused(3) { r in
            r.push(reference)
            r.push((r.object(reference) + r.operand(2)).load(as: type))
        }
    }

    @inline(__always)
    func fusedPutField() {
        let reference = local(0)
        if reference == 0 { return jump(slowLoadAlone) }
        (object(reference) + operand(2)).storeBytes(of: local(1), as: UInt32.self)
        return skip(3)
    }

    @inline(__always)
    func fusedPutReference() {
        let reference = local(0)
        if reference == 0 { return jump(slowLoadAlone) }
        storeReference(object(reference) + operand(2), local(1), false)
        return skip(3)
    }

    @inline(__always)
    func fusedArithmeticPutField(_ operation: (Int32, Int32) -> Int32) {
        let reference = word(3)
        if reference == 0 { return jump(slowArithmeticAlone) }
        (object(reference) + operand(1)).storeBytes(of: operation(int(2), int(1)), as: Int32.self)
        return fused(2) { $0.sp -= 12 }
    }

    // MARK: Returns

    /// `cell` is that of the return.
    @inline(__always)
    func fusedReturn(_ cell: Int, _ value: (Registers) -> UInt64) { return leaveFrame(fp + operand(cell), value(self)) }

    /// A getter.
    @inline(__always)
    func fusedGetFieldReturn() {
        let reference = local(0)
        if reference == 0 { return jump(slowLoadAlone) }
        return leaveFrame(fp + operand(2), UInt64(fieldWord(reference, 1)))
    }
}

// The first instruction of a group, alone.

@c(swiftlet_slow_loadAlone) @inline(never)
func slowLoadAlone(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    return Registers(pc, sp, fp, base, thread, a).straight { $0.push($0.local(0)) }
}

@c(swiftlet_slow_pushAlone) @inline(never)
func slowPushAlone(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    return Registers(pc, sp, fp, base, thread, a).straight { $0.push($0.operandBits) }
}

@c(swiftlet_slow_duplicateAlone) @inline(never)
func slowDuplicateAlone(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    return Registers(pc, sp, fp, base, thread, a).straight { $0.push($0.word(1)) }
}

/// An arithmetic instruction before a putfield that fails: its result does not matter.
@c(swiftlet_slow_arithmeticAlone) @inline(never)
func slowArithmeticAlone(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ a: UInt64) {
    return Registers(pc, sp, fp, base, thread, a).straight { $0.sp -= 4 }
}
