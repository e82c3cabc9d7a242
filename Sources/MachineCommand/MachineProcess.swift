// SPDX-License-Identifier: Apache-2.0
import CSwiftlet
import ClassPath
import Glibc
import KVM
import MicroVM
import Platform

// The process that runs one machine of a folder: `swiftlet vm serve NAME`, which `start` starts and nobody else should.
// Everything it needs is opened first; then it goes to jail, and from there answers its control socket.

final class MachineProcess: Sendable {
    private let machine: Machine
    private let console: LogConsole
    private let journal: Journal
    private let relay: SignalRelay
    private let control: Int32
    private let figures: MachineFigures
    private let devices: MachineDevices

    /// Runs a machine to its end; the exit status is that of `vm run`.
    static func serve(_ folder: MachineFolder) throws(CommandFailure) -> Int32 {
        Jail.closeInherited()
        let lock = open(folder.path + "/lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard lock >= 0, isOurs(lock) else { throw .failure("\(folder.name) is running") }
        let status = open(folder.statusPath, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        let journal = try Journal(folder)
        do throws(CommandFailure) {
            let process = try MachineProcess(folder, journal: journal)
            let outcome = process.run()
            let text = process.describe(outcome)
            journal.note(text.state + (text.detail.isEmpty ? "" : ": " + text.detail))
            write(text, to: status)
            return text.exitStatus
        } catch {
            journal.note("failed: " + error.message)
            write(Ending(state: "failed", exitStatus: error.status, detail: error.message), to: status)
            throw error
        }
    }

    /// Whether nobody else runs the machine. A process that was killed a moment ago may still be on its way out: it answers
    /// no more, so `start` has come this far.
    private static func isOurs(_ lock: Int32) -> Bool {
        for _ in 0..<200 {
            if flock(lock, LOCK_EX | LOCK_NB) == 0 { return true }
            usleep(10_000)
        }
        return false
    }

    private init(_ folder: MachineFolder, journal: Journal) throws(CommandFailure) {
        let settings = try folder.settings
        guard !settings.program.isEmpty else { throw .failure("machine.toml names no program") }
        let home: JavaHome
        do throws(JavaHome.NotFound) { home = try JavaHome.discover() } catch { throw .failure("\(error)") }
        let guest = try GuestImage.path(settings.guestImage)
        var configuration = try settings.configuration(
            home: home, guest: guest, workingDirectory: settings.workingDirectory ?? RunCommand.currentFolder)
        let executable = try GuestImage.open(guest)
        let system = try RunCommand.openKVM()
        control = try ControlChannel.listen(at: folder.controlPath)
        devices = try MachineDevices(settings.channels, folder: folder)
        configuration.devices = devices.grants
        console = try LogConsole(path: folder.logPath)
        figures = MachineFigures()
        self.journal = journal
        var jail = Jail()
        configuration.outsideSockets = jail.leaveNetwork(&configuration.network)
        signal(SIGPIPE, SIG_IGN)
        SignalRelay.block()
        do throws(MachineError) {
            machine = try Machine(configuration, executable: executable, system: system, console: console)
        } catch {
            throw .failure("\(error)")
        }
        jail.close()
        for measure in jail.missing { journal.note("the host refused \(measure)") }
        relay = SignalRelay(machine)
    }

    private func run() -> MachineOutcome {
        do throws(SystemError) {
            try relay.start()
            try NativeThread.start(name: "control") { [self] in answerRequests() }.detach()
            try NativeThread.start(name: "figures") { [self] in figures.keepHistory(machine) }.detach()
        } catch {
            return .failed("\(error)")
        }
        journal.note("started")
        return machine.run()
    }

    // MARK: Requests

    private func answerRequests() {
        while true {
            let client = accept(control, nil, nil)
            guard client >= 0 else {
                if errno == EINTR || errno == ECONNABORTED { continue }
                return
            }
            var limit = timeval(tv_sec: 5, tv_usec: 0)
            setsockopt(client, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
            let words = ControlChannel.line(from: client)?.split(separator: " ").map(String.init) ?? []
            if words.first == "console" {
                console.attach(client, input: machine)
                continue
            }
            if words.count == 2, words[0] == "channel" {
                if !devices.passChannel(words[1], to: client) { ControlChannel.send("\n", to: client) }
                close(client)
                continue
            }
            let isEnd = words.first == "stop" || words.first == "kill"
            // The process may be gone before it could say that it ended: it says so first.
            let answer = isEnd ? JSONText.object([("state", .string(state))]) : answer(words)
            ControlChannel.send(answer.text + "\n", to: client)
            close(client)
            if isEnd { end(byForce: words.first == "kill") }
        }
    }

    private func end(byForce: Bool) {
        if byForce { return relay.end(by: SIGKILL) }
        if journal.isPaused {
            machine.resume()
            journal.note("resumed", isPaused: false)
        }
        journal.note("asked to stop")
        if !machine.deliver(signal: SIGTERM) { relay.end(by: SIGTERM) }
    }

    private func answer(_ words: [String]) -> JSONText {
        switch words.first {
        case "status": return .object([("state", .string(state)), ("pid", .number(Int(getpid())))])
        case "stats": return figures.report(machine)
        case "history": return figures.history
        case "pause":
            if !journal.isPaused {
                machine.pause()
                journal.note("paused", isPaused: true)
            }
        case "resume":
            if journal.isPaused {
                machine.resume()
                journal.note("resumed", isPaused: false)
            }
        default: return .object([("error", .string("there is no request of that name"))])
        }
        return .object([("state", .string(state))])
    }

    private var state: String { journal.isPaused ? "paused" : "running" }

    // MARK: The end

    struct Ending {
        var state: String
        var exitStatus: Int32
        var detail = ""
    }

    private func describe(_ outcome: MachineOutcome) -> Ending {
        switch outcome {
        case .exited(let status): Ending(state: "exited", exitStatus: status)
        case .crashed(let report):
            Ending(state: "crashed", exitStatus: ExitStatus.crash, detail: report.description)
        case .stopped: Ending(state: "stopped", exitStatus: ExitStatus.signal + relay.deadlySignal)
        case .timeLimitReached: Ending(state: "time limit reached", exitStatus: ExitStatus.timeLimit)
        case .failed(let text): Ending(state: "failed", exitStatus: ExitStatus.failure, detail: text)
        }
    }

    private static func write(_ ending: Ending, to file: Int32) {
        var document = TOMLDocument()
        document["state"] = .string(ending.state)
        document["exit_status"] = .integer(Int(ending.exitStatus))
        document["detail"] = .string(ending.detail)
        let bytes = Array(document.text.utf8)
        _ = bytes.withUnsafeBytes { pwrite(file, $0.baseAddress, $0.count, 0) }
    }
}
