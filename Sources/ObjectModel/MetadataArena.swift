// SPDX-License-Identifier: Apache-2.0
import CSwiftlet
import Platform
import Synchronization

// Metadata is cut into chunks of 2 KiB. An arena (one for each class loader, or one for each hidden class) takes them in
// runs, of one chunk at first and up to 16 KiB later, and bumps a pointer through its latest run; large requests get a run
// of their own.
// When an arena is freed its chunks are filled with a poison pattern and go to the pool, which clears them when it
// hands them out again. Chunk 0 gives up its first 64 bytes, so that no offset below 64 is ever a valid name.

/// Why metadata could not be allocated.
public enum MetadataError: Error, Equatable {
    /// The whole GiB is in use, or the request can never be met.
    case exhausted
    /// The kernel refused to commit memory; the payload is its error number.
    case refused(Int32)
}

/// The chunks of one address space's metadata. Thread-safe.
public final class MetadataPool: @unchecked Sendable {
    // `reservation` changes only while nothing runs (`relocate`); the rest is guarded by `state`.

    /// Unit in which arenas take metadata.
    public static let chunkInBytes = 2 << 10
    /// Most chunks that an arena takes at a time for small requests.
    static let largestRun = 8
    /// What freed metadata is filled with: as an offset it lies beyond the metadata and as a class word it is invalid.
    public static let poison: UInt8 = 0xdb
    /// The first bytes of the metadata, never handed out.
    public static let guardInBytes = 64

    public private(set) var reservation: Reservation
    let limitInBytes: Int

    struct State {
        /// Bytes ever taken from the front of the metadata, a multiple of the chunk size.
        var frontier = 0
        /// Runs of chunks given back, by number; neighbours are merged.
        var free: [Range<Int>] = []
        var freeCount = 0
    }
    let state = Mutex(State())

    /// - Parameter limitInBytes: no more metadata than this is handed out; rounded down to whole chunks.
    public init(reservation: Reservation, limitInBytes: Int = Int(SwiftletMetadataSize)) {
        self.reservation = reservation
        let limit = min(max(limitInBytes, 0), Int(SwiftletMetadataSize))
        self.limitInBytes = limit / MetadataPool.chunkInBytes * MetadataPool.chunkInBytes
    }

    /// Goes on in a copy of the reservation. Nothing may be running.
    public func relocate(to copy: Reservation) { reservation = copy }

    /// Bytes from the start of the metadata that have ever been handed out.
    public var frontierInBytes: Int { state.withLock { $0.frontier } }

    /// Numbers of the free chunks below the frontier.
    public var freeChunks: [Int] { state.withLock { $0.free.flatMap(Array.init) } }

    /// Takes over metadata that was put below `frontier`: a start-up image. Before anything is allocated.
    public func adopt(frontierInBytes frontier: Int, freeChunks: [Int]) {
        state.withLock {
            $0.frontier = frontier
            for chunk in freeChunks { $0.insert(chunk..<(chunk + 1)) }
        }
    }

    /// Bytes of chunks that arenas hold.
    public var usedBytes: Int {
        state.withLock { $0.frontier - $0.freeCount * MetadataPool.chunkInBytes }
    }

    /// Takes `count` adjacent chunks, zeroed, and returns the number of the first.
    func take(_ count: Int) throws(MetadataError) -> Int {
        let chunk = MetadataPool.chunkInBytes
        let (taken, failure): (Int, MetadataError?) = state.withLock { state in
            if let first = state.remove(count) {
                let start = reservation.space.metadata(UInt32(first * chunk))
                start.initializeMemory(as: UInt8.self, repeating: 0, count: count * chunk)
                return (first, nil)
            }
            let size = count * chunk
            guard size <= limitInBytes - state.frontier else { return (0, .exhausted) }
            do throws(ReservationError) {
                try reservation.commit(.metadata, offset: state.frontier, sizeInBytes: size)
            } catch {
                if case .refused(let code) = error { return (0, .refused(code)) }
                return (0, .exhausted)
            }
            populate(from: state.frontier, to: state.frontier + size)
            let first = state.frontier / chunk
            state.frontier += size
            return (first, nil)
        }
        if let failure { throw failure }
        return taken
    }

    /// Has the steps that the front of the metadata enters backed at once: they are filled from one end to the other, and soon.
    private func populate(from start: Int, to end: Int) {
        let step = Reservation.stepInBytes
        let first = (start + step - 1) / step * step
        let last = (end + step - 1) / step * step
        if first < last {
            VirtualMemory.populate(reservation.space.metadata(UInt32(first)), sizeInBytes: last - first)
        }
    }

    /// Poisons chunks and makes them available again.
    func giveBack(_ runs: [Range<Int>]) {
        let chunk = MetadataPool.chunkInBytes
        state.withLock { state in
            for run in runs {
                let start = reservation.space.metadata(UInt32(run.lowerBound * chunk))
                start.initializeMemory(as: UInt8.self, repeating: MetadataPool.poison, count: run.count * chunk)
                state.insert(run)
            }
        }
    }
}

extension MetadataPool.State {
    /// Adds a run to the free ones.
    mutating func insert(_ run: Range<Int>) {
        freeCount += run.count
        var low = 0
        var high = free.count
        while low < high {
            let middle = (low + high) / 2
            if free[middle].lowerBound < run.lowerBound { low = middle + 1 } else { high = middle }
        }
        var merged = run
        if low < free.count, free[low].lowerBound == run.upperBound {
            merged = merged.lowerBound..<free[low].upperBound
            free.remove(at: low)
        }
        if low > 0, free[low - 1].upperBound == merged.lowerBound {
            free[low - 1] = free[low - 1].lowerBound..<merged.upperBound
        } else {
            free.insert(merged, at: low)
        }
    }

    /// Takes `count` adjacent chunks from the first free run that has them. Returns the number of the first.
    mutating func remove(_ count: Int) -> Int? {
        guard let index = free.firstIndex(where: { $0.count >= count }) else { return nil }
        let first = free[index].lowerBound
        if free[index].count == count {
            free.remove(at: index)
        } else {
            free[index] = (first + count)..<free[index].upperBound
        }
        freeCount -= count
        return first
    }
}

/// Metadata of one owner: allocated by bumping a pointer, freed all at once. Thread-safe.
///
/// Memory is zeroed and aligned to 8 bytes. An arena that goes without `free` keeps its chunks for the pool's life.
public final class MetadataArena: Sendable {
    public let pool: MetadataPool

    /// What an arena owns, for start-up images.
    public struct State: Sendable, Equatable {
        /// Offsets in the metadata: free space of the current chunk is [next, end).
        public var next = 0
        public var end = 0
        /// Numbers of the chunks owned.
        public var runs: [Range<Int>] = []
        public var isFreed = false

        public init() {}
    }
    private let state: Mutex<State>

    /// - Parameter saved: what an arena of a start-up image owned.
    public init(pool: MetadataPool, saved: State = State()) {
        self.pool = pool
        state = Mutex(saved)
    }

    /// A copy of the state, for a start-up image.
    public var saved: State { state.withLock { $0 } }

    /// Bytes of chunks this arena holds.
    public var usedBytes: Int {
        state.withLock { $0.runs.reduce(0) { $0 + $1.count } * MetadataPool.chunkInBytes }
    }

    /// Allocates zeroed metadata, aligned to 8 bytes, and returns its offset, which is never below 64.
    ///
    /// Throws `exhausted` also for negative sizes and after `free`.
    public func allocate(sizeInBytes: Int) throws(MetadataError) -> UInt32 {
        guard sizeInBytes >= 0, sizeInBytes <= pool.limitInBytes else { throw .exhausted }
        let size = max(8, (sizeInBytes + 7) & ~7)
        let chunk = MetadataPool.chunkInBytes
        let result: Result<UInt32, MetadataError> = state.withLock { state in
            if state.isFreed { return .failure(.exhausted) }
            if size > state.end - state.next {
                // Large requests get chunks of their own and leave the current run open.
                let usual = min(MetadataPool.largestRun, 1 << min(state.runs.count, 16))
                let isLarge = size > usual * chunk / 2
                let count = isLarge ? (size + MetadataPool.guardInBytes + chunk - 1) / chunk : usual
                let first: Int
                do throws(MetadataError) { first = try pool.take(count) } catch { return .failure(error) }
                state.runs.append(first..<(first + count))
                let start = first * chunk + (first == 0 ? MetadataPool.guardInBytes : 0)
                let end = (first + count) * chunk
                if isLarge, end - start - size <= state.end - state.next { return .success(UInt32(start)) }
                if isLarge {
                    (state.next, state.end) = (start + size, end)
                    return .success(UInt32(start))
                }
                (state.next, state.end) = (start, end)
            }
            let offset = state.next
            state.next += size
            return .success(UInt32(offset))
        }
        return try result.get()
    }

    /// Poisons all memory of this arena and gives it back. Nothing may refer to it any more.
    public func free() {
        let runs: [Range<Int>] = state.withLock { state in
            let runs = state.runs
            state = State()
            state.isFreed = true
            return runs
        }
        pool.giveBack(runs)
    }
}
