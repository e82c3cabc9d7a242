// SPDX-License-Identifier: Apache-2.0

/// Why a class file was refused: which Java error a virtual machine throws for it, its text, and where in the bytes.
///
/// The texts are those HotSpot 25 gives, because programs and test suites compare them.
public struct ClassFileError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The Java class a virtual machine throws.
    public enum Kind: UInt8, Sendable {
        /// `java.lang.ClassFormatError`
        case classFormat
        /// `java.lang.UnsupportedClassVersionError`
        case unsupportedClassVersion
        /// `java.lang.NoClassDefFoundError`
        case noClassDefFound
        /// `java.lang.IncompatibleClassChangeError`
        case incompatibleClassChange
    }

    public var kind: Kind
    public var message: String
    /// Byte offset in the class file of what was being read; advisory, never more than the file's size.
    public var offset: Int

    public init(_ kind: Kind, _ message: String, offset: Int) {
        self.kind = kind
        self.message = message
        self.offset = offset
    }

    /// Binary name, with slashes, of the Java error class.
    public var javaClassName: String {
        switch kind {
        case .classFormat: "java/lang/ClassFormatError"
        case .unsupportedClassVersion: "java/lang/UnsupportedClassVersionError"
        case .noClassDefFound: "java/lang/NoClassDefFoundError"
        case .incompatibleClassChange: "java/lang/IncompatibleClassChangeError"
        }
    }

    public var description: String { "\(javaClassName): \(message) (at byte \(offset))" }

    /// HotSpot's answer to every read past the end of the stream.
    @inline(never)
    static func truncated(at offset: Int) -> ClassFileError {
        ClassFileError(.classFormat, "Truncated class file", offset: offset)
    }
}
