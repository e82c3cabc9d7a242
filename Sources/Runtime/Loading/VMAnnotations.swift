// SPDX-License-Identifier: Apache-2.0
import ClassFile
import DataStructures
import ObjectModel

/// The annotations by which the class library speaks to the VM, read from RuntimeVisibleAnnotations (JVMS 4.7.16).
package enum VMAnnotations {
    /// `MethodMetadata.flags` that the annotations of a method set.
    package static func methodFlags(_ payload: UnsafeRawBufferPointer, _ pool: ConstantPoolView) -> UInt32 {
        var cursor = AnnotationCursor(payload)
        var flags: UInt32 = 0
        for _ in 0..<cursor.u2() {
            let type = pool.utf8Bytes(at: UInt16(truncatingIfNeeded: cursor.u2()))
            flags |= flag(type)
            cursor.skipPairs()
            if cursor.isExhausted { break }
        }
        return flags
    }

    private static func flag(_ type: UnsafeRawBufferPointer) -> UInt32 {
        switch ModifiedUTF8.string(decoding: type) {
        case "Ljdk/internal/vm/annotation/Hidden;", "Ljava/lang/invoke/LambdaForm$Hidden;":
            UInt32(SwiftletMethodHidden)
        case "Ljdk/internal/reflect/CallerSensitive;": UInt32(SwiftletMethodCallerSensitive)
        case "Ljdk/internal/vm/annotation/ForceInline;": UInt32(SwiftletMethodForceInline)
        case "Ljdk/internal/vm/annotation/DontInline;": UInt32(SwiftletMethodDontInline)
        case "Ljdk/internal/vm/annotation/ReservedStackAccess;": UInt32(SwiftletMethodReservedStack)
        case "Ljdk/internal/misc/ScopedMemoryAccess$Scoped;": UInt32(SwiftletMethodScoped)
        default: 0
        }
    }
}

/// Walks annotation structures without trusting them: past the end everything reads as zero.
package struct AnnotationCursor {
    private let bytes: UnsafeRawBufferPointer
    private var position = 0
    package private(set) var isExhausted = false

    package init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    package mutating func u1() -> Int {
        guard position < bytes.count else {
            isExhausted = true
            return 0
        }
        position += 1
        return Int(bytes[position - 1])
    }

    package mutating func u2() -> Int {
        let high = u1()
        return high << 8 | u1()
    }

    /// Skips `num_element_value_pairs` and the pairs.
    package mutating func skipPairs(depth: Int = 0) {
        for _ in 0..<u2() where !isExhausted {
            _ = u2()
            skipValue(depth: depth)
        }
    }

    private mutating func skipValue(depth: Int) {
        guard depth < 32 else {
            isExhausted = true
            return
        }
        switch UInt8(u1()) {
        case UInt8(ascii: "e"):
            _ = u2()
            _ = u2()
        case UInt8(ascii: "@"):
            _ = u2()
            skipPairs(depth: depth + 1)
        case UInt8(ascii: "["):
            for _ in 0..<u2() where !isExhausted { skipValue(depth: depth + 1) }
        default: _ = u2()
        }
    }
}
