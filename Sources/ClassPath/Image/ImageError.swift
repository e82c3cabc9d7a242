// SPDX-License-Identifier: Apache-2.0
import Platform

/// Why an image, or an entry of one, cannot be used.
public enum ImageError: Error, Sendable, Equatable {
    /// The file cannot be opened or mapped.
    case unreadable(SystemError)
    /// The file does not begin with the image magic.
    case notAnImage
    /// The image was made for a machine of the other byte order.
    case foreignByteOrder
    case unsupportedVersion(major: Int, minor: Int)
    /// Flags that this reader does not know change the format.
    case unsupportedFlags(UInt32)
    /// A table announced by the header does not fit into the file.
    case truncated
    /// An attribute stream or table entry points outside its area.
    case malformedLocation
    /// A string offset points outside the strings, or the string has no end.
    case malformedString(offset: UInt32)
    /// A resource lies outside the file.
    case contentOutOfBounds
    /// An entry is compressed by a method other than `zip` and `compact-cp`.
    case unsupportedCompression(String)
    /// Compressed contents do not decode to what was announced.
    case corruptCompression
    /// A directory or package entry has a length that is no multiple of its records'.
    case malformedDirectory
}
