// SPDX-License-Identifier: Apache-2.0
import ObjectModel

// Allocation in the thread's allocation buffer (zeroed memory), type checks, and the initialization check.

extension Registers {
    @inline(__always)
    func newObject() {
        let class_ = operandBits
        let size = Int(classMetadata(class_).pointee.instanceSize)
        guard let at = allocate(size) else { return jump(slowAllocateObject) }
        // Class word, and a mark word of 0.
        at.storeBytes(of: UInt64(class_), as: UInt64.self)
        var r = self
        r.push(space.reference(at).rawValue)
        return r.next()
    }

    /// Takes `size` bytes from the allocation buffer, or nothing when it is too small or there is none.
    @inline(__always)
    func allocate(_ size: Int) -> SP? {
        let top = Int(bitPattern: thread.pointee.allocationTop)
        let end = top &+ size
        if end > Int(bitPattern: thread.pointee.allocationEnd) { return nil }
        thread.pointee.allocationTop = UnsafeMutablePointer(bitPattern: end)
        return SP(bitPattern: top)
    }

    /// newarray and anewarray: the operand is the class of the array. Long arrays are the runtime's.
    @inline(__always)
    func newArray() {
        let length = word(1)
        if length >= 0x1_0000 { return jump(slowAllocateArray) }
        let class_ = classMetadata(operandBits)
        let bytes = Int(class_.pointee.elementOffset) &+ Int(length) &<< Int(class_.pointee.elementShift & 7)
        guard let at = allocate((bytes &+ 7) & ~7) else { return jump(slowAllocateArray) }
        at.storeBytes(of: UInt64(operandBits), as: UInt64.self)
        at.storeBytes(of: length, toByteOffset: SwiftletArrayLengthOffset, as: UInt32.self)
        store(1, space.reference(at).rawValue)
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
        let offset = classMetadata(target).pointee.superCheckOffset
        if superAt(offset, of: class_) == target { return next() }
        if offset == UInt32(SwiftletSecondarySuperCacheOffset) { return jump(slowSearchCast) }
        return classCastFailure()
    }

    @inline(__always)
    func classCastFailure() {
        thread.pointee.argument = UInt64(word(1))
        thread.pointee.argument2 = UInt64(operandBits)
        return jump(slowClassCast)
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
                if offset == UInt32(SwiftletSecondarySuperCacheOffset) { return jump(slowSearchInstance) }
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
        if state == UInt8(SwiftletStateInitialized) {
            atomic64StoreRelease(SP(mutating: pc), r.accumulator)
            return r.jump(quick)
        }
        if state == UInt8(SwiftletStateInitializing),
            class_.pointee.initializingThread == thread.pointee.threadId
        {
            return r.jump(quick)
        }
        return jump(slowInitializeClass)
    }
}
