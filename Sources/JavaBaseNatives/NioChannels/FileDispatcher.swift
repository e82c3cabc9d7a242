// SPDX-License-Identifier: Apache-2.0
import Glibc
import HostInterface
import ObjectModel
import Runtime

/// Natives of sun.nio.ch.FileDispatcherImpl: transfers between channels inside the host.
enum FileDispatcherNatives {
    static func bind(_ binder: NativeBinder) {
        binder.ignore("init0")
        binder.bind("transferTo0", "(Ljava/io/FileDescriptor;JJLjava/io/FileDescriptor;Z)J", transferTo)
        binder.bind("transferFrom0", "(Ljava/io/FileDescriptor;Ljava/io/FileDescriptor;JJZ)J", transferFrom)
    }

    private static func transferTo(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let source = try call.descriptor()
        let position = call.long()
        let count = Int(clamping: call.long())
        let target = try call.descriptor()
        let appends = call.boolean()
        let result = call.onHost { host in
            if !appends {
                // Ranges are copied between files only, and not to the end of what is being appended to.
                let copied = host.copyRange(
                    from: source, atOffset: position, to: target, atOffset: nil, count: count)
                switch copied.error?.rawValue {
                case EINVAL, ENOSYS, EXDEV, EBADF, EOPNOTSUPP: break
                default: return copied
                }
            }
            return host.sendFile(from: source, atOffset: position, to: target, count: min(count, 0x7FFF_F000))
        }
        guard let error = result.error else { return .long(Int64(result.rawValue)) }
        switch error.rawValue {
        case EAGAIN: return .long(Int64(IOStatus.unavailable))
        case EINTR: return .long(Int64(IOStatus.interrupted))
        case EINVAL where count >= 0, ENOSYS: return .long(Int64(IOStatus.unsupportedCase))
        default: throw call.ioException(error)
        }
    }

    private static func transferFrom(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let source = try call.descriptor()
        let target = try call.descriptor()
        let position = call.long()
        let count = Int(clamping: call.long())
        if call.boolean() { return .long(Int64(IOStatus.unsupportedCase)) }
        let result = call.onHost {
            $0.copyRange(from: source, atOffset: nil, to: target, atOffset: position, count: count)
        }
        guard let error = result.error else { return .long(Int64(result.rawValue)) }
        switch error.rawValue {
        case EAGAIN: return .long(Int64(IOStatus.unavailable))
        case EINTR: return .long(Int64(IOStatus.interrupted))
        case EBADF, EINVAL, ENOSYS, EXDEV, EOPNOTSUPP: return .long(Int64(IOStatus.unsupportedCase))
        default: throw call.ioException(error)
        }
    }
}

/// Natives of sun.nio.ch.FileKey.
enum FileKeyNatives {
    static func bind(_ binder: NativeBinder) {
        binder.bind("init", "(Ljava/io/FileDescriptor;[J)V", initialize)
    }

    /// Fills in device and number of the file.
    private static func initialize(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = try call.descriptor()
        let array = try call.required()
        guard call.space.arrayLength(array.reference) >= 2 else {
            throw call.thread.exception("java/lang/ArrayIndexOutOfBoundsException")
        }
        var status = FileStatus()
        try call.checked(call.onHost { $0.status(of: descriptor, &status) })
        let data = call.space.arrayData(array.reference)
        data.storeBytes(of: status.device, as: UInt64.self)
        data.storeBytes(of: status.inode, toByteOffset: 8, as: UInt64.self)
        return .void
    }
}
