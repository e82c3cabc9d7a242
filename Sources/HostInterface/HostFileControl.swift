// SPDX-License-Identifier: Apache-2.0

/// What NIO asks of files beyond reading and writing.
public protocol HostFileControl: AnyObject, Sendable {
    /// Makes `target` refer to the file of `descriptor`, closing what it was.
    func duplicate(_ descriptor: Int32, onto target: Int32) -> HostResult
    /// Reads into several buffers: `count` pairs of 64-bit address and length, as for readv(2). May return EINTR.
    func readVector(_ descriptor: Int32, _ buffers: UnsafeRawPointer, count: Int32) -> HostResult
    /// Writes several buffers, as `readVector`. May return EINTR.
    func writeVector(_ descriptor: Int32, _ buffers: UnsafeRawPointer, count: Int32) -> HostResult
    /// Copies inside the host, or EINVAL, ENOSYS, EXDEV where it cannot. Returns the bytes copied.
    func copyRange(
        from source: Int32, atOffset sourceOffset: Int64?, to target: Int32, atOffset targetOffset: Int64?, count: Int
    ) -> HostResult
    /// Copies a file into any descriptor, a socket for example. Returns the bytes copied.
    func sendFile(from source: Int32, atOffset offset: Int64?, to target: Int32, count: Int) -> HostResult
    /// Locks a range for this process. EAGAIN or EACCES when another process holds it and `waits` is false. A waiting
    /// call may return EINTR. `length` 0 reaches to the end of the file, wherever that is.
    func lock(_ descriptor: Int32, _ kind: LockKind, start: Int64, length: Int64, waits: Bool) -> HostResult
    /// Advice about the use of a range, as for posix_fadvise(2).
    func advise(_ descriptor: Int32, offset: Int64, length: Int64, advice: Int32) -> HostResult
    /// Sets or clears O_NONBLOCK.
    func setBlocking(_ descriptor: Int32, _ blocking: Bool) -> HostResult
    /// The status flags (O_APPEND, O_NONBLOCK …).
    func statusFlags(_ descriptor: Int32) -> HostResult
    /// Asks for transfers that bypass the host's cache. Returns the alignment in bytes that they need.
    func setDirect(_ descriptor: Int32) -> HostResult
    /// Largest number of open descriptors.
    var descriptorLimit: Int { get }

    // MARK: Names and owners

    func changeMode(of descriptor: Int32, mode: UInt32) -> HostResult
    func changeMode(at directory: Int32, _ path: UnsafePointer<CChar>, mode: UInt32, flags: Int32) -> HostResult
    func changeOwner(of descriptor: Int32, user: UInt32, group: UInt32) -> HostResult
    func changeOwner(
        _ path: UnsafePointer<CChar>, followsLinks: Bool, user: UInt32, group: UInt32
    ) -> HostResult
    func makeNode(_ path: UnsafePointer<CChar>, mode: UInt32, device: UInt64) -> HostResult
    func setTimes(of descriptor: Int32, access: FileTime, modification: FileTime) -> HostResult
    /// Time of creation in nanoseconds since 1970; ENOSYS where that is not known.
    func creationTime(
        at directory: Int32, _ path: UnsafePointer<CChar>, followsLinks: Bool, _ time: inout Int64
    ) -> HostResult
    /// As `openDirectory(_:)` for an open folder, whose descriptor passes to the listing.
    func openDirectory(_ descriptor: Int32) -> HostResult
    func rewindDirectory(_ handle: Int) -> HostResult
    /// Length in bytes of the longest name in the folder.
    func longestName(_ path: UnsafePointer<CChar>) -> HostResult

    // MARK: Extended attributes

    /// Returns the value's length; with an empty buffer only that. ERANGE when the buffer is too small.
    func attribute(
        _ descriptor: Int32, _ name: UnsafePointer<CChar>, into buffer: UnsafeMutableRawBufferPointer
    ) -> HostResult
    func setAttribute(_ descriptor: Int32, _ name: UnsafePointer<CChar>, _ value: UnsafeRawBufferPointer) -> HostResult
    func removeAttribute(_ descriptor: Int32, _ name: UnsafePointer<CChar>) -> HostResult
    /// NUL-terminated names one after another; returns their length as `attribute` does.
    func attributeNames(_ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer) -> HostResult

    // MARK: Users

    /// Name of a user or group; nil if it has none.
    func userName(_ user: UInt32) -> [UInt8]?
    func groupName(_ group: UInt32) -> [UInt8]?
    /// Number of a user or group; ENOENT if there is none of that name.
    func userNumber(_ name: UnsafePointer<CChar>) -> HostResult
    func groupNumber(_ name: UnsafePointer<CChar>) -> HostResult
}

/// What `lock` does to a range.
public enum LockKind: Sendable {
    case shared
    case exclusive
    case none
}
