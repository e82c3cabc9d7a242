// SPDX-License-Identifier: Apache-2.0
import Glibc
import Platform

/// The bytes of one class file or resource: either a view of a mapped file or memory of its own.
public struct Resource: Sendable {
    private let region: ByteRegion
    private let owner: any AnyObject & Sendable

    /// True when the bytes lie in a mapped file. They then stay valid as long as the reader they came from, without
    /// this value.
    public let isMapped: Bool

    init(mapped region: ByteRegion, in file: MappedFile) {
        self.region = region
        owner = file
        isMapped = true
    }

    init(_ owned: OwnedBytes) {
        region = ByteRegion(UnsafeRawBufferPointer(owned.buffer))
        owner = owned
        isMapped = false
    }

    public var count: Int { region.count }

    /// The bytes; valid while this value lives, which the caller sees to (`withExtendedLifetime`), or for longer if
    /// mapped. Not aligned.
    public var unsafeBytes: UnsafeRawBufferPointer { region.bytes }

    /// Runs `body` with the bytes, which are valid only inside.
    public func withBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        // A use after the call keeps the owner alive over it.
        defer { withExtendedLifetime(owner) {} }
        return try body(region.bytes)
    }

    /// A copy of the bytes.
    public var array: [UInt8] { withBytes { Array($0) } }
}

/// Memory of a fixed size, freed with the object. Written while it is made, then only read.
final class OwnedBytes: @unchecked Sendable {
    let buffer: UnsafeMutableRawBufferPointer

    init(count: Int) {
        buffer = .allocate(byteCount: count, alignment: 16)
    }

    convenience init(_ bytes: [UInt8]) {
        self.init(count: bytes.count)
        buffer.copyBytes(from: bytes)
    }

    deinit { buffer.deallocate() }
}
