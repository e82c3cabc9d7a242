// SPDX-License-Identifier: Apache-2.0
import AssemblerX64
import CompilerInterface

// The baseline compiler: machine code in one pass, a template for each instruction, on the frames of the interpreter.
//
// While it goes along, the compiler knows for each entry of the operand stack where its value is (`Place`): values stay in
// registers, constants and unread locals cost nothing until they are used. Before calls, at the end of basic blocks and
// wherever machine code is left, everything is in the slots of the frame, as the interpreter has it. So every instruction
// is a place to leave at, with a few stores before the jump (`SlowPath`).
//
// Registers. `rcx`, `rdx`, `r8` hold heap base, frame and thread as in handlers (MachineRegister); `rax` and `r11` are scratch
// inside a template; the others hold values or are homes of locals (Homes.swift). Java calls save nothing.
//
// What an instruction throws, the interpreter throws: machine code leaves at the instruction, which is executed again. So
// does what is not resolved yet; such exits are counted, and code left often is made anew.

/// Compiles one method.
public struct BaselineCompiler: ~Copyable {
    let method: MethodToCompile
    let facts: CompilerFacts
    let shape: CodeShape
    let homes: Homes
    var a: Assembler

    /// Label of each leader.
    var labels: [Label?]
    var entries: [(instruction: Int, label: Label)] = []
    var positions: [(instruction: Int, label: Label)] = []
    var slowPaths: [SlowPath] = []
    var tables: [JumpTable] = []

    // What is known at the place in the code.
    var stack: [Value] = []
    /// Values in each register; registers that serve other purposes are never free.
    var uses: [UInt8]
    var vectorUses: [UInt8]
    let temporaries: [Register]
    /// Homes whose register holds the value.
    var validHomes: HomeSet = 0
    /// Code here is never executed.
    var isDead: Bool = false
    /// The instruction that is compiled, and the operand stack before it.
    var here: Int = 0
    var before: [Value] = []
    /// The exit of this instruction, once it has one.
    var exit: Label?
    /// An instruction that was compiled as part of the one before it.
    var skipped: Int = -1
    /// Something could not be compiled.
    var failure: CompilationError?

    /// Errors: the method stays interpreted.
    public static func compile(
        _ method: MethodToCompile, _ facts: CompilerFacts
    ) throws(CompilationError) -> CompiledCode {
        if let functions = method.nativeFunctions { return try NativeStub.make(method, functions, facts) }
        var compiler = try BaselineCompiler(method, facts)
        return try compiler.run()
    }

    private init(_ method: MethodToCompile, _ facts: CompilerFacts) throws(CompilationError) {
        self.method = method
        self.facts = facts
        shape = try CodeShape(method, facts)
        homes = Homes(method, shape, facts)
        a = Assembler(capacity: method.instructions.count * 24 + 512, limit: 4 << 20, relaxesBranches: true)
        labels = [Label?](repeating: nil, count: method.instructions.count)
        uses = [UInt8](repeating: 0, count: 16)
        vectorUses = [UInt8](repeating: 0, count: 16)
        var temporaries: [Register] = [.rsi, .rdi, .r9, .r10, .rbx]
        let taken = homes.all.filter { !$0.type.isFloating }.map(\.register)
        for register in Homes.registers where !taken.contains(register.encoding) { temporaries.append(register) }
        self.temporaries = temporaries
        stack.reserveCapacity(method.maxStack)
    }

    private mutating func run() throws(CompilationError) -> CompiledCode {
        for i in labels.indices where shape.isLeader[i] { labels[i] = a.makeLabel() }
        compileEntry()
        for i in method.instructions.indices {
            if let label = labels[i], shape.depths[i] >= 0 {
                if !isDead { endBlock(i) }
                a.bind(label)
                beginBlock(i)
            } else if shape.depths[i] < 0 {
                // Whatever does not end here has to be known to `CodeShape`.
                if !isDead && i != skipped { throw .unsupported }
                isDead = true
            }
            if isDead || i == skipped { continue }
            positions.append((i, a.here()))
            here = i
            exit = nil
            if facts.randomExitInterval > 0 { compileRandomExit() }
            compile(method.instructions[i])
            if let failure { throw failure }
            if stack.count > 0, stack[stack.count - 1].slot + stack[stack.count - 1].type.slots > method.maxStack + 1 {
                throw .unsupported
            }
        }
        if !isDead { throw .unsupported }
        compileSlowPaths()
        compileTables()
        compileEntries()
        return try finish()
    }

    private mutating func finish() throws(CompilationError) -> CompiledCode {
        do throws(AssemblerError) { try a.finish() } catch { throw .assembler }
        let entries = self.entries.map {
            CompiledCode.Entry(instruction: $0.instruction, codeOffset: a.offset(of: $0.label) ?? 0)
        }
        let positions = self.positions.map {
            CompiledCode.Entry(instruction: $0.instruction, codeOffset: a.offset(of: $0.label) ?? 0)
        }
        return CompiledCode(
            code: [UInt8](a.code), relocations: a.relocations, entries: entries, positions: positions)
    }

    // MARK: Basic blocks

    /// Everything to memory, the homes live at `next` to registers.
    mutating func endBlock(_ next: Int) {
        flush()
        makeValid(homes.live[next])
    }

    /// The state at the head of a block.
    mutating func beginBlock(_ index: Int) {
        stack.removeAll(keepingCapacity: true)
        for slot in 0..<shape.depths[index] {
            stack.append(Value(place: .memory, type: .int, slot: slot, isInMemory: true))
        }
        forgetRegisters()
        validHomes = homes.live[index]
        isDead = false
    }

    /// Places to enter from the interpreter: heads of loops, handlers, what was asked for. The locals are in memory.
    private mutating func compileEntries() {
        var wanted = method.handlers
        for i in shape.isLoopHead.indices where shape.isLoopHead[i] { wanted.append(i) }
        if let requested = method.requested { wanted.append(requested.instruction) }
        wanted.sort()
        var last = -1
        for i in wanted where i != last && shape.depths[i] >= 0 {
            last = i
            guard let label = labels[i] else { continue }
            entries.append((i, a.here()))
            validHomes = 0
            makeValid(homes.live[i])
            a.jmp(label)
        }
    }
}
