// SPDX-License-Identifier: Apache-2.0
import Glibc
import HostInterface
import JavaBaseNatives
import ObjectModel
import Runtime

/// Natives of java.util.prefs.FileSystemPreferences: a lock file, and permissions.
enum FileSystemPreferencesNatives {
    static func bind(_ binder: NativeBinder) {
        binder.bind("lockFile0", "(Ljava/lang/String;IZ)[I", lockFile)
        binder.bind("unlockFile0", "(I)I", unlockFile)
        binder.bind("chmod", "(Ljava/lang/String;I)I", changeMode)
    }

    /// Opens and locks a file. Returns the descriptor, or 0, and an error number.
    private static func lockFile(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let path = call.platformBytes(try call.required().reference)
        let mode = UInt32(bitPattern: call.int())
        let isShared = call.boolean()
        let (descriptor, error) = call.onHost { host -> (Int32, Int32) in
            // Its permissions are to be exactly those asked for, whatever the mask of this process.
            let isNew = host.checkAccess(path, rights: 0).error != nil
            let flags = isShared ? O_RDONLY : O_RDWR | O_CREAT
            let opened = host.open(at: HostPath.workingDirectory, path, flags: flags, mode: mode)
            guard let number = opened.value else { return (0, opened.error?.rawValue ?? EIO) }
            if isNew, !isShared { _ = host.changeMode(path, mode: mode) }
            let locked = host.lock(
                Int32(number), isShared ? .shared : .exclusive, start: 0, length: 0, waits: false)
            if let error = locked.error {
                _ = host.close(Int32(number))
                return (0, error.rawValue)
            }
            return (Int32(number), 0)
        }
        let array = try call.vm.allocateArray(call.vm.classes.intArray, length: 2, call.thread)
        call.space.store(array, SwiftletArrayData4, descriptor)
        call.space.store(array, SwiftletArrayData4 + 4, error)
        return .reference(array)
    }

    /// Closing gives the lock back. Returns an error number.
    private static func unlockFile(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = call.int()
        return .int(call.onHost { $0.close(descriptor) }.error?.rawValue ?? 0)
    }

    private static func changeMode(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let path = call.platformBytes(try call.required().reference)
        let mode = UInt32(bitPattern: call.int())
        return .int(call.onHost { $0.changeMode(path, mode: mode) }.error?.rawValue ?? 0)
    }
}
