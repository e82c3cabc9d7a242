// SPDX-License-Identifier: Apache-2.0
import CJavaNativeInterface
import ObjectModel
import Runtime

// What native code asks of the machine rather than of a thread (JNI 5): its environment, attaching and detaching, the end.

/// Results of the invocation interface.
public enum JNIStatus {
    public static let ok: Int32 = 0
    public static let error: Int32 = -1
    public static let detached: Int32 = -2
    public static let unsupportedVersion: Int32 = -3
    public static let exists: Int32 = -5
    public static let invalidArguments: Int32 = -6
}

/// What the creator of a machine does for native code that has a JavaVM of it.
public struct InvocationServices: Sendable {
    /// `DestroyJavaVM`; the result is a status. The calling thread may be attached or not.
    public var destroy: @Sendable () -> Int32
    /// Called before `FatalError` aborts the process.
    public var abort: @Sendable () -> Void

    public init(destroy: @escaping @Sendable () -> Int32, abort: @escaping @Sendable () -> Void) {
        self.destroy = destroy
        self.abort = abort
    }

    /// The machine is its launcher's to end.
    static let launcher = InvocationServices(destroy: { JNIStatus.error }, abort: {})
}

private typealias Machine = UnsafeMutablePointer<SwiftletJNIMachine>
private typealias EnvironmentResult = UnsafeMutablePointer<UnsafeMutableRawPointer?>

extension NativeInterface {
    /// Whether a JNI version can be asked for; `includingOldest`: 1.1 too, which machines can no longer be created with.
    public static func isSupported(version: Int32, includingOldest: Bool = false) -> Bool {
        JNIFunctionTable.isSupported(version: version) && (includingOldest || version != JNIFunctionTable.oldestVersion)
    }

    /// What a `JavaVM *` of a machine is that has not booted and has loaded no library. It outlives the machine.
    public static func makeJavaVM(
        of machine: VirtualMachine, services: InvocationServices
    ) -> UnsafeMutableRawPointer {
        let linker = NativeMethodLinker(machine, services)
        machine.natives.resolver = linker
        // Who has the pointer may use it after the end, and is told so.
        _ = Unmanaged.passRetained(linker.table)
        return UnsafeMutableRawPointer(linker.table.machine)
    }

    /// Has a `JavaVM *` answer as one whose machine is gone, from now on.
    public static func retire(javaVM: UnsafeMutableRawPointer) {
        swiftlet_jni_set_attachment(0, nil)
        javaVM.assumingMemoryBound(to: SwiftletJNIMachine.self).pointee.machine = nil
    }

    /// The `JNIEnv *` of a thread whose machine has a JavaVM.
    public static func environment(of thread: Thread) -> UnsafeMutableRawPointer? {
        JNIFunctionTable.of(thread.vm).map { UnsafeMutableRawPointer($0.environment(thread)) }
    }

    /// The calling native thread's record; nil if it is not attached.
    package static func currentRecord(_ machine: VirtualMachine) -> ThreadRecord? {
        JNIFunctionTable.current(machine)
    }

    /// Makes the calling native thread one of the machine's, without a java.lang.Thread so far: in native state. Nil if the
    /// system has no room for it, or the machine is about to end.
    package static func enroll(_ machine: VirtualMachine, label: String) -> ThreadRecord? {
        JNIFunctionTable.enroll(machine, label: label)
    }
}

extension JNIFunctionTable {
    static let oldestVersion: Int32 = 0x1_0001

    static func isSupported(version: Int32) -> Bool {
        switch version {
        case oldestVersion, 0x1_0002, 0x1_0004, 0x1_0006, 0x1_0008, 0x9_0000, 0xA_0000, 0x13_0000, 0x14_0000, 0x15_0000,
            0x18_0000:
            true
        default: false
        }
    }

    private static func vm(_ machine: Machine?) -> VirtualMachine? {
        guard let held = machine?.pointee.machine else { return nil }
        return Unmanaged<VirtualMachine>.fromOpaque(held).takeUnretainedValue()
    }

    fileprivate static func current(_ vm: VirtualMachine) -> ThreadRecord? {
        let number = vm.host.currentThread
        return vm.threads.all.first { $0.hostThread == number }
    }

    fileprivate static func enroll(_ vm: VirtualMachine, label: String) -> ThreadRecord? {
        guard !vm.shutdown.isStopping,
            let record = try? ThreadRecord(vm, id: vm.threads.nextThreadID(), stackSize: vm.options.stackSize)
        else { return nil }
        record.adoptNativeStack()
        record.isForeign = true
        record.hostThread = vm.host.enrollThread()
        record.label = label
        vm.threads.add(record)
        return record
    }

    private static func attach(
        _ machine: Machine?, _ result: EnvironmentResult?, _ arguments: UnsafePointer<SwiftletJNIAttachArguments>?,
        isDaemon: Bool
    ) -> Int32 {
        guard let vm = vm(machine), let result, let table = JNIFunctionTable.of(vm) else { return JNIStatus.error }
        if let environment = environment(vm, table) {
            result.pointee = environment
            return JNIStatus.ok
        }
        let name = arguments?.pointee.name.map { String(cString: $0) }
        guard let record = enroll(vm, label: name ?? "attached") else { return JNIStatus.error }
        record.isDaemon = isDaemon
        let thread = record.thread
        let isAttached = thread.inVM { () -> Bool in
            let given = JNIContext(thread: thread).object(arguments?.pointee.group)
            let group = given.isNull ? nil : vm.globals.make(given)
            defer { if let group { vm.globals.release(group) } }
            do throws(JavaThrow) {
                try vm.attachAsJavaThread(thread, name: name, group: group, isDaemon: isDaemon)
            } catch {
                thread.clearException()
                vm.heap.retire(thread.raw)
                return false
            }
            return true
        }
        guard isAttached else {
            vm.threads.remove(record)
            return JNIStatus.error
        }
        record.label = name ?? thread.inVM { record.name(thread) }
        result.pointee = environment(vm, table)
        return JNIStatus.ok
    }

    /// The calling thread's environment; nil if it is not attached. Remembered for threads of others, which stay the same
    /// Java thread until they detach.
    private static func environment(_ vm: VirtualMachine, _ table: JNIFunctionTable) -> UnsafeMutableRawPointer? {
        let number = table.machine.pointee.number
        if let known = swiftlet_jni_attachment(number) { return known }
        guard let record = current(vm) else { return nil }
        let environment = UnsafeMutableRawPointer(table.environment(record.thread))
        if record.isForeign { swiftlet_jni_set_attachment(number, environment) }
        return environment
    }

    private static func detach(_ machine: Machine?) -> Int32 {
        guard let vm = vm(machine) else { return JNIStatus.error }
        guard let record = current(vm) else { return JNIStatus.ok }
        // A thread with Java frames cannot leave.
        if record.raw.pointee.fp != nil { return JNIStatus.error }
        swiftlet_jni_set_attachment(0, nil)
        let thread = record.thread
        thread.inVM {
            if thread.hasPendingException { vm.dispatchUncaught(thread) }
            vm.end(thread)
            vm.monitors.release(keeping: [], thread)
            vm.heap.retire(thread.raw)
        }
        vm.threads.remove(record)
        vm.host.permitWaiting(thread: record.hostThread)
        return JNIStatus.ok
    }

    private static func environment(_ machine: Machine?, _ result: EnvironmentResult?, _ version: Int32) -> Int32 {
        guard let result else { return JNIStatus.error }
        result.pointee = nil
        guard let vm = vm(machine), let table = JNIFunctionTable.of(vm), let found = environment(vm, table) else {
            return JNIStatus.detached
        }
        guard isSupported(version: version) else { return JNIStatus.unsupportedVersion }
        result.pointee = found
        return JNIStatus.ok
    }

    func setInvocation() {
        typealias Attach =
            @convention(c) (UnsafeMutableRawPointer?, UnsafeMutableRawPointer?, UnsafeMutableRawPointer?) -> Int32
        let destroy: @convention(c) (UnsafeMutableRawPointer?) -> Int32 = {
            guard let vm = JNIFunctionTable.vm($0?.assumingMemoryBound(to: SwiftletJNIMachine.self)),
                let table = JNIFunctionTable.of(vm)
            else { return JNIStatus.error }
            return table.services.destroy()
        }
        let attach: Attach = {
            JNIFunctionTable.attach(
                $0?.assumingMemoryBound(to: SwiftletJNIMachine.self),
                $1?.assumingMemoryBound(to: UnsafeMutableRawPointer?.self),
                $2.map { UnsafePointer($0.assumingMemoryBound(to: SwiftletJNIAttachArguments.self)) }, isDaemon: false)
        }
        let attachDaemon: Attach = {
            JNIFunctionTable.attach(
                $0?.assumingMemoryBound(to: SwiftletJNIMachine.self),
                $1?.assumingMemoryBound(to: UnsafeMutableRawPointer?.self),
                $2.map { UnsafePointer($0.assumingMemoryBound(to: SwiftletJNIAttachArguments.self)) }, isDaemon: true)
        }
        let detach: @convention(c) (UnsafeMutableRawPointer?) -> Int32 = {
            JNIFunctionTable.detach($0?.assumingMemoryBound(to: SwiftletJNIMachine.self))
        }
        let environment: @convention(c) (UnsafeMutableRawPointer?, UnsafeMutableRawPointer?, Int32) -> Int32 = {
            JNIFunctionTable.environment(
                $0?.assumingMemoryBound(to: SwiftletJNIMachine.self),
                $1?.assumingMemoryBound(to: UnsafeMutableRawPointer?.self), $2)
        }
        invocation[3] = unsafeBitCast(destroy, to: UnsafeRawPointer.self)
        invocation[4] = unsafeBitCast(attach, to: UnsafeRawPointer.self)
        invocation[5] = unsafeBitCast(detach, to: UnsafeRawPointer.self)
        invocation[6] = unsafeBitCast(environment, to: UnsafeRawPointer.self)
        invocation[7] = unsafeBitCast(attachDaemon, to: UnsafeRawPointer.self)
        let machineOf: @convention(c) (JNIEnvironment?, UnsafeMutableRawPointer?) -> Int32 = { environment, result in
            guard let environment, let result else { return JNIStatus.error }
            result.storeBytes(of: environment.pointee.machine, as: UnsafeMutableRawPointer.self)
            return JNIStatus.ok
        }
        functions[219] = unsafeBitCast(machineOf, to: UnsafeRawPointer.self)
    }
}
