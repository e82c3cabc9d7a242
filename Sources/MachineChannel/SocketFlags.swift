// SPDX-License-Identifier: Apache-2.0

/// Flags of send(2), which the C library's headers give no type.
package enum SocketFlags {
    package static let noSignal: Int32 = 0x4000  // MSG_NOSIGNAL
    package static let doNotWait: Int32 = 0x40  // MSG_DONTWAIT
}
