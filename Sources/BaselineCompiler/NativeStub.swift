// SPDX-License-Identifier: Apache-2.0
import AssemblerX64
import CompilerInterface

// Machine code of a native method: what stands between Java and the Swift function that does the work (spec/native-calls.md).
//
// It is entered by the protocol of all methods, makes the native's frame, which the stack walker and the collector know from the
// interpreter (its locals are the arguments, which the function reads where they lie), publishes it in the thread, and
// calls the closure in the machine's table. Afterwards it drops the handles that the function made, looks for an exception,
// and returns to the continuation.
//
// What is rare is done before there is anything to undo: above the limit (no room, a safepoint, a cancel), or when the lock of
// a synchronized method is not free, the handler of native methods takes the call over as it came in.
//
// A native runs in VM state, so there is no transition here: what may block makes one itself, and so does a function of a library.
//
// Swift's convention for `(inout NativeCall) throws(JavaThrow) -> NativeResult`: the address of the call in `rdi`, the
// closure's context in `r13`, `r12` zero; the result comes in `rax`. An error says no more than that an exception is pending,
// and that is read from the thread. `rbx`, `rbp`, `r14`, `r15` are preserved.

enum NativeStub {
    private static var thread: Register { MachineRegister.thread }
    private static var base: Register { MachineRegister.base }
    private static var frame: Register { MachineRegister.frame }
    private static var stackTop: Register { MachineRegister.stack }
    private static var position: Register { MachineRegister.position }
    private static var accumulator: Register { MachineRegister.accumulator }

    // Registers that last through the call.
    private static var savedThread: Register { .rbx }
    private static var savedBase: Register { .rbp }
    private static var savedHandles: Register { .r14 }
    private static var savedFrame: Register { .r15 }

    static func make(
        _ method: MethodToCompile, _ functions: UInt, _ facts: CompilerFacts
    ) throws(CompilationError) -> CompiledCode {
        var a = Assembler()
        let name = Int32(bitPattern: method.method.rawValue)
        let arguments = Int32(method.argumentSlots) * 4
        let isSynchronized = method.flags & 0x0020 != 0
        let handOver = a.makeLabel()
        let thrown = a.makeLabel()
        let contended = a.makeLabel()

        a.lea(.w64, .rax, MemoryOperand(stackTop, FrameField.operands))
        a.alu(.cmp, .w64, .rax, MemoryOperand(thread, ThreadField.limit))
        a.jcc(.above, handOver)
        if isSynchronized { lock(&a, method, facts, otherwise: handOver) }

        // The frame; its position is none, and its lock comes from `lock`.
        a.alu(.sub, .w64, frame, MemoryOperand(thread, ThreadField.stackBase))
        a.mov(.w32, MemoryOperand(stackTop, FrameField.callerFrame), frame)
        a.mov(.w32, MemoryOperand(stackTop, FrameField.method), name)
        a.mov(.w64, MemoryOperand(stackTop, FrameField.position), 0)
        if isSynchronized { a.mov(.w32, MemoryOperand(stackTop, FrameField.lock), .r12) }
        a.mov(.w64, MemoryOperand(stackTop, FrameField.continuation), position)
        a.lea(.w64, .rax, MemoryOperand(base, MetadataField.origin))
        a.mov(.w64, MemoryOperand(thread, ThreadField.pc), .rax)
        a.lea(.w64, .rax, MemoryOperand(stackTop, FrameField.operands))
        a.mov(.w64, MemoryOperand(thread, ThreadField.sp), .rax)
        a.mov(.w64, MemoryOperand(thread, ThreadField.fp), stackTop)

        // The call. The stack is 8 off a multiple of 16, as after a call; a NativeCall makes that good.
        a.mov(.w64, savedThread, thread)
        a.mov(.w64, savedBase, base)
        a.mov(.w64, savedFrame, stackTop)
        a.mov(.w64, savedHandles, MemoryOperand(thread, ThreadField.handleTop))
        a.alu(.sub, .w64, .rsp, NativeCallField.size)
        a.mov(.w64, MemoryOperand(.rsp, NativeCallField.thread), thread)
        a.mov(.w32, MemoryOperand(.rsp, NativeCallField.method), name)
        a.lea(.w64, .rax, MemoryOperand(stackTop, -arguments))
        a.mov(.w64, MemoryOperand(.rsp, NativeCallField.next), .rax)
        // The row is looked up each time, since a method may be bound anew.
        a.mov(.w32, .rax, metadata(method, MetadataField.nativeIndex))
        a.shift(.shl, .w64, .rax, by: NativeFunctionField.shift)
        a.mov(.w64, .r11, Int64(bitPattern: UInt64(functions)))
        a.mov(.w64, .r13, MemoryOperand(.rax, index: .r11, scale: .x1, NativeFunctionField.context))
        a.zero(.r12)
        a.mov(.w64, .rdi, .rsp)
        a.call(MemoryOperand(.rax, index: .r11, scale: .x1, NativeFunctionField.code))
        a.alu(.add, .w64, .rsp, NativeCallField.size)
        a.mov(.w64, thread, savedThread)
        a.mov(.w64, base, savedBase)
        a.mov(.w64, frame, savedFrame)
        a.mov(.w64, MemoryOperand(thread, ThreadField.handleTop), savedHandles)
        a.alu(.cmp, .w32, MemoryOperand(thread, ThreadField.pendingException), 0)
        a.jcc(.notEqual, thrown)
        if isSynchronized { unlock(&a, facts, otherwise: contended) }
        a.mov(.w64, accumulator, .rax)
        let leave = a.here()
        a.lea(.w64, stackTop, MemoryOperand(frame, -arguments))
        a.mov(.w64, .rax, MemoryOperand(frame, FrameField.continuation))
        a.mov(.w32, frame, MemoryOperand(frame, FrameField.callerFrame))
        a.alu(.add, .w64, frame, MemoryOperand(thread, ThreadField.stackBase))
        a.jmp(.rax)

        a.bind(handOver)
        a.mov(.w64, .rax, Int64(Interpreter.nativeEntryAddress))
        a.jmp(.rax)

        // The runtime unwinds, and says where to go on.
        a.bind(thrown)
        callRuntime(&a, EntryPointField.unwind, facts)
        a.jmp(symbol: UInt64(facts.stubs[.dispatch]))

        if isSynchronized {
            // Nothing moves while the runtime unlocks.
            a.bind(contended)
            a.mov(.w64, MemoryOperand(thread, ThreadField.result), .rax)
            callRuntime(&a, EntryPointField.leaveSynchronized, facts)
            a.mov(.w64, accumulator, MemoryOperand(thread, ThreadField.result))
            a.jmp(leave)
        }
        do throws(AssemblerError) { try a.finish() } catch { throw .assembler }
        return CompiledCode(code: [UInt8](a.code), relocations: a.relocations, entries: [], positions: [])
    }

    private static func metadata(_ method: MethodToCompile, _ displacement: Int32) -> MemoryOperand {
        MemoryOperand(base, Int32(truncatingIfNeeded: Int(displacement) + Int(method.method.rawValue)))
    }

    /// Locks the receiver or the class's mirror, which is then in `r12`. All that the entry was given is as it was, also at
    /// `otherwise`.
    private static func lock(
        _ a: inout Assembler, _ method: MethodToCompile, _ facts: CompilerFacts, otherwise: Label
    ) {
        a.mov(.w64, savedThread, position)
        a.mov(.w64, savedFrame, stackTop)
        if method.flags & 0x0008 != 0 {
            // Mirrors do not move.
            a.mov(.w32, .rsi, Int64(facts.mirror(ofHolder: method.method).rawValue))
        } else {
            a.mov(.w32, .rsi, MemoryOperand(stackTop, Int32(method.argumentSlots) * -4))
        }
        a.mov(.w32, .r12, .rsi)
        a.call(symbol: UInt64(facts.stubs[.lock]))
        a.mov(.w64, position, savedThread)
        a.mov(.w64, stackTop, savedFrame)
        a.mov(.w32, accumulator, Int64(method.method.rawValue))
        a.test(.w32, .rax, .rax)
        a.jcc(.equal, otherwise)
    }

    /// Unlocks what the frame locked; the result stays in `rax`.
    private static func unlock(_ a: inout Assembler, _ facts: CompilerFacts, otherwise: Label) {
        let done = a.makeLabel()
        a.mov(.w64, .r12, .rax)
        a.mov(.w32, .rsi, MemoryOperand(frame, FrameField.lock))
        a.test(.w32, .rsi, .rsi)
        a.jcc(.equal, done)
        a.call(symbol: UInt64(facts.stubs[.unlock]))
        a.mov(.w32, .r11, .rax)
        a.mov(.w64, .rax, .r12)
        a.test(.w32, .r11, .r11)
        a.jcc(.equal, otherwise)
        a.bind(done)
    }

    /// Calls an entry point with the native's frame on top.
    private static func callRuntime(_ a: inout Assembler, _ entryPoint: Int32, _ facts: CompilerFacts) {
        a.lea(.w64, position, MemoryOperand(base, MetadataField.origin))
        a.lea(.w64, stackTop, MemoryOperand(frame, FrameField.operands))
        a.mov(.w32, .rax, Int64(entryPoint))
        a.call(symbol: UInt64(facts.stubs[.callRepeating]))
    }
}
