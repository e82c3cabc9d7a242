// SPDX-License-Identifier: Apache-2.0
import GuestProtocol
import Platform

// What /proc says in a guest: the few texts by which programs watch themselves and the memory they have. They tell of the
// machine, not of the host, and are made when they are opened.

extension GuestEnvironment {
    /// The text at a path, nil where the monitor makes none.
    func processText(_ path: [UInt8]) -> String? {
        guard path.starts(with: Array("/proc/".utf8)) else { return nil }
        let name = String(decoding: path.dropFirst(6), as: UTF8.self)
        switch name {
        case "self/maps": return mapsText
        case "self/stat", "\(GuestIdentity.process)/stat":
            return statusLine(GuestIdentity.process, scheduler.processors.reduce(0) { $0 &+ $1.processorTime })
        case "meminfo":
            let unit = UInt64(1_024)
            let free = UInt64(addressSpace.frames.freeCount) * AddressSpace.pageSize / unit
            return """
                MemTotal:       \(UInt64(addressSpace.main.size) / unit) kB
                MemFree:        \(free) kB
                MemAvailable:   \(free) kB
                SwapTotal:      0 kB
                SwapFree:       0 kB

                """
        case "loadavg":
            // Without a history: what is ready to run now, for all three.
            let ready = scheduler.threads.values.count { if case .waiting = $0.state { false } else { true } }
            return "\(ready).00 \(ready).00 \(ready).00 \(ready)/\(scheduler.threads.count) \(GuestIdentity.process)\n"
        case "stat":
            let busy = ticks(scheduler.processors.reduce(0) { $0 &+ $1.processorTime })
            let all = ticks(monotonicNow) &* UInt64(processorCount)
            let boot = (SystemClock.realtimeNanoseconds - Int64(clamping: monotonicNow)) / 1_000_000_000
            return "cpu  \(busy) 0 0 \(all > busy ? all - busy : 0) 0 0 0 0 0 0\nbtime \(boot)\n"
        default: return threadText(name)
        }
    }

    /// `self/task/N/stat`.
    private func threadText(_ name: String) -> String? {
        let parts = name.split(separator: "/")
        guard parts.count == 4, parts[0] == "self", parts[1] == "task", parts[3] == "stat",
            let number = Int32(parts[2]), let thread = scheduler.threads[number]
        else { return nil }
        return statusLine(number, processorTime(of: thread))
    }

    /// The 52 fields of a stat file, 0 where there is nothing to say.
    private func statusLine(_ number: Int32, _ time: UInt64) -> String {
        var fields = [UInt64](repeating: 0, count: 52)
        fields[13] = ticks(time)  // user time
        fields[19] = UInt64(scheduler.threads.count)
        fields[22] = UInt64(addressSpace.main.size) - UInt64(addressSpace.frames.freeCount) * AddressSpace.pageSize
        fields[23] = fields[22] / AddressSpace.pageSize
        let rest = fields[3...].map { String($0) }.joined(separator: " ")
        return "\(number) (\(executableName.dropFirst())) R \(rest)\n"
    }

    /// Hundredths of a second, which is what CLKTCK says a tick is.
    private func ticks(_ nanoseconds: UInt64) -> UInt64 { nanoseconds / 10_000_000 }

    /// Processor time of any thread, ns.
    func processorTime(of thread: GuestThread) -> UInt64 {
        let current = thread.takenUpAt.map { (thread.residence?.processorTime ?? $0) &- $0 } ?? 0
        return thread.processorTime &+ current
    }
}
