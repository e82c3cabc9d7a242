// SPDX-License-Identifier: Apache-2.0
import Glibc
import Platform
import Synchronization

/// The events of a machine: a line each in a file, with the time in seconds since 1970; and whether it is paused.
final class Journal: Sendable {
    private let file: Int32
    private let paused = Mutex(false)

    init(_ folder: MachineFolder) throws(CommandFailure) {
        file = open(folder.eventsPath, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw .failure("\(folder.eventsPath): \(SystemError.message(for: errno))") }
    }

    deinit { close(file) }

    var isPaused: Bool { paused.withLock { $0 } }

    func note(_ event: String, isPaused: Bool? = nil) {
        if let isPaused { paused.withLock { $0 = isPaused } }
        let milliseconds = SystemClock.realtimeNanoseconds / 1_000_000
        let fraction = String(milliseconds % 1_000)
        let time = "\(milliseconds / 1_000)." + String(repeating: "0", count: 3 - fraction.count) + fraction
        let line = time + " " + event.split(separator: "\n").joined(separator: " | ") + "\n"
        let bytes = Array(line.utf8)
        _ = bytes.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    }

    /// What a line of the file says.
    static func event(_ line: String) -> JSONText {
        let parts = line.split(separator: " ", maxSplits: 1)
        let digits = (parts.first ?? "").split(separator: ".")
        let time = digits.count == 2 ? Int(digits[0]).flatMap { s in Int(digits[1]).map { s * 1_000 + $0 } } : nil
        guard let time, parts.count == 2 else { return .object([("event", .string(line))]) }
        return .object([("time_ms", .number(time)), ("event", .string(String(parts[1])))])
    }
}
