// SPDX-License-Identifier: Apache-2.0
import CBareKVM
import KVM
import MicroVM
import Platform

// Measures machines: `machine-benchmark GUEST` for the figures of docs/system-vm.md, where GUEST is the probe guest;
// `machine-benchmark GUEST PROCESSORS ARGUMENT...` runs the guest once and says how it ended; `machine-benchmark --least` compares
// the least machine of ours with the least there can be.

/// Prints the median and the fastest of `count` runs, in microseconds.
func measure(_ name: String, count: Int = 60, _ body: () throws -> Void) throws {
    try body()
    var times: [UInt64] = []
    for _ in 0..<count {
        let begin = SystemClock.monotonicNanoseconds
        try body()
        times.append(SystemClock.monotonicNanoseconds - begin)
    }
    times.sort()
    print("\(name): median \(times[count / 2] / 1_000) us, fastest \(times[0] / 1_000) us")
}

func run(_ executable: GuestExecutable, _ system: KVMSystem, _ arguments: [String], processors: Int = 1) throws
    -> String
{
    var configuration = MachineConfiguration()
    configuration.arguments = ["probe"] + arguments
    configuration.processors = processors
    configuration.memorySize = 512 << 20
    let console = CapturingConsole()
    let machine = try Machine(configuration, executable: executable, system: system, console: console)
    let outcome = machine.run()
    return console.text + (outcome == .exited(0) ? "" : "\(outcome)\n")
}

let arguments = CommandLine.arguments
guard arguments.count > 1 else {
    print("usage: machine-benchmark --least | GUEST [PROCESSORS ARGUMENT...]")
    throw MachineError.configuration("no guest")
}
let system = try KVMSystem()
if arguments[1] == "--least" {
    try measureLeast(system)
} else if arguments.count > 3, let processors = Int(arguments[2]) {
    let executable = try GuestExecutable(path: arguments[1])
    var configuration = MachineConfiguration()
    configuration.arguments = Array(arguments[1...1] + arguments[3...])
    configuration.processors = processors
    let machine = try Machine(configuration, executable: executable, system: system)
    let outcome = machine.run()
    if case .crashed(let report) = outcome { print(report) } else { print(outcome) }
    print(machine.statistics)
} else {
    let device = bare_kvm_open()
    try measure("bare KVM program, 1 page, 1 VCPU") { _ = bare_kvm_run(device, 0) }
    try measure("the same with CPUID set") { _ = bare_kvm_run(device, 1) }
    try measure("open KVM (once a process)", count: 10) { _ = try KVMSystem() }
    try measure("prepare the executable (once a process)", count: 5) { _ = try GuestExecutable(path: arguments[1]) }
    let executable = try GuestExecutable(path: arguments[1])
    print("system-call sites replaced ahead: \(executable.patchedSites)")
    var configuration = MachineConfiguration()
    configuration.arguments = ["probe", "nothing"]
    try measure("create and destroy a machine, 256 MB") {
        _ = try Machine(configuration, executable: executable, system: system, console: CapturingConsole())
    }
    try measure("create, run and destroy: a guest that does nothing") {
        _ = try run(executable, system, ["nothing"])
    }
    try measure("create, run and destroy: hello") { _ = try run(executable, system, ["hello"]) }
    // A guest that waits for input, copied there.
    configuration.arguments = ["probe", "echo"]
    let original = try Machine(configuration, executable: executable, system: system, console: CapturingConsole())
    original.sendInput([])
    let runner = try NativeThread.start { _ = original.run() }
    try measure("wait", count: 1) { _ = try run(executable, system, ["sleep", "50"]) }
    try measure("pause, snapshot, resume", count: 20) { _ = try original.snapshot() }
    let snapshot = try original.snapshot()
    print("bytes stored: \(snapshot.storedBytes)")
    try measure("make and destroy a clone") {
        _ = try Machine(restoring: snapshot, system: system, console: CapturingConsole())
    }
    try measure("make a clone, let it read a line and finish, destroy it") {
        let clone = try Machine(restoring: snapshot, system: system, console: CapturingConsole())
        clone.sendInput(Array("line\n".utf8))
        clone.closeInput()
        _ = clone.run()
    }
    original.stop()
    try runner.join()
    for line in try run(executable, system, ["calls", "20000"]).split(separator: "\n") { print("call:", line) }
    for processors in [1, 2] {
        let text = try run(executable, system, ["pingpong", "2000"], processors: processors)
        print("ping-pong of two threads on \(processors):", text.split(separator: "\n").last.map { String($0) } ?? "")
        let threads = try run(executable, system, ["manythreads", "1000"], processors: processors)
        print(
            "create and join a thread on \(processors):", threads.split(separator: "\n").last.map { String($0) } ?? "")
    }
    for advice in ["plain", "large", "populate"] {
        print(advice, try run(executable, system, ["touch", "256", advice]), terminator: "")
    }
    print(
        "memory:", try run(executable, system, ["memory", "256"]).split(separator: "\n").last.map { String($0) } ?? "")
}
