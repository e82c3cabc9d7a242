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

    /// A range that has been checked.
    init(_ call: NativeCall, _ array: Handle, _ offset: Int, _ length: Int) {
        (self.call, self.array, self.offset, self.length) = (call, array, offset, length)
    }

    /// Fills the array from a descriptor: with all that is asked for from a file on a disk that has it, with what one call
    /// gives from anything else, which may keep another call waiting.
    func fill(from descriptor: Int32) -> HostResult {
        var done = 0
        while true {
            let size = min(length - done, ByteArrayTransfer.pieceSize)
            let result = withUnsafeTemporaryAllocation(byteCount: size, alignment: 1) { buffer in
                let result = call.onHost { $0.read(descriptor, into: buffer) }
                if let count = result.value, count > 0, let source = buffer.baseAddress {
                    (call.space.arrayData(array.reference) + offset + done)
                        .copyMemory(from: source, byteCount: min(count, size))
                }
                return result
            }
            guard let count = result.value else { return done > 0 ? .success(done) : result }
            done += min(count, size)
            if count < size || done == length { return .success(done) }
            var status = FileStatus()
            let isKnown = call.onHost { $0.status(of: descriptor, &status) }.value != nil
            guard isKnown, status.isRegularFile else { return .success(done) }
        }
    }

    /// Hands the array's bytes to a descriptor until all are written or one call fails.
    func drain(to descriptor: Int32) -> HostResult {
        var done = 0
        while done < length {
            let size = min(length - done, ByteArrayTransfer.pieceSize)
            let result = withUnsafeTemporaryAllocation(byteCount: size, alignment: 1) { buffer in
                buffer.baseAddress!.copyMemory(
                    from: call.space.arrayData(array.reference) + offset + done, byteCount: size)
                return call.onHost { $0.write(descriptor, UnsafeRawBufferPointer(buffer)) }
            }
            guard let count = result.value else { return result }
            done += min(count, size)
        }
        return .success(done)
    }
}
