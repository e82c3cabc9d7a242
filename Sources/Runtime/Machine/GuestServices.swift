// SPDX-License-Identifier: Apache-2.0

/// What a machine that is a guest of a virtual machine offers to and does for the host, beside running its program.
public struct GuestServices: OptionSet, Sendable {
    public let rawValue: Int

    public init(rawValue: Int) { self.rawValue = rawValue }

    /// The classes of `swiftlet.vm` are there: channels to programs on the host.
    public static let channels = GuestServices(rawValue: 1)
    /// Main classes are run for whoever asks the monitor (`swiftlet vm exec`).
    public static let executions = GuestServices(rawValue: 2)
}
