// SPDX-License-Identifier: Apache-2.0
import CZlib
import ObjectModel
import Runtime

/// Natives of java.util.zip.Inflater.
enum InflaterNatives {
    static func bind(_ binder: NativeBinder) {
        binder.ignore("initIDs")
        binder.bind("init", "(Z)J", initialize)
        binder.bind("setDictionary", "(J[BII)V", setDictionary)
        binder.bind("setDictionaryBuffer", "(JJI)V", setDictionaryBuffer)
        binder.bind("inflateBytesBytes", "(J[BII[BII)J", inflateArrayToArray)
        binder.bind("inflateBytesBuffer", "(J[BIIJI)J", inflateArrayToBuffer)
        binder.bind("inflateBufferBytes", "(JJI[BII)J", inflateBufferToArray)
        binder.bind("inflateBufferBuffer", "(JJIJI)J", inflateBufferToBuffer)
        binder.bind("getAdler", "(J)I", getAdler)
        binder.bind("reset", "(J)V", reset)
        binder.bind("end", "(J)V", end)
    }

    private static func initialize(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let (made, status) = ZipStream.inflater(isRaw: call.boolean())
        if let made { return .long(made.handle) }
        throw status == Z_MEM_ERROR
            ? call.thread.exception("java/lang/OutOfMemoryError")
            : call.thread.exception("java/lang/InternalError", "inflateInit2 returned \(status)")
    }

    private static func stream(_ call: inout NativeCall) throws(JavaThrow) -> ZipStream {
        if let found = ZipStream(call.long(), .inflater) { return found }
        throw call.thread.exception("java/lang/NullPointerException", "Inflater has been closed")
    }

    private static func setDictionary(
        _ call: NativeCall, _ stream: ZipStream, _ bytes: UnsafeRawBufferPointer
    ) throws(JavaThrow) -> NativeResult {
        let start = bytes.bindMemory(to: UInt8.self).baseAddress
        switch inflateSetDictionary(stream.stream, start, UInt32(bytes.count)) {
        case Z_OK: return .void
        case Z_STREAM_ERROR, Z_DATA_ERROR:
            throw call.thread.exception("java/lang/IllegalArgumentException", stream.message)
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

    // MARK: - Inflating

    /// What an `inflate` native returns: bytes consumed in bits 0–30, produced in 31–61, then flags.
    private static func packed(_ consumed: Int, _ produced: Int, finished: Bool, needsDictionary: Bool) -> Int64 {
        Int64(consumed) | Int64(produced) << 31 | (finished ? 1 << 62 : 0)
            | (needsDictionary ? Int64(bitPattern: 1 << 63) : 0)
    }

    private static func inflate(
        _ call: NativeCall, _ this: Handle, _ stream: ZipStream, _ input: UnsafeRawBufferPointer,
        _ output: UnsafeMutableRawBufferPointer
    ) throws(JavaThrow) -> NativeResult {
        stream.setBuffers(input, output)
        let status = CZlib.inflate(stream.stream, Z_SYNC_FLUSH)
        let (consumed, produced) = stream.progress(input, output)
        switch status {
        case Z_BUF_ERROR: return .long(packed(0, 0, finished: false, needsDictionary: false))
        case Z_STREAM_END: return .long(packed(consumed, produced, finished: true, needsDictionary: false))
        case Z_OK: return .long(packed(consumed, produced, finished: false, needsDictionary: false))
        case Z_NEED_DICT: return .long(packed(consumed, produced, finished: false, needsDictionary: true))
        case Z_DATA_ERROR:
            call.setField(this, "inputConsumed", "I", Int32(consumed))
            call.setField(this, "outputConsumed", "I", Int32(produced))
            throw call.thread.exception("java/util/zip/DataFormatException", stream.message)
        case Z_MEM_ERROR: throw call.thread.exception("java/lang/OutOfMemoryError")
        default: throw call.thread.exception("java/lang/InternalError", stream.message)
        }
    }

    private static func inflateArrayToArray(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let this = call.handle()
        let stream = try stream(&call)
        let source = try call.required()
        let input = try ZipMemory.range(call, source, Int(call.int()), Int(call.int()))
        let target = try call.required()
        let output = try ZipMemory.mutableRange(call, target, Int(call.int()), Int(call.int()))
        return try inflate(call, this, stream, input, output)
    }

    private static func inflateArrayToBuffer(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let this = call.handle()
        let stream = try stream(&call)
        let source = try call.required()
        let input = try ZipMemory.range(call, source, Int(call.int()), Int(call.int()))
        let address = call.long()
        return try inflate(call, this, stream, input, ZipMemory.range(address, call.int()))
    }

    private static func inflateBufferToArray(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let this = call.handle()
        let stream = try stream(&call)
        let address = call.long()
        let input = UnsafeRawBufferPointer(ZipMemory.range(address, call.int()))
        let target = try call.required()
        let output = try ZipMemory.mutableRange(call, target, Int(call.int()), Int(call.int()))
        return try inflate(call, this, stream, input, output)
    }

    private static func inflateBufferToBuffer(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let this = call.handle()
        let stream = try stream(&call)
        let source = call.long()
        let input = UnsafeRawBufferPointer(ZipMemory.range(source, call.int()))
        let target = call.long()
        return try inflate(call, this, stream, input, ZipMemory.range(target, call.int()))
    }

    // MARK: - State

    private static func getAdler(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        .int(Int32(truncatingIfNeeded: try stream(&call).stream.pointee.adler))
    }

    private static func reset(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let stream = try stream(&call)
        if inflateReset(stream.stream) != Z_OK { throw call.thread.exception("java/lang/InternalError") }
        return .void
    }

    private static func end(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        try stream(&call).end()
        return .void
    }
}
