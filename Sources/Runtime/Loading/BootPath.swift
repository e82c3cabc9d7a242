// SPDX-License-Identifier: Apache-2.0
import ClassPath

/// Where the boot loader looks besides the image: folders and jars that replace parts of a module (`--patch-module`), and
/// those behind everything else (`-Xbootclasspath/a`). Empty in nearly every machine.
package final class BootPath: Sendable {
    private let patches: [String: ClassPath]
    private let appended: ClassPath?

    /// The options' properties carry the patches, numbered, as `module=path`.
    init(_ options: MachineOptions) {
        var patches: [String: ClassPath] = [:]
        for property in options.properties where property.key.hasPrefix("jdk.module.patch.") {
            let parts = property.value.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if parts.count == 2 { patches[String(parts[0])] = ClassPath(String(parts[1])) }
        }
        self.patches = patches
        appended = options.bootClassPathAppended.isEmpty ? nil : ClassPath(options.bootClassPathAppended)
    }

    /// The class file that a patch has for a module; nil if none. Unreadable ones count as absent.
    func patch(_ module: UnsafeRawBufferPointer, _ className: UnsafeRawBufferPointer) -> Resource? {
        if patches.isEmpty { return nil }
        guard let path = patches[String(decoding: module, as: UTF8.self)] else { return nil }
        return (try? path.find(className: className))?.resource
    }

    /// The class file of a package that only a patch has, of a module for which `isBoot` holds.
    func patch(_ className: UnsafeRawBufferPointer, isBoot: (UnsafeRawBufferPointer) -> Bool) -> Resource? {
        for (module, path) in patches {
            var name = module
            guard name.withUTF8({ isBoot(UnsafeRawBufferPointer($0)) }) else { continue }
            if let found = try? path.find(className: className) { return found.resource }
        }
        return nil
    }

    /// The class file behind the image.
    func append(_ className: UnsafeRawBufferPointer) -> Resource? {
        guard let appended else { return nil }
        return (try? appended.find(className: className))?.resource
    }
}
