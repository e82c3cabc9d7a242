// SPDX-License-Identifier: Apache-2.0
import AssemblerX64
import CompilerInterface

// Code every machine has once. Compiled code calls it by `call` (these return at once, and the native stack is back where it
// was), or jumps to it for good. Unless said otherwise a called stub changes only `rax` and `r11`.

/// Makes the stubs' code.
public enum Stubs {
    private static var thread: Register { MachineRegister.thread }
    private static var base: Register { MachineRegister.base }
    private static var frame: Register { MachineRegister.frame }

    /// The code of a stub. Stubs that others refer to come first: `addresses` holds them.
    public static func make(_ stub: Stub, _ addresses: StubAddresses) throws(CompilationError) -> CompiledCode {
        var a = Assembler()
        switch stub {
        case .enterInterpreter: enterInterpreter(&a)
        case .dispatch: dispatch(&a)
        case .leaveAndCount: leaveAndCount(&a, addresses)
        case .callCompleting: callRuntime(&a, addresses, completes: true)
        case .callRepeating: callRuntime(&a, addresses, completes: false)
        case .lock: lock(&a)
        case .unlock: unlock(&a)
        case .isSecondarySubclass: isSecondarySubclass(&a)
        case .searchInterfaceTable: searchInterfaceTable(&a)
        case .floatRemainder: remainder(&a, isDouble: false)
        case .doubleRemainder: remainder(&a, isDouble: true)
        }
        do throws(AssemblerError) { try a.finish() } catch { throw .assembler }
        return CompiledCode(code: [UInt8](a.code), relocations: a.relocations, entries: [], positions: [])
    }

    private static func metadata(_ name: Register, _ displacement: Int32) -> MemoryOperand {
        MemoryOperand(base, index: name, scale: .x1, displacement)
    }

    /// `machineEntry` of methods without machine code: the handler that `entry` names, by the call protocol.
    private static func enterInterpreter(_ a: inout Assembler) {
        a.movsx(.w64, .rax, from: .w32, metadata(MachineRegister.accumulator, MetadataField.entry))
        a.mov(.w64, .r11, Int64(Interpreter.anchorAddress))
        a.alu(.add, .w64, .rax, .r11)
        a.jmp(.rax)
    }

    /// Executes the cell at `rdi` in the interpreter.
    private static func dispatch(_ a: inout Assembler) {
        a.mov(.w64, MachineRegister.accumulator, MemoryOperand(MachineRegister.position))
        a.mov(.w64, .r11, Int64(Interpreter.anchorAddress))
        a.movsx(.w64, .rax, from: .w32, MachineRegister.accumulator)
        a.alu(.add, .w64, .rax, .r11)
        a.jmp(.rax)
    }

    /// As `dispatch`, after counting; a count that gets 0 is told to the runtime.
    private static func leaveAndCount(_ a: inout Assembler, _ addresses: StubAddresses) {
        let overflow = a.makeLabel()
        a.mov(.w32, .rax, MemoryOperand(frame, FrameField.method))
        a.alu(.add, .w32, metadata(.rax, MetadataField.exitCount), 1)
        a.jcc(.equal, overflow)
        a.jmp(symbol: UInt64(addresses[.dispatch]))
        a.bind(overflow)
        a.mov(.w64, MemoryOperand(thread, ThreadField.argument), .rax)
        a.mov(.w64, MemoryOperand(thread, ThreadField.argument2), Int32(SwiftletCountExit))
        a.lea(.w64, .r11, MemoryOperand(MachineRegister.position, -MetadataField.origin))
        a.alu(.sub, .w64, .r11, base)
        a.mov(.w32, MemoryOperand(frame, FrameField.position), .r11)
        a.mov(.w32, .rax, Int64(EntryPointField.countOverflow))
        a.call(symbol: UInt64(addresses[.callRepeating]))
        a.jmp(symbol: UInt64(addresses[.dispatch]))
    }

    /// Calls the entry point at byte `rax` of the table, with `rdi` the cell and `rsi` the stack's top; the position is in
    /// the frame. Returns when the runtime left the frame in place and completed the instruction (or has it repeated);
    /// otherwise goes to the interpreter, wherever the runtime wants. Changes all registers but the fixed ones, and leaves
    /// `rdi`, `rsi` as the interpreter would have them.
    private static func callRuntime(_ a: inout Assembler, _ addresses: StubAddresses, completes: Bool) {
        let elsewhere = a.makeLabel()
        a.mov(.w64, MemoryOperand(thread, ThreadField.pc), .rdi)
        a.mov(.w64, MemoryOperand(thread, ThreadField.sp), .rsi)
        a.mov(.w64, MemoryOperand(thread, ThreadField.fp), frame)
        // With the return address, and that of Swift's call of a handler, this aligns the stack to 16 bytes.
        a.push(.rcx)
        a.push(thread)
        a.push(.rdi)
        a.push(frame)
        a.mov(.w64, .r10, MemoryOperand(thread, ThreadField.entryPoints))
        a.mov(.w64, .rdi, thread)
        a.call(MemoryOperand(.r10, index: .rax))
        a.pop(.rax)
        a.pop(.r11)
        a.pop(thread)
        a.pop(.rcx)
        a.mov(.w64, .rdi, MemoryOperand(thread, ThreadField.pc))
        a.mov(.w64, .rsi, MemoryOperand(thread, ThreadField.sp))
        a.mov(.w64, frame, MemoryOperand(thread, ThreadField.fp))
        if completes { a.alu(.add, .w64, .r11, 8) }
        a.alu(.cmp, .w64, .rdi, .r11)
        a.jcc(.notEqual, elsewhere)
        a.alu(.cmp, .w64, frame, .rax)
        a.jcc(.notEqual, elsewhere)
        a.plain(.ret)
        a.bind(elsewhere)
        a.alu(.add, .w64, .rsp, 8)
        a.test(.w64, frame, frame)
        a.cmov(.equal, .w64, frame, MemoryOperand(thread, ThreadField.stackBase))
        a.jmp(symbol: UInt64(addresses[.dispatch]))
    }

    // MARK: Locks (Registers+Monitors.swift explains them)

    /// Locks the object in `rsi` if that needs no help; `rax`: 1 or 0. Changes `rdi`, `r9`, `r10`.
    private static func lock(_ a: inout Assembler) {
        let refused = a.makeLabel()
        let recursive = a.makeLabel()
        let push = a.makeLabel()
        a.mov(.w32, .r10, MemoryOperand(thread, ThreadField.lockStackTop))
        a.alu(.cmp, .w32, .r10, Int32(SwiftletLockStackDepth))
        a.jcc(.aboveOrEqual, refused)
        a.lea(.w64, .r9, MemoryOperand(base, index: .rsi, scale: .x8, 4))
        a.mov(.w32, .rax, MemoryOperand(.r9))
        a.test(.w32, .rax, Int32(SwiftletMarkLockMask))
        a.jcc(.notEqual, recursive)
        a.lea(.w32, .rdi, MemoryOperand(.rax, Int32(SwiftletMarkThinLocked)))
        a.lock()
        a.exchange(.cmpxchg, .w32, MemoryOperand(.r9), .rdi)
        a.jcc(.notEqual, refused)
        a.bind(push)
        a.mov(.w32, MemoryOperand(thread, index: .r10, scale: .x4, ThreadField.lockStack), .rsi)
        a.alu(.add, .w32, .r10, 1)
        a.mov(.w32, MemoryOperand(thread, ThreadField.lockStackTop), .r10)
        a.mov(.w32, .rax, 1)
        a.plain(.ret)
        // Locked by this thread already?
        a.bind(recursive)
        a.alu(.and, .w32, .rax, Int32(SwiftletMarkLockMask))
        a.alu(.cmp, .w32, .rax, Int32(SwiftletMarkThinLocked))
        a.jcc(.notEqual, refused)
        contains(&a, below: .r10, found: push, scratch: .r9)
        a.bind(refused)
        a.zero(.rax)
        a.plain(.ret)
    }

    /// Whether the object in `rsi` is among the first entries of the lock stack.
    private static func contains(_ a: inout Assembler, below count: Register, found: Label, scratch: Register) {
        let none = a.makeLabel()
        a.mov(.w32, scratch, count)
        let next = a.here()
        a.alu(.sub, .w32, scratch, 1)
        a.jcc(.below, none)
        a.alu(.cmp, .w32, MemoryOperand(thread, index: scratch, scale: .x4, ThreadField.lockStack), .rsi)
        a.jcc(.notEqual, next)
        a.jmp(found)
        a.bind(none)
    }

    /// Unlocks the object in `rsi` if that needs no help; `rax`: 1 or 0. Changes `rdi`, `r9`, `r10`.
    private static func unlock(_ a: inout Assembler) {
        let refused = a.makeLabel()
        let pop = a.makeLabel()
        a.mov(.w32, .r10, MemoryOperand(thread, ThreadField.lockStackTop))
        a.alu(.sub, .w32, .r10, 1)
        a.jcc(.below, refused)
        a.alu(.cmp, .w32, MemoryOperand(thread, index: .r10, scale: .x4, ThreadField.lockStack), .rsi)
        a.jcc(.notEqual, refused)
        contains(&a, below: .r10, found: pop, scratch: .r9)
        a.lea(.w64, .r9, MemoryOperand(base, index: .rsi, scale: .x8, 4))
        a.mov(.w32, .rax, MemoryOperand(.r9))
        a.mov(.w32, .rdi, .rax)
        a.alu(.and, .w32, .rdi, Int32(SwiftletMarkLockMask))
        a.alu(.cmp, .w32, .rdi, Int32(SwiftletMarkThinLocked))
        a.jcc(.notEqual, refused)
        a.mov(.w32, .rdi, .rax)
        a.alu(.and, .w32, .rdi, ~Int32(SwiftletMarkLockMask))
        a.lock()
        a.exchange(.cmpxchg, .w32, MemoryOperand(.r9), .rdi)
        a.jcc(.notEqual, refused)
        a.bind(pop)
        a.mov(.w32, MemoryOperand(thread, ThreadField.lockStackTop), .r10)
        a.mov(.w32, .rax, 1)
        a.plain(.ret)
        a.bind(refused)
        a.zero(.rax)
        a.plain(.ret)
    }

    // MARK: Classes

    /// Whether class `r11` has class `rax` among its secondary supers; `rax`: 1 or 0. A hit is remembered.
    private static func isSecondarySubclass(_ a: inout Assembler) {
        let next = a.makeLabel()
        let missing = a.makeLabel()
        let done = a.makeLabel()
        a.push(.rsi)
        a.push(.rdi)
        a.mov(.w32, .rsi, metadata(.r11, MetadataField.secondarySupers))
        a.test(.w32, .rsi, .rsi)
        a.jcc(.equal, missing)
        a.lea(.w64, .rsi, metadata(.rsi, MetadataField.origin))
        a.mov(.w32, .rdi, MemoryOperand(.rsi))
        a.bind(next)
        a.alu(.sub, .w32, .rdi, 1)
        a.jcc(.below, missing)
        a.alu(.add, .w64, .rsi, 4)
        a.alu(.cmp, .w32, .rax, MemoryOperand(.rsi))
        a.jcc(.notEqual, next)
        a.mov(.w32, metadata(.r11, MetadataField.secondarySuperCache), .rax)
        a.mov(.w32, .rax, 1)
        a.jmp(done)
        a.bind(missing)
        a.zero(.rax)
        a.bind(done)
        a.pop(.rdi)
        a.pop(.rsi)
        a.plain(.ret)
    }

    /// Method `rsi` of interface `r9` for class `rax`, in `r9`: 0 if the class does not implement the interface. The inline
    /// cache at `rdi` remembers it, unless the class may be unloaded before the call site. Changes `rsi`, `r10`.
    private static func searchInterfaceTable(_ a: inout Assembler) {
        let next = a.makeLabel()
        let missing = a.makeLabel()
        let remember = a.makeLabel()
        let done = a.makeLabel()
        a.mov(.w32, .r11, metadata(.rax, MetadataField.itable))
        a.test(.w32, .r11, .r11)
        a.jcc(.equal, missing)
        a.lea(.w64, .r11, metadata(.r11, MetadataField.origin - 4))
        a.mov(.w32, .r10, MemoryOperand(.r11, 4))
        a.bind(next)
        a.alu(.sub, .w32, .r10, 1)
        a.jcc(.below, missing)
        a.alu(.add, .w64, .r11, 8)
        a.alu(.cmp, .w32, .r9, MemoryOperand(.r11))
        a.jcc(.notEqual, next)
        a.mov(.w32, .r11, MemoryOperand(.r11, 4))
        a.lea(.w64, .r11, metadata(.r11, MetadataField.origin))
        a.mov(.w32, .r9, MemoryOperand(.r11, index: .rsi, scale: .x4))
        a.mov(.w32, .rsi, metadata(.rax, MetadataField.unit))
        a.test(.w32, .rsi, .rsi)
        a.jcc(.equal, remember)
        a.mov(.w32, .r10, MemoryOperand(MachineRegister.frame, FrameField.method))
        a.mov(.w32, .r10, metadata(.r10, MetadataField.holder))
        a.alu(.cmp, .w32, .rsi, metadata(.r10, MetadataField.unit))
        a.jcc(.notEqual, done)
        a.bind(remember)
        a.mov(.w64, .r10, .r9)
        a.shift(.shl, .w64, .r10, by: 32)
        a.alu(.or, .w64, .r10, .rax)
        a.mov(.w64, MemoryOperand(.rdi), .r10)
        a.bind(done)
        a.plain(.ret)
        a.bind(missing)
        a.zero(.r9)
        a.plain(.ret)
    }

    // MARK: Floating point

    /// xmm0 = remainder of xmm0 and xmm1, by x87's partial remainder, which is exact and truncates as Java's.
    private static func remainder(_ a: inout Assembler, isDouble: Bool) {
        let below = MemoryOperand(.rsp, -16)
        a.sse(isDouble ? .movsd : .movss, below, .xmm1)
        a.memory(isDouble ? .fld64 : .fld32, below)
        a.sse(isDouble ? .movsd : .movss, below, .xmm0)
        a.memory(isDouble ? .fld64 : .fld32, below)
        let again = a.here()
        a.plain(.fprem)
        a.plain(.fnstsw)
        a.test(.w32, .rax, 0x0400)
        a.jcc(.notEqual, again)
        a.memory(isDouble ? .fstp64 : .fstp32, below)
        a.plain(.fstpST0)
        a.sse(isDouble ? .movsd : .movss, .xmm0, below)
        a.plain(.ret)
    }
}
