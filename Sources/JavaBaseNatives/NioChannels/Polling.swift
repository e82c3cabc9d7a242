// SPDX-License-Identifier: Apache-2.0
import Glibc
import HostInterface
import ObjectModel
import Runtime

/// Natives of sun.nio.ch.EPoll.
enum EPollNatives {
    static func bind(_ binder: NativeBinder) {
        binder.bind("eventSize", "()I", eventSize)
        binder.bind("eventsOffset", "()I", eventsOffset)
        binder.bind("dataOffset", "()I", dataOffset)
        binder.bind("create", "()I", create)
        binder.bind("ctl", "(IIII)I", control)
        binder.bind("wait", "(IJII)I", wait)
    }

    // struct epoll_event, which is packed on x86-64.
    private static func eventSize(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult { .int(Int32(12)) }
    private static func eventsOffset(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult { .int(Int32(0)) }
    private static func dataOffset(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult { .int(Int32(4)) }

    private static func create(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        .int(try call.checked(call.onHost { $0.makeEventQueue() }))
    }

    /// Returns the error number.
    private static func control(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let queue = call.int()
        let operation = call.int()
        let descriptor = call.int()
        let events = UInt32(bitPattern: call.int())
        let result = call.onHost { $0.controlEventQueue(queue, operation: operation, descriptor, events: events) }
        return .int(result.error?.rawValue ?? 0)
    }

    private static func wait(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let queue = call.int()
        guard let events = call.address() else { throw call.thread.exception("java/lang/NullPointerException") }
        let count = call.int()
        let milliseconds = call.int()
        let result = call.onHost {
            $0.waitForEvents(queue, into: events, count: count, milliseconds: milliseconds)
        }
        if result.error?.rawValue == EINTR { return .int(IOStatus.interrupted) }
        return .int(try call.checked(result))
    }
}

/// Natives of sun.nio.ch.EventFD.
enum EventFDNatives {
    static func bind(_ binder: NativeBinder) {
        binder.bind("eventfd0", "()I", create)
        binder.bind("set0", "(I)I", set)
    }

    private static func create(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        .int(try call.checked(call.onHost { $0.makeEventCounter() }))
    }

    private static func set(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = call.int()
        let one: UInt64 = 1
        let result = call.onHost { host in withUnsafeBytes(of: one) { host.write(descriptor, $0) } }
        return .int(try call.readStatus(result, isRead: false))
    }
}

/// Natives of sun.nio.ch.PollSelectorImpl.
enum PollSelectorNatives {
    static func bind(_ binder: NativeBinder) {
        binder.bind("poll", "(JII)I", poll)
    }

    private static func poll(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        guard let entries = call.address() else { throw call.thread.exception("java/lang/NullPointerException") }
        let count = Int(call.int())
        let milliseconds = call.int()
        let result = call.onHost { $0.poll(entries, count: count, milliseconds: milliseconds) }
        if result.error?.rawValue == EINTR { return .int(IOStatus.interrupted) }
        return .int(try call.checked(result))
    }
}
