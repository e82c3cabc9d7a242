// SPDX-License-Identifier: Apache-2.0
import CJavaNativeInterface
import ObjectModel
import Runtime

// What native code asks of the machine rather than of a thread (JNI 5): its environment, attaching and detaching.

private enum JNIStatus {
    static let ok: Int32 = 0
    static let error: Int32 = -1
    static let detached: Int32 = -2
    static let unsupportedVersion: Int32 = -3
}

private typealias Machine = UnsafeMutablePointer<SwiftletJNIMachine>
private typealias EnvironmentResult = UnsafeMutablePointer<UnsafeMutableRawPointer?>

/// JavaVMAttachArgs.
private struct AttachArguments {
    var version: Int32
    var name: UnsafePointer<CChar>?
    var group: UnsafeMutableRawPointer?
}

extension JNIFunctionTable {
    static func isSupported(version: Int32) -> Bool {
        switch version {
        case 0x1_0001, 0x1_0002, 0x1_0004, 0x1_0006, 0x1_0008, 0x9_0000, 0xA_0000, 0x13_0000, 0x14_0000, 0x15_0000,
            0x18_0000:
            true
        default: false
        }
    }

    private static func vm(_ machine: Machine?) -> VirtualMachine? {
        machine.map { Unmanaged<VirtualMachine>.fromOpaque($0.pointee.machine).takeUnretainedValue() }
    }

    /// The record of the calling native thread; nil if it is not attached.
    private static func current(_ vm: VirtualMachine) -> ThreadRecord? {
        let number = vm.host.currentThread
        return vm.threads.all.first { $0.hostThread == number }
    }

    private static func attach(
        _ machine: Machine?, _ result: EnvironmentResult?, _ arguments: UnsafePointer<AttachArguments>?,
        isDaemon: Bool
    ) -> Int32 {
        guard let vm = vm(machine), let result, let table = JNIFunctionTable.of(vm) else { return JNIStatus.error }
        if let record = current(vm) {
            result.pointee = UnsafeMutableRawPointer(table.environment(record.thread))
            return JNIStatus.ok
        }
        guard !vm.shutdown.isStopping,
            let record = try? ThreadRecord(vm, id: vm.threads.nextThreadID(), stackSize: vm.options.stackSize)
        else { return JNIStatus.error }
        record.adoptNativeStack()
        record.isDaemon = isDaemon
        record.hostThread = vm.host.enrollThread()
        let name = arguments?.pointee.name.map { String(cString: $0) } ?? "Thread-\(record.hostThread)"
        record.label = name
        vm.threads.add(record)
        let isAttached = record.thread.inVM { () -> Bool in
            do throws(JavaThrow) { try vm.attachAsJavaThread(record.thread, name: name) } catch { return false }
            return true
        }
        guard isAttached else {
            vm.threads.remove(record)
            return JNIStatus.error
        }
        result.pointee = UnsafeMutableRawPointer(table.environment(record.thread))
        return JNIStatus.ok
    }

    private static func detach(_ machine: Machine?) -> Int32 {
        guard let vm = vm(machine) else { return JNIStatus.error }
        guard let record = current(vm) else { return JNIStatus.ok }
        // A thread with Java frames cannot leave.
        if record.raw.pointee.fp != nil { return JNIStatus.error }
        record.thread.inVM {
            if record.thread.hasPendingException { vm.dispatchUncaught(record.thread) }
            vm.end(record.thread)
            vm.heap.retire(record.raw)
        }
        vm.threads.remove(record)
        vm.host.permitWaiting(thread: record.hostThread)
        return JNIStatus.ok
    }

    func setInvocation() {
        // The machine belongs to whoever created it.
        let destroy: @convention(c) (UnsafeMutableRawPointer?) -> Int32 = { _ in JNIStatus.error }
        let attach:
            @convention(c) (UnsafeMutableRawPointer?, UnsafeMutableRawPointer?, UnsafeMutableRawPointer?) -> Int32 = {
                JNIFunctionTable.attach(
                    $0?.assumingMemoryBound(to: SwiftletJNIMachine.self),
                    $1?.assumingMemoryBound(to: UnsafeMutableRawPointer?.self),
                    $2.map { UnsafePointer($0.assumingMemoryBound(to: AttachArguments.self)) }, isDaemon: false)
            }
        let attachDaemon:
            @convention(c) (UnsafeMutableRawPointer?, UnsafeMutableRawPointer?, UnsafeMutableRawPointer?) -> Int32 = {
                JNIFunctionTable.attach(
                    $0?.assumingMemoryBound(to: SwiftletJNIMachine.self),
                    $1?.assumingMemoryBound(to: UnsafeMutableRawPointer?.self),
                    $2.map { UnsafePointer($0.assumingMemoryBound(to: AttachArguments.self)) }, isDaemon: true)
            }
        let detach: @convention(c) (UnsafeMutableRawPointer?) -> Int32 = {
            JNIFunctionTable.detach($0?.assumingMemoryBound(to: SwiftletJNIMachine.self))
        }
        let getEnvironment: @convention(c) (UnsafeMutableRawPointer?, UnsafeMutableRawPointer?, Int32) -> Int32 = {
            machine, result, version in
            guard let vm = JNIFunctionTable.vm(machine?.assumingMemoryBound(to: SwiftletJNIMachine.self)),
                let result, let table = JNIFunctionTable.of(vm)
            else { return JNIStatus.error }
            let environment = result.assumingMemoryBound(to: UnsafeMutableRawPointer?.self)
            environment.pointee = nil
            guard let record = JNIFunctionTable.current(vm) else { return JNIStatus.detached }
            guard JNIFunctionTable.isSupported(version: version) else { return JNIStatus.unsupportedVersion }
            environment.pointee = UnsafeMutableRawPointer(table.environment(record.thread))
            return JNIStatus.ok
        }
        invocation[3] = unsafeBitCast(destroy, to: UnsafeRawPointer.self)
        invocation[4] = unsafeBitCast(attach, to: UnsafeRawPointer.self)
        invocation[5] = unsafeBitCast(detach, to: UnsafeRawPointer.self)
        invocation[6] = unsafeBitCast(getEnvironment, to: UnsafeRawPointer.self)
        invocation[7] = unsafeBitCast(attachDaemon, to: UnsafeRawPointer.self)
        let machineOf: @convention(c) (JNIEnvironment?, UnsafeMutableRawPointer?) -> Int32 = { environment, result in
            guard let environment, let result else { return JNIStatus.error }
            result.storeBytes(of: environment.pointee.machine, as: UnsafeMutableRawPointer.self)
            return JNIStatus.ok
        }
        functions[219] = unsafeBitCast(machineOf, to: UnsafeRawPointer.self)
    }
}
