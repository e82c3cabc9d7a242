// SPDX-License-Identifier: Apache-2.0
import Glibc
import HostInterface
import ObjectModel
import Runtime

/// Natives of sun.nio.ch.IOUtil: what channels of all kinds do with their descriptors.
enum ChannelDescriptorNatives {
    static func bind(_ binder: NativeBinder) {
        binder.ignore("initIDs")
        binder.bind("randomBytes", "([B)Z", randomBytes)
        binder.bind("makePipe", "(Z)J", makePipe)
        binder.bind("write1", "(IB)I", writeByte)
        binder.bind("drain", "(I)Z", drain)
        binder.bind("drain1", "(I)I", drainByte)
        binder.bind("configureBlocking", "(Ljava/io/FileDescriptor;Z)V", setBlocking)
        binder.bind("fdVal", "(Ljava/io/FileDescriptor;)I", descriptorValue)
        binder.bind("setfdVal", "(Ljava/io/FileDescriptor;I)V", setDescriptorValue)
        binder.bind("fdLimit", "()I", descriptorLimit)
        binder.bind("iovMax", "()I", vectorLimit)
        binder.bind("writevMax", "()J", vectorSizeLimit)
    }

    private static func randomBytes(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        throw call.thread.exception("java/lang/UnsupportedOperationException")
    }

    /// The reading end in the high half, the writing end in the low one.
    private static func makePipe(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let blocking = call.boolean()
        var reading: Int32 = -1
        var writing: Int32 = -1
        try call.checked(call.onHost { $0.makePipe(blocking: blocking, &reading, &writing) })
        return .long(Int64(reading) << 32 | Int64(UInt32(bitPattern: writing)))
    }

    private static func writeByte(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = call.int()
        let byte = UInt8(truncatingIfNeeded: call.int())
        let result = call.onHost { host in withUnsafeBytes(of: byte) { host.write(descriptor, $0) } }
        return .int(try call.readStatus(result, isRead: false))
    }

    /// Reads whatever is there; whether that was anything.
    private static func drain(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = call.int()
        var wasAny = false
        let result = call.onHost { host in
            withUnsafeTemporaryAllocation(byteCount: 128, alignment: 1) { buffer -> HostResult in
                while true {
                    let read = host.read(descriptor, into: buffer)
                    if let count = read.value, count > 0 { wasAny = true }
                    if read.value != buffer.count { return read }
                }
            }
        }
        if let error = result.error, error.rawValue != EAGAIN { throw call.ioException(error) }
        return .boolean(wasAny)
    }

    private static func drainByte(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = call.int()
        var byte: UInt8 = 0
        let result = call.onHost { host in withUnsafeMutableBytes(of: &byte) { host.read(descriptor, into: $0) } }
        switch result.error?.rawValue {
        case EAGAIN: return .int(Int32(0))
        case EINTR: return .int(IOStatus.interrupted)
        default: return .int(try call.checked(result))
        }
    }

    private static func setBlocking(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = try call.descriptor()
        let blocking = call.boolean()
        try call.checked(call.onHost { $0.setBlocking(descriptor, blocking) })
        return .void
    }

    private static func descriptorValue(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        .int(try call.descriptor())
    }

    private static func setDescriptorValue(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let object = try call.required()
        call.setField(object, "fd", "I", call.int())
        return .void
    }

    private static func descriptorLimit(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        .int(call.vm.host.descriptorLimit)
    }

    /// IOV_MAX.
    private static func vectorLimit(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult { .int(Int32(1024)) }

    private static func vectorSizeLimit(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        .long(Int64(Int32.max))
    }
}
