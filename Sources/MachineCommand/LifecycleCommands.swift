// SPDX-License-Identifier: Apache-2.0
import Glibc
import Platform

/// The verbs about machines that are folders.
struct LifecycleCommands {
    /// Whether answers are JSON (`-o json`).
    private var isJSON = false
    private var isFollowing = false
    private var history = false
    private var seconds = 10
    private var words: [String] = []

    static let verbs: Set<String> = [
        "create", "start", "stop", "kill", "rm", "ls", "inspect", "logs", "console", "pause", "resume", "set", "stats",
        "events", "serve",
    ]

    static func run(_ verb: String, _ words: [String]) throws(CommandFailure) -> Int32 {
        if verb == "create" { return try create(words) }
        var command = LifecycleCommands()
        try command.parse(words)
        switch verb {
        case "ls": return command.list()
        default: break
        }
        guard let name = command.words.first else { throw .usage("which machine?") }
        let folder = try MachineFolder.existing(name)
        switch verb {
        case "serve": return try MachineProcess.serve(folder)
        case "start": return try command.start(folder)
        case "stop": return try command.stop(folder)
        case "kill", "pause", "resume": return try command.ask(folder, [verb])
        case "rm": return try command.remove(folder)
        case "inspect": return try command.inspect(folder)
        case "logs": return command.follow(folder, folder.logPath) { .object([("output", .string($0))]) }
        case "events": return command.follow(folder, folder.eventsPath, Journal.event)
        case "console": return try command.console(folder)
        case "stats": return try command.ask(folder, [command.history ? "history" : "stats"])
        case "set": return try command.set(folder)
        default: throw .usage("there is no verb \(verb)")
        }
    }

    private mutating func parse(_ given: [String]) throws(CommandFailure) {
        var index = 0
        while index < given.count {
            let word = given[index]
            index += 1
            switch word {
            case "-o", "--output":
                guard index < given.count, given[index] == "json" || given[index] == "text" else {
                    throw .usage("-o takes json or text")
                }
                isJSON = given[index] == "json"
                index += 1
            case "-f", "--follow": isFollowing = true
            case "--history": history = true
            case "--timeout":
                guard index < given.count, let value = Int(given[index]), (0...3_600).contains(value) else {
                    throw .usage("--timeout takes seconds")
                }
                seconds = value
                index += 1
            case _ where word.hasPrefix("-"): throw .usage("there is no option \(word)")
            default: words.append(word)
            }
        }
    }

    private func show(_ value: JSONText) {
        if isJSON {
            print(value.text)
        } else if case .object(let fields) = value {
            for (name, _) in fields { print("\(name): \(value.plain(name) ?? "")") }
        } else {
            print(value.text)
        }
    }

    // MARK: Making and removing

    private static func create(_ words: [String]) throws(CommandFailure) -> Int32 {
        guard let name = words.first else { throw .usage("create needs a name") }
        let folder = try MachineFolder(name: name)
        guard !folder.exists else { throw .failure("there is a machine \(name) already") }
        var settings = try MachineSettings(words: Array(words.dropFirst()))
        var command = LifecycleCommands()
        command.isJSON = settings.isJSON
        guard !settings.program.isEmpty else {
            throw .usage("create needs a program: a main class, or -jar and a file")
        }
        settings.workingDirectory = RunCommand.currentFolder
        try folder.create()
        try folder.write(settings.document.text, to: folder.settingsPath)
        return command.done(folder)
    }

    /// Says what state a machine is in, to a program that asked for an answer.
    private func done(_ folder: MachineFolder) -> Int32 {
        if isJSON { show(.object([("name", .string(folder.name))] + state(folder))) }
        return 0
    }

    private func remove(_ folder: MachineFolder) throws(CommandFailure) -> Int32 {
        guard try ControlChannel.ask(folder.controlPath, ["status"]) == nil else {
            throw .failure("\(folder.name) is running")
        }
        try folder.remove()
        if isJSON { show(.object([("name", .string(folder.name)), ("state", .string("removed"))])) }
        return 0
    }

    /// `set NAME key=value…`: for the next start.
    private func set(_ folder: MachineFolder) throws(CommandFailure) -> Int32 {
        var settings = try folder.settings
        for definition in words.dropFirst() {
            let document: TOMLDocument
            do throws(TOMLDocument.Mistake) {
                document = try TOMLDocument(parsing: definition)
            } catch {
                throw .usage("\(definition): \(error.text)")
            }
            for (key, value) in document.entries { try settings.take(key: key, value) }
        }
        try folder.write(settings.document.text, to: folder.settingsPath)
        if isJSON, case .object(let fields) = settings.json {
            show(.object([("name", .string(folder.name))] + state(folder) + fields))
        }
        return 0
    }

    // MARK: Looking

    /// What state a machine is in, and what it said when asked.
    private func state(_ folder: MachineFolder) -> [(String, JSONText)] {
        if let answer = try? ControlChannel.ask(folder.controlPath, ["status"]) {
            let isPaused = answer.contains("\"paused\"")
            return [("state", .string(isPaused ? "paused" : "running"))]
        }
        guard let text = SmallFile.text(path: folder.statusPath), let document = try? TOMLDocument(parsing: text),
            case .string(let state)? = document["state"], case .integer(let status)? = document["exit_status"]
        else { return [("state", .string("created"))] }
        var result: [(String, JSONText)] = [("state", .string(state)), ("exit_status", .number(status))]
        if case .string(let detail)? = document["detail"], !detail.isEmpty {
            result.append(("detail", .string(detail)))
        }
        return result
    }

    private func list() -> Int32 {
        let rows = MachineFolder.all.map { folder in
            JSONText.object([("name", .string(folder.name))] + state(folder))
        }
        if isJSON {
            print(JSONText.array(rows).text)
            return 0
        }
        for row in rows {
            let status = row.plain("exit_status").map { " (\($0))" } ?? ""
            print("\(row.plain("name") ?? "")\t\(row.plain("state") ?? "")\(status)")
        }
        return 0
    }

    private func inspect(_ folder: MachineFolder) throws(CommandFailure) -> Int32 {
        let settings = try folder.settings
        guard case .object(let fields) = settings.json else { return 0 }
        show(.object([("name", .string(folder.name)), ("path", .string(folder.path))] + state(folder) + fields))
        return 0
    }

    /// Prints a file of the machine, and with `-f` what is added to it while the machine runs. As JSON: an array of what
    /// each line says, or with `-f` one after the other, a line each.
    private func follow(_ folder: MachineFolder, _ path: String, _ meaning: (String) -> JSONText) -> Int32 {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        defer { if file >= 0 { close(file) } }
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        var bytes: [UInt8] = []
        var rows: [JSONText] = []
        while true {
            let wasRunning = isFollowing && (try? ControlChannel.ask(folder.controlPath, ["status"])) != nil
            while file >= 0 {
                let count = read(file, &buffer, buffer.count)
                guard count > 0 else { break }
                if isJSON {
                    bytes += buffer[..<count]
                } else {
                    _ = buffer.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, count) }
                }
            }
            // Whole lines; what is left at the end counts as one.
            var lines = bytes.split(separator: 0x0a, omittingEmptySubsequences: false)
            bytes = Array(lines.popLast() ?? [])
            if !wasRunning, !bytes.isEmpty { lines.append(bytes[...]) }
            for line in lines {
                let row = meaning(String(decoding: line, as: UTF8.self))
                if isFollowing { MachineCommand.say(row.text) } else { rows.append(row) }
            }
            guard wasRunning else { break }
            usleep(200_000)
        }
        if isJSON, !isFollowing { print(JSONText.array(rows).text) }
        return 0
    }

    // MARK: Running

    private func start(_ folder: MachineFolder) throws(CommandFailure) -> Int32 {
        guard try ControlChannel.ask(folder.controlPath, ["status"]) == nil else {
            throw .failure("\(folder.name) is running")
        }
        unlink(folder.statusPath)
        let child = try OwnProgram.startDetached(["vm", "serve", folder.name])
        // It runs when it answers; it may also have run already when it ends before that.
        for _ in 0..<1_000 {
            if try ControlChannel.ask(folder.controlPath, ["status"]) != nil { return done(folder) }
            var status: Int32 = 0
            if waitpid(child, &status, WNOHANG) == child {
                let answer = JSONText.object(state(folder))
                // Without a record of how it ended it never got as far as that.
                guard answer.plain("state") != "failed", answer.plain("exit_status") != nil else {
                    throw .failure(answer.plain("detail") ?? "the machine did not start")
                }
                return done(folder)
            }
            usleep(10_000)
        }
        throw .failure("the machine does not answer")
    }

    private func ask(_ folder: MachineFolder, _ request: [String]) throws(CommandFailure) -> Int32 {
        guard let answer = try ControlChannel.ask(folder.controlPath, request) else {
            throw .failure("\(folder.name) is not running")
        }
        if request[0] == "kill" {
            // Done when it is gone, not when it has understood.
            for _ in 0..<200 {
                if try ControlChannel.ask(folder.controlPath, ["status"]) == nil { break }
                usleep(10_000)
            }
        }
        if isJSON || request[0] == "history" {
            print(answer)
        } else if request[0] == "stats" {
            // One figure a line: the answer is a flat object of numbers.
            for field in answer.dropFirst().dropLast().split(separator: ",") {
                print(field.filter { $0 != "\"" }.split(separator: ":").joined(separator: ": "))
            }
        }
        return 0
    }

    /// Asks the program to end, and ends it when it has not after a while.
    private func stop(_ folder: MachineFolder) throws(CommandFailure) -> Int32 {
        guard try ControlChannel.ask(folder.controlPath, ["stop"]) != nil else {
            throw .failure("\(folder.name) is not running")
        }
        for _ in 0..<seconds * 20 {
            if try ControlChannel.ask(folder.controlPath, ["status"]) == nil { return done(folder) }
            usleep(50_000)
        }
        _ = try ControlChannel.ask(folder.controlPath, ["kill"])
        return done(folder)
    }

    /// Connects this terminal to the machine's console until either side ends it.
    private func console(_ folder: MachineFolder) throws(CommandFailure) -> Int32 {
        guard let channel = try ControlChannel.connection(folder.controlPath) else {
            throw .failure("\(folder.name) is not running")
        }
        ControlChannel.send("console\n", to: channel)
        var buffer = [UInt8](repeating: 0, count: 4_096)
        var entries = [
            pollfd(fd: channel, events: Int16(POLLIN), revents: 0),
            pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
        ]
        while poll(&entries, 2, -1) >= 0 || errno == EINTR {
            if entries[0].revents != 0 {
                let count = read(channel, &buffer, buffer.count)
                guard count > 0 else { break }
                _ = buffer.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, count) }
            }
            if entries[1].revents != 0 {
                let count = read(STDIN_FILENO, &buffer, buffer.count)
                if count > 0 {
                    ControlChannel.send(String(decoding: buffer[..<count], as: UTF8.self), to: channel)
                } else {
                    entries[1].fd = -1  // the end of our input is not the machine's
                }
            }
        }
        close(channel)
        return 0
    }
}
