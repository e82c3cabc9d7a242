// SPDX-License-Identifier: Apache-2.0
import ObjectModel

// Superinstructions that load from and store to arrays. What may fail is decided before there is any effect, as in
// `Registers+Fused.swift`, except where a group begins with an iinc or a store: that one is then done alone.

extension Registers {
    /// Whether the array is there and has such an element.
    @inline(__always)
    func hasElement(_ array: UInt32, _ index: UInt32) -> Bool { array != 0 && index < length(object(array)) }

    @inline(__always)
    func element<T: BitwiseCopyable>(_ array: UInt32, _ index: UInt32, _ type: T.Type) -> T {
        object(array).load(fromByteOffset: elementOffset(index, type), as: type)
    }

    @inline(__always)
    func setElement<T: BitwiseCopyable>(_ array: UInt32, _ index: UInt32, _ value: T) {
        object(array).storeBytes(of: value, toByteOffset: elementOffset(index, T.self), as: T.self)
    }

    /// The increment of the iinc in cell `index`.
    @inline(__always)
    func increment(_ index: Int) {
        var r = self
        r.accumulator = UInt64(bits(index)) &<< 32
        r.increment()
    }

    // MARK: Loads

    /// `rows[i][k]`
    @inline(__always)
    func fusedRowElement<T: BitwiseCopyable>(_ type: T.Type, _ push: (inout Registers, T) -> Void) {
        let rows = local(0)
        let index = local(1)
        if !hasElement(rows, index) { return jump(slowLoadAlone) }
        let row = element(rows, index, UInt32.self)
        let column = local(3)
        if !hasElement(row, column) { return jump(slowLoadAlone) }
        return fused(5) { push(&$0, $0.element(row, column, type)) }
    }

    /// `array[i++]`
    @inline(__always)
    func fusedCountingLoad<T: BitwiseCopyable>(_ type: T.Type, _ push: (inout Registers, T) -> Void) {
        let array = local(0)
        let index = local(1)
        if !hasElement(array, index) { return jump(slowLoadAlone) }
        return fused(4) { r in
            push(&r, r.element(array, index, type))
            r.increment(2)
        }
    }

    /// An iinc between an index and its use.
    @inline(__always)
    func fusedCountedLoad() {
        increment(0)
        if !hasElement(word(2), word(1)) { return next() }
        return fused(2) { r in
            let value = r.element(r.word(2), r.word(1), UInt32.self)
            r.sp -= 8
            r.push(value)
        }
    }

    /// `array[++i]`, the array being on the stack.
    @inline(__always)
    func fusedCountLoad() {
        increment(0)
        let index = local(1)
        if !hasElement(word(1), index) { return next() }
        return fused(3) { $0.store(1, $0.element($0.word(1), index, UInt32.self)) }
    }

    /// An element that is the index, as in `stack[n] = locals[code[pc]]`.
    @inline(__always)
    func fusedArrayLoadTwice() {
        if !hasElement(word(2), word(1)) { return jump(op_iaload) }
        let index = element(word(2), word(1), UInt32.self)
        if !hasElement(word(3), index) { return jump(op_iaload) }
        return fused(2) { r in
            let value = r.element(r.word(3), index, UInt32.self)
            r.sp -= 12
            r.push(value)
        }
    }

    @inline(__always)
    func fusedArrayLoadThen(_ operation: (Int32, Int32) -> Int32) {
        if !hasElement(word(2), word(1)) { return jump(op_iaload) }
        return fused(2) { r in
            let value = operation(r.int(3), r.element(r.word(2), r.word(1), Int32.self))
            r.sp -= 12
            r.push(value)
        }
    }

    @inline(__always)
    func fusedArrayLocalsAdd<T: FixedWidthInteger & BitwiseCopyable>(_ type: T.Type) {
        let array = local(0)
        let index = local(1)
        if !hasElement(array, index) { return jump(slowLoadAlone) }
        return fused(4) { r in
            r.store(1, UInt32(bitPattern: r.int(1) &+ Int32(truncatingIfNeeded: r.element(array, index, type))))
        }
    }

    /// A dup2 of array and index, and the load.
    @inline(__always)
    func fusedDuplicateLoad<T: BitwiseCopyable>(_ type: T.Type, _ push: (inout Registers, T) -> Void) {
        let array = word(2)
        let index = word(1)
        if !hasElement(array, index) { return jump(op_dup2) }
        return fused(2) { push(&$0, $0.element(array, index, type)) }
    }

    @inline(__always)
    func fusedDuplicateLoadLocals<T: BitwiseCopyable>(_ type: T.Type, _ push: (inout Registers, T) -> Void) {
        let array = local(0)
        let index = local(1)
        if !hasElement(array, index) { return jump(slowLoadAlone) }
        return fused(4) { r in
            r.push(array)
            r.push(index)
            push(&r, r.element(array, index, type))
        }
    }

    // MARK: Stores

    @inline(__always)
    func fusedArrayMove() {
        if !hasElement(word(2), word(1)) || !hasElement(word(4), word(3)) { return jump(op_iaload) }
        setElement(word(4), word(3), element(word(2), word(1), UInt32.self))
        return fused(2) { $0.sp -= 16 }
    }

    @inline(__always)
    func fusedArrayStoreLocals() {
        let array = local(0)
        let index = local(1)
        if !hasElement(array, index) { return jump(slowLoadAlone) }
        setElement(array, index, local(2))
        return skip(4)
    }

    @inline(__always)
    func fusedArrayStoreLocals2() {
        let array = local(0)
        let index = local(1)
        if !hasElement(array, index) { return jump(slowLoadAlone) }
        setElement(array, index, local2(2))
        return skip(4)
    }

    /// The low half of a local long.
    @inline(__always)
    func fusedArrayStoreLow() {
        if !hasElement(word(2), word(1)) { return jump(op_load2) }
        setElement(word(2), word(1), local(0))
        return fused(3) { $0.sp -= 8 }
    }

    @inline(__always)
    func fusedArrayStoreConstant<T: BitwiseCopyable>(_ type: T.Type, _ value: (Registers, UInt32) -> T) {
        if !hasElement(word(2), word(1)) { return jump(op_push_int) }
        setElement(word(2), word(1), value(self, operandBits))
        return fused(2) { $0.sp -= 8 }
    }

    /// What bastore stores to the array in stack slot 2 (`byteArrayStore`).
    @inline(__always)
    func byte(_ value: UInt32) -> UInt8 {
        let class_ = classMetadata(classWord(object(word(2))))
        let byte = UInt8(truncatingIfNeeded: value)
        return _fastPath(class_.pointee.elementType != UInt8(SwiftletTypeBoolean)) ? byte : byte & 1
    }

    @inline(__always)
    func fusedArrayStoreByte() {
        if !hasElement(word(2), word(1)) { return jump(slowLoadAlone) }
        setElement(word(2), word(1), byte(local(0)))
        return fused(2) { $0.sp -= 8 }
    }

    @inline(__always)
    func fusedArithmeticArrayStore(_ operation: (Int32, Int32) -> Int32) {
        if !hasElement(word(4), word(3)) { return jump(slowArithmeticAlone) }
        setElement(word(4), word(3), operation(int(2), int(1)))
        return fused(2) { $0.sp -= 16 }
    }

    /// `array[i] += constant`, the element being on the stack.
    @inline(__always)
    func fusedArrayStoreSum() {
        if !hasElement(word(3), word(2)) { return jump(op_push_int) }
        setElement(word(3), word(2), word(1) &+ operandBits)
        return fused(3) { $0.sp -= 12 }
    }

    @inline(__always)
    func fusedArithmeticArrayStoreLong(_ operation: (Int64, Int64) -> Int64) {
        if !hasElement(word(6), word(5)) { return jump(slowArithmeticAlone2) }
        setElement(word(6), word(5), operation(long(4), long(2)))
        return fused(2) { $0.sp -= 24 }
    }

    @inline(__always)
    func fusedArithmeticArrayStoreDouble(_ operation: (Double, Double) -> Double) {
        if !hasElement(word(6), word(5)) { return jump(slowArithmeticAlone2) }
        setElement(word(6), word(5), operation(double(4), double(2)))
        return fused(2) { $0.sp -= 24 }
    }

    // MARK: Arrays in fields

    @inline(__always)
    func fusedFieldLength() {
        let reference = local(0)
        if reference == 0 { return jump(slowLoadAlone) }
        let array = fieldWord(reference, 1)
        if array == 0 { return jump(slowLoadAlone) }
        return fused(3) { $0.push($0.length($0.object(array))) }
    }

    @inline(__always)
    func fusedFieldElement<T: BitwiseCopyable>(_ type: T.Type, _ push: (inout Registers, T) -> Void) {
        let reference = local(0)
        if reference == 0 { return jump(slowLoadAlone) }
        let array = fieldWord(reference, 1)
        let index = local(2)
        if !hasElement(array, index) { return jump(slowLoadAlone) }
        return fused(4) { push(&$0, $0.element(array, index, type)) }
    }
}
