// SPDX-License-Identifier: Apache-2.0

/// What a machine uses, since it was started.
public struct MachineStatistics: Sendable, Equatable {
    /// Processor time of the machine's process, guest and monitor, ns.
    public var processorTime: Int
    public var processors: Int
    public var threads: Int
    /// Times that guest code was left, and calls among them.
    public var exits: Int
    public var calls: Int
    /// Bytes of memory that the guest has mapped; that are this machine's alone; and that it shares with the host's cache.
    public var committedMemory: Int
    public var privateMemory: Int
    public var sharedMemory: Int

    init?(_ object: FlatJSON) {
        guard let time = object.number("cpu_time_ns"), let processors = object.number("vcpus"),
            let threads = object.number("threads"), let exits = object.number("exits"),
            let calls = object.number("calls"), let committed = object.number("memory_committed"),
            let own = object.number("memory_private"), let shared = object.number("memory_shared")
        else { return nil }
        processorTime = time
        self.processors = processors
        self.threads = threads
        self.exits = exits
        self.calls = calls
        committedMemory = committed
        privateMemory = own
        sharedMemory = shared
    }
}

/// What a machine had used at a moment.
public struct MachineSample: Sendable, Equatable {
    /// Seconds since 1970.
    public var time: Int
    /// As in `MachineStatistics`.
    public var processorTime: Int
    public var privateMemory: Int
    public var exits: Int

    init?(_ object: FlatJSON) {
        guard let time = object.number("time"), let processorTime = object.number("cpu_time_ns"),
            let memory = object.number("memory_private"), let exits = object.number("exits")
        else { return nil }
        self.time = time
        self.processorTime = processorTime
        privateMemory = memory
        self.exits = exits
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
