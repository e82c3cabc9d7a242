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
    private var cache: CodeCache?
    private(set) var stubs = StubAddresses()
    private let lock = NativeMutex()
    /// Held while a method is compiled.
    let compiling = NativeMutex()
    private var methods: [MethodRef: Method] = [:]
    /// The system refused executable memory, or there is no use for it.
    private(set) var isRefused: Bool
    private(set) var count = 0
    /// There is code that nobody enters any more.
    private(set) var hasRetired = false

    init(_ reservation: Reservation, _ options: MachineOptions) {
        self.reservation = reservation
        self.options = options
        // An image is to hold nothing but what can be mapped anywhere.
        isRefused = options.compilation == .never || options.isForImage
    }

    deinit {
        // Before the reservation, in which it lies.
        cache = nil
        lock.destroy()
        compiling.destroy()
    }

    subscript(_ method: MethodRef) -> Method {
        get { lock.withLock { methods[method] ?? Method() } }
        set { lock.withLock { methods[method] = newValue } }
    }

    /// All methods that have or had machine code.
    var all: [MethodRef] { lock.withLock { Array(methods.keys) } }

    // MARK: The cache; the following while `compiling` is held

    /// Makes the cache and its stubs. Returns why that failed, once.
    func open() -> String? {
        if cache != nil || isRefused { return nil }
        do {
            let made = try CodeCache(
                sizeInBytes: Int(SwiftletCodeCacheSize), at: reservation.space.base + Int(SwiftletCodeCacheOffset))
            if options.writesPerfMap, let map = PerfMap() { made.writePerfMap(map) }
            for stub in Stub.allCases {
                let code = try Stubs.make(stub, stubs)
                let id = try install(code, in: made, .stub, owner: 0, name: "stub \(stub)")
                stubs[stub] = made.blob(id)?.codeStart ?? 0
            }
            let expected = reservation.space.base + Int(MachineCode.interpreterEntry)
            guard stubs[.enterInterpreter] == UInt(bitPattern: expected) else {
                isRefused = true
                return "the code cache does not begin where it should"
            }
            cache = made
            return nil
        } catch {
            isRefused = true
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

    /// Puts a method's code in place; returns its entry as distance from the heap base, nil if there is no room.
    func install(_ compiled: CompiledCode, of method: MethodRef, name: String) -> Int32? {
        guard let cache,
            let id = try? install(compiled, in: cache, .baseline, owner: method.rawValue, name: name),
            let blob = cache.blob(id)
        else { return nil }
        lock.withLock {
            var entry = methods[method] ?? Method()
            entry.start = blob.codeStart
            entry.blob = id
            entry.entries = compiled.entries
            entry.compilations += 1
            methods[method] = entry
            count += 1
        }
        return Int32(truncatingIfNeeded: Int(bitPattern: blob.codeStart) - Int(bitPattern: reservation.space.base))
    }

    /// Takes a method's code away: nobody enters it any more; frames that return into it still do.
    func retire(_ method: MethodRef) {
        lock.withLock {
            guard let known = methods[method], known.start != 0 else { return }
            if let blob = known.blob { try? cache?.retire(blob) }
            hasRetired = true
            methods[method]?.start = 0
            methods[method]?.blob = nil
        }
    }

    /// Forgets methods that are being unloaded; their code goes at the end of this safepoint, as they have no frames.
    func remove(where isDead: (MethodRef) -> Bool) {
        for method in all where isDead(method) {
            retire(method)
            lock.withLock { methods[method] = nil }
        }
    }

    /// Frees retired code of methods that have no frame: nobody can return to it. At a safepoint.
    func reclaim(methodsWithFrames: Set<MethodRef>) {
        hasRetired = false
        cache?.reclaim { blob in
            let isInUse = methodsWithFrames.contains(MethodRef(rawValue: blob.owner))
            if isInUse { hasRetired = true }
            return isInUse
        }
    }

    /// What is in use of the cache, in bytes.
    package var usedInBytes: Int { cache?.currentStatistics.usedInBytes ?? 0 }
}
