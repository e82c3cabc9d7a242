// SPDX-License-Identifier: Apache-2.0
import Platform

/// The system's texts of error numbers, which Java's I/O exceptions carry.
enum SystemErrorText {
    static func message(_ code: Int32) -> String { SystemError.message(for: code) }
}
