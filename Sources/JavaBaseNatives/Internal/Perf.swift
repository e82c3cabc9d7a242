// SPDX-License-Identifier: Apache-2.0
import ObjectModel
import Runtime

/// Natives of jdk.internal.perf.Perf. Counters live in native memory of their own; no other process sees them, so there
/// is nothing to attach to.
enum PerfNatives {
    static func bind(_ binder: NativeBinder) {
        binder.ignore("registerNatives")
        binder.bind("attach0", "(I)Ljava/nio/ByteBuffer;", attach)
        binder.ignore("detach", "(Ljava/nio/ByteBuffer;)V")
        binder.bind("createLong", "(Ljava/lang/String;IIJ)Ljava/nio/ByteBuffer;", createLong)
        binder.bind("createByteArray", "(Ljava/lang/String;II[BI)Ljava/nio/ByteBuffer;", createByteArray)
        binder.bind("highResCounter", "()J", highResCounter)
        binder.bind("highResFrequency", "()J", highResFrequency)
    }

    private static func attach(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        throw call.ioException("performance counters are not shared")
    }

    /// Direct buffer over new memory with these first bytes. The memory stays for good, as the counters of HotSpot do.
    private static func counter(
        _ call: NativeCall, _ bytes: [UInt8], size: Int
    ) throws(JavaThrow) -> NativeResult {
        let memory = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 8)
        memory.initializeMemory(as: UInt8.self, repeating: 0, count: size)
        bytes.prefix(size).withUnsafeBytes { source in
            if let start = source.baseAddress { memory.copyMemory(from: start, byteCount: source.count) }
        }
        let address = Int64(Int(bitPattern: memory))
        return .reference(
            try call.thread.construct(
                call.vm.intern("java/nio/DirectByteBuffer" as StaticString), "(JJ)V",
                [.long(address), .long(Int64(size))]))
    }

    private static func createLong(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        _ = call.handle()
        _ = try call.required()
        _ = (call.int(), call.int())
        let value = call.long()
        return try counter(call, withUnsafeBytes(of: value) { Array($0) }, size: 8)
    }

    private static func createByteArray(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        _ = call.handle()
        _ = try call.required()
        _ = (call.int(), call.int())
        let value = try call.required()
        let maximum = Int(call.int())
        // One byte more for the NUL behind a text.
        guard maximum >= 0, maximum < 1 << 20 else {
            throw call.thread.exception("java/lang/IllegalArgumentException", "unexpected maxLength")
        }
        return try counter(call, Array(call.bytes(of: value).prefix(maximum)), size: maximum + 1)
    }

    private static func highResCounter(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        .long(Int64(bitPattern: call.vm.host.monotonicNanoseconds))
    }

    private static func highResFrequency(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        .long(1_000_000_000)
    }
}
