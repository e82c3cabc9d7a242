// SPDX-License-Identifier: Apache-2.0
import JavaSyntax

/// The value of a constant variable or expression (JLS 15.29).
package enum ConstantValue: Hashable, Sendable {
    /// Also boolean (0 or 1), byte, short and char, as in class files.
    case int(Int32)
    case long(Int64)
    /// Bit patterns: NaN equals itself, and zeros differ by sign.
    case float(bits: UInt32)
    case double(bits: UInt64)
    /// Text as in `NameTable`: UTF-8 with lone surrogates.
    case string(NameID)
}
