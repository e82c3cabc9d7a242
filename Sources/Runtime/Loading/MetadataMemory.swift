// SPDX-License-Identifier: Apache-2.0
import ObjectModel

public typealias MetadataExhausted = MetadataError

extension MetadataArena {
    /// Zeroed metadata of `size` bytes, aligned to 8.
    package func allocate(_ size: Int) throws(MetadataError) -> UnsafeMutableRawPointer {
        pool.reservation.space.metadata(try allocate(sizeInBytes: size))
    }
}

extension VirtualMachine {
    /// Makes sure that about `size` bytes of metadata can be had, with a reserve behind them. Whoever builds metadata in
    /// many small pieces asks once, here, and then treats exhaustion as a broken invariant.
    package func ensureMetadata(_ size: Int, _ thread: Thread) throws(JavaThrow) {
        let reserve = 16 << 20
        let isFull = metadataPool.usedBytes + size + reserve > Int(SwiftletMetadataSize)
        if UInt64(metadataPool.usedBytes) > metadataThreshold.current || isFull, loaders.count > 1 {
            collect(.major, cause: .metadata, thread)
        }
        if metadataPool.usedBytes + size + reserve > Int(SwiftletMetadataSize) {
            throw thread.exception("java/lang/OutOfMemoryError", "Metaspace")
        }
    }

    /// Metadata that `ensureMetadata` has promised.
    package func metadataMemory(_ loader: ClassLoaderData, _ size: Int) -> UnsafeMutableRawPointer {
        guard let memory = try? loader.arena.allocate(size) else {
            preconditionFailure("metadata used up past its reserve")
        }
        return memory
    }
}
