// SPDX-License-Identifier: Apache-2.0

/// Why saved state cannot be used. Restoring fails as a whole: nothing is half restored.
public enum StateError: Error, Equatable, Sendable {
    case notMachineState
    case unsupportedFormat(UInt32)
    /// The bytes end before the structure does.
    case truncated
    /// A section's bytes are not those that were written.
    case checksumMismatch(StateTag)
    /// A section was written by a version this one does not know.
    case unsupportedSection(StateTag, version: UInt16)
    case missingSection(StateTag)
    case repeatedSection(StateTag)
    /// A section ends with bytes that nobody read.
    case excessBytes(Int)
    /// A value that no machine can have been in.
    case invalidValue(String)
}

/// Names a section: four ASCII characters, so that a dump of the file can be read by eye.
public struct StateTag: Hashable, Sendable, CustomStringConvertible {
    public let rawValue: UInt32

    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// The first four characters of `name`, padded with spaces.
    public init(_ name: StaticString) {
        var value: UInt32 = 0
        for index in 0..<4 {
            let byte: UInt8 = index < name.utf8CodeUnitCount ? name.utf8Start[index] : 0x20
            value |= UInt32(byte) << UInt32(8 * index)
        }
        rawValue = value
    }

    public var description: String {
        String(decoding: (0..<4).map { UInt8(truncatingIfNeeded: rawValue >> UInt32(8 * $0)) }, as: UTF8.self)
    }
}
