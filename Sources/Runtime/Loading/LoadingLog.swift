// SPDX-License-Identifier: Apache-2.0
import ObjectModel
import Platform

extension VirtualMachine {
    /// A line of `-Xlog:class+load` on standard output.
    package func logLoaded(_ metadata: ClassPointer) {
        let source =
            modules.name(of: metadata).map { "jrt:/\($0)" } ?? loaderDescription(loaders[metadata.pointee.loader])
        log(tags: "class,load", "\(externalName(metadata)) source: \(source)")
    }

    /// A line of `-Xlog:class+unload`.
    func logUnloaded(_ metadata: ClassPointer) {
        let digits = String(space.ref(metadata).rawValue, radix: 16)
        let address = String(repeating: "0", count: max(0, 16 - digits.count)) + digits
        log(tags: "class,unload", "unloading class \(externalName(metadata)) 0x\(address)")
    }

    /// Writes a line with the decorations that HotSpot's log has: seconds since the start, level, tags.
    package func log(tags: String, _ text: String) {
        let milliseconds = (SystemClock.monotonicNanoseconds - startNanoseconds) / 1_000_000
        let fraction = String(milliseconds % 1000 + 1000).dropFirst()
        log("[\(milliseconds / 1000).\(fraction)s][info][\(tags)] \(text)")
    }

    /// Writes a line of the VM's own to the host's standard output.
    package func log(_ line: String) { write(line + "\n", to: 1) }

    /// Writes a line of the VM's own to the host's standard error.
    package func logError(_ line: String) { write(line + "\n", to: 2) }

    /// Writes the beginning of a line to the host's standard error.
    package func writeError(_ text: String) { write(text, to: 2) }

    private func write(_ text: String, to descriptor: Int32) {
        Array(text.utf8).withUnsafeBytes { _ = host.write(descriptor, $0) }
    }
}
