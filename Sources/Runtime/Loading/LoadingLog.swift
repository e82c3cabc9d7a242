// SPDX-License-Identifier: Apache-2.0
import ObjectModel

extension VirtualMachine {
    /// A line of `-Xlog:class+load` on standard output.
    package func logLoaded(_ metadata: ClassPointer) {
        let source =
            modules.name(of: metadata).map { "jrt:/\($0)" } ?? loaderDescription(loaders[metadata.pointee.loader])
        log("[class,load] \(externalName(metadata)) source: \(source)")
    }

    /// Writes a line of the VM's own to the host's standard output.
    package func log(_ line: String) { write(line, to: 1) }

    /// Writes a line of the VM's own to the host's standard error.
    package func logError(_ line: String) { write(line, to: 2) }

    private func write(_ line: String, to descriptor: Int32) {
        var bytes = Array(line.utf8)
        bytes.append(10)
        bytes.withUnsafeBytes { _ = host.write(descriptor, $0) }
    }
}
