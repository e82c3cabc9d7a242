// SPDX-License-Identifier: Apache-2.0

/// The calls a guest may make: number in RAX, arguments in RDI, RSI, RDX, R10, R8, R9, result in RAX
/// (spec/guest-protocol.md).
///
/// The numbers and meanings are those of Linux on x86-64, as far as spec/guest-protocol.md grants them, because the
/// guest is an ordinary static executable whose C library asks this way; the protocol's own calls begin at 0x5357_0000.
/// A number that is not here is answered with `.notImplemented`.
public enum GuestCall: UInt64, Sendable, CaseIterable {
    case read = 0
    case write = 1
    case close = 3
    case status = 5  // fstat
    case seek = 8
    case map = 9
    case protect = 10
    case unmap = 11
    case setBreak = 12
    case signalAction = 13
    case signalMask = 14
    case control = 16  // ioctl
    case readAt = 17  // pread64
    case writeVector = 20
    case yield = 24
    case remap = 25
    case advise = 28
    case sleep = 35
    case processIdentity = 39
    case exit = 60
    case systemName = 63
    case descriptorControl = 72  // fcntl
    case readLink = 89
    case timeOfDay = 96
    case userIdentity = 102
    case groupIdentity = 104
    case effectiveUserIdentity = 107
    case effectiveGroupIdentity = 108
    case signalStack = 131
    case archControl = 158  // arch_prctl
    case threadIdentity = 186
    case kill = 200  // tkill
    case futex = 202
    case setAffinity = 203
    case getAffinity = 204
    case setThreadAddress = 218
    case clockTime = 228
    case clockResolution = 229
    case clockSleep = 230
    case exitAll = 231
    case killInGroup = 234  // tgkill
    case open = 257  // openat
    case statusAt = 262  // newfstatat
    case setRobustList = 273
    case limits = 302  // prlimit64
    case entropy = 318
    case restartableSequences = 334
    case clone3 = 435

    /// The protocol's own: what this monitor grants. RDI = the version the guest speaks; the result is the highest
    /// version both speak.
    case negotiate = 0x5357_0000
    /// Maps the pages of a mapping a second time. RDI = address, RSI = length, RDX = protection; the result is the
    /// address of the second view. The first keeps its protection. Made for a code cache's two views.
    case mapAlias = 0x5357_0001
}

/// How a call fails: the negated number is the result, as on Linux.
public enum GuestCallError: Int64, Error, Sendable {
    case notPermitted = 1
    case noEntry = 2
    case badDescriptor = 9
    case tryAgain = 11
    case noMemory = 12
    case accessDenied = 13
    case badAddress = 14
    case exists = 17
    case invalid = 22
    case tooManyFiles = 24
    case notATerminal = 25
    case illegalSeek = 29
    case notImplemented = 38
    case timedOut = 110

    /// What the guest finds in RAX.
    public var result: UInt64 { UInt64(bitPattern: -rawValue) }
}
