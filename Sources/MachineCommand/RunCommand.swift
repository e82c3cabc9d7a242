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
            MachineCommand.complain(JSONText.object([("exit_status", .number(Int(status)))] + fields).text)
        }
        return status
    }

    static func openKVM() throws(CommandFailure) -> KVMSystem {
        do throws(KVMError) {
            return try KVMSystem()
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
