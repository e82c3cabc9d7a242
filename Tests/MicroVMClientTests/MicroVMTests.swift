// SPDX-License-Identifier: Apache-2.0
import Glibc
import KVMTestSupport
import MicroVMClient
import TestSupport
import Testing

/// The library against real machines: the release launcher starts them, Java programs run in them.
@Suite(.enabled(if: Launcher.canRun, Launcher.reason), .serialized, .timeLimit(.minutes(5)))
struct MicroVMTests {
    private let folder: TemporaryFolder
    private let host: MachineHost
    private var classes: String { folder.path + "/classes" }

    init() throws {
        folder = try TemporaryFolder()
        host = MachineHost(folder: folder.path, launcher: Launcher.path)
        try Launcher.compile(MicroVMTests.program, into: folder)
    }

    /// Waits for a line on standard input, or for a message on a channel.
    private static let program = """
        import swiftlet.vm.Channel;
        class Work {
            public static void main(String[] words) throws Exception {
                if (words[0].equals("wait")) { System.out.println("waiting"); Thread.sleep(600_000); }
                if (words[0].equals("fail")) throw new IllegalStateException("on purpose");
                if (words[0].equals("add")) {
                    int sum = 0;
                    for (var line : new String(System.in.readAllBytes()).lines().toList()) sum += Integer.parseInt(line);
                    System.out.println(sum);
                    System.err.println("added");
                    System.exit(words.length > 1 ? 1 : 0);
                }
                if (words[0].equals("echo")) {
                    try (var channel = Channel.open("talk")) {
                        for (byte[] message; (message = channel.receive()) != null;) channel.send(message);
                        System.out.println("closed");
                    }
                }
            }
        }
        """

    private func create(_ name: String, _ words: String..., channels: [String] = []) async throws -> MicroVM {
        var options = MachineOptions()
        options.memorySize = 256 << 20
        options.processors = 1
        options.channels = channels
        return try await MicroVM.create(name, options, program: ["-cp", classes, "Work"] + words, on: host)
    }

    private func waits(_ machine: MicroVM, until isTrue: (MicroVM.State) -> Bool) async throws -> MicroVM.State {
        for _ in 0..<600 {
            let state = try await machine.state
            if isTrue(state) { return state }
            usleep(50_000)
        }
        return try await machine.state
    }

    @Test func lifeOfAMachine() async throws {
        let machine = try await create("one", "wait")
        #expect(try await machine.state == .created)
        try await machine.start()
        #expect(try await machine.state == .running)
        // Events and output, as they come.
        for _ in 0..<200 where try await machine.output.isEmpty { usleep(50_000) }
        #expect(try await machine.output == Array("waiting\n".utf8))
        let before = try await machine.statistics
        #expect(before.usage.exits >= before.calls && before.calls > 0 && before.usage.processorTime > 0)
        #expect(before.usage.writtenBytes >= 8 && before.usage.writeOperations > 0)
        #expect(before.usage.privateMemory > 1 << 20 && before.usage.privateMemory < 256 << 20)
        try await machine.pause()
        #expect(try await machine.state == .paused)
        let paused = try await machine.statistics
        usleep(300_000)
        #expect(try await machine.statistics.usage.exits == paused.usage.exits)
        try await machine.resume()
        #expect(try await machine.state == .running)
        let history = try await machine.history
        #expect(!history.isEmpty)
        #expect(zip(history, history.dropFirst()).allSatisfy { $0.usage.processorTime <= $1.usage.processorTime })
        try await machine.kill()
        let state = try await waits(machine) { $0 != .running }
        #expect(state == .ended(reason: "stopped", status: 137))
        #expect(try await machine.events.map(\.event).prefix(3) == ["started", "paused", "resumed"])
        try await machine.remove()
        #expect(access(folder.path + "/one", F_OK) != 0)
    }

    @Test func stoppingLetsTheProgramEnd() async throws {
        let machine = try await create("one", "wait")
        try await machine.start()
        for _ in 0..<200 where try await machine.output.isEmpty { usleep(50_000) }
        try await machine.stop(timeoutInSeconds: 20)
        #expect(try await waits(machine) { $0 != .running } == .exited(status: 143))
        // It can be started again.
        try await machine.start()
        #expect(try await machine.state == .running)
        try await machine.kill()
    }

    @Test func executionsHaveStreamsOfTheirOwn() async throws {
        let machine = try await create("one", "wait")
        try await machine.start()
        defer { Launcher.kill(machine) }
        let adding = try await machine.execute("Work", ["add"])
        try await adding.sendInput(Array("1\n20\n".utf8))
        try await adding.sendInput(Array("300\n".utf8))
        try await adding.sendInput([])
        let result = try await adding.result()
        #expect(result.status == 0)
        #expect(String(decoding: result.output, as: UTF8.self) == "321\n")
        #expect(String(decoding: result.errors, as: UTF8.self) == "added\n")
        let failing = try await machine.execute("Work", ["fail"]).result()
        #expect(failing.status == 1)
        #expect(String(decoding: failing.errors, as: UTF8.self).contains("IllegalStateException: on purpose"))
        let missing = try await machine.execute("Nothing").result()
        #expect(missing.status == 1)
    }

    @Test func channelsCarryMessages() async throws {
        let machine = try await create("one", "echo", channels: ["talk"])
        try await machine.start()
        defer { Launcher.kill(machine) }
        let channel = try await machine.channel("talk")
        for size in [0, 1, 1_000, 200_000] {
            let message = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 7) }
            try await channel.send(message)
            #expect(try await channel.receive() == message)
        }
        await #expect(throws: MachineFailure.noChannel("other")) { _ = try await machine.channel("other") }
        channel.finish()
        #expect(try await channel.receive() == nil)
        #expect(try await waits(machine) { $0 != .running } == .exited(status: 0))
        #expect(try await machine.output == Array("closed\n".utf8))
    }

    @Test func mistakesAreTyped() async throws {
        let machine = try await create("one", "wait")
        await #expect(throws: MachineFailure.self) { _ = try await create("one", "wait") }
        let missing = MicroVM(named: "missing", on: host)
        do {
            try await missing.start()
            Issue.record("a machine that does not exist has started")
        } catch {
            guard case .refused(let status, let message) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(status == 125 && message.contains("missing"))
        }
        await #expect(throws: MachineFailure.notRunning) { try await machine.pause() }
        await #expect(throws: MachineFailure.notRunning) { _ = try await machine.statistics }
        await #expect(throws: MachineFailure.notRunning) { _ = try await machine.execute("Work") }
        let nowhere = MachineHost(folder: folder.path, launcher: "/no/such/launcher")
        await #expect(throws: MachineFailure.self) { try await MicroVM(named: "one", on: nowhere).start() }
        try await machine.start()
        do {
            try await machine.start()
            Issue.record("a machine was started twice")
        } catch {
            guard case .refused(125, _) = error else {
                Issue.record("\(error)")
                return
            }
        }
        try await machine.kill()
    }

    /// This process starts machines, speaks to them, and holds nothing of KVM's; the machine's process does.
    @Test func applicationsHoldNoDescriptorOfKVM() async throws {
        let machine = try await create("one", "echo", channels: ["talk"])
        try await machine.start()
        defer { Launcher.kill(machine) }
        let channel = try await machine.channel("talk")
        try await channel.send([1])
        #expect(try await channel.receive() == [1])
        #expect(Launcher.descriptors(of: "self").filter { $0.contains("kvm") } == [])
        let pid = try #require(Launcher.process(of: machine))
        #expect(Launcher.descriptors(of: "\(pid)").contains { $0.contains("kvm-vm") })
    }
}
