// SPDX-License-Identifier: Apache-2.0
import AssemblerX64
import CompilerInterface

// Allocation in the thread's buffer, type checks, monitors.

extension BaselineCompiler {
    /// Has an entry point complete this instruction.
    mutating func callRuntime(_ entryPoint: Int32, _ argument: UInt32?, pops: Int, pushes: Bool) {
        before = stack
        let slow = a.makeLabel()
        let resume = a.makeLabel()
        a.jmp(slow)
        a.bind(resume)
        let bottom = depth - pops
        while depth > bottom, let last = stack.popLast() { release(last) }
        if depth != bottom { return fail() }
        var path = SlowPath(
            label: slow, resume: resume, kind: .call(entryPoint: entryPoint, argument: argument), instruction: here,
            stack: before, validHomes: validHomes)
        if pushes {
            // Found in memory.
            stack.append(Value(place: .memory, type: .int, slot: depth, isInMemory: true))
        }
        path.after = stack
        slowPaths.append(path)
    }

    /// The slow path of an allocation: the runtime pushes the result, in memory, and execution goes on with it in `result`.
    private mutating func allocationSlowPath(
        _ entryPoint: Int32, _ class_: UInt32, _ result: Register
    ) -> (enter: Label, resume: Label, index: Int) {
        let enter = a.makeLabel()
        let resume = a.makeLabel()
        slowPaths.append(
            SlowPath(
                label: enter, resume: resume, kind: .call(entryPoint: entryPoint, argument: class_), instruction: here,
                stack: before, validHomes: validHomes))
        return (enter, resume, slowPaths.count - 1)
    }

    mutating func newObject(_ class_: UInt32) {
        mayLeave(reserving: 1)
        let result = allocate()
        let path = allocationSlowPath(EntryPointField.allocateObject, class_, result)
        a.mov(.w64, result, MemoryOperand(thread, ThreadField.allocationTop))
        a.lea(.w64, scratch, MemoryOperand(result, Int32(facts.instanceSize(class_))))
        finishAllocation(result, class_, path.enter)
        a.bind(path.resume)
        push(result, .int)
        slowPaths[path.index].after = stack
    }

    /// The end is in the scratch register: takes the memory, writes the header, makes a reference of the address.
    private mutating func finishAllocation(_ result: Register, _ class_: UInt32, _ slow: Label, length: Register? = nil)
    {
        a.alu(.cmp, .w64, scratch, MemoryOperand(thread, ThreadField.allocationEnd))
        a.jcc(.above, slow)
        a.mov(.w64, MemoryOperand(thread, ThreadField.allocationTop), scratch)
        a.mov(.w64, MemoryOperand(result), Int32(bitPattern: class_))
        if let length { a.mov(.w32, MemoryOperand(result, Int32(SwiftletArrayLengthOffset)), length) }
        a.alu(.sub, .w64, result, base)
        a.shift(.shr, .w64, result, by: UInt8(SwiftletReferenceShift))
    }

    mutating func newArray(_ class_: UInt32, shift: Int) {
        mayLeave(reserving: 2)
        var length = pop(.int)
        let count = use(&length)
        let result = allocate()
        let path = allocationSlowPath(EntryPointField.allocateArray, class_, result)
        // Long arrays, and negative lengths, are the runtime's.
        a.alu(.cmp, .w32, count, 0x1_0000)
        a.jcc(.aboveOrEqual, path.enter)
        let data = Int32(shift == 3 ? SwiftletArrayData8 : SwiftletArrayData4)
        a.lea(
            .w64, scratch,
            MemoryOperand(index: count, scale: MemoryOperand.Scale(rawValue: UInt8(shift)) ?? .x1, data + 7))
        a.alu(.and, .w64, scratch, -8)
        a.mov(.w64, result, MemoryOperand(thread, ThreadField.allocationTop))
        a.alu(.add, .w64, scratch, result)
        finishAllocation(result, class_, path.enter, length: count)
        release(length)
        a.bind(path.resume)
        push(result, .int)
        slowPaths[path.index].after = stack
    }

    // MARK: Type checks (ObjectModel/Subtyping+FastPath.swift explains the display)

    mutating func checkCast(_ target: UInt32) {
        mayLeave(reserving: 1)
        guard let index = stack.indices.last else { return fail() }
        var object = stack[index]
        let register = use(&object)
        if case .memory = stack[index].place { object.isInMemory = true }
        let isInstance = a.makeLabel()
        a.test(.w32, register, register)
        a.jcc(.equal, isInstance)
        a.mov(.w32, scratch2, field(register, 0))
        noteClass(scratch2)
        a.alu(.cmp, .w32, scratch2, Int32(bitPattern: target))
        a.jcc(.equal, isInstance)
        let offset = facts.superCheckOffset(target)
        a.alu(
            .cmp, .w32, metadata(scratch2, MetadataField.origin + Int32(bitPattern: offset)),
            Int32(bitPattern: target))
        if offset == UInt32(SwiftletSecondarySuperCacheOffset) {
            let rare = rarely(.secondarySubclass(target: target, otherwise: leaveLabel()))
            a.jcc(.notEqual, rare.enter)
            a.bind(rare.resume)
        } else {
            a.jcc(.notEqual, leaveLabel())
        }
        a.bind(isInstance)
        stack[index] = object
    }

    mutating func instanceOf(_ target: UInt32) {
        var object = pop(.int)
        let register = use(&object)
        let result = allocate()
        let done = a.makeLabel()
        a.zero(result)
        a.test(.w32, register, register)
        a.jcc(.equal, done)
        a.mov(.w32, scratch2, field(register, 0))
        noteClass(scratch2)
        let isInstance = a.makeLabel()
        a.alu(.cmp, .w32, scratch2, Int32(bitPattern: target))
        a.jcc(.equal, isInstance)
        let offset = facts.superCheckOffset(target)
        a.alu(
            .cmp, .w32, metadata(scratch2, MetadataField.origin + Int32(bitPattern: offset)),
            Int32(bitPattern: target))
        if offset == UInt32(SwiftletSecondarySuperCacheOffset) {
            let rare = rarely(.secondaryInstance(target: target, result: result))
            a.jcc(.notEqual, rare.enter)
            a.bind(isInstance)
            a.mov(.w32, result, 1)
            a.bind(rare.resume)
        } else {
            a.bind(isInstance)
            // Equal by either comparison.
            a.set(.equal, result)
        }
        a.bind(done)
        release(object)
        push(result, .int)
    }

    /// A class that is not resolved, since nothing but null was seen here (JVMS 6.5: null resolves nothing). Null stays what
    /// it is; anything else leaves.
    mutating func checkCastOfNull() {
        mayLeave(reserving: 1)
        guard let index = stack.indices.last else { return fail() }
        var object = stack[index]
        let register = use(&object)
        if case .memory = stack[index].place { object.isInMemory = true }
        a.test(.w32, register, register)
        a.jcc(.notEqual, leaveAndCountLabel())
        stack[index] = object
    }

    /// As `checkCastOfNull`: null is an instance of nothing.
    mutating func instanceOfNull() {
        mayLeave(reserving: 1)
        var object = pop(.int)
        let register = use(&object)
        a.test(.w32, register, register)
        a.jcc(.notEqual, leaveAndCountLabel())
        release(object)
        push(.constant(0), .int)
    }

    // MARK: Monitors

    /// Thin locks by a stub; whatever else by the runtime.
    mutating func monitor(_ stub: Stub, _ entryPoint: Int32) {
        flush()
        before = stack
        let object = pop(.int)
        let resume = a.makeLabel()
        let slow = a.makeLabel()
        load(object, .rsi)
        a.test(.w32, .rsi, .rsi)
        a.jcc(.equal, leaveLabel())
        a.call(symbol: UInt64(facts.stubs[stub]))
        a.test(.w32, scratch, scratch)
        a.jcc(.equal, slow)
        a.bind(resume)
        slowPaths.append(
            SlowPath(
                label: slow, resume: resume, kind: .call(entryPoint: entryPoint, argument: nil), instruction: here,
                stack: before, after: stack, validHomes: validHomes))
    }
}
