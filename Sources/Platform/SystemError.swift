// SPDX-License-Identifier: Apache-2.0
import CSwiftlet
import Glibc

/// A refused system call: which one, and the error number it gave.
public struct SystemError: Error, Sendable {
    /// The name of the call, as in the manual.
    public let operation: StaticString
    /// The value of `errno`.
    public let code: Int32

    public init(operation: StaticString, code: Int32) {
        self.operation = operation
        self.code = code
    }

    /// Captures `errno`; must directly follow the failed call.
    init(failed operation: StaticString) {
        self.init(operation: operation, code: errno)
    }

    /// The system's text for an error number, for example "No such file or directory".
    public static func message(for code: Int32) -> String {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
            guard let base = buffer.baseAddress, let text = swiftlet_error_message(code, base, buffer.count) else {
                return "error \(code)"
            }
            return String(cString: text)
        }
    }
}

extension SystemError: Equatable {
    public static func == (left: SystemError, right: SystemError) -> Bool {
        left.code == right.code && left.operation.description == right.operation.description
    }
}

extension SystemError: CustomStringConvertible {
    public var description: String { "\(operation): \(SystemError.message(for: code))" }
}
