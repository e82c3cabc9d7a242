// SPDX-License-Identifier: Apache-2.0
import Glibc
import MicroVM
import Platform
import Synchronization

/// Passes this process's signals on to a machine's program; one that the program has no handler for ends the machine.
final class SignalRelay: Sendable {
    private static let signals: [Int32] = [SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2, SIGWINCH]
    private let machine: Machine
    private let deadly = Mutex<Int32>(0)

    init(_ machine: Machine) { self.machine = machine }

    /// The signal that ended the machine; 0 if none did.
    var deadlySignal: Int32 { deadly.withLock { $0 } }

    private static var set: sigset_t {
        var set = sigset_t()
        sigemptyset(&set)
        for signal in signals { sigaddset(&set, signal) }
        return set
    }

    /// Keeps the signals from every thread that is started from now on. Before any is.
    static func block() {
        var set = set
        pthread_sigmask(SIG_BLOCK, &set, nil)
    }

    /// Ends the machine as if by a signal.
    func end(by signal: Int32) {
        deadly.withLock { if $0 == 0 { $0 = signal } }
        machine.stop()
    }

    /// Starts the thread that takes them.
    func start() throws(SystemError) {
        let thread = try NativeThread.start(name: "signals") { [self] in
            var set = SignalRelay.set
            while true {
                var number: Int32 = 0
                guard sigwait(&set, &number) == 0 else { continue }
                if machine.deliver(signal: number) || number == SIGWINCH { continue }
                end(by: number)
            }
        }
        try thread.detach()
    }
}
