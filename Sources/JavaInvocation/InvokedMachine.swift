// SPDX-License-Identifier: Apache-2.0
import CJavaNativeInterface
import ClassPath
import CommandLine
import Glibc
import NativeInterface
import Platform
import Swiftlet

/// Why there is no machine: a status, and what is to be said about it.
struct CreationFailure: Error {
    var status: Int32
    var output: [String] = []
    var errors: [String] = []
}

/// The machine that JNI_CreateJavaVM made.
final class InvokedMachine: @unchecked Sendable {
    // Constant after creation.
    private let machine: VirtualMachine
    let javaVM: UnsafeMutableRawPointer
    /// The environment of the thread that created the machine.
    let mainEnvironment: UnsafeMutableRawPointer

    /// Threads that do not end at once are left behind: the process goes on without Java.
    private static let patience: Duration = .milliseconds(200)

    /// The file this code was loaded from.
    static var codeFile: String { swiftlet_jni_code_file().map { String(cString: $0) } ?? "/proc/self/exe" }

    /// The class library: that of the Java home this library is in as `lib/server/libjvm.so`, or one that is found.
    static func home() throws(JavaHome.NotFound) -> JavaHome {
        try JavaHome.discover(
            variable: Environment.value(of:), own: HomeOfFile.find(codeFile, in: "lib/server"))
    }

    /// Boots a machine on the calling thread.
    ///
    /// - Parameter destroy: what DestroyJavaVM is to do.
    init(_ given: InitialArguments, destroy: @escaping @Sendable () -> Int32) throws(CreationFailure) {
        guard NativeInterface.isSupported(version: given.version) else {
            throw CreationFailure(status: JNIStatus.unsupportedVersion)
        }
        let (options, image) = try InvokedMachine.options(given)
        do throws(MachineError) { machine = try VirtualMachine.create(options, image: image) } catch {
            throw CreationFailure(
                status: JNIStatus.error, output: ["Error occurred during initialization of VM", error.description])
        }
        javaVM = NativeInterface.makeJavaVM(
            of: machine, services: InvocationServices(destroy: destroy, abort: { given.willAbort() }))
        guard let record = NativeInterface.enroll(machine, label: "main") else {
            throw CreationFailure(status: JNIStatus.error)
        }
        let thread = record.thread
        let machine = machine
        let failure = thread.inVM { () -> String? in
            do throws(JavaThrow) {
                try machine.boot(thread)
                return nil
            } catch { return machine.bootFailureText(thread) }
        }
        guard failure == nil, let environment = NativeInterface.environment(of: thread) else {
            machine.threads.remove(record)
            NativeInterface.retire(javaVM: javaVM)
            machine.destroy(timeout: InvokedMachine.patience)
            throw CreationFailure(status: JNIStatus.error, output: failure.map { [$0] } ?? [])
        }
        mainEnvironment = environment
    }

    /// What the words mean to a machine.
    private static func options(_ given: InitialArguments) throws(CreationFailure) -> (MachineOptions, ImageUse) {
        let words: InvocationWords
        do throws(Refusal) { words = try InvocationWords(given.words, ignoring: given.ignoresUnrecognized) } catch {
            // A word that is no option is an error; one with a wrong value, or a flag that is none, a wrong argument.
            let isMisplaced = error.machineError?.hasPrefix("Unrecognized option: ") ?? true
            throw CreationFailure(
                status: isMisplaced ? JNIStatus.error : JNIStatus.invalidArguments,
                output: error.output.map { [$0] } ?? [], errors: error.machineError.map { [$0] } ?? [])
        }
        for warning in words.warnings { given.print(warning, isError: true) }
        words.list { given.print($0, isError: false) }
        let home: JavaHome
        do throws(JavaHome.NotFound) { home = try InvokedMachine.home() } catch {
            throw CreationFailure(status: JNIStatus.error, errors: ["Error: \(error)"])
        }
        var options = words.options(javaHome: home.path)
        options.codeFile = codeFile
        options.haltHandler = { status in
            given.willExit(status)
            exit(status)
        }
        return (options, words.imageUse)
    }

    /// Waits until the calling thread, which is attached if it was not, is the last that keeps Java going, and runs the
    /// shutdown hooks on it. False if that cannot be: it has Java frames, or there is no room for it.
    func waitForEnd() -> Bool {
        var found = NativeInterface.currentRecord(machine)
        if let found, found.raw.pointee.fp != nil { return false }
        let isNew = found == nil
        if isNew { found = NativeInterface.enroll(machine, label: "DestroyJavaVM") }
        guard let record = found else { return false }
        let thread = record.thread
        thread.inVM {
            // What is pending was native code's to handle.
            thread.clearException()
            do throws(JavaThrow) {
                if isNew { try machine.attachAsJavaThread(thread, name: "DestroyJavaVM") }
                machine.waitForNonDaemonThreads(thread)
                try machine.runShutdownHooks(thread)
            } catch {
                thread.clearException()
            }
            machine.heap.retire(thread.raw)
        }
        return true
    }

    /// Ends the machine, on the thread that has waited for it.
    func destroy() {
        NativeInterface.retire(javaVM: javaVM)
        if let record = NativeInterface.currentRecord(machine) {
            machine.threads.remove(record)
            machine.host.permitWaiting(thread: record.hostThread)
        }
        machine.reportCompilation()
        let report = machine.destroy(timeout: InvokedMachine.patience)
        // Their environments must stay good for as long as they may use them.
        if !report.isComplete { _ = Unmanaged.passRetained(machine) }
    }
}
