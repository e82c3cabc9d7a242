// SPDX-License-Identifier: Apache-2.0
import CSwiftlet
import Glibc

extension LinuxHost {
    public func spawn(_ request: SpawnRequest) -> HostResult {
        let result = spawn(request.program, [request.program] + request.arguments, request)
        // A text without #! is a shell script, as for execvp(3).
        guard result.error?.rawValue == ENOEXEC else { return result }
        let shell = Array("/bin/sh".utf8)
        return spawn(shell, [shell, located(request.program)] + request.arguments, request)
    }

    /// The file that a program's name stands for along PATH; the name itself if there is none.
    private func located(_ program: [UInt8]) -> [UInt8] {
        if program.contains(UInt8(ascii: "/")) { return program }
        let prefix = Array("PATH=".utf8)
        let path = environment.first { $0.starts(with: prefix) }.map { Array($0.dropFirst(prefix.count)) }
        for folder in (path ?? Array("/bin:/usr/bin".utf8)).split(separator: UInt8(ascii: ":")) {
            let candidate = folder + [UInt8(ascii: "/")] + program
            if (candidate + [0]).withUnsafeBytes({
                access($0.baseAddress!.assumingMemoryBound(to: CChar.self), X_OK)
            }) == 0 {
                return Array(candidate)
            }
        }
        return program
    }

    private func spawn(_ program: [UInt8], _ arguments: [[UInt8]], _ request: SpawnRequest) -> HostResult {
        var actions = posix_spawn_file_actions_t()
        guard posix_spawn_file_actions_init(&actions) == 0 else { return .failure(.inputOutput) }
        defer { posix_spawn_file_actions_destroy(&actions) }
        var attributes = posix_spawnattr_t()
        guard posix_spawnattr_init(&attributes) == 0 else { return .failure(.inputOutput) }
        defer { posix_spawnattr_destroy(&attributes) }
        let given = request.descriptors
        var error = redirect(&actions, (actual(given.0), actual(given.1), actual(given.2)))
        if error == 0, let directory = request.directory {
            error = (directory + [0]).withUnsafeBytes {
                swiftlet_spawn_add_chdir(&actions, $0.baseAddress!.assumingMemoryBound(to: CChar.self))
            }
        }
        if error == 0 { error = swiftlet_spawn_add_closefrom(&actions, 3) }
        if error == 0 { error = resetSignals(&attributes) }
        if error != 0 { return numbered(error) }
        let argumentList = CStrings(arguments)
        let environmentList = CStrings(request.environment ?? environment)
        var process: pid_t = 0
        error = (program + [0]).withUnsafeBytes {
            posix_spawnp(
                &process, $0.baseAddress!.assumingMemoryBound(to: CChar.self), &actions, &attributes,
                argumentList.pointers, environmentList.pointers)
        }
        return error == 0 ? .success(Int(process)) : numbered(error)
    }

    /// Puts the descriptors at 0, 1 and 2. Those that are in another's place move out of the way first.
    private func redirect(_ actions: inout posix_spawn_file_actions_t, _ given: (Int32, Int32, Int32)) -> Int32 {
        var sources = [given.0, given.1, given.2]
        for i in 0..<3 where sources[i] != Int32(i) && sources[i] >= 0 && sources[i] < 3 {
            // A number that the child alone has: far above, closed by closefrom.
            let spare = Int32(descriptorLimitNow - 1 - i)
            let error = posix_spawn_file_actions_adddup2(&actions, sources[i], spare)
            if error != 0 { return error }
            sources[i] = spare
        }
        for i in 0..<3 {
            // dup2 of a descriptor onto itself clears FD_CLOEXEC here, which is wanted.
            let error = posix_spawn_file_actions_adddup2(&actions, sources[i], Int32(i))
            if error != 0 { return error }
        }
        return 0
    }

    /// First number that cannot be a descriptor at present.
    private var descriptorLimitNow: Int {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 1024 }
        return Int(min(limit.rlim_cur, 1 << 20))
    }

    /// Children start with default signal handling and nothing blocked.
    private func resetSignals(_ attributes: inout posix_spawnattr_t) -> Int32 {
        var none = sigset_t()
        var all = sigset_t()
        sigemptyset(&none)
        sigfillset(&all)
        var error = posix_spawnattr_setsigmask(&attributes, &none)
        if error == 0 { error = posix_spawnattr_setsigdefault(&attributes, &all) }
        if error == 0 {
            error = posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        }
        return error
    }

    public func waitForChild(_ process: Int32, reaps: Bool) -> HostResult {
        // A number of 0 or below would stand for a group of children.
        if process <= 0 { return .failure(HostErrorNumber(rawValue: ECHILD)) }
        var information = siginfo_t()
        let result = retried {
            Int(waitid(P_PID, id_t(process), &information, WEXITED | (reaps ? 0 : WNOWAIT)))
        }
        if result.error != nil { return result }
        let status = information._sifields._sigchld.si_status
        return .success(Int(information.si_code == 1 ? status & 0xFF : 0x80 + status))
    }

    public func sendSignal(_ process: Int32, _ signal: Int32) -> HostResult {
        process <= 0 ? .failure(HostErrorNumber(rawValue: ESRCH)) : once { Int(kill(process, signal)) }
    }

    public var userID: UInt32 { getuid() }
    public var effectiveUserID: UInt32 { geteuid() }
    public var groupID: UInt32 { getgid() }
    public var effectiveGroupID: UInt32 { getegid() }

    public var clockTicksPerSecond: Int { sysconf(Int32(_SC_CLK_TCK)) }

    public var secondsEastOfGreenwich: Int {
        var now = time(nil)
        var local = tm()
        return localtime_r(&now, &local) == nil ? 0 : local.tm_gmtoff
    }

    public func processorTime(ofThread thread: Int) -> HostResult {
        guard let number = Int32(exactly: thread), number >= 0 else { return .failure(.invalidArgument) }
        // The clock of a thread of this process, as pthread_getcpuclockid makes it of the kernel's number.
        let clock = number == 0 ? CLOCK_PROCESS_CPUTIME_ID : clockid_t(~number << 3 | 6)
        var time = timespec()
        guard clock_gettime(clock, &time) == 0 else { return failed() }
        return .success(time.tv_sec * 1_000_000_000 + time.tv_nsec)
    }

    public func setEcho(_ descriptor: Int32, _ on: Bool) -> HostResult {
        var settings = termios()
        if isFunction(descriptor) { return .failure(HostErrorNumber(rawValue: ENOTTY)) }
        let descriptor = actual(descriptor)
        guard tcgetattr(descriptor, &settings) == 0 else { return failed() }
        let wasOn = settings.c_lflag & tcflag_t(ECHO) != 0
        if wasOn != on {
            settings.c_lflag ^= tcflag_t(ECHO)
            guard tcsetattr(descriptor, TCSANOW, &settings) == 0 else { return failed() }
        }
        return .success(wasOn ? 1 : 0)
    }
}

/// A NULL-terminated array of C strings.
private final class CStrings {
    let pointers: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
    private let count: Int

    init(_ strings: [[UInt8]]) {
        count = strings.count
        pointers = .allocate(capacity: count + 1)
        for (i, string) in strings.enumerated() {
            let copy = UnsafeMutablePointer<CChar>.allocate(capacity: string.count + 1)
            for (j, byte) in string.enumerated() { copy[j] = CChar(bitPattern: byte) }
            copy[string.count] = 0
            pointers[i] = copy
        }
        pointers[count] = nil
    }

    deinit {
        for i in 0..<count { pointers[i]?.deallocate() }
        pointers.deallocate()
    }
}
