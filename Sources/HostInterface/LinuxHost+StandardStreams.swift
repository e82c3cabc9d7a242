// SPDX-License-Identifier: Apache-2.0
import Glibc

// Descriptors 0, 1 and 2 may stand for others, or for functions of the embedder. A function looks like a pipe without
// anything in it: it cannot be waited for, and a child process that inherits it gets the process's own stream instead.

extension LinuxHost {
    /// What a descriptor of the machine stands for.
    enum Target {
        case descriptor(Int32)
        case input(@Sendable (UnsafeMutableRawBufferPointer) -> Int)
        case output(@Sendable (UnsafeRawBufferPointer) -> Void)
    }

    func target(_ descriptor: Int32) -> Target {
        switch descriptor {
        case 0:
            switch streams.input {
            case .inherited: .descriptor(0)
            case .descriptor(let actual): .descriptor(actual)
            case .function(let function): .input(function)
            }
        case 1: target(streams.output, 1)
        case 2: target(streams.errors, 2)
        default: .descriptor(descriptor)
        }
    }

    private func target(_ output: StandardStreams.Output, _ own: Int32) -> Target {
        switch output {
        case .inherited: .descriptor(own)
        case .descriptor(let actual): .descriptor(actual)
        case .function(let function): .output(function)
        }
    }

    /// The process's descriptor behind one of the machine's.
    @inline(__always)
    func actual(_ descriptor: Int32) -> Int32 {
        UInt32(bitPattern: descriptor) > 2 ? descriptor : standard(descriptor)
    }

    @inline(never)
    private func standard(_ descriptor: Int32) -> Int32 {
        if case .descriptor(let actual) = target(descriptor) { actual } else { descriptor }
    }

    /// Whether a function of the embedder stands behind a descriptor.
    func isFunction(_ descriptor: Int32) -> Bool {
        if UInt32(bitPattern: descriptor) > 2 { return false }
        if case .descriptor = target(descriptor) { return false }
        return true
    }

    /// A read from a function; nil if there is none.
    func functionRead(_ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer) -> HostResult? {
        if UInt32(bitPattern: descriptor) > 2 { return nil }
        switch target(descriptor) {
        case .descriptor: return nil
        case .input(let function): return .success(min(max(function(buffer), 0), buffer.count))
        case .output: return .failure(.badDescriptor)
        }
    }

    /// A write to a function; nil if there is none.
    func functionWrite(_ descriptor: Int32, _ buffer: UnsafeRawBufferPointer) -> HostResult? {
        if UInt32(bitPattern: descriptor) > 2 { return nil }
        switch target(descriptor) {
        case .descriptor: return nil
        case .output(let function):
            function(buffer)
            return .success(buffer.count)
        case .input: return .failure(.badDescriptor)
        }
    }

    /// Several buffers, as `readv` and `writev` take them; nil if there is no function.
    func functionTransfer(
        _ descriptor: Int32, _ buffers: UnsafeRawPointer, count: Int32,
        _ transfer: (UnsafeMutableRawBufferPointer) -> HostResult?
    ) -> HostResult? {
        guard isFunction(descriptor) else { return nil }
        var total = 0
        for i in 0..<Int(max(count, 0)) {
            let buffer = buffers.load(fromByteOffset: i &* 16, as: iovec.self)
            guard let base = buffer.iov_base, buffer.iov_len > 0 else { continue }
            guard let result = transfer(UnsafeMutableRawBufferPointer(start: base, count: Int(buffer.iov_len))) else {
                return nil
            }
            guard let done = result.value else { return total > 0 ? .success(total) : result }
            total += done
            if done < Int(buffer.iov_len) { break }
        }
        return .success(total)
    }

    /// The status of a function's descriptor: a pipe that belongs to this user.
    func functionStatus() -> FileStatus {
        var status = FileStatus()
        status.mode = 0o010600
        status.userID = getuid()
        status.groupID = getgid()
        return status
    }
}
