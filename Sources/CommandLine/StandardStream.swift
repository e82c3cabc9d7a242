// SPDX-License-Identifier: Apache-2.0
import Glibc

/// The process's own output, without buffers: what the launcher itself has to say is short.
package enum StandardStream {
    /// A line on standard output.
    package static func print(_ text: String) { write(Array((text + "\n").utf8)) }

    /// A line on standard error.
    package static func complain(_ text: String) { write(Array((text + "\n").utf8), to: STDERR_FILENO) }

    /// All of the bytes, unless the reader went away.
    static func write(_ bytes: [UInt8], to descriptor: Int32 = STDOUT_FILENO) {
        bytes.withUnsafeBytes { buffer in
            var done = 0
            while done < buffer.count {
                let count = Glibc.write(descriptor, buffer.baseAddress! + done, buffer.count - done)
                if count < 0, errno == EINTR { continue }
                if count <= 0 { return }
                done += count
            }
        }
    }
}
