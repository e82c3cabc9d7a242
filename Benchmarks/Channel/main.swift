// SPDX-License-Identifier: Apache-2.0
// Figures of the channel between a guest and a program on the host, beside those of a UNIX socket between two processes.
//
//     channel-benchmark LAUNCHER CLASSES      the release launcher, and a folder with ChannelEcho.class
import Glibc
import MicroVMClient
import Platform

let bulk = 256 << 20
let rounds = 20_000

func seconds(_ body: () throws -> Void) rethrows -> Double {
    let start = SystemClock.monotonicNanoseconds
    try body()
    return Double(SystemClock.monotonicNanoseconds - start) / 1e9
}

func request(_ direction: UInt8, _ count: Int) -> [UInt8] {
    var message = [direction]
    withUnsafeBytes(of: UInt64(count).bigEndian) { message.append(contentsOf: $0) }
    return message
}

func line(_ name: String, _ value: Double, _ unit: String) { print("\(name): \(Int(value.rounded())) \(unit)") }

/// One byte there and back between two processes, and 64 KiB pieces one way.
func socketFigures() -> (trips: Double, bytes: Double) {
    var pair: [Int32] = [-1, -1]
    socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &pair)
    // A child of ours in a mode of its own: the same program, its end of the pair as standard input.
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_adddup2(&actions, pair[1], 0)
    posix_spawn_file_actions_addclose(&actions, pair[0])
    var child = pid_t()
    var arguments: [UnsafeMutablePointer<CChar>?] = ["channel-benchmark", "--socket"].map { (word: String) in strdup(word) }
    arguments.append(nil)
    posix_spawn(&child, "/proc/self/exe", &actions, nil, arguments, nil)
    close(pair[1])
    var byte: UInt8 = 1
    let trips = seconds {
        for _ in 0..<rounds {
            write(pair[0], &byte, 1)
            read(pair[0], &byte, 1)
        }
    }
    byte = 0  // the sign for what comes next
    write(pair[0], &byte, 1)
    let buffer = [UInt8](repeating: 0, count: 1 << 16)
    let time = seconds {
        for _ in 0..<bulk / buffer.count {
            var done = 0
            while done < buffer.count {
                done += buffer[done...].withUnsafeBytes { write(pair[0], $0.baseAddress, $0.count) }
            }
        }
        read(pair[0], &byte, 1)
    }
    close(pair[0])
    var status: Int32 = 0
    waitpid(child, &status, 0)
    return (Double(rounds) / trips, Double(bulk) / time)
}

/// The child of `socketFigures`.
func answerOnSocket() {
    var byte: UInt8 = 1
    while read(0, &byte, 1) == 1, byte != 0 { write(0, &byte, 1) }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var left = bulk
    while left > 0 {
        let count = read(0, &buffer, buffer.count)
        guard count > 0 else { return }
        left -= count
    }
    write(0, &byte, 1)
}

if CommandLine.arguments.count == 2, CommandLine.arguments[1] == "--socket" {
    answerOnSocket()
    exit(0)
}
guard CommandLine.arguments.count == 3 else {
    print("usage: channel-benchmark LAUNCHER CLASSES")
    exit(2)
}
var template = Array("/tmp/swiftlet-channel-XXXXXX".utf8CString)
guard let made = mkdtemp(&template) else { exit(1) }
let host = MachineHost(folder: String(cString: made), launcher: CommandLine.arguments[1])
var options = MachineOptions()
options.channels = ["bench"]
let machine = try await MicroVM.create(
    "bench", options, program: ["-cp", CommandLine.arguments[2], "ChannelEcho"], on: host)
try await machine.start()
let channel = try await machine.channel("bench").blocking
for _ in 0..<rounds {
    try channel.send([1])
    _ = try channel.receive()
}
let trips = try seconds {
    for _ in 0..<rounds {
        try channel.send([1])
        _ = try channel.receive()
    }
}
let piece = [UInt8](repeating: 0, count: 1 << 16)
func sendBulk() throws {
    try channel.send(request(0, bulk))
    for _ in 0..<bulk / piece.count {
        try piece.withUnsafeBytes { piece in Result { () throws(ChannelError) in try channel.write(piece) } }.get()
    }
    _ = try channel.receive()
}
func receiveBulk() throws {
    try channel.send(request(1, bulk))
    var buffer = piece
    var left = bulk
    while left > 0 {
        let limit = min(left, buffer.count)
        left -= try buffer.withUnsafeMutableBytes { buffer in
            Result { () throws(ChannelError) in
                try channel.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<limit]))
            }
        }.get()
    }
}
try sendBulk()
let toGuest = try seconds(sendBulk)
try receiveBulk()
let toHost = try seconds(receiveBulk)
let socket = socketFigures()
line("channel, round trips", Double(rounds) / trips, "per second")
line("channel, to the guest", Double(bulk) / toGuest / 1e6, "MB/s")
line("channel, to the host", Double(bulk) / toHost / 1e6, "MB/s")
line("socket between processes, round trips", socket.trips, "per second")
line("socket between processes, bulk", socket.bytes / 1e6, "MB/s")
channel.finish()
// The program ends by itself then; whether before or after this is no matter.
_ = try? await machine.stop()
try await machine.remove()
rmdir(host.folder)
