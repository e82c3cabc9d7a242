// SPDX-License-Identifier: Apache-2.0
import AssemblerX64
import BaselineCompiler
import CodeCache
import CompilerInterface
import ObjectModel
import Platform

/// A machine's code cache and what is known of the code in it. Made when the first method is to be compiled.
///
/// Guarded by `lock`, which is held for microseconds and never at a safepoint; compilation itself has a lock of its own.
package final class MachineCode: @unchecked Sendable {
    /// Machine code of one method.
    struct Method {
        /// Address of the method's entry; 0 while it has none.
        var start: UInt = 0
        var blob: BlobID?
        /// Places to go on at, in order of instructions.
        var entries: [CompiledCode.Entry] = []
        var compilations = 0
        /// Number of the compilation that made the code.
        var number = 0
        /// It cannot be compiled, or is not to be any more.
        var isHopeless = false

        /// Where to go on at an instruction.
        func address(of instruction: Int) -> UInt? {
            if start == 0 { return nil }
            var low = 0
            var high = entries.count - 1
            while low <= high {
                let middle = (low + high) / 2
                let found = entries[middle]
                if found.instruction == instruction { return start + UInt(found.codeOffset) }
                if found.instruction < instruction { low = middle + 1 } else { high = middle - 1 }
            }
            return nil
        }
    }

    /// `machineEntry` of methods without code of their own: the first stub, at the beginning of the cache.
    package static let interpreterEntry = Int32(SwiftletCodeCacheOffset) + 32

    private let reservation: Reservation
    private let options: MachineOptions
    /// Guarded by `lock`, like all that follows but the locks.
    private var madeCache: CodeCache?
    private(set) var stubs = StubAddresses()
    private let lock = NativeMutex()
    /// Held while a method is compiled.
    let compiling = NativeMutex()
    /// Held while a method's entries are led elsewhere.
    let publishing = NativeMutex()
    let queue = CompileQueue()
    private var methods: [MethodRef: Method] = [:]
    private var refused: Bool
    private var nextEviction: UInt64 = 0
    private var count = 0
    /// How often code was evicted.
    private var evictions = 0
    private var effort = CompilationEffort()
    /// Metadata names of the records of methods that have a profile.
    private var profiles: [MethodRef: UInt32] = [:]
    /// There is code that nobody enters any more.
    private(set) var hasRetired = false

    init(_ reservation: Reservation, _ options: MachineOptions) {
        self.reservation = reservation
        self.options = options
        // An image is to hold nothing but what can be mapped anywhere.
        refused = options.compilation == .never || options.isForImage
    }

    deinit {
        // Before the reservation, in which it lies.
        madeCache = nil
        lock.destroy()
        compiling.destroy()
        publishing.destroy()
    }

    private var cache: CodeCache? { lock.withLock { madeCache } }

    /// The system refused executable memory, or there is no use for it.
    var isRefused: Bool { lock.withLock { refused } }

    /// Methods compiled so far, one that was compiled anew each time; how often code was evicted.
    package var counts: (compilations: Int, evictions: Int) { lock.withLock { (count, evictions) } }

    /// What compiling has cost so far.
    package var totalEffort: CompilationEffort {
        lock.withLock { effort }
    }

    func profile(_ method: MethodRef) -> UInt32? { lock.withLock { profiles[method] } }

    func setProfile(_ method: MethodRef, _ records: UInt32) { lock.withLock { profiles[method] = records } }

    func note(bytecode: Int, code: Int, nanoseconds: UInt64) {
        lock.withLock {
            effort.methods += 1
            effort.bytecodeBytes += bytecode
            effort.codeBytes += code
            effort.nanoseconds += nanoseconds
        }
    }

    func markHopeless(_ method: MethodRef) { lock.withLock { methods[method, default: Method()].isHopeless = true } }

    /// Ends compilation for good.
    package func close() { queue.close() }

    subscript(_ method: MethodRef) -> Method {
        get { lock.withLock { methods[method] ?? Method() } }
        set { lock.withLock { methods[method] = newValue } }
    }

    /// Where to go on at an instruction of a method; asked at every return to machine code.
    func address(of instruction: Int, in method: MethodRef) -> UInt? {
        lock.withLock { methods[method]?.address(of: instruction) }
    }

    /// All methods that have or had machine code.
    package var all: [MethodRef] { lock.withLock { Array(methods.keys) } }

    // MARK: The cache; the following while `compiling` is held

    /// Makes the cache and its stubs. Returns why that failed, once.
    func open() -> String? {
        if cache != nil || isRefused { return nil }
        do {
            if options.refusesExecutableMemory {
                throw CodeCacheError.executableMemoryRefused(SystemError(operation: "mmap", code: 1))
            }
            let made = try CodeCache(
                sizeInBytes: Int(SwiftletCodeCacheSize), at: reservation.space.base + Int(SwiftletCodeCacheOffset))
            if options.writesPerfMap, let map = PerfMap() { made.writePerfMap(map) }
            for stub in Stub.allCases {
                let code = try Stubs.make(stub, stubs)
                lock.withLock { effort.stubBytes += code.code.count }
                let id = try install(code, in: made, .stub, owner: 0, name: "stub \(stub)")
                stubs[stub] = made.blob(id)?.codeStart ?? 0
            }
            let expected = reservation.space.base + Int(MachineCode.interpreterEntry)
            guard stubs[.enterInterpreter] == UInt(bitPattern: expected) else {
                lock.withLock { refused = true }
                return "the code cache does not begin where it should"
            }
            // Room for the stubs always.
            if options.codeCacheSize > 0 { made.setLimit(max(options.codeCacheSize, 16 << 10)) }
            lock.withLock { madeCache = made }
            return nil
        } catch {
            lock.withLock { refused = true }
            return "\(error)"
        }
    }

    private func install(
        _ compiled: CompiledCode, in cache: CodeCache, _ kind: BlobKind, owner: UInt32, name: String
    ) throws(CodeCacheError) -> BlobID {
        var failure: CodeCacheError?
        let id: BlobID? = compiled.code.withUnsafeBytes { bytes in
            do throws(CodeCacheError) {
                return try cache.install(
                    bytes, relocations: compiled.relocations, kind: kind, owner: owner, name: name)
            } catch {
                failure = error
                return nil
            }
        }
        if let id { return id }
        throw failure ?? .invalidRange
    }

    /// What `install` made: the entry as distance from the heap base, the code that it replaces.
    struct Installation {
        let entry: Int32
        let compilations: Int
        let old: BlobID?
    }

    /// Puts a method's code in place; nil if there is no room.
    func install(_ compiled: CompiledCode, of method: MethodRef, name: String) -> Installation? {
        guard let cache,
            let id = try? install(compiled, in: cache, .baseline, owner: method.rawValue, name: name),
            let blob = cache.blob(id)
        else { return nil }
        let start = Int32(
            truncatingIfNeeded: Int(bitPattern: blob.codeStart) - Int(bitPattern: reservation.space.base))
        return lock.withLock {
            var entry = methods[method] ?? Method()
            let old = entry.blob
            count += 1
            entry.start = blob.codeStart
            entry.blob = id
            entry.entries = compiled.entries
            entry.compilations += 1
            entry.number = count
            methods[method] = entry
            return Installation(entry: start, compilations: entry.compilations, old: old)
        }
    }

    /// Nobody enters this code any more; frames that return into it still do.
    func retire(blob: BlobID) {
        try? cache?.retire(blob)
        lock.withLock { hasRetired = true }
    }

    /// Takes a method's code away: nobody enters it any more; frames that return into it still do.
    func retire(_ method: MethodRef) {
        lock.withLock {
            guard let known = methods[method], known.start != 0 else { return }
            if let blob = known.blob { try? madeCache?.retire(blob) }
            hasRetired = true
            methods[method]?.start = 0
            methods[method]?.blob = nil
        }
    }

    /// Forgets methods that are being unloaded; their code goes at the end of this safepoint, as they have no frames.
    func remove(where isDead: (MethodRef) -> Bool) {
        // Waits for the method in hand, which may be one of them.
        compiling.lock()
        defer { compiling.unlock() }
        queue.remove(where: isDead)
        for method in all where isDead(method) {
            retire(method)
            lock.withLock { methods[method] = nil }
        }
        for method in lock.withLock({ Array(profiles.keys) }) where isDead(method) {
            lock.withLock { profiles[method] = nil }
        }
    }

    /// Frees retired code of methods that have no frame: nobody can return to it. At a safepoint.
    func reclaim(methodsWithFrames: Set<MethodRef>) {
        lock.withLock { hasRetired = false }
        var isSomeInUse = false
        cache?.reclaim { blob in
            let isInUse = methodsWithFrames.contains(MethodRef(rawValue: blob.owner))
            if isInUse { isSomeInUse = true }
            return isInUse
        }
        if isSomeInUse { lock.withLock { hasRetired = true } }
    }

    // MARK: Eviction

    /// Whether it is time to evict code: not again right after the last time.
    func mayEvict(at now: UInt64) -> Bool {
        lock.withLock {
            if now < nextEviction { return false }
            nextEviction = now &+ 50_000_000
            evictions += 1
            return true
        }
    }

    /// The methods whose code is oldest, but for some: enough of them to free a quarter of the cache.
    func oldest(except inUse: Set<MethodRef>) -> [MethodRef] {
        guard let cache else { return [] }
        let wanted = max(options.codeCacheSize, 64 << 10) / 4
        return lock.withLock {
            let candidates = methods.filter { $0.value.start != 0 && !inUse.contains($0.key) }
            var chosen: [MethodRef] = []
            var size = 0
            for (method, known) in candidates.sorted(by: { $0.value.number < $1.value.number }) where size < wanted {
                guard let blob = known.blob.flatMap({ cache.blob($0) }) else { continue }
                size += Int(blob.codeSizeInBytes)
                chosen.append(method)
            }
            return chosen
        }
    }

    /// What is in use of the cache, in bytes.
    package var usedInBytes: Int { cache?.currentStatistics.usedInBytes ?? 0 }
}
