// SPDX-License-Identifier: Apache-2.0
import AssemblerX64
import CompilerInterface

// Floating point: SSE2, whose single and double operations round as Java's.

extension BaselineCompiler {
    mutating func floating(_ op: VectorOperation, _ type: ValueType) {
        var right = pop(type)
        var left = pop(type)
        if let memory = vectorMemory(right) {
            let result = ownVector(&left)
            a.sse(op, result, memory)
            return push(result, type)
        }
        let source = useVector(&right)
        let result = ownVector(&left)
        a.sse(op, result, source)
        release(right)
        push(result, type)
    }

    /// Flips the sign bit, of NaN too.
    mutating func negateFloating(_ type: ValueType) {
        let value = pop(type)
        load(value, scratch)
        release(value)
        if type == .double {
            a.bit(.btc, .w64, scratch, 63)
        } else {
            a.alu(.xor, .w32, scratch, Int32.min)
        }
        let result = allocateVector()
        a.movd(type.width, result, scratch)
        push(result, type)
    }

    /// By a function of C, which uses all vector registers.
    mutating func remainder(_ type: ValueType) {
        flush()
        var right = pop(type)
        var left = pop(type)
        right.place = .memory
        left.place = .memory
        load(left, .xmm0)
        load(right, .xmm1)
        forgetRegisters()
        a.call(symbol: UInt64(facts.stubs[type == .double ? .doubleRemainder : .floatRemainder]))
        validHomes = 0
        vectorUses[0] = 1
        push(.xmm0, type)
    }

    /// fcmpl to dcmpg, with the branch that mostly follows.
    mutating func compareFloating(_ type: ValueType, unorderedIsGreater: Bool) {
        let op: VectorUnaryOperation = type == .double ? .ucomisd : .ucomiss
        let test = fusedBranch()
        var right = pop(type)
        var left = pop(type)
        let second = useVector(&right)
        let first = useVector(&left)
        release(right)
        release(left)
        guard let test else {
            let result = allocate()
            a.zero(result)
            // Unordered sets the carry flag, as "below" does.
            if unorderedIsGreater { a.sse(op, second, first) } else { a.sse(op, first, second) }
            a.set(unorderedIsGreater ? .below : .above, result)
            a.set(unorderedIsGreater ? .above : .below, scratch)
            a.movzx(.w32, scratch, from: .w8, scratch)
            a.alu(.sub, .w32, result, scratch)
            return push(result, .int)
        }
        prepareBranch(test)
        switch (test.condition, unorderedIsGreater) {
        case (.greater, false):
            a.sse(op, first, second)
            finishBranch(.above, test)
        case (.greater, true):
            a.sse(op, second, first)
            finishBranch(.below, test)
        case (.greaterOrEqual, false):
            a.sse(op, first, second)
            finishBranch(.aboveOrEqual, test)
        case (.greaterOrEqual, true):
            a.sse(op, second, first)
            finishBranch(.belowOrEqual, test)
        case (.less, true):
            a.sse(op, second, first)
            finishBranch(.above, test)
        case (.less, false):
            a.sse(op, first, second)
            finishBranch(.below, test)
        case (.lessOrEqual, true):
            a.sse(op, second, first)
            finishBranch(.aboveOrEqual, test)
        case (.lessOrEqual, false):
            a.sse(op, first, second)
            finishBranch(.belowOrEqual, test)
        default:
            // Equal means ordered too: the flags become "equal" only then.
            a.sse(op, first, second)
            a.set(.noParity, scratch)
            a.set(.equal, scratch2)
            a.alu(.and, .w8, scratch, scratch2)
            finishBranch(test.condition == .equal ? .notEqual : .equal, test)
        }
    }

    // MARK: Conversions

    mutating func convertToFloating(_ from: ValueType, _ to: ValueType) {
        var value = pop(from)
        let source = use(&value)
        release(value)
        let result = allocateVector()
        // The conversion keeps the rest of the register, and so would wait for it.
        a.sse(.xorps, result, result)
        a.sse(to == .double ? IntegerToVectorOperation.cvtsi2sd : .cvtsi2ss, from.width, result, source)
        push(result, to)
    }

    /// The machine answers the smallest integer for what does not fit.
    mutating func convertToInteger(_ from: ValueType, _ to: ValueType) {
        var value = pop(from)
        let source = useVector(&value)
        let result = allocate()
        a.sse(from == .double ? VectorToIntegerOperation.cvttsd2si : .cvttss2si, to.width, result, source)
        a.alu(.cmp, to.width, result, 1)
        let rare = rarely(.saturate(source, isDouble: from == .double, result: result, width: to.width))
        a.jcc(.overflow, rare.enter)
        a.bind(rare.resume)
        release(value)
        push(result, to)
    }

    mutating func convertFloating(_ from: ValueType, _ to: ValueType) {
        var value = pop(from)
        let source = useVector(&value)
        release(value)
        let result = allocateVector()
        a.sse(to == .double ? VectorOperation.cvtss2sd : .cvtsd2ss, result, source)
        push(result, to)
    }
}
