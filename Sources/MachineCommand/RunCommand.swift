// SPDX-License-Identifier: Apache-2.0
import ClassPath
import CommandLine
import Glibc
import KVM
import MicroVM
import Platform

/// `swiftlet vm run`: a program in a machine that lives as long as the program, with this process's streams and signals.
enum RunCommand {
    static func run(_ words: [String]) throws(CommandFailure) -> Int32 {
        let settings = try MachineSettings(words: words)
        guard !settings.program.isEmpty else { throw .usage("nothing to run") }
        guard settings.channels.isEmpty else { throw .usage("channels are for machines that are created and started") }
        if settings.isolation == .process { return Launcher.main(settings.program) }
        Jail.closeInherited()
        let home: JavaHome
        do throws(JavaHome.NotFound) { home = try JavaHome.discover() } catch { throw .failure("\(error)") }
        if settings.isolation == .zone { return try Zone.run(settings, home: home) }
        let guest = try GuestImage.path(settings.guestImage)
        var configuration = try settings.configuration(home: home, guest: guest, workingDirectory: currentFolder)
        configuration.inheritsStreams = true
        let executable = try GuestImage.open(guest)
        let system = try openKVM()
        let figures = settings.isJSON ? MachineFigures() : nil
        let recorder = try settings.hotPagesFile.map { (path) throws(CommandFailure) in try HotPagesRecorder(path) }
        var jail = Jail()
        configuration.outsideSockets = jail.leaveNetwork(&configuration.network)
        signal(SIGPIPE, SIG_IGN)
        SignalRelay.block()
        let machine: Machine
        do throws(MachineError) {
            machine = try Machine(configuration, executable: executable, system: system)
        } catch {
            throw .failure("\(error)")
        }
        jail.close()
        if settings.isVerbose {
            for measure in jail.missing { MachineCommand.complain("swiftlet vm run: the host refused \(measure)") }
        }
        let relay = SignalRelay(machine)
        do throws(SystemError) { try relay.start() } catch { throw .failure("\(error)") }
        let outcome = machine.run()
        recorder?.record(machine)
        let status = status(of: outcome, relay)
        if let figures, case .object(let fields) = figures.report(machine) {
            // Its threads are gone, and with them the kernel's record of what they waited for.
            let kept = fields.filter { $0.0 != "steal_ns" && $0.0 != "threads" }
            MachineCommand.complain(JSONText.object([("exit_status", .number(Int(status)))] + kept).text)
        }
        return status
    }

    /// The device: what SWIFTLET_KVM_DESCRIPTOR says is open already, for users who may not open it; else /dev/kvm.
    static func openKVM() throws(CommandFailure) -> KVMSystem {
        var device = LinuxKVMDevice()
        var given: Int32?
        if let text = Environment.value(of: "SWIFTLET_KVM_DESCRIPTOR") {
            guard let number = Int32(text), number > 2 else {
                throw .usage("SWIFTLET_KVM_DESCRIPTOR=\(text) is no descriptor")
            }
            device = LinuxKVMDevice(descriptor: number)
            given = number
        }
        // The machine has a descriptor of its own then.
        defer { if let given { close(given) } }
        do throws(KVMError) {
            return try KVMSystem(device: device)
        } catch {
            throw .noKVM("this machine cannot run guests: \(error)")
        }
    }

    static var currentFolder: String {
        guard let path = getcwd(nil, 0) else { return "/" }
        defer { free(path) }
        return String(cString: path)
    }

    private static func status(of outcome: MachineOutcome, _ relay: SignalRelay) -> Int32 {
        switch outcome {
        case .exited(let status): return status
        case .crashed(let report):
            MachineCommand.complain("\(report)")
            return ExitStatus.crash
        case .stopped: return ExitStatus.signal + relay.deadlySignal
        case .timeLimitReached:
            MachineCommand.complain("swiftlet vm run: the time limit was reached")
            return ExitStatus.timeLimit
        case .failed(let text):
            MachineCommand.complain("swiftlet vm run: \(text)")
            return ExitStatus.failure
        }
    }
}
