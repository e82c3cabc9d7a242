// SPDX-License-Identifier: Apache-2.0

import AssemblerX64
import Glibc
import Platform
import TestSupport
import Testing

@testable import CodeCache

@Suite("Code cache")
struct CodeCacheTests {
    @Test("Installed code runs")
    func execution() throws {
        let cache = try CodeCache(sizeInBytes: 1 << 20)
        // fib(n), recursive, with a loop-free prologue
        var assembler = Assembler(relaxesBranches: true)
        let entry: Label = assembler.here()
        let base: Label = assembler.makeLabel()
        assembler.alu(.cmp, .w64, .rdi, 2)
        assembler.jcc(.less, base)
        assembler.push(.rbx)
        assembler.push(.rdi)
        assembler.alu(.sub, .w64, .rdi, 1)
        assembler.call(entry)
        assembler.mov(.w64, .rbx, .rax)
        assembler.pop(.rdi)
        assembler.alu(.sub, .w64, .rdi, 2)
        assembler.call(entry)
        assembler.alu(.add, .w64, .rax, .rbx)
        assembler.pop(.rbx)
        assembler.plain(.ret)
        assembler.bind(base)
        assembler.mov(.w64, .rax, .rdi)
        assembler.plain(.ret)
        try assembler.finish()
        let id: BlobID = try cache.install(assembler, kind: .stub)
        #expect(function(cache, id)(20) == 6765)
        #expect(cache.inconsistencies().isEmpty)
    }

    @Test("Vector code, literals and jump tables run")
    func moreExecution() throws {
        let cache = try CodeCache(sizeInBytes: 1 << 20)
        var assembler = Assembler()
        var literals = LiteralPool()
        let table: Label = assembler.makeLabel()
        let cases: [Label] = (0..<3).map { _ in assembler.makeLabel() }
        let end: Label = assembler.makeLabel()
        assembler.sse(.cvtsi2sd, .w64, .xmm0, .rdi)
        assembler.alu(.and, .w32, .rdi, 3)
        assembler.alu(.cmp, .w32, .rdi, 2)
        assembler.mov(.w32, .rax, 2)
        assembler.cmov(.above, .w32, .rdi, .rax)
        assembler.lea(.rcx, table)
        assembler.movsx(.w64, .rax, from: .w32, MemoryOperand(.rcx, index: .rdi, scale: .x4))
        assembler.alu(.add, .w64, .rax, .rcx)
        assembler.jmp(.rax)
        assembler.bind(cases[0])
        assembler.sse(.mulsd, .xmm0, literals.operand(1.5, in: &assembler))
        assembler.jmp(end)
        assembler.bind(cases[1])
        assembler.sse(.xorps, .xmm0, literals.operand(low: 1 << 63, high: 0, in: &assembler))
        assembler.jmp(end)
        assembler.bind(cases[2])
        assembler.sse(.sqrtsd, .xmm0, .xmm0)
        assembler.bind(end)
        assembler.sse(.cvttsd2si, .w64, .rax, .xmm0)
        assembler.plain(.ret)
        literals.emit(into: &assembler)
        assembler.bind(table)
        for label in cases { assembler.distance(to: label, from: table) }
        try assembler.finish()
        let compute: IntegerFunction = function(cache, try cache.install(assembler, kind: .stub))
        #expect(compute(4) == 6)
        #expect(compute(5) == -5)
        #expect(compute(6) == 2)
        #expect(compute(100) == 150)
        #expect(compute(10_002) == 100)
    }

    @Test("Parallel moves, executed: random permutations of registers and slots")
    func parallelMoves() throws {
        let cache = try CodeCache(sizeInBytes: 1 << 20)
        var generator = SequenceGenerator(seed: 6)
        let places: [MoveLocation] =
            [Register.rax, .rcx, .rdx, .rsi].map { .register($0) } + [.vector(.xmm0), .vector(.xmm7)]
            + [0, 8, 16].map { .memory(.rdi, $0) }
        for _ in 0..<200 {
            let sources: [MoveLocation] = places.map { _ in places[Int(generator.next() % UInt64(places.count))] }
            var parallel = ParallelMove()
            for (destination, source) in zip(places, sources) { parallel.add(Move(destination, from: source, .w64)) }
            parallel.resolve()
            var assembler = Assembler()
            // rdi points to memory that gets, after the moves, what each place holds.
            for (number, place) in places.enumerated() {
                assembler.mov(.w64, .r11, Int64(number + 1))
                switch place {
                case .register(let register): assembler.mov(.w64, register, .r11)
                case .vector(let vector): assembler.movd(.w64, vector, .r11)
                case .memory(let base, let offset): assembler.mov(.w64, MemoryOperand(base, offset), .r11)
                default: break
                }
            }
            assembler.emit(parallel, integerScratch: .r11, vectorScratch: .xmm15)
            for (number, place) in places.enumerated() {
                let slot = MemoryOperand(.rdi, Int32(64 + number * 8))
                switch place {
                case .register(let register): assembler.mov(.w64, slot, register)
                case .vector(let vector): assembler.movd(.w64, slot, vector)
                case .memory(let base, let offset):
                    assembler.mov(.w64, .r11, MemoryOperand(base, offset))
                    assembler.mov(.w64, slot, .r11)
                default: break
                }
            }
            assembler.plain(.ret)
            try assembler.finish()
            let id: BlobID = try cache.install(assembler, kind: .stub)
            var memory = [Int](repeating: 0, count: 32)
            memory.withUnsafeMutableBytes { _ = function(cache, id)(Int(bitPattern: $0.baseAddress)) }
            for (number, source) in sources.enumerated() {
                #expect(memory[8 + number] == places.firstIndex(of: source)! + 1)
            }
            try cache.retire(id)
            cache.reclaim()
        }
        #expect(cache.currentStatistics.usedInBytes == 0)
    }

    @Test("Relocations reach other blobs and functions outside; out of reach is an error and leaves nothing behind")
    func relocations() throws {
        let cache = try CodeCache(sizeInBytes: 1 << 20)
        let target: BlobID = try cache.install(constantFunction(42), kind: .stub)
        var caller = Assembler()
        caller.jmp(symbol: 7)
        try caller.finish()
        let start: UInt = try #require(cache.blob(target)).codeStart
        let id: BlobID = try cache.install(caller, kind: .stub) { symbol in symbol == 7 ? start : 0 }
        #expect(function(cache, id)(0) == 42)
        let before: CodeCache.Statistics = cache.currentStatistics
        #expect(throws: CodeCacheError.relocationOutOfRange(at: 1)) {
            try cache.install(caller.code, relocations: caller.relocations, kind: .stub) { _ in 0x10 }
        }
        #expect(throws: CodeCacheError.invalidRelocation(at: 2)) {
            let wrong = Relocation(offset: 2, kind: .relative32, symbol: 0, addend: 0)
            try cache.install(caller.code, relocations: [wrong], kind: .stub)
        }
        #expect(cache.currentStatistics == before)

        var absolute = Assembler()
        absolute.push(.rbp)
        absolute.movabs(.rax, symbol: 9)
        absolute.call(.rax)
        absolute.pop(.rbp)
        absolute.plain(.ret)
        try absolute.finish()
        let outside: IntegerFunction = { $0 * 3 }
        let address = unsafeBitCast(outside, to: UInt.self)
        #expect(function(cache, try cache.install(absolute, kind: .stub) { _ in address })(14) == 42)
        #expect(cache.inconsistencies().isEmpty)
        var unfinished = Assembler()
        unfinished.plain(.ret)
        var refused: CodeCacheError?
        do throws(CodeCacheError) { try cache.install(unfinished, kind: .stub) } catch { refused = error }
        #expect(refused == .unfinishedCode)
    }

    static func failure(_ body: () throws(CodeCacheError) -> Void) -> CodeCacheError? {
        do throws(CodeCacheError) { try body() } catch { return error }
        return nil
    }

    @Test("No page is writable and executable, and the writable view is gone after installing")
    func writeXorExecute() throws {
        let cache = try CodeCache(sizeInBytes: 1 << 20)
        var assembler = Assembler()
        assembler.movabs(.rax, symbol: 1)
        assembler.plain(.ret)
        try assembler.finish()
        var during: [Substring] = []
        let id: BlobID = try cache.install(assembler, kind: .stub) { _ in
            during = memoryMaps()
            return 5
        }
        #expect(function(cache, id)(0) == 5)
        let codeMaps: [Substring] = during.filter { $0.contains("swiftlet-code") }
        #expect(codeMaps.contains { $0.contains(" rw-s ") }, "the writable view is open while installing")
        #expect(!during.contains { $0.contains("rwx") })
        let start: UInt = cache.addressRange.lowerBound
        #expect(rights(at: start) == "r-xs")
        for line in memoryMaps() {
            #expect(!line.contains("rwx"))
        }
        // Other caches of tests running beside this one may be installing; this cache's executable view never changes.
        #expect(rights(at: cache.addressRange.upperBound - 1) == "r-xs")
    }

    @Test("Lies in the range it is given, and gives it back reserved")
    func givenRange() throws {
        let size: Int = 1 << 20
        let range = try VirtualMemory.reserve(sizeInBytes: 3 * size)
        defer { try? VirtualMemory.release(range, sizeInBytes: 3 * size) }
        var cache: CodeCache? = try CodeCache(sizeInBytes: size, at: range + size)
        #expect(cache?.addressRange.lowerBound == UInt(bitPattern: range) + UInt(size))
        #expect(rights(at: UInt(bitPattern: range)) == "---p")
        #expect(function(cache!, try cache!.install(constantFunction(3), kind: .stub))(0) == 3)
        cache = nil
        #expect(rights(at: UInt(bitPattern: range) + UInt(size)) == "---p")
        #expect(
            Self.failure { () throws(CodeCacheError) in _ = try CodeCache(sizeInBytes: size, at: range + 1) }
                == .invalidRange)
        #expect(Self.failure { () throws(CodeCacheError) in _ = try CodeCache(sizeInBytes: 0) } == .invalidRange)
        #expect(Self.failure { () throws(CodeCacheError) in _ = try CodeCache(sizeInBytes: .max) } == .invalidRange)
    }

    @Test("A system that refuses either view is reported when the cache is made", arguments: [O_RDONLY, O_WRONLY])
    func refused(_ mode: Int32) throws {
        let folder = try TemporaryFolder()
        let path: String = try folder.write("memory", [UInt8](repeating: 0, count: 1 << 16))
        // The kernel refuses to map a file beyond the rights it was opened with: EACCES, as a policy would.
        let descriptor: Int32 = open(path, mode)
        try #require(descriptor >= 0)
        let error: CodeCacheError? = Self.failure { () throws(CodeCacheError) in
            let memory = try ExecutableMemory(sizeInBytes: 1 << 16, at: nil, file: MemoryFile(adopting: descriptor))
            _ = try CodeCache(memory)
        }
        #expect(error == .executableMemoryRefused(SystemError(operation: "mmap", code: EACCES)))
    }

    @Test("Addresses lead to their blobs, constants and owners; reclaimed ones lead nowhere")
    func lookup() throws {
        let cache = try CodeCache(sizeInBytes: 1 << 20)
        var ids: [BlobID] = []
        for number in 0..<200 {
            var assembler = Assembler()
            assembler.nop(length: number * 3)
            assembler.plain(.ret)
            try assembler.finish()
            let constants: [UInt32] = (0..<UInt32(number % 4)).map { $0 + UInt32(number) }
            ids.append(try cache.install(assembler, kind: .baseline, owner: UInt32(number), constants: constants))
        }
        for (number, id) in ids.enumerated() {
            let blob: CodeBlob = try #require(cache.blob(id))
            #expect(blob.owner == UInt32(number) && blob.codeSizeInBytes == number * 3 + 1 && blob.codeStart % 32 == 0)
            #expect(cache.blob(containing: blob.codeStart)?.id == id)
            #expect(cache.blob(containing: blob.codeEnd - 1)?.id == id)
            #expect(blob.constants.map { Array($0) } ?? [] == (0..<UInt32(number % 4)).map { $0 + UInt32(number) })
        }
        #expect(cache.blob(containing: cache.addressRange.lowerBound - 1) == nil)
        #expect(cache.blob(containing: cache.addressRange.upperBound) == nil)
        #expect(cache.blob(containing: cache.addressRange.upperBound - 1) == nil)
        let kept: BlobID = ids[3]
        let places: [UInt] = ids.map { cache.blob($0)!.codeStart }
        for id in ids { try cache.retire(id) }
        #expect(Self.failure { () throws(CodeCacheError) in try cache.retire(kept) } == .noSuchBlob)
        #expect(cache.blob(containing: places[5])?.isLive == false)
        cache.reclaim { $0.id == kept }
        #expect(cache.blob(containing: places[5]) == nil)
        #expect(cache.blob(containing: places[3])?.id == kept)
        #expect(cache.inconsistencies().isEmpty)
        cache.reclaim()
        #expect(cache.currentStatistics.largestFreeInBytes == 1 << 20)
    }

    @Test("A full cache asks its hooks, and fails with an error when they have nothing")
    func eviction() throws {
        let cache = try CodeCache(sizeInBytes: 1 << 16)
        var big = Assembler()
        big.nop(length: 5000)
        big.plain(.ret)
        try big.finish()
        var installed: Int = 0
        while Self.failure({ () throws(CodeCacheError) in try cache.install(big, kind: .optimizing) }) == nil {
            installed += 1
        }
        #expect(installed == 12)
        cache.addEvictionHook { cache, needed in
            guard let oldest = cache.blobs().first(where: \.isLive) else { return false }
            do { try cache.retire(oldest.id) } catch { return false }
            return cache.reclaim() >= needed
        }
        for _ in 0..<50 { try cache.install(big, kind: .optimizing) }
        #expect(cache.currentStatistics.liveBlobs == 12)
        cache.setLimit(20_000)
        #expect(Self.failure { () throws(CodeCacheError) in try cache.install(big, kind: .optimizing) } == nil)
        #expect(cache.currentStatistics.usedInBytes <= 20_000)
        #expect(cache.inconsistencies().isEmpty)
        var huge = Assembler()
        huge.nop(length: 70_000)
        try huge.finish()
        let size: Int = huge.count
        #expect(
            Self.failure { () throws(CodeCacheError) in try cache.install(huge, kind: .stub) }
                == .full(sizeInBytes: size))
    }

    @Test("A hook that claims to make room and does not cannot hold up an installation")
    func lyingHook() throws {
        let cache = try CodeCache(sizeInBytes: 1 << 16)
        cache.setLimit(10)
        cache.addEvictionHook { _, _ in true }
        let code: Assembler = try constantFunction(1)
        #expect(
            Self.failure { () throws(CodeCacheError) in try cache.install(code, kind: .stub) } == .full(sizeInBytes: 38)
        )
        #expect(cache.currentStatistics.evictionRequests == CodeCache.attemptsToMakeRoom)
    }

    @Test("Random installing and removing keeps all accounts equal")
    func churn() throws {
        let cache = try CodeCache(sizeInBytes: 1 << 18)
        var generator = SequenceGenerator(seed: 8)
        var live: [(BlobID, Int)] = []
        var checks: Int = 0
        for round in 0..<3_000 {
            if live.isEmpty || generator.next() % 5 < 3 {
                var assembler = Assembler()
                let value = Int(generator.next() % 1_000_000)
                assembler.mov(.w64, .rax, Int64(value))
                assembler.plain(.ret)
                assembler.nop(length: Int(generator.next() % 4000))
                try assembler.finish()
                let error: CodeCacheError? = Self.failure { () throws(CodeCacheError) in
                    live.append((try cache.install(assembler, kind: .baseline), value))
                }
                if error != nil {
                    for (id, _) in live.prefix(live.count / 2) { try cache.retire(id) }
                    live.removeFirst(live.count / 2)
                    cache.reclaim()
                }
            } else {
                let (id, value) = live.remove(at: Int(generator.next() % UInt64(live.count)))
                #expect(function(cache, id)(0) == value)
                try cache.retire(id)
                if generator.next() % 3 == 0 { cache.reclaim() }
            }
            if round % 100 == 0 {
                checks += 1
                #expect(cache.inconsistencies().isEmpty)
            }
        }
        #expect(checks == 30 && cache.currentStatistics.installations > 1_000)
    }

    @Test("Reclaimed code is overwritten, and trimming gives its pages back")
    func poisonAndTrim() throws {
        let cache = try CodeCache(sizeInBytes: 1 << 20, poisonsReclaimedCode: true)
        var assembler = Assembler()
        assembler.nop(length: 300_000)
        try assembler.finish()
        let id: BlobID = try cache.install(assembler, kind: .stub)
        let start: UInt = try #require(cache.blob(id)).codeStart
        let code = UnsafeRawBufferPointer(start: UnsafeRawPointer(bitPattern: start), count: 300_000)
        let kept: BlobID = try cache.install(constantFunction(8), kind: .stub)
        #expect(code[100_000] != 0xCC)
        try cache.retire(id)
        cache.reclaim()
        #expect(code.allSatisfy { $0 == 0xCC })
        #expect(cache.trim() >= 290_000)
        #expect(code[100_000] == 0 && function(cache, kept)(0) == 8)
        #expect(function(cache, try cache.install(constantFunction(9), kind: .stub))(0) == 9)
        #expect(cache.inconsistencies().isEmpty)
    }

    @Test("The checker notices damage")
    func checkerFindsPlantedFaults() throws {
        let cache = try CodeCache(sizeInBytes: 1 << 16)
        let id: BlobID = try cache.install(constantFunction(1), kind: .stub)
        #expect(cache.inconsistencies().isEmpty)
        let offset = Int(cache.blob(id)!.codeStart - cache.addressRange.lowerBound) - 32
        for (place, word) in [(0, 0), (4, 0xFF), (8, 0x40_0000), (12, 3), (20, 99)] as [(Int, UInt32)] {
            var saved: UInt32 = 0
            try cache.memory.withWritableView(offset: offset + place, count: 4) { (view) throws(CodeCacheError) in
                saved = view.load(as: UInt32.self)
                view.storeBytes(of: word, as: UInt32.self)
            }
            #expect(!cache.inconsistencies().isEmpty, "a changed header word at \(place)")
            try cache.memory.withWritableView(offset: offset + place, count: 4) { (view) throws(CodeCacheError) in
                view.storeBytes(of: saved, as: UInt32.self)
            }
        }
        #expect(cache.inconsistencies().isEmpty)
    }

    @Test("Names code to perf")
    func perfMap() throws {
        let folder = try TemporaryFolder()
        let cache = try CodeCache(sizeInBytes: 1 << 16)
        let before: BlobID = try cache.install(constantFunction(1), kind: .baseline, owner: 9)
        let map: PerfMap = try #require(PerfMap(path: folder.path + "/perf.map"))
        cache.writePerfMap(map)
        let after: BlobID = try cache.install(constantFunction(1), kind: .stub, name: "Hello.main\n()V")
        let text: String = try #require(SmallFile.text(path: map.path))
        let expected: [String] = [(before, "baseline 9"), (after, "Hello.main ()V")].map { id, name in
            String(cache.blob(id)!.codeStart, radix: 16) + " 6 " + name
        }
        #expect(text == expected.joined(separator: "\n") + "\n")
        #expect(PerfMap.defaultPath == "/tmp/perf-\(getpid()).map")
        symlink("/dev/null", folder.path + "/link")
        #expect(PerfMap(path: folder.path + "/link") == nil)
    }
}
