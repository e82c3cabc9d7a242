// SPDX-License-Identifier: Apache-2.0

/// What a host call gave: a number of at least 0 on success, an error otherwise. One machine word in the convention of
/// Linux system calls, so that a guest can pass it through a register.
public struct HostResult: Sendable, Equatable {
    /// At least 0: the result; below: the negated error number.
    public let rawValue: Int

    public init(rawValue: Int) { self.rawValue = rawValue }

    public static func success(_ value: Int = 0) -> HostResult { HostResult(rawValue: max(value, 0)) }

    public static func failure(_ error: HostErrorNumber) -> HostResult {
        // An error of 0 would read as success; there is none, so call it an I/O error.
        HostResult(rawValue: error.rawValue > 0 ? -Int(error.rawValue) : -Int(HostErrorNumber.inputOutput.rawValue))
    }

    /// The result, nil after a failure.
    public var value: Int? { rawValue >= 0 ? rawValue : nil }

    /// Why the call failed, nil after success.
    public var error: HostErrorNumber? {
        rawValue >= 0 ? nil : HostErrorNumber(rawValue: Int32(-max(rawValue, -Int(Int32.max))))
    }
}

/// An error number of Linux, whatever the host really is.
public struct HostErrorNumber: Error, RawRepresentable, Hashable, Sendable {
    public let rawValue: Int32

    public init(rawValue: Int32) { self.rawValue = rawValue }

    public static let notPermitted = HostErrorNumber(rawValue: 1)
    public static let noSuchFile = HostErrorNumber(rawValue: 2)
    public static let inputOutput = HostErrorNumber(rawValue: 5)
    public static let badDescriptor = HostErrorNumber(rawValue: 9)
    public static let accessDenied = HostErrorNumber(rawValue: 13)
    public static let fileExists = HostErrorNumber(rawValue: 17)
    public static let notADirectory = HostErrorNumber(rawValue: 20)
    public static let isADirectory = HostErrorNumber(rawValue: 21)
    public static let invalidArgument = HostErrorNumber(rawValue: 22)
    public static let illegalSeek = HostErrorNumber(rawValue: 29)
    public static let resultTooLarge = HostErrorNumber(rawValue: 34)
    /// The host does not offer the call at all.
    public static let notImplemented = HostErrorNumber(rawValue: 38)
    public static let directoryNotEmpty = HostErrorNumber(rawValue: 39)
}
