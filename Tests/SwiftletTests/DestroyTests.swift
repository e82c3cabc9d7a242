// SPDX-License-Identifier: Apache-2.0
import Glibc
import Platform
import Runtime
import Swiftlet
import Synchronization
import TestSupport
import Testing

extension MachineTests {
    @Suite struct DestroyTests {
        private func start(_ java: HostedThread, _ what: String, _ argument: String = "") throws {
            try java.callStatic(
                "Programs", "start", "(Ljava/lang/String;Ljava/lang/String;)V", [.string(what), .string(argument)])
        }

        @Test(arguments: ["loop", "sleep", "wait", "contend"]) func endsThreadsInJava(_ what: String) throws {
            let machine = try Machines.make()
            let java = try machine.boot()
            try start(java, what)
            usleep(50_000)
            var report: DestroyReport?
            let seconds = Machines.seconds { report = machine.destroy() }
            #expect(report?.stragglers == [])
            #expect(seconds < 1)
            // Once more does no harm.
            #expect(machine.destroy().isComplete)
        }

        @Test func interruptsSystemCalls() throws {
            let folder = try TemporaryFolder()
            let fifo = folder.path + "/fifo"
            try #require(mkfifo(fifo, 0o600) == 0)
            // Held open for writing, so that the reader waits in read(2), not in open(2).
            let writer = Glibc.open(fifo, O_RDWR)
            defer { Glibc.close(writer) }
            let machine = try Machines.make()
            let java = try machine.boot()
            try start(java, "read", fifo)
            usleep(100_000)
            var report: DestroyReport?
            let seconds = Machines.seconds { report = machine.destroy() }
            #expect(report?.stragglers == [])
            #expect(seconds < 1)
        }

        @Test func aCallInProgressFailsWhenTheMachineGoes() throws {
            let machine = try Machines.make()
            let java = try machine.boot()
            let killer = try NativeThread.start {
                usleep(100_000)
                machine.destroy()
            }
            #expect(throws: JavaError.destroyed) { try java.callStatic("Programs", "loop", "()V") }
            try killer.join()
        }

        @Test func namesThreadsInsideHostCallbacks() throws {
            let machine = try Machines.make()
            let gate = Gate()
            // A native of the embedder that knows nothing of being interrupted.
            machine.natives.register("java/util/TimeZone") { binder in
                binder.bind("getSystemTimeZoneID", "(Ljava/lang/String;)Ljava/lang/String;") { call in
                    call.thread.inNative { gate.pass() }
                    return .null
                }
            }
            let java = try machine.boot()
            try start(java, "ask")
            #expect(Machines.wait { gate.isWaiting })
            let report = machine.destroy(timeout: .milliseconds(300))
            #expect(report.stragglers.map(\.name) == ["ask-thread"])
            #expect(report.stragglers.map(\.isInHostCode) == [true])
            gate.open()
            #expect(machine.destroy().isComplete)
        }

        /// A thousand machines one after another: the process is as it was before.
        @Test func leavesNothingBehind() throws {
            let folder = try TemporaryFolder()
            let image = try StartupImages.create(Machines.options(), to: folder.path + "/image")
            func cycle(_ index: Int) throws {
                let output = OutputBuffer()
                let machine = try Machines.make(
                    image: .file(image), streams: StandardStreams(output: .buffer(output)))
                #expect(machine.startsFromImage)
                let java = try machine.boot()
                if index % 4 == 0 { try start(java, "sleep") }
                let work = try java.callStatic("Programs", "work", "(I)Ljava/lang/String;", [.int(200)])
                #expect(work.string != nil)
                #expect(machine.destroy().isComplete)
            }
            // The first few fill the allocator's pools and the threads' stack cache.
            for index in 0..<20 { try cycle(index) }
            let before = Machines.footprint()
            for index in 0..<1000 { try cycle(index) }
            let after = Machines.footprint()
            print(
                "after 1000 machines: mappings \(before.mappings) -> \(after.mappings), threads \(before.threads) -> "
                    + "\(after.threads), descriptors \(before.descriptors) -> \(after.descriptors), "
                    + "resident \(before.resident >> 10) -> \(after.resident >> 10) KiB")
            #expect(after.mappings - before.mappings < 20)
            #expect(after.threads <= before.threads)
            #expect(after.descriptors <= before.descriptors)
            // 10 KB a machine would be as much.
            #expect(after.resident - before.resident < 10 << 20)
        }
    }
}

/// Holds a thread until it is opened.
private final class Gate: @unchecked Sendable {
    private let mutex = NativeMutex()
    private let changed = NativeCondition()
    private var waiting = false
    private var isOpen = false

    deinit {
        changed.destroy()
        mutex.destroy()
    }

    var isWaiting: Bool { mutex.withLock { waiting } }

    func pass() {
        mutex.lock()
        waiting = true
        while !isOpen { changed.wait(mutex) }
        mutex.unlock()
    }

    func open() {
        mutex.withLock {
            isOpen = true
            changed.broadcast()
        }
    }
}
