// SPDX-License-Identifier: Apache-2.0

/// Native libraries. A host that runs untrusted code offers none: native code is outside every promise.
public protocol HostLibraries: AnyObject, Sendable {
    /// Loads a library and returns its handle through `handle`; the text of what went wrong otherwise. A nil path is the
    /// program itself.
    func openLibrary(_ path: UnsafePointer<CChar>?, _ handle: inout UInt) -> String?
    /// Address of a symbol; 0 if the library has none of that name.
    func symbol(_ name: UnsafePointer<CChar>, inLibrary handle: UInt) -> UInt
    func closeLibrary(_ handle: UInt)
}
