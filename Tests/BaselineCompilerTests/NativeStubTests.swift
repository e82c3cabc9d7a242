// SPDX-License-Identifier: Apache-2.0
import CompilerInterface
import Testing

/// The machine code around native methods, with closures of the convention that the runtime's have.
struct NativeStubTests {
    private struct Failure: Error {}
    /// As the runtime's `NativeCall`.
    private struct Call {
        let thread: UnsafeMutablePointer<JavaThread>
        let method: MethodRef
        var next: UnsafeMutableRawPointer
    }
    private struct Answer { let bits: UInt64 }
    private struct Row { let function: (inout Call) throws(Failure) -> Answer }

    /// What a function got to see.
    private final class Seen {
        var sum: Int64 = 0
        var lock: Reference = .null
        var locks: UInt32 = 0
        var frame: Int = 0
        var method: MethodRef = .none
    }

    private static let method = MethodRef(rawValue: 64)
    private static let row: UInt32 = 3

    /// Compiles a native of an int and a long that calls `function`, and runs `body` with its code.
    private func with(
        flags: UInt32, slots: Int, _ function: @escaping (inout Call) throws(Failure) -> Answer,
        _ body: (MachineCodeRun, UInt) throws -> Void
    ) throws {
        let run = try MachineCodeRun()
        try run.reservation.commit(.metadata, offset: 0, sizeInBytes: 1 << 16)
        try run.reservation.commit(.heap, offset: 0, sizeInBytes: 1 << 18)
        let table = UnsafeMutablePointer<Row>.allocate(capacity: 4)
        func nothing(_ call: inout Call) throws(Failure) -> Answer { Answer(bits: 0) }
        table.initialize(repeating: Row(function: nothing), count: 4)
        table[Int(Self.row)] = Row(function: function)
        defer {
            table.deinitialize(count: 4)
            table.deallocate()
        }
        run.reservation.space[Self.method].pointee.nativeIndex = Self.row
        var method = MachineCodeRun.method(locals: slots, arguments: slots, stack: 0, [])
        method.flags = flags
        method.nativeFunctions = UInt(bitPattern: table)
        try body(run, try run.compile(method))
    }

    @Test func passesArgumentsAndResult() throws {
        let seen = Seen()
        func add(_ call: inout Call) throws(Failure) -> Answer {
            seen.method = call.method
            seen.frame = Int(bitPattern: call.thread.pointee.fp) - Int(bitPattern: call.next)
            let int = call.next.load(as: Int32.self)
            call.next += 4
            let long = call.next.loadUnaligned(as: Int64.self)
            seen.sum = Int64(int) + long
            // Handles that a function leaves behind.
            call.thread.pointee.handleTop! += 5
            return Answer(bits: UInt64(bitPattern: seen.sum))
        }
        try with(flags: 0x0108, slots: 3, add) { run, code in
            let handles = UnsafeMutablePointer<Reference>.allocate(capacity: 8)
            defer { handles.deallocate() }
            run.thread.pointee.handleTop = handles
            let result = run.call(code, [UInt32(bitPattern: -5), 7, 1])
            #expect(Int64(bitPattern: result) == (1 << 32) + 2)
            #expect(seen.sum == (1 << 32) + 2)
            #expect(seen.method == Self.method)
            #expect(seen.frame == 12)
            #expect(run.thread.pointee.handleTop == handles)
        }
    }

    @Test func locksTheReceiver() throws {
        let seen = Seen()
        func look(_ call: inout Call) throws(Failure) -> Answer {
            seen.locks = call.thread.pointee.lockStackTop
            seen.lock = UnsafeRawPointer(call.thread.pointee.fp!).load(
                fromByteOffset: Int(FrameField.lock), as: Reference.self)
            return Answer(bits: UInt64.max)
        }
        try with(flags: 0x0120, slots: 1, look) { run, code in
            let object: UInt32 = (70 << 10) / 8
            let mark = run.reservation.space.base + Int(object) * 8 + 4
            #expect(run.call(code, [object]) == UInt64.max)
            #expect(seen.locks == 1)
            #expect(seen.lock == Reference(rawValue: object))
            #expect(run.thread.pointee.lockStackTop == 0)
            #expect(mark.load(as: UInt32.self) & UInt32(SwiftletMarkLockMask) == 0)
        }
    }
}
