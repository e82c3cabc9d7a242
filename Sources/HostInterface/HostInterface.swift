// SPDX-License-Identifier: Apache-2.0
// The one way out. Native methods of the class library reach files, clocks, entropy and everything else beyond the VM
// only through an object of this type, so that replacing the object replaces the world: a Linux process, a sandbox with
// granted folders, a guest without a kernel. The contract is spec/host-interface.md.
//
// Calls have the shape of system calls, in bytes and words: paths are NUL-terminated bytes, descriptors are small
// numbers that mean something only to the same host, flags and error numbers are those of Linux on x86-64. A dynamic
// call costs a few nanoseconds, which vanishes beside any of these.

/// What a VM may ask of its surroundings. Implementations are thread-safe, hold none of the VM's locks, and never trap
/// on a bad argument: a wrong descriptor, handle or path gives an error. Memory passed in is valid during the call.
///
/// Callers are in native state, since any call may block; buffers therefore never lie in the moving heap. A call
/// interrupted by a signal is repeated by the host.
public protocol HostInterface: AnyObject, Sendable {
    // MARK: Open files

    /// Opens a file and returns its descriptor. `directory` is a descriptor relative paths start from, or
    /// `HostPath.workingDirectory`. Descriptors are never inherited by other programs.
    func open(at directory: Int32, _ path: UnsafePointer<CChar>, flags: Int32, mode: UInt32) -> HostResult
    func close(_ descriptor: Int32) -> HostResult
    /// Returns the number of bytes read; 0 at the end.
    func read(_ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer) -> HostResult
    /// Returns the number of bytes written, which may be fewer than given.
    func write(_ descriptor: Int32, _ buffer: UnsafeRawBufferPointer) -> HostResult
    func read(_ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer, atOffset offset: Int64) -> HostResult
    func write(_ descriptor: Int32, _ buffer: UnsafeRawBufferPointer, atOffset offset: Int64) -> HostResult
    /// Returns the new position.
    func seek(_ descriptor: Int32, to offset: Int64, from origin: SeekOrigin) -> HostResult
    func truncate(_ descriptor: Int32, toSize size: Int64) -> HostResult
    /// Forces contents, and unless `dataOnly` also the status, to the disk.
    func synchronize(_ descriptor: Int32, dataOnly: Bool) -> HostResult
    func duplicate(_ descriptor: Int32) -> HostResult
    /// Bytes that can be read without blocking.
    func bytesAvailable(_ descriptor: Int32) -> HostResult
    /// 1 for a terminal, else 0.
    func isTerminal(_ descriptor: Int32) -> HostResult

    // MARK: Files by name

    func status(of descriptor: Int32, _ status: inout FileStatus) -> HostResult
    func status(
        at directory: Int32, _ path: UnsafePointer<CChar>, followsLinks: Bool, _ status: inout FileStatus
    ) -> HostResult
    /// `rights` as for access(2): 4 read, 2 write, 1 execute, 0 existence.
    func checkAccess(_ path: UnsafePointer<CChar>, rights: Int32) -> HostResult
    func makeDirectory(_ path: UnsafePointer<CChar>, mode: UInt32) -> HostResult
    func removeDirectory(at directory: Int32, _ path: UnsafePointer<CChar>) -> HostResult
    func unlink(at directory: Int32, _ path: UnsafePointer<CChar>) -> HostResult
    func rename(
        at oldDirectory: Int32, _ oldPath: UnsafePointer<CChar>, to newDirectory: Int32,
        _ newPath: UnsafePointer<CChar>
    ) -> HostResult
    func link(_ existing: UnsafePointer<CChar>, as path: UnsafePointer<CChar>) -> HostResult
    func makeSymbolicLink(to target: UnsafePointer<CChar>, as path: UnsafePointer<CChar>) -> HostResult
    /// Returns the target's length; it is not NUL-terminated. ERANGE when the buffer may be too small.
    func readSymbolicLink(_ path: UnsafePointer<CChar>, into buffer: UnsafeMutableRawBufferPointer) -> HostResult
    func changeMode(_ path: UnsafePointer<CChar>, mode: UInt32) -> HostResult
    func setTimes(
        at directory: Int32, _ path: UnsafePointer<CChar>, followsLinks: Bool, access: FileTime, modification: FileTime
    ) -> HostResult
    func fileSystemStatus(_ path: UnsafePointer<CChar>, _ status: inout FileSystemStatus) -> HostResult
    /// The absolute path without links. Returns its length without the NUL that follows it; ERANGE when the buffer is
    /// too small.
    func realPath(_ path: UnsafePointer<CChar>, into buffer: UnsafeMutableRawBufferPointer) -> HostResult
    /// As `realPath`.
    func workingDirectory(into buffer: UnsafeMutableRawBufferPointer) -> HostResult

    // MARK: Folders

    /// Starts a listing and returns a handle, not a descriptor.
    func openDirectory(_ path: UnsafePointer<CChar>) -> HostResult
    /// The next name, `.` and `..` included. Returns its length (it is not NUL-terminated), 0 at the end. ERANGE when
    /// the buffer is too small, whereupon that name is lost; 255 bytes suffice.
    func nextName(inDirectory handle: Int, into buffer: UnsafeMutableRawBufferPointer) -> HostResult
    func closeDirectory(_ handle: Int) -> HostResult

    // MARK: Time

    /// Nanoseconds since an arbitrary start.
    var monotonicNanoseconds: UInt64 { get }
    /// Nanoseconds since 1970.
    var realtimeNanoseconds: Int64 { get }

    // MARK: The rest

    /// Fills the buffer with bytes fit for keys. Returns 0, or an error and no guarantee about the contents.
    func fillWithEntropy(_ buffer: UnsafeMutableRawBufferPointer) -> HostResult
    /// Entries `NAME=value` in the host's order.
    var environment: [[UInt8]] { get }
    /// Processors worth using, at least 1; may change.
    var processorCount: Int { get }
    /// Memory the VM may count on, in bytes.
    var memorySizeInBytes: UInt64 { get }
    var processID: Int32 { get }
    var systemInformation: SystemInformation { get }
}

/// Values for the `directory` arguments.
public enum HostPath {
    /// Relative paths start from the working directory (`AT_FDCWD`).
    public static let workingDirectory: Int32 = -100
}
