// SPDX-License-Identifier: Apache-2.0
import Interpreter
import ObjectModel

// Exceptions travel over Java frames by the tables of the class files (JVMS 2.10).

extension VirtualMachine {
    /// Finds where the pending exception is caught, popping frames on the way, and sets pc, sp and fp of the thread to
    /// resume there; at the frame of a call from Swift it leaves instead, with the exception still pending.
    package func unwind(_ thread: Thread) {
        let raw = thread.raw
        while let fp = raw.pointee.fp {
            let header = UnsafeMutableRawPointer(fp).assumingMemoryBound(to: FrameHeader.self)
            let method = space[header.pointee.method]
            if let handler = findHandler(method, header.pointee.position, thread) {
                let exception = thread.clearException()
                let operands = UnsafeMutableRawPointer(fp) + SwiftletFrameHeaderSize
                operands.storeBytes(of: exception, as: Reference.self)
                raw.pointee.sp = (operands + 4).assumingMemoryBound(to: UInt8.self)
                raw.pointee.pc = UnsafePointer(space[handler].assumingMemoryBound(to: UInt8.self))
                resumeInMachineCode(method, handler, thread)
                return
            }
            releaseFrameLock(header, thread)
            let locals = fp - Int(method.pointee.maxLocals) * 4
            raw.pointee.sp = locals
            let caller = header.pointee.callerFrame
            let isEntry = Frame.continuation(header) == Interpreter.leaveContinuation
            raw.pointee.fp = caller == 0 ? nil : raw.pointee.stackBase + Int(caller)
            if isEntry { break }
        }
        raw.pointee.pc = UnsafeRawPointer(raw.pointee.leaveCell).assumingMemoryBound(to: UInt8.self)
    }

    /// Cell of the handler that catches the pending exception at `position`, if the method has one.
    private func findHandler(_ method: MethodPointer, _ position: CodeRef, _ thread: Thread) -> CodeRef? {
        guard method.pointee.flags & UInt32(SwiftletMethodHasHandlers) != 0, !position.isNone,
            !thread.record.isCancelled,
            let code = code(method)
        else { return nil }
        let bci = bytecodeIndex(method, position)
        var row = 0
        while row + 8 <= code.handlers.count {
            let start = Int(code.handlers[row]) << 8 | Int(code.handlers[row + 1])
            let end = Int(code.handlers[row + 2]) << 8 | Int(code.handlers[row + 3])
            let target = Int(code.handlers[row + 4]) << 8 | Int(code.handlers[row + 5])
            let type = Int(code.handlers[row + 6]) << 8 | Int(code.handlers[row + 7])
            row += 8
            guard bci >= start, bci < end else { continue }
            if type == 0 || catches(method, type, thread) { return cell(method, atBytecode: target) }
        }
        return nil
    }

    /// Whether the pending exception is an instance of the class at a pool index, which is resolved. If that fails, the
    /// failure becomes the pending exception and unwinding goes on with it.
    private func catches(_ method: MethodPointer, _ index: Int, _ thread: Thread) -> Bool {
        let holder = space[method.pointee.holder]
        let known = ConstantPool(self, holder).high(index)
        if known != 0 {
            return space.isSubclass(
                space.classRef(of: thread.raw.pointee.pendingException), of: ClassRef(rawValue: known))
        }
        return thread.withHandleScope {
            let exception = thread.handle(thread.clearException())
            do throws(JavaThrow) {
                let type = try resolveClass(holder, index, thread)
                thread.raw.pointee.pendingException = exception.reference
                return space.isSubclass(space.classRef(of: exception.reference), of: space.ref(type))
            } catch {
                return false
            }
        }
    }

    /// Unlocks what a synchronized method's frame holds.
    private func releaseFrameLock(_ header: UnsafeMutablePointer<FrameHeader>, _ thread: Thread) {
        let object = header.pointee.lock
        guard !object.isNull else { return }
        if thread.isFrameWatched(header) { return thread.abandonWatched(header) }
        header.pointee.lock = .null
        thread.withHandleScope {
            let pending = thread.handle(thread.clearException())
            let lock = thread.handle(object)
            do throws(JavaThrow) {
                try monitors.exit(lock, thread)
                thread.raw.pointee.pendingException = pending.reference
            } catch {
                // IllegalMonitorStateException replaces the exception, as HotSpot does. A cancelled thread may have given
                // the lock up in `wait`.
                if thread.record.isCancelled { thread.raw.pointee.pendingException = pending.reference }
            }
        }
    }

    /// Index in the bytecode of a cell of the method.
    package func bytecodeIndex(_ method: MethodPointer, _ position: CodeRef) -> Int {
        let cell = (Int(position.rawValue) - Int(method.pointee.code.rawValue)) / 8
        guard cell >= 0, cell < Int(method.pointee.cellCount) else { return 0 }
        return Int(space[method.pointee.positions].load(fromByteOffset: cell * 2, as: UInt16.self))
    }

    /// The cell of the instruction at a bytecode index.
    package func cell(_ method: MethodPointer, atBytecode bci: Int) -> CodeRef? {
        let positions = space[method.pointee.positions].assumingMemoryBound(to: UInt16.self)
        var low = 0
        var high = Int(method.pointee.cellCount) - 1
        while low <= high {
            let middle = (low + high) / 2
            let value = Int(positions[middle])
            if value == bci { return CodeRef(rawValue: method.pointee.code.rawValue + UInt32(middle * 8)) }
            if value < bci { low = middle + 1 } else { high = middle - 1 }
        }
        return nil
    }
}
