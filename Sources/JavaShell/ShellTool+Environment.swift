// SPDX-License-Identifier: Apache-2.0
import ClassPath
import CompilerCommand
import JavaCompiler
import JavaSyntax
import Swiftlet

// Sessions and what they run in: made, thrown away, made again.

extension ShellTool {
    /// A session that knows nothing yet, in a machine of its own.
    static func makeSession(
        _ configuration: ShellConfiguration, _ options: ShellOptions
    ) throws(MachineError) -> Session {
        var machineOptions: MachineOptions = try configuration.machineOptions(options[.machine])
        options.apply(to: &machineOptions)
        var compilation: CompilationOptions
        do throws(CompileOptions.Refusal) {
            // As jshell has it, unchecked operations are warned of one by one.
            compilation = try CompileOptions.parse(["-Xlint:unchecked"] + options[.compiler]).compilation
        } catch { throw MachineError(error.message) }
        options.apply(to: &compilation)
        // Code that runs once is not worth a call site that is linked at run time.
        compilation.emission.hasInlineConcatenation = true
        let image: ImageReader
        do { image = try ImageReader(path: configuration.home.modulesPath) } catch {
            throw MachineError("\(configuration.home.modulesPath): \(error)")
        }
        let classPath: ClassPath = ClassPath(options.searchPath)
        let universe: Universe = Universe(
            names: NameTable(), finder: LibraryClassFinder(image: image, classPath: classPath))
        universe.namesTypesInFull = true
        let machine: SnippetMachine = try SnippetMachine(machineOptions, image: configuration.image)
        return Session(
            universe: universe, options: compilation, classIndex: ClassIndex(image: image, classPath: classPath),
            machine: machine)
    }

    /// Evaluates the start-up snippets.
    func start() {
        session.isStartingUp = true
        loop(TextLines(startup.text))
        session.isStartingUp = false
    }

    /// A new session that knows nothing of the old one, in place of it.
    func renew() {
        previousReplay = replay
        replay = []
        keptReplayCount = 0
        session.machine.destroy()
        do throws(MachineError) {
            session = try ShellTool.makeSession(configuration, options)
        } catch {
            complain("Restart failed: \(error)")
            exitStatus = 1
            isDone = true
            return
        }
        isAlive = true
        start()
    }

    /// As above, with new options; with the old ones if that fails.
    private func renew(_ newOptions: ShellOptions) {
        do throws(MachineError) {
            let made: Session = try ShellTool.makeSession(configuration, newOptions)
            options = newOptions
            previousReplay = replay
            replay = []
            keptReplayCount = 0
            session.machine.destroy()
            session = made
            isAlive = true
            start()
        } catch {
            complain("Restart failed: \(error)")
            renew()
        }
    }

    // MARK: - Commands

    func reset(_ text: String) {
        guard let (newer, _): (ShellOptions, Set<String>) = newOptions(text, flags: []) else { return }
        say("Resetting state.")
        renew(options.overridden(by: newer))
    }

    func reload(_ text: String) {
        guard let (newer, flags): (ShellOptions, Set<String>) = newOptions(text, flags: ["restore", "quiet"]) else {
            return
        }
        let restores: Bool = flags.contains("restore")
        if restores && previousReplay == nil {
            complain("No previous history to restore")
            return
        }
        let wanted: [String] = restores ? previousReplay ?? [] : replay
        say(restores ? "Restarting and restoring from previous state." : "Restarting and restoring state.")
        renew(options.overridden(by: newer))
        loop(ReplayedLines(wanted, isShown: !flags.contains("quiet")))
        if restores { keptReplayCount = replay.count }
    }

    func environment(_ text: String) {
        if text.isEmpty {
            let lines: [String] = options.shown
            if !lines.isEmpty { show(lines.joined(separator: "\n")) }
            return
        }
        guard let (newer, _): (ShellOptions, Set<String>) = newOptions(text, flags: []) else { return }
        say("Setting new options and restoring state.")
        let wanted: [String] = replay
        renew(options.overridden(by: newer))
        loop(ReplayedLines(wanted, isShown: false))
    }

    /// The options of a command; nil after a complaint.
    private func newOptions(_ text: String, flags: [String]) -> (ShellOptions, Set<String>)? {
        do throws(ShellOptions.Mistake) {
            let words: [String] = text.split(whereSeparator: \.isWhitespace).map { String($0) }
            let known: [(name: String, takesValue: Bool)] = ShellOptions.known + flags.map { ($0, false) }
            let split: ShellOptions.Words = try ShellOptions.split(words, known: known)
            let newer: ShellOptions = try ShellOptions(split)
            if !split.others.isEmpty {
                complain(
                    "Unexpected arguments at end of command: [\(split.others.joined(separator: ", "))] -- \(text)")
                return nil
            }
            return (newer, Set(split.given.map(\.name)).intersection(flags))
        } catch {
            complain(error.text)
            // As with jshell, the session ends with this status unless /exit says otherwise.
            exitStatus = 1
            return nil
        }
    }
}
