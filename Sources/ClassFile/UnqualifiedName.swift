// SPDX-License-Identifier: Apache-2.0

/// The names that class files give to classes, members and their parts (JVMS 4.2), in modified UTF-8.
public enum UnqualifiedName {
    /// Whether the bytes are a binary class name in internal form: unqualified parts separated by single slashes.
    public static func isValidClassName(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var previous: UInt8 = 0x2F
        for byte: UInt8 in bytes {
            switch byte {
            case 0x2E, 0x3B, 0x5B: return false
            case 0x2F where previous == 0x2F: return false
            default: break
            }
            previous = byte
        }
        return previous != 0x2F
    }

    /// Whether the bytes may name a field: not empty, and none of `. ; [ /`.
    public static func isValidField(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard !bytes.isEmpty else { return false }
        for byte: UInt8 in bytes where byte == 0x2E || byte == 0x3B || byte == 0x5B || byte == 0x2F { return false }
        return true
    }

    /// Whether the bytes may name a method: as a field, but `<` and `>` occur in the two special names only.
    public static func isValidMethod(_ bytes: UnsafeRawBufferPointer) -> Bool {
        if bytes.first == 0x3C { return bytes.equals("<init>") || bytes.equals("<clinit>") }
        guard isValidField(bytes) else { return false }
        for byte: UInt8 in bytes where byte == 0x3C || byte == 0x3E { return false }
        return true
    }
}
