// SPDX-License-Identifier: Apache-2.0
import ClassFile
import ObjectModel

// Which monitors a frame holds, for thread dumps. A synchronized method's is in the frame. For `synchronized` statements
// the compilers of Java leave a trail: the object goes to a local variable right before monitorenter, and a handler for
// anything, which leaves the monitor, covers the statement from the next instruction on. Code without that trail shows no
// locks; nothing else depends on it.

extension Frame {
    private static let monitorEnter: UInt8 = 0xC2

    /// Objects whose monitors the frame has entered, the latest first.
    package var heldMonitors: [Reference] {
        var result: [Reference] = []
        let method = self.method
        if !method.isNative, method.pointee.flags & UInt32(SwiftletMethodHasHandlers) != 0,
            let code = thread.vm.code(method)
        {
            for variable in Frame.lockVariables(code, around: bytecodeIndex).reversed() {
                let object = local(variable).load(as: Reference.self)
                if !object.isNull { result.append(object) }
            }
        }
        if thread.isFrameWatched(header) {
            for monitor in thread.watchedMonitors(of: fp) where !result.contains(monitor) { result.append(monitor) }
        } else if !header.pointee.lock.isNull {
            result.append(header.pointee.lock)
        }
        return result
    }

    /// Lock variables of the `synchronized` statements around a bytecode index, the outermost first. Exits from within
    /// cut a statement's handler into several rows; they have their target in common, and the first one starts behind
    /// monitorenter.
    private static func lockVariables(_ code: VirtualMachine.CodeBytes, around bci: Int) -> [Int] {
        let rows = code.handlers
        func u2(_ offset: Int) -> Int { Int(rows[offset]) << 8 | Int(rows[offset + 1]) }
        let offsets = stride(from: 0, through: rows.count - 8, by: 8)
        var found: [(start: Int, variable: Int)] = []
        for row in offsets where u2(row + 6) == 0 && u2(row) <= bci && bci < u2(row + 2) {
            let target = u2(row + 4)
            let starts = offsets.filter { u2($0 + 6) == 0 && u2($0 + 4) == target }.map { u2($0) }
            guard let start = starts.min(), let variable = lockVariable(code.code, endingAt: start),
                !found.contains(where: { $0.start == start })
            else { continue }
            found.append((start, variable))
        }
        return found.sorted { $0.start < $1.start }.map(\.variable)
    }

    /// The local variable stored right before the monitorenter that ends at `end`; nil if that is not there.
    private static func lockVariable(_ code: UnsafeRawBufferPointer, endingAt end: Int) -> Int? {
        let store: UInt8 = 0x3A
        let store0: UInt8 = 0x4B
        guard end >= 2, end <= code.count, code[end - 1] == Frame.monitorEnter else { return nil }
        // The two-byte form first: its operand may look like a one-byte instruction.
        if end >= 3, code[end - 3] == store { return Int(code[end - 2]) }
        let last = code[end - 2]
        return last >= store0 && last < store0 + 4 ? Int(last - store0) : nil
    }

    /// The bytecode index that HotSpot shows: behind a monitorenter that blocks, since it counts as done for handlers.
    package var shownBytecodeIndex: Int {
        let bci = bytecodeIndex
        guard callee == nil, bci >= 0, let code = thread.vm.code(method), bci < code.code.count,
            code.code[bci] == Frame.monitorEnter
        else { return bci }
        return bci + 1
    }
}
