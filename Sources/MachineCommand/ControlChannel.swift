// SPDX-License-Identifier: Apache-2.0
import Glibc
import Platform

// How `swiftlet vm` speaks to the process that runs a machine: over a UNIX socket in the machine's folder, a line with a
// verb and its words there, a line of JSON back. One request a connection.

enum ControlChannel {
    /// Bytes of a request or an answer, at most.
    static let limit = 1 << 19

    private static func address(_ path: String) throws(CommandFailure) -> sockaddr_un {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else {
            throw .failure("\(path) is too long for a socket; set SWIFTLET_MACHINES to a shorter one")
        }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        return address
    }

    private static func withSocket(
        _ path: String, _ body: (Int32, UnsafePointer<sockaddr>, socklen_t) -> Bool
    ) throws(CommandFailure) -> Int32? {
        var address = try address(path)
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw .failure("socket: \(SystemError.message(for: errno))") }
        let isDone = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        if isDone { return descriptor }
        close(descriptor)
        return nil
    }

    /// Opens the machine's side; whoever may reach the folder may speak to it.
    static func listen(at path: String) throws(CommandFailure) -> Int32 {
        unlink(path)
        guard
            let descriptor = try withSocket(path, { bind($0, $1, $2) == 0 && Glibc.listen($0, 16) == 0 })
        else { throw .failure("\(path): \(SystemError.message(for: errno))") }
        return descriptor
    }

    /// A connection to a machine; nil if nobody is there.
    static func connection(_ path: String) throws(CommandFailure) -> Int32? {
        try withSocket(path) { connect($0, $1, $2) == 0 }
    }

    /// Asks a machine; nil if nobody is there.
    static func ask(_ path: String, _ request: [String]) throws(CommandFailure) -> String? {
        guard let descriptor = try connection(path) else { return nil }
        defer { close(descriptor) }
        var limit = timeval(tv_sec: 10, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        send(request.joined(separator: " ") + "\n", to: descriptor)
        return line(from: descriptor)
    }

    static func send(_ text: String, to descriptor: Int32) {
        let bytes = Array(text.utf8)
        var position = 0
        while position < bytes.count {
            let count = bytes[position...].withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count <= 0 { return }
            position += count
        }
    }

    /// A line, without its end; nil if none comes.
    static func line(from descriptor: Int32) -> String? {
        var bytes: [UInt8] = []
        var byte: UInt8 = 0
        while bytes.count < limit, read(descriptor, &byte, 1) == 1 {
            if byte == 0x0a { return String(decoding: bytes, as: UTF8.self) }
            bytes.append(byte)
        }
        return nil
    }
}
