// SPDX-License-Identifier: Apache-2.0
import Interpreter
import ObjectModel

/// A frame on a Java stack, as walkers see it (spec/frames.md). Valid while the thread is stopped, or its own.
package struct Frame {
    package let thread: Thread
    package let fp: UnsafeMutablePointer<UInt8>
    /// The frame called from this one; nil for the innermost.
    package let callee: UnsafeMutablePointer<UInt8>?

    /// The frame at an address that a walk of the same stack gave before.
    package init(thread: Thread, fp: UnsafeMutablePointer<UInt8>, callee: UnsafeMutablePointer<UInt8>?) {
        self.thread = thread
        self.fp = fp
        self.callee = callee
    }

    /// The innermost frame of a thread.
    package static func innermost(_ thread: Thread) -> Frame? {
        thread.raw.pointee.fp.map { Frame(thread: thread, fp: $0, callee: nil) }
    }

    package var header: UnsafeMutablePointer<FrameHeader> {
        UnsafeMutableRawPointer(fp).assumingMemoryBound(to: FrameHeader.self)
    }

    package var method: MethodPointer { thread.space[header.pointee.method] }

    /// The frame that called this one.
    package var caller: Frame? {
        let offset = header.pointee.callerFrame
        return offset == 0
            ? nil : Frame(thread: thread, fp: thread.raw.pointee.stackBase + Int(offset), callee: fp)
    }

    /// Address of local variable `index`.
    package func local(_ index: Int) -> UnsafeMutableRawPointer {
        UnsafeMutableRawPointer(fp) - 4 * (Int(method.pointee.maxLocals) - index)
    }

    /// Bytecode index of the position; -2 in native methods.
    package var bytecodeIndex: Int {
        method.isNative ? -2 : thread.vm.bytecodeIndex(method, header.pointee.position)
    }

    package static func continuation(_ header: UnsafeMutablePointer<FrameHeader>) -> Int {
        Int(header.pointee.continuationLow) | Int(header.pointee.continuationHigh) << 32
    }

    /// Whether Swift called the frame's method: returns and exceptions go back to Swift.
    package var isEntry: Bool { Frame.continuation(header) == Interpreter.leaveContinuation }
}
