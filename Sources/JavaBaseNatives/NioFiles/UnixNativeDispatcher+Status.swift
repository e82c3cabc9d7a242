// SPDX-License-Identifier: Apache-2.0
import Glibc
import HostInterface
import ObjectModel
import Runtime

// Status of files and file systems, and times.

extension UnixNativeDispatcherNatives {
    static func bindStatus(_ binder: NativeBinder) {
        binder.bind("stat0", "(JLsun/nio/fs/UnixFileAttributes;)I", status)
        binder.bind("lstat0", "(JLsun/nio/fs/UnixFileAttributes;)V", linkStatus)
        binder.bind("fstat0", "(ILsun/nio/fs/UnixFileAttributes;)V", descriptorStatus)
        binder.bind("fstatat0", "(IJILsun/nio/fs/UnixFileAttributes;)V", statusAt)
        binder.bind("access0", "(JI)I", access)
        binder.bind("statvfs0", "(JLsun/nio/fs/UnixFileStoreAttributes;)V", fileSystemStatus)
        binder.bind("futimens0", "(IJJ)V", setDescriptorTimes)
        binder.bind("utimensat0", "(IJJJI)V", setTimes)
    }

    /// A status with the time of creation, which hosts may not know.
    private struct FullStatus {
        var status = FileStatus()
        var creationTime: Int64?

        mutating func read(
            _ host: any HostInterface, at directory: Int32, _ path: UnsafePointer<CChar>, followsLinks: Bool
        ) -> HostResult {
            let result = host.status(at: directory, path, followsLinks: followsLinks, &status)
            if result.error == nil { readCreationTime(host, directory, path, followsLinks) }
            return result
        }

        mutating func readCreationTime(
            _ host: any HostInterface, _ directory: Int32, _ path: UnsafePointer<CChar>, _ followsLinks: Bool
        ) {
            var time: Int64 = 0
            let result = host.creationTime(at: directory, path, followsLinks: followsLinks, &time)
            creationTime = result.error == nil ? time : nil
        }
    }

    private static func fill(_ call: NativeCall, _ attributes: Handle, _ full: FullStatus) {
        let status = full.status
        call.setField(attributes, "st_mode", "I", Int32(bitPattern: status.mode))
        call.setField(attributes, "st_ino", "J", status.inode)
        call.setField(attributes, "st_dev", "J", status.device)
        call.setField(attributes, "st_rdev", "J", status.specialDevice)
        call.setField(attributes, "st_nlink", "I", Int32(truncatingIfNeeded: status.linkCount))
        call.setField(attributes, "st_uid", "I", Int32(bitPattern: status.userID))
        call.setField(attributes, "st_gid", "I", Int32(bitPattern: status.groupID))
        call.setField(attributes, "st_size", "J", status.sizeInBytes)
        setTime(call, attributes, "st_atime_sec", "st_atime_nsec", status.accessTime)
        setTime(call, attributes, "st_mtime_sec", "st_mtime_nsec", status.modificationTime)
        setTime(call, attributes, "st_ctime_sec", "st_ctime_nsec", status.changeTime)
        if let time = full.creationTime {
            setTime(call, attributes, "st_birthtime_sec", "st_birthtime_nsec", time)
        }
        call.setField(attributes, "birthtime_available", "Z", UInt8(full.creationTime == nil ? 0 : 1))
    }

    /// Seconds round down, so that the rest is never negative.
    private static func setTime(
        _ call: NativeCall, _ object: Handle, _ seconds: StaticString, _ rest: StaticString, _ time: Int64
    ) {
        var (whole, part) = time.quotientAndRemainder(dividingBy: 1_000_000_000)
        if part < 0 {
            whole -= 1
            part += 1_000_000_000
        }
        call.setField(object, seconds, "J", whole)
        call.setField(object, rest, "J", part)
    }

    /// Returns the error number instead of throwing it.
    private static func status(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let path = try call.path()
        let attributes = try call.required()
        var full = FullStatus()
        let result = call.onHost { full.read($0, at: HostPath.workingDirectory, path, followsLinks: true) }
        if let error = result.error { return .int(error.rawValue) }
        fill(call, attributes, full)
        return .int(Int32(0))
    }

    private static func linkStatus(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let path = try call.path()
        let attributes = try call.required()
        var full = FullStatus()
        try checked(
            call, call.onHost { full.read($0, at: HostPath.workingDirectory, path, followsLinks: false) })
        fill(call, attributes, full)
        return .void
    }

    private static func descriptorStatus(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = call.int()
        let attributes = try call.required()
        var full = FullStatus()
        try checked(
            call,
            call.onHost { host in
                let result = host.status(of: descriptor, &full.status)
                // The empty path stands for the descriptor itself.
                if result.error == nil { full.readCreationTime(host, descriptor, "", true) }
                return result
            })
        fill(call, attributes, full)
        return .void
    }

    private static func statusAt(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let directory = call.int()
        let path = try call.path()
        let followsLinks = call.int() & AT_SYMLINK_NOFOLLOW == 0
        let attributes = try call.required()
        var full = FullStatus()
        try checked(call, call.onHost { full.read($0, at: directory, path, followsLinks: followsLinks) })
        fill(call, attributes, full)
        return .void
    }

    /// Returns the error number instead of throwing it.
    private static func access(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let path = try call.path()
        let rights = call.int()
        return .int(call.onHost { $0.checkAccess(path, rights: rights) }.error?.rawValue ?? 0)
    }

    private static func fileSystemStatus(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let path = try call.path()
        let attributes = try call.required()
        var status = FileSystemStatus()
        try checked(call, call.onHost { $0.fileSystemStatus(path, &status) })
        call.setField(attributes, "f_frsize", "J", status.blockSizeInBytes)
        call.setField(attributes, "f_blocks", "J", status.totalBlocks)
        call.setField(attributes, "f_bfree", "J", status.freeBlocks)
        call.setField(attributes, "f_bavail", "J", status.availableBlocks)
        return .void
    }

    private static func setDescriptorTimes(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = call.int()
        let access = FileTime.nanoseconds(call.long())
        let modification = FileTime.nanoseconds(call.long())
        return try perform(call) { $0.setTimes(of: descriptor, access: access, modification: modification) }
    }

    private static func setTimes(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let directory = call.int()
        let path = try call.path()
        let access = FileTime.nanoseconds(call.long())
        let modification = FileTime.nanoseconds(call.long())
        let followsLinks = call.int() & AT_SYMLINK_NOFOLLOW == 0
        return try perform(call) {
            $0.setTimes(at: directory, path, followsLinks: followsLinks, access: access, modification: modification)
        }
    }
}
