// SPDX-License-Identifier: Apache-2.0
import Glibc
import KVM
import KVMTestSupport
import Testing

@testable import MicroVM

/// The probe guest, run with arguments.
enum Guest {
    /// Where scripts/build-probe-guest puts the executable.
    static let path: String? = {
        let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let path = "/" + root + "/.build-guest/release/probe-guest"
        return access(path, R_OK) == 0 ? path : nil
    }()

    /// Whether guests can run: /dev/kvm is there and the probe is built. Says loudly what is missing.
    static let canRun: Bool = {
        guard KVMAvailability.isAvailable else { return false }
        guard path != nil else {
            let text = "*** the probe guest is not built (scripts/build-probe-guest): MACHINE TESTS ARE SKIPPED\n"
            _ = text.utf8CString.withUnsafeBytes { write(2, $0.baseAddress, $0.count - 1) }
            return false
        }
        return true
    }()
    static let reason: Comment = "needs /dev/kvm and the probe guest of scripts/build-probe-guest"

    static let system = Result { try KVMSystem() }
    static let executable = Result { try GuestExecutable(path: path ?? "") }

    struct Run {
        var outcome: MachineOutcome
        var text: String
        var broken: [String]
        var statistics: Machine.Statistics
        /// What its threads were about at the end, in words.
        var threads: [String]

        init(_ machine: Machine, _ outcome: MachineOutcome, _ console: CapturingConsole) {
            self.outcome = outcome
            text = console.text
            broken = machine.brokenInvariants()
            statistics = machine.statistics
            let scheduler = machine.environment.scheduler
            threads = scheduler.lock.withLock { scheduler.threads.values.map { "\($0.id): \($0.state)" } }
        }
    }

    static func configuration(_ arguments: [String]) -> MachineConfiguration {
        var configuration = MachineConfiguration()
        configuration.arguments = ["probe"] + arguments
        configuration.environment = ["PROBE=set"]
        configuration.timeLimit = 30_000_000_000
        return configuration
    }

    static func machine(
        _ arguments: [String], console: any MachineConsole, _ change: (inout MachineConfiguration) -> Void = { _ in }
    ) throws -> Machine {
        var configuration = configuration(arguments)
        change(&configuration)
        return try Machine(
            configuration, executable: executable.get(), system: system.get(), console: console)
    }

    static func run(
        _ arguments: String..., change: (inout MachineConfiguration) -> Void = { _ in }
    ) throws -> Run {
        let console = CapturingConsole()
        let machine = try machine(arguments, console: console, change)
        let outcome = machine.run()
        return Run(machine, outcome, console)
    }
}

extension MachineOutcome {
    /// The exception a crashed guest met.
    var vector: Int? {
        if case .crashed(let report) = self, case .exception(let vector, _) = report.cause { vector } else { nil }
    }
    var report: CrashReport? { if case .crashed(let report) = self { report } else { nil } }
}
