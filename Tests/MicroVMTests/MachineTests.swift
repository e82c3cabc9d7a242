// SPDX-License-Identifier: Apache-2.0
import Glibc
import KVM
import KVMTestSupport
import Platform
import Testing

@testable import MicroVM

/// A static Swift executable, run as a guest.
@Suite(.enabled(if: Guest.canRun, Guest.reason), .serialized, .timeLimit(.minutes(2)))
struct MachineTests {
    @Test func helloIsPrinted() throws {
        let run = try Guest.run("hello")
        #expect(run.outcome == .exited(0))
        #expect(run.text == "hello from a guest\n")
        #expect(run.broken == [])
    }

    @Test(arguments: [0, 3, 255]) func statusIsTheMachines(_ status: Int) throws {
        #expect(try Guest.run("exit", "\(status)").outcome == .exited(Int32(status)))
    }

    @Test func argumentsAndEnvironmentArrive() throws {
        #expect(try Guest.run("arguments", "eins", "").text == "probe|arguments|eins| set\n")
    }

    @Test func inputIsWaitedForAndRead() throws {
        let console = CapturingConsole()
        let machine = try Guest.machine(["echo"], console: console)
        machine.sendInput(Array("one\ntw".utf8))
        let feeder = try NativeThread.start {
            usleep(50_000)
            machine.sendInput(Array("o\n".utf8))
            machine.closeInput()
        }
        #expect(machine.run() == .exited(0))
        try feeder.join()
        #expect(console.text == "<one>\n<two>\n")
    }

    @Test func mapsListWhatIsMapped() throws {
        let text = try Guest.run("maps").text
        #expect(text.contains("[stack]") && text.contains("[heap]") && text.contains("r-xp"))
    }

    // MARK: Crashes

    @Test func swiftTrapIsReportedWithRegisters() throws {
        let run = try Guest.run("trap", "5")
        let report = try #require(run.outcome.report)
        #expect(run.outcome.vector == 6)
        #expect(report.code.starts(with: [0x0f, 0x0b]))  // ud2
        #expect(report.registers.count == CrashReport.registerNames.count)
        #expect(report.description.contains("#UD") && report.description.contains("rip"))
        #expect(run.broken == [])
    }

    @Test func abortIsASignal() throws {
        #expect(try Guest.run("abort").outcome.report?.cause == .signal(6))
    }

    @Test func nullAndKernelAddressesFault() throws {
        for address in ["0", "8", "ffffffff80000000", "ffffffff80000800", "7ffffffff000"] {
            for action in ["load", "store", "jump"] {
                let outcome = try Guest.run(action, address).outcome
                #expect(outcome.vector == 14, "\(action) \(address)")
                #expect(outcome.report?.faultAddress == UInt64(address, radix: 16))
            }
        }
        #expect(try Guest.run("load", "8000000000000000").outcome.vector == 13)  // not canonical
    }

    @Test func readOnlyPagesAreReadOnly() throws {
        let run = try Guest.run("protect")
        #expect(run.text == "kept\n")
        #expect(run.outcome.vector == 14)
    }

    @Test func dataDoesNotRun() throws {
        let run = try Guest.run("execute")
        #expect(run.text == "jumping\n")
        #expect(run.outcome.vector == 14)
    }

    // MARK: Threads

    @Test(arguments: [1, 2, 3]) func threadsCountTogether(_ processors: Int) throws {
        let run = try Guest.run("threads", "8") { $0.processors = processors }
        #expect(run.outcome == .exited(0))
        #expect(run.text == "counted 8000 8000\n")
        #expect(run.broken == [])
        #expect(run.statistics.processors <= processors)
    }

    @Test(arguments: [1, 2]) func threadsWakeEachOther(_ processors: Int) throws {
        let run = try Guest.run("pingpong", "200") { $0.processors = processors }
        #expect(run.outcome == .exited(0))
        #expect(run.text.hasPrefix("turns 400\n"))
    }

    /// Five threads that never block share two processors: time slices let each of them run.
    @Test(arguments: [1, 2]) func slicesLetEveryThreadRun(_ processors: Int) throws {
        let run = try Guest.run("spin", "5") { $0.processors = processors }
        #expect(run.outcome == .exited(0))
        #expect(run.text == "all ran 5\n")
    }

    @Test func manyThreadsComeAndGo() throws {
        let run = try Guest.run("manythreads", "100") { $0.processors = 2 }
        #expect(run.outcome == .exited(0))
        #expect(run.text.hasPrefix("joined 100\n"))
        #expect(run.broken == [])
    }

    @Test func threadLimitIsAnAnswer() throws {
        #expect(try Guest.run("spin", "5") { $0.threadLimit = 4 }.outcome == .exited(80))
    }

    @Test func sleepTakesItsTime() throws {
        #expect(try Guest.run("sleep", "60").text == "slept\n")
    }

    @Test(arguments: [1, 2]) func processorTimeIsEachThreadsOwn(_ processors: Int) throws {
        let run = try Guest.run("clocks") { $0.processors = processors }
        #expect(run.text == "slept true other true all true\n")
    }

    // MARK: Memory

    @Test func memoryIsSound() throws {
        let run = try Guest.run("memory", "150") { $0.memorySize = 512 << 20 }
        #expect(run.outcome == .exited(0))
        #expect(run.text.hasPrefix("memory is sound\n"))
        #expect(run.broken == [])
    }

    @Test(arguments: ["plain", "large", "populate"]) func freshMemoryIsTouched(_ advice: String) throws {
        let run = try Guest.run("touch", "64", advice)
        #expect(run.outcome == .exited(0))
        #expect(run.text.hasPrefix("touched"))
    }

    @Test func tooMuchMemoryIsRefused() throws {
        #expect(try Guest.run("memory", "300").outcome == .exited(70))
    }

    @Test func heapIsSound() throws {
        let run = try Guest.run("heap", "20000")
        #expect(run.outcome == .exited(0))
        #expect(run.text == "heap is sound\n")
        #expect(run.broken == [])
    }

    @Test func codeRunsThroughItsAlias() throws {
        let run = try Guest.run("alias")
        #expect(run.text == "42\n77\n77\n")
        #expect(run.outcome.vector == 14)
        #expect(run.broken == [])
    }

    @Test func callAcrossACacheLineWorks() throws {
        let run = try Guest.run("straddle")
        #expect(run.outcome == .exited(0))
        #expect(run.text == "1\n1\n1\n")
    }

    // MARK: Files

    /// A file of more than two large pages and a bit: read, mapped, and not written.
    @Test func grantedFilesAreReadAndMapped() throws {
        let path = "/tmp/swiftlet-granted-\(getpid())"
        var contents = [UInt8](repeating: 0, count: 5 << 20 | 123)
        for index in contents.indices { contents[index] = UInt8(truncatingIfNeeded: index &* 7 ^ index >> 9) }
        let file = open(path, O_RDWR | O_CREAT | O_TRUNC, 0o600)
        defer {
            close(file)
            unlink(path)
        }
        #expect(Glibc.write(file, contents, contents.count) == contents.count)
        var sum: UInt64 = 0
        for byte in contents { sum = sum &* 31 &+ UInt64(byte) }

        let run = try Guest.run("file", "/data/file") {
            $0.files = [GrantedFile(guestPath: "/data/file", hostPath: path)]
        }
        #expect(run.text == "size \(contents.count) sum \(sum)\n")
        #expect(run.outcome.vector == 14)
        #expect(run.broken == [])
        #expect(try Guest.run("file", "/data/file").outcome == .exited(70))
    }

    @Test func filesThatCannotBeGrantedAreRefused() throws {
        for host in ["/nonexistent/file", "/tmp", "/dev/null"] {
            #expect(throws: MachineError.self) {
                try Guest.machine([], console: CapturingConsole()) {
                    $0.files = [GrantedFile(guestPath: "/f", hostPath: host)]
                }
            }
        }
    }

    // MARK: Ends

    @Test func timeLimitEndsALoop() throws {
        let run = try Guest.run("hang") { $0.timeLimit = 100_000_000 }
        #expect(run.outcome == .timeLimitReached)
    }

    @Test(arguments: ["hang", "deadlock"]) func stopComesFromOutside(_ what: String) throws {
        let machine = try Guest.machine([what], console: CapturingConsole())
        let stopper = try NativeThread.start {
            usleep(50_000)
            machine.stop()
        }
        #expect(machine.run() == .stopped)
        try stopper.join()
    }

    @Test func impossibleConfigurationsAreRefused() throws {
        let changes: [(inout MachineConfiguration) -> Void] = [
            { $0.memorySize = 0 }, { $0.memorySize = 3 << 20 }, { $0.memorySize = .max }, { $0.processors = 0 },
            { $0.processors = 1_000 }, { $0.threadLimit = 0 }, { $0.timeSlice = 0 }, { $0.arguments = ["a\0b"] },
            { $0.environment = [String(repeating: "x", count: 2 << 20)] },
        ]
        for change in changes {
            #expect(throws: MachineError.self) { try Guest.machine([], console: CapturingConsole(), change) }
        }
    }

    /// Each call of the kernel's that a machine makes is refused once: an error or a failed outcome, never a crash.
    @Test(arguments: KVMCall.allCases) func refusedCallsAreReported(_ call: KVMCall) throws {
        let device = ScriptedDevice(wrapping: LinuxKVMDevice())
        let system = try KVMSystem(device: device)
        let before = device.tally.calls[call, default: 0]
        device.refuse(call, occurrence: before + 1, errno: 5)
        let executable = try Guest.executable.get()
        var outcome: MachineOutcome?
        do throws(MachineError) {
            let machine = try Machine(
                Guest.configuration(["hello"]), executable: executable, system: system,
                console: CapturingConsole())
            outcome = machine.run()
        } catch {
            guard case .kvm(let kvm) = error else { Issue.record("\(error)"); return }
            #expect(kvm.errno == 5)
        }
        if let outcome {
            if device.tally.calls[call, default: 0] > before {
                guard case .failed(let text) = outcome else { Issue.record("\(outcome)"); return }
                #expect(text.contains(call.rawValue))
            } else {
                #expect(outcome == .exited(0))
            }
        }
        #expect(device.tally.mapped == device.tally.unmapped)
    }
}
