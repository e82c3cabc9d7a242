// SPDX-License-Identifier: Apache-2.0
import ObjectModel

// The interpreter is direct-threaded: each cell of decoded code names its handler, and each handler ends by jumping to
// the next cell's. Six values stay in machine registers all the time; they are the parameters of every handler. Swift
// has no guaranteed tail calls, but a call in tail position between C functions of one signature becomes a jump at -O
// (LLVM's sibling call), so this target is always optimised, and scripts/check-handlers inspects the machine code.
//
// Rules for the bodies in `Registers+*.swift`: everything is `@inline(__always)`; nothing is called but in tail position
// (a call elsewhere makes the handler save registers); what needs the runtime is a tail call to an `@inline(never)`
// function of the same signature in SlowPaths.swift; no class references, no `throws`, no address of a local.

/// Code of a handler, continuation or method entry. The last parameter is the accumulator: the cell that is executed
/// for handlers, the result for continuations, the `MethodRef` for entries.
public typealias Handler =
    @convention(c) (
        UnsafeRawPointer, UnsafeMutableRawPointer, UnsafeMutableRawPointer, UnsafeMutableRawPointer,
        UnsafeMutablePointer<JavaThread>, UInt64
    ) -> Void

typealias PC = UnsafeRawPointer
typealias SP = UnsafeMutableRawPointer
typealias Thread = UnsafeMutablePointer<JavaThread>

/// Handler offsets in cells and metadata count from this function, so that they hold wherever the program is loaded.
@c(swiftlet_anchor) func anchor(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ accumulator: UInt64) {}

@inline(__always) var anchorAddress: Int { unsafeBitCast(anchor as Handler, to: Int.self) }

/// The handler at `offset` from the anchor.
@inline(__always) func handler(at offset: Int32) -> Handler {
    unsafeBitCast(anchorAddress &+ Int(offset), to: Handler.self)
}

/// The interpreter's state between two instructions.
struct Registers {
    /// The cell that is executed; for continuations nothing, for entries the continuation.
    var pc: PC
    /// First free slot of the operand stack.
    var sp: SP
    /// Header of the innermost frame; the stack's base when there is none.
    var fp: SP
    /// The heap base, from which everything in the address space is reached.
    var base: SP
    var thread: Thread
    var accumulator: UInt64

    @inline(__always)
    init(_ pc: PC, _ sp: SP, _ fp: SP, _ base: SP, _ thread: Thread, _ accumulator: UInt64) {
        self.pc = pc
        self.sp = sp
        self.fp = fp
        self.base = base
        self.thread = thread
        self.accumulator = accumulator
    }

    // MARK: Control

    @inline(__always)
    func jump(_ target: Handler) { return target(pc, sp, fp, base, thread, accumulator) }

    /// Executes the cell at `pc`.
    @inline(__always)
    func dispatch() {
        let cell = pc.load(as: UInt64.self)
        return handler(at: Int32(truncatingIfNeeded: cell))(pc, sp, fp, base, thread, cell)
    }

    /// Executes the cell after `pc`.
    @inline(__always)
    func next() {
        let following = pc + 8
        let cell = following.load(as: UInt64.self)
        return handler(at: Int32(truncatingIfNeeded: cell))(following, sp, fp, base, thread, cell)
    }

    /// An instruction that only moves data: runs `body`, then the next cell.
    @inline(__always)
    func straight(_ body: (inout Registers) -> Void) {
        var r = self
        body(&r)
        return r.next()
    }

    // MARK: Operands

    /// The operand, sign-extended.
    @inline(__always) var operand: Int { Int(truncatingIfNeeded: Int64(bitPattern: accumulator) &>> 32) }

    /// The operand as unsigned number.
    @inline(__always) var operandBits: UInt32 { UInt32(truncatingIfNeeded: accumulator &>> 32) }

    @inline(__always) var space: AddressSpace { AddressSpace(base: base) }

    /// Address of byte `offset` of the metadata.
    @inline(__always)
    func metadata(_ offset: UInt32) -> SP { base + (Int(SwiftletMetadataOffset) &+ Int(offset)) }

    // MARK: Operand stack; slots are counted from the top, which is 1

    @inline(__always) func word(_ slot: Int) -> UInt32 { (sp - slot &* 4).load(as: UInt32.self) }
    @inline(__always) func int(_ slot: Int) -> Int32 { (sp - slot &* 4).load(as: Int32.self) }
    @inline(__always) func long(_ slot: Int) -> Int64 { (sp - slot &* 4).loadUnaligned(as: Int64.self) }
    @inline(__always) func unsignedLong(_ slot: Int) -> UInt64 { (sp - slot &* 4).loadUnaligned(as: UInt64.self) }

    @inline(__always)
    mutating func push<T: BitwiseCopyable>(_ value: T) {
        sp.storeBytes(of: value, as: T.self)
        sp += MemoryLayout<T>.size
    }

    @inline(__always)
    mutating func popWord() -> UInt32 {
        sp -= 4
        return sp.load(as: UInt32.self)
    }

    @inline(__always)
    mutating func popInt() -> Int32 {
        sp -= 4
        return sp.load(as: Int32.self)
    }

    @inline(__always)
    mutating func popLong() -> Int64 {
        sp -= 8
        return sp.loadUnaligned(as: Int64.self)
    }

    @inline(__always)
    mutating func popFloat() -> Float {
        sp -= 4
        return sp.load(as: Float.self)
    }

    @inline(__always)
    mutating func popDouble() -> Double {
        sp -= 8
        return sp.loadUnaligned(as: Double.self)
    }

    // MARK: Frames

    /// Metadata offset of the cell at `pc`.
    @inline(__always) var position: CodeRef {
        let offset = Int(bitPattern: pc) &- Int(bitPattern: base) &- Int(SwiftletMetadataOffset)
        return CodeRef(rawValue: UInt32(truncatingIfNeeded: offset))
    }

    /// Stores the position, for whoever walks the stack.
    @inline(__always)
    func savePosition() {
        fp.storeBytes(of: position.rawValue, toByteOffset: FrameOffset.position, as: UInt32.self)
    }

    /// Metadata of the method of the innermost frame.
    @inline(__always) var method: UnsafeMutablePointer<MethodMetadata> {
        space[fp.load(fromByteOffset: FrameOffset.method, as: MethodRef.self)]
    }

    /// With what the class of the innermost frame's method is unloaded; 0 = never.
    @inline(__always) var unitOfCaller: UInt32 { space[method.pointee.holder].pointee.unit }
}

/// Byte offsets in `FrameHeader`.
enum FrameOffset {
    @inline(__always) static var callerFrame: Int { 0 }
    @inline(__always) static var method: Int { 4 }
    @inline(__always) static var position: Int { 8 }
    @inline(__always) static var lock: Int { 12 }
    @inline(__always) static var continuation: Int { 16 }
    @inline(__always) static var size: Int { 24 }
}
