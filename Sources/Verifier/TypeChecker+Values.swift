// SPDX-License-Identifier: Apache-2.0

// The operand stack and the locals of the current frame.

extension TypeChecker {
    // MARK: - Stack

    @inline(__always)
    mutating func push(_ type: VerificationType) throws(Failure) {
        guard stackSize < maxStack else { throw overflow() }
        stack[stackSize] = type
        stackSize &+= 1
    }

    /// Pushes a long or double.
    @inline(__always)
    mutating func push2(_ type: VerificationType) throws(Failure) {
        guard stackSize < maxStack - 1 else { throw overflow() }
        stack[stackSize] = type
        stack[stackSize &+ 1] = type.second
        stackSize &+= 2
    }

    @inline(__always)
    mutating func pushValue(_ type: VerificationType) throws(Failure) {
        if type.isCategory2 {
            try push(type)
            try push(type.second)
        } else {
            try push(type)
        }
    }

    /// Pops whatever there is.
    @inline(__always)
    @discardableResult
    mutating func pop() throws(Failure) -> VerificationType {
        guard stackSize > 0 else { throw underflow() }
        stackSize &-= 1
        return stack[stackSize]
    }

    /// Pops a value that must be assignable to `expected`.
    @inline(__always)
    @discardableResult
    mutating func pop(_ expected: VerificationType) throws(Failure) -> VerificationType {
        if stackSize > 0, stack[stackSize &- 1] == expected {
            stackSize &-= 1
            return expected
        }
        return try popAssignable(expected)
    }

    @inline(never)
    private mutating func popAssignable(_ expected: VerificationType) throws(Failure) -> VerificationType {
        let top = try pop()
        guard try context.isAssignable(top, to: expected) else {
            throw badOperand(expecting: Origin(.implicit, expected), "Bad type on operand stack")
        }
        return top
    }

    /// Pops a long or double.
    @inline(__always)
    mutating func pop2(_ expected: VerificationType) throws(Failure) {
        guard stackSize >= 2 else { throw underflow() }
        stackSize &-= 2
        guard stack[stackSize] == expected, stack[stackSize &+ 1] == expected.second else {
            throw badOperand(expecting: Origin(.implicit, expected), "Bad type on operand stack")
        }
    }

    // MARK: - Locals

    @inline(__always)
    mutating func local(_ index: Int, _ expected: VerificationType) throws(Failure) -> VerificationType {
        guard index < maxLocals else { throw badLocal(index, "Local variable table overflow") }
        let type = locals[index]
        if type != expected, try !context.isAssignable(type, to: expected) {
            throw badLocalType(index, type, expected)
        }
        if index >= localsCount { localsCount = index &+ 1 }
        return type
    }

    mutating func local2(_ index: Int, _ expected: VerificationType) throws(Failure) {
        guard index < localsCount - 1 else { throw badLocal(index, "get long/double overflows locals") }
        if locals[index] != expected { throw badLocalType(index, locals[index], expected) }
        let second = locals[index &+ 1]
        if second != expected.second { throw badLocalType(index &+ 1, second, expected.second) }
    }

    @inline(__always)
    mutating func setLocal(_ index: Int, _ type: VerificationType) throws(Failure) {
        guard index < maxLocals else { throw badLocal(index, "Local variable table overflow") }
        splitLocal(index, index)
        locals[index] = type
        if index >= localsCount { localsCount = index &+ 1 }
    }

    @inline(__always)
    mutating func setLocal2(_ index: Int, _ type: VerificationType) throws(Failure) {
        guard index < maxLocals - 1 else { throw badLocal(index, "Local variable table overflow") }
        splitLocal(index, index &+ 1)
        locals[index] = type
        locals[index &+ 1] = type.second
        if index >= localsCount - 1 { localsCount = index &+ 2 }
    }

    /// A store over half of a long or double leaves no value in the other half.
    @inline(__always)
    private mutating func splitLocal(_ first: Int, _ last: Int) {
        if locals[last].isCategory2, last &+ 1 < maxLocals { locals[last &+ 1] = .top }
        if locals[first].isSecondHalf, first > 0 { locals[first &- 1] = .top }
    }

    /// After its constructor ran, an object is initialized wherever it is.
    mutating func initialize(_ object: VerificationType, as type: VerificationType) {
        for index in 0..<localsCount where locals[index] == object { locals[index] = type }
        for index in 0..<stackSize where stack[index] == object { stack[index] = type }
        if object == .uninitializedThis { isThisUninitialized = false }
    }

    // MARK: - Failures

    /// The current frame as messages show it: what the instruction popped is still there.
    var shownFrame: FrameSlice {
        var slice = currentSlice
        slice.stackCount = stackMark
        return slice
    }

    @inline(never)
    func overflow() -> Failure {
        verifyError(Fault(.stackOverflow, at: position, Origin(.frame(currentSlice))), "Operand stack overflow")
    }

    @inline(never)
    private func underflow() -> Failure {
        verifyError(Fault(.stackUnderflow, at: position, Origin(.frame(currentSlice))), "Operand stack underflow")
    }

    /// The value popped last is wrong.
    @inline(never)
    func badOperand(expecting expected: Origin? = nil, _ text: String) -> Failure {
        verifyError(
            Fault(.wrongType, at: position, Origin(.stack(stackSize, currentSlice), stack[stackSize]), expected), text)
    }

    @inline(never)
    private func badLocal(_ index: Int, _ text: String) -> Failure {
        verifyError(Fault(.badLocalIndex(index), at: position), text)
    }

    @inline(never)
    private func badLocalType(
        _ index: Int, _ type: VerificationType, _ expected: VerificationType
    ) -> Failure {
        verifyError(
            Fault(.wrongType, at: position, Origin(.local(index, currentSlice), type), Origin(.implicit, expected)),
            "Bad local variable type")
    }
}
