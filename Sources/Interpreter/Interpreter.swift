// SPDX-License-Identifier: Apache-2.0
import ObjectModel

/// How Swift runs Java code, and constants that the rest of the VM shares with handlers.
public enum Interpreter {
    /// Address that handler offsets count from: baseline code and entries in metadata name handlers relative to it.
    public static var anchorAddress: Int { unsafeBitCast(anchor as Handler, to: Int.self) }

    /// Continuation that a call from Swift passes, and that the frame of such a call holds.
    public static var leaveContinuation: Int { unsafeBitCast(op_leave as Handler, to: Int.self) }

    /// Calls `method`. Its arguments end at `thread.sp`; `thread.fp` is the innermost frame or nil.
    ///
    /// The thread is in VM state and its `base`, stack, `limit`, `entryPoints`, `wellKnown` and `leaveCell` are set. The stack's
    /// first 8 bytes are never part of a frame. Afterwards `thread.sp` is where the arguments began, `thread.fp` as
    /// before, and either `thread.pendingException` is set or `thread.result` holds the result: an int, float or
    /// reference in its low half. `thread.pc` is preserved, so a slow path may call Java and then have its instruction
    /// executed again. A method that still has to be prepared is prepared with the arguments not yet in any frame:
    /// prepare it before pushing references when preparing can collect.
    public static func enter(_ thread: UnsafeMutablePointer<JavaThread>, method: MethodRef) {
        let base = UnsafeMutableRawPointer(thread.pointee.base)
        let saved = thread.pointee.pc
        let fp = UnsafeMutableRawPointer(thread.pointee.fp ?? thread.pointee.stackBase)
        let entry = AddressSpace(base: base)[method].pointee.entry
        let leave = unsafeBitCast(op_leave as Handler, to: UnsafeRawPointer.self)
        swiftlet_enter_handler(
            leave, UnsafeMutableRawPointer(thread.pointee.sp), fp, base, thread, UInt64(method.rawValue),
            unsafeBitCast(handler(at: entry), to: UnsafeRawPointer.self))
        thread.pointee.pc = saved
    }

    /// The cell for `JavaThread.leaveCell`: the handler that returns to Swift after unwinding.
    public static var leaveCell: UInt64 { HandlerTable.shared.cell(.leave_cell, 0) }

    /// The cell for `JavaThread.resumeCell`: jumps to the machine code at the address in `thread.result`.
    public static var resumeCell: UInt64 { HandlerTable.shared.cell(.resume_machine_code, 0) }

    /// Address of what an entry jumps to, with its registers as they were, when the frame would end above the limit.
    public static var overLimitAddress: Int { unsafeBitCast(slowEnterOverLimit as Handler, to: Int.self) }

    /// Address of the handler that native methods are entered by, which does all that their machine code may leave to it.
    public static var nativeEntryAddress: Int { unsafeBitCast(op_enter_native as Handler, to: Int.self) }

    /// Continuation of a call, by the return type (SwiftletType…), as offset from the anchor.
    public static func continuation(returning type: UInt8) -> Int32 {
        HandlerTable.shared[resumeOperation(returning: type)]
    }

    static func resumeOperation(returning type: UInt8) -> Operation {
        switch Int(type) {
        case SwiftletTypeVoid: .resume_0
        case SwiftletTypeLong, SwiftletTypeDouble: .resume_2
        default: .resume_1
        }
    }

    /// `MethodMetadata.extraLocalsSize`.
    public static func extraLocalsSize(maxLocals: UInt16, argumentSlots: UInt16) -> UInt32 {
        UInt32(maxLocals) &* 4 &- UInt32(argumentSlots) &* 4
    }

    /// `MethodMetadata.frameSize`: header and operand stack, with one slot more for the appendix of a dynamic call.
    public static func frameSize(maxStack: UInt16) -> UInt32 {
        UInt32(FrameOffset.size) &+ (UInt32(maxStack) &+ 1) &* 4
    }
}
