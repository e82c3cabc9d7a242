// SPDX-License-Identifier: Apache-2.0
import Glibc
import MachineChannel
import Platform

/// `swiftlet vm exec NAME MAIN ARGS…`: another main class in a machine that is up, with this process's streams.
enum ExecCommand {
    static func run(_ words: [String]) throws(CommandFailure) -> Int32 {
        guard let name = words.first else { throw .usage("which machine?") }
        var words = words
        var isJSON = false
        if words.count > 2, words[1] == "-o" || words[1] == "--output" {
            guard words[2] == "json" || words[2] == "text" else { throw .usage("-o takes json or text") }
            isJSON = words[2] == "json"
            words.removeSubrange(1...2)
        }
        guard words.count > 1, !words[1].hasPrefix("-") else {
            throw .usage("exec takes a main class and its arguments")
        }
        let folder = try MachineFolder.existing(name)
        guard let socket = try ControlChannel.connection(folder.executionsPath) else {
            throw .failure("\(name) is not running")
        }
        do throws(ChannelError) {
            let execution = try Execution(over: socket, words: Array(words.dropFirst()))
            let reader = try? NativeThread.start(name: "input") { passInput(to: execution) }
            // It waits for input that nobody may send, and goes with the process.
            try? reader?.detach()
            while true {
                switch try execution.next() {
                case .output(let bytes): write(bytes, to: STDOUT_FILENO)
                case .errors(let bytes): write(bytes, to: STDERR_FILENO)
                case .exited(let status):
                    if isJSON {
                        MachineCommand.complain(JSONText.object([("exit_status", .number(Int(status)))]).text)
                    }
                    return status
                }
            }
        } catch {
            guard error == .gone else { throw .failure("\(error)") }
            if try ControlChannel.ask(folder.controlPath, ["status"]) != nil {
                throw .failure("\(name) has broken off \(words[1])")
            }
            throw .failure("\(name) ended before \(words[1]) did\(ending(of: folder))")
        }
    }

    /// How the machine ended: its process writes that down last of all, so this waits a moment for it.
    private static func ending(of folder: MachineFolder) -> String {
        for _ in 0..<100 {
            if let text = SmallFile.text(path: folder.statusPath), let document = try? TOMLDocument(parsing: text),
                case .string(let state)? = document["state"], case .integer(let status)? = document["exit_status"]
            {
                return ": \(state), status \(status)"
            }
            usleep(10_000)
        }
        return ""
    }

    private static func passInput(to execution: Execution) {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(STDIN_FILENO, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            do throws(ChannelError) { try execution.sendInput(Array(buffer.prefix(max(0, count)))) } catch { return }
            if count <= 0 { return }
        }
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) {
        var done = 0
        while done < bytes.count {
            let count = bytes[done...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            done += count
        }
    }
}
