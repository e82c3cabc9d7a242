// SPDX-License-Identifier: Apache-2.0
import CompilerInterface
import Runtime
import Testing

/// Machine code makes calls of natives in memory and takes closures from the table: both must lie as it thinks.
struct NativeCallLayoutTests {
    @Test func fieldsOfACall() throws {
        let memory = UnsafeMutableRawPointer.allocate(byteCount: MemoryLayout<JavaThread>.size, alignment: 16)
        defer { memory.deallocate() }
        let raw = memory.bindMemory(to: JavaThread.self, capacity: 1)
        var call = NativeCall(
            thread: Thread(raw), method: MethodRef(rawValue: 0x1234), arguments: memory + 8)
        #expect(MemoryLayout<NativeCall>.size == Int(NativeCallField.size))
        withUnsafeBytes(of: &call) { bytes in
            #expect(bytes.load(fromByteOffset: Int(NativeCallField.thread), as: UInt.self) == UInt(bitPattern: memory))
            #expect(bytes.load(fromByteOffset: Int(NativeCallField.method), as: UInt32.self) == 0x1234)
            #expect(
                bytes.load(fromByteOffset: Int(NativeCallField.next), as: UInt.self) == UInt(bitPattern: memory + 8))
        }
    }

    @Test func rowsOfTheTable() {
        #expect(MemoryLayout<NativeEntry>.stride == 1 << Int(NativeFunctionField.shift))
        func function(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult { .int(7) }
        var entry = NativeEntry(function: function)
        withUnsafeBytes(of: &entry) { bytes in
            #expect(bytes.load(fromByteOffset: Int(NativeFunctionField.code), as: UInt.self) != 0)
            // A function that captures nothing has no context.
            #expect(bytes.load(fromByteOffset: Int(NativeFunctionField.context), as: UInt.self) == 0)
        }
    }
}
