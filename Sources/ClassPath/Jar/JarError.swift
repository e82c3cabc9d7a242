// SPDX-License-Identifier: Apache-2.0
import Platform

/// Why a jar file, or an entry of one, cannot be used.
public enum JarError: Error, Sendable, Equatable {
    /// The file cannot be opened or mapped.
    case unreadable(SystemError)
    /// No end-of-central-directory record: not a zip file, or cut off.
    case noCentralDirectory
    /// The central directory contradicts itself or leaves the file.
    case malformedCentralDirectory
    /// The archive is spread over several files.
    case spansSeveralFiles
    /// An entry's local header is missing, or its data leaves the file.
    case malformedEntry
    /// An entry is encrypted.
    case encrypted
    /// An entry is compressed by a method other than stored (0) and deflated (8).
    case unsupportedMethod(Int)
    /// An entry does not inflate to its announced size.
    case corruptEntry
    /// The manifest is not made of `Name: value` lines.
    case malformedManifest
}
