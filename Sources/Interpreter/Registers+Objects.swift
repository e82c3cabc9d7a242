// SPDX-License-Identifier: Apache-2.0
import ObjectModel

// Allocation in the thread's allocation buffer (zeroed memory), type checks, and the initialization check.

extension Registers {
    @inline(__always)
    func newObject() {
        let class_ = operandBits
        let top = allocationTop
        let end = top &+ Int(classMetadata(class_).pointee.instanceSize)
        if end > allocationEnd { return jump(slowAllocateObject) }
        setAllocationTop(end)
        // Class word, and a mark word of 0.
        address(top).storeBytes(of: UInt64(class_), as: UInt64.self)
        var r = self
        r.push(reference(top))
        return r.next()
    }

    @inline(__always)
    func address(_ bits: Int) -> SP { SP(bitPattern: bits).unsafelyUnwrapped }

    /// The reference to the object at an address.
    @inline(__always)
    func reference(_ address: Int) -> UInt32 {
        UInt32(truncatingIfNeeded: (address &- Int(bitPattern: base)) &>> 3)
    }

    // The allocation buffer, as numbers: none is 0 to 0, in which nothing fits.

    @inline(__always) var allocationTop: Int {
        UnsafeRawPointer(thread).load(fromByteOffset: SwiftletThreadAllocationTopOffset, as: Int.self)
    }

    @inline(__always) var allocationEnd: Int {
        UnsafeRawPointer(thread).load(fromByteOffset: SwiftletThreadAllocationEndOffset, as: Int.self)
    }

    @inline(__always)
    func setAllocationTop(_ top: Int) {
        SP(thread).storeBytes(of: top, toByteOffset: SwiftletThreadAllocationTopOffset, as: Int.self)
    }

    /// newarray and anewarray of elements of 1 << `shift` bytes: the operand is the class of the array. Long arrays are
    /// the runtime's.
    @inline(__always)
    func newArray(shift: Int) {
        let length = Int(word(1))
        if length >= 0x1_0000 { return jump(slowAllocateArray) }
        let data = shift == 3 ? SwiftletArrayData8 : SwiftletArrayData4
        let top = allocationTop
        let end = top &+ ((data &+ 7 &+ length &<< shift) & ~7)
        if end > allocationEnd { return jump(slowAllocateArray) }
        setAllocationTop(end)
        address(top).storeBytes(of: UInt64(operandBits), as: UInt64.self)
        address(top).storeBytes(of: word(1), toByteOffset: SwiftletArrayLengthOffset, as: UInt32.self)
        store(1, reference(top))
        return next()
    }

    // MARK: Type checks (ObjectModel/Subtyping+FastPath.swift explains the display)

    /// What `class_` keeps at byte `offset`: one of its supers, or its last secondary one.
    @inline(__always)
    func superAt(_ offset: UInt32, of class_: UInt32) -> UInt32 {
        metadata(class_).load(fromByteOffset: Int(offset), as: UInt32.self)
    }

    @inline(__always)
    func checkCast() {
        let reference = word(1)
        if reference == 0 { return next() }
        let target = operandBits
        let class_ = classWord(object(reference))
        if class_ == target { return next() }
        if superAt(classMetadata(target).pointee.superCheckOffset, of: class_) == target { return next() }
        return jump(slowCheckCast)
    }

    @inline(__always)
    func instanceOf() {
        let reference = word(1)
        if reference == 0 { return next() }
        let target = operandBits
        let class_ = classWord(object(reference))
        if class_ != target {
            let offset = classMetadata(target).pointee.superCheckOffset
            if superAt(offset, of: class_) != target {
                if offset == UInt32(SwiftletSecondarySuperCacheOffset) { return jump(slowInstanceOf) }
                store(1, 0)
                return next()
            }
        }
        store(1, 1)
        return next()
    }

    /// Null passes without resolving the class (JVMS 6.5 checkcast).
    @inline(__always)
    func checkCastUnresolved() {
        if word(1) == 0 { return next() }
        return slowResolveClass(bytecode: 0xC0)
    }

    @inline(__always)
    func instanceOfUnresolved() {
        if word(1) == 0 { return next() }
        return slowResolveClass(bytecode: 0xC1)
    }

    // MARK: Initialization (JVMS 5.5)

    /// Stands before the quick form of getstatic, putstatic, new and invokestatic until the class is initialized. The
    /// initializing thread runs the quick form without publishing it: other threads must wait.
    @inline(__always)
    func initializationCheck() {
        let record = metadata(operandBits).assumingMemoryBound(to: InitCheckMetadata.self)
        let class_ = space[record.pointee.class_]
        var r = self
        r.accumulator = record.pointee.cell
        let quick = handler(at: Int32(truncatingIfNeeded: r.accumulator))
        let state = atomic8LoadAcquire(UnsafeRawPointer(class_) + SwiftletClassStateOffset)
        if state == UInt8(SwiftletStateInitialized) { return r.jump(slowPublish) }
        if state == UInt8(SwiftletStateInitializing),
            class_.pointee.initializingThread == thread.pointee.threadId
        {
            return r.jump(quick)
        }
        return jump(slowInitializeClass)
    }
}
