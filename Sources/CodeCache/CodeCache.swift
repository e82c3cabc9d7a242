// SPDX-License-Identifier: Apache-2.0
//
// The code cache: where compiled code lives, who it belongs to, and how it goes away.
//
//                 install                    retire                        reclaim
//   (free range) ─────────▶ live ─────────────────────────▶ retired ──────────────────▶ (free range)
//                            found by pc, entered            found by pc, not entered    gone
//
// Installing copies finished code into a free range through a writable view that exists only meanwhile, applies its
// relocations for the final address, and then publishes it. Retiring says that nobody will enter the code any more;
// frames in it go on running and are still found by pc. Reclaiming frees a retired blob once its caller knows that no
// frame, continuation or look-up names it, which the virtual machine knows at a safepoint after walking all stacks.
//
// When there is no room, eviction hooks are asked, outside the lock, to retire and reclaim something; installation tries
// again while they claim success.
//
// Locks: one mutex orders all changes. Looking up a pc takes none. Hooks and relocation callbacks must not hold locks
// that someone holds while installing; relocation callbacks run under the cache's lock and must not call it.

import AssemblerX64
import Platform

/// Executable memory with code blobs in it.
public final class CodeCache: @unchecked Sendable {
    // `memory` and `index` are safe to share (see their files); `lock` protects the rest.

    /// Asked for room. Returns whether it made some, or may have; called without the lock.
    public typealias EvictionHook = @Sendable (_ cache: CodeCache, _ neededInBytes: Int) -> Bool

    /// How often one installation asks the hooks: they may each make a little room, or claim to.
    static let attemptsToMakeRoom: Int = 64

    /// Counters for tools and tests.
    public struct Statistics: Hashable, Sendable {
        public var liveBlobs: Int = 0
        public var retiredBlobs: Int = 0
        public var usedInBytes: Int = 0
        public var freeInBytes: Int = 0
        public var largestFreeInBytes: Int = 0
        public var installations: Int = 0
        public var evictionRequests: Int = 0
    }

    let memory: ExecutableMemory
    private let lock = NativeMutex()
    private let index: BlobIndex
    private var free: FreeRanges
    /// Records ever used, and those among them that are free.
    private var recordCount: UInt32 = 0
    private var freeRecords: [UInt32] = []
    private var statistics = Statistics()
    private var hooks: [EvictionHook] = []
    private var perfMap: PerfMap?
    /// Whether reclaimed code is overwritten, so that entering it by mistake traps at once.
    public let poisonsReclaimedCode: Bool
    /// Bytes that may be used at once; at most the cache's size.
    private var limit: Int

    /// - Parameters:
    ///   - sizeInBytes: address space for code, rounded up to pages; at most 2 GiB, so that code reaches code.
    ///   - range: where it must lie: reserved address space of the caller's, which gets it back reserved in the end.
    ///   - poisonsReclaimedCode: costs some microseconds per reclaimed blob; on in debug builds.
    public convenience init(
        sizeInBytes: Int, at range: UnsafeMutableRawPointer? = nil,
        poisonsReclaimedCode: Bool = _isDebugAssertConfiguration()
    ) throws(CodeCacheError) {
        try self.init(
            ExecutableMemory(sizeInBytes: sizeInBytes, at: range), poisonsReclaimedCode: poisonsReclaimedCode)
    }

    init(_ memory: consuming ExecutableMemory, poisonsReclaimedCode: Bool = true) throws(CodeCacheError) {
        let size: Int = memory.sizeInBytes
        do throws(SystemError) { index = try BlobIndex(cacheSizeInBytes: size) } catch {
            throw .executableMemoryRefused(error)
        }
        self.memory = memory
        free = FreeRanges(capacity: size, granule: BlobIndex.granule)
        limit = size
        self.poisonsReclaimedCode = poisonsReclaimedCode
        // A refusal of the writable view should show now, not at the first compilation.
        try self.memory.withWritableView(offset: 0, count: 1) { (_) throws(CodeCacheError) in }
    }

    deinit {
        for number in 0..<recordCount {
            if let record = index.record(number) { Self.freeSideTables(record) }
        }
        lock.destroy()
    }

    /// The executable addresses.
    public var addressRange: Range<UInt> {
        let start = UInt(bitPattern: memory.base)
        return start..<(start + UInt(memory.sizeInBytes))
    }

    /// Lowers or raises how many bytes may be in use; what is in use stays.
    public func setLimit(_ sizeInBytes: Int) { lock.withLock { limit = min(max(sizeInBytes, 0), memory.sizeInBytes) } }

    /// Adds a hook to ask for room; asked in order of addition.
    public func addEvictionHook(_ hook: @escaping EvictionHook) { lock.withLock { hooks.append(hook) } }

    /// Names code to `perf` from now on; what is installed already is written too.
    public func writePerfMap(_ map: PerfMap) {
        lock.withLock {
            for number in 0..<recordCount {
                if let blob = snapshot(number) { map.add(blob, name: nil) }
            }
            perfMap = map
        }
    }

    public var currentStatistics: Statistics {
        lock.withLock {
            var result: Statistics = statistics
            result.freeInBytes = free.freeSize
            result.usedInBytes = free.capacity - free.freeSize
            result.largestFreeInBytes = free.largest
            return result
        }
    }

    /// For the checker.
    var freeRangesAreConsistent: Bool { lock.withLock { free.isConsistent } }

    // MARK: Installing

    /// Copies finished code into the cache and makes it findable.
    ///
    /// - Parameters:
    ///   - code: assembled and finished.
    ///   - relocations: those of the assembler.
    ///   - descriptors: an encoded `FrameDescriptorTable`, or nothing.
    ///   - constants: initial contents of the constant table.
    ///   - name: for `perf`.
    ///   - address: gives the address of a relocation's symbol. Runs under the cache's lock.
    /// - Returns: the blob; `blob(_:)` tells where it is.
    @discardableResult
    public func install(
        _ code: UnsafeRawBufferPointer, relocations: [Relocation] = [], kind: BlobKind, owner: UInt32 = 0,
        descriptors: [UInt8] = [], constants: [UInt32] = [], name: String? = nil,
        address: (UInt64) -> UInt = { UInt($0) }
    ) throws(CodeCacheError) -> BlobID {
        try check(descriptors, code.count)
        guard code.count > 0, code.count <= memory.sizeInBytes else { throw .full(sizeInBytes: code.count) }
        let size: Int = code.count + BlobHeader.sizeInBytes
        var attempts: Int = 0
        while true {
            do throws(CodeCacheError) {
                return try lock.withLock { () throws(CodeCacheError) -> BlobID in
                    let range: FreeRanges.Range = try allocate(size)
                    do throws(CodeCacheError) {
                        let id: BlobID = try place(
                            code, relocations, range, kind, owner, descriptors, constants, address)
                        if let perfMap, let blob = snapshot(id.index) { perfMap.add(blob, name: name) }
                        return id
                    } catch {
                        _ = free.free(range)
                        throw error
                    }
                }
            } catch {
                attempts += 1
                guard case .full = error, attempts <= Self.attemptsToMakeRoom, askHooks(size) else { throw error }
            }
        }
    }

    /// The same for what an assembler has finished.
    @discardableResult
    public func install(
        _ assembler: borrowing Assembler, kind: BlobKind, owner: UInt32 = 0, descriptors: [UInt8] = [],
        constants: [UInt32] = [], name: String? = nil, address: (UInt64) -> UInt = { UInt($0) }
    ) throws(CodeCacheError) -> BlobID {
        guard assembler.isFinished else { throw .unfinishedCode }
        return try install(
            assembler.code, relocations: assembler.relocations, kind: kind, owner: owner, descriptors: descriptors,
            constants: constants, name: name, address: address)
    }

    private func check(_ descriptors: [UInt8], _ codeSize: Int) throws(CodeCacheError) {
        let failure: FrameDescriptorError? = descriptors.withUnsafeBytes { bytes in
            do throws(FrameDescriptorError) {
                _ = try FrameDescriptorTable(bytes, codeSizeInBytes: codeSize)
                return nil
            } catch {
                return error
            }
        }
        if let failure { throw .invalidDescriptors(failure) }
    }

    private func allocate(_ size: Int) throws(CodeCacheError) -> FreeRanges.Range {
        let used: Int = free.capacity - free.freeSize
        guard let rounded = free.rounded(size), used + rounded <= limit, let range = free.allocate(size) else {
            throw .full(sizeInBytes: size)
        }
        return range
    }

    private func askHooks(_ size: Int) -> Bool {
        let asked: [EvictionHook] = lock.withLock {
            statistics.evictionRequests += 1
            return hooks
        }
        for hook in asked where hook(self, size) { return true }
        return false
    }

    /// Under the lock, in a range that is taken.
    private func place(
        _ code: UnsafeRawBufferPointer, _ relocations: [Relocation], _ range: FreeRanges.Range, _ kind: BlobKind,
        _ owner: UInt32, _ descriptors: [UInt8], _ constants: [UInt32], _ address: (UInt64) -> UInt
    ) throws(CodeCacheError) -> BlobID {
        let start = UInt(bitPattern: memory.base) + UInt(range.offset + BlobHeader.sizeInBytes)
        do throws(SystemError) { try index.prepare(end: range.offset + range.size) } catch {
            throw .executableMemoryRefused(error)
        }
        let number: UInt32 = freeRecords.popLast() ?? recordCount
        let record: UnsafeMutablePointer<BlobRecord> = index.makeRecord(number)
        do throws(CodeCacheError) {
            try memory.withWritableView(offset: range.offset, count: range.size) { (view) throws(CodeCacheError) in
                let header = BlobHeader(
                    kind: kind.rawValue, blobSizeInBytes: UInt32(range.size), codeSizeInBytes: UInt32(code.count),
                    owner: owner, index: number)
                view.storeBytes(of: header, as: BlobHeader.self)
                let target = UnsafeMutableRawBufferPointer(start: view + BlobHeader.sizeInBytes, count: code.count)
                target.copyMemory(from: code)
                let padding: Int = range.size - BlobHeader.sizeInBytes - code.count
                (view + BlobHeader.sizeInBytes + code.count).initializeMemory(
                    as: UInt8.self, repeating: 0xCC, count: padding)
                for relocation in relocations { try apply(relocation, to: target, at: start, address) }
            }
        } catch {
            if number < recordCount { freeRecords.append(number) }
            throw error
        }
        recordCount = max(recordCount, number + 1)
        fill(record, range, code.count, kind, owner, descriptors, constants)
        record.setState(.live)
        index.publish(number, offset: range.offset, size: range.size)
        statistics.installations += 1
        statistics.liveBlobs += 1
        return BlobID(index: number)
    }

    private func fill(
        _ record: UnsafeMutablePointer<BlobRecord>, _ range: FreeRanges.Range, _ codeSize: Int, _ kind: BlobKind,
        _ owner: UInt32, _ descriptors: [UInt8], _ constants: [UInt32]
    ) {
        var value = BlobRecord()
        value.offset = UInt32(range.offset)
        value.size = UInt32(range.size)
        value.codeSize = UInt32(codeSize)
        value.owner = owner
        value.kind = kind.rawValue
        if !descriptors.isEmpty {
            let copy = UnsafeMutableRawPointer.allocate(byteCount: descriptors.count, alignment: 8)
            descriptors.withUnsafeBytes { copy.copyMemory(from: $0.baseAddress!, byteCount: $0.count) }
            value.descriptors = copy
            value.descriptorsSize = descriptors.count
        }
        if !constants.isEmpty {
            let copy = UnsafeMutablePointer<UInt32>.allocate(capacity: constants.count)
            constants.withUnsafeBufferPointer { copy.initialize(from: $0.baseAddress!, count: $0.count) }
            value.constants = copy
            value.constantCount = constants.count
        }
        record.pointee = value
    }

    private func apply(
        _ relocation: Relocation, to code: UnsafeMutableRawBufferPointer, at start: UInt, _ address: (UInt64) -> UInt
    ) throws(CodeCacheError) {
        let field = Int(relocation.offset)
        let size: Int = relocation.kind == .absolute64 ? 8 : 4
        guard field <= code.count - size else { throw .invalidRelocation(at: field) }
        let symbol: UInt = address(relocation.symbol) &+ UInt(bitPattern: Int(relocation.addend))
        switch relocation.kind {
        case .absolute64: code.storeBytes(of: UInt64(symbol), toByteOffset: field, as: UInt64.self)
        case .relative32:
            let distance = Int(bitPattern: symbol &- (start + UInt(field + 4)))
            guard let short = Int32(exactly: distance) else { throw .relocationOutOfRange(at: field) }
            code.storeBytes(of: short, toByteOffset: field, as: Int32.self)
        }
    }

    // MARK: Looking up

    /// The blob whose header, code or padding contains an address. Takes no lock; callable from a signal handler. The
    /// caller keeps the blob from being reclaimed while it uses the answer (it runs in its code, or is at a safepoint).
    public func blob(containing address: UInt) -> CodeBlob? {
        guard addressRange.contains(address) else { return nil }
        guard let number = index.find(offset: Int(address - addressRange.lowerBound)) else { return nil }
        return snapshot(number)
    }

    /// The descriptor of a return address.
    public func frameDescriptor(returnAddress: UInt) -> FrameDescriptor? {
        // A call may be the last instruction, so the return address may belong to what follows.
        guard let blob = blob(containing: returnAddress &- 1) else { return nil }
        return blob.descriptors.find(codeOffset: blob.offset(of: returnAddress))
    }

    /// What is known of a blob; nil once it is reclaimed.
    public func blob(_ id: BlobID) -> CodeBlob? { snapshot(id.index) }

    /// All blobs, live and retired, at this moment.
    public func blobs() -> [CodeBlob] {
        lock.withLock { (0..<recordCount).compactMap { snapshot($0) } }
    }

    private func snapshot(_ number: UInt32) -> CodeBlob? {
        guard let record = index.record(number) else { return nil }
        let state: BlobRecord.State = record.state
        guard state != .free, let kind = BlobKind(rawValue: record.pointee.kind) else { return nil }
        let start: UInt = addressRange.lowerBound + UInt(Int(record.pointee.offset) + BlobHeader.sizeInBytes)
        let descriptors = UnsafeRawBufferPointer(
            start: record.pointee.descriptors, count: record.pointee.descriptorsSize)
        return CodeBlob(
            id: BlobID(index: number), kind: kind, isLive: state == .live,
            owner: record.pointee.owner, codeStart: start, codeSizeInBytes: Int(record.pointee.codeSize),
            descriptors: FrameDescriptorTable(unchecked: descriptors),
            constants: record.pointee.constants.map {
                UnsafeMutableBufferPointer(start: $0, count: record.pointee.constantCount)
            })
    }

    // MARK: Going away

    /// Declares that nobody enters the blob any more. It stays findable.
    public func retire(_ id: BlobID) throws(CodeCacheError) {
        try lock.withLock { () throws(CodeCacheError) in
            guard let record = index.record(id.index), record.state == .live else {
                throw .noSuchBlob
            }
            record.setState(.retired)
            statistics.liveBlobs -= 1
            statistics.retiredBlobs += 1
        }
    }

    /// Frees the retired blobs of which `isInUse` says no. The caller vouches that no thread runs in them, returns to
    /// them or looks at them: it is at a safepoint and has walked all stacks and continuations.
    ///
    /// - Returns: how many bytes were freed.
    @discardableResult
    public func reclaim(isInUse: (CodeBlob) -> Bool = { _ in false }) -> Int {
        lock.withLock {
            var freed: Int = 0
            for number in 0..<recordCount {
                guard let blob = snapshot(number), !blob.isLive, !isInUse(blob), let record = index.record(number)
                else { continue }
                let range = FreeRanges.Range(offset: Int(record.pointee.offset), size: Int(record.pointee.size))
                index.publish(nil, offset: range.offset, size: range.size)
                record.setState(.free)
                Self.freeSideTables(record)
                freeRecords.append(number)
                statistics.retiredBlobs -= 1
                if poisonsReclaimedCode { poison(range) }
                if free.free(range) { freed += range.size }
            }
            return freed
        }
    }

    /// Overwrites with `int3`. Where the system grants no view at the moment, the old code stays, which harms nobody.
    private func poison(_ range: FreeRanges.Range) {
        try? memory.withWritableView(offset: range.offset, count: range.size) { (view) throws(CodeCacheError) in
            _ = view.initializeMemory(as: UInt8.self, repeating: 0xCC, count: range.size)
        }
    }

    /// Gives the pages of free ranges back to the system; they come back, zeroed, when code is put there.
    ///
    /// - Returns: how many bytes, an upper bound: pages never used count too.
    @discardableResult
    public func trim() -> Int {
        lock.withLock { free.ranges.reduce(0) { $0 + memory.removePages(offset: $1.offset, count: $1.size) } }
    }

    private static func freeSideTables(_ record: UnsafeMutablePointer<BlobRecord>) {
        record.pointee.descriptors?.deallocate()
        record.pointee.constants?.deallocate()
        record.pointee.descriptors = nil
        record.pointee.descriptorsSize = 0
        record.pointee.constants = nil
        record.pointee.constantCount = 0
    }
}
