// SPDX-License-Identifier: Apache-2.0

extension Assembler {
    /// Emits resolved moves. `integerScratch` carries values between two memory places and large constants;
    /// `vectorScratch` holds a cycle's waiting value. Neither may occur in the moves. The flags stay as they are.
    public mutating func emit(_ moves: ParallelMove, integerScratch: Register, vectorScratch: VectorRegister) {
        if !moves.isValid { fail(.invalidOperand(at: count)) }
        for move in moves.resolved {
            let source: MoveLocation = move.source == .scratch ? .vector(vectorScratch) : move.source
            let destination: MoveLocation = move.destination == .scratch ? .vector(vectorScratch) : move.destination
            emit(destination, source, move.width, integerScratch)
        }
    }

    private mutating func emit(_ dst: MoveLocation, _ src: MoveLocation, _ width: MoveWidth, _ scratch: Register) {
        let integer: OperandWidth = width == .w32 ? .w32 : .w64
        switch (dst, src) {
        case (.register(let to), .register(let from)): mov(integer, to, from)
        case (.register(let to), .memory(let base, let offset)): mov(integer, to, MemoryOperand(base, offset))
        case (.memory(let base, let offset), .register(let from)): mov(integer, MemoryOperand(base, offset), from)
        case (.register(let to), .constant(let value)):
            mov(integer, to, width == .w32 ? Int64(Int32(truncatingIfNeeded: value)) : value)
        case (.memory(let base, let offset), .constant(let value)):
            store(value, integer, MemoryOperand(base, offset), scratch)
        case (.vector(let to), .vector(let from)): sse(.movaps, to, from)
        case (.vector(let to), .register(let from)): movd(integer, to, from)
        case (.register(let to), .vector(let from)): movd(integer, to, from)
        case (.vector(let to), .memory(let base, let offset)):
            let memory = MemoryOperand(base, offset)
            if width == .v128 { sse(.movups, to, memory) } else { movd(integer, to, memory) }
        case (.memory(let base, let offset), .vector(let from)):
            let memory = MemoryOperand(base, offset)
            if width == .v128 { sse(.movups, memory, from) } else { movd(integer, memory, from) }
        case (.vector(let to), .constant(let value)):
            mov(integer, scratch, width == .w32 ? Int64(Int32(truncatingIfNeeded: value)) : value)
            movd(integer, to, scratch)
        case (.memory(let toBase, let toOffset), .memory(let fromBase, let fromOffset)):
            copy(MemoryOperand(toBase, toOffset), MemoryOperand(fromBase, fromOffset), width, scratch)
        default: fail(.invalidOperand(at: count))
        }
    }

    private mutating func store(
        _ value: Int64, _ width: OperandWidth, _ memory: MemoryOperand, _ scratch: Register
    ) {
        if width == .w32 {
            mov(.w32, memory, Int32(truncatingIfNeeded: value))
        } else if let short = Int32(exactly: value) {
            mov(.w64, memory, short)
        } else {
            mov(.w64, scratch, value)
            mov(.w64, memory, scratch)
        }
    }

    /// 128 bits go in two halves, because the vector scratch register may hold a cycle's value.
    private mutating func copy(
        _ dst: MemoryOperand, _ src: MemoryOperand, _ width: MoveWidth, _ scratch: Register
    ) {
        let integer: OperandWidth = width == .w32 ? .w32 : .w64
        mov(integer, scratch, src)
        mov(integer, dst, scratch)
        if width == .v128 {
            guard let upperSource = src.advanced(by: 8), let upperDestination = dst.advanced(by: 8) else {
                return fail(.invalidOperand(at: count))
            }
            mov(.w64, scratch, upperSource)
            mov(.w64, upperDestination, scratch)
        }
    }
}
