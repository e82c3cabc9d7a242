// SPDX-License-Identifier: Apache-2.0
import AssemblerX64
import CompilerInterface

// Methods of the class library that are a few instructions, in place of a call: those of spec/tables/intrinsics.tsv that need
// no loop. What the handler would leave to the method is left to the interpreter, which calls the method.

extension BaselineCompiler {
    /// Compiles the method's work in place; false if it has to be called. `hasReceiver`: a null receiver has to be noticed.
    mutating func compileIntrinsic(_ intrinsic: Intrinsic, hasReceiver: Bool) -> Bool {
        switch intrinsic {
        case .sqrt:
            var value = pop(.double)
            let source = useVector(&value)
            release(value)
            let result = allocateVector()
            a.sse(VectorOperation.sqrtsd, result, source)
            push(result, .double)
        case .absInt: absolute(.int)
        case .absLong: absolute(.long)
        case .absFloat: clearSign(.float)
        case .absDouble: clearSign(.double)
        case .maxInt: select(.less, .int)
        case .maxLong: select(.less, .long)
        case .minInt: select(.greater, .int)
        case .minLong: select(.greater, .long)
        case .floatToRawIntBits: retype(.float, .int)
        case .intBitsToFloat: retype(.int, .float)
        case .doubleToRawLongBits: retype(.double, .long)
        case .longBitsToDouble: retype(.long, .double)
        case .bitCountInt: count(.popcnt, .int)
        case .bitCountLong: count(.popcnt, .long)
        // These came to processors together with BMI2.
        case .leadingZerosInt where facts.hasBMI2: count(.lzcnt, .int)
        case .leadingZerosLong where facts.hasBMI2: count(.lzcnt, .long)
        case .trailingZerosInt where facts.hasBMI2: count(.tzcnt, .int)
        case .trailingZerosLong where facts.hasBMI2: count(.tzcnt, .long)
        case .getClass where hasReceiver: classOfReceiver()
        case .currentThread:
            let result = allocate()
            a.mov(.w32, result, MemoryOperand(thread, ThreadField.threadObject))
            push(result, .int)
        case .latin1CharAt: loadElement(.w8, isSigned: false, .int)
        default: return hasReceiver && compileUnsafe(intrinsic)
        }
        return true
    }

    private mutating func absolute(_ type: ValueType) {
        var value = pop(type)
        let result = own(&value)
        a.mov(type.width, scratch, result)
        a.unary(.neg, type.width, scratch)
        a.cmov(.notNegative, type.width, result, scratch)
        push(result, type)
    }

    private mutating func clearSign(_ type: ValueType) {
        let value = pop(type)
        load(value, scratch)
        release(value)
        if type == .double { a.bit(.btr, .w64, scratch, 63) } else { a.alu(.and, .w32, scratch, Int32.max) }
        let result = allocateVector()
        a.movd(type.width, result, scratch)
        push(result, type)
    }

    /// The right operand if the condition holds for left and right, else the left one.
    private mutating func select(_ condition: Condition, _ type: ValueType) {
        var right = pop(type)
        var left = pop(type)
        let other = use(&right)
        let result = own(&left)
        a.alu(.cmp, type.width, result, other)
        a.cmov(condition, type.width, result, other)
        release(right)
        push(result, type)
    }

    /// The same bits as another type.
    private mutating func retype(_ from: ValueType, _ to: ValueType) {
        let value = pop(from)
        switch value.place {
        case .local:
            // Homes are by type.
            let register = allocate()
            load(value, register)
            push(register, to)
        case .memory: stack.append(Value(place: .memory, type: to, slot: value.slot, isInMemory: true))
        default: push(value.place, to)
        }
    }

    private mutating func count(_ op: RegisterOperation, _ type: ValueType) {
        var value = pop(type)
        let source = use(&value)
        release(value)
        let result = allocate()
        // The instruction waits for its destination on some processors.
        if result != source { a.zero(result) }
        a.register(op, type.width, result, source)
        push(result, .int)
    }

    private mutating func classOfReceiver() {
        mayLeave(reserving: 2)
        var object = pop(.int)
        let register = use(&object)
        a.test(.w32, register, register)
        a.jcc(.equal, leaveLabel())
        a.mov(.w32, scratch, field(register, 0))
        release(object)
        let result = allocate()
        a.mov(.w32, result, metadata(scratch, MetadataField.mirror))
        push(result, .int)
    }

    // MARK: jdk.internal.misc.Unsafe: this, object or null, offset

    private mutating func compileUnsafe(_ intrinsic: Intrinsic) -> Bool {
        switch intrinsic {
        case .getByte, .getByteVolatile: unsafeGet(.w8, isSigned: true, .int)
        case .getShort, .getShortVolatile: unsafeGet(.w16, isSigned: true, .int)
        case .getChar, .getCharVolatile: unsafeGet(.w16, isSigned: false, .int)
        case .getInt, .getIntVolatile, .getIntAcquire, .getReference, .getReferenceVolatile, .getReferenceAcquire:
            unsafeGet(.w32, isSigned: false, .int)
        case .getLong, .getLongVolatile, .getLongAcquire: unsafeGet(.w64, isSigned: false, .long)
        case .putByte: unsafePut(.w8, .int)
        case .putShort, .putChar: unsafePut(.w16, .int)
        case .putInt, .putIntRelease: unsafePut(.w32, .int)
        case .putLong, .putLongRelease: unsafePut(.w64, .long)
        case .compareAndSetInt, .weakCompareAndSetInt: compareAndSet(.int, isReference: false)
        case .compareAndSetLong, .weakCompareAndSetLong: compareAndSet(.long, isReference: false)
        case .compareAndSetReference, .weakCompareAndSetReference: compareAndSet(.int, isReference: true)
        default: return false
        }
        return true
    }

    /// Takes offset, object and receiver off; the address is in the second scratch register.
    private mutating func unsafeAddress() {
        var offset = pop(.long)
        var object = pop(.int)
        var receiver = pop(.int)
        let receiverRegister = use(&receiver)
        a.test(.w32, receiverRegister, receiverRegister)
        a.jcc(.equal, leaveLabel())
        release(receiver)
        let register = use(&object)
        // Without an object the offset is an address.
        a.zero(scratch)
        a.lea(.w64, scratch2, field(register, 0))
        a.test(.w32, register, register)
        a.cmov(.equal, .w64, scratch2, scratch)
        release(object)
        let source = operand(&offset)
        alu(.add, .w64, scratch2, source)
        release(offset)
    }

    private mutating func unsafeGet(_ width: OperandWidth, isSigned: Bool, _ type: ValueType) {
        mayLeave(reserving: 3)
        unsafeAddress()
        read(MemoryOperand(scratch2), width, isSigned: isSigned, type)
    }

    private mutating func unsafePut(_ width: OperandWidth, _ type: ValueType) {
        mayLeave(reserving: 4)
        var value = pop(type)
        let source = use(&value)
        unsafeAddress()
        a.mov(width, MemoryOperand(scratch2), source)
        release(value)
    }

    /// Compare and set: pushes whether the value was set.
    private mutating func compareAndSet(_ type: ValueType, isReference: Bool) {
        mayLeave(reserving: 5)
        var replacement = pop(type)
        let expected = pop(type)
        let source = use(&replacement)
        unsafeAddress()
        load(expected, scratch)
        a.lock()
        a.exchange(.cmpxchg, type.width, MemoryOperand(scratch2), source)
        release(replacement)
        release(expected)
        let result = allocate()
        a.set(.equal, result)
        a.movzx(.w32, result, from: .w8, result)
        if isReference {
            a.mov(.w64, scratch, scratch2)
            a.alu(.sub, .w64, scratch, base)
            dirtyCard()
        }
        push(result, .int)
    }
}
