// SPDX-License-Identifier: Apache-2.0

/// A Java exception on its way through Swift code: an empty token. The Throwable itself is in
/// `JavaThread.pendingException` of the current thread, so that the collector can move it.
public struct JavaThrow: Error {
    @inlinable
    public init() {}
}
