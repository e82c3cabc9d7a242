// SPDX-License-Identifier: Apache-2.0
import Glibc
import Platform
import Synchronization

/// The process's own surroundings, without any restriction.
public final class LinuxHost: HostInterface {
    /// Listings in progress. Handles are numbers of ours, since a pointer handed back by Java could be any number.
    private struct Listings: @unchecked Sendable {
        // Sent only under the lock.
        var streams: [Int: OpaquePointer] = [:]
        var nextHandle = 1
    }

    private let listings = Mutex(Listings())
    /// Lengths of the mappings made, by address.
    let mappings = Mutex<[UInt: Int]>([:])
    /// How often each library is open, by handle.
    let libraries = Mutex<[UInt: Int]>([:])

    /// Threads whose calls are not repeated after a signal, by kernel id.
    let hurried = Mutex<Set<Int32>>([])

    /// Where the machine's first three descriptors lead.
    let streams: StandardStreams

    public init(streams: StandardStreams = StandardStreams()) {
        self.streams = streams
        prepareSignals()
    }

    deinit {
        listings.withLock { for stream in $0.streams.values { closedir(stream) } }
    }

    // MARK: Open files

    public func open(at directory: Int32, _ path: UnsafePointer<CChar>, flags: Int32, mode: UInt32) -> HostResult {
        retried { Int(openat(directory, path, flags | O_CLOEXEC, mode)) }
    }

    public func close(_ descriptor: Int32) -> HostResult {
        // The embedder's streams are not the machine's to close.
        if isFunction(descriptor) || actual(descriptor) != descriptor { return .success() }
        // After EINTR the descriptor is gone; trying again could close someone else's.
        let result = once { Int(Glibc.close(descriptor)) }
        return result.error?.rawValue == EINTR ? .success() : result
    }

    public func read(_ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer) -> HostResult {
        if let result = functionRead(descriptor, into: buffer) { return result }
        return retried { Glibc.read(actual(descriptor), buffer.baseAddress, buffer.count) }
    }

    public func write(_ descriptor: Int32, _ buffer: UnsafeRawBufferPointer) -> HostResult {
        if let result = functionWrite(descriptor, buffer) { return result }
        return retried { Glibc.write(actual(descriptor), buffer.baseAddress, buffer.count) }
    }

    public func read(
        _ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer, atOffset offset: Int64
    ) -> HostResult {
        isFunction(descriptor)
            ? .failure(.illegalSeek)
            : retried { pread(actual(descriptor), buffer.baseAddress, buffer.count, Int(offset)) }
    }

    public func write(_ descriptor: Int32, _ buffer: UnsafeRawBufferPointer, atOffset offset: Int64) -> HostResult {
        isFunction(descriptor)
            ? .failure(.illegalSeek)
            : retried { pwrite(actual(descriptor), buffer.baseAddress, buffer.count, Int(offset)) }
    }

    public func seek(_ descriptor: Int32, to offset: Int64, from origin: SeekOrigin) -> HostResult {
        isFunction(descriptor)
            ? .failure(.illegalSeek) : once { lseek(actual(descriptor), Int(offset), origin.rawValue) }
    }

    public func truncate(_ descriptor: Int32, toSize size: Int64) -> HostResult {
        isFunction(descriptor) ? .failure(.invalidArgument) : retried { Int(ftruncate(actual(descriptor), Int(size))) }
    }

    public func synchronize(_ descriptor: Int32, dataOnly: Bool) -> HostResult {
        isFunction(descriptor)
            ? .failure(.invalidArgument)
            : retried { Int(dataOnly ? fdatasync(actual(descriptor)) : fsync(actual(descriptor))) }
    }

    public func duplicate(_ descriptor: Int32) -> HostResult {
        isFunction(descriptor)
            ? .failure(.badDescriptor) : once { Int(fcntl(actual(descriptor), F_DUPFD_CLOEXEC, 0)) }
    }

    public func bytesAvailable(_ descriptor: Int32) -> HostResult {
        if isFunction(descriptor) { return .success() }
        let descriptor = actual(descriptor)
        // A regular file answers by its size, for the request below gives only an Int32.
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return failed() }
        if status.st_mode & S_IFMT == S_IFREG {
            let position = lseek(descriptor, 0, SEEK_CUR)
            return position < 0 ? failed() : .success(max(0, Int(status.st_size) - position))
        }
        var count: Int32 = 0
        return ioctl(descriptor, UInt(FIONREAD), &count) == 0 ? .success(Int(count)) : failed()
    }

    public func appends(_ descriptor: Int32) -> HostResult {
        if isFunction(descriptor) { return .success() }
        let flags = fcntl(actual(descriptor), F_GETFL)
        return flags < 0 ? failed() : .success(flags & O_APPEND != 0 ? 1 : 0)
    }

    public func isTerminal(_ descriptor: Int32) -> HostResult {
        if isFunction(descriptor) { return .success() }
        if isatty(actual(descriptor)) == 1 { return .success(1) }
        return errno == EBADF ? failed() : .success(0)
    }

    // MARK: Files by name

    public func status(of descriptor: Int32, _ status: inout FileStatus) -> HostResult {
        if isFunction(descriptor) {
            status = functionStatus()
            return .success()
        }
        var raw = stat()
        guard fstat(actual(descriptor), &raw) == 0 else { return failed() }
        status = FileStatus(raw)
        return .success()
    }

    public func status(
        at directory: Int32, _ path: UnsafePointer<CChar>, followsLinks: Bool, _ status: inout FileStatus
    ) -> HostResult {
        var raw = stat()
        let flags = followsLinks ? 0 : AT_SYMLINK_NOFOLLOW
        let result = retried { Int(fstatat(directory, path, &raw, flags)) }
        if result.error == nil { status = FileStatus(raw) }
        return result
    }

    public func checkAccess(_ path: UnsafePointer<CChar>, rights: Int32) -> HostResult {
        retried { Int(access(path, rights)) }
    }

    public func makeDirectory(_ path: UnsafePointer<CChar>, mode: UInt32) -> HostResult {
        once { Int(mkdir(path, mode)) }
    }

    public func removeDirectory(at directory: Int32, _ path: UnsafePointer<CChar>) -> HostResult {
        once { Int(unlinkat(directory, path, AT_REMOVEDIR)) }
    }

    public func unlink(at directory: Int32, _ path: UnsafePointer<CChar>) -> HostResult {
        once { Int(unlinkat(directory, path, 0)) }
    }

    public func rename(
        at oldDirectory: Int32, _ oldPath: UnsafePointer<CChar>, to newDirectory: Int32,
        _ newPath: UnsafePointer<CChar>
    ) -> HostResult {
        once { Int(renameat(oldDirectory, oldPath, newDirectory, newPath)) }
    }

    public func link(_ existing: UnsafePointer<CChar>, as path: UnsafePointer<CChar>) -> HostResult {
        once { Int(Glibc.link(existing, path)) }
    }

    public func makeSymbolicLink(to target: UnsafePointer<CChar>, as path: UnsafePointer<CChar>) -> HostResult {
        once { Int(symlink(target, path)) }
    }

    public func readSymbolicLink(
        _ path: UnsafePointer<CChar>, into buffer: UnsafeMutableRawBufferPointer
    ) -> HostResult {
        // A full buffer may hold a target that was cut off.
        guard let target = buffer.baseAddress else { return .failure(.resultTooLarge) }
        let result = once { readlink(path, target.assumingMemoryBound(to: CChar.self), buffer.count) }
        return result.value == buffer.count ? .failure(.resultTooLarge) : result
    }

    public func changeMode(_ path: UnsafePointer<CChar>, mode: UInt32) -> HostResult {
        once { Int(chmod(path, mode)) }
    }

    public func setTimes(
        at directory: Int32, _ path: UnsafePointer<CChar>, followsLinks: Bool, access: FileTime, modification: FileTime
    ) -> HostResult {
        let times = [timespec(access), timespec(modification)]
        return once { Int(utimensat(directory, path, times, followsLinks ? 0 : AT_SYMLINK_NOFOLLOW)) }
    }

    public func fileSystemStatus(_ path: UnsafePointer<CChar>, _ status: inout FileSystemStatus) -> HostResult {
        var raw = statvfs()
        let result = retried { Int(statvfs(path, &raw)) }
        guard result.error == nil else { return result }
        status.blockSizeInBytes = UInt64(raw.f_frsize)
        status.totalBlocks = UInt64(raw.f_blocks)
        status.freeBlocks = UInt64(raw.f_bfree)
        status.availableBlocks = UInt64(raw.f_bavail)
        return result
    }

    public func realPath(_ path: UnsafePointer<CChar>, into buffer: UnsafeMutableRawBufferPointer) -> HostResult {
        guard let resolved = realpath(path, nil) else { return failed() }
        defer { free(resolved) }
        return copy(resolved, into: buffer)
    }

    public func workingDirectory(into buffer: UnsafeMutableRawBufferPointer) -> HostResult {
        guard let path = getcwd(nil, 0) else { return failed() }
        defer { free(path) }
        return copy(path, into: buffer)
    }

    private func copy(_ text: UnsafePointer<CChar>, into buffer: UnsafeMutableRawBufferPointer) -> HostResult {
        let length = strlen(text)
        guard length < buffer.count else { return .failure(.resultTooLarge) }
        buffer.copyMemory(from: UnsafeRawBufferPointer(start: text, count: length + 1))
        return .success(length)
    }

    // MARK: Folders

    public func openDirectory(_ path: UnsafePointer<CChar>) -> HostResult {
        guard let stream = opendir(path) else { return failed() }
        return keep(stream)
    }

    public func openDirectory(_ descriptor: Int32) -> HostResult {
        guard let stream = fdopendir(descriptor) else { return failed() }
        return keep(stream)
    }

    public func rewindDirectory(_ handle: Int) -> HostResult {
        listings.withLock { listings in
            guard let stream = listings.streams[handle] else { return .failure(.badDescriptor) }
            rewinddir(stream)
            return .success()
        }
    }

    private func keep(_ stream: OpaquePointer) -> HostResult {
        // Numbered under the lock, where the pointer stays.
        nonisolated(unsafe) let stream = stream
        return listings.withLock { listings in
            let handle = listings.nextHandle
            listings.nextHandle += 1
            listings.streams[handle] = stream
            return .success(handle)
        }
    }

    public func nextName(inDirectory handle: Int, into buffer: UnsafeMutableRawBufferPointer) -> HostResult {
        // The lock is kept, so that nobody closes the stream meanwhile.
        listings.withLock { listings in
            guard let stream = listings.streams[handle] else { return .failure(.badDescriptor) }
            errno = 0
            guard let entry = readdir(stream) else { return errno == 0 ? .success(0) : failed() }
            return withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                let name = UnsafeRawBufferPointer(rebasing: bytes.prefix { $0 != 0 })
                guard name.count <= buffer.count else { return .failure(.resultTooLarge) }
                buffer.copyMemory(from: name)
                return .success(name.count)
            }
        }
    }

    public func closeDirectory(_ handle: Int) -> HostResult {
        guard let stream = listings.withLock({ $0.streams.removeValue(forKey: handle) }) else {
            return .failure(.badDescriptor)
        }
        return once { Int(closedir(stream)) }
    }

    // MARK: Time

    public var monotonicNanoseconds: UInt64 { SystemClock.monotonicNanoseconds }

    public var realtimeNanoseconds: Int64 { SystemClock.realtimeNanoseconds }

    // MARK: The rest

    public func fillWithEntropy(_ buffer: UnsafeMutableRawBufferPointer) -> HostResult {
        do throws(SystemError) {
            try Entropy.fill(buffer)
            return .success()
        } catch {
            return .failure(HostErrorNumber(rawValue: error.code))
        }
    }

    public var environment: [[UInt8]] { Environment.entries }

    public var processorCount: Int { ProcessorInfo.availableProcessors }

    public var memorySizeInBytes: UInt64 { ProcessorInfo.availableMemoryInBytes }

    public var processID: Int32 { getpid() }

    public var systemInformation: SystemInformation {
        var result = SystemInformation()
        var names = utsname()
        if uname(&names) == 0 {
            result.systemName = text(in: &names.sysname)
            result.release = text(in: &names.release)
            result.hostName = text(in: &names.nodename)
        }
        var record = passwd()
        var found: UnsafeMutablePointer<passwd>?
        var storage = [CChar](repeating: 0, count: 16 << 10)
        storage.withUnsafeMutableBufferPointer { storage in
            guard getpwuid_r(getuid(), &record, storage.baseAddress!, storage.count, &found) == 0, let found else {
                return
            }
            result.userName = String(cString: found.pointee.pw_name)
            result.homeDirectory = String(cString: found.pointee.pw_dir)
        }
        return result
    }

    private func text<Characters>(in characters: inout Characters) -> String {
        withUnsafeBytes(of: &characters) { bytes in String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self) }
    }

    // MARK: Errors

    func failed() -> HostResult { .failure(HostErrorNumber(rawValue: errno)) }

    func once(_ call: () -> Int) -> HostResult {
        let value = call()
        return value < 0 ? failed() : .success(value)
    }

    func retried(_ call: () -> Int) -> HostResult {
        while true {
            let result = once(call)
            if result.error?.rawValue != EINTR { return result }
            let number = Int32(truncatingIfNeeded: currentThread)
            if hurried.withLock({ $0.contains(number) }) { return result }
        }
    }
}

extension FileStatus {
    init(_ raw: stat) {
        self.init()
        mode = raw.st_mode
        inode = UInt64(raw.st_ino)
        device = UInt64(raw.st_dev)
        specialDevice = UInt64(raw.st_rdev)
        linkCount = UInt64(raw.st_nlink)
        userID = raw.st_uid
        groupID = raw.st_gid
        sizeInBytes = Int64(raw.st_size)
        accessTime = FileStatus.nanoseconds(raw.st_atim)
        modificationTime = FileStatus.nanoseconds(raw.st_mtim)
        changeTime = FileStatus.nanoseconds(raw.st_ctim)
    }

    /// Times beyond 292 years from 1970 wrap.
    private static func nanoseconds(_ time: timespec) -> Int64 {
        Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
    }
}

extension timespec {
    init(_ time: FileTime) {
        switch time {
        // UTIME_OMIT, which the overlay lacks.
        case .unchanged: self.init(tv_sec: 0, tv_nsec: (1 << 30) - 2)
        case .nanoseconds(let value):
            // The part below a second is never negative, also before 1970.
            var (seconds, rest) = value.quotientAndRemainder(dividingBy: 1_000_000_000)
            if rest < 0 {
                seconds -= 1
                rest += 1_000_000_000
            }
            self.init(tv_sec: Int(seconds), tv_nsec: Int(rest))
        }
    }
}
