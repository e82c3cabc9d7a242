// SPDX-License-Identifier: Apache-2.0
import HostInterface
import ObjectModel
import Runtime

/// Moves bytes between a Java byte array and a host call, through memory outside the heap: the array may move while the
/// call blocks.
struct ByteArrayTransfer {
    let call: NativeCall
    let array: Handle
    let offset: Int
    let length: Int

    /// Largest piece moved at once, in bytes.
    private static let pieceSize = 1 << 20

    /// Reads the arguments (byte[], offset, length). Bounds that do not fit are an IndexOutOfBoundsException.
    init(_ call: inout NativeCall) throws(JavaThrow) {
        array = try call.required()
        offset = Int(call.int())
        length = Int(call.int())
        self.call = call
        let count = Int(call.space.arrayLength(array.reference))
        guard offset >= 0, length >= 0, offset <= count - length else {
            throw call.thread.exception("java/lang/IndexOutOfBoundsException")
        }
    }

    /// Fills the array from one `read`, which may give fewer bytes than asked for.
    func fill(_ read: (any HostInterface, UnsafeMutableRawBufferPointer) -> HostResult) -> HostResult {
        let size = min(length, ByteArrayTransfer.pieceSize)
        return withUnsafeTemporaryAllocation(byteCount: size, alignment: 1) { buffer in
            let result = call.onHost { read($0, buffer) }
            if let count = result.value, count > 0, let source = buffer.baseAddress {
                (call.space.arrayData(array.reference) + offset)
                    .copyMemory(from: source, byteCount: min(count, size))
            }
            return result
        }
    }

    /// Hands the array's bytes to `write` until all are written or one call fails.
    func drain(_ write: (any HostInterface, UnsafeRawBufferPointer) -> HostResult) -> HostResult {
        var done = 0
        while done < length {
            let size = min(length - done, ByteArrayTransfer.pieceSize)
            let result = withUnsafeTemporaryAllocation(byteCount: size, alignment: 1) { buffer in
                buffer.baseAddress!.copyMemory(
                    from: call.space.arrayData(array.reference) + offset + done, byteCount: size)
                return call.onHost { write($0, UnsafeRawBufferPointer(buffer)) }
            }
            guard let count = result.value else { return result }
            done += min(count, size)
        }
        return .success(done)
    }
}
