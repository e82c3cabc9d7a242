// SPDX-License-Identifier: Apache-2.0

/// What a machine is given. Nothing of the host can be reached that is not granted here.
public struct MachineOptions: Sendable, Equatable {
    /// Main memory, bytes, rounded up to whole large pages; nil for the launcher's default.
    public var memorySize: Int?
    /// Virtual processors; nil for as many as the host has.
    public var processors: Int?
    public var readablePaths: [String] = []
    public var writablePaths: [String] = []
    /// `host:port` that the program may connect to.
    public var connectTo: [String] = []
    /// Ports at which it may be connected to.
    public var listenAt: [UInt16] = []
    /// Variables of its environment, `NAME=value`.
    public var environment: [String] = []
    /// Names of channels, which the program opens with `swiftlet.vm.Channel.open`.
    public var channels: [String] = []
    public var timeLimitInSeconds: Int?

    public init() {}

    /// The launcher's words for it.
    var words: [String] {
        var words: [String] = []
        if let memorySize { words += ["--memory", "\((memorySize + 1_023) / 1_024)K"] }
        if let processors { words += ["--vcpus", "\(processors)"] }
        for path in readablePaths { words += ["--grant-read", path] }
        for path in writablePaths { words += ["--grant-write", path] }
        for place in connectTo { words += ["--grant-connect", place] }
        for port in listenAt { words += ["--grant-listen", "\(port)"] }
        for definition in environment { words += ["--env", definition] }
        for channel in channels { words += ["--channel", channel] }
        if let timeLimitInSeconds { words += ["--time-limit", "\(timeLimitInSeconds)"] }
        return words
    }
}
