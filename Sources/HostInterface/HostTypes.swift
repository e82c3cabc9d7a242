// SPDX-License-Identifier: Apache-2.0

/// A file's status, in the units and encodings of Linux.
public struct FileStatus: Sendable, Equatable {
    /// File type and permission bits, as in `st_mode`.
    public var mode: UInt32 = 0
    public var inode: UInt64 = 0
    public var device: UInt64 = 0
    /// The device a special file stands for.
    public var specialDevice: UInt64 = 0
    public var linkCount: UInt64 = 0
    public var userID: UInt32 = 0
    public var groupID: UInt32 = 0
    public var sizeInBytes: Int64 = 0
    /// Nanoseconds since 1970.
    public var accessTime: Int64 = 0
    public var modificationTime: Int64 = 0
    public var changeTime: Int64 = 0

    public init() {}

    public var isDirectory: Bool { mode & 0o170000 == 0o040000 }
    public var isRegularFile: Bool { mode & 0o170000 == 0o100000 }
    public var isSymbolicLink: Bool { mode & 0o170000 == 0o120000 }
}

/// Room on a file system.
public struct FileSystemStatus: Sendable, Equatable {
    public var blockSizeInBytes: UInt64 = 0
    public var totalBlocks: UInt64 = 0
    public var freeBlocks: UInt64 = 0
    /// Free for users without privileges.
    public var availableBlocks: UInt64 = 0

    public init() {}
}

/// A time to be set on a file.
public enum FileTime: Sendable, Equatable {
    case unchanged
    /// Since 1970.
    case nanoseconds(Int64)
}

/// What `seek` counts from; the raw values are those of lseek(2).
public enum SeekOrigin: Int32, Sendable {
    case start = 0
    case current = 1
    case end = 2
}

/// Facts about the machine and the user that become system properties.
public struct SystemInformation: Sendable, Equatable {
    /// For example `Linux`.
    public var systemName = ""
    /// For example `6.8.0`.
    public var release = ""
    public var hostName = ""
    public var userName = ""
    public var homeDirectory = ""

    public init() {}
}

/// Descriptors that every host has open.
public enum StandardStream {
    public static let input: Int32 = 0
    public static let output: Int32 = 1
    public static let error: Int32 = 2
}
