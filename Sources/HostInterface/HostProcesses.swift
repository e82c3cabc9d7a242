// SPDX-License-Identifier: Apache-2.0

/// Child processes and other programs.
public protocol HostProcesses: AnyObject, Sendable {
    /// Starts a program and returns its process number. A program that cannot be executed is an error of this call.
    func spawn(_ request: SpawnRequest) -> HostResult
    /// Waits for a child to end; returns its exit status, or 0x80 plus the signal that ended it. ECHILD if it is none of
    /// ours. With `reaps` false the child can be waited for again.
    func waitForChild(_ process: Int32, reaps: Bool) -> HostResult
    /// Sends a signal; 0 only asks whether the process is there.
    func sendSignal(_ process: Int32, _ signal: Int32) -> HostResult
    /// User and group of this process: the real ones, and those that decide its rights.
    var userID: UInt32 { get }
    var effectiveUserID: UInt32 { get }
    var groupID: UInt32 { get }
    var effectiveGroupID: UInt32 { get }
    /// Clock ticks in a second, the unit of times in /proc.
    var clockTicksPerSecond: Int { get }
    /// How far local time is ahead of Greenwich now, in seconds.
    var secondsEastOfGreenwich: Int { get }
    /// Processor time that a thread of this process has used, in nanoseconds; 0 stands for the whole process. The number
    /// is one that `enrollThread` gave.
    func processorTime(ofThread thread: Int) -> HostResult
    /// Turns echoing of a terminal's input on or off. Returns whether it was on, 1 or 0.
    func setEcho(_ descriptor: Int32, _ on: Bool) -> HostResult
}

/// What to start, and how. All strings are bytes without NUL.
public struct SpawnRequest: Sendable {
    /// Searched for along the PATH of this process if it contains no slash.
    public var program: [UInt8]
    /// Without the program's name.
    public var arguments: [[UInt8]] = []
    /// Entries `NAME=value`; nil for those of this process.
    public var environment: [[UInt8]]?
    /// Working directory; nil for that of this process.
    public var directory: [UInt8]?
    /// Descriptors that become 0, 1 and 2 of the child.
    public var descriptors: (Int32, Int32, Int32) = (0, 1, 2)

    public init(program: [UInt8]) { self.program = program }
}
