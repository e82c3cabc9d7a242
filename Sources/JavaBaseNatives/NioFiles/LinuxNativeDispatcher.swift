// SPDX-License-Identifier: Apache-2.0
import Glibc
import HostInterface
import ObjectModel
import Runtime

/// Natives of sun.nio.fs.LinuxNativeDispatcher.
enum LinuxNativeDispatcherNatives {
    static func bind(_ binder: NativeBinder) {
        binder.ignore("init")
        MountTableNatives.bind(binder)
        binder.bind("posix_fadvise", "(IJJI)I", advise)
        binder.bind("directCopy0", "(IIJ)I", copy)
    }

    /// Returns the error number.
    private static func advise(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = call.int()
        let offset = call.long()
        let length = call.long()
        let advice = call.int()
        let result = call.onHost { $0.advise(descriptor, offset: offset, length: length, advice: advice) }
        return .int(result.error?.rawValue ?? 0)
    }

    /// Copies all of a file inside the host. Returns 0, or an `IOStatus` that makes Java copy by itself.
    private static func copy(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let target = call.int()
        let source = call.int()
        let flag = FileCopy.CancelFlag(call.address())
        var isFirst = true
        var usesRange = true
        let result = call.onHost { host -> HostResult in
            while true {
                if flag.isSet { return .failure(HostErrorNumber(rawValue: ECANCELED)) }
                let size = flag.pieceSize
                var moved =
                    usesRange
                    ? host.copyRange(from: source, atOffset: nil, to: target, atOffset: nil, count: size)
                    : host.sendFile(from: source, atOffset: nil, to: target, count: size)
                // Some file systems claim an end where there is more: files of /proc have no size.
                let isRefused = moved.error != nil || moved.rawValue == 0
                if isFirst, usesRange, isRefused {
                    usesRange = false
                    moved = host.sendFile(from: source, atOffset: nil, to: target, count: size)
                }
                if moved.error?.rawValue == EINTR { continue }
                guard let count = moved.value, count > 0 else { return moved }
                isFirst = false
            }
        }
        guard let error = result.error else { return .int(Int32(0)) }
        switch error.rawValue {
        case EAGAIN: return .int(IOStatus.unavailable)
        case EINVAL, ENOSYS: return .int(IOStatus.unsupportedCase)
        default: throw UnixNativeDispatcherNatives.unixException(call, error)
        }
    }
}

/// Natives of sun.nio.fs.UnixFileSystem: copying through a buffer.
enum NioUnixFileSystemNatives {
    static func bind(_ binder: NativeBinder) {
        binder.bind("bufferedCopy0", "(IIJIJ)V", copy)
    }

    private static func copy(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let target = call.int()
        let source = call.int()
        let start = call.address()
        let buffer = NativeCall.buffer(start, call.int())
        let flag = FileCopy.CancelFlag(call.address())
        return try UnixNativeDispatcherNatives.perform(call) { host in
            while true {
                let read = host.read(source, into: buffer)
                guard let count = read.value, count > 0 else { return read }
                if flag.isSet { return .failure(HostErrorNumber(rawValue: ECANCELED)) }
                var rest = UnsafeRawBufferPointer(buffer).prefix(count)
                while !rest.isEmpty {
                    let written = host.write(target, UnsafeRawBufferPointer(rebasing: rest))
                    guard let done = written.value else { return written }
                    rest = rest.dropFirst(done)
                }
            }
        }
    }
}

/// Parts of the two ways of copying files.
enum FileCopy {
    /// An int in native memory that another thread sets to stop a copy.
    struct CancelFlag {
        private let address: UnsafeMutableRawPointer?

        init(_ address: UnsafeMutableRawPointer?) { self.address = address }

        var isSet: Bool { address.map { atomic32Load($0) != 0 } ?? false }

        /// Bytes to copy before the flag is looked at again.
        var pieceSize: Int { address == nil ? 0x7FFF_F000 : 1 << 20 }
    }
}
