// SPDX-License-Identifier: Apache-2.0
import HostInterface

/// What /proc says about processes.
struct ProcessFiles {
    let host: any HostInterface

    struct Status: Equatable {
        var parent: Int64
        /// Processor time used, in nanoseconds.
        var totalTime: Int64
        /// Milliseconds since 1970.
        var startTime: Int64
    }

    /// Start of the machine in milliseconds since 1970, from /proc/stat.
    private var bootTime: Int64 {
        let text = HostFile.read("/proc/stat", host, limit: 4 << 20).map { String(decoding: $0, as: UTF8.self) } ?? ""
        for line in text.split(separator: "\n") where line.hasPrefix("btime ") {
            return (Int64(line.dropFirst(6)) ?? 0) * 1000
        }
        return 0
    }

    /// Nil if there is no such process.
    func status(_ process: Int64) -> Status? {
        guard let text = HostFile.read("/proc/\(process)/stat", host, limit: 4096) else { return nil }
        return ProcessFiles.status(
            String(decoding: text, as: UTF8.self), bootTime: bootTime,
            ticksPerSecond: Int64(max(1, host.clockTicksPerSecond)))
    }

    /// Reads the one line of a stat file. The name of the program, in parentheses, may itself contain any of them.
    static func status(_ text: String, bootTime: Int64, ticksPerSecond: Int64) -> Status? {
        guard let close = text.lastIndex(of: ")") else { return nil }
        let fields = text[text.index(after: close)...].split(separator: " ")
        // The state is field 3 of the line, the parent 4, times 14 and 15, the start 22.
        guard fields.count > 19, let parent = Int64(fields[1]), let user = Int64(fields[11]),
            let system = Int64(fields[12]), let start = Int64(fields[19])
        else { return nil }
        let (total, overflow) = (user &+ system).multipliedReportingOverflow(by: 1_000_000_000 / ticksPerSecond)
        return Status(
            parent: parent, totalTime: overflow ? .max : total, startTime: bootTime &+ start &* 1000 / ticksPerSecond)
    }

    /// Numbers of all processes.
    var all: [Int64] { (HostFile.names(in: "/proc", host) ?? []).compactMap { Int64($0) } }

    /// File of the program that a process runs; nil if that is nobody's business.
    func program(_ process: Int64) -> String? { HostFile.linkTarget("/proc/\(process)/exe", host) }

    /// Arguments with the program's name; nil if unknown.
    func arguments(_ process: Int64) -> [String]? {
        guard let bytes = HostFile.read("/proc/\(process)/cmdline", host, limit: 1 << 20), !bytes.isEmpty else {
            return nil
        }
        var parts = bytes.split(separator: 0, omittingEmptySubsequences: false)
        if parts.last?.isEmpty == true { parts.removeLast() }
        return parts.map { String(decoding: $0, as: UTF8.self) }
    }

    /// User that the process belongs to.
    func user(_ process: Int64) -> UInt32? {
        var status = FileStatus()
        let result = host.status(
            at: HostPath.workingDirectory, "/proc/\(process)", followsLinks: true, &status)
        return result.error == nil ? status.userID : nil
    }
}
