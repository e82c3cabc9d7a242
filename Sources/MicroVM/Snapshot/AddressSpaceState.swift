// SPDX-License-Identifier: Apache-2.0
import GuestMemory
import MachineState
import Platform

/// The monitor's records of an address space. Page tables are not among them: they lie in guest memory.
struct AddressSpaceState: StateComponent, Equatable {
    static let stateTag = StateTag("ASPC")
    static let stateVersion: UInt16 = 1

    var root: UInt64
    var heapStart: UInt64
    var heapEnd: UInt64
    var areas: [AddressSpace.Area]
    /// The allocator's bitmap: a set bit is a free frame.
    var freeFrames: [UInt64]
    var extraUses: [UInt64: UInt64]

    init(_ space: AddressSpace) {
        root = space.table.root.rawValue
        heapStart = space.heapStart
        heapEnd = space.heapEnd
        areas = space.areas
        freeFrames = space.frames.bits
        extraUses = [:]
        for (frame, count) in space.extraUses { extraUses[frame.rawValue] = UInt64(count) }
    }

    func save(to encoder: inout StateEncoder) {
        encoder.put(root)
        encoder.put(heapStart)
        encoder.put(heapEnd)
        encoder.put(areas) { encoder, area in
            encoder.put(area.range.lowerBound)
            encoder.put(area.range.upperBound)
            encoder.put(area.protection.rawValue)
            encoder.put(area.kind.rawValue)
        }
        encoder.put(freeFrames) { $0.put($1) }
        encoder.put(extraUses.sorted { $0.key < $1.key }) { encoder, use in
            encoder.put(use.key)
            encoder.put(use.value)
        }
    }

    init(restoring decoder: inout StateDecoder, version: UInt16) throws(StateError) {
        root = try decoder.get()
        heapStart = try decoder.get()
        heapEnd = try decoder.get()
        var last = PageTable.userAddresses.lowerBound
        areas = try decoder.getArray { (decoder) throws(StateError) in
            let lower = try decoder.get(UInt64.self)
            let upper = try decoder.get(UInt64.self)
            let rights = MemoryProtection(rawValue: try decoder.get())
            guard let kind = AddressSpace.Area.Kind(rawValue: try decoder.get()), lower >= last, lower < upper,
                upper <= PageTable.userAddresses.upperBound, lower % 4_096 == 0, upper % 4_096 == 0,
                rights.rawValue & ~7 == 0
            else { throw .invalidValue("area") }
            last = upper
            return AddressSpace.Area(range: lower..<upper, protection: rights, kind: kind)
        }
        guard areas.count <= AddressSpace.areaLimit else { throw .invalidValue("number of areas") }
        guard heapStart <= heapEnd, heapEnd <= PageTable.userAddresses.upperBound else { throw .invalidValue("heap") }
        freeFrames = try decoder.getArray { (decoder) throws(StateError) in try decoder.get(UInt64.self) }
        extraUses = [:]
        let uses = try decoder.getArray { (decoder) throws(StateError) in
            (frame: try decoder.get(UInt64.self), count: try decoder.get(UInt64.self))
        }
        for use in uses {
            guard use.count > 0, use.count < 1 << 32, extraUses.updateValue(use.count, forKey: use.frame) == nil else {
                throw .invalidValue("shared frame")
            }
        }
    }
}

extension FrameAllocator {
    /// The allocator that a saved bitmap describes; nil if it is not of the region's size.
    init?(region: MemoryRegion, freeFrames: [UInt64]) {
        self.init(region: region)
        guard freeFrames.count == bits.count else { return nil }
        bits = freeFrames
        freeCount = 0
        for large in freeInLarge.indices {
            let count = freeFrames[large * 8..<large * 8 + 8].reduce(0) { $0 + $1.nonzeroBitCount }
            freeInLarge[large] = UInt16(count)
            freeCount += count
        }
    }

    /// Calls `body` with each run of frames in use, ascending: offset and size in the region, bytes.
    func forEachRunInUse(_ body: (_ offset: Int, _ size: Int) throws(GuestMemoryError) -> Void) throws(GuestMemoryError)
    {
        var start: Int?
        for frame in 0...totalCount {
            let isInUse = frame < totalCount && bits[frame / 64] & (1 << UInt64(frame % 64)) == 0
            if isInUse {
                start = start ?? frame
            } else if let first = start {
                try body(first * 4_096, (frame - first) * 4_096)
                start = nil
            }
        }
    }
}

extension AddressSpace {
    /// The address space that a saved state describes, over memory that holds what it held. The state has been judged
    /// for itself; here it is judged against the memory.
    convenience init(memory: GuestMemory, main: MemoryRegion, restoring state: AddressSpaceState) throws(StateError) {
        guard let frames = FrameAllocator(region: main, freeFrames: state.freeFrames) else {
            throw .invalidValue("number of frames")
        }
        let root = GuestAddress(state.root)
        guard frames.owns(root), state.root % 4_096 == 0 else { throw .invalidValue("root of the page tables") }
        self.init(memory: memory, main: main, frames: frames, table: PageTable(region: main, root: root))
        areas = state.areas
        heapStart = state.heapStart
        heapEnd = state.heapEnd
        for (frame, count) in state.extraUses { extraUses[GuestAddress(frame)] = Int(count) }
    }
}
