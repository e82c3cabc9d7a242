// SPDX-License-Identifier: Apache-2.0
import ClassFile
import ObjectModel

// Which monitors a frame holds, for thread dumps. A synchronized method's is in the frame. For `synchronized` statements
// the compilers of Java leave a trail: the object goes to a local variable right before monitorenter, and a handler for
// anything, which leaves the monitor, covers the statement from the next instruction on. Code without that trail shows no
// locks; nothing else depends on it.

extension Frame {
    /// Objects whose monitors the frame has entered, the latest first.
    package var heldMonitors: [Reference] {
        var result: [Reference] = []
        let method = self.method
        if !method.isNative, method.pointee.flags & UInt32(SwiftletMethodHasHandlers) != 0,
            let code = thread.vm.code(method)
        {
            let bci = bytecodeIndex
            for (start, variable) in Frame.synchronizedStatements(code, around: bci).reversed() where start <= bci {
                let object = local(variable).load(as: Reference.self)
                if !object.isNull { result.append(object) }
            }
        }
        if !header.pointee.lock.isNull { result.append(header.pointee.lock) }
        return result
    }

    /// Starts and lock variables of the `synchronized` statements around a bytecode index, outermost first.
    private static func synchronizedStatements(
        _ code: VirtualMachine.CodeBytes, around bci: Int
    ) -> [(start: Int, variable: Int)] {
        var found: [(start: Int, variable: Int)] = []
        let rows = code.handlers
        func u2(_ offset: Int) -> Int { Int(rows[offset]) << 8 | Int(rows[offset + 1]) }
        var row = 0
        while row + 8 <= rows.count {
            let (start, end, type) = (u2(row), u2(row + 2), u2(row + 6))
            row += 8
            guard type == 0, start <= bci, bci < end, let variable = lockVariable(code.code, endingAt: start),
                !found.contains(where: { $0.start == start })
            else { continue }
            found.append((start, variable))
        }
        return found.sorted { $0.start < $1.start }
    }

    /// The local variable stored right before the monitorenter that ends at `end`; nil if that is not there.
    private static func lockVariable(_ code: UnsafeRawBufferPointer, endingAt end: Int) -> Int? {
        let monitorEnter: UInt8 = 0xC2
        let store: UInt8 = 0x3A
        let store0: UInt8 = 0x4B
        guard end >= 2, end <= code.count, code[end - 1] == monitorEnter else { return nil }
        // The two-byte form first: its operand may look like a one-byte instruction.
        if end >= 3, code[end - 3] == store { return Int(code[end - 2]) }
        let last = code[end - 2]
        return last >= store0 && last < store0 + 4 ? Int(last - store0) : nil
    }
}
