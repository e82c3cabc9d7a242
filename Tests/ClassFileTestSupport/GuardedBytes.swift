// SPDX-License-Identifier: Apache-2.0
import Glibc

/// Memory whose last byte is followed by a page that may not be touched: a read past the end is a fault, not luck.
public final class GuardedBytes {
    private let base: UnsafeMutableRawPointer
    private let usable: Int
    private let mapped: Int

    /// Room for `capacity` bytes.
    public init(capacity: Int) {
        let page: Int = 4096
        usable = (max(capacity, 1) + page - 1) / page * page
        mapped = usable + page
        let memory = mmap(nil, mapped, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
        guard let memory, memory != MAP_FAILED, mprotect(memory + usable, page, PROT_NONE) == 0 else {
            preconditionFailure("no memory for a guarded buffer")
        }
        base = memory
    }

    deinit { munmap(base, mapped) }

    public var capacity: Int { usable }

    /// Copies the bytes so that they end at the guard page. Valid until the next call.
    public func place(_ bytes: [UInt8]) -> UnsafeRawBufferPointer {
        precondition(bytes.count <= usable, "too many bytes")
        let start: UnsafeMutableRawPointer = base + (usable - bytes.count)
        bytes.withUnsafeBytes { source in
            if let first = source.baseAddress { start.copyMemory(from: first, byteCount: source.count) }
        }
        return UnsafeRawBufferPointer(start: start, count: bytes.count)
    }
}
