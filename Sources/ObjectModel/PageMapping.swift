// SPDX-License-Identifier: Apache-2.0
import Glibc

/// The few page mapping calls that a reservation and the collector's scratch memory need. Sizes and addresses are
/// multiples of the page size.
package enum PageMapping {
    /// What the kernel refused, with its reason.
    package struct Failure: Error, Equatable {
        package let code: Int32
    }

    /// Reserves inaccessible address space whose address plus `bias` is a multiple of `alignment`.
    package static func reserve(
        sizeInBytes: Int, alignment: Int, bias: Int
    ) throws(Failure) -> UnsafeMutableRawPointer {
        let padded = sizeInBytes + alignment
        let flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE
        guard let raw = mmap(nil, padded, PROT_NONE, flags, -1, 0), raw != MAP_FAILED else {
            throw Failure(code: errno)
        }
        let misalignment = (Int(bitPattern: raw) + bias) & (alignment - 1)
        let head = misalignment == 0 ? 0 : alignment - misalignment
        let start = raw + head
        if head > 0 { munmap(raw, head) }
        let tail = padded - head - sizeInBytes
        if tail > 0 { munmap(start + sizeInBytes, tail) }
        return start
    }

    /// Makes reserved memory readable and writable; it reads as zero until written.
    package static func commit(_ start: UnsafeMutableRawPointer, sizeInBytes: Int) throws(Failure) {
        guard mprotect(start, sizeInBytes, PROT_READ | PROT_WRITE) == 0 else { throw Failure(code: errno) }
    }

    /// Makes memory inaccessible and keeps its contents.
    package static func seal(_ start: UnsafeMutableRawPointer, sizeInBytes: Int) throws(Failure) {
        guard mprotect(start, sizeInBytes, PROT_NONE) == 0 else { throw Failure(code: errno) }
    }

    /// Gives the pages back and makes the range inaccessible, in one step.
    package static func decommit(_ start: UnsafeMutableRawPointer, sizeInBytes: Int) throws(Failure) {
        let flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED
        guard let raw = mmap(start, sizeInBytes, PROT_NONE, flags, -1, 0), raw != MAP_FAILED else {
            throw Failure(code: errno)
        }
    }

    /// Gives pages and addresses back.
    package static func release(_ start: UnsafeMutableRawPointer, sizeInBytes: Int) {
        munmap(start, sizeInBytes)
    }
}
