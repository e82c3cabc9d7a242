// SPDX-License-Identifier: Apache-2.0
// The functions that a shared library of the name libjvm.so is opened for (JNI 5, "The Invocation API"): a program in C, or
// in any language with C's calls, makes a Java machine in its own process and its thread the main thread of Java.
//
// The interface knows one machine a process and has no argument to keep it in, so it is kept here, behind a lock. As with
// HotSpot a machine that was destroyed cannot be followed by another; one that could not be created can.

import CJavaNativeInterface
import NativeInterface
import Platform
import Swiftlet
import Synchronization

/// Where the process's machine is in its life.
private enum Stage {
    case none
    /// Being created or destroyed.
    case changing
    case running(InvokedMachine)
    case ended
}

private let stage = Mutex<Stage>(.none)

/// JNI_GetDefaultJavaVMInitArgs: whether the version asked for is one that machines can be created with.
@_cdecl("JNI_GetDefaultJavaVMInitArgs")
public func swiftletDefaultInitialArguments(_ arguments: UnsafeMutableRawPointer?) -> Int32 {
    guard let given = arguments?.assumingMemoryBound(to: SwiftletJNIInitialArguments.self) else {
        return JNIStatus.error
    }
    if NativeInterface.isSupported(version: given.pointee.version) { return JNIStatus.ok }
    if NativeInterface.isSupported(version: given.pointee.version, includingOldest: true) {
        // The first version's structure is answered with the least that is supported now.
        given.pointee.version = 0x1_0002
    }
    return JNIStatus.error
}

/// JNI_CreateJavaVM: boots a machine; the calling thread becomes Java's main thread.
@_cdecl("JNI_CreateJavaVM")
public func swiftletCreateJavaVM(
    _ machine: UnsafeMutablePointer<UnsafeMutableRawPointer?>?,
    _ environment: UnsafeMutablePointer<UnsafeMutableRawPointer?>?, _ arguments: UnsafeRawPointer?
) -> Int32 {
    guard let machine, let environment, let arguments else { return JNIStatus.error }
    let refusal = stage.withLock { (stage) -> Int32? in
        switch stage {
        case .none:
            stage = .changing
            return nil
        case .changing, .running: return JNIStatus.exists
        case .ended: return JNIStatus.error
        }
    }
    if let refusal { return refusal }
    machine.pointee = nil
    environment.pointee = nil
    let given = InitialArguments(arguments.assumingMemoryBound(to: SwiftletJNIInitialArguments.self).pointee)
    do throws(CreationFailure) {
        let made = try InvokedMachine(given, destroy: swiftletDestroy)
        machine.pointee = made.javaVM
        environment.pointee = made.mainEnvironment
        stage.withLock { $0 = .running(made) }
        return JNIStatus.ok
    } catch {
        for line in error.output { given.print(line, isError: false) }
        for line in error.errors { given.print(line, isError: true) }
        stage.withLock { $0 = .none }
        return error.status
    }
}

/// JNI_GetCreatedJavaVMs: the one machine, if it runs.
@_cdecl("JNI_GetCreatedJavaVMs")
public func swiftletCreatedJavaVMs(
    _ buffer: UnsafeMutablePointer<UnsafeMutableRawPointer?>?, _ capacity: Int32,
    _ count: UnsafeMutablePointer<Int32>?
) -> Int32 {
    let running = stage.withLock { (stage) -> InvokedMachine? in
        if case .running(let machine) = stage { machine } else { nil }
    }
    count?.pointee = running == nil ? 0 : 1
    if let running, capacity > 0 { buffer?.pointee = running.javaVM }
    return JNIStatus.ok
}

/// DestroyJavaVM.
private func swiftletDestroy() -> Int32 {
    let running = stage.withLock { (stage) -> InvokedMachine? in
        guard case .running(let machine) = stage else { return nil }
        return machine
    }
    guard let running, running.waitForEnd() else { return JNIStatus.error }
    let isFirst = stage.withLock { (stage) -> Bool in
        guard case .running = stage else { return false }
        stage = .changing
        return true
    }
    guard isFirst else { return JNIStatus.error }
    running.destroy()
    stage.withLock { $0 = .ended }
    return JNIStatus.ok
}

/// Writes the start-up image for machines that this library makes into the cache, which scripts/make-java-home does once.
/// The status is 0 if that was possible.
@_cdecl("swiftlet_write_image")
public func swiftletWriteImage() -> Int32 {
    do {
        var options = MachineOptions(javaHome: try InvokedMachine.home().path)
        options.codeFile = InvokedMachine.codeFile
        _ = try StartupImages.create(options)
        return 0
    } catch { return 1 }
}
