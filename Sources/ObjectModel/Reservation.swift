// SPDX-License-Identifier: Apache-2.0
import CSwiftlet
import Platform
import Synchronization

/// A part of a reservation, at a constant distance from the heap base (spec/address-space.md).
public enum ReservationPart: Int, CaseIterable, Sendable {
    case codeCache, metadata, cardTable, markBits, heapTables, heap

    /// Distance from the heap base, in bytes.
    public var offset: Int {
        switch self {
        case .codeCache: Int(SwiftletCodeCacheOffset)
        case .metadata: Int(SwiftletMetadataOffset)
        case .cardTable: Int(SwiftletCardTableOffset)
        case .markBits: Int(SwiftletMarkBitsOffset)
        case .heapTables: Int(SwiftletHeapTablesOffset)
        case .heap: 0
        }
    }
}

/// Why a reservation could not be made or grown.
public enum ReservationError: Error, Equatable {
    /// The heap size is not positive, or exceeds 32 GiB.
    case invalidSize
    /// The range does not lie within its part.
    case outOfRange
    /// The kernel refused; the payload is its error number.
    case refused(Int32)
}

/// The address space of one `VirtualMachine`: reserved as a whole when made, committed in steps of
/// `stepInBytes`, given back when the last reference goes.
///
/// Committed steps are remembered, so that committing twice costs nothing and the memory of a machine can be copied
/// to another base. All methods may be called from any thread.
public final class Reservation: Sendable {
    /// Memory is committed in multiples of this.
    public static let stepInBytes = 256 << 10

    /// The heap base, from which all distances count; a multiple of 2 MiB.
    public let space: AddressSpace
    /// Bytes of address space for the heap, a multiple of `stepInBytes`.
    public let heapSizeInBytes: Int

    /// One entry for each step of each part.
    private let steps: Mutex<[[StepState]]>

    private enum StepState: UInt8 { case reserved, committed, sealed }

    /// - Parameter maximumHeapSize: bytes, rounded up to whole steps; at most 32 GiB.
    public init(maximumHeapSize: Int) throws(ReservationError) {
        let step = Reservation.stepInBytes
        guard maximumHeapSize > 0, maximumHeapSize <= Int(SwiftletMaximumHeapSize) else { throw .invalidSize }
        let heapSize = (maximumHeapSize + step - 1) & ~(step - 1)
        let below = -Int(SwiftletCodeCacheOffset)
        let start: UnsafeMutableRawPointer
        do {
            // The distance to the base is a multiple of the alignment too.
            start = try VirtualMemory.reserve(sizeInBytes: below + heapSize, alignment: 2 << 20)
        } catch { throw .refused(error.code) }
        space = AddressSpace(base: start + below)
        heapSizeInBytes = heapSize
        var states: [[StepState]] = []
        for part in ReservationPart.allCases {
            let size = Reservation.sizeInBytes(of: part, heapSize: heapSize)
            states.append([StepState](repeating: .reserved, count: size / step))
        }
        steps = Mutex(states)
    }

    deinit {
        let below = -Int(SwiftletCodeCacheOffset)
        // Cannot fail: the range is exactly what was reserved.
        try? VirtualMemory.release(space.base - below, sizeInBytes: below + heapSizeInBytes)
    }

    /// Bytes of address space that `part` has in this reservation.
    public func sizeInBytes(of part: ReservationPart) -> Int {
        Reservation.sizeInBytes(of: part, heapSize: heapSizeInBytes)
    }

    private static func sizeInBytes(of part: ReservationPart, heapSize: Int) -> Int {
        switch part {
        case .codeCache: Int(SwiftletCodeCacheSize)
        case .metadata: Int(SwiftletMetadataSize)
        case .cardTable: Int(SwiftletCardTableSize)
        case .markBits: Int(SwiftletMarkBitsSize)
        case .heapTables: Int(SwiftletHeapTablesSize)
        case .heap: heapSize
        }
    }

    /// Makes `[offset, offset + size)` of `part` usable, widened to whole steps. Memory committed for the first time,
    /// or after a decommit, reads as zero. The first 64 KiB of the heap stay inaccessible.
    public func commit(_ part: ReservationPart, offset: Int, sizeInBytes size: Int) throws(ReservationError) {
        try change(part, offset: offset, size: size, to: .committed)
    }

    /// Gives the pages of whole steps back; offset and size are multiples of `stepInBytes`.
    public func decommit(_ part: ReservationPart, offset: Int, sizeInBytes size: Int) throws(ReservationError) {
        try change(part, offset: offset, size: size, to: .reserved)
    }

    /// Makes committed memory inaccessible without giving it back, so that stale references into it fault.
    /// `commit` makes it accessible again. Offset and size are multiples of `stepInBytes`.
    public func seal(_ part: ReservationPart, offset: Int, sizeInBytes size: Int) throws(ReservationError) {
        try change(part, offset: offset, size: size, to: .sealed)
    }

    /// Maps a file's pages over part of a fresh reservation, as a private copy; whole steps around them become committed. The
    /// range is given by its distance from the base, in whole pages; the file must have the bytes.
    public func map(
        _ part: ReservationPart, offset: Int, sizeInBytes size: Int, descriptor: Int32, fileOffset: Int64
    ) throws(ReservationError) {
        try commit(part, offset: offset, sizeInBytes: size)
        do throws(SystemError) {
            _ = try VirtualMemory.mapFile(
                descriptor: descriptor, offset: fileOffset, sizeInBytes: size, protection: .readWrite,
                sharing: .privateCopy, replacing: space.base + (part.offset + offset))
        } catch { throw .refused(error.code) }
    }

    /// Bytes committed in `part`.
    public func committedBytes(of part: ReservationPart) -> Int {
        steps.withLock { states in
            states[part.rawValue].count { $0 != .reserved } * Reservation.stepInBytes
        }
    }

    /// Copies all that is committed here to the same distances of `other`, which must have as large a heap. Nothing
    /// may be running in either.
    public func copyCommitted(to other: Reservation) throws(ReservationError) {
        guard other.heapSizeInBytes >= heapSizeInBytes else { throw .invalidSize }
        let step = Reservation.stepInBytes
        let snapshot = steps.withLock { $0 }
        for part in ReservationPart.allCases {
            let states = snapshot[part.rawValue]
            for index in states.indices where states[index] == .committed {
                try other.commit(part, offset: index * step, sizeInBytes: step)
                let guarded = part == .heap && index == 0 ? Int(SwiftletNullGuardSize) : 0
                let distance = part.offset + index * step + guarded
                (other.space.base + distance).copyMemory(from: space.base + distance, byteCount: step - guarded)
            }
        }
    }

    /// Moves the steps that the range touches to `target`, with one call to the kernel for each run that differs.
    private func change(
        _ part: ReservationPart, offset: Int, size: Int, to target: StepState
    ) throws(ReservationError) {
        let step = Reservation.stepInBytes
        guard offset >= 0, size >= 0, size <= sizeInBytes(of: part), offset <= sizeInBytes(of: part) - size else {
            throw .outOfRange
        }
        if target != .committed, (offset | size) & (step - 1) != 0 { throw .outOfRange }
        if size == 0 { return }
        let first = offset / step
        let end = (offset + size + step - 1) / step
        let failure: ReservationError? = steps.withLock { states in
            var index = first
            while index < end {
                let state = states[part.rawValue][index]
                if state == target || (target == .sealed && state == .reserved) {
                    index += 1
                    continue
                }
                var stop = index + 1
                while stop < end, states[part.rawValue][stop] == state { stop += 1 }
                do throws(SystemError) {
                    try apply(target, part: part, from: index * step, to: stop * step)
                } catch {
                    return .refused(error.code)
                }
                for changed in index..<stop { states[part.rawValue][changed] = target }
                index = stop
            }
            return nil
        }
        if let failure { throw failure }
    }

    private func apply(
        _ target: StepState, part: ReservationPart, from start: Int, to end: Int
    ) throws(SystemError) {
        var start = start
        if part == .heap && start == 0 { start = Int(SwiftletNullGuardSize) }
        let address = space.base + (part.offset + start)
        switch target {
        case .committed: try VirtualMemory.commit(address, sizeInBytes: end - start)
        case .sealed: try VirtualMemory.protect(address, sizeInBytes: end - start, .none)
        case .reserved: try VirtualMemory.decommit(address, sizeInBytes: end - start)
        }
    }
}
