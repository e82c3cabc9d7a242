// SPDX-License-Identifier: Apache-2.0
import AssemblerX64
import CompilerInterface

// Method entry, and calls (spec/frames.md). The native stack does not move: a call is a jump with the continuation in a
// register, a return a jump to it.

extension BaselineCompiler {
    private var position: Register { MachineRegister.position }
    private var stackTop: Register { MachineRegister.stack }
    private var accumulator: Register { MachineRegister.accumulator }

    /// The entry with the call protocol: makes the frame. Above the limit the interpreter takes over.
    mutating func compileEntry() {
        let extraLocals = Int32(method.maxLocals - method.argumentSlots) * 4
        let makes = a.makeLabel()
        a.lea(.w64, scratch, MemoryOperand(stackTop, extraLocals + Int32(method.frameSize)))
        a.alu(.cmp, .w64, scratch, MemoryOperand(thread, ThreadField.limit))
        if facts.countsFuel {
            let over = a.makeLabel()
            a.jcc(.above, over)
            burnFuel()
            a.jcc(.notNegative, makes)
            // The interpreter burns it for the entry that it makes.
            a.alu(.add, .w64, MemoryOperand(thread, ThreadField.fuel), 1)
            a.bind(over)
        } else {
            a.jcc(.belowOrEqual, makes)
        }
        a.mov(.w64, scratch, Int64(Interpreter.overLimitAddress))
        a.jmp(scratch)
        a.bind(makes)
        a.alu(.sub, .w64, frame, MemoryOperand(thread, ThreadField.stackBase))
        let newFrame = MemoryOperand(stackTop, extraLocals)
        a.mov(.w32, newFrame, frame)
        a.lea(.w64, frame, newFrame)
        a.mov(.w32, MemoryOperand(frame, FrameField.method), Int32(bitPattern: method.method.rawValue))
        // Position, and no lock.
        a.mov(.w64, MemoryOperand(frame, FrameField.position), Int32(bitPattern: method.code.rawValue))
        a.mov(.w64, MemoryOperand(frame, FrameField.continuation), position)
        if method.flags & 0x0020 != 0 { lockAtEntry() }
    }

    /// One unit less; the sign tells whether there was none.
    mutating func burnFuel() { a.alu(.sub, .w64, MemoryOperand(thread, ThreadField.fuel), 1) }

    /// Locks the receiver or the class's mirror.
    private mutating func lockAtEntry() {
        if method.flags & 0x0008 != 0 {
            // Mirrors do not move.
            a.mov(.w32, .rsi, Int64(facts.mirror(ofHolder: method.method).rawValue))
        } else {
            a.mov(.w32, .rsi, local(0))
        }
        let slow = a.makeLabel()
        let done = a.makeLabel()
        a.mov(.w32, .rbx, .rsi)
        a.call(symbol: UInt64(facts.stubs[.lock]))
        a.test(.w32, scratch, scratch)
        a.jcc(.equal, slow)
        a.mov(.w32, MemoryOperand(frame, FrameField.lock), .rbx)
        a.jmp(done)
        a.bind(slow)
        a.lea(.w64, position, metadata(method.code.rawValue, MetadataField.origin))
        a.lea(.w64, stackTop, slot(0))
        a.mov(.w32, scratch, Int64(EntryPointField.enterSynchronized))
        a.call(symbol: UInt64(facts.stubs[.callRepeating]))
        a.bind(done)
    }

    mutating func invoke(_ instruction: Instruction) {
        let site = facts.callSite(instruction.operand)
        if instruction.operation == .invokestatic || instruction.operation == .invokespecial,
            compileInPlace(site, hasReceiver: instruction.operation == .invokespecial)
        {
            return
        }
        let receiverSlot = depth - Int(site.argumentSlots)
        let receiver = stack.first { $0.slot == receiverSlot }
        flush()
        before = stack
        switch instruction.operation {
        case .invokestatic, .invokedynamic: break
        default:
            guard let receiver else { return fail() }
            // Registers are as they were before the flush.
            let register = receiverRegister(receiver)
            a.test(.w32, register, register)
            a.jcc(.equal, leaveLabel())
            if instruction.operation == .invokevirtual || instruction.operation == .invokeinterface {
                a.mov(.w32, scratch, field(register, 0))
                noteClass(scratch)
            }
        }
        switch instruction.operation {
        case .invokevirtual:
            a.mov(.w32, accumulator, metadata(scratch, MetadataField.vtable + site.index * 4))
            if let receiver, let (operation, offset) = facts.getter(site.method) {
                return guardedGetter(site, receiver, operation, offset)
            }
            enter(site, extraSlots: 0) { $0.jumpToMachineEntry() }
        case .invokeinterface:
            let rare = rarely(
                .interfaceMethod(
                    site: instruction.operand, interface: site.interface_.rawValue, index: site.index,
                    otherwise: leaveLabel()))
            // The inline cache is one word: the class of the last receiver, the method found for it.
            a.mov(.w64, accumulator, metadata(instruction.operand, MetadataField.origin))
            a.alu(.cmp, .w32, scratch, accumulator)
            a.jcc(.notEqual, rare.enter)
            a.shift(.shr, .w64, accumulator, by: 32)
            a.bind(rare.resume)
            enter(site, extraSlots: 0) { $0.jumpToMachineEntry() }
        default:
            var extra = 0
            if site.hasAppendix != 0 {
                a.mov(.w32, scratch, metadata(site.appendix.rawValue, MetadataField.origin))
                a.mov(.w32, slot(depth), scratch)
                extra = 1
            }
            let target = site.method.rawValue
            a.mov(.w32, accumulator, Int64(target))
            enter(site, extraSlots: extra) {
                $0.a.movsx(.w64, $0.scratch, from: .w32, $0.metadata(target, MetadataField.machineEntry))
                $0.a.alu(.add, .w64, $0.scratch, $0.base)
                $0.a.jmp($0.scratch)
            }
        }
    }

    private mutating func receiverRegister(_ receiver: Value) -> Register {
        let register = registerOfReceiver(receiver)
        if receiver.place != .register(register) { load(receiver, register) }
        return register
    }

    /// Where the receiver is during a call: not in the register that gets the method.
    private func registerOfReceiver(_ receiver: Value) -> Register {
        if case .register(let register) = receiver.place, register != accumulator { return register }
        return .rsi
    }

    private mutating func jumpToMachineEntry() {
        a.movsx(.w64, scratch, from: .w32, metadata(accumulator, MetadataField.machineEntry))
        a.alu(.add, .w64, scratch, base)
        a.jmp(scratch)
    }

    /// Passes on, and takes the result. The method is in the accumulator register.
    private mutating func enter(
        _ site: CallSiteMetadata, extraSlots: Int, _ jump: (inout BaselineCompiler) -> Void
    ) {
        let continuation = a.makeLabel()
        a.mov(
            .w32, MemoryOperand(frame, FrameField.position), Int32(bitPattern: method.code.rawValue + UInt32(here * 8)))
        a.lea(.w64, stackTop, slot(depth + extraSlots))
        a.lea(position, continuation)
        jump(&self)
        a.bind(continuation)
        forgetRegisters()
        validHomes = 0
        removeArguments(site)
        if site.returnType == UInt8(SwiftletTypeVoid) { return }
        let type = ValueType(site.returnType)
        if type.isFloating {
            let result = allocateVector()
            a.movd(type.width, result, accumulator)
            push(result, type)
        } else {
            let result = take(accumulator)
            // What a native returned may be sign-extended.
            if type == .int { a.mov(.w32, result, result) }
            push(result, type)
        }
    }

    private mutating func removeArguments(_ site: CallSiteMetadata) {
        let bottom = depth - Int(site.argumentSlots)
        while depth > bottom, !stack.isEmpty { stack.removeLast() }
        if depth != bottom { fail() }
    }

    // MARK: Methods whose work is done in place

    /// Object's constructor, which nearly always does nothing, and intrinsics.
    private mutating func compileInPlace(_ site: CallSiteMetadata, hasReceiver: Bool) -> Bool {
        if hasReceiver, facts.isObjectConstructor(site.method) || facts.isEmptyConstructor(site.method) {
            mayLeave(reserving: 1)
            var receiver = pop(.int)
            let register = use(&receiver)
            a.test(.w32, register, register)
            a.jcc(.equal, leaveLabel())
            a.mov(.w32, scratch, field(register, 0))
            a.test(.w32, metadata(scratch, MetadataField.classFlags), Int32(SwiftletClassFinalizable))
            a.jcc(.notEqual, leaveLabel())
            release(receiver)
            return true
        }
        if hasReceiver, let (operation, offset) = facts.getter(site.method) {
            let (width, isSigned) = BaselineCompiler.access(operation)
            getField(offset, width, isSigned: isSigned, ValueType(site.returnType))
            return true
        }
        guard let intrinsic = facts.intrinsic(of: site.method) else { return false }
        return compileIntrinsic(intrinsic, hasReceiver: hasReceiver)
    }

    /// How a getter reads its field.
    private static func access(_ operation: Operation) -> (width: OperandWidth, isSigned: Bool) {
        switch operation {
        case .getfield_b: (.w8, true)
        case .getfield_c: (.w16, false)
        case .getfield_s: (.w16, true)
        case .getfield_l: (.w64, false)
        default: (.w32, false)
        }
    }

    /// A virtual call whose target, in the accumulator register, is a certain getter or is called out of line. Everything is in
    /// memory; the receiver is not null.
    private mutating func guardedGetter(
        _ site: CallSiteMetadata, _ receiver: Value, _ operation: Operation, _ offset: UInt32
    ) {
        let slow = a.makeLabel()
        let resume = a.makeLabel()
        a.alu(.cmp, .w32, accumulator, Int32(bitPattern: site.method.rawValue))
        a.jcc(.notEqual, slow)
        // The register that was compared with null still holds the receiver.
        let register = registerOfReceiver(receiver)
        let type = ValueType(site.returnType)
        let place = field(register, Int32(bitPattern: offset))
        let (width, isSigned) = BaselineCompiler.access(operation)
        switch width {
        case .w32, .w64: a.mov(width, accumulator, place)
        default:
            if isSigned {
                a.movsx(.w32, accumulator, from: width, place)
            } else {
                a.movzx(.w32, accumulator, from: width, place)
            }
        }
        a.bind(resume)
        slowPaths.append(
            SlowPath(
                label: slow, resume: resume, kind: .virtualCall(depth: depth, type: type), instruction: here, stack: [],
                validHomes: validHomes))
        removeArguments(site)
        push(take(accumulator), type)
    }

    /// The call of a slow path: the method is in the accumulator register, and so is the result in the end.
    mutating func callOutOfLine(depth: Int, _ type: ValueType) {
        let continuation = a.makeLabel()
        a.mov(
            .w32, MemoryOperand(frame, FrameField.position), Int32(bitPattern: method.code.rawValue + UInt32(here * 8)))
        a.lea(.w64, stackTop, slot(depth))
        a.lea(position, continuation)
        jumpToMachineEntry()
        a.bind(continuation)
        if type.slots == 1 { a.mov(.w32, accumulator, accumulator) }
    }

    /// athrow: the interpreter throws.
    mutating func throwTop() {
        before = stack
        a.jmp(leaveLabel())
        isDead = true
    }
}
