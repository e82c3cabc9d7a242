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
    case statusByName = 4  // stat
    case status = 5  // fstat
    case linkStatus = 6  // lstat
    case poll = 7
    case seek = 8  // lseek
    case map = 9  // mmap
    case protect = 10  // mprotect
    case unmap = 11  // munmap
    case setBreak = 12  // brk
    case signalAction = 13  // rt_sigaction
    case signalMask = 14  // rt_sigprocmask
    case signalReturn = 15  // rt_sigreturn
    case control = 16  // ioctl
    case readAt = 17  // pread64
    case writeAt = 18  // pwrite64
    case readVector = 19  // readv
    case writeVector = 20  // writev
    case access = 21
    case yield = 24  // sched_yield
    case remap = 25  // mremap
    case synchronizeMapping = 26  // msync
    case residentPages = 27  // mincore
    case advise = 28  // madvise
    case duplicate = 32  // dup
    case duplicateOnto = 33  // dup2
    case sleep = 35  // nanosleep
    case processIdentity = 39  // getpid
    case socket = 41
    case connect = 42
    case accept = 43
    case sendTo = 44  // sendto
    case receiveFrom = 45  // recvfrom
    case sendMessage = 46  // sendmsg
    case receiveMessage = 47  // recvmsg
    case shutdown = 48
    case bind = 49
    case listen = 50
    case socketName = 51  // getsockname
    case peerName = 52  // getpeername
    case socketPair = 53  // socketpair
    case setSocketOption = 54  // setsockopt
    case getSocketOption = 55  // getsockopt
    case exit = 60
    case killProcess = 62  // kill
    case systemName = 63  // uname
    case descriptorControl = 72  // fcntl
    case synchronize = 74  // fsync
    case synchronizeData = 75  // fdatasync
    case truncate = 77  // ftruncate
    case workingDirectory = 79  // getcwd
    case rename = 82
    case makeDirectory = 83  // mkdir
    case removeDirectory = 84  // rmdir
    case link = 86
    case unlink = 87
    case symbolicLink = 88  // symlink
    case readLink = 89  // readlink
    case changeMode = 90  // chmod
    case changeModeOf = 91  // fchmod
    case changeOwner = 92  // chown
    case changeOwnerOf = 93  // fchown
    case changeLinkOwner = 94  // lchown
    case fileModeMask = 95  // umask
    case timeOfDay = 96  // gettimeofday
    case resourceUsage = 98  // getrusage
    case systemInformation = 99  // sysinfo
    case userIdentity = 102  // getuid
    case groupIdentity = 104  // getgid
    case effectiveUserIdentity = 107  // geteuid
    case effectiveGroupIdentity = 108  // getegid
    case parentIdentity = 110  // getppid
    case signalStack = 131  // sigaltstack
    case fileSystemStatus = 137  // statfs
    case fileSystemStatusOf = 138  // fstatfs
    case processControl = 157  // prctl
    case archControl = 158  // arch_prctl
    case threadIdentity = 186  // gettid
    case setAttributeOf = 190  // fsetxattr
    case getAttributeOf = 193  // fgetxattr
    case listAttributesOf = 196  // flistxattr
    case removeAttributeOf = 199  // fremovexattr
    case kill = 200  // tkill
    case time = 201
    case futex = 202
    case setAffinity = 203  // sched_setaffinity
    case getAffinity = 204  // sched_getaffinity
    case listDirectory = 217  // getdents64
    case setThreadAddress = 218  // set_tid_address
    case adviseFile = 221  // fadvise64
    case clockTime = 228  // clock_gettime
    case clockResolution = 229  // clock_getres
    case clockSleep = 230  // clock_nanosleep
    case exitAll = 231  // exit_group
    case waitForEvents = 232  // epoll_wait
    case controlEventQueue = 233  // epoll_ctl
    case killInGroup = 234  // tgkill
    case addWatch = 254  // inotify_add_watch
    case removeWatch = 255  // inotify_rm_watch
    case open = 257  // openat
    case makeDirectoryAt = 258  // mkdirat
    case changeOwnerAt = 260  // fchownat
    case statusAt = 262  // newfstatat
    case unlinkAt = 263  // unlinkat
    case renameAt = 264  // renameat
    case linkAt = 265  // linkat
    case symbolicLinkAt = 266  // symlinkat
    case readLinkAt = 267  // readlinkat
    case changeModeAt = 268  // fchmodat
    case accessAt = 269  // faccessat
    case pollPrecisely = 271  // ppoll
    case setRobustList = 273  // set_robust_list
    case setTimesAt = 280  // utimensat
    case waitForEventsMasked = 281  // epoll_pwait
    case acceptWithFlags = 288  // accept4
    case eventCounter = 290  // eventfd2
    case makeEventQueue = 291  // epoll_create1
    case duplicateWithFlags = 292  // dup3
    case pipe = 293  // pipe2
    case makeWatch = 294  // inotify_init1
    case limits = 302  // prlimit64
    case renameWithFlags = 316  // renameat2
    case entropy = 318  // getrandom
    case extendedStatus = 332  // statx
    case restartableSequences = 334  // rseq
    case clone3 = 435
    case accessWithFlags = 439  // faccessat2

    /// The protocol's own: what this monitor grants. RDI = the version the guest speaks; the result is the highest
    /// version both speak.
    case negotiate = 0x5357_0000
    /// Maps the pages of a mapping a second time. RDI = address, RSI = length, RDX = protection; the result is the
    /// address of the second view. The first keeps its protection. Made for a code cache's two views.
    case mapAlias = 0x5357_0001
    /// A page to read the time from. RDI = what the time-stamp counter reads; the result is the page's address.
    case timePage = 0x5357_0002
    /// Memory for small transfers without calls (`TransferArea`). The result is its address.
    case transferArea = 0x5357_0003
    /// The bell of the ring of output. Where the host can tell the monitor of it by itself, it is no exit.
    case outputBell = 0x5357_0004
}

/// How a call fails: the negated number is the result, as on Linux.
public enum GuestCallError: Int64, Error, Sendable {
    case notPermitted = 1
    case noEntry = 2
    case noProcess = 3
    case interrupted = 4
    case noDevice = 6
    case badDescriptor = 9
    case tryAgain = 11
    case noMemory = 12
    case accessDenied = 13
    case badAddress = 14
    case exists = 17
    case crossesDevices = 18
    case notMappable = 19  // ENODEV
    case notADirectory = 20
    case isADirectory = 21
    case invalid = 22
    case tooManyFiles = 24
    case notATerminal = 25
    case noSpace = 28
    case illegalSeek = 29
    case readOnly = 30
    case outOfRange = 34
    case wouldDeadlock = 35
    case nameTooLong = 36
    case notImplemented = 38
    case tooManyLinks = 40
    case notASocket = 88
    case noOption = 92
    case notSupported = 95
    case familyNotSupported = 97
    case addressInUse = 98
    case addressNotAvailable = 99
    case networkUnreachable = 101
    case timedOut = 110
    case refused = 111

    /// What the guest finds in RAX.
    public var result: UInt64 { UInt64(bitPattern: -rawValue) }
}
