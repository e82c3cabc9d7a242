// SPDX-License-Identifier: Apache-2.0
import Glibc
import HostInterface
import ObjectModel
import Runtime

/// Natives of sun.nio.ch.NativeThread: waking threads from blocking calls.
enum NativeThreadNatives {
    static func bind(_ binder: NativeBinder) {
        binder.ignore("init")
        binder.bind("supportPendingSignals0", "()Z", supportsPendingSignals)
        binder.bind("current0", "()J", current)
        binder.bind("signal0", "(J)V", signal)
    }

    /// Whether a signal sent early waits for the call it is to interrupt. It does not: so descriptors are made to give
    /// way first, and threads are woken then.
    private static func supportsPendingSignals(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        .boolean(false)
    }

    private static func current(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        .long(Int64(call.vm.host.currentThread))
    }

    private static func signal(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let number = Int(call.long())
        // A thread that has ended meanwhile needs no waking.
        _ = call.onHost { $0.interrupt(thread: number) }
        return .void
    }
}

/// Natives of sun.nio.ch.UnixDispatcher: closing.
enum UnixDispatcherNatives {
    static func bind(_ binder: NativeBinder) {
        binder.ignore("init")
        binder.bind("close0", "(Ljava/io/FileDescriptor;)V", close)
        binder.bind("preClose0", "(Ljava/io/FileDescriptor;)V", preClose)
    }

    private static func close(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = try call.descriptor()
        if descriptor >= 0 { try call.checked(call.onHost { $0.close(descriptor) }) }
        return .void
    }

    /// Puts a socket whose peer is closed in the place of the descriptor, so that threads that use it see its end while
    /// the number stays taken.
    private static func preClose(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = try call.descriptor()
        if descriptor < 0 { return .void }
        try call.checked(
            call.onHost { host in
                var near: Int32 = -1
                var far: Int32 = -1
                let made = host.socketPair(family: AF_UNIX, type: Int32(SOCK_STREAM.rawValue), &near, &far)
                guard made.error == nil else { return made }
                _ = host.close(far)
                defer { _ = host.close(near) }
                return host.duplicate(near, onto: descriptor)
            })
        return .void
    }
}
