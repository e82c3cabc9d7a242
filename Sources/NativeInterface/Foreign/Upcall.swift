// SPDX-License-Identifier: Apache-2.0
import CLibFFI
import Glibc
import ObjectModel
import Runtime

/// What a function made by libffi calls: a method handle of one machine. Any native thread may come here, one of the
/// machine's in a down-call or one it has never seen, which is attached for the time of the call.
final class Upcall: @unchecked Sendable {
    // Constant after creation.
    let vm: VirtualMachine
    let target: GlobalHandle
    private let method: MethodPointer

    init(_ vm: VirtualMachine, _ target: GlobalHandle, _ method: MethodPointer) {
        self.vm = vm
        self.target = target
        self.method = method
    }

    typealias Function =
        @convention(c) (
            UnsafeMutablePointer<ffi_cif>?, UnsafeMutableRawPointer?,
            UnsafeMutablePointer<UnsafeMutableRawPointer?>?, UnsafeMutableRawPointer?
        ) -> Void

    static let enter: Function = { description, result, arguments, context in
        guard let description, let context else { return }
        let upcall = Unmanaged<Upcall>.fromOpaque(context).takeUnretainedValue()
        upcall.run(description.pointee, result, arguments)
    }

    private func run(
        _ description: ffi_cif, _ result: UnsafeMutableRawPointer?,
        _ arguments: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
    ) {
        guard let type = description.rtype, let result, ForeignCall.isNarrow(type.pointee) else {
            perform(result, arguments)
            return
        }
        // Java writes as many bytes as the layout has, and libffi reads a word, widened by the type's sign.
        var word: UInt64 = 0
        withUnsafeMutablePointer(to: &word) { perform(UnsafeMutableRawPointer($0), arguments) }
        switch Int32(type.pointee.type) {
        case FFI_TYPE_SINT8: word = UInt64(bitPattern: Int64(Int8(truncatingIfNeeded: word)))
        case FFI_TYPE_SINT16: word = UInt64(bitPattern: Int64(Int16(truncatingIfNeeded: word)))
        case FFI_TYPE_SINT32, FFI_TYPE_INT: word = UInt64(bitPattern: Int64(Int32(truncatingIfNeeded: word)))
        default: break
        }
        result.storeBytes(of: word, as: UInt64.self)
    }

    private func perform(
        _ result: UnsafeMutableRawPointer?, _ arguments: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
    ) {
        let error = errno
        defer { errno = error }
        let number = vm.host.currentThread
        if let record = vm.threads.all.first(where: { $0.hostThread == number }) {
            record.thread.inVM { call(record.thread, result, arguments) }
            return
        }
        // A thread of somebody else's; the up-call is all it has to do with Java.
        try? vm.withAttachedThread { thread in
            thread.record.isDaemon = true
            do throws(JavaThrow) { try vm.attachAsJavaThread(thread, name: nil, isDaemon: true) } catch {
                thread.clearException()
                return
            }
            call(thread, result, arguments)
            if thread.hasPendingException { vm.dispatchUncaught(thread) }
            vm.end(thread)
        }
    }

    /// In VM state. Java ends the machine on an exception of the target; what is pending afterwards is that end, and goes
    /// on when the down-call returns.
    private func call(
        _ thread: Thread, _ result: UnsafeMutableRawPointer?,
        _ arguments: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
    ) {
        if thread.hasPendingException { return }
        thread.withHandleScope {
            let handle = thread.handle(target.reference)
            do throws(JavaThrow) {
                try thread.call(
                    method,
                    [
                        .long(Int64(Int(bitPattern: result))), .long(Int64(Int(bitPattern: arguments))),
                        .handle(handle),
                    ])
            } catch {
                // Stays pending.
            }
        }
    }
}
