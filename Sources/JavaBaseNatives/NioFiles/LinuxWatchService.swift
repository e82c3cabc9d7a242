// SPDX-License-Identifier: Apache-2.0
import Glibc
import HostInterface
import ObjectModel
import Runtime

/// Natives of sun.nio.fs.LinuxWatchService: inotify.
enum LinuxWatchServiceNatives {
    static func bind(_ binder: NativeBinder) {
        binder.bind("eventSize", "()I", eventSize)
        binder.bind("eventOffsets", "()[I", eventOffsets)
        binder.bind("inotifyInit", "()I", makeWatch)
        binder.bind("inotifyAddWatch", "(IJI)I", addWatch)
        binder.bind("inotifyRmWatch", "(II)V", removeWatch)
        binder.bind("configureBlocking", "(IZ)V", setBlocking)
        binder.bind("socketpair", "([I)V", makeSocketPair)
        binder.bind("poll", "(II)I", poll)
    }

    /// struct inotify_event without its name.
    private static func eventSize(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult { .int(Int32(16)) }

    private static func eventOffsets(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        // Watch, mask, cookie, length, name.
        let offsets: [Int32] = [0, 4, 8, 12, 16]
        let array = try call.vm.allocateArray(call.vm.classes.intArray, length: offsets.count, call.thread)
        for (i, offset) in offsets.enumerated() {
            call.space.arrayData(array).storeBytes(of: offset, toByteOffset: i * 4, as: Int32.self)
        }
        return .reference(array)
    }

    private static func makeWatch(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        .int(try UnixNativeDispatcherNatives.checked(call, call.onHost { $0.makeFileWatch() }))
    }

    private static func addWatch(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let watch = call.int()
        let path = try call.path()
        let mask = UInt32(bitPattern: call.int())
        let result = call.onHost { $0.addFileWatch(watch, path, mask: mask) }
        return .int(try UnixNativeDispatcherNatives.checked(call, result))
    }

    private static func removeWatch(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let watch = call.int()
        let number = call.int()
        return try UnixNativeDispatcherNatives.perform(call) { $0.removeFileWatch(watch, number) }
    }

    private static func setBlocking(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = call.int()
        let blocking = call.boolean()
        return try UnixNativeDispatcherNatives.perform(call) { $0.setBlocking(descriptor, blocking) }
    }

    private static func makeSocketPair(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let array = try call.required()
        guard call.space.arrayLength(array.reference) >= 2 else {
            throw call.thread.exception("java/lang/ArrayIndexOutOfBoundsException")
        }
        var first: Int32 = -1
        var second: Int32 = -1
        try UnixNativeDispatcherNatives.checked(
            call,
            call.onHost {
                $0.socketPair(family: AF_UNIX, type: Int32(SOCK_STREAM.rawValue), &first, &second)
            })
        let data = call.space.arrayData(array.reference)
        data.storeBytes(of: first, as: Int32.self)
        data.storeBytes(of: second, toByteOffset: 4, as: Int32.self)
        return .void
    }

    /// Waits until one of two descriptors can be read.
    private static func poll(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        var entries = [
            pollfd(fd: call.int(), events: Int16(POLLIN), revents: 0),
            pollfd(fd: call.int(), events: Int16(POLLIN), revents: 0),
        ]
        let result = entries.withUnsafeMutableBytes { bytes in
            call.onHost { $0.poll(bytes.baseAddress!, count: 2, milliseconds: -1) }
        }
        if result.error?.rawValue == EINTR { return .int(Int32(0)) }
        return .int(try UnixNativeDispatcherNatives.checked(call, result))
    }
}
