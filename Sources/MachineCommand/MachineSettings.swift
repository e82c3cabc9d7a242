// SPDX-License-Identifier: Apache-2.0
import MicroVM
import Platform

/// What stands between a program and the host.
enum Isolation: String {
    /// The Java virtual machine alone; grants mean nothing.
    case process
    /// Namespaces, an allow-list of system calls, and no capabilities.
    case zone
    /// A virtual machine.
    case microVM = "micro-vm"
}

/// What a machine is given, as the command line says it.
struct MachineSettings: Equatable {
    var memorySize = 1 << 30
    /// 0 for as many as the host has.
    var processors = 0
    var readable: [String] = []
    var writable: [String] = []
    var connect: [String] = []
    var listen: [UInt16] = []
    var environment: [String] = []
    /// Names of channels to programs on the host.
    var channels: [String] = []
    /// Seconds; nil for as long as it takes.
    var timeLimit: UInt64?
    var guestImage: String?
    /// Where relative paths start; nil for where the command is given.
    var workingDirectory: String?
    var isolation = Isolation.microVM
    /// Where to write which pages the guest wrote; for `vm image`, which runs a machine to learn it.
    var hotPagesFile: String?
    /// Says what the host refused.
    var isVerbose = false
    /// Says what became of it, as JSON (`-o json`).
    var isJSON = false
    /// The launcher's words: options, what to run, its arguments.
    var program: [String] = []

    init() {}

    /// Takes the machine's options from the front of the words; the rest is the launcher's.
    init(words: [String]) throws(CommandFailure) {
        var index = 0
        while index < words.count {
            var (name, value): (String, String?) = (words[index], nil)
            if name.hasPrefix("--"), let equals = name.firstIndex(of: "="), name != "--" {
                value = String(name[name.index(after: equals)...])
                name = String(name[..<equals])
            }
            if name == "--verbose" {
                isVerbose = true
                index += 1
                continue
            }
            guard MachineSettings.names.contains(name) else { break }
            index += 1
            if value == nil, index < words.count {
                value = words[index]
                index += 1
            }
            guard let value else { throw .usage("\(name) needs a value") }
            try take(name, value)
        }
        program = Array(words[index...])
    }

    private static let names: Set<String> = [
        "--memory", "--vcpus", "--grant-read", "--grant-write", "--grant-connect", "--grant-listen", "--env",
        "--channel", "--time-limit", "--guest", "--isolation", "--write-hot-pages",
        "-o", "--output",
    ]

    mutating func take(_ name: String, _ value: String) throws(CommandFailure) {
        switch name {
        case "--memory":
            guard let size = MachineSettings.size(value) else { throw .usage("--memory \(value) is no size") }
            memorySize = size
        case "--vcpus":
            guard let count = Int(value), (1...256).contains(count) else { throw .usage("--vcpus must be 1 to 256") }
            processors = count
        case "--grant-read": readable.append(value)
        case "--grant-write": writable.append(value)
        case "--grant-connect":
            guard MachineSettings.hostAndPort(value) != nil else {
                throw .usage("--grant-connect \(value) is not HOST:PORT")
            }
            connect.append(value)
        case "--grant-listen":
            guard let port = UInt16(value), port > 0 else { throw .usage("--grant-listen \(value) is no port") }
            listen.append(port)
        case "--env":
            guard let equals = value.firstIndex(of: "="), equals != value.startIndex else {
                throw .usage("--env \(value) is not NAME=VALUE")
            }
            environment.append(value)
        case "--channel":
            let isPlain = value.utf8.allSatisfy {
                (0x61...0x7a).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2d
            }
            guard isPlain, (1...64).contains(value.utf8.count), value != "exec", !channels.contains(value),
                channels.count < 16
            else { throw .usage("--channel \(value) is no name (a-z, 0-9, -), or there are too many") }
            channels.append(value)
        case "--time-limit":
            guard let seconds = UInt64(value), seconds > 0, seconds < 1 << 32 else {
                throw .usage("--time-limit \(value) is no number of seconds")
            }
            timeLimit = seconds
        case "-o", "--output":
            guard value == "json" || value == "text" else { throw .usage("-o takes json or text") }
            isJSON = value == "json"
        case "--guest": guestImage = value
        case "--write-hot-pages": hotPagesFile = value
        case "--isolation":
            guard let level = Isolation(rawValue: value) else {
                throw .usage("--isolation must be process, zone or micro-vm")
            }
            isolation = level
        default: throw .usage("there is no option \(name)")
        }
    }

    /// Bytes of `512M` and the like: a whole number of large pages.
    static func size(_ text: String) -> Int? {
        var digits = text[...]
        var shift = 0
        switch text.last {
        case "k", "K": shift = 10
        case "m", "M": shift = 20
        case "g", "G": shift = 30
        case "t", "T": shift = 40
        default: break
        }
        if shift > 0 { digits = digits.dropLast() }
        guard let number = Int(digits), number > 0, number <= Int.max >> shift else { return nil }
        let large = 2 << 20
        let (sum, overflow) = (number << shift).addingReportingOverflow(large - 1)
        return overflow ? nil : sum / large * large
    }

    static func hostAndPort(_ text: String) -> (host: String, port: UInt16)? {
        guard let colon = text.lastIndex(of: ":"), colon != text.startIndex,
            let port = UInt16(text[text.index(after: colon)...]), port > 0
        else { return nil }
        var host = String(text[..<colon])
        if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
        return (host, port)
    }
}
