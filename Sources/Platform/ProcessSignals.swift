// SPDX-License-Identifier: Apache-2.0
import CSwiftlet
import Glibc

/// Signals of the process, taken off one by one by a thread that waits for them. They belong to the whole process: a
/// library uses this only when its host says so.
public enum ProcessSignals {
    public static let hangUp: Int32 = SIGHUP
    public static let interrupt: Int32 = SIGINT
    public static let quit: Int32 = SIGQUIT
    public static let terminate: Int32 = SIGTERM

    /// What happens at a signal.
    public enum Action: Equatable, Sendable {
        case systemDefault, ignored
        /// Kept for `wait`.
        case counted
        /// A handler of somebody else's, by address.
        case handler(UInt64)

        init(code: UInt64) {
            switch code {
            case 0: self = .systemDefault
            case 1: self = .ignored
            case 2: self = .counted
            default: self = .handler(code)
            }
        }
    }

    public static func action(of signal: Int32) -> Action { Action(code: swiftlet_signal_action(signal)) }

    /// Changes what happens at a signal and returns what happened before.
    public static func set(_ signal: Int32, _ action: Action) throws(SystemError) -> Action {
        var previous: UInt64 = 0
        let error =
            switch action {
            case .systemDefault: swiftlet_signal_set(signal, 0, &previous)
            case .ignored: swiftlet_signal_set(signal, 1, &previous)
            case .counted: swiftlet_signal_count(signal, &previous)
            case .handler(let address): swiftlet_signal_set(signal, address, &previous)
            }
        guard error == 0 else { throw SystemError(operation: "sigaction", code: error) }
        return Action(code: previous)
    }

    /// Waits for the next counted signal; nil after `wake`.
    public static func wait() -> Int32? {
        let signal = swiftlet_signal_wait()
        return signal > 0 ? signal : nil
    }

    /// Has one `wait` return nil.
    public static func wake() { swiftlet_signal_wake() }

    public static func raise(_ signal: Int32) { _ = Glibc.raise(signal) }

    /// Number of a signal by its name without SIG; nil if Linux has none such.
    public static func number(ofName name: String) -> Int32? {
        switch name {
        case "HUP": SIGHUP
        case "INT": SIGINT
        case "QUIT": SIGQUIT
        case "ILL": SIGILL
        case "TRAP": SIGTRAP
        case "ABRT", "IOT": SIGABRT
        case "BUS": SIGBUS
        case "FPE": SIGFPE
        case "KILL": SIGKILL
        case "USR1": SIGUSR1
        case "SEGV": SIGSEGV
        case "USR2": SIGUSR2
        case "PIPE": SIGPIPE
        case "ALRM": SIGALRM
        case "TERM": SIGTERM
        case "STKFLT": 16
        case "CHLD", "CLD": SIGCHLD
        case "CONT": SIGCONT
        case "STOP": SIGSTOP
        case "TSTP": SIGTSTP
        case "TTIN": SIGTTIN
        case "TTOU": SIGTTOU
        case "URG": SIGURG
        case "XCPU": SIGXCPU
        case "XFSZ": SIGXFSZ
        case "VTALRM": SIGVTALRM
        case "PROF": SIGPROF
        case "WINCH": SIGWINCH
        case "IO", "POLL": SIGIO
        case "PWR": SIGPWR
        case "SYS": SIGSYS
        default: nil
        }
    }
}
