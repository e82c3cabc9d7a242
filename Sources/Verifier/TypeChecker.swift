// SPDX-License-Identifier: Apache-2.0
import ClassFile

/// Verification by type checking (JVMS 4.10.1) of one method of a class file of version 50 or later.
///
/// The code is walked once, front to back, with one current frame. Wherever control may arrive from elsewhere the
/// StackMapTable must have a frame; the current frame must be assignable to the frames of all targets of a branch, and
/// is replaced by the frame of its own position when there is one. That is all: no iteration, no merging.
///
/// The rules are the specification's with HotSpot's reading of them, down to the order of the checks, because it decides
/// which of several faults a program sees. Departures of HotSpot's from the specification that are kept: interfaces are
/// assignable from every object; only names are compared where names suffice, so few classes are loaded; a frame's
/// `uninitializedThis` flag is recomputed when locals are chopped.
///
/// The current frame lies in raw memory: `locals[0..<maxLocals]`, top where nothing is stored, and
/// `stack[0..<stackSize]`. `stackMark` is the height at the start of the instruction; slots up to it keep what an
/// instruction popped, until it pushes, which is what messages show.
struct TypeChecker<Hierarchy: ClassHierarchy> {
    typealias Failure = VerifyFailure<Hierarchy.Failure>

    var context: ClassContext<Hierarchy>

    // The method.
    let method: MemberView
    let attributes: AttributeList
    let code: UnsafeRawBufferPointer
    let handlers: CodeView.ExceptionTable
    let maxLocals: Int
    let maxStack: Int
    var isConstructor = false
    var returnType = VerificationType.top
    /// Positions that exception handlers cover lie in between.
    var coveredFrom = Int.max
    var coveredTo = -1

    // The frame table.
    var frames: UnsafeMutablePointer<StackMapFrame>
    var frameTypes: UnsafeMutablePointer<VerificationType>
    var frameCount = 0

    // The current frame.
    var position = 0
    let locals: UnsafeMutablePointer<VerificationType>
    var localsCount = 0
    let stack: UnsafeMutablePointer<VerificationType>
    var stackSize = 0
    var stackMark = 0
    var isThisUninitialized = false

    init(_ context: consuming ClassContext<Hierarchy>, _ method: MemberView, _ code: CodeView) {
        self.method = method
        attributes = code.attributes
        self.code = code.code
        handlers = code.exceptionTable
        maxLocals = Int(code.maxLocals)
        maxStack = Int(code.maxStack)
        context.memory.locals.reserve(maxLocals + 2)
        // The slot behind the last is for the exception in frames of handlers.
        context.memory.stack.reserve(maxStack + 2)
        context.memory.positions.reserveZeroed(self.code.count)
        locals = context.memory.locals.start
        stack = context.memory.stack.start
        frames = context.memory.frames.start
        frameTypes = context.memory.frameTypes.start
        self.context = context
    }

    var positions: UnsafeMutablePointer<UInt8> { context.memory.positions.start }

    /// Checks the method. Errors: the first broken rule.
    mutating func check() throws(Failure) {
        try setArguments()
        try markInstructions()
        try checkExceptionTable()
        try checkLocalVariableTable()
        try readFrames()

        var next = 0
        var nextFrame = 0
        // Whether control cannot come from the instruction before.
        var isUnreachable = false
        while next < code.count {
            position = next
            let length = InstructionLengths.length(code, at: position)
            next += length
            stackMark = stackSize
            if nextFrame < frameCount || isUnreachable {
                try meetFrame(&nextFrame, isUnreachable)
            }
            isUnreachable = try checkInstruction(length)
        }
        guard isUnreachable else {
            throw verifyError(Fault(.invalidBytecode, at: code.count), "Control flow falls through code end")
        }
    }

    /// Merges the current frame with the one in the table for this position.
    private mutating func meetFrame(_ nextFrame: inout Int, _ isUnreachable: Bool) throws(Failure) {
        guard nextFrame < frameCount else {
            throw verifyError(Fault(.invalidBytecode, at: position), "Expecting a stack map frame")
        }
        let framePosition = Int(frames[nextFrame].position)
        if framePosition == position {
            if !isUnreachable { try match(currentSlice, nextFrame, "Instruction type does not match stack map") }
            adopt(nextFrame)
            nextFrame += 1
        } else if framePosition < position {
            throw classFormatError("Bad stack map offset \(framePosition)")
        } else if isUnreachable {
            throw verifyError(Fault(.missingFrame, at: position), "Expecting a stack map frame")
        }
    }

    // MARK: - Preparation

    /// The frame at the start of the method (JVMS 4.10.1.6).
    private mutating func setArguments() throws(Failure) {
        let name = context.pool.utf8Bytes(at: method.nameIndex)
        isConstructor = name.equals("<init>")
        let signature = context.signature(method.descriptorIndex)
        let types = context.memory.signatureTypes.start + signature
        let isStatic = method.accessFlags.contains(.static)
        let receiver = isStatic ? 0 : 1
        let count = Int(types[0])
        guard count + receiver <= maxLocals else { throw classFormatError("Arguments can't fit into locals") }
        for index in 0..<maxLocals { locals[index] = .top }
        if !isStatic {
            isThisUninitialized = isConstructor && context.thisType != ClassContext<Hierarchy>.known(.object)
            locals[0] = isThisUninitialized ? .uninitializedThis : context.thisType
        }
        for index in 0..<count { locals[receiver + index] = VerificationType(raw: types[2 + index]) }
        localsCount = count + receiver
        let descriptor = context.pool.utf8Bytes(at: method.descriptorIndex)
        if let result = Descriptor.result(descriptor) {
            returnType = context.resultType(UnsafeRawBufferPointer(rebasing: descriptor[result.range]))
        }
    }

    private mutating func markInstructions() throws(Failure) {
        let positions = self.positions
        var next = 0
        while next < code.count {
            let length = InstructionLengths.length(code, at: next)
            guard length > 0 else { throw verifyError(Fault(.invalidBytecode, at: next), "Bad instruction") }
            positions[next] = code[next] == Opcode.new.rawValue ? CodePosition.new : CodePosition.instruction
            next += length
        }
    }

    private func startsInstruction(_ position: Int) -> Bool {
        position < code.count && positions[position] != CodePosition.inside
    }

    private mutating func checkExceptionTable() throws(Failure) {
        for handler in handlers {
            let start = Int(handler.startPC)
            let end = Int(handler.endPC)
            guard startsInstruction(start) else {
                throw classFormatError("Illegal exception table start_pc \(start)")
            }
            guard end == code.count || startsInstruction(end) else {
                throw classFormatError("Illegal exception table end_pc \(end)")
            }
            guard startsInstruction(Int(handler.handlerPC)) else {
                throw classFormatError("Illegal exception table handler_pc \(handler.handlerPC)")
            }
            if handler.catchTypeIndex != 0 {
                let type = context.classType(handler.catchTypeIndex)
                let throwable = ClassContext<Hierarchy>.known(.throwable)
                guard try context.isAssignable(type, to: throwable) else {
                    throw verifyError(
                        Fault(
                            .wrongType, at: Int(handler.handlerPC),
                            Origin(.constant(Int(handler.catchTypeIndex)), type), Origin(.implicit, throwable)),
                        "Catch type is not a subclass of Throwable in exception handler \(handler.handlerPC)")
                }
            }
            coveredFrom = min(coveredFrom, start)
            coveredTo = max(coveredTo, end)
        }
    }

    /// Ranges of the LocalVariableTable must begin and end at instructions, though nothing depends on it.
    private mutating func checkLocalVariableTable() throws(Failure) {
        for attribute in attributes where context.view.kind(of: attribute) == .localVariableTable {
            let rows = attribute.rows(columns: 5)
            for row in 0..<rows.count {
                let start = Int(rows[row, 0])
                let length = Int(rows[row, 1])
                guard startsInstruction(start) else {
                    throw classFormatError("Illegal local variable table start_pc \(start)")
                }
                guard start + length == code.count || startsInstruction(start + length) else {
                    throw classFormatError("Illegal local variable table length \(length)")
                }
            }
        }
    }

    // MARK: - Frames

    @inline(__always)
    var currentSlice: FrameSlice {
        FrameSlice(
            position: position, isThisUninitialized: isThisUninitialized, locals: locals, localsCount: localsCount,
            stack: stack, stackCount: stackSize)
    }

    func slice(_ index: Int) -> FrameSlice {
        let frame = frames[index]
        return FrameSlice(
            position: Int(frame.position), isThisUninitialized: frame.isThisUninitialized,
            locals: frameTypes + Int(frame.localsStart), localsCount: Int(frame.localsCount),
            stack: frameTypes + Int(frame.stackStart), stackCount: Int(frame.stackCount))
    }

    /// The index in the table of the frame for a position, or nil. Positions in the table ascend.
    func frameIndex(at position: Int) -> Int? {
        var low = 0
        var high = frameCount
        while low < high {
            let middle = (low &+ high) &>> 1
            if Int(frames[middle].position) < position { low = middle &+ 1 } else { high = middle }
        }
        return low < frameCount && Int(frames[low].position) == position ? low : nil
    }

    /// Requires that a frame can be assigned to the one in the table (JVMS 4.10.1.4). `text` is made on failure.
    mutating func match(
        _ frame: FrameSlice, _ index: Int, _ text: @autoclosure () -> String
    ) throws(Failure) {
        let target = slice(index)
        if frame.stackCount != target.stackCount {
            throw verifyError(
                Fault(.stackSizeMismatch, at: frame.position, Origin(.frame(frame)), Origin(.frame(target))), text())
        }
        for local in 0..<target.localsCount where target.locals[local] != frame.locals[local] {
            if try !context.isAssignable(frame.locals[local], to: target.locals[local]) {
                throw verifyError(
                    Fault(
                        .wrongType, at: target.position, Origin(.local(local, frame), frame.locals[local]),
                        Origin(.frameLocal(local, target), target.locals[local])), text())
            }
        }
        for slot in 0..<target.stackCount where target.stack[slot] != frame.stack[slot] {
            if try !context.isAssignable(frame.stack[slot], to: target.stack[slot]) {
                throw verifyError(
                    Fault(
                        .wrongType, at: target.position, Origin(.stack(slot, frame), frame.stack[slot]),
                        Origin(.frameStack(slot, target), target.stack[slot])), text())
            }
        }
        if frame.isThisUninitialized && !target.isThisUninitialized {
            throw verifyError(
                Fault(.flagsMismatch, at: target.position, Origin(.frame(frame)), Origin(.frame(target))), text())
        }
    }

    /// Makes a frame of the table the current one.
    private mutating func adopt(_ index: Int) {
        let target = slice(index)
        for local in 0..<target.localsCount { locals[local] = target.locals[local] }
        if localsCount > target.localsCount {
            for local in target.localsCount..<localsCount { locals[local] = .top }
        }
        localsCount = target.localsCount
        for slot in 0..<target.stackCount { stack[slot] = target.stack[slot] }
        stackSize = target.stackCount
        stackMark = stackSize
        isThisUninitialized = target.isThisUninitialized
    }

    // MARK: - Control flow

    mutating func checkTarget(_ distance: Int) throws(Failure) {
        guard distance >= -65535, distance <= 65535 else {
            throw verifyError(
                Fault(.badFrame, at: 0, Origin(.frame(currentSlice))),
                "Illegal target of jump or branch (bci \(position) + offset \(distance))")
        }
        let target = position &+ distance
        guard let index = frameIndex(at: target) else { throw missingFrame(target) }
        try match(currentSlice, index, "Inconsistent stackmap frames at branch target \(target)")
    }

    func missingFrame(_ target: Int) -> Failure {
        verifyError(
            Fault(.missingFrame, at: position), "Expecting a stackmap frame at branch target \(target)")
    }

    /// Requires that the current locals suit every handler that covers the current instruction (JVMS 4.10.1.6).
    mutating func checkHandlers(isThisUninitialized: Bool) throws(Failure) {
        for handler in handlers where position >= Int(handler.startPC) && position < Int(handler.endPC) {
            var thrown =
                handler.catchTypeIndex != 0
                ? context.classType(handler.catchTypeIndex) : ClassContext<Hierarchy>.known(.throwable)
            let position = self.position
            let (locals, localsCount) = (self.locals, self.localsCount)
            let frame: (UnsafeMutablePointer<VerificationType>) -> FrameSlice = { stack in
                FrameSlice(
                    position: position, isThisUninitialized: isThisUninitialized, locals: locals,
                    localsCount: localsCount, stack: stack, stackCount: 1)
            }
            if maxStack == 0 {
                var empty = frame(stack)
                empty.stackCount = 0
                throw verifyError(Fault(.stackOverflow, at: position, Origin(.frame(empty))), "Operand stack overflow")
            }
            guard let index = frameIndex(at: Int(handler.handlerPC)) else {
                throw missingFrame(Int(handler.handlerPC))
            }
            let target = slice(index)
            // What nearly always holds needs no frame of its own.
            if target.stackCount == 1, target.stack[0] == thrown, target.isThisUninitialized || !isThisUninitialized,
                isEqual(target.locals, locals, target.localsCount)
            {
                continue
            }
            let text = "Stack map does not match the one at exception handler \(handler.handlerPC)"
            try withThrown(&thrown) { (checker, stack) throws(Failure) in
                try checker.match(frame(stack), index, text)
            }
        }
    }

    private mutating func withThrown(
        _ thrown: inout VerificationType,
        _ body: (inout TypeChecker, UnsafeMutablePointer<VerificationType>) throws(Failure) -> Void
    ) throws(Failure) {
        // A slot behind the stack's own, which `init` has reserved.
        stack[maxStack + 1] = thrown
        try body(&self, stack + (maxStack + 1))
    }

    @inline(__always)
    private func isEqual(
        _ first: UnsafeMutablePointer<VerificationType>, _ second: UnsafeMutablePointer<VerificationType>, _ count: Int
    ) -> Bool {
        for index in 0..<count where first[index] != second[index] { return false }
        return true
    }
}

/// A frame to compare or print; points into the verifier's memory.
struct FrameSlice {
    var position: Int
    var isThisUninitialized: Bool
    var locals: UnsafeMutablePointer<VerificationType>
    var localsCount: Int
    var stack: UnsafeMutablePointer<VerificationType>
    var stackCount: Int
}
