// SPDX-License-Identifier: Apache-2.0

/// What a machine has used since it was started, of what changes as it runs.
public struct MachineUsage: Sendable, Equatable {
    /// Processor time of the machine's process, guest and monitor, ns.
    public var processorTime: Int
    /// How long the threads that run guest code waited for a processor of the host's, ns.
    public var steal: Int
    /// Bytes of memory that are this machine's alone, and that it shares with the host's cache.
    public var privateMemory: Int
    public var sharedMemory: Int
    /// Times that guest code was left.
    public var exits: Int
    /// Calls that moved bytes to the guest or from it, and the bytes.
    public var readOperations: Int
    public var readBytes: Int
    public var writeOperations: Int
    public var writtenBytes: Int

    init?(_ object: FlatJSON) {
        guard let time = object.number("cpu_time_ns"), let steal = object.number("steal_ns"),
            let own = object.number("memory_private"), let shared = object.number("memory_shared"),
            let exits = object.number("exits"), let reads = object.number("read_operations"),
            let readBytes = object.number("read_bytes"), let writes = object.number("write_operations"),
            let writtenBytes = object.number("write_bytes")
        else { return nil }
        processorTime = time
        self.steal = steal
        privateMemory = own
        sharedMemory = shared
        self.exits = exits
        readOperations = reads
        self.readBytes = readBytes
        writeOperations = writes
        self.writtenBytes = writtenBytes
    }
}

/// What a machine is and uses now.
public struct MachineStatistics: Sendable, Equatable {
    public var usage: MachineUsage
    public var processors: Int
    public var threads: Int
    /// Calls among the exits.
    public var calls: Int
    /// Bytes of memory that the guest has mapped.
    public var committedMemory: Int

    init?(_ object: FlatJSON) {
        guard let usage = MachineUsage(object), let processors = object.number("vcpus"),
            let threads = object.number("threads"), let calls = object.number("calls"),
            let committed = object.number("memory_committed")
        else { return nil }
        self.usage = usage
        self.processors = processors
        self.threads = threads
        self.calls = calls
        committedMemory = committed
    }
}

/// What a machine had used at a moment.
public struct MachineSample: Sendable, Equatable {
    /// Seconds since 1970.
    public var time: Int
    public var usage: MachineUsage

    init?(_ object: FlatJSON) {
        guard let time = object.number("time"), let usage = MachineUsage(object) else { return nil }
        self.time = time
        self.usage = usage
    }
}

/// Something that happened to a machine.
public struct MachineEvent: Sendable, Equatable {
    /// Milliseconds since 1970.
    public var time: Int
    /// `started`, `paused`, `resumed`, `asked to stop`, and how it ended.
    public var event: String

    init?(_ object: FlatJSON) {
        guard let time = object.number("time_ms"), let event = object.text("event") else { return nil }
        self.time = time
        self.event = event
    }
}

/// Objects of JSON whose values are numbers and texts, as machines' processes write them.
struct FlatJSON {
    private var numbers: [String: Int] = [:]
    private var texts: [String: String] = [:]

    func number(_ name: String) -> Int? { numbers[name] }
    func text(_ name: String) -> String? { texts[name] }

    /// Takes what it understands; arrays are passed over.
    init(_ text: String) {
        var rest = Substring(text)
        while let name = FlatJSON.string(&rest) {
            guard rest.first == ":" else { continue }
            rest = rest.dropFirst()
            switch rest.first {
            case "\"": texts[name] = FlatJSON.string(&rest)
            case "[": rest = rest.drop { $0 != "]" }
            default:
                numbers[name] = Int(rest.prefix { $0 == "-" || $0.isNumber })
                rest = rest.drop { $0 != "," && $0 != "}" }
            }
        }
    }

    /// The objects of an array.
    static func objects(_ text: String) -> [FlatJSON] { text.split(separator: "}").map { FlatJSON(String($0)) } }

    /// The next text in quotes, behind anything else. Escapes other than of quotes and backslashes stay as they are.
    private static func string(_ rest: inout Substring) -> String? {
        guard let start = rest.firstIndex(of: "\"") else { return nil }
        var result = ""
        var index = rest.index(after: start)
        while index < rest.endIndex, rest[index] != "\"" {
            if rest[index] == "\\" {
                index = rest.index(after: index)
                guard index < rest.endIndex else { return nil }
                if rest[index] != "\"", rest[index] != "\\" { result.append("\\") }
            }
            result.append(rest[index])
            index = rest.index(after: index)
        }
        guard index < rest.endIndex else { return nil }
        rest = rest[rest.index(after: index)...]
        return result
    }
}
