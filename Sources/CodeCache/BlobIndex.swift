// SPDX-License-Identifier: Apache-2.0
//
// From an address to its blob, while other threads install and remove blobs.
//
// The cache is divided into granules of 64 bytes, and blobs begin and end at granules. A map holds one 32-bit word per
// granule: the index of the blob's record plus one, or 0. Looking up is one shift and two loads, without a lock, from any
// thread and from a signal handler.
//
// Records live in chunks that are never moved or freed while the cache exists, so a stale index reads a record of some
// blob, never foreign memory. Publication: the writer fills the record, then stores the map words with release; a reader
// that sees the index by an acquire load sees the record. Removal clears the map words first; the record is used again
// only after `reclaim`, whose caller guarantees that no thread is looking at the blob (see `CodeCache.reclaim`).
//
// The map costs 4 bytes per 64 of cache, committed step by step as code is placed higher; look-ups compare with how much
// is committed, which only grows.

import Platform
import Synchronization

/// What the cache keeps of one blob. Written only under the cache's lock, before publication, except the state.
struct BlobRecord {
    enum State: UInt32 {
        case free, live, retired
    }

    /// A `State`; accessed through the functions below only. First, so that it is at the record's address.
    private var rawState: UInt32 = 0
    var offset: UInt32 = 0
    /// Whole blob, in bytes.
    var size: UInt32 = 0
    var codeSize: UInt32 = 0
    var owner: UInt32 = 0
    var kind: UInt8 = 0
    var descriptors: UnsafeMutableRawPointer?
    var descriptorsSize: Int = 0
    var constants: UnsafeMutablePointer<UInt32>?
    var constantCount: Int = 0
}

extension UnsafeMutablePointer<BlobRecord> {
    /// The state, in order before what else is read of the record.
    var state: BlobRecord.State {
        BlobRecord.State(rawValue: atomicState.pointee.load(ordering: .acquiring)) ?? .free
    }

    /// Changes the state, in order after what was written to the record.
    func setState(_ state: BlobRecord.State) { atomicState.pointee.store(state.rawValue, ordering: .releasing) }

    private var atomicState: UnsafeMutablePointer<Atomic<UInt32>> {
        UnsafeMutableRawPointer(self).assumingMemoryBound(to: Atomic<UInt32>.self)
    }
}

/// The pc map and the records. Its own fields never change, so readers need no lock for them.
struct BlobIndex: ~Copyable {
    static let granule: Int = 64
    private static let chunkLength: Int = 1024

    private let words: UnsafeMutableRawPointer
    private let wordsSizeInBytes: Int
    private let granules: Int
    /// Granules whose words are accessible. A reader that sees the number sees the mapping, which was changed before.
    private let committedGranules = Atomic<Int>(0)
    /// A step of committing: 64 KiB of map for 1 MiB of code.
    private static let stepInBytes: Int = 1 << 16
    /// A fixed directory of lazily made chunks: its address never changes, so readers need no lock.
    private let directory: UnsafeMutablePointer<UnsafeMutablePointer<BlobRecord>?>
    private let directoryLength: Int

    init(cacheSizeInBytes: Int) throws(SystemError) {
        let count: Int = cacheSizeInBytes / Self.granule
        words = try VirtualMemory.reserve(sizeInBytes: count * 4)
        granules = count
        wordsSizeInBytes = count * 4
        directoryLength = count / Self.chunkLength + 1
        directory = .allocate(capacity: directoryLength)
        directory.initialize(repeating: nil, count: directoryLength)
    }

    /// Makes room in the map for code up to an offset. Under the cache's lock.
    func prepare(end: Int) throws(SystemError) {
        let committed: Int = committedGranules.load(ordering: .relaxed)
        if end / Self.granule <= committed { return }
        let old: Int = committed * 4
        let wanted: Int = (end / Self.granule * 4 + Self.stepInBytes - 1) & ~(Self.stepInBytes - 1)
        let new: Int = min(wanted, VirtualMemory.roundedUpToPages(wordsSizeInBytes) ?? wordsSizeInBytes)
        try VirtualMemory.commit(words + old, sizeInBytes: new - old)
        committedGranules.store(new / 4, ordering: .releasing)
    }

    deinit {
        for chunk in 0..<directoryLength { directory[chunk]?.deallocate() }
        directory.deallocate()
        try? VirtualMemory.release(words, sizeInBytes: wordsSizeInBytes)
    }

    /// The record with an index; nil when there never was one.
    func record(_ index: UInt32) -> UnsafeMutablePointer<BlobRecord>? {
        let number = Int(index)
        guard number / Self.chunkLength < directoryLength, let chunk = directory[number / Self.chunkLength] else {
            return nil
        }
        return chunk + number % Self.chunkLength
    }

    /// The record with an index, made when it is the first of its chunk. Under the cache's lock. At most one record per
    /// granule is ever in use, so an index handed out densely is inside the directory.
    func makeRecord(_ index: UInt32) -> UnsafeMutablePointer<BlobRecord> {
        let chunk: Int = Int(index) / Self.chunkLength
        if directory[chunk] == nil {
            let made = UnsafeMutablePointer<BlobRecord>.allocate(capacity: Self.chunkLength)
            made.initialize(repeating: BlobRecord(), count: Self.chunkLength)
            directory[chunk] = made
        }
        return directory[chunk]! + Int(index) % Self.chunkLength
    }

    /// Makes a filled record visible to lookups, or invisible again with nil.
    func publish(_ index: UInt32?, offset: Int, size: Int) {
        let value: UInt32 = index.map { $0 + 1 } ?? 0
        for granule in (offset / Self.granule)..<((offset + size) / Self.granule) {
            word(granule).pointee.store(value, ordering: .releasing)
        }
    }

    /// The index of the blob at an offset of the cache. Lock-free. A record found this way exists: the acquire load
    /// orders its contents and its chunk's pointer before.
    func find(offset: Int) -> UInt32? {
        let granule: Int = offset / Self.granule
        guard offset >= 0, granule < min(granules, committedGranules.load(ordering: .acquiring)) else { return nil }
        let value: UInt32 = word(granule).pointee.load(ordering: .acquiring)
        return value == 0 ? nil : value - 1
    }

    private func word(_ granule: Int) -> UnsafeMutablePointer<Atomic<UInt32>> {
        // Atomic<UInt32> has UInt32's layout; the memory is only ever accessed through it.
        (words + granule * 4).assumingMemoryBound(to: Atomic<UInt32>.self)
    }
}
