// SPDX-License-Identifier: Apache-2.0

/// What host and guest must agree on before the first call; prose and history in spec/guest-protocol.md.
public enum GuestProtocol {
    /// The version this build speaks. It grows when a call, a flag or a field is added; meanings never change.
    public static let version: UInt64 = 1

    /// The port of a call: `out %eax,$0x80` in place of `syscall`.
    public static let callPort: UInt16 = 0x80
    /// The two bytes of SYSCALL, and what they become; the call they make is the same.
    public static let systemCallInstruction: [UInt8] = [0x0f, 0x05]
    public static let callInstruction: [UInt8] = [0xe7, 0x80]

    /// Where the guest's executable claims to be.
    public static let executablePath = "/proc/self/exe"
    public static let descriptorsPath = "/proc/self/fd"
    /// Where a guest that is a Java runtime finds its start-up image, if it was granted one.
    public static let startupImagePath = "/proc/self/start-up-image"

    /// The folder of what a guest was given to speak to the host by (spec/guest-channel.md).
    public static let devicesPath = "/dev/swiftlet"
    /// Opening it waits for whoever wants a main class run.
    public static let executionsPath = "/dev/swiftlet/exec"

    /// Bytes a single `write`, `read` or `entropy` transfers at most; longer requests are answered short.
    public static let transferLimit = 1 << 20
    /// Bytes of a path, without its terminator, at most.
    public static let pathLimit = 4_095
}
