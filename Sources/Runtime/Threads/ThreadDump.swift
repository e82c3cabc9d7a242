// SPDX-License-Identifier: Apache-2.0
import ObjectModel
import Platform

// The answer to SIGQUIT, in the form HotSpot gave it and tools parse: a header, each thread with its state, frames and
// locks, deadlocks, and the heap. The world is stopped once, while the text is composed; it is written afterwards.

extension VirtualMachine {
    /// Writes all threads to standard output. VM state; a safepoint.
    package func dumpThreads(_ thread: Thread) {
        let time = host.realtimeNanoseconds
        let text = threads.stopTheWorld(thread) { () -> String in
            var dump = ThreadDump(machine: self)
            dump.addHeader(localTime: ThreadDump.localTime(time))
            for record in dump.records { dump.add(record) }
            dump.addDeadlocks()
            dump.addHeap()
            return dump.text
        }
        log(text)
    }
}

/// Text of a dump in the making. Every other thread is stopped or outside.
struct ThreadDump {
    let machine: VirtualMachine
    let records: [ThreadRecord]
    private(set) var text = ""
    var space: AddressSpace { machine.space }

    init(machine: VirtualMachine) {
        self.machine = machine
        // A thread without java.lang.Thread is still being attached.
        records = machine.threads.all.filter { !$0.raw.pointee.carrierObject.isNull }
    }

    mutating func line(_ text: String) { self.text += text + "\n" }

    // MARK: - Parts

    mutating func addHeader(localTime: String) {
        line(localTime)
        line("Full thread dump Swiftlet VM (\(VirtualMachine.version) \(machine.options.modeDescription)):")
        line("")
        line("Threads class SMR info:")
        line(
            "_java_thread_list=\(ThreadDump.hexadecimal(UInt(bitPattern: machine.wellKnown))), length=\(records.count), elements={"
        )
        for start in stride(from: 0, to: records.count, by: 4) {
            let row = records[start..<min(start + 4, records.count)].map {
                ThreadDump.hexadecimal(UInt(bitPattern: $0.raw))
            }
            line(row.joined(separator: ", ") + (start + 4 < records.count ? "," : ""))
        }
        line("}")
        line("")
    }

    mutating func add(_ record: ThreadRecord) {
        let object = record.raw.pointee.carrierObject
        let fields = machine.fields
        let holder = space.loadReference(object, fields.threadHolder)
        let priority = holder.isNull ? 5 : space.load(holder, fields.threadPriority, as: Int32.self)
        let isDaemon = holder.isNull || space.load(holder, fields.threadDaemon, as: UInt8.self) != 0
        let number = space.load(object, fields.threadID, as: Int64.self)
        let used = SystemClock.processorNanoseconds(ofThread: Int32(truncatingIfNeeded: record.hostThread))
        let elapsed = machine.host.monotonicNanoseconds &- record.startNanoseconds
        let status = self.status(record)
        let top = record.raw.pointee.fp.map { UInt(bitPattern: $0) & ~0xFFF } ?? 0
        line(
            "\"\(name(record))\" #\(number) [\(record.hostThread)] \(isDaemon ? "daemon " : "")prio=\(priority) os_prio=0 "
                + "cpu=\(ThreadDump.decimal(used / 10_000))ms elapsed=\(ThreadDump.decimal(elapsed / 10_000_000))s "
                + "tid=\(ThreadDump.hexadecimal(UInt(bitPattern: record.raw))) nid=\(record.hostThread) "
                + "\(activity(record, status))  [\(ThreadDump.hexadecimal(top))]")
        line("   java.lang.Thread.State: \(stateName(status))")
        for row in frames(record) { line(row) }
        line("")
    }

    mutating func addHeap() {
        let usage = machine.heap.usage
        line("Heap")
        line(" nursery    used \(usage.nursery >> 10)K")
        line(" mature     used \(usage.mature >> 10)K")
        line(" large      used \(usage.large >> 10)K")
        line(
            " total      used \(usage.used >> 10)K, committed \(usage.committed >> 10)K, maximum \(usage.maximum >> 10)K"
        )
    }

    // MARK: - States

    func name(_ record: ThreadRecord) -> String {
        let name = space.loadReference(record.raw.pointee.carrierObject, machine.fields.threadName)
        return name.isNull ? record.label : machine.string(name)
    }

    private func status(_ record: ThreadRecord) -> ThreadStatus {
        let holder = space.loadReference(record.raw.pointee.carrierObject, machine.fields.threadHolder)
        guard !holder.isNull else { return .runnable }
        return ThreadStatus(rawValue: space.load(holder, machine.fields.threadStatus, as: Int32.self)) ?? .runnable
    }

    private func activity(_ record: ThreadRecord, _ status: ThreadStatus) -> String {
        switch status {
        case .blockedOnMonitor: "waiting for monitor entry"
        case .inObjectWait, .inObjectWaitTimed: "in Object.wait()"
        case .sleeping, .parked, .parkedTimed: "waiting on condition"
        default: "runnable"
        }
    }

    private func stateName(_ status: ThreadStatus) -> String {
        switch status {
        case .new: "NEW"
        case .runnable: "RUNNABLE"
        case .sleeping: "TIMED_WAITING (sleeping)"
        case .inObjectWait: "WAITING (on object monitor)"
        case .inObjectWaitTimed: "TIMED_WAITING (on object monitor)"
        case .parked: "WAITING (parking)"
        case .parkedTimed: "TIMED_WAITING (parking)"
        case .blockedOnMonitor: "BLOCKED (on object monitor)"
        case .terminated: "TERMINATED"
        }
    }

    // MARK: - Frames

    /// Lines of a thread's frames, each followed by the locks it waits for or holds.
    func frames(_ record: ThreadRecord) -> [String] {
        var lines: [String] = []
        var next = Frame.innermost(record.thread)
        var isInnermost = true
        while let frame = next {
            lines.append("\tat " + machine.frameText(frame.method, frame.shownBytecodeIndex))
            if isInnermost { lines += waits(record, frame) }
            for object in frame.heldMonitors { lines.append("\t- locked \(described(object))") }
            isInnermost = false
            next = frame.caller
        }
        return lines
    }

    /// What the innermost frame waits for.
    private func waits(_ record: ThreadRecord, _ frame: Frame) -> [String] {
        if let monitor = record.blockedOn {
            // After a notification the monitor is entered anew, from within `wait`.
            let isWaiting = frame.method.isNative
            return [
                isWaiting
                    ? "\t- waiting to re-lock in wait() \(described(monitor.object))"
                    : "\t- waiting to lock \(described(monitor.object))"
            ]
        }
        if let monitor = record.waitingOn { return ["\t- waiting on \(described(monitor.object))"] }
        if let blocker = parkBlocker(record) { return ["\t- parking to wait for  \(described(blocker))"] }
        return []
    }

    /// The object LockSupport was told of, while the thread is parked.
    func parkBlocker(_ record: ThreadRecord) -> Reference? {
        switch status(record) {
        case .parked, .parkedTimed: break
        default: return nil
        }
        let offset = machine.offset(machine.classes.thread!, "parkBlocker", "Ljava/lang/Object;")
        let blocker = space.loadReference(record.raw.pointee.threadObject, offset)
        return blocker.isNull ? nil : blocker
    }

    /// `<0x…> (a class)`.
    func described(_ object: Reference) -> String { "<\(address(object))> (a \(className(object)))" }

    /// Name of an object's class; a Class says which.
    private func className(_ object: Reference) -> String {
        let metadata = space.classMetadata(of: object)
        guard metadata == machine.classes.classClass else { return machine.externalName(metadata) }
        return "java.lang.Class for \(machine.externalName(machine.classOfMirror(object)))"
    }

    func address(_ object: Reference) -> String { ThreadDump.hexadecimal(UInt(bitPattern: space[object])) }

    // MARK: - Numbers

    /// Sixteen digits.
    static func hexadecimal(_ value: UInt) -> String {
        let digits = String(value, radix: 16)
        return "0x" + String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// Hundredths as a decimal.
    private static func decimal(_ hundredths: UInt64) -> String {
        "\(hundredths / 100).\(String(hundredths % 100 + 100).dropFirst())"
    }

    /// `2026-11-21 15:06:28` in the process's time zone.
    static func localTime(_ nanoseconds: Int64) -> String {
        let parts = SystemClock.localTime(seconds: nanoseconds / 1_000_000_000)
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return "\(parts.year)-\(two(parts.month))-\(two(parts.day)) "
            + "\(two(parts.hour)):\(two(parts.minute)):\(two(parts.second))"
    }
}
