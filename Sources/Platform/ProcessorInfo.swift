// SPDX-License-Identifier: Apache-2.0
import CSwiftlet
import Glibc

/// What this process may use of the machine. Control-group limits come from version 2 groups (the only kind current
/// distributions mount); on version 1 or without groups only affinity and physical memory count.
public enum ProcessorInfo {
    /// Processors this thread may be scheduled on, at least 1.
    public static var affinityCount: Int {
        let count = Int(swiftlet_affinity_count())
        return count > 0 ? count : max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    }

    /// Processors worth using: affinity, lowered to the control group's quota rounded up.
    public static var availableProcessors: Int {
        guard let quota = controlGroupProcessorQuota else { return affinityCount }
        return max(1, min(affinityCount, Int(quota.rounded(.up))))
    }

    /// Physical memory, lowered to the control group's limit.
    public static var availableMemoryInBytes: UInt64 {
        let physical = UInt64(max(0, sysconf(Int32(_SC_PHYS_PAGES)))) &* UInt64(VirtualMemory.pageSizeInBytes)
        return min(physical, controlGroupMemoryLimitInBytes ?? .max)
    }

    /// Whole processors and parts of one that the control groups grant; nil without a limit.
    public static var controlGroupProcessorQuota: Double? {
        smallestLimit(file: "cpu.max", parse: parseProcessorQuota)
    }

    /// The control groups' memory limit; nil without one.
    public static var controlGroupMemoryLimitInBytes: UInt64? {
        smallestLimit(file: "memory.max", parse: parseMemoryLimit)
    }

    /// `cpu.max` holds "quota period" in microseconds, or "max period".
    static func parseProcessorQuota(_ text: String) -> Double? {
        let fields = text.split(whereSeparator: \.isWhitespace)
        guard fields.count == 2, let quota = UInt64(fields[0]), let period = UInt64(fields[1]), period > 0, quota > 0
        else { return nil }
        // A quota beyond any machine is no limit; it would not fit an Int either.
        let share = Double(quota) / Double(period)
        return share < 1_000_000 ? share : nil
    }

    /// `memory.max` holds a number of bytes, or "max".
    static func parseMemoryLimit(_ text: String) -> UInt64? {
        text.split(whereSeparator: \.isWhitespace).first.flatMap { UInt64($0) }
    }

    /// The path of this process's version 2 group, from a line "0::/path" of /proc/self/cgroup.
    static func controlGroupPath(_ text: String) -> String? {
        for line in text.split(separator: "\n") where line.hasPrefix("0::/") { return String(line.dropFirst(3)) }
        return nil
    }

    /// The tightest limit from this process's group up to the root of the hierarchy, all of which apply.
    private static func smallestLimit<Limit: Comparable>(file: String, parse: (String) -> Limit?) -> Limit? {
        guard let text = SmallFile.text(path: "/proc/self/cgroup"), var path = controlGroupPath(text) else { return nil }
        if path.hasSuffix("/") { path.removeLast() }
        var smallest: Limit?
        while true {
            if let text = SmallFile.text(path: "/sys/fs/cgroup\(path)/\(file)"), let limit = parse(text) {
                smallest = smallest.map { min($0, limit) } ?? limit
            }
            guard let slash = path.lastIndex(of: "/") else { return smallest }
            path = String(path[..<slash])
        }
    }
}
