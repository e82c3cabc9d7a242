// SPDX-License-Identifier: Apache-2.0
import CZlib
import ObjectModel
import Runtime

/// Natives of java.util.zip.Deflater.
enum DeflaterNatives {
    static func bind(_ binder: NativeBinder) {
        binder.bind("init", "(IIZ)J", initialize)
        binder.bind("setDictionary", "(J[BII)V", setDictionary)
        binder.bind("setDictionaryBuffer", "(JJI)V", setDictionaryBuffer)
        binder.bind("deflateBytesBytes", "(J[BII[BIIII)J", deflateArrayToArray)
        binder.bind("deflateBytesBuffer", "(J[BIIJIII)J", deflateArrayToBuffer)
        binder.bind("deflateBufferBytes", "(JJI[BIIII)J", deflateBufferToArray)
        binder.bind("deflateBufferBuffer", "(JJIJIII)J", deflateBufferToBuffer)
        binder.bind("getAdler", "(J)I", getAdler)
        binder.bind("reset", "(J)V", reset)
        binder.bind("end", "(J)V", end)
    }

    private static func initialize(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let level = call.int()
        let strategy = call.int()
        let (made, status) = ZipStream.deflater(level: level, strategy: strategy, isRaw: call.boolean())
        if let made { return .long(made.handle) }
        switch status {
        case Z_MEM_ERROR: throw call.thread.exception("java/lang/OutOfMemoryError")
        case Z_STREAM_ERROR: throw call.thread.exception("java/lang/IllegalArgumentException")
        default: throw call.thread.exception("java/lang/InternalError", "deflateInit2 returned \(status)")
        }
    }

    private static func stream(_ call: inout NativeCall) throws(JavaThrow) -> ZipStream {
        if let found = ZipStream(call.long(), .deflater) { return found }
        throw call.thread.exception("java/lang/NullPointerException", "Deflater has been closed")
    }

    private static func setDictionary(
        _ call: NativeCall, _ stream: ZipStream, _ bytes: UnsafeRawBufferPointer
    ) throws(JavaThrow) -> NativeResult {
        let start = bytes.bindMemory(to: UInt8.self).baseAddress
        switch deflateSetDictionary(stream.stream, start, UInt32(bytes.count)) {
        case Z_OK: return .void
        case Z_STREAM_ERROR: throw call.thread.exception("java/lang/IllegalArgumentException")
        default: throw call.thread.exception("java/lang/InternalError", stream.message)
        }
    }

    private static func setDictionary(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let stream = try stream(&call)
        let array = try call.required()
        return try setDictionary(call, stream, try ZipMemory.range(call, array, Int(call.int()), Int(call.int())))
    }

    private static func setDictionaryBuffer(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let stream = try stream(&call)
        let address = call.long()
        return try setDictionary(call, stream, UnsafeRawBufferPointer(ZipMemory.range(address, call.int())))
    }

    // MARK: - Deflating

    /// `parameters`: bit 0 asks to change level (bits 3 and up) and strategy (bits 1 and 2) first. The result has the bytes
    /// consumed in bits 0–30, produced in 31–61, then flags: finished, and the change is still to be made.
    private static func deflate(
        _ call: inout NativeCall, _ stream: ZipStream, _ input: UnsafeRawBufferPointer,
        _ output: UnsafeMutableRawBufferPointer
    ) throws(JavaThrow) -> NativeResult {
        let flush = call.int()
        let parameters = call.int()
        let changes = parameters & 1 != 0
        stream.setBuffers(input, output)
        let status =
            changes
            ? deflateParams(stream.stream, parameters >> 3, (parameters >> 1) & 3)
            : CZlib.deflate(stream.stream, flush)
        let (consumed, produced) = stream.progress(input, output)
        var isFinished = false
        var isPending = changes
        switch status {
        case Z_OK: isPending = false
        case Z_STREAM_END where !changes: isFinished = true
        case Z_BUF_ERROR:
            // A change that found no room for the output so far is tried again.
            if !changes { return .long(0) }
        default: throw call.thread.exception("java/lang/InternalError", stream.message)
        }
        return .long(
            Int64(consumed) | Int64(produced) << 31 | (isFinished ? 1 << 62 : 0)
                | (isPending ? Int64(bitPattern: 1 << 63) : 0))
    }

    private static func deflateArrayToArray(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        _ = call.handle()
        let stream = try stream(&call)
        let source = try call.required()
        let input = try ZipMemory.range(call, source, Int(call.int()), Int(call.int()))
        let target = try call.required()
        let output = try ZipMemory.mutableRange(call, target, Int(call.int()), Int(call.int()))
        return try deflate(&call, stream, input, output)
    }

    private static func deflateArrayToBuffer(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        _ = call.handle()
        let stream = try stream(&call)
        let source = try call.required()
        let input = try ZipMemory.range(call, source, Int(call.int()), Int(call.int()))
        let address = call.long()
        let output = ZipMemory.range(address, call.int())
        return try deflate(&call, stream, input, output)
    }

    private static func deflateBufferToArray(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        _ = call.handle()
        let stream = try stream(&call)
        let address = call.long()
        let input = UnsafeRawBufferPointer(ZipMemory.range(address, call.int()))
        let target = try call.required()
        let output = try ZipMemory.mutableRange(call, target, Int(call.int()), Int(call.int()))
        return try deflate(&call, stream, input, output)
    }

    private static func deflateBufferToBuffer(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        _ = call.handle()
        let stream = try stream(&call)
        let source = call.long()
        let input = UnsafeRawBufferPointer(ZipMemory.range(source, call.int()))
        let target = call.long()
        let output = ZipMemory.range(target, call.int())
        return try deflate(&call, stream, input, output)
    }

    // MARK: - State

    private static func getAdler(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        .int(Int32(truncatingIfNeeded: try stream(&call).stream.pointee.adler))
    }

    private static func reset(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let stream = try stream(&call)
        if deflateReset(stream.stream) != Z_OK { throw call.thread.exception("java/lang/InternalError") }
        return .void
    }

    private static func end(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        try stream(&call).end()
        return .void
    }
}
