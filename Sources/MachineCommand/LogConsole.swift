// SPDX-License-Identifier: Apache-2.0
import Glibc
import MicroVM
import Platform
import Synchronization

/// A machine's console: what the program prints goes to its log, and to whoever is attached.
final class LogConsole: MachineConsole {
    private let file: Int32
    private let attached = Mutex<[Int32]>([])

    init(path: String) throws(CommandFailure) {
        file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw .failure("\(path): \(SystemError.message(for: errno))") }
    }

    deinit { close(file) }

    var mayBlock: Bool { false }

    func write(_ bytes: [UInt8], isError: Bool) {
        _ = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
        attached.withLock { clients in
            // A client that does not read must not hold the machine up: it is let go.
            clients.removeAll { client in
                let flags = Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)
                let count = bytes.withUnsafeBytes { send(client, $0.baseAddress, $0.count, flags) }
                if count != bytes.count { shutdown(client, Int32(SHUT_RDWR)) }
                return count != bytes.count
            }
        }
    }

    /// Gives a client the output from now on, and the machine what the client sends.
    func attach(_ client: Int32, input machine: Machine) {
        attached.withLock { $0.append(client) }
        let thread = try? NativeThread.start(name: "console") { [self] in
            var buffer = [UInt8](repeating: 0, count: 4_096)
            while true {
                let count = read(client, &buffer, buffer.count)
                if count < 0, errno == EINTR || errno == EAGAIN { continue }
                guard count > 0 else { break }
                machine.sendInput(Array(buffer[..<count]))
            }
            attached.withLock { $0.removeAll { $0 == client } }
            close(client)
        }
        guard let thread else {
            attached.withLock { $0.removeAll { $0 == client } }
            close(client)
            return
        }
        try? thread.detach()  // fails only for threads that are not ours
    }
}
