// SPDX-License-Identifier: Apache-2.0

import AssemblerX64
import CodeCache
import Platform
import Synchronization
import Testing

@Suite("Patching")
struct PatchingTests {
    /// A caller with one patchable call or jump, and two functions for it to go to.
    struct Site {
        let cache: CodeCache
        let caller: BlobID
        let address: UInt
        let targets: [UInt]

        init(jump: Bool) throws {
            cache = try CodeCache(sizeInBytes: 1 << 18)
            let cache = self.cache
            targets = try [1, 2].map { try cache.blob(cache.install(constantFunction($0), kind: .stub))!.codeStart }
            var assembler = Assembler()
            let site: Label
            if jump {
                site = assembler.patchableJmp(symbol: UInt64(targets[0]))
            } else {
                assembler.push(.rbp)
                site = assembler.patchableCall(symbol: UInt64(targets[0]))
                assembler.pop(.rbp)
                assembler.plain(.ret)
            }
            try assembler.finish()
            let offset: Int? = assembler.offset(of: site)
            caller = try cache.install(assembler, kind: .stub)
            address = cache.blob(caller)!.codeStart + UInt(try #require(offset))
        }
    }

    @Test("Calls and jumps change their target", arguments: [false, true])
    func retarget(_ jump: Bool) throws {
        let site = try Site(jump: jump)
        let call: IntegerFunction = function(site.cache, site.caller)
        for round in 0..<100 {
            #expect(try site.cache.branchTarget(at: site.address) == site.targets[round % 2])
            #expect(call(0) == 1 + round % 2)
            try site.cache.patch(CodePatch(at: site.address, .branchTarget(site.targets[(round + 1) % 2])))
        }
        #expect(site.cache.inconsistencies().isEmpty)
        #expect(!memoryMaps().contains { $0.contains("rwx") })
    }

    /// What the thread that executes and the one that patches share.
    final class Shared: Sendable {
        let stop = Atomic<Bool>(false)
        let seen1 = Atomic<Int>(0)
        let seen2 = Atomic<Int>(0)
        let wrong = Atomic<Int>(0)
    }

    @Test(
        "A call patched while another thread executes it always goes to one of the two targets", .timeLimit(.minutes(1))
    )
    func concurrent() throws {
        let site = try Site(jump: false)
        let shared = Shared()
        let call: IntegerFunction = function(site.cache, site.caller)
        let thread = try NativeThread.start {
            while !shared.stop.load(ordering: .relaxed) {
                switch call(0) {
                case 1: shared.seen1.add(1, ordering: .relaxed)
                case 2: shared.seen2.add(1, ordering: .relaxed)
                default: shared.wrong.add(1, ordering: .relaxed)
                }
            }
        }
        var patches: Int = 0
        // Until both targets were seen often, on however busy a machine.
        while shared.seen1.load(ordering: .relaxed) < 20_000 || shared.seen2.load(ordering: .relaxed) < 20_000
            || patches < 5_000
        {
            patches += 1
            try site.cache.patch(CodePatch(at: site.address, .branchTarget(site.targets[patches % 2])))
        }
        shared.stop.store(true, ordering: .relaxed)
        try thread.join()
        #expect(shared.wrong.load(ordering: .relaxed) == 0)
        #expect(call(0) == 1 + patches % 2)
    }

    @Test("Looking up is safe while others install and reclaim", .timeLimit(.minutes(1)))
    func concurrentLookup() throws {
        let cache = try CodeCache(sizeInBytes: 1 << 18)
        let anchor: BlobID = try cache.install(constantFunction(7), kind: .stub, owner: 77)
        let shared = Shared()
        let thread = try NativeThread.start {
            let start: UInt = cache.addressRange.lowerBound
            var offset: UInt = 0
            while !shared.stop.load(ordering: .relaxed) {
                offset = (offset &* 5 &+ 64) % (1 << 18)
                if let blob = cache.blob(containing: start + offset), blob.kind == .stub, blob.owner != 77 {
                    shared.wrong.add(1, ordering: .relaxed)
                }
                if cache.blob(containing: start + 40)?.owner != 77 { shared.wrong.add(1, ordering: .relaxed) }
                shared.seen1.add(1, ordering: .relaxed)
            }
        }
        var rounds: Int = 0
        while shared.seen1.load(ordering: .relaxed) < 50_000 || rounds < 300 {
            rounds += 1
            let ids: [BlobID] = try (0..<8).map {
                try cache.install(constantFunction(Int64($0)), kind: .baseline, owner: UInt32($0))
            }
            for id in ids { try cache.retire(id) }
            cache.reclaim()
        }
        shared.stop.store(true, ordering: .relaxed)
        try thread.join()
        #expect(shared.wrong.load(ordering: .relaxed) == 0)
        #expect(cache.blob(anchor)?.isLive == true)
    }

    @Test("Data words change whole")
    func words() throws {
        let cache = try CodeCache(sizeInBytes: 1 << 16)
        var assembler = Assembler()
        let word: Label = assembler.makeLabel()
        assembler.mov(.w64, .rax, .label(word))
        assembler.plain(.ret)
        assembler.align(8)
        assembler.bind(word)
        assembler.data(UInt64(11))
        try assembler.finish()
        let offset: Int? = assembler.offset(of: word)
        let id: BlobID = try cache.install(assembler, kind: .stub)
        let address: UInt = cache.blob(id)!.codeStart + UInt(try #require(offset))
        #expect(function(cache, id)(0) == 11)
        try cache.patch(CodePatch(at: address, .word64(0x1_0000_0002)))
        #expect(function(cache, id)(0) == 0x1_0000_0002)
        try cache.patch(CodePatch(at: address, .word32(9)))
        #expect(function(cache, id)(0) == 0x1_0000_0009)
    }

    @Test("Places that cannot be patched are refused")
    func refused() throws {
        let cache = try CodeCache(sizeInBytes: 1 << 16)
        var assembler = Assembler()
        assembler.plain(.ret)
        assembler.align(4)
        let misaligned: Label = assembler.here()
        assembler.call(symbol: 0)
        try assembler.finish()
        let offset: Int? = assembler.offset(of: misaligned)
        let blob: CodeBlob = cache.blob(
            try cache.install(assembler, kind: .stub) { _ in cache.addressRange.lowerBound })!
        let call: UInt = blob.codeStart + UInt(try #require(offset))
        func error(_ patch: CodePatch) -> CodeCacheError? {
            do throws(CodeCacheError) { try cache.patch(patch) } catch { return error }
            return nil
        }
        #expect(error(CodePatch(at: call, .branchTarget(call))) == .notPatchable)
        #expect(error(CodePatch(at: blob.codeStart, .branchTarget(call))) == .notPatchable)
        #expect(error(CodePatch(at: blob.codeStart + 2, .word32(0))) == .notPatchable)
        #expect(error(CodePatch(at: blob.codeEnd, .word32(0))) == .notPatchable)
        #expect(error(CodePatch(at: blob.codeStart - 8, .word64(0))) == .notPatchable)
        #expect(error(CodePatch(at: cache.addressRange.lowerBound - 8, .word64(0))) == .notPatchable)
        #expect(error(CodePatch(at: cache.addressRange.upperBound - 64, .word64(0))) == .notPatchable)
        let site = try Site(jump: true)
        let far = CodePatch(at: site.address, .branchTarget(16))
        #expect(throws: CodeCacheError.self) { try site.cache.patch(far) }
        #expect(function(site.cache, site.caller)(0) == 1)
    }
}
