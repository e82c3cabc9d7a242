// SPDX-License-Identifier: Apache-2.0
import CSwiftlet
import Glibc

extension LinuxHost {
    public func duplicate(_ descriptor: Int32, onto target: Int32) -> HostResult {
        if descriptor == target { return statusFlags(descriptor).error.map { .failure($0) } ?? .success(Int(target)) }
        if isFunction(target) || actual(target) != target { return .success(Int(target)) }
        return retried { Int(swiftlet_dup3(actual(descriptor), target)) }
    }

    public func readVector(_ descriptor: Int32, _ buffers: UnsafeRawPointer, count: Int32) -> HostResult {
        let function = functionTransfer(descriptor, buffers, count: count) { functionRead(descriptor, into: $0) }
        return function ?? once { readv(actual(descriptor), buffers.assumingMemoryBound(to: iovec.self), count) }
    }

    public func writeVector(_ descriptor: Int32, _ buffers: UnsafeRawPointer, count: Int32) -> HostResult {
        let function = functionTransfer(descriptor, buffers, count: count) {
            functionWrite(descriptor, UnsafeRawBufferPointer($0))
        }
        return function ?? once { writev(actual(descriptor), buffers.assumingMemoryBound(to: iovec.self), count) }
    }

    public func copyRange(
        from source: Int32, atOffset sourceOffset: Int64?, to target: Int32, atOffset targetOffset: Int64?, count: Int
    ) -> HostResult {
        if isFunction(source) || isFunction(target) { return .failure(.invalidArgument) }
        return retried {
            var from = Int64(sourceOffset ?? 0)
            var to = Int64(targetOffset ?? 0)
            return withUnsafeMutablePointer(to: &from) { from in
                withUnsafeMutablePointer(to: &to) { to in
                    swiftlet_copy_file_range(
                        actual(source), sourceOffset == nil ? nil : from, actual(target),
                        targetOffset == nil ? nil : to,
                        max(0, count))
                }
            }
        }
    }

    public func sendFile(from source: Int32, atOffset offset: Int64?, to target: Int32, count: Int) -> HostResult {
        if isFunction(source) || isFunction(target) { return .failure(.invalidArgument) }
        // Not repeated: the target may be a socket that a closing thread interrupts.
        return once {
            var position = off_t(offset ?? 0)
            return withUnsafeMutablePointer(to: &position) {
                sendfile(actual(target), actual(source), offset == nil ? nil : $0, max(0, count))
            }
        }
    }

    public func lock(_ descriptor: Int32, _ kind: LockKind, start: Int64, length: Int64, waits: Bool) -> HostResult {
        var request = flock()
        request.l_whence = Int16(SEEK_SET)
        request.l_start = off_t(start)
        request.l_len = off_t(length)
        switch kind {
        case .shared: request.l_type = Int16(F_RDLCK)
        case .exclusive: request.l_type = Int16(F_WRLCK)
        case .none: request.l_type = Int16(F_UNLCK)
        }
        return once {
            withUnsafeMutablePointer(to: &request) {
                Int(fcntl(descriptor, waits ? F_SETLKW : F_SETLK, UnsafeMutableRawPointer($0)))
            }
        }
    }

    public func advise(_ descriptor: Int32, offset: Int64, length: Int64, advice: Int32) -> HostResult {
        numbered(posix_fadvise(descriptor, off_t(offset), off_t(length), advice))
    }

    public func setBlocking(_ descriptor: Int32, _ blocking: Bool) -> HostResult {
        if isFunction(descriptor) { return .success() }
        let flags = fcntl(actual(descriptor), F_GETFL)
        if flags < 0 { return failed() }
        let wanted = blocking ? flags & ~O_NONBLOCK : flags | O_NONBLOCK
        return wanted == flags ? .success() : once { Int(fcntl(actual(descriptor), F_SETFL, wanted)) }
    }

    public func statusFlags(_ descriptor: Int32) -> HostResult {
        isFunction(descriptor) ? .success() : once { Int(fcntl(actual(descriptor), F_GETFL)) }
    }

    public func setDirect(_ descriptor: Int32) -> HostResult {
        if swiftlet_set_direct(descriptor) < 0 { return failed() }
        var status = statvfs()
        return fstatvfs(descriptor, &status) == 0 ? .success(Int(status.f_frsize)) : failed()
    }

    public var descriptorLimit: Int {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0, limit.rlim_max <= Int32.max else {
            return Int(Int32.max)
        }
        return Int(limit.rlim_max)
    }

    // MARK: Names and owners

    public func changeMode(of descriptor: Int32, mode: UInt32) -> HostResult {
        retried { Int(fchmod(descriptor, mode)) }
    }

    public func changeMode(at directory: Int32, _ path: UnsafePointer<CChar>, mode: UInt32, flags: Int32) -> HostResult
    {
        retried { Int(fchmodat(directory, path, mode, flags)) }
    }

    public func changeOwner(of descriptor: Int32, user: UInt32, group: UInt32) -> HostResult {
        retried { Int(fchown(descriptor, user, group)) }
    }

    public func changeOwner(
        _ path: UnsafePointer<CChar>, followsLinks: Bool, user: UInt32, group: UInt32
    ) -> HostResult {
        retried { Int(followsLinks ? chown(path, user, group) : lchown(path, user, group)) }
    }

    public func makeNode(_ path: UnsafePointer<CChar>, mode: UInt32, device: UInt64) -> HostResult {
        retried { Int(mknod(path, mode, dev_t(device))) }
    }

    public func setTimes(of descriptor: Int32, access: FileTime, modification: FileTime) -> HostResult {
        let times = [timespec(access), timespec(modification)]
        return retried { Int(futimens(descriptor, times)) }
    }

    public func creationTime(
        at directory: Int32, _ path: UnsafePointer<CChar>, followsLinks: Bool, _ time: inout Int64
    ) -> HostResult {
        var seconds: Int64 = 0
        var nanoseconds: Int64 = 0
        guard swiftlet_creation_time(directory, path, followsLinks ? 1 : 0, &seconds, &nanoseconds) == 0 else {
            return failed()
        }
        time = seconds &* 1_000_000_000 &+ nanoseconds
        return .success()
    }

    public func longestName(_ path: UnsafePointer<CChar>) -> HostResult {
        errno = 0
        let length = pathconf(path, Int32(_PC_NAME_MAX))
        if length >= 0 { return .success(length) }
        // No error number means that there is no limit.
        return errno == 0 ? .success(Int(Int32.max)) : failed()
    }

    // MARK: Extended attributes

    public func attribute(
        _ descriptor: Int32, _ name: UnsafePointer<CChar>, into buffer: UnsafeMutableRawBufferPointer
    ) -> HostResult {
        once { swiftlet_fgetxattr(descriptor, name, buffer.baseAddress, buffer.count) }
    }

    public func setAttribute(
        _ descriptor: Int32, _ name: UnsafePointer<CChar>, _ value: UnsafeRawBufferPointer
    ) -> HostResult {
        once { Int(swiftlet_fsetxattr(descriptor, name, value.baseAddress, value.count)) }
    }

    public func removeAttribute(_ descriptor: Int32, _ name: UnsafePointer<CChar>) -> HostResult {
        once { Int(swiftlet_fremovexattr(descriptor, name)) }
    }

    public func attributeNames(_ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer) -> HostResult {
        once { swiftlet_flistxattr(descriptor, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count) }
    }

    // MARK: Users

    /// Runs a reentrant lookup in the user database with room for its strings: `find` returns the error number and the
    /// answer, which is copied out while the room exists.
    private func lookUp<Answer>(
        _ find: (UnsafeMutablePointer<CChar>, Int) -> (error: Int32, answer: Answer?)
    ) -> Answer? {
        var size = 4 << 10
        while size <= 1 << 20 {
            var storage = [CChar](repeating: 0, count: size)
            let (error, answer) = storage.withUnsafeMutableBufferPointer { find($0.baseAddress!, $0.count) }
            switch error {
            case 0: return answer
            case EINTR: continue
            case ERANGE: size *= 2
            default: return nil
            }
        }
        return nil
    }

    public func userName(_ user: UInt32) -> [UInt8]? {
        lookUp { storage, size in
            var record = passwd()
            var found: UnsafeMutablePointer<passwd>?
            let error = getpwuid_r(user, &record, storage, size, &found)
            guard let text = found?.pointee.pw_name, text.pointee != 0 else { return (error, nil) }
            return (error, bytes(text))
        }
    }

    public func groupName(_ group: UInt32) -> [UInt8]? {
        lookUp { storage, size in
            var record = Glibc.group()
            var found: UnsafeMutablePointer<Glibc.group>?
            let error = getgrgid_r(group, &record, storage, size, &found)
            guard let text = found?.pointee.gr_name, text.pointee != 0 else { return (error, nil) }
            return (error, bytes(text))
        }
    }

    public func userNumber(_ name: UnsafePointer<CChar>) -> HostResult {
        let number: UInt32? = lookUp { storage, size in
            var record = passwd()
            var found: UnsafeMutablePointer<passwd>?
            return (getpwnam_r(name, &record, storage, size, &found), found?.pointee.pw_uid)
        }
        return number.map { .success(Int($0)) } ?? .failure(.noSuchFile)
    }

    public func groupNumber(_ name: UnsafePointer<CChar>) -> HostResult {
        let number: UInt32? = lookUp { storage, size in
            var record = Glibc.group()
            var found: UnsafeMutablePointer<Glibc.group>?
            return (getgrnam_r(name, &record, storage, size, &found), found?.pointee.gr_gid)
        }
        return number.map { .success(Int($0)) } ?? .failure(.noSuchFile)
    }

    // MARK: Helpers

    func bytes(_ text: UnsafePointer<CChar>) -> [UInt8] {
        Array(UnsafeRawBufferPointer(start: text, count: strlen(text)))
    }

    /// The result of a call that returns its error number.
    func numbered(_ error: Int32) -> HostResult {
        error == 0 ? .success() : .failure(HostErrorNumber(rawValue: error))
    }
}
