// SPDX-License-Identifier: Apache-2.0
import Glibc
import HostInterface
import ObjectModel
import Runtime

// Owners, permissions and extended attributes.

extension UnixNativeDispatcherNatives {
    static func bindOwners(_ binder: NativeBinder) {
        binder.bind("chown0", "(JII)V") { (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            try changeOwner(&call, followsLinks: true)
        }
        binder.bind("lchown0", "(JII)V") { (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            try changeOwner(&call, followsLinks: false)
        }
        binder.bind("fchown0", "(III)V", changeDescriptorOwner)
        binder.bind("chmod0", "(JI)V", changeMode)
        binder.bind("fchmod0", "(II)V", changeDescriptorMode)
        binder.bind("fchmodat0", "(IJII)V", changeModeAt)
        binder.bind("fchmodatNoFollowSupported0", "()Z", canChangeModeOfLinks)
        binder.bind("getpwuid", "(I)[B", userName)
        binder.bind("getgrgid", "(I)[B", groupName)
        binder.bind("getpwnam0", "(J)I", userNumber)
        binder.bind("getgrnam0", "(J)I", groupNumber)
    }

    static func bindAttributes(_ binder: NativeBinder) {
        binder.bind("fgetxattr0", "(IJJI)I", getAttribute)
        binder.bind("fsetxattr0", "(IJJI)V", setAttribute)
        binder.bind("fremovexattr0", "(IJ)V", removeAttribute)
        binder.bind("flistxattr", "(IJI)I", listAttributes)
    }

    private static func changeOwner(
        _ call: inout NativeCall, followsLinks: Bool
    ) throws(JavaThrow) -> NativeResult {
        let path = try call.path()
        let user = UInt32(bitPattern: call.int())
        let group = UInt32(bitPattern: call.int())
        return try perform(call) { $0.changeOwner(path, followsLinks: followsLinks, user: user, group: group) }
    }

    private static func changeDescriptorOwner(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = call.int()
        let user = UInt32(bitPattern: call.int())
        let group = UInt32(bitPattern: call.int())
        return try perform(call) { $0.changeOwner(of: descriptor, user: user, group: group) }
    }

    private static func changeMode(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let path = try call.path()
        let mode = UInt32(bitPattern: call.int())
        return try perform(call) { $0.changeMode(path, mode: mode) }
    }

    private static func changeDescriptorMode(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = call.int()
        let mode = UInt32(bitPattern: call.int())
        return try perform(call) { $0.changeMode(of: descriptor, mode: mode) }
    }

    private static func changeModeAt(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let directory = call.int()
        let path = try call.path()
        let mode = UInt32(bitPattern: call.int())
        let flags = call.int()
        return try perform(call) { $0.changeMode(at: directory, path, mode: mode, flags: flags) }
    }

    /// Linux has no modes of links.
    private static func canChangeModeOfLinks(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        .boolean(false)
    }

    // MARK: - Users

    private static func userName(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let number = UInt32(bitPattern: call.int())
        guard let name = call.onHost({ $0.userName(number) }) else {
            throw unixException(call, .noSuchFile)
        }
        return try call.result(bytes: name)
    }

    private static func groupName(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let number = UInt32(bitPattern: call.int())
        guard let name = call.onHost({ $0.groupName(number) }) else {
            throw unixException(call, .noSuchFile)
        }
        return try call.result(bytes: name)
    }

    /// -1 if there is no such user.
    private static func userNumber(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let name = try call.path()
        return .int(call.onHost { $0.userNumber(name) }.value ?? -1)
    }

    private static func groupNumber(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let name = try call.path()
        return .int(call.onHost { $0.groupNumber(name) }.value ?? -1)
    }

    // MARK: - Extended attributes

    private static func getAttribute(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = call.int()
        let name = try call.path()
        let start = call.address()
        let buffer = NativeCall.buffer(start, call.int())
        return .int(try checked(call, call.onHost { $0.attribute(descriptor, name, into: buffer) }))
    }

    private static func setAttribute(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = call.int()
        let name = try call.path()
        let start = call.address()
        let value = UnsafeRawBufferPointer(NativeCall.buffer(start, call.int()))
        return try perform(call) { $0.setAttribute(descriptor, name, value) }
    }

    private static func removeAttribute(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = call.int()
        let name = try call.path()
        return try perform(call) { $0.removeAttribute(descriptor, name) }
    }

    private static func listAttributes(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = call.int()
        let start = call.address()
        let buffer = NativeCall.buffer(start, call.int())
        return .int(try checked(call, call.onHost { $0.attributeNames(descriptor, into: buffer) }))
    }
}
