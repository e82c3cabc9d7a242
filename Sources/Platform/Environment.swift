// SPDX-License-Identifier: Apache-2.0
import CSwiftlet
import Glibc

/// The environment this process was started with. Nothing in the VM changes it, so reads need no lock as long as an
/// embedding program does not call `setenv` meanwhile.
public enum Environment {
    /// The value of a variable; nil when unset. Bytes that are not UTF-8 are repaired; see `entries` for raw ones.
    public static func value(of name: String) -> String? {
        guard let value = getenv(name) else { return nil }
        return String(cString: value)
    }

    /// All entries as raw bytes, `NAME=value`, in the system's order.
    public static var entries: [[UInt8]] {
        var result: [[UInt8]] = []
        guard var cursor = swiftlet_environ() else { return result }
        while let entry = cursor.pointee {
            result.append([UInt8](UnsafeRawBufferPointer(start: entry, count: strlen(entry))))
            cursor += 1
        }
        return result
    }
}
