// SPDX-License-Identifier: Apache-2.0
import HostInterface
import JavaBaseNatives

/// What /proc says about this process and the machine. In native state.
struct ProcessFigures {
    let host: any HostInterface

    private func text(_ path: String) -> String? {
        HostFile.read(path, host, limit: 1 << 20).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Fields of a stat file from the third on. The second, a name in parentheses, may contain anything.
    static func fieldsAfterName(_ text: String) -> [Substring] {
        guard let close = text.lastIndex(of: ")") else { return [] }
        return text[text.index(after: close)...].split(whereSeparator: { $0 == " " || $0 == "\n" })
    }

    /// Bytes of address space in use.
    var virtualSize: Int64? {
        guard let text = text("/proc/self/stat") else { return nil }
        let fields = ProcessFigures.fieldsAfterName(text)
        return fields.count > 20 ? Int64(fields[20]) : nil
    }

    /// User and system time of this process, in ticks.
    var processTicks: Int64? {
        guard let text = text("/proc/self/stat") else { return nil }
        let fields = ProcessFigures.fieldsAfterName(text)
        guard fields.count > 12, let user = Int64(fields[11]), let system = Int64(fields[12]) else { return nil }
        return user &+ system
    }

    var openDescriptors: Int64? {
        // Without `.`, `..` and the descriptor of the listing.
        HostFile.names(in: "/proc/self/fd", host).map { Int64(max(0, $0.count - 3)) }
    }

    /// A line of /proc/meminfo, in bytes.
    func memory(_ name: String) -> Int64? {
        for line in text("/proc/meminfo")?.split(separator: "\n") ?? [] where line.hasPrefix(name + ":") {
            let fields = line.split(separator: " ")
            return fields.count > 1 ? Int64(fields[1]).map { $0 &* 1024 } : nil
        }
        return nil
    }

    /// Ticks of one processor, or of all with nil: those spent working, and all of them.
    func processorTicks(_ number: Int?) -> (busy: Int64, all: Int64)? {
        let name = number.map { "cpu\($0)" } ?? "cpu"
        for line in text("/proc/stat")?.split(separator: "\n") ?? [] {
            let fields = line.split(separator: " ")
            guard fields.first.map(String.init) == name, fields.count > 4 else { continue }
            // Time in guests is part of user time already.
            let values = fields[1...].prefix(8).compactMap { Int64($0) }
            let all = values.reduce(0, &+)
            return (all &- values[3] &- (values.count > 4 ? values[4] : 0), all)
        }
        return nil
    }

    /// Processors that the kernel's list names, `0-3,5` for example.
    func processorCount(_ list: String) -> Int? {
        guard let text = text("/sys/devices/system/cpu/\(list)") else { return nil }
        var count = 0
        for range in text.split(whereSeparator: { $0 == "," || $0 == "\n" }) {
            let ends = range.split(separator: "-").compactMap { Int($0) }
            guard let first = ends.first, let last = ends.last, first >= 0, last >= first, last < 1 << 20 else {
                return nil
            }
            count += last - first + 1
        }
        return count > 0 ? count : nil
    }
}
