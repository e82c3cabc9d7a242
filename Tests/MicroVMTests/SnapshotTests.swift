// SPDX-License-Identifier: Apache-2.0
import Glibc
import MachineState
import Platform
import Testing

@testable import MicroVM

/// Machines that are copied while they run, and copies that go on by themselves.
@Suite(.enabled(if: Guest.canRun, Guest.reason), .serialized, .timeLimit(.minutes(2)))
struct SnapshotTests {
    /// A guest with `threads` waiting threads, one that computes, and one that waits for input, snapshotted there.
    func waitingMachine(threads: Int, processors: Int) throws -> (Machine, CapturingConsole, NativeThread, Snapshot) {
        let console = CapturingConsole()
        let machine = try Guest.machine(["stages", "\(threads)"], console: console) { $0.processors = processors }
        machine.sendInput([])  // opens the input: reading waits
        let runner = try NativeThread.start { _ = machine.run() }
        while !console.text.contains("waiting") { usleep(1_000) }
        usleep(20_000)
        return (machine, console, runner, try machine.snapshot())
    }

    @Test(arguments: [1, 2]) func clonesGoOnFromTheMoment(_ processors: Int) throws {
        let (machine, console, runner, snapshot) = try waitingMachine(threads: 3, processors: processors)
        for name in ["one", "two", "three"] {
            let output = CapturingConsole()
            let clone = try Machine(restoring: snapshot, system: Guest.system.get(), console: output)
            #expect(clone.brokenInvariants() == [])
            clone.sendInput(Array("\(name)\n".utf8))
            #expect(clone.run() == .exited(0))
            #expect(output.text == "read \(name), counted 4\n")
            #expect(clone.brokenInvariants() == [])
        }
        // The original has not noticed.
        machine.sendInput(Array("original\n".utf8))
        try runner.join()
        #expect(console.text == "waiting\nread original, counted 4\n")
        #expect(machine.brokenInvariants() == [])
    }

    @Test func cloneOfACloneIsTheSame() throws {
        let (machine, _, runner, snapshot) = try waitingMachine(threads: 1, processors: 1)
        machine.stop()
        try runner.join()
        let between = CapturingConsole()
        let first = try Machine(restoring: snapshot, system: Guest.system.get(), console: between)
        let host = try NativeThread.start { _ = first.run() }
        usleep(20_000)
        let second = try first.snapshot()
        first.stop()
        try host.join()
        let output = CapturingConsole()
        let clone = try Machine(restoring: second, system: Guest.system.get(), console: output)
        clone.sendInput(Array("again\n".utf8))
        #expect(clone.run() == .exited(0))
        #expect(output.text == "read again, counted 2\n")
    }

    /// A machine that is copied over and over while its threads work under a mutex comes to the right sum, and so does
    /// each copy.
    @Test func snapshotsInTheMiddleOfWork() throws {
        let console = CapturingConsole()
        let machine = try Guest.machine(["threads", "6", "1000000"], console: console) { $0.processors = 2 }
        let runner = try NativeThread.start { _ = machine.run() }
        var snapshots: [Snapshot] = []
        while snapshots.count < 6, let snapshot = try? machine.snapshot() {
            snapshots.append(snapshot)
            usleep(15_000)
        }
        try runner.join()
        #expect(console.text == "counted 6000000 6000000\n")
        #expect(snapshots.count > 1)
        for snapshot in snapshots {
            let output = CapturingConsole()
            let clone = try Machine(restoring: snapshot, system: Guest.system.get(), console: output)
            let outcome = clone.run()
            #expect(outcome == .exited(0), "\(outcome)")
            #expect(output.text == "counted 6000000 6000000\n")
        }
    }

    /// Snapshots asked for by two host threads at once, of a machine at work.
    @Test func snapshotsMayBeTakenConcurrently() throws {
        let machine = try Guest.machine(["hang"], console: CapturingConsole())
        let runner = try NativeThread.start { _ = machine.run() }
        let takers = try (0..<2).map { _ in
            try NativeThread.start { for _ in 0..<10 { _ = try? machine.snapshot() } }
        }
        for taker in takers { try taker.join() }
        let exits = machine.statistics.exits
        usleep(20_000)
        machine.pause()
        #expect(machine.statistics.exits > exits)  // it goes on between, and after
        machine.stop()
        try runner.join()
    }

    /// Memory copied while the guest runs, round by round, is exactly the guest's once it stands still: nothing that
    /// the guest or the monitor wrote has been missed.
    @Test func dirtyRoundsAddUpToTheWhole() throws {
        let machine = try Guest.machine(["churn", "5000000"], console: CapturingConsole()) {
            $0.memorySize = 64 << 20
            $0.processors = 2
        }
        let runner = try NativeThread.start { _ = machine.run() }
        usleep(20_000)
        try machine.startTracking()
        let regions = machine.slots
        let copies = regions.map { UnsafeMutableRawPointer.allocate(byteCount: $0.size, alignment: 4_096) }
        defer { for copy in copies { copy.deallocate() } }
        for (region, copy) in zip(regions, copies) { copy.copyMemory(from: region.host, byteCount: region.size) }
        var pages: [Int] = []
        for round in 0..<8 {
            let calls = machine.statistics.calls
            repeat { usleep(5_000) } while machine.statistics.calls < calls + 20
            if round == 7 { machine.pause() }
            let runs = try machine.takeDirtyRuns()
            for run in runs {
                let index = try #require(regions.firstIndex { $0 === run.region })
                (copies[index] + run.offset).copyMemory(from: run.region.host + run.offset, byteCount: run.size)
            }
            pages.append(runs.reduce(0) { $0 + $1.size / 4_096 })
        }
        for (region, copy) in zip(regions, copies) { #expect(memcmp(region.host, copy, region.size) == 0) }
        #expect(pages.allSatisfy { $0 > 0 }, "\(pages)")
        #expect(pages.last! < 64 << 20 / 4_096, "\(pages)")
        try machine.stopTracking()
        machine.stop()
        try runner.join()
    }

    /// A machine that has been on disk in between, and files that were tampered with.
    @Test func snapshotsSurviveTheDisk() throws {
        let (machine, _, runner, snapshot) = try waitingMachine(threads: 2, processors: 2)
        machine.stop()
        try runner.join()
        let folder = "/tmp/swiftlet-snapshot-\(getpid())"
        mkdir(folder, 0o700)
        defer {
            for name in ["memory", "state"] { unlink(folder + "/" + name) }
            rmdir(folder)
        }
        try snapshot.write(to: folder)
        func restored() throws -> Machine {
            try Machine(
                restoring: Snapshot(folder: folder), system: Guest.system.get(), console: CapturingConsole())
        }
        let output = CapturingConsole()
        let loaded = try Snapshot(folder: folder)
        #expect(loaded.state == snapshot.state)
        #expect(loaded.storedBytes < 16 << 20)  // holes stay holes
        let clone = try Machine(restoring: loaded, system: Guest.system.get(), console: output)
        clone.sendInput(Array("disk\n".utf8))
        #expect(clone.run() == .exited(0))
        #expect(output.text == "read disk, counted 3\n")

        // Page tables: each of these would let a guest, or the monitor on its behalf, out of what was granted.
        let root = try snapshot.state.restore(AddressSpaceState.self).root - (1 << 32)
        let file = open(folder + "/memory", O_RDWR)
        defer { close(file) }
        let attacks: [UInt64] = [
            root + (1 << 32) | 7,  // the root, linked into itself
            (1 << 45) | 7,  // a table outside memory
            (1 << 30) | 0x87,  // a leaf where only tables may be
            0x87,
        ]
        for attack in attacks {
            for index in [1, 255, 511] {
                var old: UInt64 = 0
                var entry = attack
                #expect(pread(file, &old, 8, Int(root) + 8 * index) == 8)
                #expect(pwrite(file, &entry, 8, Int(root) + 8 * index) == 8)
                #expect(throws: MachineError.self, "\(attack) at \(index)") { _ = try restored() }
                #expect(pwrite(file, &old, 8, Int(root) + 8 * index) == 8)
            }
        }
        _ = try restored()
        #expect(truncate(folder + "/state", 100) == 0)
        #expect(throws: MachineError.self) { _ = try restored() }
    }

    @Test func pauseStopsTheGuest() throws {
        let machine = try Guest.machine(["hang"], console: CapturingConsole())
        let runner = try NativeThread.start { _ = machine.run() }
        usleep(30_000)
        machine.pause()
        let exits = machine.statistics.exits
        usleep(30_000)
        #expect(machine.statistics.exits == exits)
        machine.resume()
        machine.resume()  // one too many changes nothing
        usleep(10_000)
        machine.pause()
        #expect(machine.statistics.exits > exits)
        machine.stop()
        try runner.join()
    }

    @Test func stateSurvivesItsEncodingAndDamageIsRefused() throws {
        let (machine, _, runner, snapshot) = try waitingMachine(threads: 2, processors: 2)
        machine.stop()
        try runner.join()
        let bytes = snapshot.state.encoded()
        let decoded = try MachineState(decoding: bytes)
        #expect(decoded == snapshot.state)
        #expect(try decoded.restore(AddressSpaceState.self) == snapshot.state.restore(AddressSpaceState.self))
        #expect(try decoded.restore(ThreadsState.self).threads.count == 4)

        // Any byte of a section changed, with the checksum made right again: refused, or a state that can be judged.
        var random = SystemRandomNumberGenerator()
        for _ in 0..<2_000 {
            var encoder = StateEncoder()
            try snapshot.state.restore(ThreadsState.self).save(to: &encoder)
            var damaged = encoder.bytes
            damaged[Int.random(in: 0..<damaged.count, using: &random)] ^= UInt8.random(in: 1...255, using: &random)
            var decoder = StateDecoder(damaged)
            if let threads = try? ThreadsState(restoring: &decoder, version: 1) {
                for thread in threads.threads {
                    #expect(thread.registers.rflags & 0x3000 == 0)  // no I/O privilege
                    #expect(thread.fsBase < PageTable.userAddresses.upperBound)
                }
            }
        }
    }
}
