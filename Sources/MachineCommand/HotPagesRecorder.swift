// SPDX-License-Identifier: Apache-2.0
import Glibc
import MicroVM
import Platform

/// Writes to a file which pages a machine wrote. What it needs is opened before the jail closes.
struct HotPagesRecorder {
    private let map: Int32
    private let output: Int32

    init(_ path: String) throws(CommandFailure) {
        map = open("/proc/self/pagemap", O_RDONLY | O_CLOEXEC)
        output = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard map >= 0, output >= 0 else { throw .failure("\(path): \(SystemError.message(for: errno))") }
    }

    /// The machine has run.
    func record(_ machine: Machine) {
        let text = Array(machine.hotPages(map: map).text.utf8)
        _ = text.withUnsafeBytes { write(output, $0.baseAddress, $0.count) }
        close(map)
        close(output)
    }
}
