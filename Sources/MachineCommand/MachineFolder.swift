// SPDX-License-Identifier: Apache-2.0
import Glibc
import Platform

// A machine is a folder: `machine.toml`, which people write and `swiftlet vm create` writes for them, and what a
// running machine leaves beside it: `log` (what the program printed), `events` (a line an event), `control` (the socket
// by which the process that runs the machine is spoken to), and `status` (how the last run ended). Everything that is
// rewritten is written whole and renamed.

struct MachineFolder {
    let name: String
    let path: String

    /// Where machines are: SWIFTLET_MACHINES, or a folder of the user's state.
    static var root: String {
        if let path = Environment.value(of: "SWIFTLET_MACHINES"), !path.isEmpty { return path }
        let home = Environment.value(of: "HOME") ?? ""
        let state = Environment.value(of: "XDG_STATE_HOME") ?? home + "/.local/state"
        return state + "/swiftlet/machines"
    }

    /// Names are letters, digits, `.`, `-` and `_`, and do not begin with a dot or a dash.
    init(name: String) throws(CommandFailure) {
        let isPlain = name.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte)
                || byte == 0x2e || byte == 0x2d || byte == 0x5f
        }
        guard isPlain, !name.isEmpty, name.utf8.count <= 64, !name.hasPrefix("."), !name.hasPrefix("-") else {
            throw .usage("\(name) is no name for a machine")
        }
        self.name = name
        path = MachineFolder.root + "/" + name
    }

    var settingsPath: String { path + "/machine.toml" }
    var logPath: String { path + "/log" }
    var eventsPath: String { path + "/events" }
    var controlPath: String { path + "/control" }
    var executionsPath: String { path + "/exec" }
    var statusPath: String { path + "/status" }

    var exists: Bool { access(settingsPath, F_OK) == 0 }

    /// The machine of a name, which must exist.
    static func existing(_ name: String) throws(CommandFailure) -> MachineFolder {
        let folder = try MachineFolder(name: name)
        guard folder.exists else { throw .failure("there is no machine \(name)") }
        return folder
    }

    /// All machines, by name.
    static var all: [MachineFolder] {
        guard let stream = opendir(root) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            names.append(name)
        }
        return names.sorted().compactMap { try? MachineFolder(name: $0) }.filter(\.exists)
    }

    /// Makes the folder and those above it.
    func create() throws(CommandFailure) {
        var position = path.startIndex
        while let slash = path[path.index(after: position)...].firstIndex(of: "/") {
            mkdir(String(path[..<slash]), 0o700)
            position = slash
        }
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
            throw .failure("\(path): \(SystemError.message(for: errno))")
        }
    }

    /// Writes a file of the folder, whole or not at all.
    func write(_ text: String, to file: String) throws(CommandFailure) {
        let temporary = file + ".new"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .failure("\(temporary): \(SystemError.message(for: errno))") }
        let bytes = Array(text.utf8)
        let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        close(descriptor)
        guard count == bytes.count, rename(temporary, file) == 0 else {
            unlink(temporary)
            throw .failure("\(file): \(SystemError.message(for: errno))")
        }
    }

    /// Removes the folder and the files that machines have; anything else in it is left, and keeps it.
    func remove() throws(CommandFailure) {
        for file in [settingsPath, logPath, eventsPath, controlPath, executionsPath, statusPath, path + "/lock"] {
            unlink(file)
        }
        guard rmdir(path) == 0 else { throw .failure("\(path): \(SystemError.message(for: errno))") }
    }

    var settings: MachineSettings {
        get throws(CommandFailure) {
            guard let text = SmallFile.text(path: settingsPath) else {
                throw .failure("\(settingsPath) cannot be read")
            }
            let document: TOMLDocument
            do throws(TOMLDocument.Mistake) {
                document = try TOMLDocument(parsing: text)
            } catch {
                throw .failure("\(settingsPath), line \(error.line): \(error.text)")
            }
            return try MachineSettings(document: document)
        }
    }
}
