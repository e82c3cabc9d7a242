// SPDX-License-Identifier: Apache-2.0
import ObjectModel

extension VirtualMachine {
    /// A line of `-Xlog:class+load` on standard output.
    package func logLoaded(_ metadata: ClassPointer) {
        let source = modules.name(of: metadata).map { "jrt:/\($0)" } ?? loaderDescription(loaders[metadata.pointee.loader])
        log("[class,load] \(externalName(metadata)) source: \(source)")
    }

    /// Writes a line of the VM's own to the host's standard output.
    package func log(_ line: String) {
        var bytes = Array(line.utf8)
        bytes.append(10)
        bytes.withUnsafeBytes { _ = host.write(1, $0) }
    }
}
